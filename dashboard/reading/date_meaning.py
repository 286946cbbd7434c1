"""What an expression of time means, reckoned from the day on which it is said."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from dashboard.reading import days
from dashboard.reading.days import UNKNOWN, Interval, shift

INVASION = date(2022, 2, 24)
"""First day of Russia's full-scale invasion, from which reports count ("since the invasion")."""
_NUMBERS = dict(
    zip(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
        range(1, 13),
        strict=True,
    )
)
_ORDINALS = {"second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7}
_PARTS = {
    "first days": "early",
    "last days": "late",
    "start": "early",
    "beginning": "early",
    "middle": "mid",
    "end": "late",
    "first week": "first",
    "last week": "last",
}

Match = re.Match[str]
Rule = Callable[[Match, date | None, date | None], Interval]


def count(word: str) -> int | None:
    """Return the number a word stands for, None when it is no exact one."""
    word = word.lower()
    if word in ("a", "an"):
        return 1
    return int(word) if word.isdigit() else _NUMBERS.get(word)


def bounded(pre: str | None, span: Interval, said: date | None) -> Interval:
    """Return the interval that a preposition makes of one."""
    first, last = span
    if first is None or last is None or not pre:
        return span
    match pre.lower():
        case "since" | "from":
            return first, said or last
        case "by" | "until" | "till" | "as of":
            return None, last
        case "before":
            return None, shift(first, -1)
    return span


def _past(build: Callable[[int], tuple[date, date] | None], said: date | None, year: str | None) -> Interval:
    """Return the interval in its year, or in the latest year in which it has begun by the day of saying."""
    if year:
        return build(int(year)) or UNKNOWN
    if said is None:
        return UNKNOWN
    spans = (build(said.year - back) for back in range(5) if said.year - back > 1)
    return next((span for span in spans if span and span[0] <= said), UNKNOWN)


def _month(word: str) -> int:
    return days.MONTHS.index(word[:3].lower()) + 1


def _one_day(year: int, month: int, day: int) -> tuple[date, date] | None:
    found = days.day_of(year, month, day)
    return (found, found) if found else None


def full_date(m: Match, said: date | None, anchor: date | None) -> Interval:
    """Resolve a day and month with or without a year, and spans of them."""
    got = m.groupdict()
    month, other = _month(m["moA"]), got.get("moB")
    last = int(got.get("dB") or m["dA"])
    end_month = _month(other) if other else month

    def build(year: int) -> tuple[date, date] | None:
        a = days.day_of(year - (end_month < month), month, int(m["dA"]))
        b = days.day_of(year, end_month, last)
        return (a, b) if a and b and a <= b else None

    that = _last_year(m, said) or (str(anchor.year) if anchor and m.group().endswith(" year") else None)
    span = _past(build, said, got.get("yA") or that)
    return span if got.get("dB") else bounded(got.get("pre"), span, said)


def _last_year(m: Match, said: date | None) -> str | None:
    """Return the year before the one of saying where the words end in "last year", else None."""
    return str(said.year - 1) if said and said.year > 1 and m.group().endswith("last year") else None


def months(m: Match, said: date | None, _: date | None) -> Interval:
    """Resolve "from May to July", "in May and June"."""
    first, last = _month(m["moA"]), _month(m["moB"])

    def build(year: int) -> tuple[date, date] | None:
        begin = year - (last < first)
        return (days.month_of(begin, first)[0], days.month_of(year, last)[1]) if begin >= 1 else None

    begin, end = _past(build, said, m["yA"])
    return begin, min(end, said) if end and said and begin and begin <= said else end


def numeric(m: Match, _: date | None, __: date | None) -> Interval:
    """Resolve "2023-06-01", "01.06.2023", "13/06/2023"; "01/06/2023" is read in two ways and stays unknown."""
    day, month = int(m["d"]), int(m["m"])
    if "/" in m.group():
        if day <= 12 and month <= 12 and day != month:
            return UNKNOWN
        return _one_day(int(m["y"]), *sorted((day, month))) or UNKNOWN
    return _one_day(int(m["y"]), int(m["m"]), int(m["d"])) or UNKNOWN


def month_only(m: Match, said: date | None, _: date | None) -> Interval:
    """Resolve a month, or its early, middle or late part."""
    part = (m["part"] or _PARTS.get(m["part2"] or "", "")).lower()
    month = _month(m["moA"])
    span = _past(lambda y: days.part_of_month(*days.month_of(y, month), part), said, m["yA"] or _last_year(m, said))
    first, last = span
    if last and said and first and first <= said < last:
        span = first, said
    return bounded(m["pre"], span, said)


def running(m: Match, said: date | None, _: date | None) -> Interval:
    """Resolve "for the third day running"."""
    number = _ORDINALS.get(m["nth"].lower())
    return UNKNOWN if said is None or number is None else (shift(said, 1 - number), said)


def year_only(m: Match, said: date | None, _: date | None) -> Interval:
    """Resolve a year, or its early, middle or late part."""
    part = (m["part"] or _PARTS.get(m["part2"] or "", "")).lower()
    first, last = days.part_of_year(int(m["yA"]), part)
    return bounded(m["pre"], (first, min(last, said) if said and first <= said else last), said)


def weekday(m: Match, said: date | None, _: date | None) -> Interval:
    """Resolve a day of the week."""
    if said is None:
        return UNKNOWN
    which = (m["which"] or "").lower()
    found = days.weekday_before(said, m["wdA"].lower(), same=which != "last")
    if which in ("next", "coming"):
        found = shift(found, 7)
    if m["night"]:
        return shift(found, -1), found
    return bounded(m["pre"], (found, found), said)


def weekdays(m: Match, said: date | None, _: date | None) -> Interval:
    """Resolve a span of days of the week."""
    if said is None:
        return UNKNOWN
    last = days.weekday_before(said, m["wdB"].lower())
    return days.weekday_before(last, m["wdA"].lower()), last


def near_day(m: Match, said: date | None, _: date | None) -> Interval:
    """Resolve "today", "overnight", "the day before yesterday"."""
    if said is None:
        return UNKNOWN
    word = m.group().lower()
    if word in ("overnight", "last night"):
        return shift(said, -1), said
    back = -2 if "before" in word else -1 if "yesterday" in word else 1 if "tomorrow" in word else 0
    return shift(said, back), shift(said, back)


def from_anchor(m: Match, _: date | None, anchor: date | None) -> Interval:
    """Resolve "a day earlier", "two weeks later", counted from the day last spoken of."""
    if anchor is None:
        return UNKNOWN
    if re.search(r"\bsame\b|^that\b", m.group(), re.IGNORECASE):
        return anchor, anchor
    got = m.groupdict()
    number, unit = count(got.get("n") or "one"), got.get("unit") or "day"
    forward = re.search(r"later|next|following", m.group(), re.IGNORECASE) is not None
    if number is None:
        return None, anchor
    return _reckoned(anchor, number if forward else -number, unit)


def anchor_day(_: Match, __: date | None, anchor: date | None) -> Interval:
    """Return the day of the event that "a day after" leads up to, before the step back (see step_days)."""
    return anchor, anchor


def step_days(m: Match) -> int:
    """Return how many days "a day after" spans, negative for "a day before", 0 when it is not told."""
    days_back = {"day": 1, "week": 7}.get(m["unit"], 0) * (count(m["n"]) or 0)
    return -days_back if m.group().lower().endswith("before") else days_back


def _reckoned(day: date, number: int, unit: str) -> Interval:
    if unit in ("hour", "day", "night", "week"):
        found = shift(day, number * {"week": 7, "hour": 0}.get(unit, 1))
        return found, found
    return (
        days.month_of(day.year, day.month + number)
        if unit == "month"
        else days.part_of_year(max(day.year + number, 1), "")
    )


def ago(m: Match, said: date | None, _: date | None) -> Interval:
    """Resolve "two days ago"."""
    if said is None:
        return UNKNOWN
    number = count(m["n"])
    return (None, shift(said, -1)) if number is None else _reckoned(said, -number, m["unit"])


def stretch(m: Match, said: date | None, _: date | None) -> Interval:
    """Resolve "in the past 24 hours", "for three days": up to the day of saying."""
    if said is None:
        return UNKNOWN
    number = count(m["n"] or "one")
    if number is None or (m["n"] is None and re.search(r"s$", m.group())):
        return None, said
    match m["unit"]:
        case "hour":
            return shift(said, -max(1, round(number / 24))), said
        case "month" | "year":
            months = number * (12 if m["unit"] == "year" else 1)
            first = days.month_of(said.year, said.month - months)
            return first[0].replace(day=min(said.day, first[1].day)), said
    return shift(said, -number * (7 if m["unit"] == "week" else 1)), said


def lasting(m: Match, said: date | None, anchor: date | None) -> Interval:
    """Resolve "for three days"; months and years are told too roughly for a first day."""
    return (None, said) if m["least"] or m["unit"] in ("month", "year") or m["n"] is None else stretch(m, said, anchor)


def calendar(m: Match, said: date | None, _: date | None) -> Interval:
    """Resolve "last week", "earlier this month", "next year"."""
    if said is None:
        return UNKNOWN
    step = {"this": 0, "the": 0, "next": 1, "coming": 1}.get(m["which"].lower(), -1)
    if m.group().lower().endswith("before last"):
        step = -2
    part = (m["part"] or "").lower()
    match m["unit"]:
        case "week":
            first, last = days.week_of(said, step)
            first = shift(first, 4) if part == "late" else first
            last = shift(first, 2) if part == "early" else last
        case "month":
            first, last = days.part_of_month(*days.month_of(said.year, said.month + step), part)
        case _:
            first, last = days.part_of_year(max(said.year + step, 1), part)
    if step == 0:
        last = max(first, min(last, said))
    return bounded(m["pre"], (first, last), said)


def weekend(m: Match, said: date | None, _: date | None) -> Interval:
    """Resolve "over the weekend", "last weekend"."""
    if said is None:
        return UNKNOWN
    first, last = days.weekend_before(said, last=bool(re.search(r"\blast\b", m.group(), re.IGNORECASE)))
    return bounded(m["pre"], (first, min(last, said)), said)


def season(m: Match, said: date | None, _: date | None) -> Interval:
    """Resolve "last summer", "in the spring of 2022"."""
    name, which = m["season"].lower(), (m["which"] or "").lower()
    if said is None or m["yA"]:
        return bounded(m["pre"], _past(lambda y: days.season_of(y, name), said, m["yA"]), said)
    spans = [days.season_of(said.year - back, name) for back in range(3) if said.year - back > 1]
    span = next((s for s in spans if s[0] <= said and (which != "last" or s[1] < said)), None)
    return UNKNOWN if span is None else bounded(m["pre"], (span[0], min(span[1], said)), said)


def invasion(_: Match, said: date | None, __: date | None) -> Interval:
    """Return the time since the full-scale invasion."""
    return INVASION, max(said or INVASION, INVASION)


def vague(_: Match, said: date | None, __: date | None) -> Interval:
    """Return an unknown start up to the day of saying."""
    return None, said
