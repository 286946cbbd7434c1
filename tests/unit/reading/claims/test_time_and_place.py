"""At which place and on which days an event is put."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from dashboard.domain.words import Kind, Precision, Side
from dashboard.reading.claims import time_and_place
from dashboard.reading.claims.events import Trigger
from dashboard.reading.claims.people.attribution import Attribution
from dashboard.reading.claims.time_and_place import (
    FRONT_ID,
    NOWHERE,
    DateContext,
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
from dashboard.reading.dates.expressions import DateExpression
from dashboard.reading.model import Mention
from tests.unit.reading.annotated import misread
from tests.unit.reading.articles import claims
from tests.unit.reading.claims.sentences import analysed, events_of
from tests.unit.reading.parses import Answer, answer, cases_of, parse
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


PARSED = """
== is_wide
Sumy region fell | oblast^0-2 | True
Sumy region fell | ^0-2 | True
Sumy fell | village^0 | False
Sumy fell | ^0 | False
Sumy fell | area^0 | True
== is_country
Ukraine fell | country^0 | True
Ukraine fell | ^0 | True
the Donbas fell | village^0-2 | False
Sumy fell | village^0 | False
== refers_back
they took it now | 0 12 | True
they hold there now | 0 15 | True
there is fire | 0 13 | False
its capture came | 0 16 | True
its capture of Lyman | 0 20 | False
the same town fell | 0 18 | True
the town of Sumy | 0 16 | False
the sky fell | 0 12 | False
== names_structure
its northern outskirts fell | 0 27 | True
the old bridge fell | 0 19 | True
the bridge of Sumy | 0 18 | False
the same bridge fell | 0 20 | False
its capture fell | 0 16 | False
== is_in_russia
a Russian village burns | 0 23 | True
a Ukrainian village burns | 0 25 | False
in Kursk now | 0 12 | True
== is_destination
fell back to Sumy | village^3 | True
fell back to the town of Sumy | village^6 | True
fell back from Sumy | village^3 | False
fell to a village Sumy | village^4 | False
== is_acting_capital
Kyiv:nsubj withdrew:ROOT troops:dobj | city^0 | True
Kyiv:nsubj withdrew:ROOT | city^0 | False
Kyiv:nsubj suffered:ROOT raids:dobj | city^0 | False
Kyiv:nsubj says:ROOT it:nsubj>3 fell:ccomp | city^0 | True
Kyiv:nsubj wants:ROOT to:aux>3 go:xcomp | city^0 | True
Kyiv:dobj withdrew:ROOT troops:dobj | city^0 | False
Kyiv:nsubj calm:ROOT/ADJ troops:dobj | city^0 | False
Sumy:nsubj withdrew:ROOT troops:dobj | city^0 | False
Kyiv withdrew troops | city^0 | False
Kyiv:nsubj stopped:ROOT short:advmod of:prep>2 saying:pcomp>3 | city^0 | True
== named_outside_tags
#Sumy and Lyman | [city^0,city^2] | ['#Sumy', 'Lyman']
# Sumy | [city^1] | ['Sumy']
== _is_home_of_unit
brigade:nsubj based:acl>0 in:prep>1 Sumy:pobj>2 fell:ROOT | 1 | True
brigade:nsubj based:relcl>0 in:prep>1 Sumy:pobj>2 fell:ROOT | 1 | False
brigade:nsubj hit:acl>0 in:prep>1 Sumy:pobj>2 fell:ROOT | 1 | False
brigade:attr based:acl>0 in:prep>1 Sumy:pobj>2 fell:ROOT | 1 | False
brigade:pobj based:acl>0 in:prep>1 Sumy:pobj>2 fell:ROOT | 1 | True
== _owners
a b c d | [capture@0,strike@2-4] | {0: 0, 2: 1, 3: 1}
== _is_origin
man:nsubjpass from:prep>0 Sumy:pobj>1 was:auxpass killed=kill:ROOT | city^2 | True
man:nsubjpass of:prep>0 Sumy:pobj>1 was:auxpass killed=kill:ROOT | city^2 | True
man:nsubjpass in:prep>0 Sumy:pobj>1 was:auxpass killed=kill:ROOT | city^2 | False
man:nsubj from:prep>0 Sumy:pobj>1 killed=kill:ROOT | city^2 | False
man:nsubj from:prep>0 Sumy:pobj>1 died=die:ROOT | city^2 | True
man:nsubj from:prep>0 Sumy:pobj>1 ran=run:ROOT | city^2 | False
troops:nsubj from:prep>0 Sumy:pobj>1 ran=run:ROOT | city^2 | True
Sumy:compound>1 troops:nsubj ran=run:ROOT | city^0 | True
Sumy:appos>1 troops:nsubj ran=run:ROOT | city^0 | False
Sumy:compound>1 troops:dobj ran=run:ROOT | city^0 | False
Sumy:compound>1 troops:nsubj/PROPN ran=run:ROOT | city^0 | False
== _events_below
they:nsubj took:ROOT Sumy:dobj | {1:0} 1 | [0]
they:nsubj took:ROOT Sumy:dobj | {1:0} 2 | []
town:nsubj hit:relcl>0 is:ROOT | {1:0} 2 | []
claim:nsubj taken:acl>0 is:ROOT | {1:0} 2 | []
man:nsubj taken:acl>0 is:ROOT | {1:0} 2 | [0]
== _content_of_report
claim:nsubj taken:acl>0 is:ROOT | 0 | {1}
claim:nsubj taken:ccomp>0 is:ROOT | 0 | {1}
claim:nsubj taken:relcl>0 is:ROOT | 0 | set()
man:nsubj taken:acl>0 is:ROOT | 0 | set()
== _ends_clause
town:nsubj taken:relcl>0 is:ROOT | 1 0 | True
they:nsubj go:ROOT they:nsubj>3 stay:conj | 3 0 | True
they:nsubj go:ROOT stay:conj | 2 0 | False
they:nsubj go:ROOT raid:conj/NOUN | 2 0 | False
hit:ROOT while:mark>3 Sumy:nsubj>3 slept:advcl | 3 2 | True
hit:ROOT when:mark>3 Sumy:nsubj>3 slept:advcl | 3 2 | False
hit:ROOT while:mark>3 Sumy:dobj>3 slept:advcl | 3 2 | False
hit:ROOT Sumy:nsubj>2 slept:advcl | 2 1 | False
they:nsubj go:ROOT stay:xcomp | 2 0 | False
brigade:nsubj based:acl>0 fell:ROOT | 1 0 | True
== _in_clause_where
Sumy:dobj where:advmod>3 they:nsubj>3 won:relcl>0 saw:ROOT | {3:0} 0 1 | [0]
Sumy:dobj which:dobj>3 they:nsubj>3 won:relcl>0 saw:ROOT | {3:0} 0 1 | []
town:dobj Sumy:appos>0 where:advmod>3 won:relcl>0 saw:ROOT | {3:0} 1 2 | [0]
Sumy:dobj town:appos>0 where:advmod>3 won:relcl>1 saw:ROOT | {3:0} 0 1 | [0]
Sumy:dobj where:advmod>2 won:relcl>0 hit:conj>2 saw:ROOT | {2:1,3:0} 0 1 | [0]
== _opens_where
where:advmod>1 won:ROOT | 1 | True
then:advmod won:ROOT | 1 | False
which:dobj Kyiv:nsubj says=say:ROOT | 2 | True
== _nearest
a b c d e | [capture@0,strike@4] [0,1] 2 | 0
a , c d e | [capture@0,strike@3] [0,1] 2 | 1
a b c d e f g | [capture@0,strike@6] [0,1] 5 | 1
== _span_cost
a , b ; c | 0 5 | 11
a – b — c | 0 5 | 11
a b c | 0 3 | 3
== _is_quarter
the Saltivka district | ^1-3 | True
the Saltivka district | village^1-3 | False
Saltivka neighbourhood of Kharkiv | village^0 | True
Saltivka fell | village^0 | False
== _is_launched_from
missiles launched from Sumy | city^3 | True
missiles flown from the port Sumy | city^5 | True
missiles came from Sumy | city^3 | False
== _is_river
the Oskil River | ^1-3 | True
the Oskil | ^1 | True
the Oskil | town^1 | False
the Oskil | area^1 | True
an Oskil | ^1 | False
== _is_line_crossed
across the Oskil | ^2 | True
across the Sumy | city^2 | False
near the Oskil | ^2 | False
== _without_owners
Ukraine ’s city of Sumy | [country^0,city^4] | ['Ukraine', 'Sumy']
Ukraine city of Sumy | [country^0,city^3] | ['Sumy']
Ukraine and Sumy | [country^0,city^2] | ['Ukraine', 'Sumy']
Sumy | [city^0] | ['Sumy']
== _without_bases
Saky air base near Sumy | [city^0,city^4] | ['Sumy']
Saky and Sumy | [city^0,city^2] | ['Saky', 'Sumy']
== _gone_as_far_as
Sumy as far as Lyman | [city^0,city^4] | ['Lyman']
Sumy and then Lyman | [city^0,city^3] | ['Sumy', 'Lyman']
== _not_crossed
the Oskil near Lyman | [^1,city^3] | ['Lyman']
the Oskil near Lyman | [^1,^3] | ['Oskil', 'Lyman']
the Oskil and Lyman | [^1,city^3] | ['Oskil', 'Lyman']
Sumy near Lyman | [city^0,city^2] | ['Sumy', 'Lyman']
== _not_come_from
from Sumy towards Lyman | [city^1,city^3] | ['Lyman']
from Sumy and Lyman | [city^1,city^3] | ['Sumy', 'Lyman']
at Sumy towards Lyman | [city^1,city^3] | ['Sumy', 'Lyman']
== _only_direction
north of Sumy near Lyman | city^2 city^4 | True
north of Sumy and Lyman | city^2 city^4 | False
out of Sumy near Lyman | city^2 city^4 | False
== _is_landmark
Sumy north of Lyman | city^0 city^3 | True
Sumy near Lyman | city^0 city^2 | True
Sumy or near Lyman | city^0 city^3 | False
Sumy ; near Lyman | city^0 city^3 | False
Sumy saw Lyman | city^0 city^2 | False
Sumy:nsubj fell:ROOT near:prep Lyman:pobj>2 | city^0 city^3 | False
near Sumy , near Lyman | city^1 city^4 | False
in Sumy , near Lyman | city^1 city^4 | True
== _describes_first
Sumy:nsubj a:det>2 village:appos>0 on:prep>2 Oskil:pobj>3 fell:ROOT | city^0 city^4 | True
Sumy:nsubj a:det>2 plant:appos>0 on:prep>2 Oskil:pobj>3 fell:ROOT | city^0 city^4 | False
Sumy:nsubj a:det>2 village:conj>0/NOUN on:prep>2 Oskil:pobj>3 fell:ROOT | city^0 city^4 | False
Sumy on the bank of Oskil | city^0 city^5 | True
== is_present
they:nsubj hold=hold:ROOT | control@1 | True
they:nsubj holds=hold:ROOT | control@1 | True
they:nsubj held=hold:ROOT | control@1 | False
they:nsubj are=be:aux holding=hold:ROOT | control@2 | True
they:nsubj were=be:aux holding=hold:ROOT | control@2 | False
they:nsubj have=have:aux held=hold:ROOT | control@2 | False
they:nsubj now:advmod held=hold:ROOT | control@2 | True
they:nsubj hit=hit:ROOT | strike@1 | False
they:nsubj is=be:ROOT in:prep | control@1 | True
they:nsubj was=be:ROOT in:prep | control@1 | False
fighting:nsubj/VERB rages=rage:ROOT | clash@0 | True
raid:ROOT/NOUN | strike@0 | False
they:nsubj reaches=reach:ROOT | advance@1 | True
they:nsubj seed=seed:ROOT | advance@1 | False
they:nsubj are=be:aux holding=hold:ROOT moving=move:conj | advance@3 | True
they:nsubj are=be:aux holding=hold:ROOT men:nsubj>4 moved=move:conj | advance@4 | False
they were=be holding=hold | control@2 | False
they are=be holding=hold | control@2 | True
they hold | control@1 | True
== _is_of_record
deadliest:amod/ADJ raid:ROOT since:prep July:pobj>2 | (2,4) | True
worst raid since July | (2,4) | True
old raid since July | (2,4) | False
worst raid in July | (2,4) | False
worst a b c d e since July | (6,8) | False
worst a b c d since July | (5,7) | True
== _is_of_saying
he:nsubj said=say:ROOT Monday:npadvmod it:nsubj>4 fell:ccomp | (2,3) RU:0-1:1 capture@4 | True
he:nsubj said=say:ROOT it:nsubj>3 fell:ccomp Monday:npadvmod>3 | (4,5) RU:0-1:1 capture@3 | False
he said Monday it fell | (2,3) RU:0-1:1 capture@4 | True
he said it fell Monday | (4,5) RU:0-1:1 capture@3 | False
he said that Monday it fell | (3,4) RU:0-1:1 capture@5 | False
he said a b c d Monday it fell | (6,7) RU:0-1:1 capture@8 | True
he said a b c d e f Monday it fell | (8,9) RU:0-1:1 capture@10 | False
== _distance_of_step
a day after they took | (0,2) capture@4 | 0
a day , they took | (0,2) capture@4 | None
they took a day after | (2,4) capture@1 | None
a day took | (0,2) capture@2 | 0
== _distance_by_order
they took on Monday | (3,4) capture@1 | 1
Monday they took | (0,1) capture@2 | 1
they took , Monday | (3,4) capture@1 | 6
Monday took | (0,1) capture@1 | 0
they took ; on Monday | (4,5) capture@1 | 7
== _is_of_weapon
missile:dobj fell:relcl>0 hit:ROOT | 1 strike@0 | True
missile:dobj fell:acl>0 hit:ROOT | 1 strike@0 | True
missile:dobj fell:conj>0 hit:ROOT | 1 strike@0 | False
missile:dobj fell:relcl>0 hit:ROOT | 1 capture@0 | False
missile:dobj fell:relcl>0 hit:ROOT | 1 strike@2 | False
== _is_of_same_fire
hit=hit:ROOT as:mark>2 fired=fire:advcl | 2 strike@0 | True
hit=hit:ROOT while:mark>2 fired=fire:advcl | 2 strike@0 | False
hit=hit:ROOT as:mark>2 slept=sleep:advcl | 2 strike@0 | False
hit=hit:ROOT as:mark>2 fired=fire:conj | 2 strike@0 | False
hit=hit:ROOT as:mark>2 fired=fire:advcl | 2 capture@0 | False
hit=hit:ROOT went:conj as:mark>3 fired=fire:advcl>1 | 3 strike@0 | False
== _is_set_against
go:ROOT while:mark>2 said:advcl | [2] | True
go:ROOT when:mark>2 said:advcl | [2] | False
go:ROOT while:advmod>2 said:advcl | [2] | False
go:ROOT while:mark>2 said:conj | [2] | False
== _hangs_on
they:nsubj took:ROOT on:prep Monday:pobj>2 | 3 capture@1 1 | True
they:nsubj said:relcl>3 Monday:npadvmod>1 took:ROOT | 2 capture@3 3 | False
they:nsubj took:ROOT on:prep Monday:pobj>2 | 3 capture@0 0 | False
== _distance_up
said:ROOT took:ccomp | 1 0 | 4
said:ROOT took:ccomp | 1 1 | 3
said:ROOT took:relcl | 1 0 | None
said:ROOT took:ccomp | 1 None | 20
== _distance_of_date
they:nsubj took:ROOT on:prep Monday:pobj>2 | (3,4) capture@1 set() | 1
they took on Monday | (3,4) capture@1 set() | 1
they:nsubj took:ROOT despite:prep Monday:pobj>2 | (3,4) capture@1 set() | None
Monday:ROOT/NOUN took:acl | (0,1) capture@1 set() | 20
said:ROOT Monday:npadvmod took:ccomp | (1,2) capture@2 set() | 2
said:ROOT Monday:npadvmod while:mark>3 took:advcl | (1,2) capture@3 set() | None
said:ROOT took:ccomp slept:conj Monday:npadvmod>2 | (3,4) capture@1 {2} | None
said:ROOT took:ccomp slept:conj Monday:npadvmod>2 | (3,4) capture@1 set() | 20
"""
"""Each rule where it holds, and with one thing changed, where it does not."""


@pytest.mark.parametrize(
    ("function", "words", "arguments", "expected"), cases_of(time_and_place, PARSED)
)
def test_sentences_parsed_by_hand(
    function: Answer, words: str, arguments: str, expected: object
) -> None:
    assert answer(function, words, arguments) == expected


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


LISTS_AND_BOUNDS = """
== is_wide
Sumy raion fell | raion^0-2 | True
Kursk region fell | village.RU^0-2 | True
Kursk fell | village.RU^0 | False
Sumy region fell | village^0-2 | False
== is_destination
to Sumy | village^1 | True
== _dates_it
since Sumy | city^1 | True
won since the Sumy | city^3 | True
in Sumy | city^1 | False
== named_outside_tags
Sumy # Lyman | [city^0,city^2] | ['Sumy', 'Lyman']
== is_acting_capital
Kyiv:nsubj stopped:ROOT went:conj of:prep>2 saying:pcomp>3 | city^0 | False
Kyiv:nsubj stopped:ROOT went:relcl of:prep>2 saying:pcomp>3 | city^0 | False
Kyiv:nsubj stopped:ROOT went:advcl of:prep>2 saying:pcomp>3 | city^0 | False
Kyiv:nsubj fell:ROOT in:prep May:pobj>2 | city^0 | False
Kyiv:nsubj fell:ROOT saying:pcomp | city^0 | False
== _is_home_of_unit
saw:ROOT brigade:dobj based:acl>1 | 2 | True
saw:ROOT brigade:appos based:acl>1 | 2 | True
== is_landmark
village:nsubj wedged:acl>0 in:prep>1 Sumy:pobj>2 fell:ROOT | city^3 | True
village:nsubj wedged:advcl>0 in:prep>1 Sumy:pobj>2 fell:ROOT | city^3 | True
village:nsubj wedged:relcl>0 in:prep>1 Sumy:pobj>2 fell:ROOT | city^3 | False
village:nsubj wedged:relcl>0 between:prep>1 Sumy:pobj>2 fell:ROOT | city^3 | True
village:nsubj held:acl>0 between:prep>1 Sumy:pobj>2 fell:ROOT | city^3 | False
Sumy:dobj>1 wedged:acl>2 fell:ROOT | city^0 | False
== _is_between
between wedged far between | 1 | False
wedged between | 0 | True
== _is_origin
Sumy:amod>1 troops:nsubj ran=run:ROOT | city^0 | True
Sumy:nmod>1 troops:nsubj ran=run:ROOT | city^0 | True
Sumy:poss>1 troops:nsubj ran=run:ROOT | city^0 | True
man:nsubjpass from:prep>0 Sumy:pobj>1 wounded=wound:ROOT | city^2 | True
man:nsubjpass from:prep>0 Sumy:pobj>1 injured=injure:ROOT | city^2 | True
man:nsubj from:prep>0 Sumy:pobj>1 dies=die:ROOT | city^2 | True
two:nsubjpass/NOUN men:appos>0 of:prep>1 Sumy:pobj>2 hurt=injure:ROOT | city^3 | True
two:dobj/NOUN men:appos>0 of:prep>1 Sumy:pobj>2 hurt=injure:ROOT | city^3 | False
== _without_origins
fell back from Lyman to Sumy | withdraw@0 [city^3,city^5] | ['Lyman']
fell back to Sumy | withdraw@0 [city^3] | []
moved from Lyman to Sumy | capture@0 [city^2,city^4] | ['Lyman', 'Sumy']
man:nsubj from:prep>0 Sumy:pobj>1 died:ROOT in:prep Lyman:pobj>4 | strike@3 [city^2,city^5] | ['Lyman']
man:nsubj from:prep>0 Sumy:pobj>1 died:ROOT | strike@3 [city^2] | ['Sumy']
Sumy:poss>1 men:nsubj ran:ROOT Kyiv:poss>4 men:nsubj | strike@2 [city^0,city^3] | ['Sumy', 'Kyiv']
== _places_of
the road from Sumy to Lyman | fortify@0 [city^3,city^5] | ['Sumy', 'Lyman']
the road Sumy and Lyman | fortify@0 [city^2,city^4] | ['Sumy']
the road from Sumy to Lyman | strike@0 [city^3,city^5] | ['Sumy']
the road from Sumy to Lyman and Kyiv | fortify@0 [city^3,city^5,city^7] | ['Sumy']
the road | fortify@0 [] | []
== _closest
the Saltivka district of Kharkiv | [^1-3,city^4] | ['Kharkiv']
the Saltivka district | [^1-3] | ['Saltivka district']
fired from Sumy | [city^2] | []
== _without_landmarks
Sumy ten kilometres south of Lyman | [city^0,city^5] | ['Sumy']
ten kilometres south of Lyman Sumy | [city^4,city^5] | ['Sumy']
ten miles from Lyman | [city^3] | ['Lyman']
Lyman across the Oskil | [city^0,^3] | ['Lyman']
across the Oskil | [^2] | ['Oskil']
== _closest_of
towards Sumy and near Lyman | [city^1,city^4] | ['Lyman']
and towards Sumy and near Lyman | [city^2,city^5] | ['Sumy', 'Lyman']
towards Sumy , towards Lyman | [city^1,city^4] | ['Sumy', 'Lyman']
go towards considerably agricultural considerable neighbouring Sumy and Lyman | [city^6,city^8] | ['Lyman']
go towards considerably agricultural considerable manufacturing Sumy and Lyman | [city^6,city^8] | ['Sumy', 'Lyman']
== _without_frame
In:prep>3 Sumy:pobj>0 men:nsubj>3 won:ROOT near:prep Lyman:pobj>4 | [city^1,city^5] | ['Lyman']
In:prep>2 Sumy:pobj>0 won:ROOT near:prep Lyman:pobj>3 | [city^1,city^4] | ['Lyman']
In:prep>4 Sumy:pobj>0 near:prep Lyman:pobj>2 won:ROOT | [city^1,city^3] | ['Sumy', 'Lyman']
Of:prep>2 Sumy:pobj>0 won:ROOT near:prep Lyman:pobj>3 | [city^1,city^4] | ['Sumy', 'Lyman']
In:prep>2 Sumy:pobj>0 won:ROOT over:prep Lyman:pobj>3 | [city^1,city^4] | ['Sumy', 'Lyman']
In:prep>2 Sumy:pobj>0 won:ROOT | [city^1] | ['Sumy']
== _gone_as_far_as
as far as Lyman and Sumy | [city^3,city^5] | ['Lyman']
== _is_launched_from
fired from Sumy | city^2 | True
== _is_river
Oskil River | ^0-2 | True
Oskil River | village^0-2 | True
the Oskil | settlement^1 | False
the Oskil | village^1 | False
the Oskil | oblast^1 | False
the Oskil | raion^1 | False
== _later_places
Sumy near Lyman and Kyiv | [city^0,city^2,city^4] | ['Kyiv']
Sumy on the bank of Oskil | [city^0,city^5] | []
== _only_direction
x north of attacking regularly throughout Sumy near Lyman | city^6 city^8 | True
x north of attacking regularly continually Sumy near Lyman | city^6 city^8 | False
== _is_landmark
north of Sumy , west of Lyman | city^2 city^6 | False
fields north of Sumy , west of Lyman | city^3 city^7 | False
city of Sumy , west of Lyman | city^2 city^6 | True
Sumy , near Lyman | city^0 city^3 | True
near Sumy . near Lyman | city^1 city^4 | True
== _events_of
they took Sumy | [capture@1] {1:0} city^2 | [0]
they:nsubj took:ROOT Sumy:dobj | [capture@1] {1:0} city^2 | [0]
took:ROOT threaten:conj Sumy:dobj>1 | [capture@0] {0:0} city^2 | []
took:ROOT enter:conj Sumy:dobj>1 | [capture@0] {0:0} city^2 | [0]
made:ROOT raids:dobj in:prep>0 Sumy:pobj>2 | [strike@1] {1:0} city^3 | [0]
took:ROOT town:dobj slept:relcl>1 in:prep>2 Sumy:pobj>3 | [capture@0] {0:0} city^4 | []
town:ROOT/NOUN in:prep Sumy:pobj>1 | [capture@0] {} city^2 | None
Sumy:nsubj fell:ROOT ; Lyman:nsubj>4 slept:conj>1 | [capture@1] {1:0} city^3 | []
Sumy:dobj>3 where:advmod>2 won:relcl>0 saw:ROOT | [capture@2,strike@3] {2:0,3:1} city^0 | [0, 1]
== _beyond_semicolon
Sumy:ROOT taken:acl ; Lyman:appos>0 raid:appos>3 | [capture@1,clash@4] {1:0,4:1} (3,4) | [1]
Sumy:ROOT taken:acl , Lyman:appos>0 raid:appos>3 | [capture@1,clash@4] {1:0,4:1} (3,4) | None
Sumy:ROOT taken:acl ; in:prep>0 Lyman:pobj>3 raid:appos>0 | [capture@1,clash@5] {1:0,5:1} (4,5) | None
Sumy:nsubj fell:ROOT ; Lyman:nsubj>4 slept:conj>1 | [capture@1] {1:0} (3,4) | []
Sumy:nsubj fell:ROOT ; Lyman:conj>1/PROPN | [capture@1] {1:0} (3,4) | None
Sumy:nsubj fell:ROOT ; Lyman:nsubj>4 burned:conj>1 | [capture@1,strike@4] {1:0,4:1} (3,4) | None
Sumy:nsubj fell:ROOT ; Lyman:dobj raid:dobj storm:dobj | [capture@1,strike@4,clash@5] {1:0,4:1,5:2} (3,4) | None
== _ends_clause
they:nsubj go:ROOT they:nsubjpass>3 stay:conj | 3 0 | True
while:mark>2 Sumy:nsubj>2 slept:advcl>3 fell:ROOT | 2 1 | False
hit:ROOT whereas:mark>3 Sumy:nsubj>3 slept:advcl | 3 2 | True
== _in_clause_where
Land:dobj>5/PROPN of:prep>0 Sumy:pobj>1 where:advmod>4 won:relcl>0 saw:ROOT | {4:0} 2 3 | [0]
Land:dobj>5/PRON of:prep>0 Sumy:pobj>1 where:advmod>4 won:relcl>0 saw:ROOT | {4:0} 2 3 | []
== places_of_events
they | [] [] | []
town:ROOT/NOUN in:prep Sumy:pobj>1 raid:appos>0 | [strike@3] [city^2] | [['Sumy']]
town:ROOT/NOUN in:prep Sumy:pobj>1 and Lyman:conj>2/PROPN raid:appos>0 | [strike@5] [city^2,city^4] | [['Sumy', 'Lyman']]
town:ROOT/NOUN in:prep Sumy:pobj>1 raid:appos>0 at:prep>3 Lyman:pobj>4 | [strike@3] [city^2,city^5] | [['Lyman']]
town:ROOT/NOUN in:prep Sumy:pobj>1 raid:appos>0 at:prep>3 Lyman:pobj>4 | [strike@3] [city^2,area^5] | [['Sumy']]
since:prep>2 Sumy:pobj>0 took:ROOT Lyman:dobj | [capture@2] [city^1,city^3] | [['Lyman']]
wedged:advcl>2 Sumy:dobj>0 took:ROOT Lyman:dobj | [capture@2] [city^1,city^3] | [['Lyman']]
took:ROOT Poland:dobj | [capture@0] [country^1] | [[]]
== is_present
they:nsubj was=be:aux come=come:ROOT | advance@2 | False
they:nsubj had=have:aux come=come:ROOT | advance@2 | False
they:nsubj did=do:aux come=come:ROOT | advance@2 | False
they:nsubj has=have:aux come=come:ROOT | advance@2 | False
they:nsubj 've=have:aux come=come:ROOT | advance@2 | False
they:nsubj ’ve=have:aux come=come:ROOT | advance@2 | False
they:nsubj are=be:ROOT in:prep | control@1 | True
they:nsubj am=be:ROOT in:prep | control@1 | True
they:nsubj 's=be:ROOT in:prep | control@1 | True
they:nsubj ’s=be:ROOT in:prep | control@1 | True
town:nsubj has=have:aux become=become:ROOT | control@2 | True
town:nsubj have=have:aux become=become:ROOT | control@2 | True
town:nsubj 've=have:aux become=become:ROOT | control@2 | True
town:nsubj ’ve=have:aux turned=turn:ROOT | control@2 | True
town:nsubj had=have:aux become=become:ROOT | control@2 | False
they:nsubj have=have:aux just:advmod>3 hit=hit:ROOT | strike@3 | True
they:nsubj currently:advmod held=hold:ROOT | control@2 | True
they:nsubj presently:advmod held=hold:ROOT | control@2 | True
they:nsubj then:advmod held=hold:ROOT | control@2 | False
they:nsubj cut:ROOT | strike@1 | False
they:nsubj cost:ROOT | strike@1 | False
they:nsubj set:ROOT | strike@1 | False
they:nsubj beat:ROOT | strike@1 | False
they:nsubj burst:ROOT | strike@1 | False
they:nsubj split:ROOT | strike@1 | False
they:nsubj put:ROOT | strike@1 | False
they:nsubj quit:ROOT | strike@1 | False
they:nsubj keep:ROOT shelling=shell:xcomp | strike@2 | True
they:nsubj kept=keep:ROOT shelling=shell:xcomp | strike@2 | False
they:nsubj are=be:aux trying=try:ROOT taking=take:xcomp | capture@3 | True
they:nsubj were=be:aux trying=try:ROOT take:xcomp | capture@3 | False
fighting:csubj/VERB rages=rage:ROOT | clash@0 | True
fighting:nsubjpass/VERB rages=rage:ROOT | clash@0 | True
they:nsubj are=be:aux holding=hold:ROOT it:nsubjpass>4 moved=move:conj | advance@4 | False
they:nsubj are=be:auxpass>2 held=hold:ROOT | control@2 | True
are=be:aux>1 holding=hold:ROOT moving=move:conj>1 going=go:conj>2 | advance@3 | True
are=be:aux>1 holding=hold:ROOT moving=move:conj>1 going=go:conj>2 raiding=raid:conj>3 | strike@4 | False
are=be not holding=hold | control@2 | True
are=be they not holding=hold | control@3 | False
they did=do come | advance@2 | False
they had=have come | advance@2 | False
== _is_of_record
first raid since July | (2,4) | True
most raids since July | (2,4) | True
deadliest raid since July | (2,4) | True
heaviest raid since July | (2,4) | True
biggest:amod/ADJ raid:ROOT since:prep July:pobj>2 | (2,4) | True
harvest:compound>1 raid:ROOT since:prep July:pobj>2 | (2,4) | False
old:amod raid:ROOT since:prep July:pobj>2 | (2,4) | False
== _is_of_saying
he said in a b c Monday it fell | (6,7) RU:0-1:1 capture@8 | True
he said , Monday it fell | (3,4) RU:0-1:1 capture@5 | False
he said a b c d e Monday it fell | (7,8) RU:0-1:1 capture@9 | True
== _governs
he:nsubj said:ROOT it:nsubj>3 fell:ccomp | 1 capture@3 | True
he:nsubj said:ROOT fell:conj | 1 capture@2 | False
he:nsubj said:ROOT fell:ccomp | 0 capture@2 | False
== _hangs_on
they:nsubj said:acl>3 Monday:npadvmod>1 took:ROOT | 2 capture@3 3 | False
they:nsubj said:advcl>3 Monday:npadvmod>1 took:ROOT | 2 capture@3 3 | False
raid:ROOT/NOUN on:prep Monday:pobj>1 | 2 strike@0 None | True
they:nsubj made:ROOT raids:dobj on:prep>1 Monday:pobj>3 | 4 strike@2 1 | True
== _is_of_same_fire
hit=hit:ROOT when:mark>2 fired=fire:advcl | 2 strike@0 | True
hit=hit:ROOT after:mark>2 fired=fire:advcl | 2 strike@0 | True
== _is_set_against
go:ROOT whereas:mark>2 said:advcl | [2] | True
== _is_for_how_long
beat:ROOT raids:dobj cross:acl>1 since:prep>2 May:pobj>3 | (3,5) 2 strike@1 | True
beat:ROOT raids:dobj cross:acl>1 from:prep>2 May:pobj>3 | (3,5) 2 strike@1 | False
beat:ROOT raids:dobj cross:relcl>1 since:prep>2 May:pobj>3 | (3,5) 2 strike@1 | False
beat:ROOT raids:dobj cross:acl>1 since:prep>2 May:pobj>3 | (3,5) 2 strike@4 | False
== _distance_of_date
they:nsubj took:ROOT contrary:prep Monday:pobj>2 | (3,4) capture@1 set() | None
said:ROOT Monday:npadvmod it:nsubj>3 was:ccomp took:ccomp>3 | (1,2) capture@4 set() | 3
killed:ROOT by:agent bomb:pobj>1 fell:relcl>2 Monday:npadvmod>3 | (4,5) strike@2 {3} | 1
"""
"""Each word of the module's lists, and each distance at its bound and beyond it."""


