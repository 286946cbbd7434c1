"""Names this server answers to."""

from __future__ import annotations

import pytest

from dashboard.domain.settings import load
from dashboard.services.access.hosts import (
    allowed_hosts,
    host_allowed,
    host_name,
    loopback_name,
)

OWN = load({})
PUBLIC = load(
    {
        "FRONTLINE_PUBLIC_URL": "https://Map.example:8443/ua",
        "FRONTLINE_HOSTS": "other.example, 192.0.2.7, 2001:db8::1",
        "FRONTLINE_HOST": "0.0.0.0",  # noqa: S104
    }
)


@pytest.mark.parametrize(
    "host",
    [
        "localhost",
        "localhost:8501",
        "LOCALHOST:1",
        "localhost.",
        "127.0.0.1:8501",
        "[::1]:8501",
        "[::1]",
    ],
)
def test_names_of_loopback_with_any_port(host: str) -> None:
    assert host_allowed(host, OWN)
    assert host_allowed(host, PUBLIC)


@pytest.mark.parametrize(
    "host", ["map.example", "MAP.EXAMPLE:8443", "other.example:80", "192.0.2.7"]
)
def test_names_of_the_settings(host: str) -> None:
    assert host_allowed(host, PUBLIC)
    assert not host_allowed(host, OWN)


@pytest.mark.parametrize(
    "host",
    [
        None,
        "",
        " localhost",
        "evil.example",
        "evil.example:8501",
        "localhost.evil.example",
        "evil-localhost",
        "evil.example@localhost",
        "localhost@evil.example",
        "localhost/evil",
        "localhost:80:80",
        "localhost:port",
        "[::1",
        "[::1]x",
        "[::1]evil.example:80",
        "localhost:99999",
        "localhost#x",
        "localhost?x",
        "localhost\\evil",
        "127.0.0.1.evil.example",
        "0.0.0.0",  # noqa: S104
        "0",
        "2130706433",
        "[::1",
        "::1]",
        "[::ffff:127.0.0.1]x",
        "*",
        "null",
    ],
)
def test_any_other_name_is_refused(host: str | None) -> None:
    assert not host_allowed(host, OWN)
    assert not host_allowed(host, PUBLIC)


def test_the_address_that_is_listened_on() -> None:
    named = load({"FRONTLINE_HOST": "192.0.2.7"})
    assert host_allowed("192.0.2.7:8501", named)
    for everything in ("0.0.0.0", "::", "[::]"):  # noqa: S104
        assert allowed_hosts(load({"FRONTLINE_HOST": everything})) == {
            "localhost",
            "127.0.0.1",
            "::1",
        }


def test_the_name_in_a_host_header() -> None:
    assert host_name("Map.Example:80") == "map.example"
    assert host_name("[2001:DB8::1]:80") == "2001:db8::1"
    assert host_name("a:b") == ""


def test_what_means_this_machine() -> None:
    assert all(map(loopback_name, ("localhost", "127.0.0.1", "127.9.9.9", "::1")))
    assert not any(map(loopback_name, ("", "localhost.example", "10.0.0.1", "::")))
