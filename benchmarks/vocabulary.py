"""Invented sentences over some 20,000 distinct words, so that a search for a word is a
fair test.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import numpy as np

from benchmarks import words

SENTENCES = 60_000
"""Different sentences; a note joins two or three, so that hardly two notes are alike.
"""
TEMPLATES = (
    (
        "The {adj} {noun} near {place} was {verbed} by {weapon} and the {noun} {verbed}"
        " {adv}."
    ),
    (
        "{name}, a {noun} of the {number} {noun}, {verbed} that the {adj} {noun}"
        " {verbed} the {noun}."
    ),
    "At least {small} {nouns} were {verbed} and a {adj} {noun} was {verbed} {adv}.",
    (
        "Clashes also took place near {place} and {place}, where {adj} {nouns} {verbed}"
        " the {noun}."
    ),
    (
        "According to the {adj} {noun}, {small} {nouns} used {weapon} against the"
        " {noun} in {place}."
    ),
    (
        "Residents of {place} {verbed} the {noun} {adv}, while the {noun} {verbed} the"
        " {adj} {noun}."
    ),
    "The head of the {adj} {noun}, {name}, {verbed} {small} {nouns} and {adj} {nouns}.",
    "A {noun} {verbed} a {noun} on the {adj} {noun} between {place} and {place}.",
    "The {noun} of the {number} Brigade {verbed} {adv} the {noun} with {weapon}.",
    (
        "{small} {adj} {nouns} and {small} {nouns} were {verbed} by the {noun} in the"
        " {adj} {noun}."
    ),
    "No {noun} was {verbed}; the {noun} is {verbing} the {adj} {noun} in {place}.",
    (
        "{name} {verbed} {adv} that {nouns} are {verbing} the {noun} from the {adj}"
        " {noun}."
    ),
)
SLOTS = (
    "adj",
    "adv",
    "name",
    "noun",
    "nouns",
    "number",
    "place",
    "small",
    "verbed",
    "verbing",
    "weapon",
)


def sentences(
    rng: np.random.Generator, places: Sequence[str], count: int = SENTENCES
) -> list[str]:
    """Return that many sentences; places are the names of settlements to speak of."""
    stock = _stock(rng, places)
    taken = dict.fromkeys(SLOTS, 0)
    drawn = {
        slot: _drawn(
            rng, stock[slot], count * 5, 0.4 if slot in ("place", "name") else 0.9
        )
        for slot in SLOTS
    }
    found = []
    for number in range(count):
        parts = []
        for text, slot in _PIECES[number % len(TEMPLATES)]:
            parts.append(text)
            if slot:
                parts.append(drawn[slot][taken[slot]])
                taken[slot] += 1
        line = _ARTICLE.sub("an ", "".join(parts))
        found.append(line[0].upper() + line[1:])
    return found


def outlets(rng: np.random.Generator, count: int = 1500) -> list[str]:
    """Return that many invented outlets in a random order."""
    names = [
        f"{a} {b}{c}"
        for a in words.OUTLETS[0]
        for b in words.OUTLETS[1]
        for c in words.OUTLETS[2]
    ]
    return [str(name) for name in rng.permutation(names)[:count]]


def _ordinal(number: int) -> str:
    if number % 10 in (1, 2, 3) and number % 100 not in (11, 12, 13):
        return f"{number}{_ORDINAL[number % 10]}"
    return f"{number}th"


def _stock(rng: np.random.Generator, places: Sequence[str]) -> dict[str, list[str]]:
    surnames = [
        f"{root}{end}".capitalize() for root in words.ROOTS for end in words.ENDINGS
    ]
    nouns = list(dict.fromkeys(words.NOUNS))
    return {
        "adj": words.ADJECTIVES,
        "adv": words.ADVERBS,
        "name": [str(name) for name in rng.permutation(surnames)],
        "noun": nouns,
        "nouns": [_plural(noun) for noun in nouns],
        "number": [_ordinal(n) for n in range(1, 160)],
        "place": [str(name) for name in rng.permutation(sorted(set(places)))],
        "small": [str(n) for n in range(2, 60)],
        "verbed": [_past(verb) for verb in words.VERBS],
        "verbing": [
            f"{verb[:-1] if verb.endswith('e') else verb}ing" for verb in words.VERBS
        ],
        "weapon": list(words.WEAPONS),
    }


def _drawn(
    rng: np.random.Generator, stock: Sequence[str], count: int, exponent: float
) -> list[str]:
    """Draw words by Zipf's law: the word of rank r has weight r to the minus
    exponent.
    """
    weights = np.arange(1, len(stock) + 1, dtype=float) ** -exponent
    picks: Any = rng.choice(len(stock), count, p=weights / weights.sum())
    return [stock[pick] for pick in picks]


_ARTICLE = re.compile(r"\ba (?=[aeiou])")
_ORDINAL = {1: "st", 2: "nd", 3: "rd"}
_IRREGULAR = {
    "strike": "struck",
    "hit": "hit",
    "burn": "burnt",
    "retake": "retook",
    "hold": "held",
    "cut": "cut",
    "dig": "dug",
    "withdraw": "withdrew",
    "stop": "stopped",
    "regroup": "regrouped",
    "jam": "jammed",
    "plan": "planned",
    "spread": "spread",
}


def _plural(noun: str) -> str:
    if noun.endswith(("s", "x", "ch", "sh")):
        return f"{noun}es"
    return (
        f"{noun[:-1]}ies"
        if noun.endswith("y") and noun[-2] not in "aeiou"
        else f"{noun}s"
    )


def _past(verb: str) -> str:
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    if verb.endswith("e"):
        return f"{verb}d"
    return (
        f"{verb[:-1]}ied"
        if verb.endswith("y") and verb[-2] not in "aeiou"
        else f"{verb}ed"
    )


def _pieces(template: str) -> list[tuple[str, str]]:
    """Return the template as (text, slot after it), the last slot ""."""
    pieces = [part.partition("}")[::2] for part in f"}}{template}".split("{")]
    after = [slot for slot, _ in pieces[1:]] + [""]
    return [(text, slot) for (_, text), slot in zip(pieces, after, strict=True)]


_PIECES = tuple(map(_pieces, TEMPLATES))
