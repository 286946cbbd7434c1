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


@pytest.mark.parametrize(
    ("region", "spellings"),
    [
        ("Crimea", "Autonomous Republic of Crimea, AR Krym, крим, ар крым"),
        ("Kyiv City", "Kiev City, Kyiv M, київ, м. київ, г. киев"),
        ("Sevastopol", "Sevastopol City, Sebastopol, севастополь, г. севастополь"),
        ("Kyiv", "Kiev, Kiyivska, київська область, київщина"),
        ("Zaporizhzhia", "Zaporizhia, Zaporizhzhye, запорізька, запорожье"),
        ("Luhansk", "Lugansk, Luhanska, луганська обл., луганщина"),
        ("Donetsk", "Donetska, Donetskaya, донецька, донеччина"),
        ("Odesa", "Odessa, Odeska, одеська, одещина"),
        ("Zakarpattia", "Transcarpathia, Zakarpatia, закарпатська, закарпатье"),
        ("Kharkiv", "Kharkov, Kharkivska, харківська, харківщина"),
        ("Mykolaiv", "Nikolaev, Mykolayivska, миколаївська, миколаївщина"),
        ("Chernihiv", "Chernigov, Chernihivska, чернігівська, чернігівщина"),
        ("Dnipropetrovsk", "Dnepropetrovsk, Dnipro, дніпро, дніпропетровщина"),
        ("Kherson", "Khersonska, херсонська, херсонщина"),
        ("Kirovohrad", "Kirovograd, Kirovohradska, кіровоградська, кіровоградщина"),
        ("Lviv", "Lvov, Lvivska, львівська, львівщина"),
        ("Rivne", "Rovno, Rivnenska, рівненська, рівненщина"),
        ("Khmelnytskyi", "Khmelnytskyy, Khmelnytska, хмельницька, хмельниччина"),
        ("Vinnytsia", "Vinnitsa, Vinnytska, вінницька, вінниччина"),
        ("Ivano-Frankivsk", "Ivano-Frankovsk, Ivano-Frankivska, івано-франківська"),
        ("Ternopil", "Ternopilska, Ternopol, тернопільська, тернопільщина"),
        ("Sumy", "Sumska, сумська, сумщина"),
        ("Volyn", "Volynska, Volhynia, волинська, волынь"),
        ("Zhytomyr", "Zhytomyrska, Zhitomir, житомирська, житомирщина"),
        ("Poltava", "Poltavska, полтавська, полтавщина"),
        ("Cherkasy", "Cherkaska, Cherkassy, черкаська, черкащина"),
        ("Chernivtsi", "Chernivetska, Chernovtsy, чернівецька, буковина"),
    ],
)
def test_spellings_of_each_region(
    db: duckdb.DuckDBPyConnection, region: str, spellings: str
) -> None:
    assert {s: told(db, "region_of", s) for s in spellings.split(", ")} == (
        dict.fromkeys(spellings.split(", "), region)
    )


@pytest.mark.parametrize(
    ("country", "words"),
    [
        ("ukraine", "UA, UKR, 804, Україна, украина, ukraina"),
        ("russia", "RU, RUS, 643, Russian Federation, росія, российская федерация, рф"),
        ("belarus", "BY, BLR, 112, білорусь, беларусь, белоруссия"),
        ("moldova", "MD, MDA, 498"),
        ("poland", "PL, POL, 616"),
        ("romania", "RO, ROU, 642"),
        ("hungary", "HU, HUN, 348"),
        ("slovakia", "SK, SVK, 703"),
    ],
)
def test_names_and_codes_of_each_country(country: str, words: str) -> None:
    for word in words.split(", "):
        assert country_words(word) == country_words(country), word
        assert word.lower() in country_words(country)


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("see https://a.example/1, b", "https://a.example/1"),
        ("https://a.example/1; https://b.example/2", "https://a.example/1"),
        ("(https://a.example/1).", "https://a.example/1"),
        ("www.a.example/x", "https://www.a.example/x"),
        ("a.example", "https://a.example"),
        ("a.example and more", ""),
        ("A paper", ""),
        ("ftp://a.example", ""),
        ("", ""),
    ],
)
def test_the_first_link_of_a_cell(
    db: duckdb.DuckDBPyConnection, text: str, link: str
) -> None:
    assert told(db, "first_link", text) == link


@pytest.mark.parametrize(
    ("name", "text", "result"),
    [
        ("as_end", "2023-06-01/2023-06-30", date(2023, 6, 30)),
        ("as_end", "2023-06-01", date(2023, 6, 1)),
        ("as_end", "2023-06-31", None),
        ("quoted", "x" * 50, "'" + "x" * 40 + "'"),
        ("first_of", "A ; B", "A"),
        ("folded", "Ещё-Air/Strike", "еще air strike"),
        ("code_of", "", "missing"),
        ("code_of", "y" * 50, "y" * 40),
        ("unit_of", "Donetska", "Donetsk"),
        ("unit_of", "Belgorod", "Belgorod"),
        ("web", "http://a.example", "http://a.example"),
        ("bounded", "x" * 4001, "x" * 3999 + "…"),
    ],
)
def test_shared_functions(
    db: duckdb.DuckDBPyConnection, name: str, text: str, result: Any
) -> None:
    assert told(db, name, text) == result


def test_what_lies_in_ukraine(db: duckdb.DuckDBPyConnection) -> None:
    corners = [(44, 21.9), (52.6, 40.5), (43.9, 30), (52.7, 30), (48, 21.8), (48, 40.6)]
    inside = [
        db.execute("SELECT at_home(?, ?)", list(corner)).fetchone()
        for corner in corners
    ]
    assert inside == [(True,), (True,), (False,), (False,), (False,), (False,)]
