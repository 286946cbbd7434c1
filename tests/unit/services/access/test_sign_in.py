"""A sign-in is believed by its signature, its age and its site, and until it ends."""

from __future__ import annotations

import json
import secrets
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from streamlit.auth_util import set_cookie_with_chunks
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

from dashboard.domain.errors import ServiceUnavailable
from dashboard.services.access.sign_in import (
    COOKIE,
    LIFETIME,
    Leases,
    end_sign_in,
    identity_of_claims,
    signed_in,
)

SECRET = "of-these-tests-alone-" * 3
ORIGIN = "https://map.example"
CLAIMS: dict[str, Any] = {
    "iss": "https://id.example",
    "sub": "u1",
    "email": "Olena@Example.org",
    "email_verified": True,
    "origin": ORIGIN,
    "is_logged_in": True,
}


def cookies(secret: str = SECRET, **claims: Any) -> dict[str, str]:
    """Return the cookies that Streamlit itself would set."""
    made: dict[str, str] = {}

    def sign(name: str, value: str) -> bytes:
        return create_signed_value(secret, name, value)

    def put(name: str, value: str) -> None:
        made[name] = sign(name, value).decode()

    set_cookie_with_chunks(put, sign, COOKIE, CLAIMS | claims, cookie_attr_size=60)
    return made


def test_the_cookie_of_streamlit_is_read() -> None:
    assert signed_in(cookies(), SECRET, origin=ORIGIN) == "olena@example.org"


def test_a_cookie_in_pieces_is_read_whole_or_not_at_all() -> None:
    pieces = cookies(picture=secrets.token_hex(6000))
    assert len(pieces) > 2
    assert signed_in(pieces, SECRET) == "olena@example.org"
    del pieces[f"{COOKIE}_2"]
    assert signed_in(pieces, SECRET) is None


def test_too_many_pieces_are_nobody() -> None:
    value = create_signed_value(SECRET, COOKIE, "chunks-999").decode()
    assert signed_in({COOKIE: value}, SECRET) is None


@pytest.mark.parametrize(
    "forged",
    [
        {},
        {COOKIE: ""},
        {COOKIE: "nonsense"},
        {COOKIE: "a.b.c"},
        {COOKIE: json.dumps(CLAIMS)},
        {COOKIE: "\ud800"},
        cookies("another-secret-of-the-same-length-" * 2),
        {COOKIE: create_signed_value(SECRET, "_other", json.dumps(CLAIMS)).decode()},
        {COOKIE: create_signed_value(SECRET, COOKIE, "[" * 100_000).decode()},
        {COOKIE: create_signed_value(SECRET, COOKIE, '["x"]').decode()},
        cookies(is_logged_in=False),
        cookies(is_logged_in="true"),
        cookies(origin="https://elsewhere.example"),
    ],
)
def test_a_forged_cookie_is_nobody(forged: dict[str, str]) -> None:
    assert signed_in(forged, SECRET, origin=ORIGIN) is None


@pytest.mark.parametrize("position", range(0, 240, 7))
def test_one_changed_character_is_nobody(position: int) -> None:
    good = cookies()[COOKIE]
    position %= len(good) - 1
    letter = "A" if good[position] != "A" else "B"
    changed = good[:position] + letter + good[position + 1 :]
    assert signed_in({COOKIE: changed}, SECRET) is None


def test_without_a_secret_nobody_is_signed_in() -> None:
    assert signed_in(cookies(""), "") is None


def test_an_expired_sign_in_is_nobody() -> None:
    now = datetime.now(UTC)
    assert signed_in(cookies(), SECRET, now=now + LIFETIME - timedelta(minutes=1))
    late = now + LIFETIME + timedelta(minutes=1)
    assert signed_in(cookies(), SECRET, now=late) is None
    assert signed_in(cookies(), SECRET, now=now - timedelta(hours=1)) is None


def test_what_was_signed_out_is_over_for_every_copy() -> None:
    first, second = cookies(nonce="1"), cookies(nonce="2")
    end_sign_in(first, SECRET)
    assert signed_in(first, SECRET) is None
    assert signed_in({**first, f"{COOKIE}_7": "x"}, SECRET) is None
    assert signed_in(second, SECRET) == "olena@example.org"


def away() -> Leases:
    raise ServiceUnavailable("the ledger is away")


def test_while_the_ledger_is_away_nobody_is_signed_in_and_anybody_can_sign_out(
    caplog: pytest.LogCaptureFixture,
) -> None:
    mine = cookies(nonce="4")
    assert signed_in(mine, SECRET)
    assert signed_in(mine, SECRET, shared=away) is None
    end_sign_in(mine, SECRET, shared=away)
    assert signed_in(mine, SECRET) is None
    assert "a sign-out holds at this server only" in caplog.text


def test_a_forged_cookie_ends_nothing() -> None:
    good = cookies(nonce="3")
    end_sign_in({COOKIE: "nonsense"}, SECRET)
    end_sign_in(good, "another-secret-of-the-same-length")
    assert signed_in(good, SECRET)


@pytest.mark.parametrize(
    ("claims", "identity"),
    [
        ({}, "olena@example.org"),
        ({"email_verified": False}, "https://id.example#u1"),
        ({"email_verified": "true"}, "https://id.example#u1"),
        ({"email_verified": None}, "https://id.example#u1"),
        ({"email": "no address"}, "https://id.example#u1"),
        ({"email": None}, "https://id.example#u1"),
        ({"email": "https://id.example#x@y"}, "https://id.example#u1"),
        ({"email": None, "sub": "Me@x#y/z"}, "https://id.example#Me%40x%23y%2Fz"),
        ({"email": None, "sub": ""}, ""),
        ({"email": None, "sub": 7}, ""),
        ({"email": None, "iss": "id.example"}, ""),
        ({"email": None, "iss": None}, ""),
        ({"email": f"{'x' * 400}@example.org"}, ""),
        ({"email": "o\n@example.org"}, ""),
    ],
)
def test_the_identity_is_the_verified_address_else_the_subject(
    claims: dict[str, Any], identity: str
) -> None:
    assert identity_of_claims(CLAIMS | claims) == identity
