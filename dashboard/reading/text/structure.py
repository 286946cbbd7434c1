"""How a text is built, before any sentence is read: the headings of dated entries, and
what is no prose (links, hashtags, words parted at a line's end).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.reading.lexicon.loader import word_lists
from dashboard.reading.lexicon.schema import DateWords

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
# of its sentence; `text.tokens` tells which.
_NO_PROSE = re.compile(
    r"https?://[^\s<>\"”)\]]+|\bwww\.[^\s<>\"”)\]]+|\b[\w.+-]{1,64}@[\w-]{1,64}\.[\w.]+"
    r"|\b(?:t\.me|telegram\.me|bit\.ly|youtu\.be)/[^\s<>\"”)\]]+|@\w[\w-]*",
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
    """Return the text with links blanked, words parted at a line's end
    joined, and lines that only go on put together.
    """
    text = _NO_PROSE.sub(_blank, text)
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
