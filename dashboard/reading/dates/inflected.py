"""Expressions of time in Ukrainian and Russian, each resolved to an interval of days
against the day of publication. What cannot be reckoned stays unresolved.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import cache

from dashboard.reading.dates.expressions import DateExpression
from dashboard.reading.lexicon.loader import word_lists
from dashboard.reading.lexicon.schema import InflectedDateWords

Interval = tuple[date | None, date | None]
Meaning = Callable[[re.Match[str], date | None], Interval]
UNRESOLVED: Interval = (None, None)
# Days of publication from which a day of the next months may still be the year's own.
_AHEAD = timedelta(days=1)
_EARLIEST = 1900
# Characters of the longest line that is only a day.
_LONGEST_HEADING = 40
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d")


def find_inflected_dates(
    text: str,
    start: int,
    end: int,
    language: str,
    published: date | None,
) -> list[DateExpression]:
    """Return the expressions of time between two offsets, in order.

    language: uk or ru. published: the day to reckon from, None when unknown: then only
    full dates resolve. A day that does not exist, or lies after the report, stays
    unresolved.
    """
    expressions: list[DateExpression] = []
    for pattern, meaning, mark in _rules(language):
        for m in pattern.finditer(text, start, end):
            if any(m.start() < e.end and e.start < m.end() for e in expressions):
                continue
            first, last = meaning(m, published)
            expressions.append(
                DateExpression(
                    m.start(),
                    m.end(),
                    m.group(),
                    first,
                    last,
                    vague=mark == "vague",
                    relative=mark == "relative",
                )
            )
    return sorted(expressions, key=lambda e: e.start)


def entry_day(
    text: str,
    start: int,
    end: int,
    language: str,
    published: date | None,
) -> date | None:
    """Return the day that a line of nothing else names, as the heading of a live blog's
    entries does ("11 грудня", "Вторник, 3 июня 2025 года"); None for another line.
    """
    if end - start > _LONGEST_HEADING:
        return None
    dates = find_inflected_dates(text, start, end, language, published)
    days = {e.first for e in dates if e.first is not None and e.first == e.last}
    rest = text[start:end]
    for expression in reversed(dates):
        first, last = expression.start - start, expression.end - start
        rest = rest[:first] + rest[last:]
    if len(days) != 1 or _CLOCK.sub("", rest).strip(" \t\n,.:;–—|*#·•()"):
        return None
    return days.pop()


@cache
def _rules(language: str) -> tuple[tuple[re.Pattern[str], Meaning, str], ...]:
    words = word_lists(InflectedDateWords, language)
    month = _named("mo", words.months)
    weekday = _named("wd", words.weekdays)
    day = r"(?P<d>[0-3]?\d)"
    year = rf"(?:,? (?P<y>(?:19|20)\d\d)(?: {words.year})?)?"
    either = _either
    rules: list[tuple[str, Meaning, str]] = [
        (rf"{either(words.night_to)} {day} {month}{year}", _night_to(words), ""),
        (rf"{either(words.night_to)} {weekday}", _night_to_weekday(words), "relative"),
        (
            rf"{either(words.since)} {day}(?: {month})? (?:по|до) (?P<d2>[0-3]?\d)"
            rf" {_named('mo2', words.months)}{year}",
            _span(words),
            "",
        ),
        (
            rf"{day}\s?[-–]\s?(?P<d2>[0-3]?\d) {_named('mo2', words.months)}{year}",
            _span(words),
            "",
        ),
        (
            rf"{either(words.since)} {month} (?:по|до)"
            rf" {_named('mo2', words.months)}{year}",
            _months(words),
            "",
        ),
        (rf"{day}(?:-го)? {month}{year}", _day(words), ""),
        (
            r"(?P<d>[0-3]?\d)\.(?P<m>[01]?\d)\.(?P<y>(?:19|20)\d\d|\d\d)",
            _numeric,
            "",
        ),
        (rf"{either(words.in_month)} {month}{year}", _month(words), ""),
        (
            rf"{_named('se', words.seasons)} (?P<y>(?:19|20)\d\d)(?: {words.year})?",
            _season(words),
            "",
        ),
        (
            rf"(?:у|в|во) (?P<y>(?:19|20)\d\d)(?:-му|-м)? ?{words.year}",
            _year,
            "",
        ),
        (either(words.day_before_yesterday), _ago(2), "relative"),
        (either(words.yesterday), _ago(1), "relative"),
        (either(words.last_day), _back(1), "relative"),
        (either(words.night), _back(1), "relative"),
        (either(words.today), _ago(0), "relative"),
        (either(words.week), _back(7), "relative"),
        (weekday, _weekday(words), "relative"),
        (either(words.vague), lambda _m, _p: UNRESOLVED, "vague"),
    ]
    return tuple(
        (re.compile(rf"(?<!\w){pattern}(?!\w)", re.IGNORECASE), meaning, mark)
        for pattern, meaning, mark in rules
    )


def _either(patterns: Sequence[str]) -> str:
    return f"(?:{'|'.join(patterns)})"


def _named(name: str, patterns: Sequence[str]) -> str:
    return f"(?P<{name}>{'|'.join(patterns)})"


def _number_of(word: str, patterns: Sequence[str]) -> int:
    """Return the place of the pattern that fits a word, from 1."""
    fits = (n for n, p in enumerate(patterns, 1) if re.fullmatch(p, word, re.I))
    return next(fits)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _latest(
    month: int,
    day: int,
    published: date | None,
) -> date | None:
    """Return the last such day up to publication, None when that is unknown."""
    if published is None:
        return None
    for year in (published.year, published.year - 1):
        on = _date(year, month, day)
        if on is not None and on <= published + _AHEAD:
            return on
    return None


def _checked(on: date | None, published: date | None) -> date | None:
    """Return a day that a report can tell of, None for one that lies after it."""
    if on is None or on.year < _EARLIEST:
        return None
    if published is not None and on > published + _AHEAD:
        return None
    return on


def _of(
    m: re.Match[str],
    month: int,
    day: int,
    published: date | None,
) -> date | None:
    if m["y"]:
        return _checked(_date(int(m["y"]), month, day), published)
    return _latest(month, day, published)


def _day(words: InflectedDateWords) -> Meaning:
    def meaning(m: re.Match[str], published: date | None) -> Interval:
        month = _number_of(m["mo"], words.months)
        on = _of(m, month, int(m["d"]), published)
        return on, on

    return meaning


def _night_to(words: InflectedDateWords) -> Meaning:
    def meaning(m: re.Match[str], published: date | None) -> Interval:
        month = _number_of(m["mo"], words.months)
        on = _of(m, month, int(m["d"]), published)
        if on is None:
            return UNRESOLVED
        return on - timedelta(1), on

    return meaning


def _night_to_weekday(words: InflectedDateWords) -> Meaning:
    on_weekday = _weekday(words)

    def meaning(m: re.Match[str], published: date | None) -> Interval:
        on, _ = on_weekday(m, published)
        return (on - timedelta(1), on) if on is not None else UNRESOLVED

    return meaning


def _span(words: InflectedDateWords) -> Meaning:
    def meaning(m: re.Match[str], published: date | None) -> Interval:
        month = _number_of(m["mo2"], words.months)
        last = _of(m, month, int(m["d2"]), published)
        own = m.groupdict().get("mo")
        if own:
            month = _number_of(own, words.months)
        if last is None:
            return UNRESOLVED
        first = _date(last.year, month, int(m["d"]))
        if first is None or first > last:
            return UNRESOLVED
        return first, last

    return meaning


def _numeric(m: re.Match[str], published: date | None) -> Interval:
    year = int(m["y"])
    if year < 100:
        year += 2000
    on = _checked(_date(year, int(m["m"]), int(m["d"])), published)
    return on, on


def _month(words: InflectedDateWords) -> Meaning:
    def meaning(m: re.Match[str], published: date | None) -> Interval:
        month = _number_of(m["mo"], words.months)
        first = _of(m, month, 1, published)
        if first is None:
            return UNRESOLVED
        last = first.replace(day=monthrange(first.year, first.month)[1])
        if published is not None and last > published:
            last = published
        return first, last

    return meaning


def _months(words: InflectedDateWords) -> Meaning:
    """From one month to another: "з березня по листопад 2022 року"."""

    def meaning(m: re.Match[str], published: date | None) -> Interval:
        first_month = _number_of(m["mo"], words.months)
        last_month = _number_of(m["mo2"], words.months)
        begin = _of(m, last_month, 1, published)
        if begin is None:
            return UNRESOLVED
        year = begin.year - (first_month > last_month)
        last = begin.replace(day=monthrange(begin.year, last_month)[1])
        if published is not None:
            last = min(last, published)
        return date(year, first_month, 1), last

    return meaning


def _season(words: InflectedDateWords) -> Meaning:
    """Spring, summer and autumn of a year; its winter may be either."""

    def meaning(m: re.Match[str], published: date | None) -> Interval:
        month = 3 * _number_of(m["se"], words.seasons)
        first = _checked(date(int(m["y"]), month, 1), published)
        if first is None:
            return UNRESOLVED
        last = date(first.year, month + 2, monthrange(first.year, month + 2)[1])
        if published is not None:
            last = min(last, published)
        return first, last

    return meaning


def _year(m: re.Match[str], published: date | None) -> Interval:
    year = int(m["y"])
    if published is not None and year > published.year:
        return UNRESOLVED
    last = date(year, 12, 31)
    if published is not None and last > published:
        last = published
    return date(year, 1, 1), last


def _ago(days: int) -> Meaning:
    def meaning(_m: re.Match[str], published: date | None) -> Interval:
        if published is None:
            return UNRESOLVED
        on = published - timedelta(days)
        return on, on

    return meaning


def _back(days: int) -> Meaning:
    def meaning(_m: re.Match[str], published: date | None) -> Interval:
        if published is None:
            return UNRESOLVED
        return published - timedelta(days), published

    return meaning


def _weekday(words: InflectedDateWords) -> Meaning:
    def meaning(m: re.Match[str], published: date | None) -> Interval:
        if published is None:
            return UNRESOLVED
        wanted = _number_of(m["wd"], words.weekdays) - 1
        on = published - timedelta((published.weekday() - wanted) % 7)
        return on, on

    return meaning
