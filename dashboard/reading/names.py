"""Where a name begins and ends: the longest run of words that the gazetteer knows, else what the model marked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dashboard.reading import cues
from dashboard.reading.model import Gazetteer
from dashboard.reading.words import Word

LONGEST_NAME = 4
"""Words of the longest name that is looked up; hyphens part words."""
JOINED = frozenset({" ", "-", "‑"})
"""What may stand between two words of one name."""
BY_ITSELF = 0.7
"""Least score for a word that begins a sentence, where every word has a capital: exact names of villages have more."""
OFTEN = 0.9
"""The same for a headline: towns and the places of places.csv have more."""
LIKELY = 0.75
"""Least score of a gazetteer's candidate whose name only sounds alike, for an unknown word to be taken for a place."""
LONGEST = 80
"""Characters of the longest name that is looked up; the longest in the register has 39."""
MOST = 20_000
"""Answers that are remembered for one article: bounds memory on hostile text."""


class Name(NamedTuple):
    """A name of words first to last, both included.

    whole: its word for a kind of thing is part of it ("Kakhovka dam", "Inhulets River"). leads: a known name follows in
    the same entity, to which these words belong ("Checkpoint Chonhar").
    """

    first: int
    last: int
    known: bool
    whole: bool = False
    leads: bool = False


class Known:
    """What the gazetteer knows, remembered for one article."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._asked: dict[str, bool] = {}
        self.again: frozenset[str] = frozenset()
        """Names that the article has given to places elsewhere."""

    def __call__(self, name: str) -> bool:
        """Tell whether some place has this name, in Ukraine or well known abroad."""
        if len(name) > LONGEST:
            return False
        answer = self._asked.get(name)
        if answer is None:
            if len(self._asked) >= MOST:
                self._asked.clear()
            answer = self._asked[name] = self._gazetteer.knows(name) or self._gazetteer.abroad(name)
        return answer

    def by_itself(self, name: str) -> bool:
        """Tell whether a known name is that of a place often enough for a sentence to begin with it."""
        best = self._gazetteer.candidates(name, limit=1, suggest=False)
        return not best or best[0].score >= BY_ITSELF

    def often(self, name: str) -> bool:
        """Tell whether a known name is that of a place often enough for a headline to name it."""
        best = self._gazetteer.candidates(name, limit=1, suggest=False) if name else ()
        return not name or (bool(best) and best[0].score >= OFTEN)

    def likely(self, name: str) -> bool:
        """Tell whether a name that nobody has sounds like that of a place which reporting names."""
        best = self._gazetteer.candidates(name, limit=1, suggest=False)
        return bool(best) and best[0].score >= LIKELY


def name_at(text: str, found: Sequence[Word], at: int, labels: Sequence[str], known: Known) -> Name:
    """Return the name that begins with that word."""
    most = 1
    while most < LONGEST_NAME and at + most < len(found) and _goes_on(found, at + most):
        most += 1
    start = found[at].start
    most = 1 if found[at].low == "the" and not known(text[start : found[at + most - 1].end]) else most
    for last in range(at + most - 1, at - 1, -1):
        thing = last > at and found[last].low in cues.THING
        if not thing and (not found[last].capital or (last == at and found[at].low in cues.NEVER)):
            continue
        if known(text[start : found[last].end]):
            longer = last if thing else _entity_end(found, last, labels)
            return Name(at, longer, known=longer == last, whole=thing)
        if last > at and found[last].low in cues.NATURE and (found[last].capital or last > at + 1):
            return Name(at, last, known=False, whole=True)
    if _river(found, at, known):
        return Name(at, at + 1, known=False, whole=True)
    last = at
    loose = labels[at] and found[at].low not in cues.NEVER | cues.ADJECTIVAL
    while loose and last + 1 < at + most and labels[last + 1] == labels[at] and found[last + 1].capital:
        if not _whole_entity(found, at, labels) and known(text[found[last + 1].start : found[last + 1].end]):
            return Name(at, last, known=False, leads=True)
        last += 1
    return Name(at, last, known=False)


def _river(found: Sequence[Word], at: int, known: Known) -> bool:
    """Tell a river with an attribute, "the Siverskyi Donets", where Donets is a town as well: towns take no article."""
    if not 0 < at < len(found) - 1 or found[at - 1].low != "the" or found[at].low in cues.NEVER | cues.BEFORE:
        return False
    name, after = found[at + 1], found[at + 2] if at + 2 < len(found) else None
    if found[at].gap != " " or name.gap != " " or not name.capital or found[at].owns or name.owns:
        return False
    ends = after is None or after.gap != " " or after.low in cues.FUNCTION
    return ends and name.low not in cues.MORE and not known(found[at].text) and known(name.text)


def _entity_end(found: Sequence[Word], last: int, labels: Sequence[str]) -> int:
    """Return the last word of the person whom the model sees there, unless a kind of thing follows.

    "Ivan Fedorov" is not the village Ivan, nor "Zoriane Pershe" the village Zoriane.
    """
    end = last
    if labels[last] != "PERSON":
        return last
    while end + 1 < len(found) and end - last < LONGEST_NAME and labels[end + 1] == labels[last]:
        word = found[end + 1]
        if word.gap != " " or not word.capital or found[end].owns:
            break
        if word.low in cues.MORE:
            return last
        end += 1
    return end


def _whole_entity(found: Sequence[Word], at: int, labels: Sequence[str]) -> bool:
    """Tell whether the model's entity is one name, though a part of it is known by itself.

    So it is for what looks like a person, save where the sentence begins, and for "the Siverskyi Donets".
    """
    return (labels[at] == "PERSON" and at > 0) or (labels[at] == "LOC" and at > 0 and found[at - 1].low == "the")


def _goes_on(found: Sequence[Word], at: int) -> bool:
    word = found[at]
    if word.gap == ". " and found[at - 1].low == "st":
        return word.capital
    if word.gap not in JOINED or found[at - 1].owns:
        return False
    return word.capital or word.gap != " " or word.low in cues.THING or (word.low == "of" and found[at - 1].capital)
