"""Which addresses are taken, and how they are written on the wire."""

from __future__ import annotations

import socket
import threading

import pytest

from dashboard.domain.errors import BadInput, ServiceUnavailable
from dashboard.reading.web.addresses import (
    LONGEST,
    Target,
    is_public,
    resolve_public,
    target,
)


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("https://Example.COM", "https://example.com/"),
        ("http://example.com:80/a?b=c#d", "http://example.com/a?b=c"),
        ("https://example.com:8443/", "https://example.com:8443/"),
        ("http://[2606:4700::1111]/x", "http://[2606:4700::1111]/x"),
        (
            "https://приклад.укр/новина",
            "https://xn--80aikifvh.xn--j1amh/%D0%BD%D0%BE%D0%B2%D0%B8%D0%BD%D0%B0",
        ),
        (
            "https://example.com/a%20b/%C3%A9?q=é&r[]=1",
            "https://example.com/a%20b/%C3%A9?q=%C3%A9&r[]=1",
        ),
    ],
)
def test_what_is_asked(written: str, asked: str) -> None:
    assert target(written).url == asked
    assert target(asked).url == asked


@pytest.mark.parametrize(
    "text",
    [
        "",
        "example.com",
        "file:///etc/passwd",
        "ftp://example.com/",
        "javascript:alert(1)",
        "http://",
        "http:///x",
        "//example.com",
        "http://user@example.com/",
        "http://user:pw@example.com/",
        "http://example.com:0/",
        "http://example.com:99999/",
        "http://example.com:x/",
        "http://exa mple.com/",
        "http://example.com/a b",
        "http://example.com/\r\nHost: x",
        "http://[::1/",
        "http://example..com/",
        "http://exa%5bmple.com/",
        f"http://{'a' * 70}.com/",
        f"http://example.com/{'a' * 5000}",
        "http://\udcff.com/",
        "\x00",
    ],
)
def test_what_is_no_address(text: str) -> None:
    with pytest.raises(BadInput, match=": "):
        target(text)


@pytest.mark.parametrize(
    "ip",
    ["93.184.216.34", "8.8.8.8", "2606:4700:4700::1111", "2a00:1450:4001:80e::200e"],
)
def test_the_public_internet(ip: str) -> None:
    assert is_public(ip)


@pytest.mark.parametrize(
    "ip",
    [
        "127.0.0.1",
        "127.9.9.9",
        "0.0.0.0",  # noqa: S104
        "10.0.0.1",
        "172.16.0.1",
        "192.168.0.1",
        "169.254.169.254",
        "168.63.129.16",
        "100.100.100.200",
        "192.0.0.192",
        "fd00:ec2::254",
        "198.18.0.1",
        "240.0.0.1",
        "100.64.0.1",
        "192.0.2.1",
        "198.18.0.1",
        "224.0.0.1",
        "239.1.1.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "fe80::1",
        "fe80::1%eth0",
        "fc00::1",
        "fd12::1",
        "fec0::1",
        "ff02::1",
        "2001:db8::1",
        "::ffff:127.0.0.1",
        "::ffff:8.8.8.8",
        "::7f00:1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "2001:0:1::1",
    ],
)
def test_what_lies_inside(ip: str) -> None:
    assert not is_public(ip)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "http://a b",
            "'http://a b': not a web address; it is too long, or holds blanks or"
            " unprintable characters",
        ),
        (
            "http://x:y/",
            "'http://x:y/': not a web address (Port could not be cast to integer value"
            " as 'y'); copy it again",
        ),
        (
            "ftp://x",
            "'ftp://x': not a web address; it must begin with http:// or https://",
        ),
        (
            "http://a@b",
            "'http://a@b': a user name, or port 0, is not taken; give the plain address"
            " of the page",
        ),
        (
            "http://a..b/",
            "'http://a..b/': 'a..b' is not the name of a machine; check the address",
        ),
    ],
)
def test_why_an_address_is_not_taken(text: str, message: str) -> None:
    with pytest.raises(BadInput) as raised:
        target(text)
    assert str(raised.value) == message


def test_the_longest_address_is_taken() -> None:
    address = "http://x.example/".ljust(LONGEST, "a")
    assert LONGEST == 4_000
    assert target(address).url == address
    with pytest.raises(BadInput, match="too long"):
        target(address + "a")
    with pytest.raises(BadInput) as raised:
        target("ftp://".ljust(150, "a"))
    assert str(raised.value).startswith("'" + "ftp://".ljust(100, "a") + "':")


def test_an_address_taken_apart() -> None:
    assert target(" https://x.example/a?b ") == Target(
        "https", "x.example", 443, "/a?b"
    )
    assert target("http://[2606:4700::1111]:81").origin == "http://[2606:4700::1111]:81"
    assert target("http://x.example/a:@!$&'()*+,;=~-._b").path.endswith("~-._b")


HERE = target("http://localhost:81/a")


def answers(monkeypatch: pytest.MonkeyPatch, *addresses: str) -> None:
    """Let the name service answer with these addresses."""
    monkeypatch.setattr(
        socket,
        "getaddrinfo",
        lambda _host, port, **_: [(2, 1, 6, "", (a, port)) for a in addresses],
    )


def test_every_answer_of_the_name_service_is_checked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answers(monkeypatch, "8.8.8.8", "10.0.0.1", "8.8.8.8")
    assert resolve_public(HERE, 5, private=True) == ("8.8.8.8", "10.0.0.1")
    with pytest.raises(BadInput) as raised:
        resolve_public(HERE, 5, private=False)
    assert str(raised.value) == (
        "http://localhost:81/a: localhost is 10.0.0.1, an address inside a private or"
        " special network; only pages of the public internet are read"
    )
    answers(monkeypatch, "8.8.8.8")
    assert resolve_public(HERE, 5, private=False) == ("8.8.8.8",)


def test_a_name_service_without_an_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    answers(monkeypatch)
    with pytest.raises(ServiceUnavailable) as raised:
        resolve_public(HERE, 5, private=True)
    assert str(raised.value) == (
        "localhost: no such machine was found (no answer in time); check address and"
        " network"
    )

    def fails(*_: object, **__: object) -> None:
        raise OSError(7, "no name")

    monkeypatch.setattr(socket, "getaddrinfo", fails)
    with pytest.raises(ServiceUnavailable, match=r"was found \(no name\); check"):
        resolve_public(HERE, 5, private=True)


def test_a_name_service_that_hangs_is_not_waited_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    done = threading.Event()

    def hangs(*_: object, **__: object) -> list[object]:
        done.wait(60)
        return []

    monkeypatch.setattr(socket, "getaddrinfo", hangs)
    with pytest.raises(ServiceUnavailable, match="no answer in time"):
        resolve_public(HERE, -1, private=True)
    done.set()
