"""What an article has said before: names, offices, places, and the days of its entries."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.domain.words import Side
from dashboard.reading.claims import discourse
from dashboard.reading.claims.discourse import (
    Coreference,
    DatedEntry,
    Entries,
    attribution_of,
    is_in_title,
    is_where_spoken,
    remember,
)
from dashboard.reading.claims.drafts import WRITER
from dashboard.reading.claims.people.attribution import Attribution
from tests.unit.reading.annotated import misread
from tests.unit.reading.articles import claims
from tests.unit.reading.claims.sentences import analysed, analysed_text, events_of
from tests.unit.reading.parses import Answer, answer, cases_of


def said_by(claimant: str, side: Side = Side.UNKNOWN) -> Attribution:
    return Attribution(claimant, side, 1, 0, 1)


def resolved(*before: Attribution, now: str) -> tuple[str, Side]:
    coreference = Coreference()
    for attribution in before:
        coreference.resolve(attribution)
    last = coreference.resolve(said_by(now))
    return last.claimant, last.side


GOVERNOR = said_by("Luhansk governor Serhiy Haidai", Side.UA)
MINISTRY = said_by("Russia's defence ministry", Side.RU)


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("he", ("Luhansk governor Serhiy Haidai", Side.UA)),
        ("Haidai", ("Luhansk governor Serhiy Haidai", Side.UA)),
        ("Haidai's", ("Luhansk governor Serhiy Haidai", Side.UA)),
        ("the governor", ("Luhansk governor Serhiy Haidai", Side.UA)),
        ("the official", ("Luhansk governor Serhiy Haidai", Side.UA)),
        ("the mayor", ("the mayor", Side.UNKNOWN)),
        ("the ministry", ("the ministry", Side.UNKNOWN)),
        ("residents", ("residents", Side.UNKNOWN)),
    ],
)
def test_who_is_meant_after_a_governor(now: str, expected: tuple[str, Side]) -> None:
    assert resolved(GOVERNOR, now=now) == expected


def test_offices_and_the_last_claimant() -> None:
    assert resolved(MINISTRY, GOVERNOR, now="the ministry") == (
        "Russia's defence ministry",
        Side.RU,
    )
    assert resolved(GOVERNOR, MINISTRY, now="it") == (
        "Russia's defence ministry",
        Side.RU,
    )
    # A person who was not named stays "he", and is not taken for the writer.
    assert resolved(now="he") == ("he", Side.UNKNOWN)
    assert resolved(now="it") == ("", Side.UNKNOWN)
    assert resolved(GOVERNOR, said_by("Reuters"), now="he")[0] == GOVERNOR.claimant


def test_a_person_whom_the_article_names_in_full() -> None:
    coreference = Coreference()
    coreference.add_person("Ivan Koval")
    coreference.add_person("Smith")
    coreference.add_person("Ivan\nDubchak")
    assert coreference.resolve(said_by("Koval")).claimant == "Ivan Koval"
    assert coreference.resolve(said_by("Dubchak")).claimant == "Dubchak"


def test_a_sentence_is_analysed_into_its_parts() -> None:
    sentence = analysed("The mayor of Melitopol said on Monday that shells hit Tokmak.")
    assert [a.claimant for a in sentence.attributions] == ["The mayor of Melitopol"]
    assert [d.text for d in sentence.dates] == ["Monday"]
    names = {m.place_as_written: is_in_title(sentence, m) for m in sentence.mentions}
    assert names == {"Melitopol": True, "Tokmak": False}
    assert not sentence.is_link
    assert analysed("Read more: shells hit Tokmak.").is_link


def test_a_date_in_a_dateline_is_no_date_of_the_sentence() -> None:
    sentence = analysed("KYIV, June 2 (Reuters) - Shells hit Tokmak on Monday.")
    assert [d.text for d in sentence.dates] == ["Monday"]


def test_what_is_remembered() -> None:
    discourse, (sentence,) = analysed_text(
        "The governor said on Monday that shells hit Tokmak in Zaporizhzhia region."
    )
    remember(discourse, sentence)
    assert discourse.place is not None
    assert (discourse.place.place_as_written, discourse.place_at) == ("Tokmak", 0)
    assert discourse.day == date(2023, 6, 12)
    assert discourse.attribution is not None
    assert discourse.attribution.claimant == "The governor"
    assert discourse.attribution_at == 0
    assert discourse.attribution_date is not None
    assert discourse.attribution_date.text == "Monday"


@pytest.mark.parametrize(
    ("text", "claimant", "relayed_by"),
    [
        ("The governor said shells hit Tokmak.", "The governor", ""),
        ("Shells hit Tokmak, the governor told Reuters.", "the governor", ""),
        ("Shells hit Tokmak; the governor said it rained.", None, None),
        (
            "Reuters quoted the governor as saying shells hit Tokmak.",
            "the governor",
            "Reuters",
        ),
        ("Related: shells hit Tokmak.", "headline of a related article", ""),
    ],
)
def test_who_says_an_event(
    text: str, claimant: str | None, relayed_by: str | None
) -> None:
    discourse, (sentence,) = analysed_text(text)
    attribution, carried = attribution_of(discourse, sentence, events_of(sentence)[0])
    assert not carried
    if attribution is None:
        assert claimant is None
    else:
        assert (attribution.claimant, attribution.relayed_by) == (claimant, relayed_by)


def test_a_sentence_goes_on_with_what_the_claimant_said() -> None:
    text = "The governor said it was a hard day. Additionally, shells hit Tokmak. Shells hit Polohy."
    first, second = (c for c in claims(text) if c.place_as_written)
    assert (first.place_as_written, first.claimant) == ("Tokmak", "The governor")
    assert (second.place_as_written, second.claimant) == (
        "Polohy",
        "the article's writer",
    )


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("Umerov said in Lviv on Monday that Russia had shelled Kherson.", True),
        ("Umerov told reporters in Lviv that troops had retaken Kherson.", True),
        ("Speaking at a forum in Lviv, Umerov said troops had taken Kherson.", True),
        ("Russian missiles hit Kherson, Umerov said in Lviv.", True),
        ("The mayor said two people were killed by shelling in Lviv.", False),
        ("The mayor said in Lviv two people were killed by a missile.", False),
        ("Fighting went on, the army said, near Lviv and Kherson.", False),
        ("Russian troops shelled Lviv, Umerov said.", False),
        ("Observers reported a Russian advance near Lviv.", False),
    ],
)
def test_where_somebody_spoke(text: str, spoken: bool) -> None:
    sentence = analysed(text)
    place = next(m for m in sentence.mentions if m.place_as_written == "Lviv")
    assert is_where_spoken(sentence, place) is spoken


def test_without_a_parse_nobody_can_tell_where_somebody_spoke() -> None:
    sentence = analysed("Umerov said in Lviv that it fell.", with_model=False)
    assert not any(is_where_spoken(sentence, m) for m in sentence.mentions)


def test_nothing_happened_where_somebody_spoke() -> None:
    found = claims("Umerov said in Lviv on Monday that Russia had shelled Kherson.")
    assert [c.place_as_written for c in found] == ["Kherson"]


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("Rybar: our troops entered Terny.", "Rybar"),
        ("Drones hit a depot in Tokmak. - General Staff", "General Staff"),
        ("Kharkiv: a missile hit a depot in Lozova.", "the article's writer"),
        ("Russian Attack: a missile hit a depot in Lozova.", "the article's writer"),
    ],
)
def test_who_signs_a_post_or_stands_before_it(text: str, claimant: str) -> None:
    assert {claim.claimant for claim in claims(text)} == {claimant}


def test_a_town_beside_the_speaker_does_not_speak() -> None:
    text = "Russian troops hold Kreminna, the governor, Petro Sova, said."
    assert "Kreminna" not in {claim.claimant for claim in claims(text)}


DAY = date(2024, 6, 5)
BLOG = (
    "Live updates\n\n5 June\n\nRussian troops have taken Terny.\n\n3 June 2024,"
    " 18:05\n\nUkrainian troops retook Lyptsi.\n\nDrones hit Odesa"
    " overnight.\n\n31 June\n\nRussian drones hit Sumy."
)


def test_each_entry_has_its_own_day() -> None:
    days = {c.name: (c.date_from, c.date_to) for c in claims(BLOG, DAY)}
    assert days == {
        "Terny": (None, date(2024, 6, 5)),
        "Lyptsi": (None, date(2024, 6, 3)),
        "Odesa": (date(2024, 6, 2), date(2024, 6, 3)),
        # A day that the calendar has not is not that of the page.
        "Sumy": (None, None),
    }


def test_days_and_headings_by_offset() -> None:
    entries = Entries(BLOG, DAY)
    at = BLOG.index("Lyptsi")
    assert entries.day(0) == DAY
    assert entries.day(at) == date(2024, 6, 3)
    start, end = entries.heading(at)
    assert BLOG[start:end] == "3 June 2024, 18:05"
    assert Entries("Nothing.", None).heading(3) == (0, 0)
    assert DatedEntry(0, 3, None).day is None


def test_a_dateline_tells_the_day_of_pasted_text() -> None:
    text = "KYIV, June 3, 2024 (Reuters) - Russian drones hit Odesa overnight."
    (claim,) = claims(text, None)
    assert (claim.date_from, claim.date_to) == (date(2024, 6, 2), date(2024, 6, 3))


def test_a_day_after_the_page_is_not_believed() -> None:
    assert Entries("9 June 2024\nText", DAY).day(13) is None


PARSED = """
== _beyond_semicolon
X:nsubjpass hit=hit:ccomp>6 ;:punct it:nsubj>4 burned:ccomp>6 Kyiv:nsubj said=say:ROOT | says=[UA:5-6:6] [1,6] | 'Kyiv UA asserted 6'
X:nsubjpass hit=hit:ccomp>4 ;:punct Kyiv:nsubj said=say:ROOT | says=[UA:3-4:4] [1,4] | None
X:nsubjpass hit=hit:ccomp>6 ;:punct it:nsubj>4 burned:ccomp>6 Kyiv:nsubj said=say:ROOT | says=[UA:5-6:6,RU:0-1:6] [1,6] | None
X:nsubjpass hit=hit:ccomp>6 ;:punct it:nsubj>4 burned:ccomp>6 Kyiv:nsubj said=say:ROOT | says=[UA:5-6:6] [1,4] | None
Kyiv:nsubj said=say:ROOT X:nsubjpass>3 hit=hit:ccomp | says=[UA:0-1:1] [3,1] | None
X:nsubjpass hit=hit:ccomp>6 ;:punct it:nsubj>4 burned:conj>1 Kyiv:nsubj said=say:ROOT rain:dobj | says=[UA:5-6:6] [1,6] | 'Kyiv UA asserted 6'
X:nsubjpass hit=hit:conj>6 ;:punct it:nsubj>4 burned:conj>1 Kyiv:nsubj said=say:ROOT rain:dobj | says=[UA:5-6:6] [1,6] | None
== _before_semicolon
it fell Kyiv said ; raid | says=[UA:2-3:3] strike@5 | 'Kyiv UA asserted 3'
it fell Kyiv said , raid | says=[UA:2-3:3] strike@5 | None
it fell Kyiv said raid | says=[UA:2-3:3] strike@4 | None
raid Kyiv said ; rain | says=[UA:1-2:2] strike@0 | None
it fell Reuters said ; raid | says=[UA:2-3:3] strike@5 | None
it fell Kyiv said ; raid | says=[UA:2-3:3,RU:0-1:3] strike@5 | None
it fell said Kyiv ; raid | says=[UA:3-4:2] strike@5 | 'Kyiv UA asserted 2'
== _best_attribution
it fell Kyiv said | says=[UA:2-3:3] [UA:2-3:3] [] | 'Kyiv UA asserted 3'
it fell Kyiv said Reuters | says=[] [UA:4-5:3,UA:2-3:3] [] | 'Kyiv UA asserted 3'
it fell Kyiv said Reuters | says=[] [UA:2-3:3] [UA:4-5:3] | 'Reuters UA asserted 3'
it fell Kyiv said | says=[] [] [] | None
== _is_meanwhile
as:mark>1 fell:advcl said:ROOT | [1] | True
while:mark>1 fell:advcl said:ROOT | [1] | True
if:mark>1 fell:advcl said:ROOT | [1] | False
as:mark>1 fell:ccomp said:ROOT | [1] | False
as:mark>1 fell:advcl said:ROOT | [] | False
as:mark>1 fell:advcl said:ROOT | [0,1] | True
as:mark>1 fell:advcl said:ROOT | [1,2] | False
== is_in_title
Lyman governor left | city^0 | True
Lyman regional mayor left | city^0 | True
Lyman ’s mayor left | city^0 | False
Lyman burns | city^0 | False
mayor:nsubj of:prep>0 Lyman:pobj>1 said:ROOT | says=[UA:0-1:3] city^2 | True
mayor:nsubj said:ROOT Lyman:nsubj>3 fell:ccomp | says=[UA:0-1:1] city^2 | False
mayor of Lyman said it | says=[UA:0-1:3] city^2 | True
mayor said Lyman fell | says=[UA:0-1:1] city^2 | False
== is_where_spoken
he:nsubj said=say:ROOT in:prep Kyiv:pobj>2 that:mark>6 it:nsubj>6 fell:ccomp | says=[UA:0-1:1] city^3 | True
he:nsubj said=say:ROOT in:prep Kyiv:pobj>2 it:nsubj>5 fell:ccomp | says=[UA:0-1:1] city^3 | False
he:nsubj said=say:ROOT in:prep Kyiv:pobj>2 | says=[UA:0-1:1] city^3 | True
he:nsubj said=say:ROOT in:prep Kyiv:pobj>2 | says=[] city^3 | False
he:nsubj said=say:ROOT ,:punct near:prep Kyiv:pobj>3 | says=[UA:0-1:1] city^4 | False
in:prep>3 Kyiv:pobj>0 he:nsubj said=say:ROOT | says=[UA:2-3:3] city^1 | False
he:nsubj said=say:ROOT Kyiv:dobj | says=[UA:0-1:1] city^2 | False
he:nsubj noted=note:ROOT rain:dobj near:prep>2 Kyiv:pobj>3 | says=[UA:0-1:1] city^4 | False
he:nsubj told=tell:ROOT of:prep shelling:pobj>2 in:prep>3 Kyiv:pobj>4 | says=[UA:0-1:1] city^5 | False
speaking=speaking:advcl in:prep>0 Kyiv:pobj>1 he:nsubj said=say:ROOT | says=[UA:3-4:4] city^2 | True
speaking=speaking:conj in:prep>0 Kyiv:pobj>1 he:nsubj said=say:ROOT | says=[UA:3-4:4] city^2 | False
he said in Kyiv | says=[UA:0-1:1] city^3 | False
town:ROOT/NOUN in:prep Kyiv:pobj>1 | says=[] city^2 | False
== _closes_speech
he:nsubj said:ROOT | 1 2 | True
it:nsubj fell:ccomp>2 said:ROOT | 2 3 | True
said:ROOT there:advmod it:nsubj>3 fell:ccomp | 0 2 | False
said:ROOT there:advmod that:mark>4 it:nsubj>4 fell:ccomp | 0 2 | True
said:ROOT there:advmod ,:punct it:nsubj>4 fell:ccomp | 0 2 | True
said:ROOT there:advmod a:dep b:dep that:mark>5 fell:ccomp | 0 2 | True
said:ROOT there:advmod a:dep b:dep c:dep that:mark>6 fell:ccomp | 0 2 | False
== _is_heading
Kharkiv:ROOT/PROPN ,:punct Saturday:npadvmod | city^0 | True
Kharkiv:ROOT/PROPN ,:punct Saturday:npadvmod | oblast^0 | False
Kharkiv:nsubj/PROPN fell:ROOT | city^0 | False
Old:amod>1 Kharkiv:ROOT/PROPN | city^1 | False
Kharkiv:ROOT/PROPN shelling:appos | city^0 | False
Kharkiv , Saturday | city^0 | False
Kharkiv:ROOT/PROPN a:dep b:dep c:dep d:dep e:dep f:dep g:dep h:dep | city^0 | True
Kharkiv:ROOT/PROPN a:dep b:dep c:dep d:dep e:dep f:dep g:dep h:dep i:dep | city^0 | False
== _place_spoken_of
Lyman and Terny | at=[city^0,village^2] | 'Lyman'
Sumy and Terny | at=[oblast^0,village^2] | 'Terny'
Sumy and Donetsk | at=[oblast^0,oblast^2] | 'Sumy'
Lyman and Terny | at=[^0,village^2] | 'Terny'
Poland and Terny | at=[country^0,village^2] | 'Terny'
Lyman mayor and Terny | at=[city^0,village^3] | 'Terny'
a b | at=[] | None
== _without_place
Terny:nsubj ,:punct the:det>3 governor:appos>0 said=say:ROOT | unknown:0-1:4 [village^0] | 'the governor unknown asserted 4'
Terny:nsubj ,:punct the:det>3 governor:appos>0 said=say:ROOT | unknown:0-1:4 [] | 'Terny unknown asserted 4'
Terny:nsubj ,:punct the:det>3 governor:appos>0/PROPN said=say:ROOT | unknown:0-1:4 [village^0] | 'Terny unknown asserted 4'
Terny:nsubj ,:punct the:det>3 governor:conj>0/NOUN said=say:ROOT | unknown:0-1:4 [village^0] | 'Terny unknown asserted 4'
Old:amod>1 Terny:nsubj ,:punct the:det>4 governor:appos>1 said=say:ROOT | unknown:0-2:5 [village^1] | 'Old Terny unknown asserted 5'
== _person_as_subject
it fell | [] | ''
"""
"""Each rule where it holds, and with one thing changed, where it does not."""


@pytest.mark.parametrize(
    ("function", "words", "arguments", "expected"), cases_of(discourse, PARSED)
)
def test_sentences_parsed_by_hand(
    function: Answer, words: str, arguments: str, expected: object
) -> None:
    assert answer(function, words, arguments) == expected


ANNOTATED = """
a03 a27 a55 c03 c09 c62 c73 c75 c78 c79 c82 c85 c86 c206 c303 c503 c510 w09 w15 w18
w20 w25 w32 w33 w34 w60 w67 w73 w92 w99 w310 w410 w413 w520
"""
"""Passages of tests/reading that together go every way through the module."""


@pytest.mark.parametrize("passage", ANNOTATED.split())
def test_passages_are_read_as_annotated(passage: str) -> None:
    assert misread(passage) == []


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "Governor Oleh Bondar said shells hit Nikopol. Bondar said drones hit"
            " Marhanets.",
            ["Governor Oleh Bondar", "Governor Oleh Bondar"],
        ),
        (
            "Governor Oleh Bondar said shells hit Nikopol. The governor said drones hit"
            " Marhanets.",
            ["Governor Oleh Bondar", "Governor Oleh Bondar"],
        ),
        (
            "Governor Oleh Bondar said shells hit Nikopol. The mayor said drones hit"
            " Marhanets.",
            ["Governor Oleh Bondar", "The mayor"],
        ),
        (
            "Governor Oleh Bondar said shells hit Nikopol. He added that drones hit"
            " Marhanets.",
            ["Governor Oleh Bondar", "Governor Oleh Bondar"],
        ),
        (
            "General Ivan Koval visited the front. He said that troops had captured"
            " Lyman.",
            ["Ivan Koval"],
        ),
        (
            "“We hold Lyman. They shell Siversk,” the commander said.",
            ["the commander", "the commander"],
        ),
        (
            "The staff said shells hit Nikopol. Also, drones hit Marhanets.",
            ["The staff", "The staff"],
        ),
        (
            "The staff said shells hit Nikopol. Elsewhere, drones hit Marhanets.",
            ["The staff", WRITER],
        ),
        (
            "The ministry said its troops captured Lyman. This came after they had"
            " entered Siversk.",
            ["The ministry", "The ministry"],
        ),
        (
            "Ukraine's General Staff: Russian troops shelled Nikopol.",
            ["Ukraine's General Staff"],
        ),
        ("Russian troops shelled Nikopol. - 93rd brigade", ["93rd brigade"]),
    ],
)
def test_who_goes_on_speaking(text: str, speakers: list[str]) -> None:
    assert [claim.claimant for claim in claims(text)] == speakers


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Kharkiv, Monday. Russian bombs hit a school.", ("2023-06-12", "2023-06-12")),
        (
            "12 June 2023\nRussian bombs hit Nikopol overnight.",
            ("2023-06-11", "2023-06-12"),
        ),
        (
            "KYIV, June 12 - Russian forces shelled Nikopol on Sunday.",
            ("2023-06-11", "2023-06-11"),
        ),
    ],
)
def test_a_heading_or_dateline_gives_the_day(text: str, days: tuple[str, str]) -> None:
    (claim,) = claims(text)
    assert (str(claim.date_from), str(claim.date_to)) == days


def test_entries_have_their_own_day() -> None:
    text = "Before.\n12 June 2023\nOne.\n11 June 2023\nTwo.\n41 June 2023\nThree."
    entries = Entries(text, date(2023, 6, 14))
    assert [entries.day(text.index(word)) for word in ("Before", "One", "Two")] == [
        date(2023, 6, 14),
        date(2023, 6, 12),
        date(2023, 6, 11),
    ]
    start, end = entries.heading(text.index("One"))
    assert text[start:end].strip() == "12 June 2023"
    assert entries.heading(0) == (0, 0)
    assert Entries("No entries.", None).day(3) is None
