"""How a text is built, before any sentence is read: the headings of dated entries, the
datelines of reports, and what is no prose (links, hashtags, words parted at a line's
end).

A dateline tells where a report was sent from: "KYIV, June 14 (Reuters) -", "NEAR
BAKHMUT, Ukraine (AP) —". No event is put there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.reading.lexicon.loader import word_lists
from dashboard.reading.lexicon.schema import DateWords, PlaceWords

_WORDS = word_lists(DateWords)
# Characters of the longest heading of an entry.
_REACH = 100
_MONTHS = "|".join([*_WORDS.months, *(rf"{m}\.?" for m in _WORDS.month_abbreviations)])
_MONTH = rf"(?:{_MONTHS}|{'|'.join(m.upper() for m in _WORDS.months)})"
_LONG_WEEKDAY = "|".join([*_WORDS.weekdays, *(d.upper() for d in _WORDS.weekdays)])
_WEEKDAY = rf"(?:{_LONG_WEEKDAY}|(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b)"
_NUMBER = r"\d{1,2}(?:st|nd|rd|th)?"
_YEAR = r"(?:,? (?:19|20)\d\d)"
_DAY_MONTH = rf"(?:the )?{_NUMBER} (?:of )?{_MONTH}\b{_YEAR}?"
_MONTH_DAY = rf"{_MONTH} {_NUMBER}\b(?!\d){_YEAR}?"
_NUMERIC = r"(?:(?:19|20)\d\d-\d\d-\d\d|\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d)"
_DATE = (
    rf"(?P<date>(?:{_WEEKDAY}[,.]? )?(?:{_DAY_MONTH}|{_MONTH_DAY}|{_NUMERIC})"
    rf"|(?P<near>{_LONG_WEEKDAY}|Yesterday|Today|YESTERDAY|TODAY"
    r"|(?P<ago>\d{1,2} days? ago)))"
)
_ZONE = (
    r"(?: ?(?:GMT|UTC|BST|CES?T|EES?T|E[DS]?T|MSK|Z)(?:[+-]\d{1,2})?| (?:in Kyiv|Kyiv"
    r" time|Moscow time|local time))"
)
_TIME = (
    r"(?P<time{0}>\d{{1,2}}(?:[:.h]\d\d(?::\d\d)?(?: ?[AaPp]\.?[Mm]\.?)?"
    r"| ?[AaPp]\.?[Mm]\.?)"
    rf"{_ZONE.replace('{', '{{').replace('}', '}}')}?)"
)
# What may stand before the day: "Updated", "Day 990 |", bullets and brackets.
_OPENING = (
    r"[\s>*#•·▪●\[(|–—-]{0,4}(?:(?:Last )?(?:[Uu]pdated?|[Pp]osted|[Pp]ublished)"
    r"(?: (?:on|at))?:? )?"
    r"(?:Day \d{1,4}(?: of the (?:war|invasion))?[:,. |–—-]{1,3}\(?)?"
)
_BETWEEN = r"(?:,? at |[,|•·T –—-]{1,3})"
_HEADING = re.compile(
    rf"{_OPENING}(?:{_TIME.format('A')}{_BETWEEN})?{_DATE}"
    rf"(?: \({_WEEKDAY}\))?(?:{_BETWEEN}{_TIME.format('B')})?"
    r"(?P<end>[\s*\])]{0,3}(?:[:|.–—-]{0,2})[\s*]{0,3}$"
    r"|\]?\)?(?:\s?[–—|]\s?|\s-{1,2}\s|:\s)|(?<=\d:\d\d) (?=[A-ZА-ЯІЇЄҐ]))",
)
# Links, addresses of mail and of people: no words of the text. A hashtag may be a word
# of its sentence; `text.nlp` tells which.
_NO_PROSE = re.compile(
    r"https?://[^\s<>\"”)\]]+|\bwww\.[^\s<>\"”)\]]+|\b[\w.+-]{1,64}@[\w-]{1,64}\.[\w.]+"
    r"|\b(?:t\.me|telegram\.me|bit\.ly|youtu\.be)/[^\s<>\"”)\]]+|@\w[\w-]*",
)
# The hour by which an entry of a live blog begins; before a day it is part of its
# heading.
_CLOCK = re.compile(
    rf"^[ \t>*•▪–—-]{{0,4}}{_TIME.format('C')}(?=[:,]? {{1,2}}(?!{_MONTH}\b|{_WEEKDAY}"
    r"|Yesterday|Today)[A-Z])",
    re.MULTILINE,
)
_SOFT = "\u00ad"
_PARTED = re.compile(
    rf"(?<=[^\W\d_])(?:-[ \t]*\r?\n[ \t]*(?=[^\W\d_A-ZА-ЯІЇЄҐ])|{_SOFT}\s?\n?|\u200b)"
)
# A line that only goes on in the next: so long, and the next begins in lower case.
_WRAPPED = re.compile(r"(?<=[^\n]{40}[\w,;–—-])\n(?=[a-zа-яіїєґ])")


@dataclass(frozen=True, slots=True)
class ReadableText:
    """A text made ready for reading. text: of it. offsets: of its characters in the
    text as it was, and of its end; None where they are the same.
    """

    text: str
    offsets: Sequence[int] | None = None

    def at(self, offset: int) -> int:
        """Return where that character stands in the text as it was."""
        if self.offsets is None:
            return offset
        return self.offsets[offset]

    def end(self, offset: int) -> int:
        """Return the end, exclusive, of a stretch that ends there, in the text as it
        was.
        """
        if self.offsets is None or offset == 0:
            return offset
        return self.offsets[offset - 1] + 1


def readable_text(text: str) -> ReadableText:
    """Return the text with links and the hours of entries blanked, words parted at a
    line's end joined, and lines that only go on put together.
    """
    text = _NO_PROSE.sub(_blank, text)
    text = _CLOCK.sub(_blank, text)
    text = _WRAPPED.sub(" ", text)
    gaps = [match.span() for match in _PARTED.finditer(text)]
    if not gaps:
        return ReadableText(text)
    return _without(text, gaps)


def _blank(match: re.Match[str]) -> str:
    """Return as many blanks: offsets stay what they were."""
    return " " * len(match.group())


def _without(text: str, gaps: Sequence[tuple[int, int]]) -> ReadableText:
    pieces: list[str] = []
    offsets: list[int] = []
    last = 0
    for start, end in [*gaps, (len(text), len(text))]:
        pieces.append(text[last:start])
        offsets.extend(range(last, start))
        last = end
    return ReadableText("".join(pieces), [*offsets, len(text)])


def entry_heading(
    text: str,
    start: int,
    end: int,
) -> re.Match[str] | None:
    """Return the heading of an entry that a line begins with, None when it begins with
    none. A weekday alone heads an entry only where nothing else stands in its line.
    """
    match = _HEADING.match(text, start, min(end, start + _REACH))
    if match is None:
        return None
    is_line = not text[match.end() : end].strip()
    if not is_line and match.end() == start + _REACH:
        return None
    has_time = match["timeA"] or match["timeB"]
    if not is_line and match["near"] and not has_time:
        return None
    return match


def inline_heading_end(text: str, start: int, end: int) -> int:
    """Return where the heading ends that stands in the line of its entry ("10 Nov,
    18:05 - Troops ..."); the start of the line where there is none.
    """
    match = entry_heading(text, start, end)
    if match is None or not text[match.end() : end].strip():
        return start
    return match.end()


EARLY = 6
"""Paragraphs, from the first, in which a dateline without an agency's name is believed:
headline, byline, picture.
"""
# Characters of the longest dateline.
_LONGEST_DATELINE = 160
_MONTH_NAME = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DAY = (
    rf"(?:{_MONTH_NAME} \d{{1,2}}(?:,? \d{{4}})?|\d{{1,2}} {_MONTH_NAME}(?: \d{{4}})?)"
)
_AGENCY = rf"(?:The )?(?:{'|'.join(word_lists(PlaceWords).news_agencies)})"
# What is not taken for a country or an agency: "SIVERSK (Donetsk Region) - " says where
# something was.
_NOT_WIDE = r"(?!\([^)]*(?:[Rr]egion|[Oo]blast|[Dd]istrict|[Rr]aion))"
_MIXED_CASE = r"[A-Z][\w'’.-]+(?:[ /][A-Z][\w'’.-]+){0,3}"
_UPPER_CASE = r"[A-Z][A-Z'’.-]+(?:[ /][A-Z][A-Z'’.-]*){0,7}"
# The region and country behind it: ", Ukraine", " (Ukraine)", ", Donetsk region,
# Ukraine", ", eastern Ukraine".
_IN = (
    rf"(?:,? (?:[a-z]+ )?{_NOT_WIDE}\(?[A-Z][\w'’.-]+(?:"
    r" (?!Says)[A-Z]?[\w'’.-]+){0,2}\)?){0,2}?"
)
_DASH = r"(?:\s?(?:-{1,2}|[–—―])(?:\s|$)|—(?=[A-Z]))"
# What does not follow: "SIVERSK, UKRAINE - JANUARY 6: A woman" heads a photograph and
# tells where it was taken.
_CAPTIONED = rf"(?!{_DAY}|(?i:{_MONTH_NAME}) \d|\d{{4}}/)"

_BY_AGENCY = re.compile(
    rf"(?:(?:{_UPPER_CASE}"
    rf"|{_MIXED_CASE}){_IN}(?:[,.]? {_DAY},?)? ?(?:\({_AGENCY}(?:/[\w"
    rf" ]+)?\)|/{_AGENCY}/\.?)"
    rf"(?:,? {_DAY})?(?:{_DASH}|\s?(?=[A-Z]))|"
    rf"(?:{_UPPER_CASE}|{_MIXED_CASE}){_IN}[,.]? {_DAY},? [-–—]{{1,2}} {_AGENCY}\b)"
)
_IN_CAPITALS = re.compile(
    rf"{_UPPER_CASE}{_IN}(?:[,.]? {_DAY},?)? ?(?:{_NOT_WIDE}\([A-Z][^()]{{1,30}}\))?"
    rf"{_DASH}{_CAPTIONED}(?=[^\n]*[a-z])"
)
_DATED = re.compile(rf"{_MIXED_CASE}{_IN}, {_DAY}(?:{_DASH}|\. (?=[A-Z]))")

_MONTH_NUMBERS = {
    name: number
    for names in (
        "jan feb mar apr may jun jul aug sep oct nov dec",
        "січ лют бер кві тра чер лип сер вер жов лис гру",
        "янв фев мар апр мая июн июл авг сен окт ноя дек",
    )
    for number, name in enumerate(names.split(), 1)
}
_WHOLE_DAY = re.compile(
    r"(?P<day>\d{1,2})(?:st|nd|rd|th)? (?P<month>[^\W\d_]{3,})\.?,? (?P<year>\d{4})"
    r"|(?P<month2>[^\W\d_]{3,})\.? (?P<day2>\d{1,2})(?:st|nd|rd|th)?,? (?P<year2>\d{4})"
    r"|(?P<iso>\d{4}-\d{2}-\d{2})"
)
_TIME_OF_DAY = re.compile(r"\b\d{1,2}[:.]\d{2}(?::\d{2})?\b|[+-]\d{1,4}\b")
# "Kyiv, 14 June 2023", and nothing else in the line.
_PLACE_BEFORE = re.compile(r"[^\W\d_][\w'’ʼ.-]*(?: [^\W\d_][\w'’ʼ.-]*)?, ?")
_WORDS_BESIDE_DAY = """
published posted issued first on at date am pm utc gmt eet eest msk bst est edt cet cest
mon tue tues wed thu thurs fri sat sun
monday tuesday wednesday thursday friday saturday sunday
опубліковано дата року р понеділок вівторок середа четвер субота неділя
опубликовано года г понедельник вторник среда пятница суббота воскресенье
"""
_BESIDE_DAY = frozenset(_WORDS_BESIDE_DAY.split())
"""What a line of its own above the text may have beside the day, as in "Published: Wed,
14 June 2023, 10:15 EET". Anything else is a headline that speaks of some other day.
"""


def dateline_day(text: str) -> date | None:
    """Return the day that the beginning of an article names as that of its report, as
    in "KYIV, June 14, 2023 (Reuters) -" or on a line of its own; None when it names
    none, or one without a year.
    """
    start = 0
    for paragraph, line in enumerate(text[: EARLY * 1000].split("\n")[: 2 * EARLY]):
        head = text[start : dateline_end(text, start, paragraph, caption=False)]
        day = _whole_day(head)
        if day is None and len(line) < _LONGEST_DATELINE:
            day = _day_alone(line)
        if day is not None:
            return day
        start += len(line) + 1
    return None


def _day_alone(line: str) -> date | None:
    """Return the day of a line that says nothing else."""
    match = _WHOLE_DAY.search(line)
    if match is None:
        return None
    rest = _TIME_OF_DAY.sub(" ", f"{line[: match.start()]} {line[match.end() :]}")
    words = re.findall(r"[^\W_]+", rest.lower())
    placed = _PLACE_BEFORE.fullmatch(line, 0, match.start()) and not line[match.end() :]
    if placed or _BESIDE_DAY.issuperset(words):
        return _day_of(match)
    return None


def _whole_day(text: str) -> date | None:
    match = _WHOLE_DAY.search(text)
    return _day_of(match) if match else None


def _day_of(match: re.Match[str]) -> date | None:
    try:
        if match["iso"]:
            return date.fromisoformat(match["iso"])
        month = _MONTH_NUMBERS.get((match["month"] or match["month2"])[:3].lower(), 0)
        year, day = match["year"] or match["year2"], match["day"] or match["day2"]
        return date(int(year), month, int(day))
    except ValueError:
        return None


def dateline_end(
    text: str,
    start: int,
    paragraph: int,
    *,
    caption: bool,
) -> int:
    """Return where the dateline ends that begins at that offset; the offset itself when
    none does.

    start: of a paragraph. paragraph: its number. caption: the text is so short that
    "Izium, 3 March - ..." tells where a picture was taken.
    """
    end = start + _LONGEST_DATELINE
    match = _BY_AGENCY.match(text, start, end)
    if match is None and paragraph < EARLY:
        match = _IN_CAPITALS.match(text, start, end)
        if match is None and not caption:
            match = _DATED.match(text, start, end)
    if match is None:
        return start
    return match.end()
