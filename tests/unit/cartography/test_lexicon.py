"""The words of a picture, each with its places filled."""

from __future__ import annotations

from dashboard.cartography.lexicon import (
    ENGLISH,
    TRANSLATED_ONLY,
    months_of,
    regions_of,
    words_of,
)
from dashboard.cartography.lexicon_story import ENGLISH_STORY
from dashboard.domain.presentation import PHRASES
from dashboard.domain.words import REGIONS
from tests.unit.cartography.words import filled

DERIVED = ("Kind.", "Side.", "Review.", "Precision.", "Hedge.", "Gloss.", "Stance.")
"""Keys of words that the vocabularies say."""


def test_every_sentence_of_a_picture_in_english() -> None:
    own = ENGLISH.keys() - PHRASES.keys() - ENGLISH_STORY.keys()
    sentences = {
        key: filled(words)
        for key, words in ENGLISH.items()
        if key in own and not key.startswith(DERIVED)
    }
    assert sentences == {
        "title": "Claims about the war in Ukraine",
        "warning": "Claims, not facts: each point stands for what a source says.",
        "unplaced": "7 no place on the map.",
        "unplaced claims": "more claim has|more claims have",
        "who": "Who acts",
        "what": "What is claimed",
        "signs": "Signs",
        "layers": "Layers",
        "compared": "The later day has",
        "compared.fewer": "fewer claims",
        "compared.same": "as many",
        "compared.more": "more claims",
        "compared.days": "2 and 5 compared",
        "compared.at": "7 claims at 4 places",
        "compared.counts": "2, then 5",
        "compared.unplaced": "2, then 5 without a place",
        "count": "Number of claims",
        "contested": "Contested",
        "denied": "Denial: said not to be so",
        "unaccepted": "Not accepted (draft)",
        "wide": "Oblast or area",
        "area": "Somewhere in this area",
        "ring": "Within this circle",
        "aside": "Moved aside",
        "number": "In the list",
        "list": "Some of these claims",
        "rule": "one a marker, contested first, then newest",
        "more reasons": "and 7 more",
        "via": "via A",
        "not stated": "claimant not named",
        "wider": "Pisky (within 12 km)",
        "claims": "claim|claims",
        "no claims": "No claims match these filters",
        "at": "7 claims at 4 places, May 2023, from 2 sources",
        "places": "place|places",
        "sources": "source|sources",
        "without": "has no place|have no place",
        "disputed": "place contested|places contested",
        "shown": "Shown: retaken",
        "in view": "Markers here: 5 of 9 placed claims",
        "none in view": "None of these claims is on this part of the map",
        "remark": "Remark: as of noon",
        "known": "As known on 3 May 2023",
        "made": "made on 3 May 2023",
        "revision": "data 0a1b",
        "from data": "Sources: A, B",
        "more names": "A, B and 7 more",
        "from": "from",
        "until": "until",
        "any date": "any date",
        "or": "or",
        "km": "km",
        "m": "m",
        "north": "N",
        "filter.source": "source",
        "filter.claimant": "claimant",
        "filter.side": "side",
        "filter.kind": "kind",
        "filter.region": "region",
        "filter.precision": "precision",
        "filter.place": "place",
        "filter.review": "review",
        "filter.dataset": "dataset",
        "filter.attribute": "attribute",
        "filter.text": "text “mill”",
        "filter.near": "within 12 km of 48, 37",
        "filter.within": "inside an area of 4 corners",
        "filter.as_of": "as known on 3 May 2023",
    }


def test_the_words_of_the_vocabularies_are_theirs() -> None:
    assert ENGLISH["Kind.retake"] == "Retaken"
    assert ENGLISH["Kind.several"] == "Several kinds"
    assert ENGLISH["Side.UA"] == "Ukraine"
    assert ENGLISH["Side.several"] == "Several actors"
    assert ENGLISH["Review.draft"] == "Draft"
    assert ENGLISH["Precision.raion"] == "Raion"
    assert ENGLISH["Hedge.hedged"] == "put with caution"


def test_english_has_its_own_words_and_others_those_of_the_catalogue() -> None:
    assert words_of("en") is ENGLISH
    ukrainian = words_of("uk")
    assert ukrainian["who"] == "Хто діє"
    assert (
        ukrainian["story.untranslated"]
        == "Цитати, нотатки, імена мовців і назви джерел подано без перекладу."
    )
    assert list(TRANSLATED_ONLY) == ["story.untranslated"]
    assert (
        filled(TRANSLATED_ONLY["story.untranslated"])
        == "Quotations, notes, names of speakers and of sources are not translated."
    )


def test_months_as_they_stand_in_a_date() -> None:
    assert months_of("en")[::11] == ("January", "December")
    assert months_of("uk")[::11] == ("січня", "грудня")
    assert len(months_of("uk")) == 12


def test_regions_by_their_english_names() -> None:
    assert list(regions_of("uk")) == list(REGIONS)
    assert regions_of("en")["Sumy"] == "Sumy oblast"
    assert regions_of("uk")["Sumy"] == "Сумська область"