@pytest.mark.parametrize(
    ("function", "words", "arguments", "expected"),
    cases_of(time_and_place, LISTS_AND_BOUNDS),
)
def test_words_and_distances(
    function: Answer, words: str, arguments: str, expected: object
) -> None:
    assert answer(function, words, arguments) == expected


def of_kind(kind: str, precision: Precision = Precision.SETTLEMENT) -> Mention:
    lyman = mention("Troops left Lyman.", "Lyman")
    assert lyman.place is not None
    return replace(lyman, place=replace(lyman.place, kind=kind), precision=precision)


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        ("the city", "city town"),
        ("this town", "city town settlement village"),
        ("that village", "settlement village"),
        ("the small hamlet", "settlement village"),
        ("the settlement", "town settlement village"),
        ("the region", "oblast area country"),
        ("the province", "oblast"),
        ("the district", "city area raion"),
        ("the sector", "city town settlement village oblast area country raion"),
    ],
)
def test_which_kinds_of_place_are_called_so(words: str, kinds: str) -> None:
    every = "city town settlement village oblast area country raion"
    called = [
        k for k in every.split() if time_and_place.may_be_called(of_kind(k), words)
    ]
    assert called == [k for k in every.split() if k in kinds.split()]
    assert time_and_place.may_be_called(of_kind(""), words)


