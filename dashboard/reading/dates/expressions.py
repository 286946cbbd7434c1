"""Expressions of time in a sentence, each resolved to an interval of days against the
day of publication: what each kind of them means, and the patterns that it has.

Wire usage is taken for granted: a weekday is the latest one up to publication, a day or
month without a year the latest one that is past. Words that only look like dates ("may
have", "will march", "the 35th Brigade") never match.

Intervals are of days, both ends included. Every meaning takes the match of its pattern,
the day of saying (None: unknown) and the day last spoken of (None: none), and returns
an interval, UNKNOWN where it cannot tell.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from dashboard.reading.lexicon.loader import word_lists
from dashboard.reading.lexicon.schema import DateWords


@dataclass(frozen=True, slots=True)
class DateExpression:
    """One expression of time. start, end: offsets in the text. first None: unknown
    start; both None: not resolved.

    step: days from the event that the words lead up to ("a day after" is 1 before it),
    0 for all others. vague: it says only that the time is unknown ("recently", "for
    months"). relative: it counts from the day of saying ("overnight", "in the past 24
    hours").
    """

    start: int
    end: int
    text: str
    first: date | None
    last: date | None
    step: int = 0
    vague: bool = False
    relative: bool = False


def find_dates(
    text: str,
    start: int,
    end: int,
    spoken_on: date | None,
    anchor: date | None = None,
) -> list[DateExpression]:
    """Return the expressions of time between two offsets, in order.

    spoken_on: the day to reckon from, None when unknown: then only full dates resolve.
    anchor: the day last spoken of, from which "a day earlier" counts, None: the day of
    saying.
    """
    cues = {m.lastgroup for m in _CUE.finditer(text, start, end)}
    if not cues:
        return []
    if cues & _NEAR_CUES:
        cues |= _NEAR_CUES
    every: list[tuple[_DateRule, DateExpression]] = []
    for rule in _RULES:
        if rule.cue not in cues:
            continue
        for m in rule.pattern.finditer(text, start, end):
            if not any(m.start() < e.end and e.start < m.end() for _, e in every):
                every.append((rule, _expression(rule, m, spoken_on, anchor)))
    expressions = [e for rule, e in every if rule.mark != "hour"]
    hours = [e for rule, e in every if rule.mark == "hour"]
    if all(e.vague for e in expressions):
        # "At dawn on Friday" is Friday: an hour tells the day only by itself.
        expressions += hours
    return sorted(expressions, key=lambda e: e.start)


_NEAR_CUES = frozenset({"near", "unit", "hour"})


INVASION = date(2022, 2, 24)
"""First day of Russia's full-scale invasion, from which reports count ("since the
invasion").
"""
_WORDS = word_lists(DateWords)
_WEEKDAY_NAMES = [name.lower() for name in _WORDS.weekdays]
_MONTH_BEGINNINGS = [name[:3].lower() for name in _WORDS.months]

Interval = tuple[date | None, date | None]
"""First and last day; first None: unknown start; both None: the words cannot be
resolved.
"""
UNKNOWN: Interval = (None, None)
# Years in which a day without a year is looked for: the 29th of February needs four.
_YEARS_BACK = 5
_LONGEST_MONTH = 31

_Match = re.Match[str]
DateMeaning = Callable[[_Match, date | None, date | None], Interval]


def shift(day: date, days: int) -> date:
    """Return the day so many days later; the calendar's own ends where it would leave
    it.
    """
    try:
        return day + timedelta(days=days)
    except OverflowError:
        if days > 0:
            return date.max
        return date.min


def month_number(name: str) -> int:
    """Return the number of a month by the beginning of its name, 1 to 12."""
    return _MONTH_BEGINNINGS.index(name[:3].lower()) + 1


def day_of(year: int, month: int, day: int) -> date | None:
    """Return that day, None when the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_of(year: int, month: int) -> tuple[date, date]:
    """Return the first and last day of a month; month may lie outside 1 to 12 and
    counts on.
    """
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    year = min(max(year, date.min.year), date.max.year)
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def part_of_month(
    first: date,
    last: date,
    part: str,
) -> tuple[date, date]:
    """Return the early (to the 10th), middle (11th to 20th) or late (from the 21st)
    part or a week of a month; the month itself for another part.
    """
    match part:
        case "early":
            return first, first.replace(day=10)
        case "mid":
            return first.replace(day=11), first.replace(day=20)
        case "late":
            return first.replace(day=21), last
        case "first":
            return first, first.replace(day=7)
        case "last":
            return last.replace(day=last.day - 6), last
    return first, last


def part_of_year(year: int, part: str) -> tuple[date, date]:
    """Return the early (to March), middle (May to August) or late (from October) part
    of a year, or all of it.
    """
    a, b = {"early": (1, 3), "mid": (5, 8), "late": (10, 12)}.get(part, (1, 12))
    return month_of(year, a)[0], month_of(year, b)[1]


def season_of(year: int, name: str) -> tuple[date, date]:
    """Return a season; winter is named for the year in which it begins."""
    month = _WORDS.seasons[name]
    return month_of(year, month)[0], month_of(year, month + 2)[1]


def weekday_before(day: date, name: str, *, same: bool = True) -> date:
    """Return the latest such weekday up to a day; same: the day itself counts."""
    back = (day.weekday() - _WEEKDAY_NAMES.index(name)) % 7
    if not back and not same:
        back = 7
    return shift(day, -back)


def week_of(day: date, weeks: int = 0) -> tuple[date, date]:
    """Return Monday and Sunday of the week that lies so many weeks from the day's
    own.
    """
    monday = shift(day, -day.weekday() + 7 * weeks)
    return monday, shift(monday, 6)


def weekend_before(day: date, *, last: bool = False) -> tuple[date, date]:
    """Return Saturday and Sunday last begun by a day. last: one that is over, when the
    day is itself in a weekend.
    """
    saturday = weekday_before(day, "saturday")
    if last and day.weekday() >= 5:
        saturday = shift(saturday, -7)
    return saturday, shift(saturday, 1)


def exact_number(word: str) -> int | None:
    """Return the number a word stands for, None when it is no exact one."""
    word = word.lower()
    if word in ("a", "an"):
        return 1
    if word.isdigit():
        return int(word)
    return _WORDS.numbers.get(word)


def with_preposition(
    pre: str | None,
    span: Interval,
    day: date | None,
) -> Interval:
    """Return the interval that "since", "by" or "before" makes of one. day: that of
    saying.
    """
    first, last = span
    if first is None or last is None or not pre:
        return span
    match pre.lower():
        case "since" | "from":
            return first, day or last
        case "by" | "until" | "till" | "as of":
            return None, last
        case "before":
            return None, shift(first, -1)
    return span


def _latest(
    build: Callable[[int], tuple[date, date] | None],
    day: date | None,
    year: str | None,
) -> Interval:
    """Return the interval in its year, or in the latest year in which it has begun by
    the day of saying.
    """
    if year:
        return build(int(year)) or UNKNOWN
    if day is None:
        return UNKNOWN
    for back in range(_YEARS_BACK):
        span = None
        if day.year - back > 1:
            span = build(day.year - back)
        if span and span[0] <= day:
            return span
    return UNKNOWN


def _one_day(year: int, month: int, day: int) -> Interval:
    only = day_of(year, month, day)
    return only, only


def _last_year(m: _Match, day: date | None) -> str | None:
    """Return the year before the one of saying where the words end in "last year", else
    None.
    """
    if day and day.year > 1 and m.group().endswith("last year"):
        return str(day.year - 1)
    return None


def full_date(
    m: _Match,
    day: date | None,
    anchor: date | None,
) -> Interval:
    """Resolve a day and month with or without a year, and spans of them."""
    parts = m.groupdict()
    month = month_number(m["moA"])
    end_month = month_number(parts.get("moB") or m["moA"])
    end_day = int(parts.get("dB") or m["dA"])

    def build(year: int) -> tuple[date, date] | None:
        first = day_of(year - (end_month < month), month, int(m["dA"]))
        last = day_of(year, end_month, end_day)
        if first is None or last is None or first > last:
            return None
        return first, last

    year = parts.get("yA") or _last_year(m, day)
    if year is None and anchor and m.group().endswith(" year"):
        year = str(anchor.year)
    span = _latest(build, day, year)
    if parts.get("dB"):
        return span
    return with_preposition(parts.get("pre"), span, day)


def night_to_date(m: _Match, day: date | None, anchor: date | None) -> Interval:
    """Resolve "overnight into 5 June": from the evening before."""
    first, last = full_date(m, day, anchor)
    if first is None:
        return UNKNOWN
    return shift(first, -1), last


def months(m: _Match, day: date | None, _: date | None) -> Interval:
    """Resolve "from May to July", "in May and June"."""
    first, last = month_number(m["moA"]), month_number(m["moB"])

    def build(year: int) -> tuple[date, date] | None:
        begin = year - (last < first)
        if begin < 1:
            return None
        return month_of(begin, first)[0], month_of(year, last)[1]

    begin, end = _latest(build, day, m["yA"])
    if begin and end and day and begin <= day:
        end = min(end, day)
    return begin, end


def numeric(m: _Match, _: date | None, __: date | None) -> Interval:
    """Resolve "2023-06-01", "01.06.2023", "13/06/2023"; "01/06/2023" is read in two
    ways and stays unknown.
    """
    year, month, day = int(m["y"]), int(m["m"]), int(m["d"])
    if "/" in m.group():
        if day <= 12 and month <= 12 and day != month:
            return UNKNOWN
        month, day = sorted((day, month))
    return _one_day(year, month, day)


def _part(m: _Match) -> str:
    return (m["part"] or _WORDS.parts.get(m["part2"] or "", "")).lower()


def month_only(m: _Match, day: date | None, _: date | None) -> Interval:
    """Resolve a month, or its early, middle or late part."""
    part, month = _part(m), month_number(m["moA"])
    first, last = _latest(
        lambda year: part_of_month(*month_of(year, month), part),
        day,
        m["yA"] or _last_year(m, day),
    )
    if first and last and day and first <= day < last:
        last = day
    return with_preposition(m["pre"], (first, last), day)


def running(m: _Match, day: date | None, _: date | None) -> Interval:
    """Resolve "for the third day running"."""
    number = _WORDS.ordinals.get(m["nth"].lower())
    if day is None or number is None:
        return UNKNOWN
    return shift(day, 1 - number), day


def year_only(m: _Match, day: date | None, _: date | None) -> Interval:
    """Resolve a year, or its early, middle or late part."""
    first, last = part_of_year(int(m["yA"]), _part(m))
    if day and first <= day:
        last = min(last, day)
    return with_preposition(m["pre"], (first, last), day)


def weekday(m: _Match, day: date | None, _: date | None) -> Interval:
    """Resolve a day of the week."""
    if day is None:
        return UNKNOWN
    which = (m["which"] or "").lower()
    meant = weekday_before(day, m["wdA"].lower(), same=which != "last")
    if which in ("next", "coming"):
        meant = shift(meant, 7)
    if m["night"]:
        return shift(meant, -1), meant
    return with_preposition(m["pre"], (meant, meant), day)


def weekdays(m: _Match, day: date | None, _: date | None) -> Interval:
    """Resolve a span of days of the week."""
    if day is None:
        return UNKNOWN
    last = weekday_before(day, m["wdB"].lower())
    return weekday_before(last, m["wdA"].lower()), last


def near_day(m: _Match, day: date | None, _: date | None) -> Interval:
    """Resolve "today", "overnight", "the day before yesterday"."""
    if day is None:
        return UNKNOWN
    words = m.group().lower()
    if words in ("overnight", "last night"):
        return shift(day, -1), day
    for word, days in (("before yesterday", -2), ("yesterday", -1), ("tomorrow", 1)):
        if word in words:
            return shift(day, days), shift(day, days)
    return day, day


def hour_of_day(_: _Match, day: date | None, anchor: date | None) -> Interval:
    """Resolve "at 5 a.m.": of the day last spoken of, else of the day of saying."""
    meant = anchor or day
    return meant, meant


def part_of_day(m: _Match, day: date | None, _: date | None) -> Interval:
    """Resolve "since morning", "before dawn": of the day of saying; a night and its
    middle begin on the day before.
    """
    if day is None:
        return UNKNOWN
    words = m.group().lower()
    if words.endswith(("the night", "midnight")) and not words.startswith("since"):
        return shift(day, -1), day
    return day, day


def hours_from(_: _Match, day: date | None, anchor: date | None) -> Interval:
    """Resolve "hours earlier": the day last spoken of, unknown where none was."""
    return anchor, anchor or day


def from_anchor(
    m: _Match,
    _: date | None,
    anchor: date | None,
) -> Interval:
    """Resolve "a day earlier", "two weeks later", counted from the day last spoken
    of.
    """
    if anchor is None:
        return UNKNOWN
    if re.search(r"\bsame\b|^that\b", m.group(), re.IGNORECASE):
        return anchor, anchor
    parts = m.groupdict()
    number = exact_number(parts.get("n") or "one")
    if number is None:
        return None, anchor
    if not re.search(r"later|next|following", m.group(), re.IGNORECASE):
        number = -number
    return _reckoned(anchor, number, (parts.get("unit") or "day").lower())


def anchor_day(
    _: _Match,
    __: date | None,
    anchor: date | None,
) -> Interval:
    """Return the day of the event that "a day after" leads up to, before the step back
    (see step_days).
    """
    return anchor, anchor


def step_days(m: _Match) -> int:
    """Return how many days "a day after" spans, negative for "a day before", 0 when
    their number is open.
    """
    days = {"day": 1, "week": 7}.get(m["unit"], 0) * (exact_number(m["n"]) or 0)
    if m.group().lower().endswith("before"):
        return -days
    return days


def _reckoned(day: date, number: int, unit: str) -> Interval:
    match unit:
        case "month":
            return month_of(day.year, day.month + number)
        case "year":
            return part_of_year(max(day.year + number, 1), "")
    meant = shift(day, number * {"week": 7, "hour": 0}.get(unit, 1))
    return meant, meant


def ago(m: _Match, day: date | None, _: date | None) -> Interval:
    """Resolve "two days ago"."""
    if day is None:
        return UNKNOWN
    number = exact_number(m["n"])
    if number is None:
        return None, shift(day, -1)
    return _reckoned(day, -number, m["unit"])


def stretch(m: _Match, day: date | None, _: date | None) -> Interval:
    """Resolve "in the past 24 hours", "for three days": up to the day of saying."""
    if day is None:
        return UNKNOWN
    number = exact_number(m["n"] or "one")
    if number is None or (m["n"] is None and m.group().endswith("s")):
        return None, day
    match m["unit"]:
        case "hour":
            return shift(day, -max(1, round(number / 24))), day
        case "month":
            return _same_day(day, number), day
        case "year":
            return _same_day(day, number * 12), day
        case "week":
            number *= 7
    return shift(day, -number), day


def _same_day(day: date, months_back: int) -> date:
    """Return the day of that number so many months before, or that month's last."""
    first, last = month_of(day.year, day.month - months_back)
    return first.replace(day=min(day.day, last.day))


def lasting(
    m: _Match,
    day: date | None,
    anchor: date | None,
) -> Interval:
    """Resolve "for three days"; months and years are too rough for a first day."""
    if m["least"] or m["unit"] in ("month", "year") or m["n"] is None:
        return None, day
    return stretch(m, day, anchor)


def calendar_unit(
    m: _Match,
    day: date | None,
    _: date | None,
) -> Interval:
    """Resolve "last week", "earlier this month", "next year"."""
    if day is None:
        return UNKNOWN
    step = {"this": 0, "the": 0, "next": 1, "coming": 1}.get(m["which"].lower(), -1)
    if m.group().lower().endswith("before last"):
        step = -2
    first, last = _unit_of(day, m["unit"], step, (m["part"] or "").lower())
    if step == 0:
        last = max(first, min(last, day))
    return with_preposition(m["pre"], (first, last), day)


def _unit_of(
    day: date,
    unit: str,
    step: int,
    part: str,
) -> tuple[date, date]:
    match unit:
        case "week":
            first, last = week_of(day, step)
            if part == "late":
                first = shift(first, 4)
            elif part == "early":
                last = shift(first, 2)
            return first, last
        case "month":
            month = month_of(day.year, day.month + step)
            return part_of_month(*month, part)
    return part_of_year(max(day.year + step, 1), part)


def weekend(m: _Match, day: date | None, _: date | None) -> Interval:
    """Resolve "over the weekend", "last weekend"."""
    if day is None:
        return UNKNOWN
    over = bool(re.search(r"\blast\b", m.group(), re.IGNORECASE))
    first, last = weekend_before(day, last=over)
    return with_preposition(m["pre"], (first, min(last, day)), day)


def season(m: _Match, day: date | None, _: date | None) -> Interval:
    """Resolve "last summer", "in the spring of 2022"."""
    name, which = m["season"].lower(), (m["which"] or "").lower()
    if day is None or m["yA"]:
        span = _latest(lambda year: season_of(year, name), day, m["yA"])
        return with_preposition(m["pre"], span, day)
    for back in range(3):
        if day.year - back > 1:
            first, last = season_of(day.year - back, name)
            if first <= day and (which != "last" or last < day):
                return with_preposition(m["pre"], (first, min(last, day)), day)
    return UNKNOWN


def invasion(_: _Match, day: date | None, __: date | None) -> Interval:
    """Return the time since the full-scale invasion."""
    return INVASION, max(day or INVASION, INVASION)


def invasion_part(
    m: _Match,
    _: date | None,
    __: date | None,
) -> Interval:
    """Resolve "in the first week of the invasion"; its start and outset are taken for
    its first month.
    """
    days = _WORDS.invasion_parts[(m["span"] or "month").lower()]
    return INVASION, shift(INVASION, days - 1)


def foreign_date(
    m: _Match,
    day: date | None,
    _: date | None,
) -> Interval:
    """Resolve a day and month whose month another language names: "12 mars 2024"."""
    month, number = _WORDS.foreign_months[m["foreign"].lower()], int(m["d"])

    def build(year: int) -> tuple[date, date] | None:
        only = day_of(year, month, number)
        if only is None:
            return None
        return only, only

    return _latest(build, day, m["y"])


def day_of_month(
    m: _Match,
    day: date | None,
    _: date | None,
) -> Interval:
    """Resolve "on the 12th": the latest such day up to the day of saying."""
    number = int(m["d"])
    if day is None or not 1 <= number <= _LONGEST_MONTH:
        return UNKNOWN
    for back in range(3):
        first, _ = month_of(day.year, day.month - back)
        only = day_of(first.year, first.month, number)
        if only and only <= day:
            return only, only
    return UNKNOWN


def vague(_: _Match, day: date | None, __: date | None) -> Interval:
    """Return an unknown start up to the day of saying."""
    return None, day


_WEEKDAYS = "|".join(_WORDS.weekdays)
_WEEKDAY = rf"(?P<wd{{0}}>{_WEEKDAYS})"
_SHORT = "|".join(_WORDS.month_abbreviations)
_MONTH = rf"(?P<mo{{0}}>{'|'.join(_WORDS.months)}|(?:{_SHORT})\b\.?)"
_DAY = r"(?P<d{0}>[0-3]?[0-9])(?:st|nd|rd|th)?"
_YEAR = r"(?P<y{0}>(?:19|20)[0-9]{{2}})"
_NUMBERS = "|".join([*_WORDS.numbers, r"\d{1,3}", *_WORDS.rough_counts])
_COUNT = rf"(?P<n>an?|{_NUMBERS})"
_UNIT = rf"(?P<unit>{'|'.join(_WORDS.units)})s?"
_PART = (
    r"(?:(?P<part>[Ee]arly|[Mm]id|[Ll]ate)[ -]"
    r"|(?:the )?(?P<part2>start|beginning|middle|end|first days|last days|first"
    r" week|last week) of )"
)
_ON = (
    r"(?:(?P<pre>[Ss]ince|[Uu]ntil|[Tt]ill|[Bb]efore|[Bb]y|[Aa]s"
    r" of|[Aa]fter|[Ff]rom(?! \w+[’']s\b))(?: the)? )?"
)
# "Overnight into 5 June", "in the night to 5 June", "overnight on 5 June".
_NIGHT_TO = (
    r"(?:[Oo]vernight(?: (?:into|on|to))?|[Ii]n the night to|[Dd]uring the night to) "
)
_TIE = r" ?(?:-|–|—|to|and|until|through) ?"
_IN = r"(?:[Ii]n|[Dd]uring|[Oo]ver|[Ww]ithin|[Ff]or|[Tt]hroughout|[Aa]fter) "
_NAMED = rf"(?:{_WEEKDAY.format('X')},? )?"
_D, _DB = _DAY.format("A"), _DAY.format("B")
_M, _MB = _MONTH.format("A"), _MONTH.format("B")
_W, _WB = _WEEKDAY.format("A"), _WEEKDAY.format("B")
_Y = _YEAR.format("A")
_OF_YEAR = rf"(?:,? {_Y}| of (?:that|the same|last) year| last year)?"
# What may follow a number that looks like a year and is none.
_FOREIGN = "|".join(_WORDS.foreign_months)
_OF_WAR = (
    r"(?:the |Russia[’']s |Moscow[’']s )?(?:full-scale |large-scale |Russian )?"
    r"(?:invasion|war)(?! (?:crimes?|effort|of words))"
)
_THINGS = r"(?:km|people|soldiers|troops|square|kilomet|met|of)"


class _DateRule(NamedTuple):
    """A pattern and what it means. cue: the kind of word it needs (see _CUE). mark:
    step, vague, relative or "".
    """

    cue: str
    pattern: re.Pattern[str]
    means: DateMeaning
    mark: str


# Words without which no rule of that name can match; "near" stands for "unit" too
# ("day").
_CUE = re.compile(
    rf"(?P<weekday>{_WEEKDAYS})"
    r"|(?P<month>Jan|Feb|Mar(?:ch|\b)|Apr|May\b|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
    r"|(?P<season>spring|summer|autumn|winter|\bfall\b)|(?P<recent>recent|lately)"
    r"|(?P<near>[Ww]eekend|day\b|[Oo]vernight|night|morning|afternoon|evening"
    r"|tomorrow)|(?P<hour>[Hh]ours|[Mm]inutes|dawn|daybreak|noon|midday|midnight|morning"
    r"|sunrise|dusk|sunset|the night|so far today|of the day)"
    r"|(?P<clock>\d ?[ap]\.?m\b|o[’']clock|\d[:.][0-5]\d)"
    r"|(?P<unit>hour|days|week|month|year)"
    r"|(?P<year>(?:19|20)\d\d)|(?P<war>invasion|war\b)"
    rf"|(?P<foreign>(?i:{_FOREIGN})\b)|(?P<ordinal>on the \d{{1,2}}(?:st|nd|rd|th)\b)",
)


def _rules(
    cue: str,
    means: DateMeaning,
    *patterns: str,
    mark: str = "",
    any_case: bool = False,
) -> list[_DateRule]:
    flags = re.IGNORECASE if any_case else 0
    return [
        _DateRule(cue, re.compile(rf"\b(?:{p})\b", flags), means, mark)
        for p in patterns
    ]


# In order of precedence: where two would take the same words, the earlier one does.
_RULES: tuple[_DateRule, ...] = (
    *_rules(
        "war",
        invasion,
        r"since (?!.{0,20}(?:World|Cold|Gulf))(?:the (?:start|beginning|outset) of"
        r" )?(?:[\w’'-]+ ){1,3}(?:invasion|war)"
        r"(?: (?:of|in|on|against) (?:Ukraine|its neighbou?r))?(?: (?:began|started|was"
        r" launched))?"
        r"(?: (?:in|on|last) (?:Feb(?:ruary|\.)?(?: 24)?|24 February)(?:,? 2022)?)?",
        any_case=True,
    ),
    *_rules(
        "war",
        invasion_part,
        r"(?:in|during|from|over|within) the (?:very )?(?:first|early|earliest|opening"
        r"|initial) (?:few |two |three )?(?P<span>hours|days?|weeks?|months?) of"
        rf" {_OF_WAR}",
        rf"(?P<span>(?!))?(?:at|from|since) the (?:very )?(?:start|beginning|outset) of"
        rf" {_OF_WAR}",
        rf"(?P<span>(?!))?early in {_OF_WAR}",
        any_case=True,
    ),
    # Any digits match, so that a day the calendar has not stays unknown and does not
    # pass for "without words of time".
    *_rules(
        "year",
        numeric,
        r"(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)",
        r"(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>(?:19|20)\d\d)",
        r"(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>(?:19|20)\d\d)",
    ),
    *_rules(
        "foreign",
        foreign_date,
        rf"(?P<d>\d{{1,2}})(?:er|\.)? (?:de )?(?P<foreign>{_FOREIGN})"
        r"(?:,? (?:de )?(?P<y>(?:19|20)\d\d))?",
        rf"(?P<foreign>{_FOREIGN}) (?P<d>\d{{1,2}})(?:,? (?P<y>(?:19|20)\d\d))?",
        any_case=True,
    ),
    *_rules(
        "month",
        night_to_date,
        rf"{_NIGHT_TO}{_NAMED}(?:the )?{_D} (?:of )?{_M}{_OF_YEAR}",
        rf"{_NIGHT_TO}{_NAMED}{_M} {_D}(?!{_TIE}\d){_OF_YEAR}",
    ),
    *_rules(
        "month",
        full_date,
        rf"{_D} {_M}{_TIE}{_DB} {_MB}{_OF_YEAR}",
        rf"{_M} {_D}{_TIE}{_MB} {_DB}{_OF_YEAR}",
        rf"(?:{_NIGHT_TO})?{_D}{_TIE}{_DB} {_M}{_OF_YEAR}",
        rf"(?:{_NIGHT_TO})?{_M} {_D}{_TIE}{_DB}{_OF_YEAR}",
        rf"{_ON}{_NAMED}(?:the )?{_D} (?:of )?{_M}{_OF_YEAR}",
        rf"{_ON}{_NAMED}{_M} {_D}{_OF_YEAR}",
    ),
    *_rules(
        "month",
        months,
        rf"(?:[Ff]rom|[Bb]etween|[Ii]n|[Dd]uring) {_M} (?:to|and|until|through)"
        rf" {_MB}(?! \d)(?: {_Y})?",
    ),
    *_rules(
        "month",
        month_only,
        rf"{_ON}(?:[Ii]n )?{_PART}?{_M}(?P<yA>(?!))? (?:of )?last year",
        rf"{_ON}{_PART}?{_M},? (?:of )?{_Y}",
        rf"{_ON}{_PART}{_M}(?P<yA>(?!))?",
        r"(?P<pre>[Ss]ince|[Uu]ntil|[Bb]y)"
        rf" {_M}(?P<yA>(?!))?(?P<part>(?!))?(?P<part2>(?!))?",
        rf"(?P<pre>(?!))?(?:[Ii]n|[Dd]uring|[Tt]hroughout|[Ll]ast|[Tt]his) "
        rf"{_M}(?P<yA>(?!))?(?P<part>(?!))?(?P<part2>(?!))?",
    ),
    *_rules(
        "weekday",
        weekdays,
        rf"(?:[Oo]vernight (?:from )?)?{_W}(?: (?:night|morning|evening))?(?: into"
        rf" |{_TIE}){_WB}",
    ),
    *_rules(
        "weekday",
        weekday,
        rf"{_ON}(?:(?P<which>[Ll]ast|[Tt]his|[Nn]ext|[Cc]oming) |(?P<night>[Oo]vernight"
        r" (?:(?:into|on|to) )?|(?:[Ii]n|[Dd]uring|[Oo]n) the night"
        r" (?:to|into|before) )"
        rf"|[Ee]arly |[Ll]ate )?"
        rf"{_W}(?! (?:Times|Telegraph))",
    ),
    *_rules(
        "near",
        near_day,
        r"the day before yesterday|yesterday|today|tonight|tomorrow|this"
        r" (?:morning|afternoon|evening)"
        r"|(?:during|throughout|in the course of|over) the day(?! (?:before|after))"
        r"|overnight|last night",
        mark="relative",
        any_case=True,
    ),
    *_rules(
        "unit",
        ago,
        rf"{_COUNT} {_UNIT} ago",
        r"(?P<n>days|weeks|months|years) ago",
        any_case=True,
    ),
    *_rules(
        "unit",
        anchor_day,
        rf"{_COUNT} {_UNIT} (?:after|following|before(?="
        r" (?:they|he|she|it|the|a|an|its|their|his|[A-Z][a-z]+)\b))",
        mark="step",
        any_case=True,
    ),
    *_rules(
        "unit",
        from_anchor,
        rf"{_COUNT} {_UNIT} (?:earlier|before|later|previously)",
        r"the (?:previous|following|next) day|the day before",
        r"(?:on )?(?:the|that) same (?:day|evening|night)|that (?:day|night)",
        any_case=True,
    ),
    *_rules(
        "near",
        from_anchor,
        r"the (?:evening|night|morning) before",
        mark="relative",
        any_case=True,
    ),
    *_rules(
        "hour",
        hours_from,
        r"(?:hours|minutes) (?:earlier|before|later)",
        any_case=True,
    ),
    *_rules(
        "hour",
        part_of_day,
        r"since (?:the )?(?:morning|dawn|midnight|noon|daybreak|start of the day"
        r"|beginning of the day)|so far today"
        r"|(?:in|during) the (?:small|early|late|evening|morning) hours"
        r"|(?:in|during) the early morning"
        r"|(?:in|during) the (?:morning|afternoon|evening)(?! of\b)"
        r"|(?:at|before|around|(?:just|shortly) (?:before|after))"
        r" (?:dawn|daybreak|noon|midday"
        r"|sunrise|midnight|dusk|sunset)"
        r"|(?:in|during) the night",
        mark="hour",
        any_case=True,
    ),
    *_rules(
        "clock",
        hour_of_day,
        r"(?:at|by|around|about|just before|shortly (?:after|before)|from) (?:about )?"
        r"(?:[01]?\d|2[0-3])(?:[:.][0-5]\d)?(?: ?[ap]\.?m\b\.?| o[’']clock)",
        r"(?:at|by|around|about|just before|shortly (?:after|before)) (?:about )?"
        r"(?:[01]?\d|2[0-3])[:.][0-5]\d(?![\d.]| ?(?:km|million|billion|per|p))",
        mark="hour",
        any_case=True,
    ),
    *_rules(
        "near",
        running,
        r"for (?:the|a) (?P<nth>\w+) (?:straight |consecutive |successive"
        r" )?(?:day|night)(?: running| in a row)?",
        any_case=True,
    ),
    *_rules(
        "unit",
        vague,
        rf"in (?:less than|under|about|just|only|barely) {_COUNT} {_UNIT}",
        any_case=True,
    ),
    *_rules(
        "unit",
        stretch,
        rf"{_IN}(?:the )?(?:last|past|previous|preceding) (?:{_COUNT} )?{_UNIT}",
        mark="relative",
    ),
    *_rules(
        "unit",
        stretch,
        rf"(?:the )?(?:past|last) {_COUNT} {_UNIT}",
        mark="relative",
        any_case=True,
    ),
    *_rules(
        "recent",
        vague,
        rf"(?:{_IN})?(?:the )?recent (?:hours|days|weeks|months|years)",
        r"recently|lately",
        mark="vague",
        any_case=True,
    ),
    *_rules(
        "unit",
        lasting,
        r"for (?:(?:about|almost|nearly|some|(?P<least>at least|more than|over))"
        rf" )?(?:{_COUNT} )?{_UNIT}"
        r"(?! (?:to|from))",
        mark="vague",
        any_case=True,
    ),
    *_rules(
        "unit",
        calendar_unit,
        rf"(?<!time ){_ON}(?:(?P<part>early|late|mid|earlier|later)["
        r" -])?(?P<which>last|this|next|coming|the previous) "
        rf"(?P<unit>week|month|year)",
        r"(?P<pre>since|by|until) (?P<part>(?!))?the (?:start|beginning|end) of"
        r" (?P<which>the|this) "
        r"(?P<unit>week|month|year)",
        r"(?P<pre>(?!))?(?P<part>(?!))?(?P<which>the) (?P<unit>week|month|year) before"
        r" last",
        any_case=True,
    ),
    *_rules(
        "near",
        weekend,
        r"(?:(?:over|during|at|on|through|(?P<pre>since)) )?(?:the (?:past |last"
        r" )?|last |this )weekend",
        any_case=True,
    ),
    *_rules(
        "season",
        season,
        rf"{_ON}(?:(?P<which>last|this) |(?:in|during|over|since|by|until|throughout)"
        r" (?:the )?)(?:early |late )?"
        rf"(?P<season>{'|'.join(_WORDS.seasons)})(?:(?: of)? {_Y})?(?!"
        r" (?:offensive|counter))",
        any_case=True,
    ),
    *_rules(
        "ordinal",
        day_of_month,
        r"on the (?P<d>\d{1,2})(?:st|nd|rd|th)(?=\W*$|[,.;]| (?:and|in|at|near|of"
        r" (?:this|that|the) month)\b)",
    ),
    *_rules(
        "year",
        year_only,
        rf"{_ON}(?:in |during |of )?{_PART}?{_Y}(?![-–./:]\d| {_THINGS})",
    ),
)


def _expression(
    rule: _DateRule,
    m: re.Match[str],
    spoken_on: date | None,
    anchor: date | None,
) -> DateExpression:
    if rule.means is not hours_from:
        anchor = anchor or spoken_on
    first, last = rule.means(m, spoken_on, anchor)
    step = 0
    if rule.mark == "step":
        step = step_days(m)
    return DateExpression(
        m.start(),
        m.end(),
        m.group(),
        first,
        last,
        step,
        vague=rule.mark == "vague",
        relative=rule.mark == "relative",
    )
