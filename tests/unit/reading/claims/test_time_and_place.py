"""At which place and on which days an event is put."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.domain.words import Precision
from dashboard.reading.claims.time_and_place import (
    FRONT_ID,
    NOWHERE,
    EventPlace,
    is_acting_capital,
    is_country,
    is_in_russia,
    is_whole_front,
    is_wide,
    named_outside_tags,
    place_before,
    place_of_mention,
    place_of_structure,
    places_of_events,
    refers_back,
    whole_front,
)
from dashboard.reading.model import Mention
from tests.unit.reading.annotated import misread
from tests.unit.reading.articles import claims
from tests.unit.reading.claims.sentences import analysed, events_of
from tests.unit.reading.toponyms import gazetteer, mentions


def mention(text: str, name: str) -> Mention:
    named = mentions(text, with_model=False)
    return next(m for m in named if m.place_as_written == name)


@pytest.mark.parametrize(
    ("text", "name", "country", "wide"),
    [
        ("Troops left Lyman.", "Lyman", False, False),
        ("Troops are in Kharkiv region.", "Kharkiv region", False, True),
        ("Troops are in Donbas.", "Donbas", False, True),
        ("Troops went to Poland.", "Poland", True, True),
        ("Troops went to Ukraine.", "Ukraine", True, True),
    ],
)
def test_how_wide_a_mention_is(text: str, name: str, country: bool, wide: bool) -> None:
    one = mention(text, name)
    assert (is_country(one), is_wide(one)) == (country, wide)


def test_a_mention_becomes_the_place_of_an_event() -> None:
    place = place_of_mention(mention("Troops left Lyman, Donetsk region.", "Lyman"))
    assert place.place is not None
    assert (place.place_as_written, place.place.region, place.reason) == (
        "Lyman",
        "Donetsk",
        "",
    )
    assert place.precision is Precision.SETTLEMENT
    assert place.radius_km == place.place.radius_km
    unplaced = place_of_mention(mention("A mine exploded in Zzyzkivka.", "Zzyzkivka"))
    assert unplaced.place is None
    assert unplaced.reason.startswith("not placed: 'Zzyzkivka': ")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("along the front line", "front line"),
        ("the 1,000-km-long front", "1,000-km-long front"),
        ("areas of the fighting", "areas of the fighting"),
        ("a stretch of the front", None),
        ("in front of the house", None),
    ],
)
def test_the_whole_front(text: str, written: str | None) -> None:
    place = whole_front(text, 0, len(text), gazetteer())
    assert (place and place.place_as_written) == written
    if place is not None:
        assert place.place is not None
        assert (place.place.id, place.reason) == (FRONT_ID, "")
        assert is_whole_front(place)


def test_nowhere_is_not_the_front() -> None:
    assert not is_whole_front(NOWHERE)
    assert EventPlace("", None, None, None, None, "no place given") == NOWHERE


@pytest.mark.parametrize(
    ("text", "refers"),
    [
        ("shells fell there", True),
        ("there were two dead", False),
        ("troops entered the town", True),
        ("they shelled it", True),
        ("the village of X", False),
        ("in town", False),
    ],
)
def test_what_refers_back(text: str, refers: bool) -> None:
    assert refers_back(text, 0, len(text)) is refers
    before = mention("Troops left Lyman.", "Lyman")
    place = place_before(text, 0, len(text), [before])
    assert (place is not None) is refers
    assert place_before(text, 0, len(text), []) is None


def test_a_part_of_the_place_has_words_of_its_own() -> None:
    text = "Troops fight in this maze."
    place = place_before(text, 0, len(text), [mention("Troops left Lyman.", "Lyman")])
    assert place is not None
    assert place.place is not None
    assert (place.place_as_written, place.place.name) == ("this maze", "Lyman")


@pytest.mark.parametrize(
    ("text", "russia"),
    [
        ("a Russian border town", True),
        ("in Belgorod", True),
        ("Russian troops", False),
        ("the Ukrainian town", False),
    ],
)
def test_land_that_is_russias(text: str, russia: bool) -> None:
    assert is_in_russia(text, 0, len(text)) is russia


def placed(text: str, *, with_model: bool = True) -> list[list[str]]:
    sentence = analysed(text, with_model=with_model)
    places = places_of_events(sentence.tree, events_of(sentence), sentence.mentions)
    return [[m.place_as_written for m in group] for group in places]


@pytest.mark.parametrize("with_model", [True, False], ids=["model", "rules"])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Russian forces shelled Nikopol and Marhanets.", [["Nikopol", "Marhanets"]]),
        (
            "Russian forces shelled Nikopol, and Ukrainian troops retook Robotyne.",
            [["Nikopol"], ["Robotyne"]],
        ),
        ("Russian forces shelled Nikopol in Dnipropetrovsk region.", [["Nikopol"]]),
        ("Russian forces shelled Dnipropetrovsk region.", [["Dnipropetrovsk region"]]),
        ("Russian forces attacked Toretsk, northeast of Kurakhove.", [["Toretsk"]]),
        ("Russian forces advanced north of Kharkiv near Lyptsi.", [["Lyptsi"]]),
        ("Russian forces shelled the road from Kupiansk to Svatove.", [["Kupiansk"]]),
        ("Ukraine shelled Tokmak.", [["Tokmak"]]),
    ],
)
def test_which_places_an_event_has(
    text: str, expected: list[list[str]], with_model: bool
) -> None:
    assert placed(text, with_model=with_model) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Shells hit Kruhliakivka, a village on the bank of the Oskil.",
            [["Kruhliakivka"]],
        ),
        (
            "The general visited Orikhiv, where shelling had wounded three people.",
            [["Orikhiv"]],
        ),
    ],
)
def test_what_the_grammar_ties_to_an_event(
    text: str, expected: list[list[str]]
) -> None:
    assert placed(text) == expected


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Troops captured Siversk and are threatening Lyman.", [["Siversk"]]),
        ("Troops captured Siversk and Lyman.", [["Siversk", "Lyman"]]),
    ],
)
def test_what_is_threatened_is_not_taken(text: str, names: list[list[str]]) -> None:
    sentence = analysed(text)
    placed = places_of_events(sentence.tree, events_of(sentence), sentence.mentions)
    assert [[m.place_as_written for m in places] for places in placed] == names


def test_a_sentence_without_events_has_no_places() -> None:
    assert placed("The mayor lives in Orikhiv.") == []


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Kyiv withdrew its forces from Lyman.", ["Lyman"]),
        ("Kyiv suffered a missile attack.", ["Kyiv"]),
        ("Russian drones attacked Kyiv.", ["Kyiv"]),
        ("Kyiv says Moscow's guided bombs hit Lyman.", ["Lyman"]),
        ("The brigade, based in Lviv, stormed Lyman.", ["Lyman"]),
        ("The Lviv 80th Assault Brigade held off an assault at Lyman.", ["Lyman"]),
        ("Russian troops pulled out of Kherson across the Dnipro.", ["Kherson"]),
        ("The Lviv 113th brigade held off an assault at Lyman.", ["Lyman"]),
        ("Moscow's claim that it took Lyman drew silence in Kyiv.", ["Lyman"]),
        ("Nobody in Kyiv denies that Russian troops captured Lyman.", ["Lyman"]),
        ("#Bakhmut Russian shelling killed a woman in Nikopol.", ["Nikopol"]),
        ("#Lyman was shelled by Russian guns.", ["Lyman"]),
        ("So far Russian bombs have hit Kharkiv twice.", ["Kharkiv"]),
        ("Lyman, contrary to a map published in Moscow, was not captured.", ["Lyman"]),
        ("Drones hit a depot in Tuapse, Krasnodar region.", ["Tuapse"]),
    ],
)
def test_who_acts_and_where_somebody_is_from_is_no_place_of_it(
    text: str, places: list[str]
) -> None:
    assert [claim.place_as_written for claim in claims(text)] == places


def test_a_capital_acts_where_it_does_something() -> None:
    def acts(text: str) -> bool:
        sentence = analysed(text)
        start = text.index("Kyiv")
        kyiv = next(m for m in mentions(text, with_model=True) if m.start == start)
        return is_acting_capital(sentence.tree, kyiv)

    assert acts("Kyiv abandoned Lyman.")
    assert acts("Kyiv stopped short of saying it had retaken Lyman.")
    assert not acts("Kyiv endured an attack.")
    assert not acts("Kyiv fell.")
    assert not acts("Drones hit Kyiv.")


def test_tags_count_where_nothing_else_is_named() -> None:
    text = "#Lyman: troops entered Nikopol."
    lyman, nikopol = mentions(text, with_model=True)
    assert named_outside_tags(text, [lyman, nikopol]) == [nikopol]
    assert named_outside_tags(text, [lyman]) == [lyman]


DAY = date(2023, 6, 14)  # a Wednesday
BOTH = pytest.mark.parametrize("with_model", [True, False], ids=["model", "rules"])


def dated(
    text: str, *, with_model: bool, published: date | None = DAY
) -> list[tuple[str | None, str | None, str]]:
    return [
        (_iso(c.date_from), _iso(c.date_to), c.date_text)
        for c in claims(text, published, with_model=with_model)
    ]


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


@BOTH
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # It had happened by the report: nobody says when.
        ("Russian forces shelled Nikopol.", (None, "2023-06-14", "")),
        ("Russian forces have shelled Nikopol.", (None, "2023-06-14", "")),
        ("Russian forces are shelling Nikopol.", ("2023-06-14", "2023-06-14", "")),
        ("Russian forces hold Kreminna.", ("2023-06-14", "2023-06-14", "")),
        # A day that the calendar has not is no reason to take another.
        ("Russian forces shelled Nikopol on 31 June.", (None, None, "on 31 June")),
        (
            "Russian forces shelled Nikopol on 2023-13-41.",
            (None, None, "2023-13-41"),
        ),
        (
            "Russian forces shelled Nikopol on 12 mars.",
            ("2023-03-12", "2023-03-12", "12 mars"),
        ),
        (
            "Russian forces shelled Nikopol on Monday.",
            ("2023-06-12", "2023-06-12", "on Monday"),
        ),
        (
            "Russian forces shelled Nikopol overnight.",
            ("2023-06-13", "2023-06-14", "overnight"),
        ),
    ],
)
def test_the_time_of_an_event(
    text: str, expected: tuple[str | None, str | None, str], with_model: bool
) -> None:
    ((first, last, words),) = dated(text, with_model=with_model)
    assert (first, last) == expected[:2]
    assert words.removeprefix("on ") == expected[2].removeprefix("on ")


def test_what_footage_shows_had_happened_by_then() -> None:
    text = "Footage published on June 10 shows that Ukrainian troops retook Robotyne."
    assert dated(text, with_model=True) == [(None, "2023-06-10", "June 10")]


def test_the_day_of_saying_is_not_that_of_the_event() -> None:
    text = (
        "The governor said on Monday that Russian forces had shelled Nikopol on Sunday."
    )
    assert [d[:2] for d in dated(text, with_model=True)] == [
        ("2023-06-11", "2023-06-11")
    ]
    text = (
        "The governor said on Monday that Russian forces had shelled Nikopol overnight."
    )
    assert [d[:2] for d in dated(text, with_model=True)] == [
        ("2023-06-11", "2023-06-12")
    ]
    text = "The governor said on Monday that Russian forces had shelled Nikopol."
    assert [d[:2] for d in dated(text, with_model=True)] == [
        ("2023-06-12", "2023-06-12")
    ]


@BOTH
def test_without_a_day_of_publication_nothing_is_made_up(with_model: bool) -> None:
    days = dated(
        "Russian forces shelled Nikopol.", with_model=with_model, published=None
    )
    assert days == [(None, None, "")]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Russian missiles hit Nikopol.", None),
        ("Russian forces cut the road at Nikopol.", None),
        ("Russian guns shell Nikopol.", "2023-06-14"),
        ("A Russian gun hits Nikopol.", "2023-06-14"),
    ],
)
def test_a_verb_whose_past_is_as_its_present_is_past(
    text: str, first: str | None
) -> None:
    ((begins, _, _),) = dated(text, with_model=True)
    assert begins == first


def test_a_night_that_the_calendar_has_not_is_unknown() -> None:
    text = "Drones hit Nikopol overnight into 31 June 2023."
    ((first, last, _),) = dated(text, with_model=True)
    assert (first, last) == (None, None)


def test_villages_near_a_town_are_listed_behind_it() -> None:
    found = claims(
        "Russian guns shelled villages near Orikhiv, Shcherbaky and Stepove."
    )
    assert [c.name for c in found] == ["Shcherbaky", "Stepove"]
    found = claims("Russian guns shelled fields near Orikhiv, Shcherbaky and Stepove.")
    assert [c.name for c in found] == ["Orikhiv", "Shcherbaky", "Stepove"]


ANNOTATED = """
a01 a06 a08 a10 a12 a14 a19 a24 a26 a28 a55 a57 a61 a67 a69 a71 a74 a79 a80 a506 c04
c05 c17 c18 c22 c61 c65 c70 c82 c86 c87 c301 c302 w02 w05 w09 w11 w12 w15 w31 w32
w41 w52 w62 w67 w78 w81 w85 w86 w88 w98 w100 w105 w117 w204 w214 w312 w331 w415 w501
w505 w508 w520
"""
"""Passages of tests/reading that together go every way through the module."""


@pytest.mark.parametrize("passage", ANNOTATED.split())
def test_passages_are_read_as_annotated(passage: str) -> None:
    assert misread(passage) == []


@pytest.mark.parametrize(
    ("text", "places"),
    [
        # Where somebody is from.
        ("An officer from Lviv was killed when drones hit Lyman.", ["Lyman"]),
        ("A man from Sumy died when a missile hit Kharkiv.", ["Kharkiv"]),
        ("Soldiers from Poltava stormed Lyman.", ["Lyman"]),
        ("Three villagers of Torske were wounded when shells hit Lyman.", ["Lyman"]),
        # What is set against an event.
        ("Troops captured Siversk while Lyman spent a quiet night.", ["Siversk"]),
        ("Troops captured Siversk, whereas Lyman remained calm.", ["Siversk"]),
        # From where, over what, and beside what.
        ("Drones launched from Primorsko-Akhtarsk hit Odesa.", ["Odesa"]),
        ("Russian troops crossed the Oskil River near Dvorichna.", ["Dvorichna"]),
        ("Russian troops attacked from Kreminna towards Lyman.", ["Lyman"]),
        (
            "Russian troops attacked from Kreminna toward Lyman and Siversk.",
            ["Lyman", "Siversk"],
        ),
        (
            "Troops took two villages near Bakhmut, Klishchiivka and Andriivka.",
            ["Klishchiivka", "Andriivka"],
        ),
        ("Shells hit the Saltivka neighbourhood of Kharkiv.", ["Kharkiv"]),
        ("Shells hit Ukraine's city of Nikopol.", ["Nikopol"]),
        # Lists.
        (
            "Russian forces attacked near Lyman, near Siversk and near Torske.",
            ["Lyman", "Siversk", "Torske"],
        ),
        (
            "Russian troops entered Vovchansk and fought in Lyptsi.",
            ["Vovchansk", "Lyptsi"],
        ),
        (
            "Russian forces continue attacking Lyman and are storming Siversk.",
            ["Lyman", "Siversk"],
        ),
        ("The army advanced along the whole front line.", ["front line"]),
        ("Russian forces shelled the town, the mayor of Nikopol said.", ["Nikopol"]),
        # A place of the sentence before.
        (
            "Ukrainian troops freed Robotyne. Russian bombs hit the village again.",
            ["Robotyne", "Robotyne"],
        ),
        (
            "Russian forces struck Kharkiv. Rescuers said the building was hit.",
            ["Kharkiv", "Kharkiv"],
        ),
        (
            "Ukrainian troops left Lyman. Russian troops entered it on Tuesday.",
            ["Lyman", "Lyman"],
        ),
    ],
)
def test_where_it_happened(text: str, places: list[str]) -> None:
    assert [claim.place_as_written for claim in claims(text)] == places


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "Contrary to what they said on Sunday, Russian troops shelled Nikopol on"
            " Monday.",
            [("2023-06-12", "2023-06-12", "Monday")],
        ),
        (
            "In 2014 Russian troops seized Debaltseve and held it for three months.",
            [
                ("2014-01-01", "2014-12-31", "2014"),
                ("2014-01-01", "2014-12-31", "2014"),
            ],
        ),
        (
            "Photos taken on June 3 show that Russian forces destroyed a bridge in"
            " Lyman.",
            [(None, "2023-06-03", "June 3")],
        ),
        (
            "A video posted early on June 12 shows Ukrainian troops in Robotyne.",
            [(None, "2023-06-12", "June 12")],
        ),
        (
            "The army said on Monday that troops captured Lyman a day after the fall of"
            " Siversk.",
            [
                ("2023-06-12", "2023-06-12", "Monday"),
                ("2023-06-11", "2023-06-11", "a day after"),
            ],
        ),
        (
            "Russian troops seized Lyman on Sunday and shelled Nikopol on Monday.",
            [
                ("2023-06-11", "2023-06-11", "Sunday"),
                ("2023-06-12", "2023-06-12", "Monday"),
            ],
        ),
        (
            "Russian forces shelled Nikopol on Sunday, killing a man who had arrived on"
            " Friday.",
            [("2023-06-11", "2023-06-11", "Sunday")],
        ),
        (
            "The mayor said that on Sunday Russian forces shelled Nikopol.",
            [("2023-06-11", "2023-06-11", "Sunday")],
        ),
        (
            "Late on Monday, the governor said, Russian forces shelled Nikopol.",
            [("2023-06-12", "2023-06-12", "Monday")],
        ),
        (
            "Russian forces have been shelling Nikopol since May.",
            [("2023-05-01", "2023-06-14", "since May")],
        ),
        (
            "Russian forces shelled Nikopol recently.",
            [(None, "2023-06-14", "recently")],
        ),
        (
            "Russian troops have held Kreminna for months.",
            [(None, "2023-06-14", "for months")],
        ),
    ],
)
def test_which_time_is_that_of_the_event(
    text: str, days: list[tuple[str | None, str | None, str]]
) -> None:
    assert dated(text, with_model=True) == days


@pytest.mark.parametrize(
    ("text", "goes_on"),
    [
        ("Lyman is under Russian control.", True),
        ("Lyman was under Russian control.", False),
        ("Russian forces shell Nikopol.", True),
        ("Russian forces hit Nikopol.", False),
        ("The capture of Lyman cost many lives.", False),
        ("Russian troops cut the road near Lyman.", False),
        ("Russian forces were shelling Nikopol.", False),
        ("Russian forces had been shelling Nikopol.", False),
        ("Russian forces are storming and shelling Nikopol.", True),
        ("Russian forces continue attacking Lyman.", True),
    ],
)
def test_what_goes_on_is_of_the_day_of_the_report(text: str, goes_on: bool) -> None:
    first = {claim.date_from for claim in claims(text)}
    assert first == {DAY if goes_on else None}


@BOTH
@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Fighting goes on in the same town.", "Lyman"),
        ("Fighting goes on in this settlement.", "Lyman"),
        ("Fighting goes on in the district.", None),
        ("Fighting goes on in the hamlet.", None),
        ("Fighting goes on in the province.", None),
    ],
)
def test_a_town_is_called_by_no_other_kind(
    text: str, written: str | None, with_model: bool
) -> None:
    (lyman,) = mentions("Troops left Lyman.", with_model=with_model)
    place = place_before(text, 0, len(text), [lyman])
    assert (place and place.place_as_written) == written


@pytest.mark.parametrize(
    ("text", "is_built"),
    [
        ("A shell hit the building.", True),
        ("A shell hit that power plant.", True),
        ("A shell hit the bridge of Kherson.", False),
        ("A shell hit the same building.", False),
        ("A shell hit a building.", False),
        ("The assault group left.", False),
    ],
)
def test_what_was_built_at_the_place_before(text: str, is_built: bool) -> None:
    before = mention("Troops left Lyman.", "Lyman")
    unplaced = mention("A mine exploded in Zzyzkivka.", "Zzyzkivka")
    place = place_of_structure(text, 0, len(text), [unplaced, before])
    assert (place == place_of_mention(before)) is is_built
    assert place_of_structure(text, 0, len(text), [unplaced]) is None
