"""A range of days cut into days, weeks or months: what the frames of a time-lapse
show.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from dashboard.domain.errors import BadInput
from dashboard.i18n.translate import gettext

MOST = 400
"""Most periods of one range: more frames than anybody watches, and a bound on what one
request costs.
"""
EASY = 60
"""Up to so many periods a range is cut into the shorter kind when no kind was asked
for.
"""


@dataclass(frozen=True, slots=True)
class Period:
    """Some days, both ends included."""

    date_from: date
    date_to: date


def _day(day: date) -> Period:
    return Period(day, day)


def _week(day: date) -> Period:
    """Return the week of that day, Monday to Sunday, as far as the calendar reaches."""
    before = min(day.weekday(), (day - date.min).days)
    after = min(6 - day.weekday(), (date.max - day).days)
    return Period(day - timedelta(before), day + timedelta(after))


def _month(day: date) -> Period:
    _, length = calendar.monthrange(day.year, day.month)
    return Period(day.replace(day=1), day.replace(day=length))


KINDS: Mapping[str, Callable[[date], Period]] = {
    "day": _day,
    "week": _week,
    "month": _month,
}
"""The period that holds a day, by its name. Weeks begin on Monday."""
DAYS = {"day": 1, "week": 7, "month": 28}
"""Fewest days of a period."""


def kind_for(first: date, last: date) -> str:
    """Return the shortest kind of period of which the range has few enough to watch
    with ease, else month.
    """
    span = (last - first).days + 1
    return next(
        (kind for kind, days in (("day", 1), ("week", 7)) if span <= days * EASY),
        "month",
    )


def periods(first: date, last: date, kind: str) -> tuple[Period, ...]:
    """Return the whole periods that the range touches, without a gap, in order.

    Raises BadInput for an unknown kind, a range that ends before it begins, or more
    than MOST periods.
    """
    if kind not in KINDS:
        raise BadInput(
            gettext(
                "by={kind}: not known; one of {choices}",
                kind=f"{kind[:20]!r}",
                choices=", ".join(KINDS),
            )
        )
    if first > last:
        raise BadInput(
            gettext(
                "from {first} is later than to {last}; exchange them",
                first=first,
                last=last,
            )
        )
    # Refused before they are made: more days a period than any has.
    if (last - first).days // (DAYS[kind] + 4) > MOST:
        raise _too_many(first, last, kind)
    parts = [KINDS[kind](first)]
    while parts[-1].date_to < last:
        parts.append(KINDS[kind](parts[-1].date_to + timedelta(1)))
    if len(parts) > MOST:
        raise _too_many(first, last, kind)
    return tuple(parts)


def _too_many(first: date, last: date, kind: str) -> BadInput:
    return BadInput(
        gettext(
            "{first} to {last} by {kind}: more than {most} frames; choose longer"
            " periods or a shorter range",
            first=first,
            last=last,
            kind=kind,
            most=MOST,
        )
    )
