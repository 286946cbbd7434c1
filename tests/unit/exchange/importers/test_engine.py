"""Rows of a foreign table become claims and rejects, whatever their order and number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dashboard.domain.claim import Claim
from dashboard.domain.geography.geo import Box
from dashboard.domain.words import Kind, Precision
from dashboard.exchange.importers import engine as engine_module
from dashboard.exchange.importers.engine import (
    PLACE_KEYS,
    PLACED,
    REPEATED,
    Engine,
    located_by,
    place_values,
)
from dashboard.exchange.importers.layout import TableLayout
from dashboard.exchange.importers.progress import ProgressMeter
from dashboard.exchange.importers.request import Options
from dashboard.exchange.tables.pieces import column_table
from tests.golden.test_foreign import golden, made

LAYOUT = TableLayout(
    name="t",
    label="T",
    license="",
    terms="",
    credit="",
    redistribute=False,
    columns=(),
    key="r.id",
    day="r.day",
    latitude="r.lat",
    longitude="r.lon",
    country=("r.country",),
    missing="NA",
    checks=(("own_key = ''", "'the id is empty'"),),
    fields={
        "kind": "'strike'",
        "note": "bounded(r.note)",
        "name": "r.place",
        "date_from": "d",
        "date_to": "d_end",
    },
    attributes={"unit": "r.unit"},
)
HEADER = ("id", "day", "lat", "lon", "country", "note", "place", "unit")
ROW = ("1", "2023-06-05", "48.5", "37.5", "Ukraine", "A", "Pisky", "1st")


class Written:
    """Keeps what an engine writes. room: rejected rows that are listed."""

    def __init__(self, room: int) -> None:
        self.room = room
        self.claims: list[dict[str, Any]] = []
        self.attributes: list[str] = []
        self.rejected: list[tuple[int, str, str]] = []
        self.counted: dict[str, int] = {}

    def keep(self, claims: Any, attributes: Any) -> None:
        self.claims += claims.to_pylist()
        self.attributes += attributes.to_pylist()

    def reject(self, line: int, reason: str, text: str) -> None:
        self.rejected.append((line, reason, text))

    def count(self, reasons: dict[str, int]) -> None:
        for reason, number in reasons.items():
            self.counted[reason] = self.counted.get(reason, 0) + number


def row(**cells: str) -> tuple[str, ...]:
    return tuple(cells.get(name, cell) for name, cell in zip(HEADER, ROW, strict=True))


def run(
    *pieces: Sequence[Sequence[str]],
    layout: TableLayout = LAYOUT,
    room: int = 100,
    **wanted: Any,
) -> tuple[Engine, Written]:
    """Return the engine and what it wrote of rows in pieces; lines go on from 2."""
    options = Options(dataset="own", license="CC0", **wanted)
    engine, writer = Engine(layout, options, "200MB"), Written(room)

    def parts() -> Any:
        line = 2
        for rows in pieces:
            lines = range(line, line + len(rows))
            table = column_table(Path("a.csv"), HEADER, rows, lines)
            yield from table.pieces(HEADER)
            line += len(rows)

    engine.run(parts(), writer)  # type: ignore[arg-type]
    engine.close()
    return engine, writer


def notes(writer: Written) -> list[str]:
    return [claim["note"] for claim in writer.claims]


def test_a_row_becomes_a_claim() -> None:
    engine, writer = run([row()])
    (claim,) = writer.claims
    assert {k: v for k, v in claim.items() if v not in ("", None)} == {
        "id": "74177b0803f9b5eb",
        "kind": "strike",
        "actor": "unknown",
        "claimant_side": "unknown",
        "hedge": "asserted",
        "name": "Pisky",
        "lat": 48.5,
        "lon": 37.5,
        "date_from": date(2023, 6, 5),
        "date_to": date(2023, 6, 5),
        "note": "A",
        "review": "accepted",
        "dataset": "own",
        "license": "CC0",
    }
    assert writer.attributes == ['{"unit":"1st"}']
    assert (engine.read, engine.left_out, writer.rejected) == (1, 0, [])


def test_a_layout_with_a_license_of_its_own_keeps_it() -> None:
    own = replace(LAYOUT, fields={**LAYOUT.fields, "license": "'CC BY'"})
    assert run([row()], layout=own)[1].claims[0]["license"] == "CC BY"
    empty = replace(LAYOUT, fields={**LAYOUT.fields, "license": "''"})
    assert run([row()], layout=empty)[1].claims[0]["license"] == "CC0"


def test_bad_rows_are_rejected_with_line_reason_and_text() -> None:
    _, writer = run([row(id="1"), row(id="", note="B"), row(id="3", day="soon")])
    assert notes(writer) == ["A"]
    assert writer.rejected == [
        (3, "the id is empty", ",2023-06-05,48.5,37.5,Ukraine,B,Pisky,1st"),
        (
            4,
            "the date 'soon' in day cannot be read",
            "3,soon,48.5,37.5,Ukraine,A,Pisky,1st",
        ),
    ]


def test_what_has_no_room_is_counted_by_reason_without_its_values() -> None:
    rows = [row(id=str(n), day=f"soon {n}") for n in range(5)]
    _, writer = run(rows, room=2)
    assert [line for line, _, _ in writer.rejected] == [2, 3]
    assert writer.counted == {"the date … in day cannot be read": 3}


@pytest.mark.parametrize("parts", [1, 2, 3])
def test_the_same_event_is_taken_once_over_all_pieces(parts: int) -> None:
    rows = [row(id="1", note="A"), row(id="1", note="B"), row(id="2", note="C")]
    pieces = [rows[n::parts] for n in range(parts)]
    _, writer = run(*pieces)
    assert len(writer.claims) == 2
    assert [reason for _, reason, _ in writer.rejected] == [REPEATED]
    assert REPEATED == "the same event stands in an earlier row"


def many(start: int, places: int) -> list[tuple[str, ...]]:
    """Return rows whose places, points and days hardly repeat in one piece."""
    return [
        row(
            id=str(start + n),
            lat=f"{45 + n % places / 1000}",
            lon="37.5" if n % 7 else "x",
            day=f"20{10 + n % 12}-0{1 + n % 9}-{10 + n % 17}",
            place=f"Place {n % places}",
            note=f"N{start + n}",
        )
        for n in range(2 * places)
    ]


@pytest.mark.slow
def test_questions_put_together_give_what_they_give_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pieces = [many(1, 1_000), many(3_000, 900), many(6_000, 1_100)]
    # Of the first piece each is asked alone, of the others what can be is together.
    _, together = run(*pieces, room=10_000)
    alone = [run(piece, room=10_000)[1] for piece in pieces]
    assert together.claims == [claim for each in alone for claim in each.claims]
    reasons = [reason for each in alone for _, reason, _ in each.rejected]
    assert [reason for _, reason, _ in together.rejected] == reasons
    asked: list[int] = []
    ask = Engine._ask

    def noted(engine: Engine, table: Any, wanted: dict[str, str]) -> Any:
        asked.append(len(wanted))
        return ask(engine, table, wanted)

    monkeypatch.setattr(Engine, "_ask", noted)
    run(pieces[0])
    once = len(asked)
    run(pieces[0], [row(id="a"), *many(9_000, 1_000)])
    assert len(asked) < 3 * once - 2


@pytest.mark.parametrize("few", [0, 1_000_000])
@pytest.mark.parametrize("name", ["acled.csv", "geoconfirmed.csv", "ucdp.csv"])
def test_few_rows_are_answered_as_many_are(
    name: str,
    few: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(engine_module, "FEW_ROWS", few)
    assert made(name, tmp_path) == golden(name).read_text("utf-8")


def test_a_country_is_asked_for_among_few_rows_and_many(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rows = [row(id="a"), row(id="b", country="Poland"), row(id="c", country="804")]
    written = []
    for few in (0, 1_000_000):
        monkeypatch.setattr(engine_module, "FEW_ROWS", few)
        engine, writer = run(rows, country="UA")
        written.append((writer.claims, writer.rejected, engine.left_out))
    assert written[0] == written[1]
    assert (len(written[0][0]), written[0][2]) == (2, 1)


def test_a_bad_row_does_not_hide_a_later_sound_one() -> None:
    _, writer = run([row(day="soon", note="B"), row(note="C"), row(note="D")])
    assert notes(writer) == ["C"]
    assert [line for line, _, _ in writer.rejected] == [2, 4]


def test_rows_of_another_country_are_left_out_sound_or_not() -> None:
    rows = [
        row(id="1"),
        row(id="2", country="Poland"),
        row(id="3", country="Poland", day="soon"),
        row(id="4", day="soon"),
    ]
    engine, writer = run(rows, country="UA")
    assert notes(writer) == ["A"]
    assert [line for line, _, _ in writer.rejected] == [5]
    assert engine.left_out == 2


@pytest.mark.parametrize(
    ("lat", "lon", "inside"),
    [
        ("48", "37", True),
        ("49", "38", True),
        ("47.9", "37.5", False),
        ("49.1", "37.5", False),
        ("48.5", "36.9", False),
        ("48.5", "38.1", False),
        ("", "", False),
    ],
)
def test_rows_outside_the_box_are_left_out(lat: str, lon: str, inside: bool) -> None:
    box = Box(south=48, west=37, north=49, east=38)
    engine, writer = run([row(lat=lat, lon=lon)], box=box)
    assert len(writer.claims) == inside
    assert engine.left_out == (not inside)


def test_cells_are_trimmed_and_the_word_for_nothing_is_nothing() -> None:
    _, writer = run([row(note="  A b ", lat="NA", lon="NA", place=" NA ")])
    assert (writer.claims[0]["note"], writer.claims[0]["lat"]) == ("A b", None)
    assert writer.claims[0]["name"] == "NA"


def test_long_texts_are_cut_also_where_a_column_is_taken_as_it_is() -> None:
    _, writer = run([row(note="x" * 4001), row(id="2", note="y" * 4000)])
    assert [len(note) for note in notes(writer)] == [4000, 4000]
    assert notes(writer)[0].endswith("x…")
    assert notes(writer)[1].endswith("yy")


def test_a_missing_column_is_an_empty_one() -> None:
    options = Options(dataset="own", license="")
    engine, writer = Engine(LAYOUT, options, "200MB"), Written(9)
    table = column_table(Path("a.csv"), ["id", "note"], [["1", "A"]], [2])
    engine.run(table.pieces(["id", "note"]), writer)  # type: ignore[arg-type]
    engine.close()
    assert (writer.claims[0]["note"], writer.claims[0]["name"]) == ("A", "")


def located(claim: Claim) -> Claim:
    if claim.name != "Pisky":
        return claim
    return replace(
        claim, lat=48.1, lon=37.6, precision=Precision.SETTLEMENT, radius_km=2.0
    )


def test_a_row_without_a_point_is_placed_by_its_name() -> None:
    asked: list[str] = []

    def locate(claim: Claim) -> Claim:
        asked.append(claim.name)
        return located(claim)

    nowhere = {"lat": "", "lon": ""}
    _, writer = run(
        [
            row(id="1", **nowhere),
            row(id="2"),
            row(id="3", place="Elsewhere", **nowhere),
            row(id="4", **nowhere),
            row(id="5", place="", **nowhere),
            row(id="6", country="Poland", **nowhere),
        ],
        locate=locate,
    )
    assert [(c["lat"], c["lon"], c["radius_km"]) for c in writer.claims] == [
        (48.1, 37.6, 2.0),
        (48.5, 37.5, None),
        (None, None, None),
        (48.1, 37.6, 2.0),
        (None, None, None),
        (None, None, None),
    ]
    # Each place once, and none of another country.
    assert asked == ["Pisky", "Elsewhere"]


def test_what_the_gazetteer_gives_for_a_row() -> None:
    bare = dict.fromkeys(PLACE_KEYS, "")
    assert place_values({**bare, "region": "Donetsk"}, located) == {}
    assert place_values({**bare, "name": "Pisky"}, located) == {
        "name": "Pisky",
        "place_as_written": "",
        "place_id": "",
        "region": "",
        "lat": 48.1,
        "lon": 37.6,
        "radius_km": 2.0,
        "precision": "settlement",
        "located_spelling": "Pisky",
        "located_region": "",
    }
    assert place_values({**bare, "place_as_written": "Ghost"}, located) == {
        "name": "",
        "place_as_written": "Ghost",
        "place_id": "",
        "region": "",
        "lat": None,
        "lon": None,
        "radius_km": None,
        "precision": "",
        "located_spelling": None,
        "located_region": None,
    }
    assert (*PLACE_KEYS, "lat", "lon", "precision", "radius_km") == PLACED


def test_how_a_claim_was_placed() -> None:
    claim = Claim(id="", kind=Kind.STRIKE, name="A", region="Donetsk")
    placed = replace(claim, lat=48.0, lon=37.0)
    assert located_by(claim, placed) == ("A", "Donetsk")
    assert located_by(claim, claim) == (None, None)
    assert located_by(placed, placed) == (None, None)
    by_id = replace(claim, place_id="UA1")
    assert located_by(by_id, replace(by_id, lat=48.0, lon=37.0)) == ("", "Donetsk")
    written = replace(claim, name="", place_as_written="the mill")
    assert located_by(written, replace(written, lat=48.0, lon=37.0)) == (
        "the mill",
        "Donetsk",
    )


def test_progress_is_measured_with_the_rows_read() -> None:
    told: list[tuple[float, int]] = []

    class Meter(ProgressMeter):
        def update(self, done: float, rows: int) -> None:
            told.append((done, rows))

    run([row()], [row(id="2"), row(id="3")], meter=Meter())
    assert told == [(1.0, 1), (1.0, 3), (1.0, 3)]


def test_bad_rows_of_the_reader_are_counted_and_listed() -> None:
    options = Options(dataset="own", license="")
    engine, writer = Engine(LAYOUT, options, "200MB"), Written(9)
    table = column_table(Path("a.csv"), HEADER, [row()], [3])
    (piece,) = table.pieces(HEADER)
    odd = replace(piece, more_bad={"cut short": 4})
    engine.run(iter([odd]), writer)  # type: ignore[arg-type]
    engine.close()
    assert (engine.read, writer.counted) == (5, {"cut short": 4})


@pytest.mark.parametrize("name", ["acled.csv", "geoconfirmed.csv", "ucdp.csv"])
def test_every_row_of_a_foreign_file(name: str, tmp_path: Path) -> None:
    assert made(name, tmp_path) == golden(name).read_text("utf-8")
