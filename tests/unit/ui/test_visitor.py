"""Who is there, without a browser: nobody. Names and errors, by who it is."""

from __future__ import annotations

import getpass

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.domain.visitors.access import LOCAL_USER, STRANGER, Role, Visitor
from dashboard.services.access.identity import Connection
from dashboard.ui import visitor


def test_without_a_browser_nobody_is_there() -> None:
    assert visitor.connection() == Connection(headers={}, client="")


def test_the_name_is_who_signed_in_or_the_account(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert visitor.name_of(Visitor("o@x.org", frozenset({Role.REVIEWER}))) == "o@x.org"
    assert visitor.name_of(LOCAL_USER) == getpass.getuser()
    assert visitor.name_of(STRANGER) == ""

    def nameless() -> str:
        raise KeyError("getpwuid(): uid not found: 1234")

    monkeypatch.setattr(getpass, "getuser", nameless)
    assert visitor.name_of(LOCAL_USER) == "local"


def _failing(words: str) -> None:
    from dashboard.domain.errors import DataMissing, Forbidden
    from dashboard.ui import visitor

    kind = Forbidden if words.startswith("not allowed") else DataMissing
    visitor.draw_error(kind(words))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("client", "words", "told"),
    [
        ("127.0.0.1", "/srv/data: missing", True),
        ("203.0.113.7", "/srv/data: missing", False),
        ("", "/srv/data: missing", False),
        ("203.0.113.7", "not allowed", True),
    ],
)
def test_a_stranger_learns_no_folder(
    client: str, words: str, told: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser = Connection(headers={"host": "localhost"}, client=client)
    monkeypatch.setattr(visitor, "connection", lambda: browser)
    test = AppTest.from_function(_failing, args=(words,)).run()
    assert not test.exception
    assert (words in test.error[0].value.replace("\\", "")) is told
