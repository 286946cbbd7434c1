"""Which addresses are taken, and how they are written on the wire."""

from __future__ import annotations

import pytest

from dashboard.domain.errors import BadInput
from dashboard.reading.web.addresses import is_public, target


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
