"""The words around a name tell whether it is a place, of which kind, and how it lies to
others; distances, bearings and displacements agree with one another and with the globe.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.geography.geo import kilometres
from dashboard.reading.model import Role
from dashboard.reading.places import context
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
from tests.unit.reading.marked import Answer, marked_answer, marked_cases


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


MARKED = """
== is_headline
[Lyman] Stands Firm | | True
[Lyman] Stands | | False
[Lyman] Stands firm Again | | False
[Lyman] Now As Far Firm | | False
== kind_follows
[Kherson] oblast | | True
[Kherson]-oblast | | True
[Kherson], oblast | | False
[Kherson]’s oblast | | False
[Kherson] direction | | True
[Kherson] dam | | True
[Kherson] dream | | False
[Kherson] | | False
== cue_before
in [Lyman] | | 2
in key [Lyman] | | 2
in the key eastern small coal city [Lyman] | | 0
in the key small coal city [Lyman] | | 2
in, [Lyman] | | 0
of [Lyman] | | 0
on [Lyman] | | 1
hit [Lyman] | | 1
north of [Lyman] | | 2
king of [Lyman] | | 0
key [Lyman] | | 0
dog [Lyman] | | 0
[Lyman] | | 0
in “[Lyman]” | | 2
in-[Lyman] | | 2
in (key [Lyman] | | 0
== is_listed
[Lyman], [Terny] | | True
[Lyman]–[Terny] | | True
[Lyman]/[Terny] | | True
[Lyman] [Terny] | | False
[Lyman] and [Terny] | | True
[Lyman] or [Terny] | | True
[Lyman], and [Terny] | | True
[Lyman] but [Terny] | | False
[Lyman] and near [Terny] | | False
[Lyman]: [Terny] | | False
[Terny] | | False
[Lyman] (and) [Terny] | | False
== stands_alone
[Lyman] fell | | True
[Lyman] Fell | | False
[Lyman], Fell | | True
[Lyman]-Fell | | False
the Old [Lyman] fell | | False
the old [Lyman] fell | | True
the Old, [Lyman] fell | | True
Old [Lyman] fell | | True
the Army’s [Lyman] fell | | True
to [Terny]-[Lyman] fell | | True
to Terny-[Lyman] fell | | False
== is_quoted_title
song “[Lyman] Fortress” won | | True
song “[Lyman]” won | | False
song “The [Lyman] of Ours” won | | True
song [Lyman] Fortress” won | | False
song “[Lyman] Fortress | | False
song “[Lyman] fortress” won | | False
song “A B C [Lyman] D” won | | True
song “A B C D [Lyman] E” won | | False
song “[Lyman] A B C” won | | True
song “[Lyman] A B C D” won | | False
song “[Lyman], Fortress” won | | False
song «[Lyman] Fortress» won | | True
== soft_sign_length
[Irpin]' fell | | 1
[Irpin]’ fell | | 1
[Irpin]'s fell | | 0
[Irpin] fell | | 0
'in [Irpin]' fell | | 0
‘in [Irpin]' fell | | 0
[Pisky]' fell | | 0
== is_speaking
[Lyman] said | | True
[Lyman], said | | False
[Lyman] fell | | False
== takes_article
the [Dnipro] fell | | False
the [Dnipro] and | | True
the [Dnipro]. | | True
the [Dnipro] | | True
the [Dnipro]’s | | False
a [Dnipro] and | | False
[Dnipro] and | | False
the “[Dnipro] and | | False
the [Lyman] and Terny directions | | False
the [Lyman] and Terny rivers | | True
the [Lyman]-Terny road | | False
== role_of
Kyiv: [Moscow] said | cue=0 | 'metonym'
in [Moscow] today | cue=2 | 'place'
[Lyman] said | cue=0 | 'place'
a [Kharkiv]-based man | cue=0 | 'metonym'
a [Kharkiv]-held man | cue=0 | 'place'
the [Kremlin] fell | cue=0 | 'metonym'
a [Moscow]-backed man | cue=0 | 'metonym'
a [Moscow]-held man | cue=0 | 'place'
army of [Ukraine] left | cue=0 | 'metonym'
south of [Ukraine] left | cue=2 | 'place'
[Kyiv]’s forces left | cue=0 | 'metonym'
[Kyiv]’s big new air forces left | cue=0 | 'metonym'
[Kyiv]’s a b c d forces left | cue=0 | 'place'
[Kyiv]’s parks | cue=0 | 'place'
== _names_people
[Kyiv] troops left | cue=0 | True
[Lyman] troops left | cue=0 | True
in [Kyiv] troops left | cue=2 | False
[Kyiv], troops left | cue=0 | False
[Kyiv]’s troops left | cue=0 | False
[Kyiv] Troops left | cue=0 | False
at noon [Kyiv] time | cue=2 | True
[Kyiv] parks | cue=0 | False
hit [Kyiv] troops | cue=1 | False
== _is_owner
the army of [Ukraine] | | True
army of [Ukraine] | | True
of [Ukraine] | | False
the army in [Ukraine] | | False
the city of [Ukraine] | | False
== _is_actor
against [Ukraine] | cue=1 | True
against, [Ukraine] | cue=1 | False
[Moscow] | cue=0 | True
[Kyiv] | cue=0 | False
[Kyiv] was hit | cue=0 | False
[Kyiv] was told | cue=0 | True
[Kyiv] was quiet | cue=0 | False
[Kyiv] wants it | cue=0 | True
[Kyiv], wants it | cue=0 | False
[Kyiv] parks | cue=0 | False
the [US] State | cue=0 | True
the [US] state | cue=0 | True
the [Poland] Summit | cue=0 | False
[Poland] army | cue=0 | True
[Kyiv] army | cue=0 | False
[Kyiv] seized it | cue=0 | True
== _is_struck
[Kyiv] was hit | | True
[Kyiv] was told | | False
[Kyiv], was hit | | False
[Kyiv] saw an attack | | True
[Kyiv] saw a parade | | False
[Kyiv] saw its forces attack | | False
[Kyiv] said an attack | | False
[Kyiv] saw a b c d e attack | | True
[Kyiv] saw a b c d e f attack | | False
== inside_organisation
FC [Mariupol] won | | True
fc [Mariupol] won | | False
FC, [Mariupol] won | | False
the [Dnipro]-1 unit | | True
the [Khortytsia] group left | | True
[Khortytsia] group left | | True
a [Khortytsia] group left | | False
the [Khortytsia]’s group left | | False
the group [Khortytsia] left | | True
the group “[Khortytsia]” left | | True
the Group of Forces [Dnipro] | | True
the Gang of Forces [Dnipro] | | False
a street named after [Lyman] | | True
a street after [Lyman] | | False
the Bank of [Russia] | | True
the bank of [Russia] | | False
the [Lyman] tank brigade | | True
the [Lyman] small brigade | | False
the [Lyman] Sich battalion | | True
a [Lyman] Sich battalion | | False
a [Lyman] territorial defence | | True
a [Lyman] national defence | | False
[Lyman] Street | | True
[Lyman] street | | True
[Lyman] Road | | True
[Lyman] road | | False
[Lyman]’s Street | | False
[Lyman], Street | | False
the cruiser [Moskva] | | True
the cruiser “[Moskva]” | | True
the [Moskva] cruiser | | True
its [Moskva] cruiser | | True
Russia’s [Moskva] cruiser | | True
some [Moskva] cruiser | | False
the [Saratov] large landing ship | | True
the [Saratov] tall landing ship | | False
the [Kerch] ferry crossing | | False
the [Moskva] Cruiser | | False
1st [Donetsk] Army Corps | | True
[Kharkiv] Operational-Tactical Group | | True
[Kherson] Oblast Prosecutor’s Office | | True
the [Kharkiv] 92nd Brigade | | True
a [Kharkiv] 92 Brigade | | False
[Kharkiv] Dam Company | | False
[Minsk] agreements | | True
[Minsk] Agreements | | True
[Minsk], Agreements | | False
1st [Donetsk] corps | | True
first [Donetsk] corps | | False
[Lyman] fell | | False
[Kharkiv] A B C D Brigade | | True
[Kharkiv] A B C D E Brigade | | False
== _formation_follows
the [Lyman] tank brigade | named=False | True
the [Lyman] brigade | named=False | False
the [Lyman] Sich battalion | named=True | True
the [Lyman] Sich battalion | named=False | False
the [Lyman], tank brigade | named=False | False
the [Lyman] tank tank tank tank brigade | named=False | True
the [Lyman] tank tank tank tank tank brigade | named=False | False
== _is_vessel
the cruiser’s [Moskva] | | False
[Moskva] cruiser | | False
the [Moskva]’s cruiser | | False
the [Moskva], cruiser | | False
== is_person
President [Putin] | | True
Gen. [Popov] | | True
president, [Putin] | | False
Ivan [Lyman] | | True
ivan [Lyman] | | False
Ivan’s [Lyman] | | False
Ivan, [Lyman] | | False
[Ivan] Lyman | | True
[Ivan] lyman | | False
[Ivan]’s Lyman | | False
[Ivan], Lyman | | False
[Ivan] Street | | True
[Ivan] Brigade | | False
[Lyman] Ivan | | False
== direction_before
north of [Lyman] | | 0
south-east of [Lyman] | | 135
south east of [Lyman] | | 90
west of the city of [Lyman] | | 270
west of the key town [Lyman] | | 270
out of [Lyman] | | None
north in [Lyman] | | None
of [Lyman] | | None
north, of [Lyman] | | None
== displacement_of
in [Lyman] | | None
near [Lyman] | | (None, None)
north of [Lyman] | | (0, None)
10 km north of [Lyman] | | (0, 10.0)
10 miles north of [Lyman] | | (0, 16.09344)
1,5 km north of [Lyman] | | (0, 1.5)
12.5 km north of [Lyman] | | (0, 12.5)
300 km north of [Lyman] | | (0, 300.0)
301 km north of [Lyman] | | (0, None)
0 km north of [Lyman] | | (0, None)
some km north of [Lyman] | | (0, None)
1000 km north of [Lyman] | | (0, None)
10 km to the far far north of [Lyman] | | (0, 10.0)
10 km to the far far far north of [Lyman] | | (0, None)
km north of [Lyman] | | (0, None)
== relations_of
[Terny] (north of [Lyman]) | | {0: (1, 0)}
[Terny], [Yampil] (both north of [Lyman]) | | {0: (2, 0), 1: (2, 0)}
[Terny], [Yampil] (north of [Lyman]) | | {1: (2, 0)}
[Terny] or [Yampil] (both north of [Lyman]) | | {1: (2, 0)}
north of [Lyman] near [Terny] and [Yampil] | | {1: (0, 0), 2: (0, 0)}
north of [Lyman] for [Terny] | | {}
north of [Lyman] near [Terny]; [Yampil] | | {1: (0, 0)}
north of [Lyman] near [Terny] (at [Yampil]) | | {1: (0, 0)}
north of [Lyman] near [Terny], south of [Yampil] | | {1: (0, 0)}
near [Lyman] at [Terny] | | {}
[Terny] (taken) north of [Lyman] | | {}
north of [Lyman] near the very large and very old town of [Terny] | | {}
"""
"""Each rule where it holds, and with one thing changed, where it does not."""


@pytest.mark.parametrize(
    ("function", "text", "arguments", "expected"), marked_cases(context, MARKED)
)
def test_words_around_a_marked_name(
    function: Answer, text: str, arguments: str, expected: object
) -> None:
    assert marked_answer(function, text, arguments) == expected


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
