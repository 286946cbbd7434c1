"""The dated entries of a text, as a live blog has them, and the day in a dateline: what
stands there was written on that day, not on the page's.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dashboard.reading.dates.find import find_dates
from dashboard.reading.text.structure import dateline_end, entry_heading

_LINE = re.compile(r"[^\n]+")
_CAPITALS = re.compile(r"[A-Z]{3,}")
_DASHED = re.compile(r"(\d{1,2})-(\d{1,2})-(\d{4})$")


@dataclass(frozen=True, slots=True)
class DatedEntry:
    """A stretch of the text with its own day. start: offset of its heading. prose:
    offset where its heading ends. day: None where the heading names one that cannot be
    read.
    """

    start: int
    prose: int
    day: date | None


class Entries:
    """The dated entries of a text."""

    def __init__(self, text: str, published: date | None) -> None:
        self._published = published
        self._entries = list(_entries(text, published))
        self._starts = [entry.start for entry in self._entries]

    def day(self, offset: int) -> date | None:
        """Return the day on which what stands at an offset was written: of its entry,
        before the first one that of the publication; None when unknown.
        """
        entry = self._at(offset)
        if entry is None:
            return self._published
        return entry.day

    def heading(self, offset: int) -> tuple[int, int]:
        """Return where the heading of the entry around an offset begins and ends; an
        empty stretch where there is none.
        """
        entry = self._at(offset)
        if entry is None:
            return 0, 0
        return entry.start, entry.prose

    def _at(self, offset: int) -> DatedEntry | None:
        number = bisect_right(self._starts, offset)
        if not number:
            return None
        return self._entries[number - 1]


def _entries(text: str, published: date | None) -> Iterator[DatedEntry]:
    base = published
    for paragraph, line in enumerate(_LINE.finditer(text)):
        start, end = line.span()
        match = entry_heading(text, start, end)
        if match is not None:
            day = _day(match["date"], base, published)
            yield DatedEntry(start, match.end(), day)
        else:
            prose = dateline_end(text, start, paragraph, caption=False)
            day = _day_of_dateline(text, start, prose, published)
            if day is None:
                continue
            yield DatedEntry(start, prose, day)
        if base is None:
            base = day


def _day(
    words: str,
    base: date | None,
    published: date | None,
) -> date | None:
    """Return the day that a heading names, None when the calendar has none such or it
    lies after the publication.
    """
    words = _CAPITALS.sub(lambda m: m.group().title(), _DASHED.sub(r"\1.\2.\3", words))
    first = next(iter(find_dates(words, 0, len(words), published or base)), None)
    if first is None or first.first != first.last or first.last is None:
        return None
    if published is not None and first.last > published:
        return None
    return first.last


def _day_of_dateline(
    text: str,
    start: int,
    end: int,
    published: date | None,
) -> date | None:
    if end <= start:
        return None
    dates = find_dates(text, start, end, published)
    return next((d.last for d in dates if d.last and d.first == d.last), None)