@pytest.mark.parametrize(
    ("kind", "precision", "wide"),
    [
        ("", Precision.OBLAST, True),
        ("", Precision.SETTLEMENT, False),
        ("village", Precision.RAION, False),
        ("village", Precision.AREA, True),
    ],
)
def test_a_village_of_which_the_raion_is_all_is_not_wide(
    kind: str, precision: Precision, wide: bool
) -> None:
    assert is_wide(of_kind(kind, precision)) is wide


@pytest.mark.parametrize("mark", [", ", ": ", " — ", " – ", " - ", " (", "—", "–"])
def test_what_opens_the_list_of_villages_near_a_town(mark: str) -> None:
    text = f"villages near Lyman{mark}Torske and Siversk"
    places = mentions(text, with_model=False)
    listed = time_and_place._not_beside_list(text, places)
    assert [m.place_as_written for m in listed] == ["Torske", "Siversk"]
    fields = text.replace("villages", "orchards")
    assert time_and_place._not_beside_list(fields, places) == places
    unlisted = text.replace(mark, mark.replace(mark.strip(), "/"))
    assert time_and_place._not_beside_list(unlisted, places) == places


@pytest.mark.parametrize(("letters", "is_near"), [(72, True), (73, False)])
def test_how_far_a_landmark_is_at_most(letters: int, is_near: bool) -> None:
    text = f"Sumy {'a' * letters} near Lyman"
    function = time_and_place._is_landmark
    assert answer(function, text, "city^0 city^3") is is_near


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Frontline Accountant said", None),
        ("frontline Accountant said", "frontline"),
        ("Frontline accountant said", "Frontline"),
        ("Frontline: A map", "Frontline"),
        ("Frontline a", "Frontline"),
    ],
)
def test_a_channel_called_so_is_no_front(text: str, written: str | None) -> None:
    place = whole_front(text, 0, len(text), gazetteer())
    assert (place and place.place_as_written) == written


