"""data/claims.csv: the hand-read claims keep their promises (fields, dates, sides, links)."""

from __future__ import annotations

import csv
from collections import Counter
from datetime import date, datetime
from pathlib import Path
from urllib.parse import urlsplit

import pytest

CLAIMS_CSV = Path(__file__).resolve().parents[3] / "data" / "claims.csv"

HEADER = [
    "id", "kind", "actor", "claimant_side", "claimant", "relayed_by", "hedge",
    "place_as_written", "place_id", "name", "region", "lat", "lon", "precision",
    "radius_km", "date_from", "date_to", "date_text", "published", "publisher", "url",
    "article_id", "quote", "prefix", "suffix", "start", "end", "note", "review",
    "review_by", "review_at", "review_why", "reliability", "credibility", "dataset",
    "license",
]  # fmt: skip

KINDS = {
    "retake", "capture", "control", "advance", "assault", "clash",
    "strike", "hold", "withdraw", "fortify", "statement",
}  # fmt: skip
SIDES = {"UA", "RU", "partner", "independent", "unknown"}
HEDGES = {"asserted", "hedged", "claimed", "denied"}
PRECISIONS = {"settlement", "oblast", "area", "country", "point", "approximate"}
MAX_NOTE_CHARACTERS = 200

Row = dict[str, str]


def _rows() -> list[Row]:
    with CLAIMS_CSV.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    return _rows()


def _line(number: int, row: Row) -> str:
    return f"claims.csv row {number} ({row['claimant']}, {row['name'] or 'unplaced'})"


def test_header_is_the_claim_schema() -> None:
    with CLAIMS_CSV.open(encoding="utf-8", newline="") as file:
        assert next(csv.reader(file)) == HEADER


def test_every_row_has_every_field(rows: list[Row]) -> None:
    for number, row in enumerate(rows, start=2):
        assert None not in row, _line(number, row)
        assert None not in row.values(), _line(number, row)


def test_words_come_from_the_fixed_lists(rows: list[Row]) -> None:
    for number, row in enumerate(rows, start=2):
        where = _line(number, row)
        assert row["kind"] in KINDS, where
        assert row["actor"] in SIDES, where
        assert row["claimant_side"] in SIDES, where
        assert row["hedge"] in HEDGES, where
        assert row["review"] == "accepted", where
        if row["name"]:
            assert row["precision"] in PRECISIONS, where
        else:
            assert row["precision"] == row["region"] == "", where


def test_a_placed_claim_keeps_the_words_of_its_source(rows: list[Row]) -> None:
    for number, row in enumerate(rows, start=2):
        assert bool(row["place_as_written"]) == bool(row["name"]), _line(number, row)


def test_dates_are_iso_and_in_order(rows: list[Row]) -> None:
    for number, row in enumerate(rows, start=2):
        where = _line(number, row)
        published = date.fromisoformat(row["published"])
        happened = [date.fromisoformat(row[key]) for key in ("date_from", "date_to") if row[key]]
        assert happened == sorted(happened), where
        assert all(day <= published for day in happened), where
        assert not (row["date_from"] and not row["date_to"]), where
        datetime.fromisoformat(row["review_at"])


def test_links_are_https(rows: list[Row]) -> None:
    for number, row in enumerate(rows, start=2):
        if row["url"]:
            parts = urlsplit(row["url"])
            assert parts.scheme == "https" and "." in parts.netloc, _line(number, row)
            assert row["publisher"], _line(number, row)


def test_notes_are_one_short_line(rows: list[Row]) -> None:
    for number, row in enumerate(rows, start=2):
        assert 0 < len(row["note"]) <= MAX_NOTE_CHARACTERS, _line(number, row)
        assert "\n" not in row["note"], _line(number, row)


def test_no_claim_is_listed_twice(rows: list[Row]) -> None:
    keys = ("url", "kind", "actor", "claimant", "hedge", "name", "date_from", "date_to", "start")
    seen = Counter(tuple(row[key] for key in keys) for row in rows)
    assert [key for key, count in seen.items() if count > 1] == []


def test_breadth_of_sources_and_sides(rows: list[Row]) -> None:
    linked = [row for row in rows if row["url"]]
    assert len(linked) >= 60
    assert len({row["publisher"] for row in linked}) >= 10
    sides = Counter(row["claimant_side"] for row in rows)
    assert sides["UA"] >= 20
    assert sides["RU"] >= 20


def test_the_seed_article_is_traceable(rows: list[Row]) -> None:
    article = [row for row in rows if row["article_id"]]
    assert len({row["article_id"] for row in article}) == 1
    names = {row["name"] for row in article}
    assert {"Sievierodonetsk", "Storozheve", "Donetsk", "Zaporizhzhia"} <= names
    for row in rows:
        assert bool(row["article_id"]) == bool(row["start"]) == bool(row["end"])
        if row["start"]:
            assert 0 <= int(row["start"]) < int(row["end"])
