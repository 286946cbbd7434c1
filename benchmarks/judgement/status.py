"""Who is said to hold the villages of a generated war, against who does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from benchmarks.judgement.history import START, War
from dashboard.domain.filters import Filters
from dashboard.domain.words import Side
from dashboard.index import Index, spoken_places
from dashboard.judgement import Control, Utterance, control_of

SOON, LATER = 7, 30
"""Days after a change on which the status is looked at."""
UNDONE_DAYS = 14
LONGEST = 100_000
"""Days back that are heard at once: all of them."""
Words = Mapping[int, tuple[Utterance, ...]]


@dataclass(frozen=True, slots=True)
class StatusScore:
    """Counts. right, committed, asked: of villages that changed hands, so many days
    after it (see SOON and LATER): how often the status names the true holder, names
    one at all, and was looked at. changes: of the status; undone: those of them that it
    took back within UNDONE_DAYS.
    """

    right: Mapping[int, int]
    committed: Mapping[int, int]
    asked: Mapping[int, int]
    changes: int
    undone: int

    def accuracy(self, after: int) -> float:
        """Return how often it is right where it names a holder."""
        return self.right[after] / self.committed[after]

    def coverage(self, after: int) -> float:
        """Return how often it names a holder."""
        return self.committed[after] / self.asked[after]

    @property
    def undone_share(self) -> float:
        """Return the share of the changes that it took back."""
        return self.undone / self.changes


def words_of(index: Index, war: War) -> Words:
    """Return what is said of each village from the first to the last day, as the map
    hears it.
    """
    villages: dict[int, dict[tuple[int, str, Side], Utterance]] = {}
    # One question hears some four hundred days.
    for back in range(war.days - 1, -1, -300):
        day = START.fromordinal(START.toordinal() + back)
        for place in spoken_places(index, Filters(), day):
            spoken = villages.setdefault(int(place.place_id[1:]), {})
            for word in place.words:
                spoken[word.day, word.camp, word.side] = word
    return {number: tuple(spoken.values()) for number, spoken in villages.items()}


def commits(control: Control) -> bool:
    """Return whether a status names a holder without saying that it may have
    changed.
    """
    return control.holder is not None and not control.reported


def status_score(war: War, words: Words) -> StatusScore:
    """Return how the status does in a war."""
    first = START.toordinal()
    right, committed, asked = ({SOON: 0, LATER: 0} for _ in range(3))
    for village, changed in war.changes():
        for after in (SOON, LATER):
            day = changed + after
            if day >= war.days:
                continue
            asked[after] += 1
            control = control_of(words.get(village.number, ()), first + day)
            if commits(control):
                committed[after] += 1
                truth = war.holders[village.number][day]
                right[after] += control.holder is truth
    changes, undone = _stability(war, words)
    return StatusScore(right, committed, asked, changes, undone)


def _stability(war: War, words: Words) -> tuple[int, int]:
    """Return how often the status changed, and how often it took that back soon."""
    changes = undone = 0
    for spoken in words.values():
        turns = list(_turns(war, spoken))
        for (day, holder), following in zip(
            turns[1:], [*turns[2:], None], strict=False
        ):
            changes += 1
            if following and following[0] - day <= UNDONE_DAYS:
                undone += following[1] is not holder
    return changes, undone


def _turns(war: War, spoken: tuple[Utterance, ...]) -> Iterator[tuple[int, Side]]:
    """Yield the day and the holder whenever the status names another one."""
    before: Side | None = None
    for day in range(war.days):
        holder = control_of(spoken, START.toordinal() + day).holder
        if holder is not None and holder is not before:
            yield day, holder
            before = holder
