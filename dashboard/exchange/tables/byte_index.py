"""Where quotes, delimiters and line ends stand in a piece of CSV, found with numpy: no
byte is looked at in Python.
"""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
import numpy.typing as npt

Places = npt.NDArray[np.int64]
QUOTE, LINE_FEED, RETURN = 34, 10, 13
BEGINNING = 8
"""Bytes at the beginning of a row that are looked at first."""
COUNTED = 128 * 1024
"""Bytes compared at a time: they stay in the processor's cache."""


def count_of(data: bytes, marks: Collection[int]) -> int:
    """Return how many bytes of the data are one of the marks."""
    # Where marks are dense, this takes less than half the time of bytes.count.
    content, count = np.frombuffer(data, np.uint8), 0
    for start in range(0, len(content), COUNTED):
        block = content[start : start + COUNTED]
        count += sum(int(np.count_nonzero(block == mark)) for mark in marks)
    return count


def dense(data: bytes, marks: Collection[int], share: float) -> bool:
    """Return whether more than that share of the bytes are one of the marks."""
    content, most = np.frombuffer(data, np.uint8), share * len(data)
    highest, low = max(marks), 0
    # One comparison before one a mark: as a rule few bytes are as low as the marks.
    for start in range(0, len(content), COUNTED):
        low += int(np.count_nonzero(content[start : start + COUNTED] <= highest))
    return low > most and count_of(data, marks) > most


def places_of(content: npt.NDArray[np.uint8], mark: int) -> Places:
    """Return where in the bytes a mark stands."""
    # Block by block: what is compared never leaves the processor's cache.
    places = [
        np.flatnonzero(content[start : start + COUNTED] == mark) + start
        for start in range(0, content.size, COUNTED)
    ]
    return np.concatenate(places) if places else np.empty(0, np.int64)


def alternating(
    data: npt.NDArray[np.uint8],
    quotes: Places,
    delimiter: int,
) -> bool:
    """Return whether each first quote of two can open a cell, and each second one close
    it, see `misplaced`.
    """
    opening, closing = quotes[0::2], quotes[1::2]
    before = data[opening - 1]
    if opening.size and opening[0] == 0:
        before[0] = LINE_FEED
    opens = (before == delimiter) | (before == LINE_FEED) | (before == QUOTE)
    after = data[np.minimum(closing + 1, data.size - 1)]
    closes = (after == delimiter) | (after == LINE_FEED) | (after == QUOTE)
    if not closes.all():
        later = data[np.minimum(closing + 2, data.size - 1)]
        closes |= (after == RETURN) & (later == LINE_FEED)
    return bool(opens.all() and closes.all())


def misplaced(
    data: npt.NDArray[np.uint8],
    quotes: Places,
    delimiter: int,
) -> tuple[Places, Places]:
    """Return the numbers of the quotes that cannot stand where they do: when even
    numbers open, when odd ones do.

    An opening quote follows a delimiter or a line feed, a closing one is followed by a
    delimiter or a line end; a doubled quote reads as one that closes and one that
    opens.
    """
    if not quotes.size:
        return quotes, quotes
    before = np.where(quotes > 0, data[quotes - 1], LINE_FEED)
    after, later = (data[np.minimum(quotes + step, data.size - 1)] for step in (1, 2))
    opens = (before == delimiter) | (before == LINE_FEED) | (before == QUOTE)
    closes = (after == delimiter) | (after == LINE_FEED) | (after == QUOTE)
    closes |= (after == RETURN) & (later == LINE_FEED)
    # Which quotes open depends on where reading begins: both answers are worked out
    # once.
    even = np.arange(quotes.size) % 2 == 0
    return np.flatnonzero(~np.where(even, opens, closes)), np.flatnonzero(
        ~np.where(even, closes, opens)
    )


def rows_of_marks(
    data: bytes,
    starts: Places,
    ends: Places,
    delimiter: str,
) -> npt.NDArray[np.int64]:
    """Return the numbers of the rows, in rising order, that have nothing but spaces,
    quotes and what parts cells.
    """
    content = np.ones(256, np.bool_)
    content[np.frombuffer(b' \t\r\n"' + delimiter.encode(), np.uint8)] = False
    bytes_of = np.frombuffer(data, np.uint8)
    rows: Places = np.arange(starts.size)
    # Nearly every row says something at its beginning: only the others are read whole.
    for offset in range(BEGINNING):
        at = starts[rows] + offset
        within = at < ends[rows]
        filled = within & content[bytes_of[np.where(within, at, 0)]]
        rows = rows[~filled]
        if not rows.size:
            return rows
    blank = [not content[bytes_of[starts[row] : ends[row]]].any() for row in rows]
    return rows[np.array(blank, np.bool_)]


