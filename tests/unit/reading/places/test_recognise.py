"""Names that come again, and names inside other names, in articles of the tests'
own.
"""

from __future__ import annotations

import pytest

from dashboard.reading.model import Role
from tests.unit.reading.annotated import misread
from tests.unit.reading.toponyms import mentions

with_and_without_model = pytest.mark.parametrize(
    "with_model", [True, False], ids=["model", "rules"]
)


def _places(text: str, *, with_model: bool) -> list[str]:
    return [
        m.place_as_written
        for m in mentions(text, with_model=with_model)
        if m.role is Role.PLACE
    ]


@with_and_without_model
@pytest.mark.parametrize(
    ("text", "name", "times"),
    [
        (
            (
                "Troops freed Makarivka. The ministry denied that Makarivka had been"
                " lost. Makarivka's school burned."
            ),
            "Makarivka",
            3,
        ),
        (
            (
                "The old man came from Posad-Pokrovske. Posad-Pokrovske had a school."
                " He said he loved Posad-Pokrovske."
            ),
            "Posad-Pokrovske",
            3,
        ),
        (
            (
                "Soldiers hold Bilohorivka. They nicknamed Bilohorivka the mill. The"
                " guns fell silent at noon."
            ),
            "Bilohorivka",
            2,
        ),
        (
            (
                "Toretsk Stands Firm\nShells fell on Toretsk. The Toretsk Military"
                " Administration counted the dead."
            ),
            "Toretsk",
            2,
        ),
        (
            (
                "A bus left Lyman. Oleksandr Lyman, a baker, waved. Lyman said he would"
                " stay."
            ),
            "Lyman",
            1,
        ),
        (
            (
                "Miners left Hostomel, Bucha and Irpin. The head of the group said"
                " Hostomel and Bucha were quiet."
            ),
            "Bucha",
            2,
        ),
    ],
)
def test_a_place_named_once_is_known_again(
    text: str, name: str, times: int, with_model: bool
) -> None:
    assert _places(text, with_model=with_model).count(name) == times


@with_and_without_model
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("FC Mariupol beat Dynamo Kyiv in Poltava.", ["Poltava"]),
        ("The Dnipro-1 battalion and the Khortytsia group left Lyman.", ["Lyman"]),
        ("A Kharkiv-based analyst and a Kherson-born soldier met in Lviv.", ["Lviv"]),
        ("Serhiy Lysak and Roman Lviv were in Nikopol.", ["Nikopol"]),
        ("Guns fired along the Svatove-Kreminna road.", ["Svatove", "Kreminna"]),
        (
            (
                "They dug in south of Vuhledar in the Donetsk-Zaporizhia Oblast border"
                " area."
            ),
            ["Vuhledar", "Donetsk", "Zaporizhia Oblast"],
        ),
        ("Troops crossed the Siverskyi Donets and dug in.", ["Siverskyi Donets"]),
        (
            "The Irpin River rose after the dam broke near Demydiv.",
            ["Irpin River", "Demydiv"],
        ),
        (
            (
                "It hit Vremivka (Donetsk region); Huliaipole, Zaliznychne"
                " (Zaporizhzhia region)."
            ),
            [
                "Vremivka",
                "Donetsk region",
                "Huliaipole",
                "Zaliznychne",
                "Zaporizhzhia region",
            ],
        ),
        (
            "Ukraine recaptured Robotyne, and Russia war planners looked to Tokmak.",
            ["Robotyne", "Tokmak"],
        ),
    ],
)
def test_a_name_inside_another_is_told_from_a_place(
    text: str, expected: list[str], with_model: bool
) -> None:
    assert _places(text, with_model=with_model) == expected


@with_and_without_model
@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        (
            "The Zaporizhzhia nuclear power plant lost power.",
            "Zaporizhzhia nuclear power plant",
            "nuclear",
        ),
        ("The Khmelnytskyi NPP lost power.", "Khmelnytskyi NPP", "nuclear"),
        ("The Kherson governor spoke of two dead.", "Kherson", "Oblast"),
        ("Shells fell in the Lyman and Kupiansk directions.", "Lyman", "Lyman"),
    ],
)
def test_what_is_called_by_a_town_is_not_put_into_it(
    text: str, name: str, place: str, with_model: bool
) -> None:
    mention = next(
        m for m in mentions(text, with_model=with_model) if m.place_as_written == name
    )
    assert (mention.place is None) == (not place)
    assert mention.place is None or place.lower() in mention.place.name.lower()


