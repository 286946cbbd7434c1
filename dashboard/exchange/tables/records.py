"""CSV text -> records, streamed: every record with its line, and each row that is no
record with the reason.

A broken row (a quote that is not closed, say) never takes the rows after it along:
reading goes on at the next line that reads as a record. Cells are read as Python's csv
module does in strict mode. DuckDB's reader is not used: it does not tell where a row
stands in the file, drops cells too many without strict_mode, and with it refuses some
good files.
"""

from __future__ import annotations

import codecs
import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from dashboard.exchange.tables.arrow_csv import PlainBlock, PlainReader
from dashboard.exchange.tables.byte_index import ByteIndex, Places

MAX_RECORD = 1 << 20
"""Longest record, bytes; a longer one is a quote that was never closed, or an attack.
"""
MAX_ROW = 2000
"""How much of a rejected row is kept, characters."""
WINDOW = 8192
"""Lines looked at in one step, so that it costs little to go back to a broken row."""
MAX_ABSORBED = 100
"""Most lines that are taken for the rest of a broken row."""
MAX_BAD = 10_000
"""Most rows of one block that are kept because they are none; more are only counted, so
that a file of nothing else does not fill the memory.
"""
BAD_QUOTES = "a quote is not closed, or one inside a cell is not doubled"
CELLS = "the row has more or fewer cells than the first line names"
TOO_LONG = "the row is longer than a megabyte"
LONE_RETURN = "a carriage return stands outside quotes"
NOT_UTF8 = "the row is not text in UTF-8"
_QUOTED = re.compile(rb'"(?:[^"]++|"")*+"')


@dataclass(frozen=True, slots=True)
class Bad:
    """A row that could not be read: its physical line, 1-based, the reason, and its
    text, bounded.
    """

    line: int
    reason: str
    text: str


class ShortRow(NamedTuple):
    """A row that leaves out empty cells at its end. cells: filled up; written: how many
    stand in the file.
    """

    line: int
    cells: list[str]
    written: int
    text: str


@dataclass(frozen=True, slots=True)
class Block:
    """The sound records of one piece of a file.

    starts, ends: byte offsets in the data, the line end included. lines: where each
    begins in the file, 1-based. byte_index: where its cells are; columns: the wanted
    ones, where the piece was read as a whole. One of the two is None. bad: the first
    MAX_BAD rows that are none; more_bad: how many more, by reason. short: rows that
    leave out empty cells at their end.
    """

    data: bytes
    byte_index: ByteIndex | None
    columns: dict[str, Any] | None
    starts: Places
    ends: Places
    lines: Places
    bad: tuple[Bad, ...]
    more_bad: Mapping[str, int] = field(default_factory=dict)
    short: tuple[ShortRow, ...] = ()

    def text(self, index: int) -> str:
        """Return a record as it stands in the file, bounded."""
        return row_text(self.data[self.starts[index] : self.ends[index]])


def row_text(data: bytes) -> str:
    """Return the bytes of a row as text of at most MAX_ROW characters, without its line
    end.
    """
    return data[: MAX_ROW * 4].decode("utf-8", "replace").rstrip("\r\n")[:MAX_ROW]


