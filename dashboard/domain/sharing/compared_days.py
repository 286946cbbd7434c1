"""Two days that a map compares, as an address writes them:
"2023-06-05,2023-06-13,until,differences".
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dashboard.domain.errors import BadInput
from dashboard.i18n.translate import gettext

UNTIL, DIFFERENCES = "until", "differences"
"""Words after the days: everything until each day, and differences in colour instead of
two maps that are swiped.
"""
EXAMPLE = "2023-06-05,2023-06-13"


@dataclass(frozen=True, slots=True)
class ComparedDays:
    """What is compared, and how.

    earlier, later: the days, in order; later None for the last one that a claim speaks
    of. until: whether all claims until each day count, or those of the day alone.
    differences: whether the map shows differences in colour, or both days side by side.
    """

    earlier: date
    later: date | None = None
    until: bool = False
    differences: bool = False

    def text(self) -> str:
        """Return it as an address writes it."""
        parts = [self.earlier.isoformat()]
        if self.later:
            parts.append(self.later.isoformat())
        words = ((UNTIL, self.until), (DIFFERENCES, self.differences))
        return ",".join([*parts, *(word for word, chosen in words if chosen)])


def compared_days(text: str) -> ComparedDays:
    """Return what `compare=` names: one day or two, then the words that apply.

    Raises BadInput for anything else.
    """
    parts = [part.strip() for part in text[:100].split(",")]
    words = {part for part in parts if part in (UNTIL, DIFFERENCES)}
    days = [part for part in parts if part not in words]
    try:
        first, *others = sorted(date.fromisoformat(day) for day in days)
    except ValueError:
        first, others = date.min, [date.min, date.min]
    if len(others) > 1:
        raise BadInput(
            gettext(
                "{value}: not two days; write it like {example}, with ,{until} for"
                " everything until each and ,{differences} for colours",
                value=f"compare={text[:60]!r}",
                example=EXAMPLE,
                until=UNTIL,
                differences=DIFFERENCES,
            )
        )
    return ComparedDays(
        first, others[0] if others else None, UNTIL in words, DIFFERENCES in words
    )
