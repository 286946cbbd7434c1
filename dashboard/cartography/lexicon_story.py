"""The tables of words of stories and time-lapses, which `lexicon` takes in. Forms after
a number are parted by |.
"""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.domain.words import Hedge, Precision

ENGLISH_STORY: Mapping[str, str] = {
    "film.cumulative": "Each frame shows every claim since the first day.",
    "film.day": (
        "Each frame shows the claims of its own day; a claim that speaks of several is"
        " in each."
    ),
    "film.week": (
        "Each frame shows the claims of its own week; a claim that speaks of several is"
        " in each."
    ),
    "film.month": (
        "Each frame shows the claims of its own month; a claim that speaks of several"
        " is in each."
    ),
    "film.start_unknown": "{count} of the day shown or earlier.",
    "film.start_unknown claims": "is|are",
    "film.undated": "{count} in no frame.",
    "film.undated claims": "claim names no day and is|claims name no day and are",
    "film.nothing": "No claims of {days}",
    "film.counted": "{claims} of {days}, {drawn} on this map",
    "film.all": "all",
    "film.one day": "this day",
    "film.own days": "these days",
    "film.so far": "all days so far",
    "film.frame": "This frame: {date_from} to {date_to}.",
    "story.untranslated": "",
    "story.alt": "Map of Ukraine. {sentence}.",
    "story.made": "Made on {made}, as known on {known}. Data revision {revision}.",
    "story.that day": "that day",
    "story.open": "Open these claims on the map",
    "story.warning": "Claims, not facts: each entry stands for what a source says.",
    "story.claims": "Claims",
    "story.contested": "Contested places",
    "story.left out": "Not told here",
    "story.limits": "What this does not prove",
    "story.terms": "Sources and terms",
    "story.quote": "“{text}”",
    "story.no claims": "None of {count} is told here.",
    "story.of claims": "claim|claims",
    "story.one claim": "The one claim.",
    "story.all claims": "All {claims}, in order of time.",
    "story.some claims": (
        "{told} of {count}, in order of time. Taken were first those that another side"
        " contradicts, at most {most} of them, then the newest of all."
    ),
    "story.no disputes": (
        "No two sides were found to contradict each other here. That does not mean that"
        " all agree."
    ),
    "story.disputes": (
        "Both sides are told, also where one of them is outside the filters."
    ),
    "story.more disputes": "{count} contested and not told here.",
    "story.more places": "more place is|more places are",
    "story.unplaced": (
        "{count} no place on the map: the source names none, or it was not found for"
        " sure."
    ),
    "story.unplaced claims": "claim of these has|claims of these have",
    "story.restricted": (
        "Claims of these datasets are on the map but not told here, as their terms"
        " forbid it: {names}."
    ),
    "story.acting": "acting: {actor}",
    "story.who": "Said by {who} – {hedge}",
    "story.relayed": "{who}, relayed by {outlet}",
    "story.nobody": "a speaker not named",
    "story.exact": "Acting: {actor}. {precision}",
    "story.nowhere": "No place on the map: the source names none",
    "story.not found": "No place on the map: not found for sure",
    "story.no precision": "Precision not stated",
    "story.reach": "{precision}; within {km} km",
    "story.source": "Source: {source}",
    "story.source below": "address below",
    "story.no source": "not named",
    "story.dataset": "dataset {name}",
    "story.against": "Contradicted by {number} of another side",
    "story.against claims": "claim|claims",
    "story.side": "Speakers of this side: {side}",
    "story.more of side": "{number} more of this side",
    "story.no licence": "licence not stated",
    "story.map": "Map: {credit}.",
    "story.rights": (
        "The words quoted belong to their sources. The map's data: ODbL 1.0, CC BY 4.0"
        " and public domain."
    ),
    "story.method": "\n".join(
        (
            (
                "Each entry says that a source reported a claim. It does not show that"
                " it happened. Open the source and judge."
            ),
            (
                "A point on the map is not the exact spot: the dashed ring shows how"
                " far the truth may be from it, and a square stands for a whole oblast"
                " or area. A name that could not be placed for sure has no point."
            ),
            (
                "Contested means that two sides contradict each other within three"
                " weeks about who holds a place or who fired. That no contradiction was"
                " found does not mean that all agree."
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
        )
    ),
    **{f"Hedge.{hedge.value}": hedge.label for hedge in Hedge},
    **{f"Gloss.{precision.value}": precision.gloss for precision in Precision},
}
