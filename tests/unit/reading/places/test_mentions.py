"""Which words are places: with a model and without one, in sentences of the tests'
own.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.words import Precision
from dashboard.reading.model import Mention, Role
from dashboard.reading.places.mentions import (
    REGION_ABROAD_KM,
    SHORTEST_TYPO,
    is_typo,
)
from tests.unit.reading.annotated import misread
from tests.unit.reading.toponyms import mentions

BOTH = pytest.mark.parametrize("with_model", [True, False], ids=["model", "rules"])


def found(text: str, *, with_model: bool) -> list[Mention]:
    return mentions(text, with_model=with_model)


def names(text: str, *, with_model: bool) -> list[str]:
    return [mention.place_as_written for mention in found(text, with_model=with_model)]


@BOTH
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ukrainian troops hold Chasiv Yar and fight near Toretsk.",
            ["Chasiv Yar", "Toretsk"],
        ),
        (
            "They shelled Orikhiv, Mala Tokmachka and Huliaipole.",
            ["Orikhiv", "Mala Tokmachka", "Huliaipole"],
        ),
        ("The army dug in along the Svatove-Kreminna line.", ["Svatove", "Kreminna"]),
        ("Shells fell on Russian-occupied Tokmak at dawn.", ["Tokmak"]),
        (
            "Police left the town of Vovchansk in the Kharkiv region.",
            ["Vovchansk", "Kharkiv region"],
        ),
        ("Battles raged in the Sumy and Kharkiv oblasts all day.", ["Sumy", "Kharkiv"]),
        ("Assaults went on in the Lyman direction.", ["Lyman"]),
        (
            "Ships left Odesa across the Black Sea near Snake Island.",
            ["Odesa", "Black Sea", "Snake Island"],
        ),
        ("Mortars fired over the Siverskyi Donets River.", ["Siverskyi Donets River"]),
        (
            "Drones were seen above the Zaporizhzhia Nuclear Power Plant.",
            ["Zaporizhzhia Nuclear Power Plant"],
        ),
        (
            "Workers left the Azot plant in Sievierodonetsk.",
            ["Azot plant", "Sievierodonetsk"],
        ),
        ("Nobody lives in the village of Zzyzkivka any more.", ["Zzyzkivka"]),
    ],
)
def test_names_of_places_are_found(
    text: str, expected: list[str], with_model: bool
) -> None:
    assert names(text, with_model=with_model) == expected


@BOTH
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The 1st Donetsk Army Corps lost three tanks.", []),
        ("The Kharkiv Operational-Tactical Group repelled an assault.", []),
        ("Fighters of the Azov Regiment gave an interview.", []),
        ("The self-styled Donetsk People's Republic issued stamps.", []),
        (
            "The Kherson Military Administration counted the losses near Kizomys.",
            ["Kizomys"],
        ),
        ("The Kyiv Independent wrote about the Minsk agreements.", []),
        ("Governor Oleksandr Prokudin and General Syrskyi met on Sunday in May.", []),
        ("A Lviv Polytechnic University team took part.", []),
    ],
)
def test_units_organisations_and_people_are_no_places(
    text: str, expected: list[str], with_model: bool
) -> None:
    assert names(text, with_model=with_model) == expected


@BOTH
@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Moscow said it had destroyed the depot.", Role.METONYM),
        ("Kyiv's forces kept the height.", Role.METONYM),
        ("A Moscow-appointed mayor spoke.", Role.METONYM),
        ("Officials blamed Washington.", Role.METONYM),
        ("Ukraine's military reported gains.", Role.METONYM),
        ("KYIV, June 14 (Agency) - The army reported gains.", Role.METONYM),
        ("Missiles hit Kyiv before dawn.", Role.PLACE),
        ("Two people died in Kyiv overnight.", Role.PLACE),
        ("Kyiv's outskirts burned.", Role.PLACE),
        ("The front runs through eastern Ukraine.", Role.PLACE),
    ],
)
def test_a_government_is_told_from_its_capital(
    text: str, role: Role, with_model: bool
) -> None:
    mention = found(text, with_model=with_model)[0]
    assert mention.role is role


@BOTH
def test_the_name_is_cut_without_its_possessive_and_its_cue(with_model: bool) -> None:
    text = "The village of Robotyne's school and the city of Melitopol's port burned."
    assert names(text, with_model=with_model) == ["Robotyne", "Melitopol"]


def test_a_word_after_an_unknown_sign_of_place_is_kept_without_a_place() -> None:
    mention = found("Shelling was reported near Zzyzkivka.", with_model=False)[0]
    assert (mention.place_as_written, mention.place) == ("Zzyzkivka", None)
    assert "too unsure a match" in mention.resolution.reason


def test_a_sentence_of_very_many_names_is_cut_short() -> None:
    assert len(found("Kyiv, " * 2_000, with_model=False)) < 2_000


@pytest.mark.parametrize(
    "written",
    ["Melitoopl", "Melitool", "Melitoppol", "Melitobol", "elitopol", "Melitopoll"],
)
def test_one_letter_wrong_is_a_slip(written: str) -> None:
    assert is_typo(written, "Melitopol")


@pytest.mark.parametrize(
    "written", ["Melitopol", "melitopol", "Mletiopol", "Melipol", "Mariupol", ""]
)
def test_none_or_more_is_not(written: str) -> None:
    assert not is_typo(written, "Melitopol")


@given(st.text("abcd", max_size=10), st.text("abcd", max_size=10))
def test_slips_go_both_ways(a: str, b: str) -> None:
    if min(len(a), len(b)) >= SHORTEST_TYPO:
        assert is_typo(a, b) == is_typo(b, a)


def test_a_region_abroad_is_as_wide_as_one() -> None:
    text = "Drones hit a refinery in Krasnodar region."
    (region,) = mentions(text, with_model=True)
    assert region.precision is Precision.OBLAST
    assert region.radius_km == REGION_ABROAD_KM


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The blast shook Kyiv.", "Kyiv"),
        ("Now Odesa was hit by drones.", "Odesa"),
        ("Barely any of Lyman was hit.", "Lyman"),
        ("Taganrog was hit by drones.", "Taganrog"),
        ("Fighting raged in eastern Ukraine.", "eastern Ukraine"),
    ],
)
def test_a_word_before_a_name_is_no_part_of_it(text: str, expected: str) -> None:
    (mention,) = mentions(text, with_model=True)
    assert mention.place is not None
    assert mention.place.name == expected


ANNOTATED = """
a13 a52 c18 c24 u25 u33 u49 w09 w15 w20 w25 w88 w105 w414
"""
"""Passages of tests/reading that together go every way through the module."""


@pytest.mark.parametrize("passage", ANNOTATED.split())
def test_passages_are_read_as_annotated(passage: str) -> None:
    assert misread(passage) == []


@pytest.mark.parametrize(
    ("text", "written", "name"),
    [
        ("Pozniaky, Kyiv", "Pozniaky, Kyiv", "Pozniaky"),
        ("Izium (Kharkiv region)", "Izium (Kharkiv region)", "Izium"),
        ("  near the city of Izium ", "near the city of Izium", "Izium"),
        ("Melitopil", "Melitopil", "Melitopol"),
    ],
)
def test_a_text_that_is_a_location_is_one_mention(
    text: str, written: str, name: str
) -> None:
    (only,) = found(text, with_model=False)
    assert only.place is not None
    assert (only.place_as_written, only.place.name) == (written, name)
    assert text[only.start : only.end] == written


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Izium and Lviv", ["Izium", "Lviv"]),
        ("Izium, Lyman", ["Izium", "Lyman"]),
        ("Shells hit Izium and Lyman", ["Izium", "Lyman"]),
    ],
)
def test_places_apart_are_two_mentions(text: str, names: list[str]) -> None:
    assert [m.place_as_written for m in found(text, with_model=False)] == names


@pytest.mark.parametrize(
    ("text", "precision", "radius_km"),
    [
        ("The Lyman hromada burned.", Precision.APPROXIMATE, 20),
        ("Shells hit near Lyman.", Precision.APPROXIMATE, 5),
        ("Shells hit south of Lyman.", Precision.APPROXIMATE, 10),
        ("Shells hit 2 km south of Lyman.", Precision.APPROXIMATE, 5),
        ("Shells hit 50 km south of Lyman.", Precision.APPROXIMATE, 24),
        ("Troops fight in the Lyman direction.", Precision.AREA, 30),
        ("Shells hit Lyman.", Precision.SETTLEMENT, 4),
        ("Shells hit near Donetsk Oblast.", Precision.OBLAST, 115),
    ],
)
def test_the_radius_that_the_words_give(
    text: str, precision: Precision, radius_km: float
) -> None:
    (mention,) = found(text, with_model=False)
    assert (mention.precision, mention.radius_km) == (precision, radius_km)


def test_a_name_known_once_is_known_in_the_whole_article() -> None:
    text = "Soldiers hold Bilohorivka. They nicknamed Bilohorivka the mill."
    names = [m.place_as_written for m in found(text, with_model=False)]
    assert names == ["Bilohorivka", "Bilohorivka"]
    numbers = [m.sentence for m in found(text, with_model=False)]
    assert numbers == [0, 1]
