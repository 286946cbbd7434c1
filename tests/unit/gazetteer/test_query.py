"""What a name says about itself, taken apart exactly."""

from __future__ import annotations

import pytest

from dashboard.domain.errors import BadInput
from dashboard.domain.words import REGIONS
from dashboard.gazetteer.query import (
    NEIGHBOURS,
    Query,
    find_region,
    outside,
    parse,
    place_nearby,
    region_name,
)


@pytest.mark.parametrize(
    ("name", "query"),
    [
        ("Bakhmut", ("Bakhmut", "Bakhmut", "", "")),
        ("  Velyka   Novosilka ., ", ("Velyka Novosilka", "Velyka Novosilka", "", "")),
        (
            "the village of Robotyne",
            ("the village of Robotyne", "Robotyne", "village", ""),
        ),
        ("village of Robotyne", ("village of Robotyne", "Robotyne", "village", "")),
        ("село Роботине", ("село Роботине", "Роботине", "village", "")),
        ("с. Роботине", ("с. Роботине", "Роботине", "village", "")),
        ("м.Бахмут", ("м.Бахмут", "Бахмут", "city", "")),
        ("г. Бахмут", ("г. Бахмут", "Бахмут", "city", "")),
        ("д. Роботино", ("д. Роботино", "Роботино", "village", "")),
        ("с.", ("с", "с", "", "")),
        ("Bakhmut raion", ("Bakhmut raion", "Bakhmut", "raion", "")),
        ("the Bakhmut district", ("the Bakhmut district", "Bakhmut", "raion", "")),
        ("The Donetsk region", ("The Donetsk region", "Donetsk", "oblast", "")),
        ("Донецька обл.", ("Донецька обл", "Донецька", "oblast", "")),
        ("the Lyman", ("the Lyman", "Lyman", "", "")),
        ("The Lyman", ("The Lyman", "Lyman", "", "")),
        ("the city's of X", ("the city's of X", "X", "city", "")),
        (
            "urban-type settlement of X",
            ("urban-type settlement of X", "X", "settlement", ""),
        ),
        ("смт Велике", ("смт Велике", "Велике", "settlement", "")),
        ("Storozhov, Donetsk province", ("Storozhov", "Storozhov", "", "Donetsk")),
        ("Storozhov (Donetsk)", ("Storozhov", "Storozhov", "", "Donetsk")),
        ("Vilne in the Kharkiv region", ("Vilne", "Vilne", "", "Kharkiv")),
        ("Vilne, Raion, Sumy, Ukraine", ("Vilne", "Vilne", "", "Sumy")),
        ("Vilne, Ukraine", ("Vilne, Ukraine", "Vilne, Ukraine", "", "")),
        (
            "Vilne, somewhere",
            ("Vilne, somewhere", "Vilne, somewhere", "", "", "somewhere"),
        ),
        (", Donetsk", ("Donetsk", "Donetsk", "", "")),
        ("", ("", "", "", "")),
    ],
)
def test_a_name_taken_apart(name: str, query: tuple[str, str, str, str]) -> None:
    assert parse(name) == Query(*query)


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("city", "city"),
        ("capital", "city"),
        ("town", "town"),
        ("village", "village"),
        ("hamlet", "village"),
        ("settlement", "settlement"),
        ("urban settlement", "settlement"),
        ("oblast", "oblast"),
        ("region", "oblast"),
        ("province", "oblast"),
        ("raion", "raion"),
        ("rayon", "raion"),
        ("district", "raion"),
        ("область", "oblast"),
        ("район", "raion"),
        ("р-н", "raion"),
        ("містечко", "town"),
    ],
)
def test_every_word_for_a_kind(word: str, kind: str) -> None:
    assert parse(f"Ikston {word}").kind == kind
    assert parse(f"{word} of Ikston") == Query(f"{word} of Ikston", "Ikston", kind, "")


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("місто", "city"),
        ("город", "city"),
        ("село", "village"),
        ("деревня", "village"),
        ("селище", "settlement"),
        ("посёлок", "settlement"),
        ("поселок", "settlement"),
        ("пгт", "settlement"),
    ],
)
def test_words_that_stand_before_the_name(word: str, kind: str) -> None:
    assert parse(f"{word} Ікс") == Query(f"{word} Ікс", "Ікс", kind, "")


def test_the_oblast_that_is_stated_wins() -> None:
    assert parse("Vilne, Kharkiv", "Donetska").region == "Donetsk"
    assert parse("Vilne", "  ").region == ""
    assert parse("Vilne", None).region == ""