MAY = date(2023, 5, 1)
JUNE = date(2023, 6, 10)
EXPRESSION = DateExpression(0, 0, "", JUNE, JUNE)
TRIGGER = Trigger(4, 5, Kind.CAPTURE)
HE = Attribution("he", Side.RU, 1, 0, 1)


def expressed(words: str, at: int, like: DateExpression) -> DateExpression:
    token = parse(words).tokens[at]
    text = like.text or token.text
    return replace(like, start=token.start, end=token.end, text=text)


def event_dates(
    words: str,
    at: Sequence[tuple[int, DateExpression]],
    attribution: Attribution | None,
    context: DateContext,
) -> tuple[str | None, str | None, str]:
    """Return when the event at the fifth word happened."""
    expressions = [expressed(words, number, like) for number, like in at]
    context = replace(context, expressions=expressions)
    dates = time_and_place.dates_of_event(parse(words), context, TRIGGER, attribution)
    return _iso(dates.first), _iso(dates.last), dates.text


SAID = "he:nsubj said:ROOT Monday:npadvmod it:nsubj>4 fell=fall:ccomp"
FELL = "he:nsubj said:ROOT it:nsubj>4 Monday:npadvmod>4 fell=fall:ccomp"
HOLD = "he:nsubj>1 said:ROOT they:nsubj>4 we:nsubj>4 hold:ccomp"
TWICE = "May:npadvmod>4 Monday:npadvmod>4 they:nsubj>4 we:nsubj>4 fell=fall:ROOT"
SINCE = "worst:amod>1 raid:nsubj>4 since:prep>1 Monday:npadvmod>4 fell=fall:ROOT"
PHOTO = "a photo taken Monday fell"
STEP = "a day Monday they fell"
PLAIN = DateContext([], DAY, None)
VAGUE = replace(EXPRESSION, first=None, last=DAY, vague=True)
IN_MAY = replace(EXPRESSION, first=MAY, last=JUNE)
AFTER = replace(EXPRESSION, first=None, last=None, step=1)


