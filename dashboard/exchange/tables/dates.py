"""Days as people and programs write them: numbers in any order, names of months in
English, Ukrainian, Russian, German, Polish, French and Spanish, months and years as
intervals, ranges, epochs and the serial numbers of spreadsheets.

A day that can be read in two ways is never guessed: `read_days` raises AmbiguousDay
unless it is told which number is the day. The time of day and its offset from UTC are
left out: the day is the one that is written.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

Days = tuple[date, date]
"""First and last day, both included."""


class DateOrder(StrEnum):
    """Which number stands first in 05/06/2023."""

    UNSETTLED = ""
    DAY_FIRST = "day"
    MONTH_FIRST = "month"


class AmbiguousDay(ValueError):
    """The text can be read as two days, and nobody said which."""


_MONTHS = {
    1: "january jan січень січня січні січ январь января январе янв",
    2: "february feb febr лютий лютого лютому лют февраль февраля феврале фев февр",
    3: "march mar березень березня березні бер берез март марта марте мар",
    4: "april apr квітень квітня квітні квіт кві апрель апреля апреле апр",
    5: "may травень травня травні трав тра май мая мае",
    6: "june jun червень червня червні черв чер июнь июня июне июн",
    7: "july jul липень липня липні лип июль июля июле июл",
    8: "august aug серпень серпня серпні серп сер август августа августе авг",
    9: (
        "september sep sept вересень вересня вересні вер верес сентябрь сентября"
        " сентябре сен сент"
    ),
    10: "october oct жовтень жовтня жовтні жовт жов октябрь октября октябре окт",
    11: (
        "november nov листопад листопада листопаді лист лис ноябрь ноября ноябре ноя"
        " нояб"
    ),
    12: "december dec грудень грудня грудні груд гру декабрь декабря декабре дек",
}
_MONTHS_ELSEWHERE = {
    1: "januar jänner jan styczeń stycznia sty janvier janv enero ene",
    2: "februar feber luty lutego lut février fevrier févr fevr febrero",
    3: "märz maerz mär mrz marzec marca mars marzo",
    4: "kwiecień kwietnia kwi avril avr abril abr",
    5: "mai maj maja mayo",
    6: "juni czerwiec czerwca cze juin junio",
    7: "juli lipiec lipca lip juillet juil julio",
    8: "august sierpień sierpnia sie août aout agosto ago",
    9: "wrzesień września wrz septembre septiembre setiembre",
    10: "oktober okt październik października paź octobre octubre",
    11: "listopad listopada lis novembre noviembre",
    12: "dezember dez grudzień grudnia gru décembre decembre déc diciembre dic",
}
"""In German, Polish, French and Spanish: no word of one is another month's."""
_MONTH = {
    word: month
    for names in (_MONTHS, _MONTHS_ELSEWHERE)
    for month, words in names.items()
    for word in words.split()
}
_NAME = r"(?P<name>[^\W\d_]{3,})\.?"
_DAY, _YEAR, _SHORT_YEAR = r"(?P<d>\d{1,2})", r"(?P<y>\d{4})", r"(?P<y>\d{2}|\d{4})"
_TIME = re.compile(
    r"""(?:(?<=\d)[T_]|,?\s+|^)\s*(?:at\s+|um\s+|о\s+|об\s+|в\s+)?
    \d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?
    (?:\s*[ap]\.?m\.?|\s*uhr\b)?
    \s*(?:Z|UTC|GMT|EES?T|CES?T|MSK)?
    \s*(?:[+-]\d{2}(?::?\d{2})?)?
    (?:\s*\([^)]*\))?(?=\s|$|[-–—/,])""",
    re.VERBOSE | re.IGNORECASE,
)
"""A time of day with its offset, which says nothing about the day as it is written."""
_WEEKDAY = re.compile(
    r"^(?:mon|tue|wed|thu|fri|sat|sun|понеділок|вівторок|середа|четвер|п[’'ʼ]ятниця"
    r"|субота|неділя|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье"
    r"|пн|вт|ср|чт|пт|сб|нд|вс|montag|dienstag|mittwoch|donnerstag|freitag|samstag"
    r"|sonntag|mo|di|mi|do|fr|sa|so|poniedziałek|wtorek|środa|czwartek|piątek|sobota"
    r"|niedziela|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes"
    r"|miércoles|jueves|viernes|sábado|domingo)(?:s|nes|rs|ur)?(?:day)?\b\.?,?\s*",
    re.IGNORECASE,
)
_YEAR_WORD = re.compile(
    r"(?<=\d)\s*(?:р|року|рік|г|год|года|r|roku)\b\.?", re.IGNORECASE
)
_ORDINAL = re.compile(
    r"(?<=\d)(?:st|nd|rd|th|er|-го|-е|-а)\b(?:\s+of\b)?", re.IGNORECASE
)
LONGEST_HEADING = 200
"""Characters of a heading in which the form of its days is looked for."""
LONGEST_DAY = 300
"""Characters of the longest text that may be a day: a form is looked for at each."""
_ARTICLE = re.compile(r"^(?:am|dnia|le|el)\s+", re.IGNORECASE)
"""What stands before a day in German, Polish, French and Spanish."""
_LINKING = re.compile(r"(?<=\w)\s+(?:de|del)\s+(?=\w)", re.IGNORECASE)
"""What Spanish puts between day, month and year."""
_APART = re.compile(
    r"\s*(?:–|—|\.\.+|/|-)\s*"
    r"|\s+(?:to|until|through|до|по|and|і|и|bis|und|do|au|et|al|y|hasta)\s+"
)
_BEGINS = re.compile(
    r"^(?:from|between|з|із|с|від|от|vom|von|zwischen|od|du|del|entre)\s+",
    re.IGNORECASE,
)
_PART = re.compile(
    r"^(?:(?:in|during|у|в|во|на|наприкінці)\s+)?"
    r"(?:(?:the\s+)?(?:early|mid|middle|late|beginning|start|end)(?:\s+of|\s+in)?"
    r"|початок|початку|середина|середині|кінець|кінці|наприкінці"
    r"|начало|начале|середине|конец|конце)?"
    r"[\s-]*(?=(?:[^\W\d_]{3,}[\s.,]+)?\d{4}$)",
    re.IGNORECASE,
)
"""Words that say which part of a month or year is meant: of which nothing is certain
but that it was in that month or year.
"""
_NO_DAY = r"(?:\?{1,2}|[xх_]{2}|00)"
_UNKNOWN_DAY = re.compile(
    rf"{_NO_DAY}(?P<s>[./\s-])(?P<rest>(?:\d{{1,2}}(?P=s)|[^\W\d_]{{3,}}\s)\d{{4}})"
    rf"|(?P<month>\d{{4}}(?P<t>[./-])\d{{1,2}})(?P=t){_NO_DAY}",
    re.IGNORECASE,
)
"""A day whose number is not known, "??.06.2023" or "2023-06-XX": it is some day of that
month.
"""
_SERIAL_ZERO = date(1899, 12, 30)
"""Day 0 of a spreadsheet's calendar (ECMA-376, the 1900 date system)."""


