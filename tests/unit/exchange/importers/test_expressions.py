"""The words that every format shares: days, numbers, sides, regions, countries."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import duckdb
import pytest

from dashboard.domain.words import REGIONS
from dashboard.exchange.importers.expressions import country_words, macros


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
        ("2023-01-31", date(2023, 1, 31)),
        ("2023-06-01/2023-06-30", date(2023, 6, 1)),
        ("1527-02-16", date(1527, 2, 16)),
        ("", None),
        ("31 December 2014", None),
        ("20230610", None),
        ("2023-02-30", None),
        ("2023", None),
        ("yesterday", None),
        ("2023-01-31x", None),
    ],
)
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
def test_numbers(
    db: duckdb.DuckDBPyConnection, text: str, number: float | None
) -> None:
    assert told(db, "as_number", text) == number


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Military Forces of Russia (2000-)", "RU"),
        ("Military Forces of Ukraine (2019-)", "UA"),
        ("Government of Russia (Soviet Union)", "RU"),
        ("Donetsk People's Republic", "RU"),
        ("DPR", "RU"),
        ("Wagner Group", "RU"),
        ("NAF: United Armed Forces of Novorossiya", "RU"),
        ("Azov Battalion", "UA"),
        ("Civilians (Ukraine)", "unknown"),
        ("Unidentified Military Forces (Russia)", "unknown"),
        ("Protesters (Ukraine)", "unknown"),
        ("Freedom of Russia Legion", "UA"),
        ("Special", "unknown"),
        ("", "unknown"),
    ],
)
def test_sides(db: duckdb.DuckDBPyConnection, text: str, side: str) -> None:
    assert told(db, "side_of", text) == side


@pytest.mark.parametrize("region", REGIONS)
def test_every_region_by_its_own_name(
    db: duckdb.DuckDBPyConnection, region: str
) -> None:
    assert told(db, "region_of", region) == region
    assert told(db, "region_of", f"{region} Oblast") == region


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("Zaporizhia", "Zaporizhzhia"),
        ("Zaporizka oblast", "Zaporizhzhia"),
        ("Donetska", "Donetsk"),
        ("Luhans'ka Oblast'", "Luhansk"),
        ("Kyiv City", "Kyiv City"),
        ("Kyivska", "Kyiv"),
        ("Odessa", "Odesa"),
        ("Autonomous Republic of Crimea", "Crimea"),
        ("Belgorod", ""),
        ("Ukraine", ""),
        ("", ""),
    ],
)
def test_regions(db: duckdb.DuckDBPyConnection, text: str, region: str) -> None:
    assert told(db, "region_of", text) == region


def test_web_addresses_and_long_texts(db: duckdb.DuckDBPyConnection) -> None:
    assert told(db, "web", "https://example.org/a") == "https://example.org/a"
    assert [
        told(db, "web", bad)
        for bad in ("javascript:alert(1)", "https://a b", "http://" + "a" * 2000)
    ] == [""] * 3
    assert told(db, "bounded", "é" * 4000) == "é" * 4000
    assert told(db, "bounded", "é" * 4001) == "é" * 3999 + "…"


def test_countries() -> None:
    assert country_words("UKR") == country_words(" Ukraine") == country_words("804")
    assert "russia (soviet union)" in country_words("RU")
    assert country_words("Atlantis") == ["atlantis"]
    assert country_words("") == []
