"""On whose side somebody is, by the words in which a report names them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dashboard.claimants.phonetics import person_in
from dashboard.domain.place import Place
from dashboard.domain.words import Kind, Side
from dashboard.reading.lexicon.loader import word_lists
from dashboard.reading.lexicon.schema import SideWords

_WORDS = word_lists(SideWords)


def _any(patterns: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(patterns))


_INSTALLED = _any(_WORDS.installed)
_INDEPENDENT = _any(_WORDS.independent)
_NOT_PARTIES = _any(_WORDS.places_not_parties)
_NEAR = _any(_WORDS.near_speakers)
_FORCES = _any(_WORDS.forces_speakers)
_STATE = _any(_WORDS.state_speakers)
OTHER = {Side.UA: Side.RU, Side.RU: Side.UA}
"""The other party to the war."""
_FIRE = frozenset({Kind.STRIKE, Kind.ASSAULT})
# Where offices have been Russia's since 2014.
_ANNEXED = frozenset({"Crimea", "Sevastopol"})
_OUTLETS = _any(_WORDS.outlets)
_LOCAL_OFFICES = _any(_WORDS.local_offices)
_REGIONS = re.compile(
    f"(?P<RU>{'|'.join(_WORDS.russian_regions)})"
    f"|(?P<UA>{'|'.join(_WORDS.ukrainian_regions)})"
)
_PARTIES = re.compile(
    f"(?P<volunteers>{'|'.join(_WORDS.volunteers)})"
    f"|(?P<UA>{'|'.join([*_WORDS.ukrainian, *_WORDS.ukrainian_weapons])})"
    f"|(?P<RU>{'|'.join([*_WORDS.russian, *_WORDS.russian_weapons])})"
    f"|(?P<partner>{'|'.join(_WORDS.partner)})"
)
# A capital or country that tells where, or what was hit.
_LOCATED = re.compile(
    r"\b(?:[Ii]n|[Nn]ear|[Oo]ver|[Oo]utside|[Aa]round|[Ii]nto|[Tt]owards?|[Aa]cross"
    r"|[Ii]nside|[Tt]hroughout|[Aa]bove|[Bb]eyond|(?:kilomet(?:re|er)|mile)s from"
    r"|(?:[Oo]utskirts|[Ss]uburbs?|[Cc]ent(?:er|re)|[Dd]istricts?|[Ss]treets|[Pp]arts?"
    r"|[Nn]orth|[Ss]outh|[Ee]ast|[Ww]est|[Rr]esidents|[Pp]eople) of"
    r"|hits?|struck|strikes?|shell(?:s|ed)|attack(?:s|ed)|bomb(?:s|ed)|reach(?:es|ed)"
    r"|rock(?:s|ed)|target(?:s|ed)) "
    r"(?:the )?(?:\w+ )?(?:Kyiv|Kiev|Moscow|Ukraine|Russia)\b(?![’'-])"
    r"|\b(?:Kyiv|Kiev|Moscow)(?= (?:is|was|came|comes|remains?|has been) under\b)"
)


def side_of(words: str) -> Side:
    """Return the side of a claimant or an actor as named; unknown when the words do not
    tell.

    Who was put there by Russia is Russian; a medium or institute is independent of the
    country it is in; a person of the table has the side of the office; a governor or
    mayor that of the place; of anybody else the first party named counts ("the Russian
    head of Ukraine's south" is Russian).
    """
    if _INSTALLED.search(words):
        return Side.RU
    if _INDEPENDENT.search(words):
        return Side.INDEPENDENT
    person = person_in(words)
    if person is not None:
        return person.side
    party = party_in(words)
    if party is Side.UNKNOWN or _LOCAL_OFFICES.search(words):
        return _side_of_office(words) or party
    return party


def side_by_event(
    words: str,
    place: Place | None,
    kind: Kind,
    actor: Side,
    *,
    is_denied: bool,
) -> Side:
    """Return the side of a claimant whose words do not tell it, by what is claimed;
    unknown where that does not tell it either.

    A mayor or the police speak for where it happened. Brigades and commands without a
    country are Ukraine's: those of Russia are called so. A ministry speaks of what its
    own side did, and denies what the other claims; of what is no event anybody speaks.
    """
    if _NEAR.search(words):
        return _side_of_land(place)
    if _FORCES.search(words):
        return Side.UA
    is_event = kind is not Kind.STATEMENT
    if not is_event or not _STATE.search(words) or actor not in OTHER:
        return Side.UNKNOWN
    if kind in _FIRE or is_denied:
        return OTHER[actor]
    return actor


def _side_of_land(place: Place | None) -> Side:
    if place is None:
        return Side.UNKNOWN
    if place.country == "RU" or place.region in _ANNEXED:
        return Side.RU
    if place.country == "UA":
        return Side.UA
    return Side.UNKNOWN


def _side_of_office(words: str) -> Side | None:
    """Return the side of a local office by its region or city, None for another."""
    if not _LOCAL_OFFICES.search(words):
        return None
    match = _REGIONS.search(words)
    if match is None or match.lastgroup is None:
        return None
    return Side(match.lastgroup)


def party_in(words: str) -> Side:
    """Return the warring party or partner first named, unknown when none is."""
    return _first_party(_NOT_PARTIES.sub(" ", words))


def acting_party_in(words: str) -> Side:
    """Return the party that acts by these words: as party_in, but a capital or country
    that only tells where ("an explosion in Kyiv") is none; persons count as well.
    """
    party = party_in(_LOCATED.sub(" ", words))
    if party is Side.UNKNOWN:
        person = person_in(words)
        if person is not None and person.side is not Side.INDEPENDENT:
            return person.side
    return party


def _first_party(words: str) -> Side:
    match = _PARTIES.search(words)
    if match is None or match.lastgroup is None:
        return Side.UNKNOWN
    if match.lastgroup == "volunteers":
        return Side.UA
    return Side(match.lastgroup)


def speaks_for_place(words: str) -> bool:
    """Tell whether the words name somebody who speaks for where it happened: a mayor,
    the police.
    """
    return _NEAR.search(words) is not None


def is_outlet(words: str) -> bool:
    """Tell whether the words name a medium that passes on what others say."""
    return _OUTLETS.search(words) is not None
