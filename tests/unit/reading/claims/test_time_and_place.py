"""At which place and on which days an event is put."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.domain.words import Precision
from dashboard.reading.claims import time_and_place
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
from tests.unit.reading.parses import Answer, answer, cases_of
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
