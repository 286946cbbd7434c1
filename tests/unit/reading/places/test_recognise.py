"""Names that come again, and names inside other names, in articles of the tests'
own.
"""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from dashboard.reading.model import Role
from dashboard.reading.places import recognise
from dashboard.reading.text.nlp import WordSpan
from tests.unit.reading.annotated import misread
from tests.unit.reading.marked import Answer, marked_answer, marked_cases
from tests.unit.reading.toponyms import gazetteer, mentions

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


MARKED = """
== _run_end
the [Chasiv] Yar fell | | 3
the [Chasiv] yar fell | | 2
the [Lyman] dam fell | | 3
the [Lyman]’s Dam fell | | 2
the [Rostov]-on-Don fell | | 4
the [A] B C D E F fell | | 5
[The] Lyman fell | | 1
[The] Chonhar fell | | 1
in [St]. Petersburg now | | 3
in [Mt]. Petersburg now | | 2
== _goes_on
Big [Yar] | | True
Big [yar] | | False
Big-[yar] | | True
Big’s [Yar] | | False
Big, [Yar] | | False
Big [of] | | True
big [of] | | False
Big [river] | | True
St. [Yar] | | True
St. [yar] | | False
Mt. [Yar] | | False
== _is_river
the [Siverskyi] Donets | | True
the [Siverskyi] Donets and | | True
the [Siverskyi] Donets fell | | False
a [Siverskyi] Donets | | False
the [Siverskyi] donets | | False
the [Siverskyi], Donets | | False
the [Siverskyi]’s Donets | | False
the [Siverskyi] Donets’s | | False
the [Lyman] Donets | | False
the [Old] Donets | | False
the [Siverskyi] Abvgd | | False
== _opens_name
in [Malaya] Loknya | | True
in [Malaya] loknya | | False
in [Malaya], Loknya | | False
in [Dark] Loknya | | False
President [Malaya] Loknya | | False
== _person_end
saw [Ivan] Fedorov now | label='PERSON' | 2
saw [Ivan] Fedorov now | label='ORG' | 1
saw [Ivan]’s Fedorov now | label='PERSON' | 1
saw [Ivan], Fedorov now | label='PERSON' | 1
saw [Ivan] Brigade now | label='PERSON' | 1
saw [Ivan] A B C D E F G now | label='PERSON' | 5
== _is_whole_entity
saw [Ivan] Fedorov | label='PERSON' | True
[Ivan] Fedorov | label='PERSON' | False
the [Siverskyi] Donets | label='LOC' | True
a [Siverskyi] Donets | label='LOC' | False
the [Siverskyi] Donets | label='ORG' | False
== _is_made_adjective
a [Panama]-flagged ship | | True
a [Panama] flagged ship | | False
a [Panama]-bound ship | | False
a [Moscow]-backed man | | False
== _is_street
on [Abvgd Avenue] now | | True
on [Abvgd Dam] now | | False
on [Avenue] now | | False
== _is_of_other_language
in [Chaeryŏng] now | | True
in [Lyman] now | | False
Pôr do [Sol] now | | True
por do [Sol] now | | False
[Shibin] al Kawm | | True
[Shibin] al kawm | | False
[Shibin] and Kawm | | False
== _is_part_of_other_name
FC [Mariupol] won | | True
Ivan [Lyman] won | | True
song “[Lyman] Fortress” won | | True
in [Lyman] now | | False
== _is_part_of_entity
Gus-[Lyman] now | | True
Kharkiv-[Lyman] now | | False
gus-[Lyman] now | | False
Gus, [Lyman] now | | False
in [Kharkiv] Abvgd now | | False
in [Kharkiv]-Abvgd now | | True
in [Znamianka]’s Abvgd now | | False
in [Znamianka] abvgd now | | False
in [Kharkiv] Lyman now | label='GPE' | False
== _continues
in [Lyman] Abvgd | own=1 other=2 | True
in [Lyman] abvgd | own=1 other=2 | False
in [Lyman], Abvgd | own=1 other=2 | False
in [Lyman] Kharkiv | own=1 other=2 | False
in [Lyman] Oblast | own=1 other=2 | False
in [Lyman] Old | own=1 other=2 | False
in [Lyman] 2 | own=1 other=2 | False
in Abvgd [Lyman] | own=2 other=1 | False
in Abvgd [Lyman] | own=2 other=1 label='GPE' | True
in [Lyman] Kharkiv | own=1 other=2 label='GPE' | True
in [Lyman], Kharkiv | own=1 other=2 label='GPE' | False
== _headline_names
[Lyman] Fell | label='GPE' | True
[Kharkiv] Fell | | True
[Abvgd] Fell | | False
[Chasiv Yar] Fell | | True
== _prose_names
in [Lyman] now | | True
saw [Lyman] now | | True
[Abvgd] region | | False
saw [Abvgd] now | label='GPE' | False
in [Abvgd] now | label='GPE' | True
saw [Abvgd] region | label='GPE' | True
saw [Abvgd] now | | False
== _is_marked_place
saw [Abvgd] region | | True
saw [Abvgd] now | | False
[Lyman], [Abvgd] now | | True
saw [Poland] now | | True
== _known_is_place
[Lyman] fell | | True
[Toretsk] fell | | True
in [Lyman] now | | True
saw [Lyman] direction | | True
saw [Lyman] Abvgd | | False
saw [Toretsk] now | | True
saw [Toretsk] Lyman now | genre='CAPTION' | False
[Kharkiv], [Lyman] now | | True
== _is_bare_place
saw [Toretsk] now | | True
saw [Toretsk] Lyman | | False
saw [Toretsk] said | | False
saw [Kyiv] said | | True
saw [Toretsk] now | label='DATE' | False
saw [Toretsk] now | label='ORG' | True
saw [Znamianka] now | label='DATE' | False
== _unknown_is_place
in [Abvgd] region | | True
the [Abvgd] region | | True
a [Abvgd] region | | False
saw [Abvgdivka], a village in | | True
in [Abvgdivka] now | | True
in [Abvgd] now | | True
of [Abvgdivka] now | | False
on [Abvgdivka] now | | True
on [Abvgd] now | | False
on [Abvgdivka] Big | | False
saw [Abvgdivka] now | | False
in [Abv] now | | False
in [ABVGD] now | | False
in [Abvgd] now | label='DATE' | False
in [Abvgd Cathedral] now | | False
retreated to [Abvgd] now | | True
sang to [Abvgd] now | | False
== _may_be_name
in [Abvgd] now | | True
in [Abv] now | | False
in [ABVGD] now | | False
in [Abvgd] now | label='TIME' | False
in [Abvgd Church] now | | False
in [Abvgd Town] now | | True
== _is_explained
saw [Abvgd], a town in | | True
saw [Abvgd], the old town in | | True
saw [Abvgd], one town in | | False
saw [Abvgd] a town in | | False
saw [Abvgd], a Town in | | False
saw [Abvgd], a sad town in | | False
saw [Abvgd], a large old eastern industrial town in | | False
saw [Abvgd], a old eastern industrial town in | | True
saw [Abvgd], a region in | | False
== _is_in_apposition
a village in [Sumy], [Abvgd], was | | True
a valley in [Sumy], [Abvgd], was | | False
a village in [Sumy] and [Abvgd], was | | False
a village in [Sumy], [Abvgd] was | | False
a village in [Sumy], [Abvgd], Lyman | | False
a village a b c d e in [Sumy], [Abvgd], was | | False
a village b c d e in [Sumy], [Abvgd], was | | True
== _is_moved_to
advanced to [Lyman] | | True
retreated from [Lyman] | | True
sang to [Lyman] | | False
out of [Lyman] | | True
king of [Lyman] | | False
advanced in [Lyman] | | False
advanced to “[Lyman] | | False
== _sounds_slavic
[Abvgdivka] | | True
[Abvgdino] | | True
[Abvgdets] | | True
[Abvgd] | | False
== _is_list_of_places
near [Lyman], [Abvgd] and Toretsk | | True
saw [Lyman], [Abvgd] and Toretsk | | False
near [Lyman], [Abvgd] now | | False
saw [Lyman], [Terny], [Abvgd] now | | True
== _known_follows
in [Abvgd] and Lyman | | True
in [Abvgd], Lyman | | True
in [Abvgd] Lyman | | True
in [Abvgd] and lyman | | False
in [Abvgd]; Lyman | | False
in [Abvgd] and Xyzzy | | False
== _is_full_name
saw [Lyman] Toretsk | | True
saw [Lyman]’s Toretsk | | False
saw [Lyman], Toretsk | | False
saw [Lyman] Abvgd | | False
saw Toretsk [Lyman] now | | True
saw Toretsk, [Lyman] now | | False
saw Toretsk’s [Lyman] now | | False
saw Abvgd [Lyman] now | | False
== _word_behind
[Lyman] direction | | 'direction'
[Lyman]-direction | | 'direction'
[Lyman], direction | | ''
[Lyman]’s direction | | ''
== _extent
in [Kharkiv Oblast] now | follows='' | (2, 'Kharkiv', 'oblast')
in [Abvgd] dam now | follows='dam' | (2, 'Abvgd dam', '')
in [Lyman] dam now | follows='dam' | (1, 'Lyman', '')
in [Lyman] river now | follows='river' | (2, 'Lyman river', '')
in [Abvgd] air base now | follows='air' | (3, 'Abvgd air base', '')
in [Lyman] air base now | follows='air' | (1, 'Lyman', '')
in [Lyman] nuclear power plant now | follows='nuclear' | (4, 'Lyman nuclear power plant', '')
in [Kharkiv] region now | follows='region' | (2, 'Kharkiv', 'oblast')
in [Lyman] City now | follows='city' | (2, 'Lyman', 'city')
in [Lyman] city now | follows='city' | (1, 'Lyman', 'city')
village of [Lyman] now | follows='now' | (2, 'Lyman', 'village')
== _is_base
[Lyman] air base | | True
[Lyman] naval base | | True
[Lyman] large base | | False
[Lyman] air bases | | False
[Lyman], air base | | False
[Lyman]’s air base | | False
== _plant_end
[Lyman] nuclear power plant | | 3
[Lyman] nuclear, plant | | 1
[Lyman] old plant | | 0
== _kind_before
village of [Lyman] | | 'village'
village [Lyman] | | 'village'
village, [Lyman] | | ''
village of “[Lyman] | | ''
district of [Lyman] | | ''
district [Lyman] | | 'raion'
valley of [Lyman] | | ''
of [Lyman] | | ''
"""
"""Each rule where it holds, and with one thing changed, where it does not."""


def line_of(
    text: str, words: Sequence[WordSpan], values: dict[str, object]
) -> recognise._Line:
    """Return a line in which the model has marked all capitals with one label, "" for
    none.
    """
    label = str(values.get("label", ""))
    labels = [label if word.capital else "" for word in words]
    genre = recognise.Genre[str(values.get("genre", "PROSE"))]
    lookup = recognise.NameLookup(gazetteer())
    line = recognise._Line(text, words, labels, lookup, genre)
    first, last = values["first"], values["last"]
    assert isinstance(first, int)
    assert isinstance(last, int)
    is_known = lookup(line.written(first, last))
    values["name"] = recognise.NameMatch(first, last, is_known=is_known)
    return line


@pytest.mark.parametrize(
    ("function", "text", "arguments", "expected"), marked_cases(recognise, MARKED)
)
def test_words_around_a_marked_name(
    function: Answer, text: str, arguments: str, expected: object
) -> None:
    assert marked_answer(function, text, arguments, line_of) == expected


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
