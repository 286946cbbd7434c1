"""Expressions of time in Ukrainian and Russian, each resolved to an interval of days
against the day of publication. What cannot be reckoned stays unresolved.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import cache

from dashboard.reading.dates.expressions import (
    DateExpression,
    month_of,
    week_of,
    weekend_before,
)
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
# Characters between a day and the part of it that is named beside it.
_BESIDE_REACH = 32
_APART = re.compile(r"[,;:.!?\n–—]|(?<!\w)(?:а|і|й|та|и)(?!\w)")
# Marks of a rule: it counts from the day of the report; it tells a part of a day; it
# means the days last spoken of; it tells only that the time is unknown; it holds only
# where it opens a line, and there tells a day or a part of one.
_RELATIVE, _PART, _SAME, _VAGUE = "relative", "part", "same", "vague"
_OPENING, _OPENING_PART = "opening", "opening part"
_AT_OPENING = frozenset({_OPENING, _OPENING_PART})
_OF_PARTS = frozenset({_PART, _OPENING_PART})
# The hour from which an interval that ends at an earlier one began the day before.
_NOON = 12
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d")
_LINE_END = re.compile(r"[ .:]*\n")
_WORD_CHARACTER = re.compile(r"\w")
# "Зведення за", "Хроніка обстрілів за", "Итоги дня".
_TITLE = re.compile(
    r"(?:[\w-]+ )?(?:зведення|сводка|хронік\w+"
    r"|хроника|підсумки|итоги|дайджест|огляд"
    r"|обзор"
    r"|головне|главное|ситуація|ситуация"
    r"|обстановка|обстріли|обстрелы|атаки|удари"
    r"|удары)"
    r"(?: [\w-]+){0,2}?(?: (?:за|на|від|от))?",
    re.IGNORECASE,
)
# "06:10 ...": the hour at which an entry was written.
_ENTRY_CLOCK = r"(?:[01]?\d|2[0-3]):[0-5]\d(?![-–—:\d])"
# "04.06" is a day in front of what is told, and behind "за"; elsewhere an hour or a
# number.
_SHORT_DAY = r"(?P<d>[0-3]\d)\.(?P<m>[01]\d)(?!\.?\d)"
_BEFORE_SHORT_DAY = r"(?:(?<=за )|(?<=від )|(?<=от )|(?<=на )|(?<=\())"


def find_inflected_dates(
    text: str,
    start: int,
    end: int,
    language: str,
    published: date | None,
    spoken: Interval = UNRESOLVED,
) -> list[DateExpression]:
    """Return the expressions of time between two offsets, in order.

    language: uk or ru. published: the day to reckon from, None when unknown: then only
    full dates resolve. spoken: the days last spoken of, which "the same day" means. A
    day that does not exist, or lies after the report, stays unresolved.
    """
    expressions: list[DateExpression] = []
    parts: set[int] = set()
    for pattern, meaning, mark in _rules(language):
        for m in pattern.finditer(text, start, end):
            if _is_taken(m, expressions) or _is_elsewhere(text, m, mark):
                continue
            first, last = spoken if mark == _SAME else meaning(m, published)
            if mark in _OF_PARTS:
                parts.add(m.start())
            expressions.append(
                DateExpression(
                    m.start(),
                    m.end(),
                    m.group(),
                    first,
                    last,
                    vague=mark == _VAGUE or (mark == _SAME and last is None),
                    relative=mark == _RELATIVE or mark in _OF_PARTS,
                )
            )
    expressions.sort(key=lambda e: e.start)
    return _without_parts(text, expressions, parts)


def _is_taken(m: re.Match[str], expressions: Sequence[DateExpression]) -> bool:
    return any(m.start() < e.end and e.start < m.end() for e in expressions)


def _is_elsewhere(text: str, m: re.Match[str], mark: str) -> bool:
    """Tell what is a time only where it opens a line, behind signs and pictures, and
    does not.
    """
    if mark not in _AT_OPENING:
        return False
    least = max(0, m.start() - _LONGEST_HEADING)
    line = text[max(least, text.rfind("\n", least, m.start()) + 1) : m.start()]
    return any(character.isalnum() for character in line)


def _without_parts(
    text: str,
    expressions: list[DateExpression],
    parts: set[int],
) -> list[DateExpression]:
    """Return the expressions without those parts of a day that stand beside the day
    itself: "у середу близько полудня".
    """
    if not parts:
        return expressions
    wholes = [e for e in expressions if e.start not in parts and not e.vague]
    return [
        e
        for e in expressions
        if e.start not in parts or not any(_is_beside(text, e, day) for day in wholes)
    ]


def _is_beside(text: str, part: DateExpression, day: DateExpression) -> bool:
    first, second = sorted((part, day), key=lambda e: e.start)
    between = text[first.end : second.start]
    return len(between) <= _BESIDE_REACH and _APART.search(between) is None


def entry_day(
    text: str,
    start: int,
    end: int,
    language: str,
    published: date | None,
) -> date | None:
    """Return the day that a line of nothing else names, as the heading of a live blog's
    entries does ("11 грудня", "Вторник, 3 июня 2025 года"), or one that names a summary
    and its day ("Зведення за 4 червня:"); None for another line.
    """
    if end - start > _LONGEST_HEADING:
        return None
    dates = find_inflected_dates(text, start, end, language, published)
    days = {e.first for e in dates if e.first is not None and e.first == e.last}
    rest = text[start:end]
    for expression in reversed(dates):
        first, last = expression.start - start, expression.end - start
        rest = rest[:first] + rest[last:]
    rest = _CLOCK.sub("", rest).strip(" \t\n,.:;–—|*#·•()")
    is_heading = not rest or _is_title(text, start, end, rest)
    return days.pop() if len(days) == 1 and is_heading else None


def _is_title(text: str, start: int, end: int, words: str) -> bool:
    """Tell the words of a line that names the summary which follows it."""
    least = max(0, start - _LONGEST_HEADING)
    before = text[least:start].rpartition("\n")[2]
    is_line = _LINE_END.match(text, end) and not _WORD_CHARACTER.search(before)
    return bool(is_line) and _TITLE.fullmatch(words) is not None


@cache
def _rules(language: str) -> tuple[tuple[re.Pattern[str], Meaning, str], ...]:
    words = word_lists(InflectedDateWords, language)
    rules = [*_calendar_rules(words), *_counted_rules(words), *_relative_rules(words)]
    return tuple(
        (re.compile(rf"(?<!\w){pattern}(?!\w)", re.IGNORECASE), meaning, mark)
        for pattern, meaning, mark in rules
    )


def _calendar_rules(words: InflectedDateWords) -> list[tuple[str, Meaning, str]]:
    """Return the rules of what the calendar names: days, nights, months, years."""
    month = _named("mo", words.months)
    last_month = _named("mo2", words.months)
    weekday = _named("wd", words.weekdays)
    last_weekday = _named("wd2", words.weekdays)
    day = rf"(?P<d>[0-3]?\d(?:-го|-е|-те)?|{'|'.join(words.days_of_month)})"
    last_day = rf"(?P<d2>[0-3]?\d(?:-го|-е|-те)?|{'|'.join(words.days_of_month)})"
    year = rf"(?:,? (?P<y>(?:19|20)\d\d)(?: {words.year})?)?"
    since, until = _either(words.since), words.until
    night = _either(words.night)
    clock = _clock(words)
    return [
        (
            rf"{_either(words.night_from)} {day}(?: {month})? {words.night_joint}"
            rf" {last_day} {last_month}{year}",
            _span(words),
            "",
        ),
        (
            rf"{_either(words.night_from)} \w+ {words.night_joint} {weekday}",
            _night_to_weekday(words),
            _RELATIVE,
        ),
        (rf"{_either(words.night_to)} {day} {month}{year}", _night_to(words), ""),
        (rf"{_either(words.night_to)} {weekday}", _night_to_weekday(words), _RELATIVE),
        (rf"{night} {day} {month}{year}", _night_to(words), ""),
        (rf"{night} (?:(?:у|в|во) )?{weekday}", _night_to_weekday(words), _RELATIVE),
        (rf"{weekday} {night}", _night_to_weekday(words), _RELATIVE),
        (
            rf"{since}(?:{clock})? {day}(?: {month})?(?: (?:19|20)\d\d {words.year})?"
            rf" {until}(?:{clock})? {last_day} {last_month}{year}",
            _span(words),
            "",
        ),
        (
            rf"{since}{clock} {day} {month}{year} {until}(?P<to>{clock})",
            _to_hour(words),
            "",
        ),
        (rf"{since}(?P<from>{clock}) {until}(?P<to>{clock})", _hours(words), _RELATIVE),
        (rf"{day}\s?[-–—]\s?{last_day} {last_month}{year}", _span(words), ""),
        (
            rf"{words.between}{day}(?: {month})? {words.both} {last_day}"
            rf" {last_month}{year}",
            _span(words),
            "",
        ),
        (rf"{since} {month} {until} {last_month}{year}", _months(words), ""),
        (rf"(?!від |от ){since} {day} {month}{year}", _from(_day(words)), ""),
        (
            rf"{since} {weekday} {until} {last_weekday}",
            _weekdays(words),
            _RELATIVE,
        ),
        (rf"{since} {weekday}", _from(_weekday(words)), _RELATIVE),
        (rf"{since} {_either(words.yesterday)}", _from(_ago(1)), _RELATIVE),
        (rf"{day} {month}{year}", _day(words), ""),
        (
            r"(?P<d>[0-3]?\d)\.(?P<m>[01]?\d)\.(?P<y>(?:19|20)\d\d|\d\d)",
            _numeric,
            "",
        ),
        (_BEFORE_SHORT_DAY + _SHORT_DAY, _numeric, ""),
        (_SHORT_DAY, _numeric, _OPENING),
        *(
            (rf"{_either(part)} {month}{year}", _month(words, *days), "")
            for part, days in (
                (words.early, (1, 10)),
                (words.middle, (11, 20)),
                (words.late, (21, 31)),
                (words.in_month, (1, 31)),
            )
        ),
        *(
            (rf"{since} {third} {month}{year}", _from(_month(words, begin)), "")
            for third, begin in zip(words.thirds, (1, 11, 21), strict=True)
        ),
        (rf"{since} {month}{year}", _from(_month(words)), ""),
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
    ]


def _counted_rules(words: InflectedDateWords) -> list[tuple[str, Meaning, str]]:
    """Return the rules of what is counted back: "два дні тому", "третій день"."""
    number = rf"(?P<n>\d{{1,2}}|{'|'.join(words.numbers)})"
    ordinal = rf"{words.not_ordinal}{_named('o', words.ordinals)}"
    units = (words.days, 1), (words.weeks, 7)
    several = rf"{words.several} (?:{words.days}|{words.weeks}|{words.month_units})"
    rules: list[tuple[str, Meaning, str]] = [
        (rf"{several} {words.ago}", lambda _m, _p: UNRESOLVED, _VAGUE)
    ]
    years = words.years_to_the_day.replace("~", number)
    rules.append((rf"{years} {words.ago}", _years_ago(words), ""))
    for unit, length in units:
        ago = rf"(?:{number} )?{unit} {words.ago}"
        rules.append((ago, _counted_ago(words, length), _RELATIVE))
        during = rf"(?:{words.during}) {number} {unit}"
        rules.append((during, _counted_back(words, length), _RELATIVE))
        already = rf"{words.already} (?:{number} )?{unit}"
        rules.append((already, _counted_back(words, length), _RELATIVE))
        running = rf"{number} {unit}(?: {words.running}|{words.lasting})"
        rules.append((running, _counted_back(words, length), _RELATIVE))
    for unit, more in ((words.days, 0), (words.nights, 1)):
        count = rf"{ordinal} {unit}{words.not_counted}"
        rules.append((count, _counted_on(words, more), _RELATIVE))
    count = rf"{words.already} {ordinal} {words.weeks}"
    rules.append((count, _weeks_on(words), _RELATIVE))
    return rules


def _relative_rules(words: InflectedDateWords) -> list[tuple[str, Meaning, str]]:
    """Return the rules of what counts from the day of the report without a number."""
    weekday = _named("wd", words.weekdays)
    other = _named("wd2", words.weekdays)
    adjective = _named("wd", words.weekday_adjectives)
    return [
        (_either(words.same_day), lambda _m, _p: UNRESOLVED, _SAME),
        (_either(words.day_before_yesterday), _ago(2), _RELATIVE),
        (_either(words.night_before_last), _nights_ago(2), _RELATIVE),
        (_either(words.yesterday), _ago(1), _RELATIVE),
        (_either(words.last_day), _back(1), _RELATIVE),
        (_either(words.night), _back(1), _PART),
        (_either(words.night_adjectives) + words.attacks, _back(1), _PART),
        (_either(words.today), _ago(0), _RELATIVE),
        (_either(words.parts_of_day), _ago(0), _PART),
        (_ENTRY_CLOCK, _ago(0), _OPENING_PART),
        (_either(words.part_adjectives) + words.attacks, _ago(0), _PART),
        (_either(words.last_week), _week(-1), _RELATIVE),
        (_either(words.this_week), _week(0), _RELATIVE),
        (_either(words.week), _back(7), _RELATIVE),
        (_either(words.weekend), _weekend, _RELATIVE),
        (_either(words.last_month), _month_before(1), _RELATIVE),
        (_either(words.this_month), _month_before(0), _RELATIVE),
        (_either(words.last_year), _year_before(1), _RELATIVE),
        (_either(words.this_year), _year_before(0), _RELATIVE),
        (rf"{weekday} {words.both} (?:[ув]о? )?{other}", _weekdays(words), _RELATIVE),
        (rf"{words.past} {weekday}", _weekday(words, same=False), _RELATIVE),
        (weekday, _weekday(words), _RELATIVE),
        (
            adjective + words.attacks,
            _weekday(words, words.weekday_adjectives),
            _RELATIVE,
        ),
        (_named("se", words.seasons), _last_season(words), _RELATIVE),
        (_either(words.vague), lambda _m, _p: UNRESOLVED, _VAGUE),
    ]


def _clock(words: InflectedDateWords) -> str:
    """Return the pattern of an hour behind "from" or "to": " 20:00"."""
    return (
        rf" (?:\d{{1,2}}[:.]\d\d(?: {_either(words.hours)})?"
        rf"|(?:\w+ (?:год\w* |час\w* )?)?{_either(words.hours)})"
        r"(?: (?:мск|за києвом|за київським часом"
        r"|по москве|по киеву))?"
    )


def _either(patterns: Sequence[str]) -> str:
    return f"(?:{'|'.join(patterns)})"


def _named(name: str, patterns: Sequence[str]) -> str:
    return f"(?P<{name}>{'|'.join(patterns)})"


def _number_of(word: str, patterns: Sequence[str]) -> int:
    """Return the place of the pattern that fits a word, from 1."""
    fits = (n for n, p in enumerate(patterns, 1) if re.fullmatch(p, word, re.I))
    return next(fits)


def _day_number(word: str, words: InflectedDateWords) -> int:
    """Return the day of a month by its numeral or word: "5-го", "п'ятого"."""
    digits = re.match(r"\d+", word)
    return int(digits[0]) if digits else _number_of(word, words.days_of_month)


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
        on = _of(m, month, _day_number(m["d"], words), published)
        return on, on

    return meaning


def _night_to(words: InflectedDateWords) -> Meaning:
    def meaning(m: re.Match[str], published: date | None) -> Interval:
        month = _number_of(m["mo"], words.months)
        on = _of(m, month, _day_number(m["d"], words), published)
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
        last = _of(m, month, _day_number(m["d2"], words), published)
        own = m.groupdict().get("mo")
        if own:
            month = _number_of(own, words.months)
        if last is None:
            return UNRESOLVED
        first = _date(last.year, month, _day_number(m["d"], words))
        if first is None or first > last:
            return UNRESOLVED
        return first, last

    return meaning


def _numeric(m: re.Match[str], published: date | None) -> Interval:
    month, day = int(m["m"]), int(m["d"])
    written = m.groupdict().get("y")
    if written is None:
        on = _latest(month, day, published)
    else:
        year = int(written) + (2000 if len(written) == 2 else 0)
        on = _checked(_date(year, month, day), published)
    return on, on


def _month(words: InflectedDateWords, begin: int = 1, end: int = 31) -> Meaning:
    """A month, or a third of it: begin, end are its days."""

    def meaning(m: re.Match[str], published: date | None) -> Interval:
        month = _number_of(m["mo"], words.months)
        first = _of(m, month, begin, published)
        if first is None:
            return UNRESOLVED
        last = first.replace(day=min(end, monthrange(first.year, first.month)[1]))
        if published is not None and last > published:
            last = max(first, published)
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
    """A season of a year; winter is named for the year in which it begins."""

    def meaning(m: re.Match[str], published: date | None) -> Interval:
        month = 3 * _number_of(m["se"], words.seasons)
        first = _checked(date(int(m["y"]), month, 1), published)
        if first is None:
            return UNRESOLVED
        _, last = month_of(first.year, month + 2)
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


def _weekday(
    words: InflectedDateWords,
    names: Sequence[str] = (),
    *,
    same: bool = True,
) -> Meaning:
    """The last such weekday; same: the day of the report may be it. names: patterns of
    the seven, () for their nouns.
    """

    def meaning(m: re.Match[str], published: date | None) -> Interval:
        if published is None:
            return UNRESOLVED
        wanted = _number_of(m["wd"], names or words.weekdays) - 1
        back = (published.weekday() - wanted) % 7
        on = published - timedelta(back or (0 if same else 7))
        return on, on

    return meaning


def _weekdays(words: InflectedDateWords) -> Meaning:
    """From one weekday to another: "у суботу та неділю", "з понеділка по середу"."""
    on_last = _weekday(words)

    def meaning(m: re.Match[str], published: date | None) -> Interval:
        first, last = (
            _number_of(m[name], words.weekdays) - 1 for name in ("wd", "wd2")
        )
        on, _ = on_last(m, published)
        if on is None or published is None:
            return UNRESOLVED
        end = published - timedelta((published.weekday() - last) % 7)
        return end - timedelta((last - first) % 7), end

    return meaning


def _from(meaning: Meaning) -> Meaning:
    """From the beginning of what a meaning gives up to the report."""

    def since(m: re.Match[str], published: date | None) -> Interval:
        first, _ = meaning(m, published)
        if first is None or published is None:
            return UNRESOLVED
        return first, max(first, published)

    return since


def _to_hour(words: InflectedDateWords) -> Meaning:
    """From an hour of a day to one of the next: "з 20:00 6 травня до 7:00"."""
    of_day = _day(words)

    def meaning(m: re.Match[str], published: date | None) -> Interval:
        first, _ = of_day(m, published)
        if first is None:
            return UNRESOLVED
        later = first + timedelta(0 if _is_late(m["to"], words) else 1)
        return first, later if published is None else max(first, min(later, published))

    return meaning


def _hours(words: InflectedDateWords) -> Meaning:
    """From one hour to another, of the day of the report or from the evening before."""

    def meaning(m: re.Match[str], published: date | None) -> Interval:
        if published is None:
            return UNRESOLVED
        over_night = _is_late(m["from"], words) and not _is_late(m["to"], words)
        return published - timedelta(1 if over_night else 0), published

    return meaning


def _is_late(hour: str, words: InflectedDateWords) -> bool:
    """Tell an hour of the afternoon or evening from one of the morning."""
    number = re.search(r"(\d{1,2})[:.]", hour)
    if number is not None:
        return int(number[1]) >= _NOON
    return re.search(words.hours[0], hour, re.IGNORECASE) is not None


def _count(m: re.Match[str], words: InflectedDateWords) -> int:
    """Return the number of what is counted, 1 where none stands."""
    written = m["n"]
    if not written:
        return 1
    return int(written) if written.isdigit() else _number_of(written, words.numbers)


def _counted_ago(words: InflectedDateWords, length: int) -> Meaning:
    def meaning(m: re.Match[str], published: date | None) -> Interval:
        return _ago(_count(m, words) * length)(m, published)

    return meaning


def _years_ago(words: InflectedDateWords) -> Meaning:
    """The same day of an earlier year; 29 February has none."""

    def meaning(m: re.Match[str], published: date | None) -> Interval:
        if published is None or (published.month, published.day) == (2, 29):
            return UNRESOLVED
        on = published.replace(year=published.year - _count(m, words))
        return on, on

    return meaning


def _counted_back(words: InflectedDateWords, length: int) -> Meaning:
    def meaning(m: re.Match[str], published: date | None) -> Interval:
        return _back(_count(m, words) * length)(m, published)

    return meaning


def _counted_on(words: InflectedDateWords, more: int) -> Meaning:
    """What goes on for the third day began two days ago; the third night, three."""

    def meaning(m: re.Match[str], published: date | None) -> Interval:
        return _back(_number_of(m["o"], words.ordinals) + more)(m, published)

    return meaning


def _nights_ago(days: int) -> Meaning:
    """A night that ended so many days less one before the report."""

    def meaning(_m: re.Match[str], published: date | None) -> Interval:
        if published is None:
            return UNRESOLVED
        return published - timedelta(days), published - timedelta(days - 1)

    return meaning


def _weeks_on(words: InflectedDateWords) -> Meaning:
    """What goes on for the second week may have begun two weeks ago."""

    def meaning(m: re.Match[str], published: date | None) -> Interval:
        weeks = _number_of(m["o"], words.ordinals) + 1
        return _back(7 * weeks)(m, published)

    return meaning


def _week(step: int) -> Meaning:
    """The week from Monday to Sunday, so many from that of the report."""

    def meaning(_m: re.Match[str], published: date | None) -> Interval:
        if published is None:
            return UNRESOLVED
        first, last = week_of(published, step)
        return first, min(last, published)

    return meaning


def _weekend(_m: re.Match[str], published: date | None) -> Interval:
    if published is None:
        return UNRESOLVED
    first, last = weekend_before(published)
    return first, min(last, published)


def _month_before(months: int) -> Meaning:
    def meaning(_m: re.Match[str], published: date | None) -> Interval:
        if published is None:
            return UNRESOLVED
        first, last = month_of(published.year, published.month - months)
        return first, min(last, published)

    return meaning


def _year_before(years: int) -> Meaning:
    def meaning(_m: re.Match[str], published: date | None) -> Interval:
        if published is None or published.year - years < _EARLIEST:
            return UNRESOLVED
        year = published.year - years
        return date(year, 1, 1), min(date(year, 12, 31), published)

    return meaning


def _last_season(words: InflectedDateWords) -> Meaning:
    """A season without its year: the last that has begun."""

    def meaning(m: re.Match[str], published: date | None) -> Interval:
        if published is None:
            return UNRESOLVED
        month = 3 * _number_of(m["se"], words.seasons)
        year = published.year - (date(published.year, month, 1) > published)
        _, last = month_of(year, month + 2)
        return date(year, month, 1), min(last, published)

    return meaning
