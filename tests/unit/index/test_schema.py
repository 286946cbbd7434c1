"""The version of the index follows from what it is made of."""

from __future__ import annotations

import runpy
from collections.abc import Iterator
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

import duckdb
import pytest

from dashboard.domain import words
from dashboard.domain.claim import Claim
from dashboard.domain.filters import Filters
from dashboard.domain.revision import Revision
from dashboard.domain.words import Review
from dashboard.index import Index, ListedHistory, ingest, schema, store
from dashboard.judgement import ITSELF


def schema_with(
    monkeypatch: pytest.MonkeyPatch, vocabulary: str, value: str
) -> dict[str, Any]:
    """Return the module of the schema as it is with one more word in a vocabulary."""
    members = {word.name: word.value for word in getattr(words, vocabulary)}
    stances = {kind.name: kind.stance for kind in words.Kind}
    more = StrEnum(vocabulary, {**members, value.upper(): value})  # type: ignore[misc]
    for member in more:
        # A new kind answers nothing until it says what.
        stance = stances.get(member.name, words.Stance.HAPPENS)
        object.__setattr__(member, "stance", stance)
    monkeypatch.setattr(words, vocabulary, more)
    return runpy.run_path(str(schema.__file__))


@pytest.mark.parametrize("vocabulary", ["Kind", "Side", "Precision", "Review"])
def test_a_new_word_of_a_vocabulary_makes_another_version(
    monkeypatch: pytest.MonkeyPatch, vocabulary: str
) -> None:
    assert schema_with(monkeypatch, vocabulary, "novel")["VERSION"] != schema.VERSION


def test_the_same_tables_have_the_same_version() -> None:
    assert runpy.run_path(str(schema.__file__))["VERSION"] == schema.VERSION


