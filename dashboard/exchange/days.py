"""Dates as foreign datasets write them. Each reader returns None for what it cannot read, never a guess."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sep sept", "october oct", "november nov", "december dec"), 1
    )
    for name in names.split()
}  # fmt: skip
FIRST_YEAR = 1900
"""Events of an earlier year are slips of the pen in every dataset read here."""
UNREADABLE = "the date cannot be read"
BAD_YEAR = "the year of the date is before 1900 or in the future"
_TIME = r"(?:[T ,]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[AaPp][Mm])?\s*(?:Z|UTC|[+-]\d{2}(?::?\d{2})?)?)?"
_YMD = re.compile(rf"(\d{{4}})[-/.](\d{{1,2}})[-/.](\d{{1,2}}){_TIME}")
_ABC = re.compile(rf"(\d{{1,2}})[-/.](\d{{1,2}})[-/.](\d{{4}}){_TIME}")
_NAMED = re.compile(r"(\d{1,2})[ -]([A-Za-z]{3,9})\.?,?[ -](\d{4})")
_AMERICAN = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})[T ,]+\d{1,2}:\d{2}(?::\d{2})?\s*[AaPp][Mm]")


def _day(year: str, month: str | int, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


@lru_cache(maxsize=65536)
def iso_day(text: str) -> date | None:
    """Read 2023-01-31, with a time after it or without."""
    found = _YMD.fullmatch(text)
    return _day(*found.groups()) if found else None


@lru_cache(maxsize=65536)
def named_day(text: str) -> date | None:
    """Read 2023-01-31 or 31 December 2014."""
    found = _NAMED.fullmatch(text)
    if not found:
        return iso_day(text)
    month = MONTHS.get(found[2].lower())
    return _day(found[3], month, found[1]) if month else None


@lru_cache(maxsize=65536)
def compact_day(text: str) -> date | None:
    """Read 20220224 or 2022-02-24."""
    if len(text) == 8 and text.isascii() and text.isdigit():
        return _day(text[:4], text[4:6], text[6:])
    return iso_day(text)


@lru_cache(maxsize=65536)
def month_first_day(text: str) -> date | None:
    """Read 02/24/2022, 6/6/2022 or 2022-02-24; the month comes first."""
    found = _ABC.fullmatch(text)
    return _day(found[3], found[1], found[2]) if found else named_day(text)


@lru_cache(maxsize=65536)
def day_first_day(text: str) -> date | None:
    """Read 24.02.2022, 24/2/2022 or 2022-02-24; the day comes first."""
    found = _ABC.fullmatch(text)
    return _day(found[3], found[2], found[1]) if found else named_day(text)


@lru_cache(maxsize=65536)
def stamp_day(text: str) -> date | None:
    """Read an ISO date, milliseconds or seconds since 1970, or 2/24/2022 12:00:00 AM, as ArcGIS exports write them.

    24/02/2022 is read when only one order of day and month is possible.
    """
    if re.fullmatch(r"-?\d{9,13}", text):
        seconds = int(text) / (1000 if len(text.lstrip("-")) > 10 else 1)
        return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)).date()
    if _AMERICAN.fullmatch(text):
        return month_first_day(text)
    day_first, month_first = day_first_day(text), month_first_day(text)
    return day_first if month_first is None or day_first == month_first else None if day_first else month_first


ORDERS = {"ymd": named_day, "dmy": day_first_day, "mdy": month_first_day}
"""Readers by the order of year, month and day that a mapping names."""


def sound_year(day: date) -> bool:
    """Whether the year is one an event of today's datasets can have: from 1900 to next year."""
    return FIRST_YEAR <= day.year <= datetime.now(UTC).year + 1


def month_of(day: date) -> tuple[date, date]:
    """Return the first and the last day of the month."""
    return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])


def around(day: date, days: int) -> tuple[date, date]:
    """Return the interval of that many days before and after; cut where the calendar ends."""
    reach = timedelta(days=days)
    return day - min(reach, day - date.min), day + min(reach, date.max - day)