@pytest.mark.parametrize(
    ("region", "spellings"),
    [
        ("Cherkasy", "Черкаська|Черкасская|Cherkassy"),
        ("Chernihiv", "Чернігівська|Черниговская|Chernigov"),
        ("Chernivtsi", "Чернівецька|Черновицкая|Chernovtsy"),
        ("Crimea", "Крим|Крым|Krym|ARC|Autonomous Republic of Crimea"),
        ("Crimea", "Автономна Республіка Крим"),
        ("Dnipropetrovsk", "Дніпропетровська|Днепропетровская|Dnipro"),
        ("Donetsk", "Донецька|Донецкая"),
        ("Ivano-Frankivsk", "Івано-Франківська|Ивано-Франковская"),
        ("Kharkiv", "Харківська|Харьковская|Kharkov"),
        ("Kherson", "Херсонська|Херсонская"),
        ("Khmelnytskyi", "Хмельницька|Хмельницкая|Khmelnytsky"),
        ("Kirovohrad", "Кіровоградська|Кировоградская|Kropyvnytskyi"),
        ("Kyiv", "Київська|Киевская|Kiev"),
        ("Kyiv City", "City of Kyiv|Kiev city"),
        ("Luhansk", "Луганська|Луганская|Lugansk"),
        ("Lviv", "Львівська|Львовская|Lvov"),
        ("Mykolaiv", "Миколаївська|Николаевская|Nikolaev"),
        ("Odesa", "Одеська|Одесская|Odessa"),
        ("Poltava", "Полтавська|Полтавская"),
        ("Rivne", "Рівненська|Ровенская|Rovno"),
        ("Sevastopol", "Севастополь|Sebastopol"),
        ("Sumy", "Сумська|Сумская"),
        ("Ternopil", "Тернопільська|Тернопольская|Ternopol"),
        ("Vinnytsia", "Вінницька|Винницкая|Vinnitsa"),
        ("Volyn", "Волинська|Волынская|Volhynia"),
        ("Zakarpattia", "Закарпатська|Закарпатская|Transcarpathia"),
        ("Zaporizhzhia", "Запорізька|Запорожская|Zaporozhye"),
        ("Zhytomyr", "Житомирська|Житомирская|Zhitomir"),
    ],
)
def test_an_oblast_in_every_spelling(region: str, spellings: str) -> None:
    for text in (region, *spellings.split("|")):
        for written in (text, f"the {text} oblast", f"{text} обл.", f"{text} Region,"):
            assert find_region(written) == region


def test_every_region_is_understood() -> None:
    assert [region_name(region) for region in REGIONS] == list(REGIONS)


@pytest.mark.parametrize("text", ["", "Mordor", "region", "the oblast", "!!!"])
def test_what_is_no_region(text: str) -> None:
    assert find_region(text) == ""
    with pytest.raises(BadInput) as error:
        region_name(text)
    assert str(error.value) == (
        f"region {text!r}: not a region of Ukraine; give one of {', '.join(REGIONS)}"
    )


def test_neighbours_are_named_for_each_other() -> None:
    assert NEIGHBOURS == {
        "Kyiv": "Kyiv City",
        "Kyiv City": "Kyiv",
        "Crimea": "Sevastopol",
        "Sevastopol": "Crimea",
    }


def test_a_region_is_not_taken_for_a_name_that_only_has_its_consonants() -> None:
    assert [find_region(name) for name in ("Wallonia", "Ravenna")] == ["", ""]
    assert find_region("Volynska") == find_region("Wolyn") == "Volyn"


def test_a_place_without_the_country_behind_it() -> None:
    query = outside(parse("the village of Plekhovo in Kursk region"))
    assert (query.core, query.kind) == ("Plekhovo", "village")
    assert outside(parse("Gomel, Belarus")).core == "Gomel"


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("northwest of Izium", "Izium"),
        ("north-west of Izium", "Izium"),
        ("near occupied Yevpatoriia", "Yevpatoriia"),
        ("southern flank of Bakhmut", "Bakhmut"),
        ("northern outskirts of the Donbas town of Bakhmut", "Bakhmut"),
        ("southeast of the village of Urozhainoye", "Urozhainoye"),
        ("Towards Novoprokopivka", "Novoprokopivka"),
        ("left bank of Kherson", ""),
        ("Republic of Crimea", ""),
        ("Nearby", ""),
        ("near", ""),
    ],
)
def test_what_a_name_only_says_to_be_near(name: str, place: str) -> None:
    assert place_nearby(name) == place
