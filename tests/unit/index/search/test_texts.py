"""The text of claims, from the ledger's table and from files that a stranger wrote."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dashboard.domain.claim import COLUMN_TYPES, FIELDS, TEXTS, Claim
from dashboard.domain.errors import BadInput, Damaged
from dashboard.domain.words import Hedge, Kind, Precision, Review, Side
from dashboard.index.schema import SOURCE_BITS, TABLES
from dashboard.index.search.texts import (
    COLUMNS,
    SOUND,
    Files,
    claim_of,
    count_rows,
    fetch,
    files,
    frame,
    sound_row,
)
from tests.faults.claims import CLAIM, parquet

AT = datetime(2026, 1, 1, 14, tzinfo=timezone(timedelta(0)))
Cursor = duckdb.DuckDBPyConnection


@pytest.fixture
def cursor() -> Iterator[Cursor]:
    with duckdb.connect() as connection:
        for statement in TABLES:
            connection.execute(statement)
        yield connection


def read(cursor: Cursor, archive: Files) -> list[Claim]:
    table, values = archive.every()
    sql = f"SELECT {COLUMNS} FROM {table} WHERE {SOUND} ORDER BY row"  # noqa: S608
    return [claim_of(row) for row in cursor.execute(sql, values).fetchall()]


def write(path: Path, **columns: list[object]) -> str:
    pq.write_table(pa.table(columns), path)
    return str(path)


def test_a_frame_has_every_field_and_its_times() -> None:
    later = datetime(2026, 1, 2, tzinfo=UTC)
    unplaced = replace(CLAIM, id="b", precision=None, lat=None, date_to=None, start=7)
    table = frame([(1, AT, later, CLAIM), (2, AT, None, unplaced)])
    assert table.column_names == ["no", "known_from", "known_to", *FIELDS]
    assert table["no"].to_pylist() == [1, 2]
    bare = [moment.replace(tzinfo=None) for moment in (AT, later)]
    assert table["known_from"].to_pylist() == [bare[0], bare[0]]
    assert table["known_to"].to_pylist() == [bare[1], None]
    assert table["precision"].to_pylist() == ["settlement", ""]
    assert table["kind"].to_pylist() == ["retake", "retake"]
    assert table["lat"].to_pylist() == [47.79, None]
    assert table["start"].to_pylist() == [None, 7]
    assert table["date_to"].to_pylist() == [CLAIM.date_to, None]
    kinds = {"DOUBLE": "double", "DATE": "date32[day]", "BIGINT": "int64"}
    for name, kind in COLUMN_TYPES.items():
        assert str(table.schema.field(name).type) == kinds.get(kind, "string")


def test_an_empty_frame_has_the_same_columns() -> None:
    assert frame([]).schema == frame([(1, AT, None, CLAIM)]).schema
    assert len(frame([])) == 0


def test_a_claim_comes_back_as_it_went_in() -> None:
    for claim in (CLAIM, replace(CLAIM, precision=None, lat=None, lon=None, start=3)):
        row = [
            str(value) if name in TEXTS and value else value
            for name, value in ((name, getattr(claim, name)) for name in FIELDS)
        ]
        row = [
            "" if cell is None and name in TEXTS else cell
            for name, cell in zip(FIELDS, row, strict=True)
        ]
        assert claim_of(row) == claim


def test_files_are_listed_with_the_columns_we_know(
    cursor: Cursor, tmp_path: Path
) -> None:
    for name in ("b", "a"):
        write(tmp_path / f"{name}.parquet", id=["x"], kind=["hold"], more=[1])
    made = files(cursor, "d", str(tmp_path / "*.parquet"))
    assert made.name == "d"
    assert made.paths == tuple(str(tmp_path / f"{name}.parquet") for name in "ab")
    assert made.columns == {"id", "kind"}
    assert made.places == ""
    assert count_rows(cursor, made) == 2


def test_files_that_are_none(cursor: Cursor, tmp_path: Path) -> None:
    with pytest.raises(
        BadInput, match=r"no\.parquet: no Parquet file there; .* of dataset d$"
    ):
        files(cursor, "d", str(tmp_path / "no.parquet"))
    address = write(tmp_path / "a.parquet", id=["x"])
    with pytest.raises(
        BadInput, match="no column kind; the files must be in the claim"
    ):
        files(cursor, "d", address)
    address = write(tmp_path / "b.parquet", more=["x"])
    with pytest.raises(BadInput, match="no column id, kind;"):
        files(cursor, "d", address)
    (tmp_path / "c.parquet").write_bytes(b"PAR1")
    with pytest.raises(Damaged, match=r"c\.parquet: dataset d cannot be read \("):
        files(cursor, "d", str(tmp_path / "c.parquet"))


def test_what_a_file_lacks_is_unknown(cursor: Cursor, tmp_path: Path) -> None:
    address = write(tmp_path / "a.parquet", id=["x"], kind=["hold"])
    assert read(cursor, files(cursor, "lake", address)) == [
        Claim(
            id="x",
            kind=Kind.HOLD,
            actor=Side.UNKNOWN,
            claimant_side=Side.UNKNOWN,
            hedge=Hedge.ASSERTED,
            review=Review.ACCEPTED,
            dataset="lake",
        )
    ]


def test_cells_of_other_kinds_are_read_or_unknown(
    cursor: Cursor, tmp_path: Path
) -> None:
    address = write(
        tmp_path / "a.parquet",
        id=[1, 2, 3, 4],
        kind=["hold", "strike", "nonsense", "hold"],
        review=["", None, "accepted", "draft"],
        note=[None, "", "n", "n"],
        lat=["48.5", "91", "1", "x"],
        lon=["37", "37", "1", "37"],
        date_from=["2023-06-01", "soon", None, None],
        start=["5", "-", None, None],
        precision=["settlement", "", "", None],
        dataset=["theirs", "theirs", "theirs", "theirs"],
    )
    first, second, third = read(cursor, files(cursor, "d", address))
    assert (first.id, first.review, first.note) == ("1", Review.ACCEPTED, "")
    assert (first.lat, first.lon, first.start) == (48.5, 37.0, 5)
    assert str(first.date_from) == "2023-06-01"
    assert (first.precision, first.dataset) == (Precision.SETTLEMENT, "d")
    assert (second.lat, second.lon, second.date_from) == (None, None, None)
    assert (second.start, second.precision) == (None, None)
    assert (third.id, third.lat, third.review) == ("4", None, Review.DRAFT)


def test_whether_some_row_is_sound(cursor: Cursor, tmp_path: Path) -> None:
    sound = write(tmp_path / "a.parquet", id=["x", "y"], kind=["nonsense", "hold"])
    assert sound_row(cursor, files(cursor, "d", sound)) is True
    none = write(tmp_path / "b.parquet", id=["x", "y"], kind=["nonsense", ""])
    assert sound_row(cursor, files(cursor, "d", none)) is False
    gone = Files("d", (str(tmp_path / "gone.parquet"),), frozenset({"id", "kind"}))
    for call in (sound_row, count_rows):
        with pytest.raises(Damaged, match=r"gone\.parquet: dataset d cannot be read"):
            call(cursor, gone)


def test_claims_are_fetched_by_number_from_where_they_are(
    cursor: Cursor, tmp_path: Path
) -> None:
    parquet(tmp_path / "a.parquet", 3)
    archive = files(cursor, "d", str(tmp_path / "a.parquet"))
    cursor.execute(f"INSERT INTO source VALUES (1, 'd', '{archive.paths[0]}')")  # noqa: S608
    cursor.execute("INSERT INTO source VALUES (2, 'other', 'x')")
    cursor.register("fresh", frame([(7, AT, None, CLAIM)]))
    cursor.execute(
        f"INSERT INTO ledger_claims SELECT no, known_from, {COLUMNS} FROM fresh"  # noqa: S608
    )
    first = 1 << SOURCE_BITS
    numbers = [7, first + 2, first, first + 9, 8, 2 << SOURCE_BITS, 3 << SOURCE_BITS]
    claims, problems = fetch(cursor, numbers, {"d": archive})
    assert problems == ()
    assert {no: claim.id for no, claim in claims.items()} == {
        7: "a",
        first: "d0",
        first + 2: "d2",
    }
    assert claims[7] == CLAIM
    assert claims[first].dataset == "d"
    (tmp_path / "a.parquet").write_bytes(b"")
    claims, ((name, problem),) = fetch(cursor, numbers, {"d": archive})
    assert list(claims) == [7]
    assert name == "d"
    assert str(problem).startswith(f"{archive.paths[0]}: dataset d cannot be read (")
    assert fetch(cursor, [], {}) == ({}, ())


def test_a_fault_of_our_own_table_is_no_fault_of_a_dataset(cursor: Cursor) -> None:
    cursor.execute("DROP TABLE ledger_claims")
    with pytest.raises(duckdb.Error):
        fetch(cursor, [1], {})


def test_rows_are_numbered_by_their_source(cursor: Cursor, tmp_path: Path) -> None:
    parquet(tmp_path / "a.parquet", 2)
    archive = files(cursor, "d", str(tmp_path / "a.parquet"))
    cursor.execute(f"INSERT INTO source VALUES (5, 'd', '{archive.paths[0]}')")  # noqa: S608
    table, values = archive.rows(AT)
    assert values == {"paths": list(archive.paths), "name": "d", "known_from": AT}
    rows = cursor.execute(f"SELECT no, id FROM {table} ORDER BY no", values).fetchall()  # noqa: S608
    assert rows == [(5 << SOURCE_BITS, "d0"), ((5 << SOURCE_BITS) + 1, "d1")]
    table, values = archive.at("elsewhere")
    assert values == {"paths": ["elsewhere"], "name": "d"}
