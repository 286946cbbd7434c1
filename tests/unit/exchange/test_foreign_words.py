"""The words that every format shares: days, numbers, sides, regions, countries, and what an unknown CSV means."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from dashboard.domain.errors import BadInput
from dashboard.domain.words import REGIONS
from dashboard.exchange.foreign import Mapping, Request, convert, guess
from dashboard.exchange.foreign.words import country_words, macros


@pytest.fixture(scope="module")
def db() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as held:
        for statement in macros():
            held.execute(statement)
        yield held


def told(db: duckdb.DuckDBPyConnection, name: str, text: str) -> Any:
    found = db.execute(f"SELECT {name}(?)", [text]).fetchone()
    assert found
    return found[0]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2023-01-31", date(2023, 1, 31)), ("31 December 2014", date(2014, 12, 31)), ("02/24/2022", date(2022, 2, 24)),
        ("6/6/2022", date(2022, 6, 6)), ("20230610", date(2023, 6, 10)), ("24 Feb 2022", date(2022, 2, 24)),
        ("2022-03-01 00:00:00.000", date(2022, 3, 1)), ("2022-03-01T10:00:00Z", date(2022, 3, 1)),
        ("24.02.2022", date(2022, 2, 24)), ("1527-02-16", date(1527, 2, 16)), ("", None), ("24/02/2022", None),
        ("2023-02-30", None), ("20231340", None), ("2023", None), ("yesterday", None), ("2023-01-31x", None),
    ],
)  # fmt: skip
def test_days(db: duckdb.DuckDBPyConnection, text: str, day: date | None) -> None:
    assert told(db, "as_day", text) == day


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("47.8", 47.8),
        ("-1", -1.0),
        ("", None),
        ("47,8", None),
        ("nan", None),
        ("inf", None),
        ("1e400", None),
        ("x", None),
    ],
)
def test_numbers(db: duckdb.DuckDBPyConnection, text: str, number: float | None) -> None:
    assert told(db, "as_number", text) == number


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Military Forces of Russia (2000-)", "RU"), ("Military Forces of Ukraine (2019-)", "UA"),
        ("Government of Russia (Soviet Union)", "RU"), ("Donetsk People's Republic", "RU"), ("DPR", "RU"),
        ("Wagner Group", "RU"), ("NAF: United Armed Forces of Novorossiya", "RU"), ("Azov Battalion", "UA"),
        ("Civilians (Ukraine)", "unknown"), ("Unidentified Military Forces (Russia)", "unknown"),
        ("Protesters (Ukraine)", "unknown"), ("Freedom of Russia Legion", "UA"), ("Special", "unknown"),
        ("", "unknown"),
    ],
)  # fmt: skip
def test_sides(db: duckdb.DuckDBPyConnection, text: str, side: str) -> None:
    assert told(db, "side_of", text) == side


@pytest.mark.parametrize("region", REGIONS)
def test_every_region_by_its_own_name(db: duckdb.DuckDBPyConnection, region: str) -> None:
    assert told(db, "region_of", region) == region
    assert told(db, "region_of", f"{region} Oblast") == region


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("Zaporizhia", "Zaporizhzhia"), ("Zaporizka oblast", "Zaporizhzhia"), ("Donetska", "Donetsk"),
        ("Luhans'ka Oblast'", "Luhansk"), ("Kyiv City", "Kyiv City"), ("Kyivska", "Kyiv"), ("Odessa", "Odesa"),
        ("Autonomous Republic of Crimea", "Crimea"), ("Belgorod", ""), ("Ukraine", ""), ("", ""),
    ],
)  # fmt: skip
def test_regions(db: duckdb.DuckDBPyConnection, text: str, region: str) -> None:
    assert told(db, "region_of", text) == region


def test_web_addresses_and_long_texts(db: duckdb.DuckDBPyConnection) -> None:
    assert told(db, "web", "https://example.org/a") == "https://example.org/a"
    assert [told(db, "web", bad) for bad in ("javascript:alert(1)", "https://a b", "http://" + "a" * 2000)] == [""] * 3
    assert told(db, "bounded", "é" * 4000) == "é" * 4000
    assert told(db, "bounded", "é" * 4001) == "é" * 3999 + "…"


def test_countries() -> None:
    assert country_words("UKR") == country_words(" Ukraine") == country_words("804")
    assert "russia (soviet union)" in country_words("RU")
    assert country_words("Atlantis") == ["atlantis"]
    assert country_words("") == []


def test_an_unknown_csv_is_guessed() -> None:
    found = guess(Path(__file__).parents[2] / "golden" / "foreign" / "unknown.csv")
    assert found.mapping.columns == {
        "key": "Nr.", "date": "WHEN", "latitude": "Lat.", "longitude": "LNG", "place": "Town or City",
        "region": "Oblast", "kind": "Category", "actor": "Party", "publisher": "Outlet", "url": "Link",
        "note": "Summary",
    }  # fmt: skip
    assert found.mapping.day_first
    assert len(found.rows) == 7


@pytest.mark.parametrize(("day", "first"), [("6/13/2023", False), ("13/6/2023", True), ("6/7/2023", True)])
def test_the_order_of_days_is_told_by_a_day_beyond_twelve(day: str, first: bool, tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text(f"date,place\n{day},Verbivka\n")
    assert guess(file).mapping.day_first is first


def test_numbers_that_are_no_degrees_are_not_taken_for_coordinates(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("x,y,note\n5301234,4801234,a\n")
    assert guess(file).mapping.columns == {"note": "note"}


@pytest.mark.parametrize(
    "columns", [{"note": "gone"}, {"colour": "note"}, {"date": "date"}, {}], ids=["header", "target", "little", "none"]
)
def test_a_mapping_that_cannot_be(columns: dict[str, str], tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("date,note\n2023-01-01,a\n")
    with pytest.raises(BadInput, match=r"a\.csv: (choose|.* is not a column)"):
        convert(Request(path=file, mapping=Mapping(columns)), tmp_path / "o.parquet", tmp_path / "r.csv")
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]