class ByteIndex:
    """The marks of one piece of text that begins where a record begins. Positions are
    byte offsets, rising.

    quotes, breaks, delimiters: of every quote, line feed and delimiter. returns: of
    carriage returns that no line feed follows. inside: for each delimiter, whether it
    is text of a quoted cell; told by whoever walks the records.
    """

    def __init__(self, data: bytes, delimiter: int) -> None:
        self.data = data
        self.size = len(data)
        self.delimiter = delimiter
        self.bytes: npt.NDArray[np.uint8] = np.frombuffer(data, np.uint8)
        self.quotes = np.flatnonzero(self.bytes == QUOTE)
        self.breaks = np.flatnonzero(self.bytes == LINE_FEED)
        self.delimiters = np.flatnonzero(self.bytes == delimiter)
        self.inside: npt.NDArray[np.bool_] = np.zeros(self.delimiters.size, np.bool_)
        self.returns = self._lone_returns()
        self._quotes_before_break = np.searchsorted(self.quotes, self.breaks)
        self._delimiters_before_break = np.searchsorted(self.delimiters, self.breaks)
        self._delimiters_before_quote = np.searchsorted(self.delimiters, self.quotes)
        self._misplaced = misplaced(self.bytes, self.quotes, delimiter)

    def _lone_returns(self) -> Places:
        before_break = self.bytes[np.maximum(self.breaks - 1, 0)] == RETURN
        if self.data.count(b"\r") == np.count_nonzero(before_break):
            return np.empty(0, np.int64)
        returns = np.flatnonzero(self.bytes == RETURN)
        lone: Places = returns[
            self.bytes[np.minimum(returns + 1, self.size - 1)] != LINE_FEED
        ]
        return lone

    def first_quote(self, position: int) -> int:
        """Return the number of the first quote at or after the position."""
        return int(np.searchsorted(self.quotes, position))

    def sound_until(self, first_quote: int) -> int:
        """Return the position of the first misplaced quote when that one opens a cell;
        the size when there is none.
        """
        misplaced = self._misplaced[first_quote % 2]
        index = int(np.searchsorted(misplaced, first_quote))
        return (
            int(self.quotes[misplaced[index]]) if index < misplaced.size else self.size
        )

    def record_ends(
        self,
        start: int,
        stop: int,
        most: int,
    ) -> tuple[Places, bool]:
        """Return where records end from start to stop, of at most that many lines, and
        whether there are more lines.
        """
        low, high = (int(n) for n in np.searchsorted(self.breaks, (start, stop)))
        more = high > low + most
        high = min(high, low + most)
        outside = (
            self._quotes_before_break[low:high] - self.first_quote(start)
        ) % 2 == 0
        ends: Places = self.breaks[low:high][outside] + 1
        return ends, more

    def cells(self, starts: Places, ends: Places) -> Places:
        """Return how many cells each of these records, one after the other, has; the
        delimiters in quotes are told.
        """
        first, last = self.first_quote(int(starts[0])), self.first_quote(int(ends[-1]))
        before = self._delimiters_before_quote[first:last]
        opened, closed = before[0::2], before[1::2]
        full = np.flatnonzero(closed > opened)
        counts: Places = (
            np.searchsorted(self.delimiters, ends)
            - np.searchsorted(self.delimiters, starts)
            + 1
        )
        if full.size:
            self.tell_inside(opened[full], closed[full])
            record = np.searchsorted(ends, self.quotes[first:last:2][full], "right")
            counts -= np.bincount(
                record, closed[full] - opened[full], minlength=counts.size
            ).astype(np.int64)
        return counts

    def tell_inside(self, opened: Places, closed: Places) -> None:
        """Tell the delimiters with numbers from each opened to each closed, that
        excluded, to be text.
        """
        low, high = int(opened[0]), int(closed[-1])
        # One up where a quoted cell opens, one down where it closes: the sum says which
        # delimiters lie inside, for all cells in one pass.
        steps = np.zeros(high - low + 1, np.int8)
        steps[opened - low] += 1
        steps[closed - low] -= 1
        self.inside[low:high] |= np.cumsum(steps[:-1], dtype=np.int8) > 0

    def forget_inside(self, start: int) -> None:
        """Take back what was told of the delimiters from a position on."""
        self.inside[int(np.searchsorted(self.delimiters, start)) :] = False

    def line_end(self, position: int) -> int:
        """Return where the physical line at the position ends, line feed included; 0
        when it has no end here.
        """
        index = int(np.searchsorted(self.breaks, position))
        return int(self.breaks[index]) + 1 if index < self.breaks.size else 0

    def lines(self, start: int, most: int) -> list[tuple[int, int, int]]:
        """Return of the physical lines from the position on, at most that many, where
        each ends, and how many delimiters and quotes are in it.
        """
        low = int(np.searchsorted(self.breaks, start))
        window = slice(low, low + most)
        delimiters = np.diff(
            self._delimiters_before_break[window],
            prepend=np.searchsorted(self.delimiters, start),
        )
        quotes = np.diff(
            self._quotes_before_break[window], prepend=self.first_quote(start)
        )
        ends = self.breaks[window] + 1
        return list(
            zip(ends.tolist(), delimiters.tolist(), quotes.tolist(), strict=True)
        )

    def lines_before(self, positions: Places) -> Places:
        """Return how many line feeds stand before each position."""
        return np.searchsorted(self.breaks, positions)

    def delimiters_in(self, start: int, end: int) -> int:
        """Return how many delimiters stand from start to end, in quotes or not."""
        low, high = np.searchsorted(self.delimiters, (start, end))
        return int(high - low)