def _whole(year: int, month: int) -> Days:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _year(text: str) -> int:
    """Return a year; of two digits as POSIX reads them (69 to 99: 1969 to 1999)."""
    if len(text) == 4:
        return int(text)
    return int(text) + (1900 if int(text) >= 69 else 2000)


def _single(day: date) -> Days:
    return day, day


def _in_numbers(match: re.Match[str], order: DateOrder) -> Days:
    first, second, year = int(match["a"]), int(match["b"]), _year(match["y"])
    as_day, as_month = second <= 12, first <= 12
    if as_day and as_month and first != second:
        if order is DateOrder.UNSETTLED:
            raise AmbiguousDay(match[0])
        as_day = order is DateOrder.DAY_FIRST
    if as_day:
        return _single(date(year, second, first))
    return _single(date(year, first, second))


def _in_pairs(match: re.Match[str], order: DateOrder) -> Days:
    """Read 13-06-23, in which the first pair may be the year as well: then a person, or
    a row where it cannot, has to say that a day or a month stands first.
    """
    if order is DateOrder.UNSETTLED and _may_begin_with_year(match):
        raise AmbiguousDay(match[0])
    return _in_numbers(match, order)


def _may_begin_with_year(match: re.Match[str]) -> bool:
    if len(match["a"]) < 2:
        return False
    return _dated(_year(match["a"]), int(match["b"]), int(match["y"])) is not None


def _by_name(match: re.Match[str], _order: DateOrder) -> Days:
    year, month = _year(match["y"]), _MONTH[match["name"].lower()]
    day = match.groupdict().get("d")
    if day is None:
        return _whole(year, month)
    return _single(date(year, month, int(day)))


def _by_parts(match: re.Match[str], _order: DateOrder) -> Days:
    """A year, a month and perhaps a day, in that order or named."""
    groups = match.groupdict()
    year, month = int(groups["y"]), int(groups["m"])
    if groups.get("d") is None:
        return _whole(year, month)
    return _single(date(year, month, int(groups["d"])))


def _by_year(match: re.Match[str], _order: DateOrder) -> Days:
    year = int(match["y"])
    return date(year, 1, 1), date(year, 12, 31)


def _by_week(match: re.Match[str], _order: DateOrder) -> Days:
    year, week, weekday = int(match["y"]), int(match["w"]), match["weekday"]
    if weekday:
        return _single(date.fromisocalendar(year, week, int(weekday)))
    first = date.fromisocalendar(year, week, 1)
    return first, first + timedelta(6)


