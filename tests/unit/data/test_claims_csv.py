"""data/claims.csv: every row keeps its promises (source, days, place, quotation), and
the rules that say so refuse a row that does not.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from dashboard.domain.claim import FIELDS
from dashboard.domain.settings import load
from dashboard.domain.words import Hedge, Kind, Precision, Side
from dashboard.gazetteer import Gazetteer

CLAIMS_CSV = Path(__file__).resolve().parents[3] / "data" / "claims.csv"
OWN_COLUMNS = ("spoken", "no_quote")
"""Columns that the file has beside the claim schema; docs/DATA.md says what they are.
"""
MAX_NOTE_CHARACTERS = 200
MAX_QUOTE_WORDS = 25
SETTLED_BY_THE_PAGE = "the text of the page tells which"
READER = "program"
FIRST_MONTH, LAST_MONTH = (2022, 2), (2026, 6)

Row = dict[str, str]


def _rows() -> list[Row]:
    with CLAIMS_CSV.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    return _rows()


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load(load({}))


def _line(number: int, row: Row) -> str:
    return f"claims.csv row {number} ({row['claimant']}, {row['name'] or 'unplaced'})"


# The rules: each gives the reason to refuse a row, "" when there is none.


def _source(row: Row) -> str:
    parts = urlsplit(row["url"])
    if parts.scheme != "https" or "." not in parts.netloc:
        return f"no address of a page: {row['url']!r}"
    return (
        "" if row["publisher"] and row["published"] else "no outlet or day of printing"
    )


def _days(row: Row) -> str:
    names = ("date_from", "date_to", "spoken", "published")
    day = {name: date.fromisoformat(row[name]) for name in names if row[name]}
    printed = day["published"]
    if day.get("spoken", printed) > printed:
        return "spoken after it was printed"
    if day.get("date_from", day.get("date_to", printed)) > day.get("date_to", printed):
        return "ends before it begins"
    # What is announced is yet to come; what happened is not.
    spoken = day.get("spoken", printed)
    if row["kind"] != Kind.STATEMENT and day.get("date_to", spoken) > spoken:
        return "happened after it was spoken of"
    return "" if row["date_to"] or not row["date_from"] else "a start without an end"


def _quotation(row: Row) -> str:
    if bool(row["quote"]) == bool(row["no_quote"]):
        return "either a quotation or the reason for none"
    return "too long" if len(row["quote"].split()) > MAX_QUOTE_WORDS else ""


def _place(row: Row, gazetteer: Gazetteer) -> str:
    if not row["name"]:
        return "a precision without a place" if row["precision"] else ""
    place = gazetteer.place(row["place_id"])
    if place is None:
        return f"no place has the id {row['place_id']!r}"
    if place.region != row["region"]:
        return f"{place.name} lies in {place.region}, not in {row['region']}"
    return "" if row["place_as_written"] else "the words of the source are missing"


def _spelling(row: Row, gazetteer: Gazetteer) -> str:
    written, region = row["place_as_written"], row["region"] or None
    if not written or SETTLED_BY_THE_PAGE in row["review_why"]:
        return ""
    chosen = gazetteer.resolve(written, region=region, suggest=False).chosen
    if chosen is None or chosen.place.id == row["place_id"]:
        return ""
    return f"{written!r} is {chosen.place.name}, {chosen.place.id}"


Rule = Callable[[Row, Gazetteer], str]
RULES: dict[str, Rule] = {
    "source": lambda row, _: _source(row),
    "days": lambda row, _: _days(row),
    "quotation": lambda row, _: _quotation(row),
    "place": _place,
    "spelling": _spelling,
}


@pytest.mark.parametrize("rule", RULES)
def test_every_row_keeps_the_rule(
    rule: str, rows: list[Row], gazetteer: Gazetteer
) -> None:
    refused = {
        _line(number, row): reason
        for number, row in enumerate(rows, start=2)
        if (reason := RULES[rule](row, gazetteer))
    }
    assert refused == {}


@pytest.mark.parametrize(
    ("rule", "changes"),
    [
        ("source", {"url": ""}),
        ("source", {"url": "http://example.org/page"}),
        ("source", {"publisher": ""}),
        ("source", {"published": ""}),
        ("days", {"spoken": "2023-06-14"}),
        ("days", {"date_from": "2023-06-13", "date_to": "2023-06-12"}),
        ("days", {"date_to": "2023-06-14"}),
        ("days", {"date_to": "2023-06-13", "spoken": "2023-06-12"}),
        ("days", {"date_from": "2023-06-12", "date_to": ""}),
        ("quotation", {"quote": ""}),
        ("quotation", {"no_quote": "no room"}),
        ("quotation", {"quote": "word " * 26}),
        ("place", {"region": "Kherson"}),
        ("place", {"place_id": "UA0"}),
        ("place", {"place_as_written": ""}),
        ("spelling", {"place_as_written": "Chasiv Yar"}),
    ],
)
def test_a_rule_refuses_a_row(
    rule: str, changes: dict[str, str], gazetteer: Gazetteer
) -> None:
    row = dict.fromkeys((*FIELDS, *OWN_COLUMNS), "") | {
        "kind": "hold",
        "url": "https://example.org/page",
        "publisher": "Example",
        "published": "2023-06-13",
        "date_to": "2023-06-12",
        "spoken": "2023-06-12",
        "quote": "the town holds",
        "place_as_written": "Bakhmut",
        "place_id": "UA14020010010059145",
        "name": "Bakhmut",
        "region": "Donetsk",
        "precision": "settlement",
    }
    assert RULES[rule](row, gazetteer) == ""
    assert RULES[rule](row | changes, gazetteer) != ""


def test_header_is_the_claim_schema_and_the_columns_of_the_file() -> None:
    with CLAIMS_CSV.open(encoding="utf-8", newline="") as file:
        assert next(csv.reader(file)) == [*FIELDS, *OWN_COLUMNS]


def test_every_row_has_every_field(rows: list[Row]) -> None:
    for number, row in enumerate(rows, start=2):
        assert None not in row, _line(number, row)
        assert None not in row.values(), _line(number, row)


def test_words_come_from_the_fixed_lists(rows: list[Row]) -> None:
    for row in rows:
        Kind(row["kind"])
        Hedge(row["hedge"])
        assert {Side(row["actor"]), Side(row["claimant_side"])}
        assert not row["precision"] or Precision(row["precision"])


def test_each_row_says_who_read_it(rows: list[Row]) -> None:
    for number, row in enumerate(rows, start=2):
        where = _line(number, row)
        assert row["review"] == "accepted", where
        assert row["review_by"] == READER, where
        assert row["review_why"].startswith("read by a program from "), where
        assert "no person has checked it" in row["review_why"], where
        datetime.fromisoformat(row["review_at"])


def test_notes_are_one_short_line(rows: list[Row]) -> None:
    for number, row in enumerate(rows, start=2):
        assert 0 < len(row["note"]) <= MAX_NOTE_CHARACTERS, _line(number, row)
        assert "\n" not in row["note"], _line(number, row)


def test_notes_are_not_the_words_of_the_page(rows: list[Row]) -> None:
    for number, row in enumerate(rows, start=2):
        quote, note = row["quote"].casefold(), row["note"].casefold()
        assert not quote or quote not in note, _line(number, row)


def test_ids_are_unique(rows: list[Row]) -> None:
    assert len({row["id"] for row in rows}) == len(rows)


def test_no_claim_is_listed_twice(rows: list[Row]) -> None:
    keys = (
        "url",
        "kind",
        "actor",
        "claimant",
        "hedge",
        "name",
        "place_as_written",
        "date_from",
        "date_to",
        "start",
    )
    seen = Counter(tuple(row[key] for key in keys) for row in rows)
    assert [key for key, count in seen.items() if count > 1] == []


def test_breadth_of_months_outlets_and_sides(rows: list[Row]) -> None:
    assert len(rows) >= 670
    assert len({row["publisher"] for row in rows}) >= 110
    printed = [date.fromisoformat(row["published"]) for row in rows]
    months = {(day.year, day.month) for day in printed}
    year, month = FIRST_MONTH
    while (year, month) <= LAST_MONTH:
        assert (year, month) in months
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    sides = Counter(row["claimant_side"] for row in rows)
    assert min(sides["UA"], sides["RU"]) >= 200


@pytest.mark.parametrize(
    "place",
    [
        "Avdiivka",
        "Bakhmut",
        "Chasiv Yar",
        "Huliaipole",
        "Izium",
        "Kherson",
        "Krynky",
        "Kupiansk",
        "Kurakhove",
        "Lyman",
        "Mariupol",
        "Pokrovsk",
        "Robotyne",
        "Selydove",
        "Soledar",
        "Toretsk",
        "Velyka Novosilka",
        "Vovchansk",
        "Vuhledar",
    ],
)
def test_a_turn_of_the_front_is_there_from_both_sides(
    place: str, rows: list[Row]
) -> None:
    sides = {row["claimant_side"] for row in rows if row["name"] == place}
    assert {"UA", "RU"} <= sides


def test_the_seed_article_is_traceable(rows: list[Row]) -> None:
    article = [row for row in rows if row["article_id"]]
    assert len({row["article_id"] for row in article}) == 1
    names = {row["name"] for row in article}
    assert {"Sievierodonetsk", "Storozheve", "Donetsk", "Zaporizhzhia"} <= names
    for row in rows:
        assert bool(row["article_id"]) == bool(row["start"]) == bool(row["end"])
        if row["start"]:
            assert 0 <= int(row["start"]) < int(row["end"])
