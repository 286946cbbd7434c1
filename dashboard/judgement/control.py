"""Who is said to hold a place on a day, from what each camp said of it until then.

There is no vote and no score. The last word about a place stands once the losing side
or a second camp says the same, or once nobody has said otherwise for UNDENIED_DAYS;
until then it is only reported. That a side which is said to have lost a place still has
it is a denial: it moves nothing. What the one side alone reports and the other alone
denies stays contested, however long both are silent, until one who gains nothing by it
speaks, or until the words are stale; where the change was confirmed before, the denial
makes the place contested for UNDENIED_DAYS. A word counts for STALE_DAYS. Where nobody
speaks, nobody is said to hold the place.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from dashboard.domain.words import Side
from dashboard.judgement.contradictions import STALE_DAYS

UNDENIED_DAYS = 7
"""Days after which a change that nobody denied stands, though one camp alone says it:
staffs correct such reports within days, if they do.
"""


SIDES = (Side.UA.value, Side.RU.value)
"""The camps that win or lose places themselves."""


class ControlStatus(StrEnum):
    """How far the camps agree."""

    AGREED = "agreed"
    """Two camps or more say the same."""
    ONE_VOICE = "one_voice"
    """One camp alone speaks."""
    CONTESTED = "contested"
    """Camps say different things, and none has fallen silent."""
    UNKNOWN = "unknown"
    """Nobody has said who holds the place, or not for STALE_DAYS."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """What a camp says of who holds a place: on that day (proleptic ordinal) the side
    does. number: which claim says it. change: it says that the place changed hands, not
    only whose it is.
    """

    day: int
    side: Side
    camp: str
    number: int
    change: bool = True

    @property
    def neutral(self) -> bool:
        """Return whether neither of the two sides says it."""
        return self.camp not in SIDES


@dataclass(frozen=True, slots=True)
class Control:
    """Who is said to hold a place.

    holder: None when contested or unknown. reported: a change awaits confirmation.
    since: day from which the holder is said to have it without a break, None when there
    is no holder. words: the words it rests on, the latest of each camp, newest first.
    """

    status: ControlStatus
    holder: Side | None
    reported: bool
    since: int | None
    words: tuple[Utterance, ...]


@dataclass(slots=True)
class _Account:
    """The words for one side, as long as they stand. since: day of the first. firm: it
    was confirmed, or nobody denied it for long enough. moves: somebody says that the
    place changed hands, or who neither won nor lost it says whose it is; that a side
    which is said to have lost it has it still is a denial, and moves nothing.
    """

    side: Side
    since: int
    words: dict[str, Utterance] = field(default_factory=dict)
    firm: bool = False
    moves: bool = False

    def add(self, word: Utterance) -> None:
        self.words[word.camp] = word
        self.moves = self.moves or word.change or word.neutral

    @property
    def last(self) -> int:
        return max(word.day for word in self.words.values())

    @property
    def last_neutral(self) -> int:
        """Return the day of the last word of neither side, 0 when there is none."""
        return max((w.day for w in self.words.values() if w.neutral), default=0)


def control_of(words: Iterable[Utterance], day: int) -> Control:
    """Return who is said to hold a place at the end of that day.

    words: of one place, in any order; those after the day are not heard.
    """
    standing: _Account | None = None
    rival: _Account | None = None
    # By number within a day, so that the same claims always give the same answer.
    for word in sorted(words, key=lambda each: (each.day, each.number)):
        if word.day > day:
            break
        standing, rival = _settled(standing, rival, word.day)
        if standing and word.side is standing.side:
            standing.add(word)
        elif rival and word.side is rival.side:
            rival.add(word)
        else:
            # The other side was only said to have it when this one is said to.
            standing = standing or rival
            rival = _Account(word.side, word.day)
            rival.add(word)
        standing, rival = _confirmed(standing, rival)
    return _control(*_settled(standing, rival, day), day)


def _settled(
    standing: _Account | None,
    rival: _Account | None,
    day: int,
) -> tuple[_Account | None, _Account | None]:
    """Return the two accounts as they stand on a day, after what has become stale, and
    after days on which nobody denied the last word.
    """
    if standing and day - standing.last > STALE_DAYS:
        standing = None
    if rival and day - rival.last > STALE_DAYS:
        rival = None
    if not rival:
        return standing, None
    if standing and standing.last > rival.last:
        return _denied(standing, rival, day)
    silent = day - rival.last >= UNDENIED_DAYS
    if standing and not rival.moves:
        # That it has the place is said by who would gain by it, and no more: against
        # what was confirmed it is soon over, and against a mere report undecided.
        return standing, None if silent and standing.firm else rival
    if silent and not _is_denied(standing, rival):
        rival.firm = True
        return rival, None
    return standing, rival


def _is_denied(standing: _Account | None, rival: _Account) -> bool:
    """Return whether a change is denied that nobody saw who gains nothing by it."""
    if standing is None or standing.last < rival.since:
        return False
    return standing.last == rival.last or not rival.last_neutral


def _denied(
    standing: _Account,
    rival: _Account,
    day: int,
) -> tuple[_Account, _Account | None]:
    """Return the accounts where the side that was said to have lost the place spoke
    last.
    """
    # Its word alone settles nothing: both gain by what they say.
    seen = standing.last_neutral >= max(rival.since, rival.last_neutral + 1)
    if rival.moves and not seen:
        return standing, rival
    if day - standing.last < UNDENIED_DAYS:
        return standing, rival
    standing.firm = True
    return standing, None


def _confirmed(
    standing: _Account | None,
    rival: _Account | None,
) -> tuple[_Account | None, _Account | None]:
    """Return the accounts after what the last word confirmed."""
    if not rival:
        return standing, None
    denied = standing is not None and standing.last >= rival.since
    if _is_confirmed(rival, denied=denied):
        rival.firm = True
        return rival, None
    if standing and _is_confirmed(standing, denied=True):
        standing.firm = True
    return standing, rival


def _is_confirmed(account: _Account, *, denied: bool) -> bool:
    """Return whether the losing side or a second camp has confirmed a change; where it
    is denied, one of the camps must be neither side.
    """
    loser = Side.RU if account.side is Side.UA else Side.UA
    # Nobody says to his own loss what did not happen.
    if loser.value in account.words:
        return True
    return len(account.words) > 1 and (not denied or account.last_neutral > 0)


def _control(
    standing: _Account | None,
    rival: _Account | None,
    day: int,
) -> Control:
    words = [
        word
        for account in (standing, rival)
        if account
        for word in account.words.values()
    ]
    latest = tuple(sorted(words, key=lambda each: (-each.day, each.camp)))
    if rival and standing and (standing.last >= rival.since or not standing.firm):
        return Control(ControlStatus.CONTESTED, None, False, None, latest)
    if not standing:
        status = ControlStatus.ONE_VOICE if rival else ControlStatus.UNKNOWN
        return Control(status, None, rival is not None, None, latest)
    # The account lives as long as its newest word; the older ones need not count any
    # more.
    voices = [w for w in standing.words.values() if day - w.day <= STALE_DAYS]
    agreed = len(voices) > 1
    return Control(
        ControlStatus.AGREED if agreed else ControlStatus.ONE_VOICE,
        standing.side,
        rival is not None,
        standing.since,
        latest,
    )
