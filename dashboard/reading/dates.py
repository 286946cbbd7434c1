"""Expressions of time in a sentence, each resolved to an interval of days against the day of publication.

Wire usage is taken for granted: a weekday is the latest one up to publication, a day or month without a year the
latest one that is past. Words that only look like dates ("may have", "will march", "the 35th Brigade") never match.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from dashboard.reading import days
from dashboard.reading.days import UNKNOWN, Interval, shift


@dataclass(frozen=True, slots=True)
class When:
    """One expression of time. start, end: offsets in the text. first None: unknown start; both None: not resolved.

    step: days from the event that the words lead up to ("a day after" is 1 before it), 0 for all others.
    vague: it says only that the time is unknown ("recently", "for months").
    night: it is told from the day on which it is said ("overnight", "in the past 24 hours").
    """

    start: int
    end: int
    text: str
    first: date | None
    last: date | None
    step: int = 0
    vague: bool = False
    night: bool = False


INVASION = date(2022, 2, 24)
"""First day of Russia's full-scale invasion, from which reports count ("since the invasion")."""
_WEEKDAY = r"(?P<wd{0}>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
_MONTH = (
    r"(?P<mo{0}>January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
_DAY = r"(?P<d{0}>[0-3]?[0-9])(?:st|nd|rd|th)?"
_YEAR = r"(?P<y{0}>(?:19|20)[0-9]{{2}})"
_COUNT = (
    r"(?P<n>an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,3}|(?:a )?few|(?:a )?couple(?: of)?"
    r"|several|some|many)"
)
_UNIT = r"(?P<unit>hour|day|night|week|month|year)s?"
_PART = r"(?:(?P<part>early|mid|late)[ -]|(?:the )?(?P<part2>start|beginning|middle|end) of )"
_ON = r"(?:(?P<pre>[Ss]ince|[Uu]ntil|[Tt]ill|[Bb]efore|[Bb]y|[Aa]s of|[Aa]fter|[Ff]rom)(?: the)? )?"
_TIE = r" ?(?:-|–|—|to|and|until|through) ?"
_NUMBERS = dict(
    zip(("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), range(1, 13), strict=True)
)
_PARTS = {"start": "early", "beginning": "early", "middle": "mid", "end": "late"}

Match = re.Match[str]
Rule = Callable[[Match, date | None, date | None], Interval]


def find_dates(text: str, start: int, end: int, said: date | None, anchor: date | None = None) -> list[When]:
    """Return the expressions of time between two offsets, in order.

    said: the day to reckon from, None when unknown: then only full dates resolve. anchor: the day last spoken of, from
    which "a day earlier" counts, None: the day of saying.
    """
    if not _CUE.search(text, start, end):
        return []
    found: list[When] = []
    for pattern, rule, flags in _RULES:
        for m in pattern.finditer(text, start, end):
            if any(m.start() < w.end and w.start < m.end() for w in found):
                continue
            first, last = rule(m, said, anchor or said)
            step = _step(m) if "step" in flags else 0
            found.append(When(m.start(), m.end(), m.group(), first, last, step, "vague" in flags, "night" in flags))
    return sorted(found, key=lambda w: w.start)


def _step(m: Match) -> int:
    unit = {"day": 1, "week": 7}.get(m["unit"], 0)
    return unit * (_count(m["n"]) or 0)


def _count(word: str) -> int | None:
    """Return the number a word stands for, None when it is no exact one."""
    word = word.lower()
    if word in ("a", "an"):
        return 1
    return int(word) if word.isdigit() else _NUMBERS.get(word)


def _bounded(pre: str | None, span: Interval, said: date | None) -> Interval:
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
    return found and (found, found)


def _full_date(m: Match, said: date | None, _: date | None) -> Interval:
    got = m.groupdict()
    month, other = _month(m["moA"]), got.get("moB")
    last = int(got.get("dB") or m["dA"])
    end_month = _month(other) if other else month

    def build(year: int) -> tuple[date, date] | None:
        a = days.day_of(year - (end_month < month), month, int(m["dA"]))
        b = days.day_of(year, end_month, last)
        return (a, b) if a and b and a <= b else None

    span = _past(build, said, got.get("yA"))
    return span if got.get("dB") else _bounded(got.get("pre"), span, said)


def _numeric(m: Match, _: date | None, __: date | None) -> Interval:
    return _one_day(int(m["y"]), int(m["m"]), int(m["d"])) or UNKNOWN


def _month_only(m: Match, said: date | None, _: date | None) -> Interval:
    part = m["part"] or _PARTS.get(m["part2"] or "", "")
    month = _month(m["moA"])
    span = _past(lambda y: days.part_of_month(*days.month_of(y, month), part), said, m["yA"])
    first, last = span
    if last and said and first and first <= said < last:
        span = first, said
    return _bounded(m["pre"], span, said)


def _year_only(m: Match, said: date | None, _: date | None) -> Interval:
    part = (m["part"] or _PARTS.get(m["part2"] or "", "")).lower()
    first, last = days.part_of_year(int(m["yA"]), part)
    return _bounded(m["pre"], (first, min(last, said) if said and first <= said else last), said)


def _weekday(m: Match, said: date | None, _: date | None) -> Interval:
    if said is None:
        return UNKNOWN
    which = (m["which"] or "").lower()
    found = days.weekday_before(said, m["wdA"].lower(), same=which != "last")
    if which in ("next", "coming"):
        found = shift(found, 7)
    if m["night"]:
        return shift(found, -1), found
    return _bounded(m["pre"], (found, found), said)


def _weekdays(m: Match, said: date | None, _: date | None) -> Interval:
    if said is None:
        return UNKNOWN
    last = days.weekday_before(said, m["wdB"].lower())
    return days.weekday_before(last, m["wdA"].lower()), last


def _near_day(m: Match, said: date | None, _: date | None) -> Interval:
    if said is None:
        return UNKNOWN
    word = m.group().lower()
    if word in ("overnight", "last night"):
        return shift(said, -1), said
    back = -2 if "before" in word else -1 if "yesterday" in word else 1 if "tomorrow" in word else 0
    return shift(said, back), shift(said, back)


def _from_anchor(m: Match, _: date | None, anchor: date | None) -> Interval:
    """Resolve "a day earlier", "two weeks later", counted from the day last spoken of."""
    if anchor is None:
        return UNKNOWN
    got = m.groupdict()
    count, unit = _count(got.get("n") or "one"), got.get("unit") or "day"
    forward = re.search(r"later|next|following", m.group(), re.IGNORECASE) is not None
    if count is None:
        return None, anchor
    return _reckoned(anchor, count if forward else -count, unit)


def _reckoned(day: date, count: int, unit: str) -> Interval:
    if unit in ("hour", "day", "night", "week"):
        found = shift(day, count * {"week": 7, "hour": 0}.get(unit, 1))
        return found, found
    return days.month_of(day.year, day.month + count) if unit == "month" else days.part_of_year(max(day.year + count, 1), "")


def _ago(m: Match, said: date | None, _: date | None) -> Interval:
    if said is None:
        return UNKNOWN
    count = _count(m["n"])
    return (None, shift(said, -1)) if count is None else _reckoned(said, -count, m["unit"])


def _stretch(m: Match, said: date | None, _: date | None) -> Interval:
    """Resolve "in the past 24 hours", "for three days": up to the day of saying."""
    if said is None:
        return UNKNOWN
    count = _count(m["n"] or "one")
    if count is None or (m["n"] is None and re.search(r"s$", m.group())):
        return None, said
    match m["unit"]:
        case "hour":
            return shift(said, -max(1, round(count / 24))), said
        case "month" | "year":
            months = count * (12 if m["unit"] == "year" else 1)
            first = days.month_of(said.year, said.month - months)
            return first[0].replace(day=min(said.day, first[1].day)), said
    return shift(said, -count * (7 if m["unit"] == "week" else 1)), said


def _lasting(m: Match, said: date | None, anchor: date | None) -> Interval:
    """Resolve "for three days"; months and years are told too roughly for a first day."""
    return (None, said) if m["unit"] in ("month", "year") or m["n"] is None else _stretch(m, said, anchor)


def _calendar(m: Match, said: date | None, _: date | None) -> Interval:
    """Resolve "last week", "earlier this month", "next year"."""
    if said is None:
        return UNKNOWN
    step = {"this": 0, "next": 1, "coming": 1}.get(m["which"].lower(), -1)
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
        last = max(first, min(last, shift(said, -1) if part == "earlier" else said))
    return _bounded(m["pre"], (first, last), said)


def _weekend(m: Match, said: date | None, _: date | None) -> Interval:
    if said is None:
        return UNKNOWN
    first, last = days.weekend_before(said, last=bool(re.search(r"\blast\b", m.group(), re.IGNORECASE)))
    return first, min(last, said)


def _season(m: Match, said: date | None, _: date | None) -> Interval:
    name, which = m["season"].lower(), (m["which"] or "").lower()
    if said is None or m["yA"]:
        return _bounded(m["pre"], _past(lambda y: days.season_of(y, name), said, m["yA"]), said)
    spans = [days.season_of(said.year - back, name) for back in range(3) if said.year - back > 1]
    span = next((s for s in spans if s[0] <= said and (which != "last" or s[1] < said)), None)
    return UNKNOWN if span is None else _bounded(m["pre"], (span[0], min(span[1], said)), said)


def _invasion(_: Match, said: date | None, __: date | None) -> Interval:
    return INVASION, said or INVASION


def _vague(_: Match, said: date | None, __: date | None) -> Interval:
    return None, said


_CUE = re.compile(
    r"day|night|\d|hour|week|month|year|recent|ago\b|earlier|morning|lately|tomorrow"
    r"|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|spring|summer|autumn|winter|\bfall\b",
)


def _rx(pattern: str, flags: int = 0) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})\b", flags)


_I = re.IGNORECASE
_A, _B = "A", "B"
_WD = rf"(?:{_WEEKDAY.format('X')},? )?"
_IN = r"(?:[Ii]n|[Dd]uring|[Oo]ver|[Ww]ithin|[Ff]or|[Tt]hroughout|[Aa]fter) "
_RULES: tuple[tuple[re.Pattern[str], Rule, str], ...] = (
    (
        _rx(
            r"since (?:the (?:start|beginning|outset) of )?(?:[\w’'-]+ ){1,3}(?:invasion|war)(?: (?:of|in|on|against) (?:Ukraine|its neighbou?r))?"
            r"(?: (?:began|started|was launched))?(?: (?:in|on|last) (?:Feb(?:ruary|\.)?(?: 24)?|24 February)(?:,? 2022)?)?",
            _I,
        ),
        _invasion,
        "",
    ),
    (_rx(r"(?P<y>(?:19|20)\d\d)-(?P<m>[01]\d)-(?P<d>[0-3]\d)"), _numeric, ""),
    (_rx(r"(?P<d>[0-3]?\d)\.(?P<m>[01]?\d)\.(?P<y>(?:19|20)\d\d)"), _numeric, ""),
    (_rx(rf"{_DAY.format(_A)} {_MONTH.format(_A)}{_TIE}{_DAY.format(_B)} {_MONTH.format(_B)}(?:,? {_YEAR.format(_A)})?"), _full_date, ""),
    (_rx(rf"{_MONTH.format(_A)} {_DAY.format(_A)}{_TIE}{_MONTH.format(_B)} {_DAY.format(_B)}(?:,? {_YEAR.format(_A)})?"), _full_date, ""),
    (_rx(rf"{_DAY.format(_A)}{_TIE}{_DAY.format(_B)} {_MONTH.format(_A)}(?:,? {_YEAR.format(_A)})?"), _full_date, ""),
    (_rx(rf"{_MONTH.format(_A)} {_DAY.format(_A)}{_TIE}{_DAY.format(_B)}(?:,? {_YEAR.format(_A)})?"), _full_date, ""),
    (_rx(rf"{_ON}{_WD}(?:the )?{_DAY.format(_A)} (?:of )?{_MONTH.format(_A)}(?:,? {_YEAR.format(_A)})?"), _full_date, ""),
    (_rx(rf"{_ON}{_WD}{_MONTH.format(_A)} {_DAY.format(_A)}(?:,? {_YEAR.format(_A)})?"), _full_date, ""),
    (_rx(rf"{_ON}{_PART}?{_MONTH.format(_A)},? (?:of )?{_YEAR.format(_A)}"), _month_only, ""),
    (
        _rx(
            rf"(?:{_ON}{_PART}|(?P<pre_>[Ii]n|[Dd]uring|[Tt]hroughout|[Ll]ast|[Tt]his) |(?P<pre__>[Ss]ince|[Uu]ntil|[Bb]y) )"
            rf"{_MONTH.format(_A)}(?P<yA>(?!))?"
        ),
        lambda m, said, a: _bounded(m["pre__"], _month_only(m, said, a), said),
        "",
    ),
    (_rx(rf"{_WEEKDAY.format(_A)}(?: (?:night|morning|evening))?(?: into | through |{_TIE}| to ){_WEEKDAY.format(_B)}"), _weekdays, ""),
    (
        _rx(
            rf"{_ON}(?:(?P<which>[Ll]ast|[Tt]his|[Nn]ext|[Cc]oming) |(?P<night>[Oo]vernight (?:(?:into|on) )?)|early |late )?"
            rf"{_WEEKDAY.format(_A)}(?! (?:Times|Telegraph))"
        ),
        _weekday,
        "",
    ),
    (_rx(r"(?:the day before yesterday|yesterday|today|tonight|tomorrow|this (?:morning|afternoon|evening))", _I), _near_day, "night"),
    (_rx(r"overnight|last night", _I), _near_day, "night"),
    (_rx(rf"{_COUNT} {_UNIT} ago", _I), _ago, ""),
    (_rx(rf"{_COUNT} {_UNIT} (?:after|since|following)", _I), lambda m, s, a: (a, a), "step"),
    (_rx(rf"{_COUNT} {_UNIT} (?:earlier|before|later|previously)", _I), _from_anchor, "anchor"),
    (_rx(r"the (?:previous|following|next) day|the day before", _I), _from_anchor, "anchor"),
    (_rx(rf"{_IN}(?:the )?(?:last|past|previous|preceding) (?:{_COUNT} )?{_UNIT}"), _stretch, "night"),
    (_rx(rf"(?:the )?(?:past|last) {_COUNT} {_UNIT}", _I), _stretch, "night"),
    (_rx(rf"(?:{_IN})?(?:the )?recent (?:hours|days|weeks|months|years)", _I), _vague, "vague"),
    (_rx(rf"for (?:(?:about|almost|nearly|at least|more than|over|some) )?(?:{_COUNT} )?{_UNIT}(?! (?:to|from))", _I), _lasting, "vague"),
    (
        _rx(
            rf"{_ON}(?:(?P<part>early|late|mid|earlier|later)[ -])?(?P<which>last|this|next|coming|(?:the )?previous) (?P<unit>week|month|year)",
            _I,
        ),
        _calendar,
        "",
    ),
    (_rx(r"(?:(?:over|during|at|on|through) )?(?:the (?:past |last )?|last |this )weekend", _I), _weekend, ""),
    (
        _rx(
            rf"{_ON}(?:(?P<which>last|this) |(?:in|during|over|since|by|until) (?:the )?)(?:early |late )?(?P<season>spring|summer|autumn|winter|fall)"
            rf"(?:(?: of)? {_YEAR.format(_A)})?(?! (?:offensive|counter))",
            _I,
        ),
        _season,
        "",
    ),
    (_rx(rf"{_ON}(?:in |during |of )?{_PART}?{_YEAR.format(_A)}(?![-–./:]\d| (?:km|people|soldiers|troops|square|kilomet|met|of))", _I), _year_only, ""),
    (_rx(r"recently|lately|in recent times", _I), _vague, "vague"),
)