@with_and_without_model
@pytest.mark.parametrize(
    "text",
    [
        "Soldiers of the group of forces Dnipro left Lyman.",
        "Soldiers of the Soledar tactical group left Lyman.",
        "Soldiers of the Battlegroup Dnepr left Lyman.",
        "Soldiers of the Sevastopol marine brigade left Lyman.",
        "Clerks of the Bank of Dnipro left Lyman.",
        "A brigade named after Kherson left Lyman.",
        "A man from Kharkiv Street left Lyman.",
        "A man from Pôr do Sol left Lyman.",
        "A man from Chaeryŏng-ni left Lyman.",
        "Kyiv troops left Lyman.",
        "They left Lyman at ten Kyiv time.",
        "They left Lyman. https://t.me/Kharkiv_now #Bakhmut",
    ],
)
def test_units_streets_and_links_are_no_places(text: str, with_model: bool) -> None:
    assert _places(text, with_model=with_model) == ["Lyman"]


@with_and_without_model
@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Lgov was shelled twice.", ["Lgov"]),
        ("Rylsk and Lgov were shelled.", ["Rylsk", "Lgov"]),
        ("Shebekino came under fire.", ["Shebekino"]),
        # Words, as towns elsewhere are called.
        ("Police came under fire.", []),
        ("Reading was quiet.", []),
    ],
)
def test_a_town_across_the_border_may_open_a_sentence(
    text: str, places: list[str], with_model: bool
) -> None:
    assert _places(text, with_model=with_model) == places


ANNOTATED = """
a08 a12 a17 a18 a24 a26 a27 a28 a57 a61 a65 a508 c01 c11 c18 c65 c70 c79 c401 c508
r303 u17 u36 u46 w02 w16 w21 w23 w28 w32 w34 w52 w54 w65 w67 w85 w101 w112 w115 w207
w208 w305 w408 w501 w504 w505 w507 w515
"""
"""Passages of tests/reading that together go every way through the module."""


@pytest.mark.parametrize("passage", ANNOTATED.split())
def test_passages_are_read_as_annotated(passage: str) -> None:
    assert misread(passage) == []


@with_and_without_model
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A name that nobody knows, where the words around make it a place.
        ("Troops advanced to Zzyzkivka on Monday.", ["Zzyzkivka"]),
        ("Vyhadivka, a town in the north, burned.", ["Vyhadivka"]),
        ("Vyhadivka, a large coastal village, burned.", ["Vyhadivka"]),
        ("The villages of Torske and Vyhadivka burned.", ["Torske", "Vyhadivka"]),
        (
            "Shells hit near Torske, Vyhadivka and Lyman.",
            ["Torske", "Vyhadivka", "Lyman"],
        ),
        ("Malaya Loknya burned.", ["Malaya Loknya"]),
        # A name of several words, and one with its kind.
        ("St. Petersburg burned.", ["St. Petersburg"]),
        ("Northern Kharkiv region burned.", ["Kharkiv region"]),
        ("Eastern Ukraine burned.", ["Eastern Ukraine"]),
        ("The Kakhovka Dam burned.", ["Kakhovka Dam"]),
        ("The Kakhovka reservoir burned.", ["Kakhovka reservoir"]),
        ("The Oskil River burned.", ["Oskil River"]),
        ("The Lyman hromada burned.", ["Lyman hromada"]),
        ("Near Irpin' they dug in.", ["Irpin'"]),
        ("They dug in near 'Irpin'.", ["Irpin"]),
        # Lists.
        (
            "Kherson, Zaporizhzhia and Donetsk oblasts burned.",
            ["Kherson", "Zaporizhzhia", "Donetsk"],
        ),
        ("The Svatove-Kreminna line burned.", ["Svatove", "Kreminna"]),
        # Headlines.
        ("LYMAN BURNED AGAIN", ["LYMAN"]),
        ("Lyman Burned Again On Monday", ["Lyman"]),
        # People and streets.
        ("Ivan Hrytsai and Serhiy Lyman left.", []),
        ("Moskovskyi Avenue burned.", []),
    ],
)
def test_names_by_the_words_around_them(
    text: str, expected: list[str], with_model: bool
) -> None:
    assert _places(text, with_model=with_model) == expected


@with_and_without_model
@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Kherson, Zaporizhzhia and Donetsk oblasts burned.", ["oblast"] * 3),
        ("The Sumy governor and the Lyman mayor spoke.", ["oblast", "town"]),
        ("The towns of Lyman and Izium burned.", ["town", "town"]),
        ("The Kakhovka reservoir burned.", ["area"]),
    ],
)
def test_of_which_kind_a_place_is_by_its_words(
    text: str, kinds: list[str], with_model: bool
) -> None:
    found = [m.place and m.place.kind for m in mentions(text, with_model=with_model)]
    assert found == kinds
