"""Who speaks, by identity and not by spelling: "the MoD of Russia" is the Russian
Defence Ministry, "Deputy Minister Hanna Maliar" is Maliar.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from dashboard.claimants.directory import directory
from dashboard.domain.words import Side

_PHRASES = {
    "afu": "armed forces ukraine",
    "zsu": "armed forces ukraine",
    "vsu": "armed forces ukraine",
    "mod": "defence ministry",
    "defense": "defence",
    "ministries": "ministry",
    "ministry defence": "defence ministry",
    "isw": "institute study war",
    "osce": "organization security cooperation europe",
    "un": "united nations",
    "us": "united states",
    "usa": "united states",
    "uk": "united kingdom",
    "британії": "united kingdom",
    "генеральний штаб": "general staff",
    "генерального штабу": "general staff",
    "генштаб": "general staff",
    "генштабу": "general staff",
    "генеральный штаб": "general staff",
    "міноборони": "defence ministry",
    "минобороны": "defence ministry",
    "зсу": "armed forces ukraine",
    "всу": "armed forces ukraine",
    "україни": "ukraine",
    "украины": "ukraine",
    "росії": "russia",
    "рф": "russia",
    "россии": "russia",
    "ukrainian": "ukraine",
    "ukrainians": "ukraine",
    "ukraines": "ukraine",
    "russian": "russia",
    "russians": "russia",
    "russias": "russia",
    "british": "united kingdom",
    "american": "united states",
}
"""Words and phrases for the same thing, as they stand after `_words`."""
_INSTITUTIONS = ("general staff", "defence ministry", "armed forces", "united nations")
_FILLERS_TEXT = """
the a an of for and in on at to by s its his her their from with й і та на в у
для при
"""
_FILLERS = frozenset(_FILLERS_TEXT.split())
_COUNTRIES = frozenset(["ukraine", "russia", "united", "states", "kingdom"])
_ROLES_TEXT = """
official officials officer officers spokesman spokeswoman spokesperson
minister ministry president presidential governor mayor head chief commander
command general colonel major captain lieutenant deputy former acting staff
service administration authorities authority government army military forces
armed troops soldier soldiers brigade press office statement source sources
adviser advisor aide senior local regional national security defence
intelligence council ambassador envoy secretary
"""
_ROLES = frozenset(_ROLES_TEXT.split())
_OFFICIAL = _ROLES - frozenset(
    [
        "former",
        "source",
        "sources",
        "soldier",
        "soldiers",
        "troops",
        "local",
        "statement",
        "senior",
    ]
)
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class ClaimantIdentity:
    """Who speaks. words: all that is said of them. names: those of the words that tell
    them from others, none of a "senior official". id: in the directory, "" for who is
    not listed there. person: whether the directory lists a person.
    """

    words: frozenset[str]
    names: frozenset[str]
    side: Side
    id: str = ""
    person: bool = False

    def __bool__(self) -> bool:
        """Return whether anybody is named at all."""
        return bool(self.words)

    @property
    def official(self) -> bool:
        """Return whether they are named by an office."""
        return bool(self.words & _OFFICIAL) or bool(self.words & set(_INSTITUTIONS))

    def same(self, other: ClaimantIdentity) -> bool:
        """Return whether both are the same person or body: one entry of the directory,
        the same words, or all the names of the one among the words of the other.
        """
        if not (self and other) or _apart(self.side, other.side):
            return False
        if self.words == other.words or (self.id and self.id == other.id):
            return True
        # A ministry and its spokesman are one voice; two people are not.
        if self.person and other.person:
            return False
        fewer, more = sorted((self, other), key=lambda each: len(each.words))
        return (
            bool(fewer.names)
            and fewer.names <= more.words
            and _one_country(fewer.words, more.words)
        )


def _apart(a: Side, b: Side) -> bool:
    return a is not b and Side.UNKNOWN not in (a, b)


def _one_country(a: frozenset[str], b: frozenset[str]) -> bool:
    """Return whether no two countries are named: each has a Defence Ministry."""
    of_a, of_b = a & _COUNTRIES, b & _COUNTRIES
    return not (of_a and of_b) or of_a == of_b


@lru_cache(maxsize=10_000)
def claimant_identity(claimant: str, side: Side = Side.UNKNOWN) -> ClaimantIdentity:
    """Return who a claimant is; one without words for nobody."""
    text = f" {' '.join(_words(claimant))} "
    for phrase, meant in _PHRASES.items():
        text = text.replace(f" {phrase} ", f" {meant} ")
    parts = []
    for institution in _INSTITUTIONS:
        if f" {institution} " in text:
            text = text.replace(f" {institution} ", " ")
            parts.append(institution)
    words = frozenset(map(_folded, text.split())) | frozenset(parts)
    # A brigade is told from others by its number.
    names = words - _ROLES - _COUNTRIES
    # The staff of the forces is not the forces, though both names stand in its title.
    if "general staff" in words:
        names -= {"armed forces"}
        words -= {"armed forces"}
    return ClaimantIdentity(words, names, side, *_listed(claimant))


def _listed(name: str) -> tuple[str, bool]:
    """Return the id of a claimant or outlet in the directory, "" for none, and whether
    it is a person.
    """
    claimant = directory().claimant(name)
    if claimant is not None:
        return claimant.id, bool(claimant.surnames)
    outlet = directory().outlet(name)
    return ("", False) if outlet is None else (f"outlet {outlet.id}", False)


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKC", text).casefold()
    plain = plain.replace("'s ", " ").replace("\u2019s ", " ")
    plain = re.sub(r"(?<=\b\w)\.(?=\w\b)", "", plain)
    return [word for word in _WORD.findall(plain) if word not in _FILLERS]


def _folded(word: str) -> str:
    """Return a word in one spelling: Maliar and Malyar, Syrskyi and Syrsky."""
    if word in _ROLES:
        return word[:-1] if word[:-1] in _ROLES else word
    if word in _COUNTRIES:
        return word
    spelled = word.replace("kh", "h").replace("y", "i").replace("j", "i")
    return re.sub(r"(.)\1+", r"\1", spelled)
