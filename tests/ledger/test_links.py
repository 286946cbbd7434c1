"""Short links, on every backend."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import insert, text, update

from dashboard.domain.claim import Claim
from dashboard.domain.errors import BadInput, TooMany
from dashboard.domain.words import Kind
from dashboard.ledger import Ledger, links
from dashboard.ledger.links import ALPHABET, LONGEST, MAX_STATE, SHORTEST, slug_of
from dashboard.ledger.migrate import drop, upgrade
from dashboard.ledger.store import open_store
from dashboard.ledger.tables import link
from tests.ledger.helpers import store

STATE = "v=1&source=TASS&text=Сторожеве"


def test_a_state_is_kept_once_and_found_again(ledger: Ledger) -> None:
    slug = ledger.shorten(STATE)
    assert slug == slug_of(STATE)
    assert len(slug) == SHORTEST
    assert ledger.shorten(STATE) == slug
    assert ledger.lengthen(slug) == STATE
    assert ledger.shorten("v=1") != slug
    assert ledger.revision() == 0, "no map changes by a link"


def test_every_ledger_gives_a_state_the_slug_it_gave_in_2026() -> None:
    given = ("v=1", "v=1&source=TASS")
    assert [slug_of(state) for state in given] == ["BsfS3Qe", "mcJXSpR"]


@given(state=st.text(), length=st.integers(1, LONGEST))
def test_slugs_are_plain_letters_and_grow_at_their_end(state: str, length: int) -> None:
    state = state.encode(errors="ignore").decode()
    slug = slug_of(state, length)
    assert len(slug) == length
    assert set(slug) <= set(ALPHABET)
    assert slug_of(state, LONGEST).startswith(slug)


@pytest.mark.parametrize(
    "slug", ["", "nothing", "bSFs3qE", "a\x00b", "\ud800", "x" * 10_000, "' OR 1=1 --"]
)
def test_there_is_nothing_under_another_name(ledger: Ledger, slug: str) -> None:
    ledger.shorten("v=1")
    assert ledger.lengthen(slug) is None


def test_two_states_that_begin_alike_get_two_slugs(ledger: Ledger) -> None:
    with store(ledger).engine.begin() as connection:
        taken = {
            "slug": slug_of(STATE),
            "state": "v=1&source=another",
            "at": datetime(2026, 1, 1, tzinfo=UTC),
        }
        connection.execute(insert(link).values(taken))
    slug = ledger.shorten(STATE)
    assert slug == slug_of(STATE, SHORTEST + 1)
    assert ledger.shorten(STATE) == slug
    assert ledger.lengthen(slug) == STATE
    assert ledger.lengthen(slug_of(STATE)) == "v=1&source=another"


def test_those_who_keep_the_same_state_at_once_get_the_same_slug(
    ledger: Ledger,
) -> None:
    start = threading.Barrier(4)

    def keep(state: str) -> str:
        start.wait()
        return ledger.shorten(state)

    with ThreadPoolExecutor(4) as pool:
        assert len(set(pool.map(keep, [STATE] * 4))) == 1
        assert len(set(pool.map(keep, [f"{STATE}{n}" for n in range(4)]))) == 4


def test_new_links_are_limited_to_so_many_an_hour(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(links, "MOST_AN_HOUR", 2)
    first, second = ledger.shorten("v=1&text=1"), ledger.shorten("v=1&text=2")
    with pytest.raises(TooMany, match="2 new ones were made in the last hour"):
        ledger.shorten("v=1&text=3")
    assert (ledger.shorten("v=1&text=1"), ledger.shorten("v=1&text=2")) == (
        first,
        second,
    ), "known ones are no new ones"
    with store(ledger).engine.begin() as connection:
        connection.execute(
            update(link).values(at=datetime.now(UTC) - timedelta(minutes=61))
        )
    assert ledger.lengthen(ledger.shorten("v=1&text=3")) == "v=1&text=3"


@pytest.mark.parametrize("state", ["", "x" * (MAX_STATE + 1), "a\x00", "\ud800"])
def test_what_cannot_be_kept_is_told(ledger: Ledger, state: str) -> None:
    with pytest.raises(BadInput, match="link:"):
        ledger.shorten(state)


def test_the_longest_state_fits(ledger: Ledger) -> None:
    longest = "ї" * MAX_STATE
    assert ledger.lengthen(ledger.shorten(longest)) == longest


def test_a_ledger_from_before_links_takes_them(url: str) -> None:
    old = open_store(url, 5)
    with Ledger.open(url) as ledger:
        ledger.add([Claim(id="one", kind=Kind.HOLD)], by="anna", why="")
    with old.writing() as connection:
        rows = connection.execute(text("SELECT * FROM revision")).mappings().all()
        drop(connection)
        upgrade(connection, "0001")
        connection.execute(
            text(
                "INSERT INTO revision VALUES (:number, :claim_id, :at, :by, :action,"
                " :why, :claim)"
            ),
            [dict(row) for row in rows],
        )
    old.engine.dispose()
    with Ledger.open(url) as ledger:
        assert [revision.claim.id for revision in ledger.changes()] == ["one"]
        assert ledger.lengthen(ledger.shorten(STATE)) == STATE
