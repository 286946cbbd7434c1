"""A range of days cut into days, weeks or months: what the frames of a time-lapse show."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from dashboard.domain.errors import BadInput

MOST = 400
"""Most periods of one range: more frames than anybody watches, and a bound on what one request costs."""
EASY = 60
"""Up to so many periods a range is cut into the shorter kind when no kind was asked for."""


@dataclass(frozen=True, slots=True)
class Period:
    """Some days, both ends included."""

    since: date
    until: date


def _day(day: date) -> Period:
    return Period(day, day)


def _week(day: date) -> Period:
    """Return the week of that day, Monday to Sunday, as far as the calendar reaches."""
    before = min(day.weekday(), (day - date.min).days)
    after = min(6 - day.weekday(), (date.max - day).days)
    return Period(day - timedelta(before), day + timedelta(after))


def _month(day: date) -> Period:
    return Period(day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1]))


KINDS: Mapping[str, Callable[[date], Period]] = {"day": _day, "week": _week, "month": _month}
"""The period that holds a day, by its name. Weeks begin on Monday."""
DAYS = {"day": 1, "week": 7, "month": 28}
"""Fewest days of a period."""


def kind_for(first: date, last: date) -> str:
    """Return the shortest kind of period of which the range has few enough to watch with ease, else month."""
    span = (last - first).days + 1
    return next((kind for kind, days in (("day", 1), ("week", 7)) if span <= days * EASY), "month")


def periods(first: date, last: date, kind: str) -> tuple[Period, ...]:
    """Return the whole periods that the range touches, without a gap, in order.

    Raises BadInput for an unknown kind, a range that ends before it begins, or more than MOST periods.
    """
    if kind not in KINDS:
        raise BadInput(f"by={kind[:20]!r}: not known; one of {', '.join(KINDS)}")
    if first > last:
        raise BadInput(f"from {first} is later than to {last}; exchange them")
    if (last - first).days // (DAYS[kind] + 4) > MOST:
        raise _too_many(first, last, kind)
    found = [KINDS[kind](first)]
    while found[-1].until < last:
        found.append(KINDS[kind](found[-1].until + timedelta(1)))
    if len(found) > MOST:
        raise _too_many(first, last, kind)
    return tuple(found)


def _too_many(first: date, last: date, kind: str) -> BadInput:
    return BadInput(f"{first} to {last} by {kind}: more than {MOST} frames; choose longer periods or a shorter range")
