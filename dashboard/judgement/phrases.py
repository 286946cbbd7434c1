"""The words by which the text of a claim tells what it asserts, as expressions made of
the word lists of each language. They mean the same to Python and to RE2, which knows
word boundaries of Latin letters only, and are looked for in lower case unless they say
otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from dashboard.domain.errors import BadInput
from dashboard.domain.word_lists import WordLists, load_word_lists

LATIN, CYRILLIC = ("en",), ("uk", "ru")
LANGUAGES = (*LATIN, *CYRILLIC)
_PACKAGE = "dashboard.judgement.lexicon"
_LETTERS = "a-zа-яёіїєґ"
_BEFORE, _AFTER = rf"(?:^|[^0-9{_LETTERS}])", rf"(?:$|[^0-9{_LETTERS}])"
# What the patterns of every language share.
_SHARED = {
    "after": _AFTER,
    "start": rf"(?:^|[^,.0-9{_LETTERS}])",
    "end": "(?:$|[ .,;:!?])",
}
_DIGITS = r"[0-9]{1,4}"
# Fragments that stand in fragments that stand in patterns.
_DEPTH = 4
_FRAGMENT = re.compile(r"<([a-z]+)>")


@dataclass(frozen=True, slots=True)
class AssertionWords(WordLists):
    """Words by which the text of a claim tells what it asserts, as patterns. What each
    list is for stands beside it in the file.
    """

    FILE: ClassVar[str] = "assertions"
    parts: tuple[str, ...]
    facilities: tuple[str, ...]
    objects_taken: tuple[str, ...]
    others_left: tuple[str, ...]
    troops_left: tuple[str, ...]
    nouns_taken: tuple[str, ...]
    settled: tuple[str, ...]
    compounds: tuple[str, ...]
    totals: tuple[str, ...]
    wholes: tuple[str, ...]
    whole_clauses: tuple[str, ...]
    near: tuple[str, ...]
    unconfirmed: tuple[str, ...]
    noncommittal: tuple[str, ...]
    refuted: tuple[str, ...]
    likely: tuple[str, ...]
    certain: tuple[str, ...]
    breaks: tuple[str, ...]
    unreal: tuple[str, ...]
    unheld: tuple[str, ...]
    unowned: tuple[str, ...]
    unfulfilled: tuple[str, ...]
    fulfilled: tuple[str, ...]
    facts: tuple[str, ...]
    resumed: tuple[str, ...]
    supposed: tuple[str, ...]
    reported: tuple[str, ...]
    holding: tuple[str, ...]
    conditions: tuple[str, ...]
    questions: tuple[str, ...]
    attempted: tuple[str, ...]
    happened: tuple[str, ...]
    rings: tuple[str, ...]
    half_rings: tuple[str, ...]
    repelled: tuple[str, ...]
    harmed: tuple[str, ...]
    spared: tuple[str, ...]
    killed: tuple[str, ...]
    nobody_killed: tuple[str, ...]
    of_many_events: tuple[str, ...]
    of_the_dead: tuple[str, ...]
    numbers: Mapping[str, int]
    things: Mapping[str, str]
    fragments: Mapping[str, str]


def expanded(pattern: str, fragments: Mapping[str, str]) -> str:
    """Return a pattern with what stands for its fragments. Raises BadInput for one that
    is not there, or stands in itself.
    """
    for _ in range(_DEPTH):
        names = _FRAGMENT.findall(pattern)
        if not names:
            return pattern
        for name in names:
            if name not in fragments:
                raise BadInput(
                    f"lexicon/assertions.toml: <{name}> in {pattern[:60]!r} is no"
                    f" fragment; take one of {', '.join(sorted(fragments))}"
                )
        pattern = _FRAGMENT.sub(lambda match: fragments[match[1]], pattern)
    raise BadInput(
        f"lexicon/assertions.toml: a fragment of {pattern[:60]!r} stands in itself;"
        " write it out"
    )


def _fragments(words: AssertionWords) -> dict[str, str]:
    """Return the fragments of a language with those that all have."""
    own = {name: text.replace("\n", "") for name, text in words.fragments.items()}
    number = "(" + "|".join((_DIGITS, *words.numbers)) + ")"
    return {**_SHARED, "number": number, **own}


_WORDS = {code: load_word_lists(AssertionWords, _PACKAGE, code) for code in LANGUAGES}
_FRAGMENTS = {code: _fragments(words) for code, words in _WORDS.items()}


def _patterns(key: str, languages: Sequence[str] = LANGUAGES) -> tuple[str, ...]:
    """Return the patterns of a list in all of the languages, each once."""
    return tuple(
        dict.fromkeys(
            expanded(pattern, _FRAGMENTS[code])
            for code in languages
            for pattern in getattr(_WORDS[code], key)
        )
    )


def _whole_words(patterns: Iterable[str]) -> str:
    """Return an expression that finds any of the patterns as words of their own."""
    return rf"{_BEFORE}(?:{'|'.join(patterns)}){_AFTER}"


# Where a condition begins a sentence, all of it is one; where it stands behind what it
# does not concern ("even if", "nobody knows if"), nothing is.
_OPENING = r"(?:^|[.;!?:«“\"] ?)"


def _conditions(languages: Sequence[str] = LANGUAGES) -> str:
    """Return an expression that finds a condition in one of the languages."""
    return "|".join(_OPENING + each for each in _patterns("conditions", languages))


def _unheld(languages: Sequence[str]) -> str:
    """Return an expression for what is not known or not so in one of the languages."""
    questions = "|".join(_patterns("questions", languages))
    words = _whole_words(_patterns("unheld", languages))
    return "|".join((words, questions, _conditions(languages)))


PART_WORDS = _whole_words(_patterns("parts"))
"""Words by which a passage speaks of a part of a place."""
FACILITY_WORDS = _whole_words(_patterns("facilities"))
"""Words for a part of a town."""
THING_WORDS = _whole_words(_patterns("objects_taken"))
"""Words by which a thing in a place is taken or held, a street or a station; one that
is only mentioned is not.
"""
OTHERS_LEFT_WORDS = _whole_words(_patterns("others_left"))
"""Words by which residents, offices or stores leave a place, which its troops may still
hold.
"""
TROOPS_LEFT_WORDS = _whole_words(_patterns("troops_left"))
"""Words by which its troops do."""
TAKEN_WORDS = rf"(?:^|[^A-Z0-9{_LETTERS}])(?:{'|'.join(_patterns('nouns_taken'))})"
"""The noun that names what was taken, in one of three groups. Of the text as it is
written, so that a name, which has a capital, is none.
"""
SETTLED_WORDS = f"^(?:{'|'.join(_patterns('settled'))})$"
"""Nouns for a place as a whole."""
COMPOUND_WORDS = "|".join(_patterns("compounds"))
"""A town that is called by a thing in it, which is no part of it; what it is stands in
a group.
"""
TOTAL_WORDS = _whole_words(_patterns("totals"))
"""Words by which all of a place is spoken of, after a part of it."""
WHOLE_WORDS = "|".join((_whole_words(_patterns("wholes")), *_patterns("whole_clauses")))
"""Words by which the place itself is taken or held, whatever else is."""
NEAR_WORDS = _whole_words(_patterns("near"))
"""Words by which an attack was repelled at a place, whoever holds the place itself."""
UNCONFIRMED_WORDS = _whole_words(_patterns("unconfirmed"))
"""Words by which it is said not to be known to be so: that is no word that it is not
so.
"""
NONCOMMITTAL_WORDS = _whole_words(_patterns("noncommittal"))
"""Words by which a side does not answer, or says what it never does."""
REFUTED_WORDS = _whole_words(_patterns("refuted"))
"""Words by which it is said not to be so all the same."""
LIKELY_WORDS = _whole_words(_patterns("likely"))
"""Words by which it is said to be likely or possible, no more."""
# What is certain ends before what is not begins.
_CERTAIN = "|".join(_patterns("certain"))
_BREAK = "|".join(_patterns("breaks"))
CERTAIN_WORDS = (
    rf"{_BEFORE}(?:{_CERTAIN})(?:[^0-9{_LETTERS}](?:.|\n)*)?"
    rf"(?:[.,;:–—]| (?:{_BREAK}){_AFTER})"
)
"""Words by which the place itself is taken or held, before any of those: they are about
something else.
"""
UNREAL_WORDS = "|".join((_whole_words(_patterns("unreal")), _conditions()))
"""Words by which an event threatens, is prepared, planned or depends on another."""
ATTEMPTED_WORDS = _whole_words(_patterns("attempted"))
"""Words by which an advance is tried, no more."""
HAPPENED_WORDS = _whole_words(_patterns("happened"))
"""Words by which an event did happen, before any of those."""
# Apart by script: what is longer RE2 no longer runs through a text but once.
UNHELD_WORDS = (_unheld(LATIN), _unheld(CYRILLIC))
"""Words by which it is unknown, asked, feared or wished who holds a place, or by which
a side would hold it: of these the first that match.
"""
UNOWNED_WORDS = _whole_words(_patterns("unowned"))
"""Words by which nobody has the place."""
UNFULFILLED_WORDS = _whole_words(_patterns("unfulfilled"))
"""Words by which it is demanded, planned, tried or yet to come that a place changes
hands.
"""
FULFILLED_WORDS = _whole_words(_patterns("fulfilled"))
"""Words by which a place did change hands, before any of those."""
FACT_WORDS = _whole_words(_patterns("facts"))
"""Words by which the summary of a passage says that a place did change hands."""
RESUMED_WORDS = rf"(?:{'|'.join(_patterns('resumed'))}){_AFTER}"
"""Words by which a place did change hands, behind a clause about it."""
SUPPOSED_WORDS = _whole_words(_patterns("supposed"))
"""Words by which a change of hands may have come or may come yet, where none of
FULFILLED_WORDS and REPORTED_WORDS says that it came.
"""
REPORTED_WORDS = _whole_words(_patterns("reported"))
"""Further words by which a place did change hands, wherever they stand."""
HOLDING_WORDS = _whole_words(_patterns("holding"))
"""Words by which a side does hold a place, before any of those."""
RING_WORDS = _whole_words(_patterns("rings"))
"""Words by which a place is closed in."""
HALF_RING_WORDS = _whole_words(_patterns("half_rings"))
"""Words by which it is closed in all but wholly."""
REPELLED_WORDS = _whole_words(_patterns("repelled"))
"""Words by which an attack was repelled, which was made then."""
HARMED_WORDS = _whole_words(_patterns("harmed"))
"""Words by which a thing was hit."""
SPARED_WORDS = _whole_words(_patterns("spared"))
"""Words by which a thing was not."""
THINGS: Mapping[str, str] = {
    name: "|".join(
        expanded(words.things[name], _FRAGMENTS[code])
        for code, words in _WORDS.items()
        if name in words.things
    )
    for name in dict.fromkeys(
        name for words in _WORDS.values() for name in words.things
    )
}
"""Things that are fired at, each with its words."""
THING_NAMED = rf"{_BEFORE}({'|'.join(THINGS.values())}){_AFTER}"
"""The first thing that a passage names: what it speaks of."""
NUMBER_WORDS: Mapping[str, int] = {
    word: number for words in _WORDS.values() for word, number in words.numbers.items()
}
"""Numbers in words, as reports of the dead write them."""
KILLED_WORDS = _patterns("killed")
"""The number of people that a passage says were killed: each of these in turn, the
words of a lower bound and the number.
"""
NOBODY_KILLED_WORDS = _whole_words(_patterns("nobody_killed"))
"""Words by which nobody was killed."""
OF_MANY_EVENTS_WORDS = _whole_words(_patterns("of_many_events"))
"""Words by which a number is that of a longer time or a wider area than one event."""
OF_THE_DEAD = "|".join(_patterns("of_the_dead"))
"""Quick to look for, and true of all that KILLED_WORDS match."""