@pytest.mark.parametrize(
    ("words", "at", "attribution", "context", "expected"),
    [
        (HOLD, [], None, PLAIN, ("2023-06-14", "2023-06-14", "")),
        (FELL, [], None, PLAIN, (None, "2023-06-14", "")),
        # By the day of saying, said in this sentence or before it.
        (SAID, [(2, EXPRESSION)], HE, PLAIN, ("2023-06-10", "2023-06-10", "Monday")),
        (
            FELL,
            [],
            HE,
            replace(PLAIN, carried=EXPRESSION),
            ("2023-06-10", "2023-06-10", ""),
        ),
        (FELL, [(3, EXPRESSION)], HE, PLAIN, ("2023-06-10", "2023-06-10", "Monday")),
        (SINCE, [(2, IN_MAY)], None, PLAIN, (None, "2023-06-14", "")),
        (
            SINCE,
            [(2, IN_MAY), (3, EXPRESSION)],
            None,
            PLAIN,
            ("2023-06-10", "2023-06-10", "Monday"),
        ),
        # Of two, the narrower, and when before how long.
        (
            TWICE,
            [(0, IN_MAY), (1, EXPRESSION)],
            None,
            PLAIN,
            ("2023-06-10", "2023-06-10", "Monday"),
        ),
        (
            TWICE,
            [(0, VAGUE), (1, IN_MAY)],
            None,
            PLAIN,
            ("2023-05-01", "2023-06-10", "Monday"),
        ),
        (
            TWICE,
            [(0, IN_MAY), (1, replace(EXPRESSION, text="For days"))],
            None,
            PLAIN,
            ("2023-05-01", "2023-06-10", "May"),
        ),
        (
            TWICE,
            [(1, replace(EXPRESSION, text="For days"))],
            None,
            PLAIN,
            ("2023-06-10", "2023-06-10", "For days"),
        ),
        # What footage shows had happened by its day.
        (PHOTO, [(3, VAGUE)], None, PLAIN, (None, "2023-06-14", "Monday")),
        (PHOTO, [(3, EXPRESSION)], None, PLAIN, ("2023-06-10", "2023-06-10", "Monday")),
        (
            "a photo taken Monday fell=fall:ROOT",
            [(3, replace(EXPRESSION, vague=True))],
            None,
            PLAIN,
            (None, "2023-06-10", "Monday"),
        ),
        # So many days from another day.
        (
            STEP,
            [(1, AFTER)],
            None,
            replace(PLAIN, day_before=JUNE),
            ("2023-06-09", "2023-06-09", "day"),
        ),
        (STEP, [(1, AFTER)], None, PLAIN, ("2023-06-13", "2023-06-13", "day")),
        (
            STEP,
            [(1, AFTER)],
            None,
            DateContext([], None, None),
            (None, None, "day"),
        ),
        (
            "a day they , fell Monday",
            [(1, AFTER), (5, EXPRESSION)],
            None,
            replace(PLAIN, day_before=MAY),
            ("2023-06-10", "2023-06-10", "Monday"),
        ),
        (
            STEP,
            [(2, VAGUE), (1, AFTER)],
            None,
            replace(PLAIN, day_before=JUNE),
            ("2023-06-09", "2023-06-09", "day"),
        ),
        # What counts from the day of saying.
        (
            "yesterday he said it fell",
            [(0, replace(EXPRESSION, text="yesterday", relative=True))],
            None,
            replace(PLAIN, carried=EXPRESSION),
            ("2023-06-09", "2023-06-09", "yesterday"),
        ),
        (
            "yesterday he said it fell",
            [(0, replace(EXPRESSION, text="yesterday"))],
            None,
            replace(PLAIN, carried=EXPRESSION),
            ("2023-06-10", "2023-06-10", "yesterday"),
        ),
        (
            "yesterday he said it fell",
            [(0, replace(EXPRESSION, text="yesterday", relative=True))],
            None,
            replace(PLAIN, carried=replace(EXPRESSION, vague=True)),
            ("2023-06-10", "2023-06-10", "yesterday"),
        ),
        (
            "yesterday he said it fell",
            [(0, replace(EXPRESSION, text="yesterday", relative=True))],
            None,
            replace(PLAIN, carried=replace(EXPRESSION, last=None)),
            ("2023-06-10", "2023-06-10", "yesterday"),
        ),
        # What another verb of saying says on a day.
        (
            "he:nsubj noted:conj>4 Monday:npadvmod>1 it:nsubj>4 fell=fall:ROOT",
            [(2, EXPRESSION)],
            replace(HE, verb=4),
            replace(PLAIN, sayings={1: "he"}),
            ("2023-06-10", "2023-06-10", "Monday"),
        ),
        (
            "he:nsubj noted:conj>4 Monday:npadvmod>1 it:nsubj>4 fell=fall:ROOT",
            [(2, EXPRESSION)],
            replace(HE, verb=4),
            replace(PLAIN, sayings={1: "she"}),
            (None, "2023-06-14", ""),
        ),
        (
            "he:nsubj noted:ROOT Monday:npadvmod>1 it:nsubj>4 fell=fall:ccomp",
            [(2, EXPRESSION)],
            replace(HE, verb=4),
            replace(PLAIN, sayings={1: "she"}),
            ("2023-06-10", "2023-06-10", "Monday"),
        ),
    ],
)
def test_days_of_an_event(
    words: str,
    at: Sequence[tuple[int, DateExpression]],
    attribution: Attribution | None,
    context: DateContext,
    expected: tuple[str | None, str | None, str],
) -> None:
    assert event_dates(words, at, attribution, context) == expected
