"""The words around a name tell whether it is a place, of which kind, and how it lies to
others; distances, bearings and displacements agree with one another and with the globe.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.geography.geo import kilometres
from dashboard.reading.model import Role
from dashboard.reading.places.context import (
    NEARBY,
    NO_WORD,
    Cue,
    Displacement,
    Toponym,
    angle_between,
    bearing,
    cue_before,
    destination,
    displacement_of,
    flat_kilometres,
    inside_organisation,
    is_headline,
    is_listed,
    is_person,
    is_quoted_title,
    is_speaking,
    kind_follows,
    relations_of,
    role_of,
    share_kinds,
    soft_sign_length,
    stands_alone,
    takes_article,
    word_at,
)
from dashboard.reading.text.nlp import WordSpan, split_words
from tests.unit.reading.annotated import misread


def at(text: str, name: str) -> tuple[list[WordSpan], int, int]:
    """Return the words of a text and the first and last of a name in it."""
    words = split_words(text, 0, len(text))
    start = text.index(name)
    inside = [k for k, w in enumerate(words) if start <= w.start < start + len(name)]
    return words, inside[0], inside[-1]


def toponym(text: str, name: str, **marks: object) -> Toponym:
    words, first, last = at(text, name)
    made = Toponym(words[first].start, words[last].end, first, last, name, "")
    for mark, value in marks.items():
        setattr(made, mark, value)
    return made


def test_beyond_the_ends_there_is_no_word() -> None:
    words = split_words("a b", 0, 3)
    assert [word_at(words, i).text for i in (-1, 0, 1, 2)] == ["", "a", "b", ""]
    assert word_at(words, 2) is NO_WORD


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("Toretsk Stands Firm", True),
        ("Toretsk Stands Firm in the Donbas", True),
        ("Toretsk stands Firm", False),
        ("Toretsk Stands", False),
        ("Toretsk Stands but not", False),
    ],
)
def test_a_headline_has_capitals(text: str, headline: bool) -> None:
    assert is_headline(split_words(text, 0, len(text))) is headline


@pytest.mark.parametrize(
    ("text", "follows"),
    [
        ("in Kherson oblast", True),
        ("the Lyman direction", True),
        ("the Kakhovka dam", True),
        ("in Kherson", False),
        ("in Kherson, oblast", False),
        ("Kherson's oblast", False),
        ("Kherson people", False),
    ],
)
def test_a_kind_that_follows(text: str, follows: bool) -> None:
    name = next(n for n in ("Kherson", "Lyman", "Kakhovka") if n in text)
    words, _, last = at(text, name)
    assert kind_follows(words, last) is follows


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("fighting near Lyman", Cue.STRONG),
        ("fighting near the embattled town Lyman", Cue.STRONG),
        ("went to Lyman", Cue.WEAK),
        ("captured Lyman", Cue.WEAK),
        ("the capture of Lyman", Cue.STRONG),
        ("a friend of Lyman", Cue.NONE),
        ("of Lyman", Cue.NONE),
        ("people Lyman", Cue.NONE),
        ("near, Lyman", Cue.NONE),
        ("Lyman", Cue.NONE),
        ("the big Lyman", Cue.NONE),
        ("in the the the the the Lyman", Cue.STRONG),
        ("in the the the the the the Lyman", Cue.NONE),
    ],
)
def test_the_cue_before_a_name(text: str, cue: Cue) -> None:
    words, first, _ = at(text, "Lyman")
    assert cue_before(words, first) is cue


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("Kupiansk, Lyman", True),
        ("Kupiansk and Lyman", True),
        ("Kupiansk or Lyman", True),
        ("Kupiansk-Lyman", True),
        ("Kupiansk Lyman", False),
        ("Kupiansk with Lyman", False),
        ("Kupiansk and, Lyman", False),
        ("Kupiansk; the Lyman", False),
        ("Kupiansk: Lyman", False),
    ],
)
def test_a_list_of_places(text: str, listed: bool) -> None:
    words, first, _ = at(text, "Lyman")
    assert is_listed(words, first, [toponym(text, "Kupiansk")]) is listed
    assert not is_listed(words, first, [])


def test_a_colon_behind_a_stretch_of_front_or_an_oblast() -> None:
    text = "Kupiansk direction: Lyman"
    words, first, _ = at(text, "Lyman")
    assert is_listed(words, first, [toponym(text, "Kupiansk", sector=True)])
    text = "Kharkiv: Lyman"
    words, first, _ = at(text, "Lyman")
    assert is_listed(words, first, [toponym(text, "Kharkiv", kind="oblast")])
    assert not is_listed(words, first, [toponym(text, "Kharkiv", kind="city")])


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("in Lyman today", True),
        ("in Lyman Street", False),
        ("in Big Lyman", False),
        ("in Kyiv's Lyman", True),
        ("Big Lyman", True),
        ("in Lyman, Kyiv", True),
    ],
)
def test_a_name_that_stands_alone(text: str, alone: bool) -> None:
    words, first, last = at(text, "Lyman")
    assert stands_alone(words, first, last) is alone


def test_a_place_of_the_list_may_touch_it() -> None:
    text = "the Svatove-Lyman road"
    words, first, last = at(text, "Lyman")
    assert not stands_alone(words, first, last)
    assert stands_alone(words, first, last, [toponym(text, "Svatove")])


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("the song “Lyman Fortress” is", True),
        ("the song “Fortress of Lyman” is", True),
        ("the song “Lyman” is", False),
        ("the song Lyman Fortress is", False),
        ("the song “Lyman fortress” is", False),
    ],
)
def test_a_quoted_title(text: str, quoted: bool) -> None:
    assert is_quoted_title(*at(text, "Lyman")) is quoted


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("in Irpin' now", 1),
        ("in Irpin’ now", 1),
        ("in 'Irpin' now", 0),
        ("in ‘Irpin’ now", 0),
        ("in Irpin'a now", 0),
        ("in Irpin now", 0),
    ],
)
def test_a_soft_sign(text: str, length: int) -> None:
    words, first, _ = at(text, "Irpin")
    word = words[first]._replace(end=words[first].start + 5, lower="irpin")
    assert soft_sign_length(text, 0, word) == length
    assert soft_sign_length(text, 0, word._replace(lower="odesa")) == 0


@pytest.mark.parametrize(
    ("text", "speaking"),
    [
        ("Lyman said", True),
        ("Lyman, said", False),
        ("Lyman fell", False),
        ("Lyman", False),
    ],
)
def test_who_speaks_is_likelier_a_person(text: str, speaking: bool) -> None:
    words, _, last = at(text, "Lyman")
    assert is_speaking(words, last) is speaking


@pytest.mark.parametrize(
    ("text", "article"),
    [
        ("across the Dnipro", True),
        ("across the Dnipro in boats", True),
        ("across the Dnipro, in boats", True),
        ("across Dnipro", False),
        ("the Dnipro plant", False),
        ("the Dnipro's bank", False),
        ("the Dnipro and Kupiansk directions", False),
        ("the Dnipro-Kupiansk road", False),
    ],
)
def test_rivers_take_an_article(text: str, article: bool) -> None:
    assert takes_article(*at(text, "Dnipro")) is article


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Moscow said", "Moscow", Role.METONYM),
        ("Moscow's forces", "Moscow", Role.METONYM),
        ("Moscow's streets", "Moscow", Role.PLACE),
        ("in Moscow", "Moscow", Role.PLACE),
        ("Moscow", "Moscow", Role.METONYM),
        ("Kyiv", "Kyiv", Role.PLACE),
        ("Kyiv said", "Kyiv", Role.METONYM),
        ("Moscow-appointed officials", "Moscow", Role.METONYM),
        ("a Kyiv-held town", "Kyiv", Role.PLACE),
        ("a Kharkiv-based analyst", "Kharkiv", Role.METONYM),
        ("the government of Ukraine", "Ukraine", Role.METONYM),
        ("the fields of Ukraine", "Ukraine", Role.PLACE),
        ("against Ukraine", "Ukraine", Role.METONYM),
        ("the Ukraine military", "Ukraine", Role.METONYM),
        ("the US State Department", "US", Role.METONYM),
        ("the Kremlin", "Kremlin", Role.METONYM),
        ("Lyman said", "Lyman", Role.PLACE),
    ],
)
def test_the_role_of_a_name(text: str, name: str, role: Role) -> None:
    words, first, last = at(text, name)
    assert role_of(words, first, last, cue_before(words, first)) is role


def test_kinds_are_shared() -> None:
    text = "Kharkiv and Sumy oblasts"
    words, *_ = at(text, "Kharkiv")
    left, right = (
        toponym(text, "Kharkiv"),
        toponym(text, "Sumy", kind="oblast", plural=True),
    )
    share_kinds(words, [left, right])
    assert (left.kind, left.plural, right.kind) == ("oblast", True, "oblast")
    text = "the towns of Lyman and Izium"
    words, *_ = at(text, "Lyman")
    left, right = toponym(text, "Lyman", kind="town"), toponym(text, "Izium")
    share_kinds(words, [left, right])
    assert (left.kind, right.kind) == ("town", "town")
    text = "the town of Lyman, then Izium"
    words, *_ = at(text, "Lyman")
    left, right = toponym(text, "Lyman", kind="town"), toponym(text, "Izium")
    share_kinds(words, [left, right])
    assert right.kind == ""


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("FC Lyman won", True),
        ("the Lyman-1 battalion", True),
        ("the Lyman group", True),
        ("a Lyman group", False),
        ("the Lyman's group", False),
        ("the 1st Lyman Army Corps", True),
        ("the 1st Lyman tanks", True),
        ("the Lyman tanks", False),
        ("Lyman Oblast Prosecutor's Office", True),
        ("the Lyman agreement", True),
        ("the Lyman Dam Authority", False),
        ("Lyman Police Station", False),
        ("Lyman, Army", False),
        ("the frigate Lyman sank", True),
        ('the trawler "Lyman" sank', True),
        ("the Lyman large landing ship sank", True),
        ("Russia's Lyman corvette sank", True),
        ("the Lyman ferry terminal", False),
        ("the Lyman landing", False),
        ("the Lyman landing Ship", False),
        ("a ship at Lyman", False),
        ("the Lyman's ferry", False),
        ("near Lyman ship", False),
        ("Lyman", False),
    ],
)
def test_names_inside_organisations(text: str, inside: bool) -> None:
    assert inside_organisation(*at(text, "Lyman")) is inside


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Gen. Lyman", True),
        ("President Lyman", True),
        ("Ivan Lyman", True),
        ("Ivan's Lyman", False),
        ("near Lyman", False),
        ("a mayor, Lyman", False),
    ],
)
def test_persons(text: str, person: bool) -> None:
    words, first, _ = at(text, "Lyman")
    assert is_person(words, first) is person


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Ivan Lyman", True),
        ("Ivan Dam", False),
        ("Ivan fell", False),
        ("Ivan", False),
        ("Ivan's Lyman", False),
    ],
)
def test_a_given_name_with_a_surname_is_one(text: str, person: bool) -> None:
    assert is_person(split_words(text, 0, len(text)), 0) is person


LATS = st.floats(44, 53)
LONS = st.floats(22, 41)


@given(LATS, LONS, st.floats(0, 359.9), st.floats(1, 150))
def test_going_there_lies_so_far_in_that_direction(
    lat: float, lon: float, towards: float, km: float
) -> None:
    there = destination(lat, lon, towards, km)
    assert kilometres(lat, lon, *there) == pytest.approx(km, rel=0.03)
    assert flat_kilometres(lat, lon, *there) == pytest.approx(km, rel=0.03)
    assert angle_between(bearing(lat, lon, *there), towards) < 3


@given(st.floats(-90, 90), st.floats(-180, 180), st.floats(0, 360), st.floats(0, 300))
def test_a_moved_point_stays_on_the_globe(
    lat: float, lon: float, towards: float, km: float
) -> None:
    to_lat, to_lon = destination(lat, lon, towards, km)
    assert -90 <= to_lat <= 90
    assert -180 <= to_lon <= 180


@pytest.mark.parametrize(
    ("a", "b", "between"), [(10, 350, 20), (0, 180, 180), (90, 90, 0), (270, 0, 90)]
)
def test_the_turn_is_the_smaller_angle(a: float, b: float, between: float) -> None:
    assert angle_between(a, b) == between


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Kyiv saw another drone attack.", "Kyiv", Role.PLACE),
        ("Minsk was hit by debris.", "Minsk", Role.PLACE),
        ("Moscow was attacked by drones.", "Moscow", Role.PLACE),
        ("Kyiv saw its troops attack.", "Kyiv", Role.METONYM),
        ("Moscow was ready for talks.", "Moscow", Role.METONYM),
        ("Minsk denied it.", "Minsk", Role.METONYM),
    ],
)
def test_what_is_done_to_a_capital_happens_there(
    text: str, name: str, role: Role
) -> None:
    assert role_of(*at(text, name), cue_before(*at(text, name)[:2])) is role


ANNOTATED = """
a01 a10 a13 a17 a19 a21 a23 a24 a25 a52 a55 a61 a508 c07 c09 c11 c12 c18 c22 c60 c68
c79 c401 u06 u11 u25 w02 w03 w12 w19 w20 w21 w24 w25 w28 w32 w36 w52 w57 w60 w61 w62
w63 w78 w96 w99 w100 w101 w106 w114 w207 w330 w508
"""
"""Passages of tests/reading that together go every way through the module."""


@pytest.mark.parametrize("passage", ANNOTATED.split())
def test_passages_are_read_as_annotated(passage: str) -> None:
    assert misread(passage) == []


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Moscow troops left", Role.METONYM),
        ("They hit Moscow troops", Role.PLACE),
        ("at ten Moscow time", Role.METONYM),
        ("in Moscow troops left", Role.PLACE),
        ("Moscow Troops left", Role.METONYM),
        ("The ministry of Moscow", Role.METONYM),
        ("The streets of Moscow", Role.PLACE),
        ("Moscow's defence ministry said", Role.METONYM),
        ("Moscow's old and pretty defence ministry", Role.METONYM),
        ("Moscow's old and pretty town and ministry", Role.PLACE),
        ("Moscow was hit", Role.PLACE),
        ("Moscow saw a strike", Role.PLACE),
        ("Moscow saw its troops strike", Role.METONYM),
        ("Moscow-backed", Role.METONYM),
        ("a Moscow-bound train", Role.PLACE),
    ],
)
def test_a_capital_acts_or_is_acted_upon(text: str, role: Role) -> None:
    words, first, last = at(text, "Moscow")
    assert role_of(words, first, last, cue_before(words, first)) is role


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Ukraine was hit", Role.PLACE),
        ("Ukraine was accused", Role.METONYM),
        ("Ukraine attacked", Role.METONYM),
        ("across Ukraine", Role.PLACE),
        ("war with Ukraine", Role.METONYM),
        ("Ukraine army", Role.METONYM),
        ("Ukraine roads", Role.PLACE),
    ],
)
def test_a_country_is_a_party_or_a_land(text: str, role: Role) -> None:
    words, first, last = at(text, "Ukraine")
    assert role_of(words, first, last, cue_before(words, first)) is role


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("a man of Lyman Street", True),
        ("a man of Lyman street", True),
        ("the Lyman Road", True),
        ("the Lyman road", False),
        ("Lyman's Street", False),
        ("the group Lyman left", True),
        ('the group "Lyman" left', True),
        ("the group, Lyman left", False),
        ("the Group of Forces Lyman left", True),
        ("the love of forces Lyman left", False),
        ("a brigade named after Lyman", True),
        ("a brigade named for Lyman", True),
        ("a day after Lyman fell", False),
        ("the Bank of Lyman", True),
        ("the bank of Lyman", False),
        ("a Lyman tank brigade", True),
        ("a Lyman territorial defence unit", True),
        ("a Lyman defence unit", False),
        ("the Lyman Sich battalion", True),
        ("a Lyman Sich battalion", False),
        ("the Lyman 92nd Brigade", True),
        ("a Lyman Brigade", True),
        ("a Lyman, Brigade", False),
        ("the Lyman ferry crossing", False),
        ("the Lyman ferry", True),
        ("Lyman ferry", False),
        ("a Lyman accord", True),
        ("Shakhtar Lyman won", True),
        ("the Lyman-2", True),
        ("Lyman group left", True),
    ],
)
def test_what_is_called_by_a_place(text: str, inside: bool) -> None:
    assert inside_organisation(*at(text, "Lyman")) is inside


def lies(text: str, name: str = "Lyman") -> Displacement | None:
    words, *_ = at(text, name)
    return displacement_of(text, words, toponym(text, name))


@pytest.mark.parametrize(
    ("text", "towards", "km"),
    [
        ("10 km north of Lyman", 0, 10),
        ("10 kilometres east of the city of Lyman", 90, 10),
        ("10 kilometres east of the embattled town Lyman", 90, 10),
        ("10km south of Lyman", 180, None),
        ("7.5 km west of Lyman", 270, 7.5),
        ("7,5 km west of Lyman", 270, 7.5),
        ("a few km west of Lyman", 270, None),
        ("20 miles south of Lyman", 180, 32.19),
        ("300 km south of Lyman", 180, 300),
        ("301 km south of Lyman", 180, None),
        ("0 km south of Lyman", 180, None),
        ("1000 km south of Lyman", 180, None),
        ("north-east of Lyman", 45, None),
        ("northeast of Lyman", 45, None),
        ("south-west of Lyman", 225, None),
        ("5 km or so to the far and wide north of Lyman", 0, None),
        ("5 km to the north of Lyman", 0, 5),
    ],
)
def test_distances_and_bearings_in_words(
    text: str, towards: float, km: float | None
) -> None:
    found = lies(text)
    assert found is not None
    assert found.towards == towards
    assert found.km == (km and pytest.approx(km, abs=0.01))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("near Lyman", NEARBY),
        ("in Lyman", None),
        ("the mayor of Lyman", None),
        ("of Lyman", None),
        ("north (of Lyman", None),
        ("love of Lyman", None),
    ],
)
def test_near_a_place_or_in_it(text: str, expected: Displacement | None) -> None:
    assert lies(text) == expected


def test_what_the_words_of_another_language_tell_goes_first() -> None:
    text = "near Lyman"
    words, *_ = at(text, "Lyman")
    moved = toponym(text, "Lyman", displaced=(90.0, 3.0))
    assert displacement_of(text, words, moved) == Displacement(90.0, 3.0)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("north of Izium near Lyman", {1: (0, 0)}),
        ("north of Izium near Lyman and Torske", {1: (0, 0), 2: (0, 0)}),
        ("north of Izium near Lyman, south of Torske", {1: (0, 0)}),
        ("north of Izium; near Lyman", {}),
        ("north of Izium. Then Lyman", {}),
        ("north of Izium while nobody at all was anywhere near Lyman", {}),
        ("Izium (south of Lyman)", {0: (1, 180)}),
        ("Izium and Torske (south of Lyman)", {1: (2, 180)}),
        ("Izium and Torske (both south of Lyman)", {0: (2, 180), 1: (2, 180)}),
        ("Izium (now lost), south of Lyman", {}),
        ("Izium and Lyman", {}),
    ],
)
def test_how_places_lie_to_one_another(
    text: str, expected: dict[int, tuple[int, float]]
) -> None:
    words = split_words(text, 0, len(text))
    names = [n for n in ("Izium", "Lyman", "Torske") if n in text]
    toponyms = [toponym(text, name) for name in sorted(names, key=text.index)]
    related = relations_of(text, words, toponyms)
    assert {k: (r.anchor, r.towards) for k, r in related.items()} == expected


@pytest.mark.parametrize(
    ("lat", "lon", "towards"),
    [(1, 0, 0), (0, 1, 90), (-1, 0, 180), (0, -1, 270)],
)
def test_bearings_are_clockwise_from_north(
    lat: float, lon: float, towards: float
) -> None:
    assert bearing(0, 0, lat, lon) == pytest.approx(towards)
    assert flat_kilometres(0, 0, lat, lon) == pytest.approx(111.195, abs=0.01)
    there = destination(0, 0, towards, 111.195)
    assert there == pytest.approx((lat, lon), abs=1e-3)
