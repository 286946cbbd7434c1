"""How many really say so: claims about one place, brought together by the origin that
they go back to.

Two claims have one origin for a reason that can be shown, see `Tie`. What names nobody
is no origin; where its words or its source lead to somebody who is named, it belongs
to them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from dashboard.claimants import ClaimantIdentity, claimant_identity
from dashboard.domain.claim import Claim
from dashboard.domain.wording import count_words
from dashboard.domain.words import Hedge, Side, Stance
from dashboard.i18n.translate import ENGLISH, current_language, ngettext
from dashboard.judgement.wording import alike

SPEAKER_DAYS = 3
"""Days within which the same speaker with the same answer says it again."""
WORDING_DAYS = 5
"""Days within which a passage is copied or relayed."""


class Tie(StrEnum):
    """Why two claims have one origin; the sentence says it to a reader."""

    sentence: str

    def __new__(cls, value: str, sentence: str = "") -> Tie:
        member = str.__new__(cls, value)
        member._value_ = value
        member.sentence = sentence
        return member

    RELAY = "relay", "the one relays or cites the other"
    SPEAKER = (
        "speaker",
        f"the same speaker says the same of the place within {SPEAKER_DAYS} days",
    )
    WORDING = (
        "wording",
        f"they are worded nearly alike within {WORDING_DAYS} days",
    )
    SOURCE = "source", "they stand in the same article, and it names one speaker"


@dataclass(frozen=True, slots=True)
class Origin:
    """What goes back to the same words. members: positions of the claims, in order.
    speaker: as the first of them names it, "" for nobody. ties: the reasons.
    """

    members: tuple[int, ...]
    speaker: str
    side: Side
    official: bool
    ties: tuple[Tie, ...]

    @property
    def sentence(self) -> str:
        """Return who it is and why its claims belong together."""
        who = self.speaker or "nobody named"
        reasons = "; ".join(tie.sentence for tie in self.ties)
        counted = count_words(len(self.members), "claim")
        return f"{who}: {counted}" + (f", because {reasons}" if reasons else "")


@dataclass(frozen=True, slots=True)
class Origins:
    """Where claims come from. outlets: different publishers. named: origins with a
    speaker. unnamed: groups of claims that lead to nobody.
    """

    outlets: int
    named: tuple[Origin, ...]
    unnamed: tuple[Origin, ...]

    @property
    def nobody(self) -> int:
        """Return how many claims name nobody and lead to nobody."""
        return sum(len(each.members) for each in self.unnamed)

    @property
    def sentence(self) -> str:
        """Say it: "7 outlets, 2 origins: one Ukrainian official, one observer; 3 name
        nobody".
        """
        words = (
            f"{count_words(self.outlets, 'outlet')},"
            f" {count_words(len(self.named), 'origin')}"
        )
        # Who they are is counted in English alone: elsewhere nouns and their numbers
        # agree in other ways.
        if self.named and current_language() == ENGLISH:
            words += f": {_counted([_noun(each) for each in self.named])}"
        if self.nobody:
            words += ngettext(
                "; {count} names nobody", "; {count} name nobody", self.nobody
            )
        return words


_NUMBERS = [
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
]
_OF_SIDE = {
    Side.UA: "Ukrainian",
    Side.RU: "Russian",
    Side.PARTNER: "partner's",
}


def _noun(origin: Origin) -> str:
    adjective = _OF_SIDE.get(origin.side, "")
    if adjective:
        return f"{adjective} {'official' if origin.official else 'source'}"
    if origin.side is Side.INDEPENDENT:
        return "observer"
    return "speaker of no known side"


def _counted(nouns: Sequence[str]) -> str:
    parts = []
    for noun in dict.fromkeys(nouns):
        number = nouns.count(noun)
        count = _NUMBERS[number] if number < len(_NUMBERS) else f"{number:,}"
        first, _, rest = noun.partition(" of ")
        plural = f"{first}s" + (f" of {rest}" if rest else "")
        parts.append(f"{count} {noun if number == 1 else plural}")
    return ", ".join(parts)


@dataclass(frozen=True, slots=True)
class _Statement:
    """A claim as ties are sought. answer: what it says of which place. day: proleptic
    ordinal, None when it has none. cites: whom it relays or cites.
    """

    place: str
    answer: tuple[str, ...]
    day: int | None
    speaker: ClaimantIdentity
    publisher: ClaimantIdentity
    cites: tuple[ClaimantIdentity, ...]
    sources: frozenset[str]


_CITING = re.compile(
    r"\b(?:citing|quoting|according to|reported by|as told by|with reference to|"
    r"за даними|посилаючись на|за словами|по данным|со ссылкой на|по словам)\s+"
    r"([^.,;:()\"\u201c\u201d\n]{2,80})",
    re.IGNORECASE,
)


def origins(claims: Sequence[Claim]) -> Origins:
    """Return the origins of claims, those with most claims first."""
    heard = [_statement(claim) for claim in claims]
    groups = _Groups(heard)
    for first, second, tie in _ties(claims, heard):
        groups.unite(first, second, tie)
    united = sorted(
        (_origin(claims, heard, *group) for group in groups.listed()),
        key=lambda each: (-len(each.members), each.members),
    )
    return Origins(
        len({claim.publisher.casefold() for claim in claims if claim.publisher}),
        tuple(each for each in united if each.speaker),
        tuple(each for each in united if not each.speaker),
    )


def _statement(claim: Claim) -> _Statement:
    last = claim.date_to or claim.published
    point = f"{claim.lat}, {claim.lon}" if claim.placed else claim.name.casefold()
    matches = _CITING.finditer(f"{claim.quote}\n{claim.note}")
    cited = [claim.relayed_by, *(match[1] for match in matches)]
    return _Statement(
        claim.place_id or point,
        answer_of(claim),
        last.toordinal() if last else None,
        claimant_identity(claim.claimant, claim.claimant_side),
        claimant_identity(claim.publisher),
        tuple(speaker for name in cited if (speaker := claimant_identity(name))),
        frozenset(filter(None, (claim.url, claim.article_id))),
    )


_HOLDS = frozenset({Stance.HOLDS, Stance.TAKES})


def answer_of(claim: Claim) -> tuple[str, ...]:
    """Return what a claim answers, so that two spellings of the same answer are equal:
    who holds the place, or which side did what; and whether it is denied.
    """
    denied = "denied" if claim.hedge is Hedge.DENIED else ""
    if claim.kind.stance in _HOLDS:
        return "held", claim.actor.value, denied
    if claim.kind.stance is Stance.LEAVES and claim.actor in (Side.UA, Side.RU):
        other = Side.RU if claim.actor is Side.UA else Side.UA
        return "held", other.value, denied
    return claim.kind.value, claim.actor.value, denied


def _ties(
    claims: Sequence[Claim],
    heard: Sequence[_Statement],
) -> Iterator[tuple[int, int, Tie]]:
    """Yield every tie, the surest first."""
    weaker: list[tuple[int, int, Tie]] = []
    for first, second in _answering_alike(heard):
        a, b = heard[first], heard[second]
        if _near(a, b, WORDING_DAYS) and (_cites(a, b) or _cites(b, a)):
            yield first, second, Tie.RELAY
        if _near(a, b, SPEAKER_DAYS) and a.speaker.same(b.speaker):
            weaker.append((first, second, Tie.SPEAKER))
        elif a.sources & b.sources and not _differ(a, b):
            weaker.append((first, second, Tie.SOURCE))
    yield from sorted(weaker, key=lambda each: each[2] is Tie.SOURCE)
    texts = [claim.quote or claim.note for claim in claims]
    for first, second in alike(texts):
        a, b = heard[first], heard[second]
        if _comparable(a, b) and _near(a, b, WORDING_DAYS):
            yield first, second, Tie.WORDING


def _comparable(a: _Statement, b: _Statement) -> bool:
    """Return whether equal words mean that the one was copied from the other: not where
    an article quotes two speakers, nor where the one denies what the other says.
    """
    quoted = bool(a.sources & b.sources) and _differ(a, b)
    return a.place == b.place and a.answer[1:] == b.answer[1:] and not quoted


def _answering_alike(heard: Sequence[_Statement]) -> Iterator[tuple[int, int]]:
    """Yield the pairs with one answer about one place and near days."""
    alike_answers: dict[tuple[str, tuple[str, ...]], list[int]] = defaultdict(list)
    for position, each in enumerate(heard):
        alike_answers[each.place, each.answer].append(position)
    for positions in alike_answers.values():
        by_day = sorted(positions, key=lambda n: (heard[n].day or 0, n))
        for n, first in enumerate(by_day):
            for second in by_day[n + 1 :]:
                if not _near(heard[first], heard[second], WORDING_DAYS):
                    break
                yield min(first, second), max(first, second)


def _near(a: _Statement, b: _Statement, days: int) -> bool:
    if a.day is None or b.day is None:
        return a.day is b.day
    return abs(a.day - b.day) <= days


def _cites(a: _Statement, b: _Statement) -> bool:
    """Return whether the one relays or cites the other: its speaker, or its outlet
    where that does not quote somebody else.
    """
    return any(
        cited.same(b.speaker) or (cited.same(b.publisher) and not _differ(a, b))
        for cited in a.cites
    )


def _differ(a: _Statement, b: _Statement) -> bool:
    return bool(a.speaker and b.speaker) and not a.speaker.same(b.speaker)


class _Groups:
    """Claims that are united step by step."""

    def __init__(self, heard: Sequence[_Statement]) -> None:
        self._heard = heard
        self._above = list(range(len(heard)))
        self._ties: dict[int, dict[Tie, None]] = defaultdict(dict)
        self._named = {n: n for n, each in enumerate(heard) if each.speaker}

    def _top(self, position: int) -> int:
        while self._above[position] != position:
            self._above[position] = self._above[self._above[position]]
            position = self._above[position]
        return position

    def unite(self, first: int, second: int, tie: Tie) -> None:
        a, b = self._top(first), self._top(second)
        if a == b:
            self._ties[a][tie] = None
            return
        direct = self._heard[first].speaker and self._heard[second].speaker
        if not direct and a in self._named and b in self._named:
            # What names nobody makes no bridge between two who are named.
            return
        low, high = min(a, b), max(a, b)
        self._above[high] = low
        self._ties[low] |= self._ties.pop(high, {}) | {tie: None}
        if high in self._named:
            self._named.setdefault(low, self._named[high])

    def listed(self) -> Iterator[tuple[list[int], list[Tie]]]:
        members: dict[int, list[int]] = defaultdict(list)
        for position in range(len(self._above)):
            members[self._top(position)].append(position)
        for top, positions in members.items():
            yield positions, [tie for tie in Tie if tie in self._ties[top]]


def _origin(
    claims: Sequence[Claim],
    heard: Sequence[_Statement],
    members: list[int],
    ties: list[Tie],
) -> Origin:
    speaking = [n for n in members if heard[n].speaker]
    first = speaking[0] if speaking else members[0]
    claim = claims[first]
    official = any(heard[n].speaker.official for n in speaking)
    who = " ".join(claim.claimant.split())
    return Origin(tuple(members), who, claim.claimant_side, official, tuple(ties))
