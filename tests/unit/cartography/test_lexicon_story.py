"""The words of stories and time-lapses, each with its places filled."""

from __future__ import annotations

from dashboard.cartography.lexicon_story import ENGLISH_STORY
from dashboard.domain.words import Hedge, Precision
from tests.unit.cartography.words import filled


def test_every_sentence_of_a_time_lapse() -> None:
    sentences = {
        key.removeprefix("film."): filled(words)
        for key, words in ENGLISH_STORY.items()
        if key.startswith("film.")
    }
    assert sentences == {
        "cumulative": "Each frame shows every claim since the first day.",
        "day": (
            "Each frame shows the claims of its own day; a claim that speaks of"
            " several is in each."
        ),
        "week": (
            "Each frame shows the claims of its own week; a claim that speaks of"
            " several is in each."
        ),
        "month": (
            "Each frame shows the claims of its own month; a claim that speaks of"
            " several is in each."
        ),
        "start_unknown": "7 of the day shown or earlier.",
        "start_unknown claims": "is|are",
        "undated": "7 in no frame.",
        "undated claims": "claim names no day and is|claims name no day and are",
        "nothing": "No claims of 1–3 May 2023",
        "counted": "7 claims of 1–3 May 2023, 5 on this map",
        "all": "all",
        "one day": "this day",
        "own days": "these days",
        "so far": "all days so far",
        "frame": "This frame: 1 May 2023 to 3 May 2023.",
    }


def test_every_sentence_of_a_story() -> None:
    sentences = {
        key.removeprefix("story."): filled(words)
        for key, words in ENGLISH_STORY.items()
        if key.startswith("story.") and key != "story.method"
    }
    assert sentences == {
        "untranslated": "",
        "alt": "Map of Ukraine. 7 claims at 4 places.",
        "made": "Made on 4 May 2023, as known on 3 May 2023. Data revision 0a1b.",
        "that day": "that day",
        "open": "Open these claims on the map",
        "warning": "Claims, not facts: each entry stands for what a source says.",
        "claims": "Claims",
        "contested": "Contested places",
        "left out": "Not told here",
        "limits": "What this does not prove",
        "terms": "Sources and terms",
        "quote": "“mill”",
        "no claims": "None of 7 is told here.",
        "of claims": "claim|claims",
        "one claim": "The one claim.",
        "all claims": "All 7 claims, in order of time.",
        "some claims": (
            "3 of 7, in order of time. Taken were first those that another side"
            " contradicts, at most 10 of them, then the newest of all."
        ),
        "no disputes": (
            "No two sides were found to contradict each other here. That does not"
            " mean that all agree."
        ),
        "disputes": "Both sides are told, also where one of them is outside the filters.",
        "more disputes": "7 contested and not told here.",
        "more places": "more place is|more places are",
        "unplaced": (
            "7 no place on the map: the source names none, or it was not found for"
            " sure."
        ),
        "unplaced claims": "claim of these has|claims of these have",
        "restricted": (
            "Claims of these datasets are on the map but not told here, as their"
            " terms forbid it: A, B."
        ),
        "acting": "acting: Ukraine",
        "who": "Said by Somebody – claimed",
        "relayed": "Somebody, relayed by B",
        "nobody": "a speaker not named",
        "exact": "Acting: Ukraine. Raion",
        "nowhere": "No place on the map: the source names none",
        "not found": "No place on the map: not found for sure",
        "no precision": "Precision not stated",
        "reach": "Raion; within 12 km",
        "source": "Source: A",
        "source below": "address below",
        "no source": "not named",
        "dataset": "dataset Pisky",
        "against": "Contradicted by 3 of another side",
        "against claims": "claim|claims",
        "side": "Speakers of this side: Russia",
        "more of side": "3 more of this side",
        "no licence": "licence not stated",
        "map": "Map: © A.",
        "rights": (
            "The words quoted belong to their sources. The map's data: ODbL 1.0, CC"
            " BY 4.0 and public domain."
        ),
    }


def test_a_story_says_what_it_does_not_prove() -> None:
    assert ENGLISH_STORY["story.method"].split("\n") == [
        (
            "Each entry says that a source reported a claim. It does not show that it"
            " happened. Open the source and judge."
        ),
        (
            "A point on the map is not the exact spot: the dashed ring shows how far"
            " the truth may be from it, and a square stands for a whole oblast or"
            " area. A name that could not be placed for sure has no point."
        ),
        (
            "Contested means that two sides contradict each other within three weeks"
            " about who holds a place or who fired. That no contradiction was found"
            " does not mean that all agree."
        ),
        (
            "A claim is true, if at all, for its dates: villages changed hands more"
            " than once. A claim with no known start stands at its end, one with no"
            " day at all at the day it was published."
        ),
        (
            "These are the claims that were collected, not all that were made. What"
            " is missing proves nothing."
        ),
        (
            "Quotes are the sources' words. Notes are this project's; those of the"
            " claims that came with the program were read and summarised by an AI"
            " system and not checked by a human editor."
        ),
    ]


def test_how_firmly_and_how_exactly_is_said_in_the_words_of_the_vocabularies() -> None:
    rest = [key for key in ENGLISH_STORY if not key.startswith(("film.", "story."))]
    assert rest == [f"Hedge.{hedge.value}" for hedge in Hedge] + [
        f"Gloss.{precision.value}" for precision in Precision
    ]
    assert ENGLISH_STORY["Hedge.denied"] == "a denial"
    assert ENGLISH_STORY["Gloss.point"] == "the point is the spot that was named"
