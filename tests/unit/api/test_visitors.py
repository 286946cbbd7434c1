"""Who sent a request."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.datastructures import Headers

from dashboard.api.visitors import (
    SIGNED_IN,
    connection_of,
    must_be_allowed,
    nobody,
    sees_details,
    visitor_at,
)
from dashboard.domain.errors import Forbidden
from dashboard.domain.visitors.access import LOCAL_USER, STRANGER, Permission
from dashboard.services.access.identity import proxy_identity
from tests.unit.api.test_answers import request
from tests.unit.services.settings_of import settings_of

SCOPE = {
    "type": "http",
    "http_version": "1.1",
    "headers": [(b"Host".lower(), b"localhost:1"), (b"accept", b"z")],
    "client": ("127.0.0.1", 1),
}


def test_what_a_connection_shows() -> None:
    seen = connection_of({**SCOPE, SIGNED_IN: "ann"})
    assert seen.headers == {"host": "localhost:1", "accept": "z"}
    assert (seen.client, seen.signed_in, seen.http_version) == (
        "127.0.0.1",
        "ann",
        "1.1",
    )
    twice = [*SCOPE["headers"], (b"accept", b"w")]
    assert connection_of({**SCOPE, "headers": twice}).headers["accept"] == "z, w"
    bare = connection_of({"type": "http", "headers": []})
    assert (bare.client, bare.signed_in, bare.http_version) == ("", "", "")
    assert nobody(Headers({})) == ""


def test_who_it_is(tmp_path: Path) -> None:
    settings = settings_of(tmp_path)
    assert visitor_at(SCOPE, settings) == LOCAL_USER
    assert visitor_at({**SCOPE, "client": ("9.9.9.9", 1)}, settings) == STRANGER
    assert visitor_at({**SCOPE, "client": None}, settings) == STRANGER
    assert visitor_at({**SCOPE, "http_version": "1.0"}, settings) == STRANGER


def test_a_reader_names_nobody_before_the_proxy_does(tmp_path: Path) -> None:
    settings = settings_of(
        tmp_path,
        FRONTLINE_PROXIES="10.0.0.0/8",
        FRONTLINE_PROXY_SECRET="s" * 32,
        FRONTLINE_EDITING="on",
    )
    proxied = [(b"x-frontline-proxy-secret", b"s" * 32), (b"x-frontline-user", b"b")]
    scope = {**SCOPE, "client": ("10.1.1.1", 1)}
    honest = connection_of({**scope, "headers": proxied})
    assert proxy_identity(honest, settings) == "b"
    forged = [(b"x-frontline-user", b"admin"), *proxied]
    both = connection_of({**scope, "headers": forged})
    assert proxy_identity(both, settings) == "admin, b"


def test_what_a_visitor_may() -> None:
    assert sees_details(request(LOCAL_USER))
    assert not sees_details(request(STRANGER))
    assert not sees_details(request())
    must_be_allowed(request(LOCAL_USER), Permission.REVIEW)
    with pytest.raises(Forbidden):
        must_be_allowed(request(STRANGER), Permission.REVIEW)
