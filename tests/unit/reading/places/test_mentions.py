"""Which words are places: with a model and without one, in sentences of the tests'
own.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.place import Place, Resolution
from dashboard.domain.words import Precision
from dashboard.reading.model import Mention, Role
from dashboard.reading.places import mentions as places
from dashboard.reading.places.context import NEARBY, Displacement, Toponym
from dashboard.reading.places.disambiguate import AmbiguousToponym
from dashboard.reading.places.mentions import (
    REGION_ABROAD_KM,
    SHORTEST_TYPO,
    is_typo,
)
from dashboard.reading.text.nlp import split_words
from tests.unit.reading.annotated import misread
from tests.unit.reading.toponyms import gazetteer, mentions

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


KYIV = replace(
    next(c.place for c in gazetteer().candidates("Kyiv") if c.place.kind == "city"),
    lat=50.0,
    lon=30.0,
    radius_km=18.0,
)
VILLAGE = replace(KYIV, id="v", kind="village", population=500, radius_km=3.0)
OBLAST = replace(
    KYIV,
    id="o",
    kind="oblast",
    precision=Precision.OBLAST,
    radius_km=100.0,
    region="Kyiv",
)


def mention_of(place: Place | None, radius_km: float | None = 3.0) -> Mention:
    return Mention(
        start=0,
        end=1,
        place_as_written="x",
        sentence=0,
        role=Role.PLACE,
        resolution=Resolution((), None, 0.0, ""),
        place=place,
        precision=None,
        radius_km=radius_km,
    )


@pytest.mark.parametrize(
    ("towards", "km", "radius_km", "lat"),
    [
        (None, None, places.NEAR_KM, 50.0),
        (0.0, None, places.SIDE_KM, 50.0),
        (0.0, 11.1195, 3.0 + 11.1195 * places.OFF, 50.1),
        (180.0, 11.1195, 3.0 + 11.1195 * places.OFF, 49.9),
        (0.0, 1.11195, 4.0, 50.01),
    ],
)
def test_how_far_off_a_place(
    towards: float | None, km: float | None, radius_km: float, lat: float
) -> None:
    moved = places._displaced(VILLAGE, Displacement(towards, km))
    assert moved.precision is Precision.APPROXIMATE
    assert moved.radius_km == pytest.approx(radius_km)
    assert moved.lat == pytest.approx(lat)


def test_a_large_place_keeps_its_radius() -> None:
    assert places._displaced(KYIV, Displacement(None, None)).radius_km == 18.0
    assert places._displaced(KYIV, Displacement(0.0, None)).radius_km == 18.0


@pytest.mark.parametrize(
    ("place", "marks", "displacement", "precision", "radius_km"),
    [
        (VILLAGE, {"sector": True}, None, Precision.AREA, places.SECTOR_KM),
        (OBLAST, {"sector": True}, None, Precision.AREA, 100.0),
        (OBLAST, {"hromada": True}, None, Precision.OBLAST, 100.0),
        (
            replace(KYIV, country="RU"),
            {"kind": "oblast"},
            None,
            Precision.OBLAST,
            REGION_ABROAD_KM,
        ),
        (KYIV, {"kind": "oblast"}, None, KYIV.precision, 18.0),
        (VILLAGE, {"hromada": True}, None, Precision.APPROXIMATE, places.HROMADA_KM),
        (VILLAGE, {}, NEARBY, Precision.APPROXIMATE, places.NEAR_KM),
        (VILLAGE, {}, None, VILLAGE.precision, 3.0),
    ],
)
def test_a_place_as_the_words_mean_it(
    place: Place,
    marks: dict[str, object],
    displacement: Displacement | None,
    precision: Precision,
    radius_km: float,
) -> None:
    toponym = Toponym(0, 1, 0, 0, "x", "")
    for mark, value in marks.items():
        setattr(toponym, mark, value)
    item = AmbiguousToponym(toponym, 0, (), None, displacement, None)
    meant = places._as_meant(place, item)
    assert (meant.precision, meant.radius_km) == (precision, radius_km)


def test_places_that_lie_in_one_another() -> None:
    small, city = mention_of(VILLAGE), mention_of(KYIV, 18.0)
    far = mention_of(replace(VILLAGE, id="f", lat=52.0))
    assert places._smallest([city, small]) is small
    assert places._smallest([small, far]) is None
    assert places._smallest([]) is None
    assert places._contains(city, small) is True
    assert places._contains(city, far) is False
    assert places._contains(mention_of(None), small) is False
    assert places._contains(city, mention_of(None)) is False
    assert places._contains(mention_of(KYIV, None), small) is False
    edge = mention_of(replace(VILLAGE, id="e", lat=50.0 + 57.9 / 111.195))
    beyond = mention_of(replace(VILLAGE, id="b", lat=50.0 + 58.1 / 111.195))
    assert places._contains(city, edge) is True
    assert places._contains(city, beyond) is False


def test_a_part_of_a_city_that_nobody_knows() -> None:
    city, village = mention_of(KYIV), mention_of(VILLAGE)
    assert places._part_of("Abvgdivka", city, gazetteer()) is city
    assert places._part_of("Abvgdivka", village, gazetteer()) is None
    assert places._part_of("Abvgdivka", mention_of(None), gazetteer()) is None
    assert places._part_of("Abvgdivka", mention_of(OBLAST), gazetteer()) is None


@pytest.mark.parametrize(
    ("name", "region", "place"),
    [
        ("Kramatorks", "", "Kramatorsk"),
        ("Kramatorks", "Donetsk", "Kramatorsk"),
        ("Kramatorks", "Kyiv", None),
        ("Kramatorsk", "", None),
        ("Abvgdivka", "", None),
    ],
)
def test_a_slip_of_a_large_place(name: str, region: str, place: str | None) -> None:
    slip = places._misspelt(name, region, gazetteer())
    assert (slip and slip.place and slip.place.name) == place
    if slip is not None:
        assert slip.resolution.reason == f"'{name}': taken for a slip of {place}"
        assert slip.precision is Precision.APPROXIMATE


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("General Ivan Petrov left", ["Ivan", "Petrov"]),
        ("general. Petrov left", ["Petrov"]),
        ("general, Petrov left", []),
        ("general’s Petrov left", []),
        ("general petrov left", []),
        ("baker Petrov left", []),
    ],
)
def test_names_behind_a_title_or_a_given_name(text: str, names: list[str]) -> None:
    assert list(places._surnames(split_words(text, 0, len(text)))) == names


def test_a_beginning_of_a_name_outside_the_toponyms() -> None:
    words = split_words("Chasiv Yar and Chasiv", 0, 21)
    whole = Toponym(0, 10, 0, 1, "Chasiv Yar", "")
    last = Toponym(15, 21, 3, 3, "Chasiv", "")
    assert places._numbers([whole, last]) == {0, 1, 3}
    assert places._is_name_left(words, [whole], {"Chasiv"}) is True
    assert places._is_name_left(words, [whole, last], {"Chasiv"}) is False
    assert places._is_name_left(words, [], {"Lyman"}) is False


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
