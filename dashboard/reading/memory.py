"""Who was named before: pronouns, surnames and "the ministry" stand for somebody the article has named."""

from __future__ import annotations

import re
from dataclasses import replace

from dashboard.domain.words import Side
from dashboard.reading.speakers import Speech

_PRONOUN = frozenset({"he", "she", "they", "it", "who", "we", "i", "which", "that", "you", "this", "there"})


class Memory:
    """Who has spoken in the article so far: pronouns, surnames and "the ministry" stand for somebody named before."""

    def __init__(self) -> None:
        self.last: Speech | None = None
        self._names: dict[str, tuple[str, Side]] = {}
        self._offices: dict[str, tuple[str, Side]] = {}

    def meant(self, speech: Speech) -> Speech:
        """Return the attribution with the fullest name given before, and remember it."""
        words = re.findall(r"[\w’'-]+", speech.who)
        low = [w.lower() for w in words]
        known: tuple[str, Side] | None = None
        if low and low[0] in _PRONOUN and len(low) == 1:
            known = (self.last.who, self.last.side) if self.last else None
        elif low and low[0] in ("the", "this", "that", "his", "her") and len(low) <= 3 and speech.side is Side.UNKNOWN:
            known = self._offices.get(low[-1]) or (self._person(low[-1]) if low[-1] in _PERSONS else None)
        elif low:
            known = self._names.get(_key(words[-1])) if len(words) <= 3 else None
        if known and len(known[0]) > len(speech.who):
            speech = replace(speech, who=known[0], side=known[1] if known[1] is not Side.UNKNOWN else speech.side)
        elif low and low[0] in _PRONOUN and len(low) == 1:
            return replace(speech, who="", side=Side.UNKNOWN)
        self._remember(speech)
        return speech

    def _remember(self, speech: Speech) -> None:
        words = re.findall(r"[\w’'-]+", speech.who)
        if not speech.outlet or self.last is None:
            self.last = speech
        if words and words[-1][:1].isupper() and len(words) >= 2:
            self.name(speech.who, speech.side)
        for word in words:
            if word.lower() in _OFFICES:
                self._offices[word.lower()] = (speech.who, speech.side)

    def _person(self, office: str) -> tuple[str, Side] | None:
        """Return the last speaker if that was a named person who may hold the office: no mayor is "the governor"."""
        last = self.last
        if not last or not re.search(r"[A-Z][\w’'-]+ [A-Z][\w’'-]+$", last.who):
            return None
        held = {_office(word) for word in re.findall(r"[\w’'-]+", last.who.lower())} & _EXCLUSIVE
        return None if held and _office(office) in _EXCLUSIVE - held else (last.who, last.side)

    def met(self, name: str) -> None:
        """Remember a person the article names in full."""
        if " " in name and len(name) < 60 and "\n" not in name:
            self.name(name, Side.UNKNOWN)

    def name(self, full: str, side: Side) -> None:
        """Remember somebody by their surname."""
        key = _key(full.rsplit(maxsplit=1)[-1])
        if len(full) > len(self._names.get(key, ("",))[0]):
            self._names[key] = (full, side)


def _office(word: str) -> str:
    """Return the office as one word: "gov" and "governor", "spokeswoman" and "spokesman" are the same."""
    return (
        "spokesman"
        if word.startswith("spokes")
        else {"gov": "governor", "commander-in-chief": "commander"}.get(word, word)
    )


def _key(surname: str) -> str:
    return re.sub(r"[’']s$", "", surname).lower()


_EXCLUSIVE = frozenset({"governor", "mayor", "president", "minister", "spokesman", "secretary"})
"""Offices of which one person rarely holds two; a general may well be a commander."""
_PERSONS = frozenset(
    [
        "general",
        "official",
        "commander",
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "minister",
        "governor",
        "mayor",
        "officer",
        "president",
        "leader",
    ]
)
_OFFICES = frozenset(
    [
        "ministry",
        "military",
        "army",
        "staff",
        "institute",
        "governor",
        "mayor",
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "official",
        "officials",
        "president",
        "minister",
        "commander",
        "command",
        "general",
        "agency",
        "secretary",
        "leader",
        "head",
        "service",
        "analysts",
        "officer",
        "think-tank",
        "pentagon",
        "kremlin",
    ]
)