_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


def _by_quarter(match: re.Match[str], _order: DateOrder) -> Days:
    # The Roman number is often written with the Ukrainian letter.
    quarter = match["q"].lower().replace("і", "i")
    year, last = int(match["y"]), 3 * (_ROMAN.get(quarter) or int(quarter))
    return date(year, last - 2, 1), _whole(year, last)[1]


def _by_serial(match: re.Match[str], _order: DateOrder) -> Days:
    return _single(_SERIAL_ZERO + timedelta(int(match["n"])))


def _by_epoch(match: re.Match[str], _order: DateOrder) -> Days:
    number = match["n"]
    # Seconds have ten digits from 2001 to 2286; each three more are a thousandth.
    seconds = int(number) / 1000 ** ((len(number) - 10) // 3)
    return _single(datetime.fromtimestamp(seconds, UTC).date())


_FORMS = [
    (re.compile(pattern, re.IGNORECASE), read)
    for pattern, read in (
        (rf"{_YEAR}(?P<s>[-/.])(?P<m>\d{{1,2}})(?P=s)(?P<d>\d{{1,2}})", _by_parts),
        (
            (
                rf"{_YEAR}(?P<m>\d{{2}})(?P<d>\d{{2}})"
                r"(?:T?\d{4}|T?\d{6})?(?:Z|[+-]\d{2}:?\d{2})?"
            ),
            _by_parts,
        ),
        (rf"{_YEAR}[-/.](?P<m>\d{{1,2}})", _by_parts),
        (rf"(?P<m>\d{{1,2}})[-/.]{_YEAR}", _by_parts),
        (
            r"(?P<a>\d{1,2})(?P<s>[./])(?P<b>\d{1,2})(?P=s)(?P<y>\d{2}|\d{4})",
            _in_numbers,
        ),
        (r"(?P<a>\d{1,2})(?P<s>[-\s])(?P<b>\d{1,2})(?P=s)(?P<y>\d{4})", _in_numbers),
        (r"(?P<a>\d{1,2})-(?P<b>\d{1,2})-(?P<y>\d{2})", _in_pairs),
        (rf"{_DAY}[\s.,/-]*{_NAME}[\s.,/-]*{_SHORT_YEAR}", _by_name),
        (rf"{_NAME}[\s.-]*{_DAY}(?:\s*,\s*|[\s-]+){_YEAR}", _by_name),
        (rf"{_YEAR}[\s.,/-]+{_NAME}[\s.,/-]+{_DAY}", _by_name),
        (rf"{_YEAR}[\s.,/-]+{_DAY}[\s.,/-]+{_NAME}", _by_name),
        (rf"{_NAME}[\s.,/-]*{_YEAR}", _by_name),
        (rf"{_YEAR}[\s.,/-]+{_NAME}", _by_name),
        # A spreadsheet shows June 2023 as Jun-23, and the 23rd of June as 23-Jun.
        (r"(?P<name>[^\W\d_]{3,})\.?-(?P<y>\d{2})", _by_name),
        (rf"{_YEAR}-?W(?P<w>\d{{1,2}})(?:-(?P<weekday>[1-7]))?", _by_week),
        (rf"{_YEAR}[\s-]*Q(?P<q>[1-4])", _by_quarter),
        (rf"Q(?P<q>[1-4])[\s/-]*{_YEAR}", _by_quarter),
        (
            (
                r"(?P<q>[1-4]|[IІ]{1,3}|[IІ]V)(?:st|nd|rd|th|-?[йиі]+)?\.?\s*(?:кв\.?"
                rf"|квартал\w*|quarter|quartal|kwartał\w*|trimestre)[\s,]*{_YEAR}"
            ),
            _by_quarter,
        ),
        (r"(?P<y>(?:1\d|20)\d{2})(?:\.0)?", _by_year),
        (r"(?P<n>[2-6]\d{4})(?:[.,]\d+)?", _by_serial),
        (r"(?P<n>\d{10}|\d{13}|\d{16})(?:\.\d+)?", _by_epoch),
    )
]
_NUMERIC = tuple(
    re.compile(rf"(?<![\d./]){form.pattern}(?!\d)")
    for form, read in _FORMS
    if read in (_in_numbers, _in_pairs)
)
"""The forms that may be read in two ways, wherever they stand in a text."""
_PAIRS = _NUMERIC[-1]


def read_days(text: str, order: DateOrder = DateOrder.UNSETTLED) -> Days | None:
    """Return the first and the last day of a text, None when it says no day.

    Raises AmbiguousDay for a text like 05/06/2023 while the order is not settled.
    """
    if len(text) > LONGEST_DAY:
        return None
    bare = _without_time(text)
    days = _of_form(bare, order)
    if days is None:
        days = _of_range(bare, order)
    if days is None:
        # "Early June 2023" is some time in June.
        days = _of_form(_PART.sub("", bare), order)
    if days is None:
        days = _of_unknown_day(bare, order)
    return days


def _of_unknown_day(
    text: str,
    order: DateOrder,
) -> Days | None:
    match = _UNKNOWN_DAY.fullmatch(text)
    if match is None:
        return None
    month = match["rest"] or match["month"]
    month = month.replace(" ", ".")
    return _of_form(month, order)


def orders_of(text: str) -> Iterator[DateOrder]:
    """Yield the orders that the numbers of a text settle: 13/06/2023 has the day
    first.
    """
    if len(text) > LONGEST_DAY:
        return
    bare = _without_time(text)
    for form in _NUMERIC:
        for match in form.finditer(bare):
            if form is _PAIRS and _may_begin_with_year(match):
                continue
            first, second = int(match["a"]), int(match["b"])
            if first > 12 >= second:
                yield DateOrder.DAY_FIRST
            if second > 12 >= first:
                yield DateOrder.MONTH_FIRST


_FORM = re.compile(
    r"(?<!\w)(?:(?P<day>[dдtj]{1,2}[\W_]{1,2}[mм]{1,2})"
    r"|[mм]{1,2}[\W_]{1,2}[dдtj]{1,2})[\W_]{1,2}[yргaj]{2,4}(?!\w)"
)
"""The form of a day as a heading writes it, "(DD/MM/YYYY)", also in Ukrainian, Russian,
German and French letters.
"""


def order_in_heading(heading: str) -> DateOrder:
    """Return the order that a heading gives the numbers of its days, UNSETTLED where it
    says none.
    """
    matched = _FORM.search(heading[:LONGEST_HEADING].lower())
    if matched is None:
        return DateOrder.UNSETTLED
    return DateOrder.DAY_FIRST if matched["day"] else DateOrder.MONTH_FIRST


def is_dotted(text: str) -> bool:
    """Return whether the numbers of a day are parted by dots, which only those do who
    write the day first, unless their column says otherwise.
    """
    return bool(re.search(r"\d{1,2}\.\d{1,2}\.\d", text))


def _without_time(text: str) -> str:
    bare = _WEEKDAY.sub("", _ARTICLE.sub("", " ".join(text.split())))
    bare = _ORDINAL.sub("", _YEAR_WORD.sub("", _TIME.sub(" ", bare)))
    # An epoch or a serial is no year, whatever follows it.
    return " ".join(_LINKING.sub(" ", bare).split()).strip(" ,")


def _of_form(text: str, order: DateOrder) -> Days | None:
    for form, read in _FORMS:
        match = form.fullmatch(text)
        if match is None:
            continue
        try:
            return read(match, order)
        except AmbiguousDay:
            raise
        except (ValueError, KeyError, OverflowError):
            # No month is called so, or no month has as many days: another form may fit.
            continue
    return None


def _of_range(text: str, order: DateOrder) -> Days | None:
    """Read "5-7 June 2023", "1 May - 3 June 2023" or two whole dates."""
    text = _BEGINS.sub("", text)
    for apart in _APART.finditer(text):
        begin, end = text[: apart.start()], text[apart.end() :]
        last = _of_form(end, order) or _completed_end(begin, end, order)
        if last is None:
            continue
        first = _of_form(begin, order) or _completed(begin, end, last, order)
        if first is not None and first[0] <= last[1]:
            return first[0], last[1]
    return None


def _completed(
    begin: str,
    end: str,
    last: Days,
    order: DateOrder,
) -> Days | None:
    """Read the beginning of a range that leaves out what its end says."""
    year, month = last[1].year, last[1].month
    if re.fullmatch(r"\d{1,2}\.?", begin) and last[0] == last[1]:
        return _dated(year, month, int(begin.strip(".")))
    if re.fullmatch(r"\d{1,2}\.\d{1,2}\.?", begin):
        return _of_form(f"{begin.strip('.')}.{year}", order)
    if any(letter.isalpha() for letter in begin):
        return _of_form(f"{begin} {year}", order)
    return None


def _completed_end(
    begin: str,
    end: str,
    order: DateOrder,
) -> Days | None:
    """Read the end of "June 5-7, 2023", whose month stands in the beginning."""
    month = re.match(r"([^\W\d_]{3,})\.?\s+\d{1,2}$", begin)
    if month is None or not re.fullmatch(r"\d{1,2},?\s+\d{4}", end):
        return None
    return _of_form(f"{month[1]} {end}", order)


def _dated(year: int, month: int, day: int) -> Days | None:
    try:
        return _single(date(year, month, day))
    except ValueError:
        return None