class Splitter:
    """Takes a file piece by piece and gives its records.

    cells: how many a sound record has. line: of the file, where the first piece begins.
    plain: reads whole columns of pieces without a fault; without it every piece is read
    cell by cell.
    """

    def __init__(
        self,
        delimiter: str,
        cells: int,
        line: int = 1,
        plain: PlainReader | None = None,
    ) -> None:
        self.delimiter = ord(delimiter)
        self._delimiter = delimiter.encode()
        self.cells = cells
        self._line = line
        self._rest = b""
        self._skipping = False
        self._reader = plain
        self._plain = re.compile(rb"[^%s\r\n]*+" % re.escape(delimiter.encode()))

    def blocks(self, pieces: Iterable[bytes]) -> Iterator[Block]:
        """Yield a block for each piece, and one for what is left at the end."""
        for piece in pieces:
            yield self._block(self._rest + piece, last=False)
        yield self._block(self._rest, last=True)

    def _block(self, data: bytes, *, last: bool) -> Block:
        if self._skipping:
            data = self._skip(data)
        # The last line of many files has no end; it is a row like the others.
        cut = bool(last and data and not data.endswith(b"\n"))
        if cut:
            data += b"\n"
        whole = self._reader.read(data) if self._reader and not self._skipping else None
        if whole:
            return self._whole(data, whole)
        walk = _Walk(self, ByteIndex(data, self.delimiter), last=last)
        walk.run()
        walk.settle_short(cut=cut)
        line, self._line = (
            self._line,
            self._line + int(walk.byte_index.lines_before(np.array([walk.at]))[0]),
        )
        self._rest, self._skipping = data[walk.at :], self._skipping or walk.endless
        return walk.block(line)

    def _whole(self, data: bytes, plain: PlainBlock) -> Block:
        line, self._line = self._line, self._line + plain.breaks
        self._rest = data[plain.end :]
        return Block(
            data, None, plain.columns, plain.starts, plain.ends, plain.lines + line, ()
        )

    def _skip(self, data: bytes) -> bytes:
        after = data.find(b"\n") + 1
        self._skipping = not after
        self._line += bool(after)
        return data[after:] if after else b""

    def record_at(self, data: bytes, start: int) -> _Record:
        """Read one record cell by cell."""
        at, cells = start, 1
        quoted: list[tuple[int, int]] = []
        while at - start <= MAX_RECORD:
            in_quotes = data[at : at + 1] == b'"'
            pattern = _QUOTED if in_quotes else self._plain
            match = pattern.match(data, at, start + MAX_RECORD)
            if not match:
                break
            if in_quotes:
                quoted.append(match.span())
            at = match.end()
            if data.startswith((b"\n", b"\r\n"), at):
                return _Record(quoted, data.index(b"\n", at) + 1, cells)
            if data[at : at + 1] != self._delimiter:
                return _Record(quoted, 0 if at < len(data) - 1 else -1, cells)
            at, cells = at + 1, cells + 1
        return _Record(quoted, 0 if start + MAX_RECORD < len(data) else -1, cells)


class _Record(NamedTuple):
    """One record: spans of its quoted cells; its end, 0 when it is none, -1 when the
    data ends within it; its cells.
    """

    quoted: list[tuple[int, int]]
    end: int
    cells: int