@pytest.mark.slow
def test_packed_keys_have_room_for_every_word(monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(40):
        grown = schema_with(monkeypatch, "Kind", f"kind{number}")
        assert grown["KIND_SLOTS"] > len(grown["KINDS"]) - 1


@pytest.mark.slow
def test_an_index_of_another_version_is_built_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    claim = Claim(id="a", kind=words.Kind.HOLD, review=Review.ACCEPTED)
    grown = schema_with(monkeypatch, "Kind", "novel")
    with monkeypatch.context() as older:
        older.setattr(store, "VERSION", grown["VERSION"])
        older.setattr(store, "TABLES", (*grown["TABLES"], "CREATE TABLE more (no INT)"))
        before = Index(tmp_path)
        before.follow(ListedHistory.of([claim]))
        before.close()
    again = Index(tmp_path)
    assert again.followed.number == 0
    again.follow(ListedHistory.of([claim]))
    assert again.count(Filters()) == 1
    again.close()


@pytest.fixture(scope="module")
def cursor() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        for statement in schema.TABLES:
            connection.execute(statement)
        yield connection


def test_the_columns_of_each_table(cursor: duckdb.DuckDBPyConnection) -> None:
    rows = cursor.execute(
        "SELECT table_name, column_name, data_type FROM duckdb_columns()"
        " WHERE NOT internal ORDER BY table_name, column_index"
    ).fetchall()
    tables: dict[str, list[str]] = {}
    for table, column, kind in rows:
        tables.setdefault(table, []).append(f"{column} {kind.partition('(')[0]}")
    assert tables.pop("ledger_claims")[:2] == ["row BIGINT", "known_from TIMESTAMP"]
    history = tables.pop("history")
    assert history == [*tables["current"], "known_to TIMESTAMP"]
    assert tables == {
        "contradiction": [
            "place_key UBIGINT",
            "a UBIGINT",
            "b UBIGINT",
            "rule UTINYINT",
        ],
        "current": [
            "no BIGINT",
            "id_key UBIGINT",
            "packed_key BIGINT",
            "kind ENUM",
            "actor ENUM",
            "claimant_side ENUM",
            "review ENUM",
            "precision ENUM",
            "region VARCHAR",
            "publisher VARCHAR",
            "claimant VARCHAR",
            "dataset VARCHAR",
            "place_id VARCHAR",
            "day_from DATE",
            "day_to DATE",
            "start_unknown BOOLEAN",
            "newest BIGINT",
            "known_from TIMESTAMP",
            "answer UINTEGER",
            "killed INTEGER",
            "place_key UBIGINT",
            "assertion UBIGINT",
            "id VARCHAR",
            "contested BOOLEAN",
            "denied BOOLEAN",
            "hidden BOOLEAN",
        ],
        "dataset": ["name VARCHAR", "stamp VARCHAR", "columns VARCHAR[]"],
        "dismissed": [
            "claim VARCHAR",
            "other VARCHAR",
            "rule UTINYINT",
            "dismissed_at TIMESTAMP",
        ],
        "meta": ["key VARCHAR", "value VARCHAR"],
        "source": ["no INTEGER", "dataset VARCHAR", "path VARCHAR"],
        "spot": [
            "no BIGINT",
            "place UBIGINT",
            "place_id VARCHAR",
            "name VARCHAR",
            "region VARCHAR",
            "precision ENUM",
            "radius_km DOUBLE",
            "lat DOUBLE",
            "lon DOUBLE",
            "gx INTEGER",
            "gy INTEGER",
            "wide BOOLEAN",
            "readers UBIGINT",
        ],
    }


BASE: dict[str, Any] = {
    "kind": words.Kind.CAPTURE,
    "actor": words.Side.RU,
    "claimant_side": words.Side.RU,
    "claimant": "A  Ministry",
    "place_id": "X1",
    "name": "Pisky",
    "region": "Donetsk",
    "lat": 48.0,
    "lon": 37.5,
    "precision": words.Precision.SETTLEMENT,
    "radius_km": 3.0,
    "date_from": date(2023, 6, 5),
    "date_to": date(2023, 6, 7),
    "published": date(2023, 6, 8),
    "review": Review.ACCEPTED,
}


def narrow(
    cursor: duckdb.DuckDBPyConnection, *changes: dict[str, Any]
) -> list[dict[str, Any]]:
    """Return the narrow rows of claims that differ so, in their order."""
    at = datetime(2026, 1, 1, tzinfo=UTC)
    revisions = [
        Revision(
            number=number,
            at=at,
            by="x",
            action="add",
            why="",
            claim=Claim(id=f"claim {number}", **{**BASE, **change}),
        )
        for number, change in enumerate(changes, 1)
    ]
    cursor.execute("BEGIN")
    ingest.apply(cursor, revisions)
    rows = cursor.sql("SELECT * FROM current ORDER BY no").to_arrow_table().to_pylist()
    cursor.execute("ROLLBACK")
    return [dict(row) for row in rows]


def test_a_claim_as_a_narrow_row(cursor: duckdb.DuckDBPyConnection) -> None:
    (row,) = narrow(cursor, {})
    hashed = {"id_key", "place_key", "assertion"}
    assert {k: v for k, v in row.items() if k not in hashed} == {
        "no": 1,
        "packed_key": 9,
        "kind": "capture",
        "actor": "RU",
        "claimant_side": "RU",
        "review": "accepted",
        "precision": "settlement",
        "region": "Donetsk",
        "publisher": "",
        "claimant": "A  Ministry",
        "dataset": "",
        "place_id": "X1",
        "day_from": date(2023, 6, 5),
        "day_to": date(2023, 6, 7),
        "start_unknown": False,
        "newest": 8552312704636,
        "known_from": datetime(2026, 1, 1),  # noqa: DTZ001
        "answer": 10,
        "killed": None,
        "id": "claim 1",
        "contested": False,
        "denied": False,
        "hidden": False,
    }
    assert all(isinstance(row[name], int) for name in hashed)


AT_ITSELF = schema.THING_NAMES.index(ITSELF)
ANSWERS: list[tuple[dict[str, Any], int | None]] = [
    ({}, 10),
    ({"actor": words.Side.UA}, 2),
    ({"kind": words.Kind.CONTROL}, 9),
    ({"kind": words.Kind.WITHDRAW}, 2),
    ({"kind": words.Kind.STRIKE}, 11),
    ({"kind": words.Kind.STATEMENT}, None),
    ({"kind": words.Kind.HOLD}, 9),
    ({"hedge": words.Hedge.DENIED}, 26),
    ({"hedge": words.Hedge.HEDGED}, 266),
    ({"date_from": None}, 74),
    ({"date_to": None, "published": None}, 10),
    ({"review": Review.DRAFT}, None),
    ({"actor": words.Side.UNKNOWN}, None),
    ({"actor": words.Side.UNKNOWN, "hedge": words.Hedge.DENIED}, 18),
    ({"precision": words.Precision.OBLAST}, 12),
    ({"precision": words.Precision.OBLAST, "hedge": words.Hedge.DENIED}, 28),
    ({"precision": words.Precision.OBLAST, "hedge": words.Hedge.HEDGED}, 268),
    ({"precision": words.Precision.OBLAST, "kind": words.Kind.STRIKE}, None),
    (
        {"kind": words.Kind.STRIKE, "precision": words.Precision.POINT},
        11 + 2048 * AT_ITSELF,
    ),
    ({"quote": "They took a part of Pisky"}, 42),
    ({"kind": words.Kind.STRIKE, "note": "at least five people were killed"}, 139),
]


def test_what_a_claim_answers_at_its_place(cursor: duckdb.DuckDBPyConnection) -> None:
    rows = narrow(cursor, *(changes for changes, _ in ANSWERS))
    found = [
        (each, row["answer"]) for (each, _), row in zip(ANSWERS, rows, strict=True)
    ]
    assert found == ANSWERS


def test_how_many_are_said_to_have_been_killed(
    cursor: duckdb.DuckDBPyConnection,
) -> None:
    notes = {
        "five people were killed": 5,
        "12 civilians were killed": 12,
        "nobody was killed": 0,
        "a house burnt": None,
    }
    fired = [{"kind": words.Kind.STRIKE, "note": note} for note in notes]
    assert [row["killed"] for row in narrow(cursor, *fired)] == list(notes.values())
    moved = [{"note": note} for note in notes]
    assert {row["killed"] for row in narrow(cursor, *moved)} == {None}
