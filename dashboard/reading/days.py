"""Calendar arithmetic for dates in news: intervals of days, both ends included."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
SEASONS = {"winter": 12, "spring": 3, "summer": 6, "autumn": 9, "fall": 9}
"""First month of each season (meteorological)."""

Interval = tuple[date | None, date | None]
"""First and last day; first None: unknown start; both None: the words cannot be resolved."""
UNKNOWN: Interval = (None, None)


def shift(day: date, days: int) -> date:
    """Return the day so many days later; the calendar's own ends where it would leave it."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min


def day_of(year: int, month: int, day: int) -> date | None:
    """Return that day, None when the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_of(year: int, month: int) -> tuple[date, date]:
    """Return the first and last day of a month; month may lie outside 1 to 12 and counts on."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    year = min(max(year, date.min.year), date.max.year)
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def part_of_month(first: date, last: date, part: str) -> tuple[date, date]:
    """Return the early (to the 10th), middle (11th to 20th) or late (from the 21st) part or a week of a month."""
    if part == "early":
        return first, first.replace(day=10)
    if part == "mid":
        return first.replace(day=11), first.replace(day=20)
    if part == "first":
        return first, first.replace(day=7)
    if part == "last":
        return last.replace(day=last.day - 6), last
    return (first.replace(day=21), last) if part == "late" else (first, last)


def part_of_year(year: int, part: str) -> tuple[date, date]:
    """Return the early (to March), middle (May to August) or late (from October) part of a year, or all of it."""
    a, b = {"early": (1, 3), "mid": (5, 8), "late": (10, 12)}.get(part, (1, 12))
    return month_of(year, a)[0], month_of(year, b)[1]


def season_of(year: int, name: str) -> tuple[date, date]:
    """Return a season; winter is named for the year in which it begins."""
    month = SEASONS[name]
    return month_of(year, month)[0], month_of(year, month + 2)[1]


def weekday_before(day: date, name: str, *, same: bool = True) -> date:
    """Return the latest such weekday up to a day; same: the day itself counts."""
    back = (day.weekday() - WEEKDAYS.index(name)) % 7
    return shift(day, -back if back or same else -7)


def week_of(day: date, weeks: int = 0) -> tuple[date, date]:
    """Return Monday and Sunday of the week that lies so many weeks from the day's own."""
    monday = shift(day, -day.weekday() + 7 * weeks)
    return monday, shift(monday, 6)


def weekend_before(day: date, *, last: bool = False) -> tuple[date, date]:
    """Return Saturday and Sunday last begun by a day. last: one that is over, when the day is itself in a weekend."""
    saturday = weekday_before(day, "saturday")
    if last and day.weekday() >= 5:
        saturday = shift(saturday, -7)
    return saturday, shift(saturday, 1)
