"""Changes brought into the tables, step by step: what stands, what was replaced, what
is contradicted.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest

from dashboard.domain.claim import Claim
from dashboard.domain.revision import Revision
from dashboard.domain.words import Kind, Review, Side
from dashboard.index import ingest
from dashboard.index.schema import SOURCE_BITS, TABLES
from dashboard.index.search.texts import files
from tests.faults.claims import CLAIM, DAY, parquet

AT = datetime(2026, 1, 1, 12, tzinfo=UTC)
OTHER = replace(
    CLAIM,
    id="b",
    kind=Kind.HOLD,
    actor=Side.RU,
    claimant_side=Side.RU,
    date_from=DAY + timedelta(5),
    date_to=DAY + timedelta(5),
)
Cursor = duckdb.DuckDBPyConnection


@pytest.fixture
def cursor() -> Iterator[Cursor]:
    with duckdb.connect() as connection:
        for statement in TABLES:
            connection.execute(statement)
        yield connection


def revision(number: int, claim: Claim, hours: int | None = None) -> Revision:
    at = AT + timedelta(hours=number if hours is None else hours)
    return Revision(number=number, at=at, by="x", action="add", why="", claim=claim)


def rows(cursor: Cursor, sql: str) -> list[tuple[Any, ...]]:
    return cursor.execute(sql).fetchall()


def spans(cursor: Cursor) -> list[tuple[int, int, int]]:
    """Return (number, from, to) of what was replaced, in hours after AT."""
    found = rows(cursor, "SELECT no, known_from, known_to FROM history ORDER BY no")
    start = AT.replace(tzinfo=None)
    return [
        (no, (begin - start).seconds // 3600, (end - start).seconds // 3600)
        for no, begin, end in found
    ]


def test_meta_keeps_the_last_value(cursor: Cursor) -> None:
    assert ingest.meta(cursor, "key") == ""
    ingest.keep(cursor, "key", "one")
    ingest.keep(cursor, "key", "two")
    ingest.keep(cursor, "other", "")
    assert (ingest.meta(cursor, "key"), ingest.meta(cursor, "other")) == ("two", "")
    assert ingest.places_key("acled") == "places of acled"


def test_a_transaction_is_whole_or_nothing(cursor: Cursor) -> None:
    with ingest.transaction(cursor):
        ingest.keep(cursor, "key", "one")
    with pytest.raises(KeyboardInterrupt), ingest.transaction(cursor):
        ingest.keep(cursor, "key", "two")
        raise KeyboardInterrupt
    assert ingest.meta(cursor, "key") == "one"
    cursor.execute("BEGIN")


def test_nothing_to_apply(cursor: Cursor) -> None:
    assert ingest.apply(cursor, []) == 0
    assert rows(cursor, "SELECT * FROM current") == []


def test_a_claim_stands_until_it_is_replaced(cursor: Cursor) -> None:
    assert ingest.apply(cursor, [revision(1, CLAIM), revision(2, OTHER)]) == 2
    assert rows(cursor, "SELECT no FROM current ORDER BY no") == [(1,), (2,)]
    assert spans(cursor) == []
    assert ingest.apply(cursor, [revision(3, replace(CLAIM, note="x"))]) == 1
    assert rows(cursor, "SELECT no FROM current ORDER BY no") == [(2,), (3,)]
    assert spans(cursor) == [(1, 1, 3)]
    assert rows(cursor, "SELECT row, id, note FROM ledger_claims ORDER BY row") == [
        (1, "a", ""),
        (2, "b", ""),
        (3, "a", "x"),
    ]


@pytest.mark.slow
@pytest.mark.parametrize("size", [1, 2, 3, 4])
def test_whether_at_once_or_one_by_one_it_is_the_same(
    cursor: Cursor, size: int
) -> None:
    notes = [revision(n, replace(CLAIM, note=str(n))) for n in (1, 2, 3, 4)]
    for start in range(0, 4, size):
        ingest.apply(cursor, notes[start : start + size])
    assert spans(cursor) == [(1, 1, 2), (2, 2, 3), (3, 3, 4)]
    assert rows(cursor, "SELECT no FROM current") == [(4,)]


@pytest.mark.slow
@pytest.mark.parametrize("size", [1, 2, 3, 4])
def test_after_a_clock_that_went_back_no_two_stand_at_once(
    cursor: Cursor, size: int
) -> None:
    hours = {1: 1, 2: 9, 3: 4, 4: 6}
    notes = [revision(n, replace(CLAIM, note=str(n)), hours[n]) for n in hours]
    for start in range(0, 4, size):
        ingest.apply(cursor, notes[start : start + size])
    assert spans(cursor) == [(1, 1, 4), (2, 9, 4), (3, 4, 6)]


def contested(cursor: Cursor) -> list[int]:
    sql = "SELECT no FROM current WHERE contested ORDER BY no"
    return [row[0] for row in rows(cursor, sql)]


@pytest.mark.slow
def test_two_sides_contradict_each_other_until_one_takes_it_back(
    cursor: Cursor,
) -> None:
    ingest.apply(cursor, [revision(1, CLAIM)])
    assert contested(cursor) == []
    ingest.apply(cursor, [revision(2, OTHER)])
    assert contested(cursor) == [1, 2]
    ingest.apply(cursor, [revision(3, replace(OTHER, review=Review.RETRACTED))])
    assert contested(cursor) == []
    far = DAY + timedelta(91)
    ingest.apply(cursor, [revision(4, replace(OTHER, date_from=far, date_to=far))])
    assert contested(cursor) == []


def test_claims_elsewhere_contradict_nothing(cursor: Cursor) -> None:
    ingest.apply(cursor, [revision(1, CLAIM)])
    ingest.apply(cursor, [revision(2, replace(OTHER, place_id="X2"))])
    assert contested(cursor) == []


def test_places_are_added_once(cursor: Cursor) -> None:
    ingest.apply(cursor, [revision(1, CLAIM), revision(2, OTHER)])
    vague = replace(CLAIM, id="c", radius_km=9.0)
    nowhere = replace(CLAIM, id="d", lat=None, lon=None)
    ingest.apply(cursor, [revision(3, vague), revision(4, nowhere)])
    assert rows(cursor, "SELECT no, name, radius_km FROM spot ORDER BY no") == [
        (0, "Storozheve", 3.0),
        (1, "Storozheve", 9.0),
    ]
    assert rows(cursor, "SELECT no FROM current WHERE packed_key IS NULL") == [(4,)]


def attach(cursor: Cursor, path: Path, name: str = "d", **more: Any) -> int:
    parquet(path, more.pop("count", 3), **more)
    return ingest.attach(cursor, files(cursor, name, str(path)), AT)


@pytest.mark.slow
def test_a_dataset_comes_and_goes(cursor: Cursor, tmp_path: Path) -> None:
    ingest.apply(cursor, [revision(1, CLAIM)])
    assert attach(cursor, tmp_path / "one.parquet", "d") == 0
    assert attach(cursor, tmp_path / "two.parquet", "e", count=2) == 0
    assert rows(cursor, "SELECT no, dataset FROM source ORDER BY no") == [
        (1, "d"),
        (2, "e"),
    ]
    numbers = [row[0] for row in rows(cursor, "SELECT no FROM current ORDER BY no")]
    first, second = 1 << SOURCE_BITS, 2 << SOURCE_BITS
    assert numbers == [1, first, first + 1, first + 2, second, second + 1]
    assert rows(
        cursor,
        f"SELECT DISTINCT known_from FROM current WHERE no >= {first}",  # noqa: S608
    ) == [(AT.replace(tzinfo=None),)]
    cursor.execute("INSERT INTO dataset VALUES ('d', 's', []), ('e', 's', [])")
    ingest.keep(cursor, ingest.places_key("d"), "x")
    ingest.detach(cursor, "d")
    numbers = [row[0] for row in rows(cursor, "SELECT no FROM current ORDER BY no")]
    assert numbers == [1, second, second + 1]
    assert rows(cursor, "SELECT dataset FROM source") == [("e",)]
    assert rows(cursor, "SELECT name FROM dataset") == [("e",)]
    assert ingest.meta(cursor, ingest.places_key("d")) == ""


@pytest.mark.slow
def test_rows_in_no_words_of_ours_are_left_out_and_counted(
    cursor: Cursor, tmp_path: Path
) -> None:
    path = tmp_path / "mixed.parquet"
    parquet(tmp_path / "a.parquet", 3)
    cursor.execute(
        f"""COPY (SELECT * REPLACE (CASE WHEN id = 'd1' THEN 'nonsense' ELSE kind END
        AS kind) FROM '{tmp_path}/a.parquet') TO '{path}' (FORMAT parquet)"""  # noqa: S608
    )
    assert ingest.attach(cursor, files(cursor, "d", str(path)), AT) == 1
    first = 1 << SOURCE_BITS
    assert rows(cursor, "SELECT no FROM current ORDER BY no") == [
        (first,),
        (first + 2,),
    ]


@pytest.mark.slow
def test_what_goes_contradicts_nothing_any_more(cursor: Cursor, tmp_path: Path) -> None:
    ingest.apply(cursor, [revision(1, OTHER)])
    attach(cursor, tmp_path / "a.parquet", count=1)
    first = 1 << SOURCE_BITS
    assert contested(cursor) == [1, first]
    ingest.detach(cursor, "d")
    assert contested(cursor) == []
    attach(cursor, tmp_path / "a.parquet", count=1)
    assert contested(cursor) == [1, first]
    ingest.clear_ledger(cursor)
    assert contested(cursor) == []
    for table in ("ledger_claims", "history"):
        assert rows(cursor, f"SELECT * FROM {table}") == []  # noqa: S608
    assert rows(cursor, "SELECT no FROM current") == [(first,)]