class _Walk:
    """One way through the data, from record to record. endless: the data ends inside a
    line that is too long.
    """

    def __init__(
        self,
        splitter: Splitter,
        byte_index: ByteIndex,
        *,
        last: bool,
    ) -> None:
        self.splitter = splitter
        self.byte_index = byte_index
        self.last = last
        self.at = 0
        self.endless = False
        self.taken: list[tuple[Places, Places]] = []
        self.bad: list[tuple[int, int, str]] = []
        self.short: list[tuple[int, int, list[str]]] = []

    def run(self) -> None:
        while self.at < self.byte_index.size and self._step():
            pass

    def _step(self) -> bool:
        """Take the next records; return whether there is more to take."""
        stop = self.byte_index.sound_until(self.byte_index.first_quote(self.at))
        ends, more = self.byte_index.record_ends(self.at, stop, WINDOW)
        if ends.size:
            return self._take(np.concatenate(([self.at], ends[:-1])), ends)
        if not self.byte_index.line_end(self.at) or (
            stop == self.byte_index.size and not more
        ):
            return self._tail()
        return self._careful()

    def _take(self, starts: Places, ends: Places) -> bool:
        """Keep those of the records that are sound, up to one that seems to have
        swallowed other rows.
        """
        byte_index, cells = self.byte_index, self.splitter.cells
        counts = byte_index.cells(starts, ends)
        size = ends - starts
        # An empty line is no row, and nobody is told of it.
        blank = (size == 1) | ((size == 2) & (byte_index.bytes[starts] == 13))
        wrong = (counts != cells) & ~blank
        odd = wrong | (size > MAX_RECORD)
        broken = np.zeros(starts.size, np.bool_)
        broken[self._lone_returns(starts, ends)] = True
        odd |= broken
        # Only a record of several lines can have swallowed a row; few are that.
        several = byte_index.lines_before(ends) - byte_index.lines_before(starts) > 1
        for index in np.flatnonzero(odd).tolist():
            start, end = int(starts[index]), int(ends[index])
            spread = wrong[index] and several[index]
            hiding = spread and self._hides_rows(start, end, cells - 1)
            if broken[index] or hiding:
                keep = ~(odd | blank)[:index]
                self.taken.append((starts[:index][keep], ends[:index][keep]))
                self.at = start
                # What was taken for text of a quoted cell is read anew from the next
                # line on.
                byte_index.forget_inside(start)
                return self._broken()
            filled = None
            # A line inside may be a row that leaves out cells itself.
            if wrong[index] and not (
                spread and self._hides_rows(start, end, cells // 2)
            ):
                filled = self._filled_up(start, end)
            if filled is None:
                self.bad.append((start, end, CELLS if wrong[index] else TOO_LONG))
            else:
                self.short.append((start, end, filled))
        keep = ~(odd | blank)
        self.taken.append((starts[keep], ends[keep]))
        self.at = int(ends[-1])
        return True

    def _filled_up(self, start: int, end: int) -> list[str] | None:
        """Return the cells of a row that leaves out empty ones at its end, or has some
        too many, None of one that is broken.
        """
        cells = self.splitter.cells
        try:
            text = self.byte_index.data[start:end].decode().rstrip("\r\n")
            delimiter = chr(self.splitter.delimiter)
            row = next(csv.reader([text], delimiter=delimiter, strict=True))
        except (UnicodeDecodeError, csv.Error):
            return None
        if any(cell.strip() for cell in row[cells:]):
            return None
        # Less than half of a row is more likely something else: a total, a footnote.
        if 2 * len(row) < cells and any(cell.strip() for cell in row):
            return None
        return row[:cells] + [""] * (cells - len(row))

    def settle_short(self, *, cut: bool) -> None:
        """Give up the last row of a file that is cut inside it."""
        if cut and self.short and self.short[-1][1] == self.byte_index.size:
            start, end, _ = self.short.pop()
            self.bad.append((start, end, CELLS))

    def _lone_returns(self, starts: Places, ends: Places) -> Places:
        byte_index = self.byte_index
        returns = byte_index.returns[
            (byte_index.returns >= starts[0]) & (byte_index.returns < ends[-1])
        ]
        open_quotes = np.searchsorted(
            byte_index.quotes, returns
        ) - byte_index.first_quote(int(starts[0]))
        lone: Places = np.searchsorted(ends, returns[open_quotes % 2 == 0], "right")
        return lone

    def _hides_rows(
        self,
        start: int,
        end: int,
        delimiters: int,
    ) -> bool:
        """Whether a line of the record, after its first, has delimiters enough for a
        row of its own.
        """
        at = self.byte_index.line_end(start)
        while at < end:
            after = self.byte_index.line_end(at)
            if self.byte_index.delimiters_in(at, after) >= delimiters:
                return True
            at = after
        return False

    def _careful(self) -> bool:
        """Take one record cell by cell: it has a quote where none belongs, or very many
        lines.
        """
        record = self.splitter.record_at(self.byte_index.data, self.at)
        if record.end < 0 and self._may_wait(self.at):
            return False
        cells = self.splitter.cells
        right = record.cells == cells
        if record.end <= 0 or (
            not right and self._hides_rows(self.at, record.end, cells - 1)
        ):
            return self._broken()
        if right:
            self._take_record(record)
        else:
            self.bad.append((self.at, record.end, CELLS))
        self.at = record.end
        return True

    def _take_record(self, record: _Record) -> None:
        for span in record.quoted:
            low, high = np.searchsorted(self.byte_index.delimiters, span)
            self.byte_index.inside[low:high] = True
        self.taken.append((np.array([self.at]), np.array([record.end])))

    def _may_wait(self, start: int) -> bool:
        """Whether the rest of what begins here may still come with the next piece."""
        return not self.last and self.byte_index.size - start <= MAX_RECORD

    def _tail(self) -> bool:
        """See to what is left when no record ends in it any more; return whether there
        is more to take.
        """
        if self._may_wait(self.at):
            return False
        if self.byte_index.line_end(self.at):
            return self._broken()
        self.bad.append((self.at, self.byte_index.size, TOO_LONG))
        self.at, self.endless = self.byte_index.size, True
        return False

    def _broken(self) -> bool:
        """Give up the line, and the lines after it that belong to it; False when those
        are not all here yet.
        """
        start = self.at
        first_end = self.byte_index.line_end(start)
        end = self._broken_end(first_end, may_wait=self._may_wait(start))
        if not end:
            return False
        first, after = np.searchsorted(self.byte_index.returns, (start, first_end))
        self.bad.append((start, end, LONE_RETURN if after > first else BAD_QUOTES))
        self.at = end
        return True

    def _broken_end(self, end: int, *, may_wait: bool) -> int:
        """Return where the lines of a broken row end whose first line ends here; 0 when
        that has to wait for the next piece.
        """
        cells = self.splitter.cells
        lines = self.byte_index.lines(end, MAX_ABSORBED)
        for after, delimiters, quotes in lines:
            # Delimiters enough for a row: it is one of its own.
            if delimiters >= cells - 1:
                return end
            # Without a quote the line is all there is of a record, and too short.
            if quotes:
                record = self.splitter.record_at(self.byte_index.data, end)
                if record.end < 0 and may_wait:
                    return 0
                if record.end > 0 and record.cells == cells:
                    return end
            end = after
        if len(lines) < MAX_ABSORBED and may_wait:
            return 0
        return end

    def block(self, line: int) -> Block:
        """Return what was found; line: of the file, where the data begins."""
        none = np.empty(0, np.int64)
        starts = np.concatenate([none, *(pair[0] for pair in self.taken)])
        ends = np.concatenate([none, *(pair[1] for pair in self.taken)])
        sound = self._readable(starts, ends)
        self.bad += [
            (int(starts[n]), int(ends[n]), NOT_UTF8) for n in np.flatnonzero(~sound)
        ]
        starts, ends = starts[sound], ends[sound]
        # Rows were given up in another order than they stand in; the list follows the
        # file.
        self.bad.sort()
        first, rest = self.bad[:MAX_BAD], self.bad[MAX_BAD:]
        bad_starts = np.array([row[0] for row in first], np.int64)
        bad_lines = self.byte_index.lines_before(bad_starts) + line
        bad = tuple(
            Bad(int(number), reason, row_text(self.byte_index.data[start:end]))
            for number, (start, end, reason) in zip(bad_lines, first, strict=True)
        )
        short_starts = np.array([part[0] for part in self.short], np.int64)
        short_lines = self.byte_index.lines_before(short_starts) + line
        short = tuple(
            ShortRow(
                int(number),
                row,
                self.byte_index.delimiters_in(start, end) + 1,
                row_text(self.byte_index.data[start:end]),
            )
            for number, (start, end, row) in zip(short_lines, self.short, strict=True)
        )
        return Block(
            self.byte_index.data,
            self.byte_index,
            None,
            starts,
            ends,
            self.byte_index.lines_before(starts) + line,
            bad,
            Counter(reason for _, _, reason in rest),
            short,
        )

    def _readable(self, starts: Places, ends: Places) -> npt.NDArray[np.bool_]:
        """Return which of the records are UTF-8."""
        data = self.byte_index.data
        sound = np.ones(starts.size, np.bool_)
        # Most files are ASCII, and that is told much quicker than sound UTF-8.
        if data.isascii():
            return sound
        try:
            # All at once first: one pass in C, and hardly any file needs the rows one
            # by one.
            codecs.utf_8_decode(memoryview(data)[: self.at], "strict", True)
        except UnicodeDecodeError:
            beyond = (
                np.maximum.reduceat(self.byte_index.bytes, starts) > 127
                if starts.size
                else sound
            )
            for index in np.flatnonzero(beyond).tolist():
                try:
                    data[starts[index] : ends[index]].decode()
                except UnicodeDecodeError:
                    sound[index] = False
        return sound
