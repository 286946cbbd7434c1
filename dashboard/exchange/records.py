"""CSV text -> records, streamed: every record with its line, and each row that is no record with the reason.

A broken row (a quote that is not closed, say) never takes the rows after it along: reading goes on at the next line
that reads as a record. Cells are read as Python's csv module does in strict mode. DuckDB's reader is not used: it does
not tell where a row stands in the file, drops cells too many without strict_mode, and with it refuses some good files.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from dashboard.exchange.marks import Marks, Places
from dashboard.exchange.plain import Plain, PlainReader

MAX_RECORD = 1 << 20
"""Longest record, bytes; a longer one is a quote that was never closed, or an attack."""
MAX_ROW = 2000
"""How much of a rejected row is kept, characters."""
WINDOW = 8192
"""Lines looked at in one step, so that it costs little to go back to a broken row."""
MAX_ABSORBED = 100
"""Most lines that are taken for the rest of a broken row."""
BAD_QUOTES = "a quote is not closed, or one inside a cell is not doubled"
CELLS = "the row has more or fewer cells than the first line names"
TOO_LONG = "the row is longer than a megabyte"
LONE_RETURN = "a carriage return stands outside quotes"
NOT_UTF8 = "the row is not text in UTF-8"
_QUOTED = re.compile(rb'"(?:[^"]++|"")*+"')


@dataclass(frozen=True, slots=True)
class Bad:
    """A row that could not be read: its physical line, 1-based, the reason, and its text, bounded."""

    line: int
    reason: str
    text: str


@dataclass(frozen=True, slots=True)
class Block:
    """The sound records of one piece of a file.

    starts, ends: byte offsets in the data, the line end included. lines: where each begins in the file, 1-based.
    marks: where its cells are; columns: the wanted ones, where the piece was read as a whole. One of the two is None.
    """

    data: bytes
    marks: Marks | None
    columns: dict[str, Any] | None
    starts: Places
    ends: Places
    lines: Places
    bad: tuple[Bad, ...]

    def text(self, index: int) -> str:
        """Return a record as it stands in the file, bounded."""
        return row_text(self.data[self.starts[index] : self.ends[index]])


def row_text(data: bytes) -> str:
    """Return the bytes of a row as text of at most MAX_ROW characters, without its line end."""
    return data[: MAX_ROW * 4].decode("utf-8", "replace").rstrip("\r\n")[:MAX_ROW]


class Splitter:
    """Takes a file piece by piece and gives its records.

    cells: how many a sound record has. line: of the file, where the first piece begins. plain: reads whole columns of
    pieces without a fault; without it every piece is read cell by cell.
    """

    def __init__(self, delimiter: str, cells: int, line: int = 1, plain: PlainReader | None = None) -> None:
        self.delimiter = ord(delimiter)
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
        if last and data and not data.endswith(b"\n"):
            data += b"\n"
        whole = self._reader.read(data) if self._reader and not self._skipping else None
        if whole:
            return self._whole(data, whole)
        walk = _Walk(self, Marks(data, self.delimiter), last=last)
        walk.run()
        line, self._line = self._line, self._line + int(walk.marks.lines_before(np.array([walk.at]))[0])
        self._rest, self._skipping = data[walk.at :], self._skipping or walk.endless
        return walk.block(line)

    def _whole(self, data: bytes, found: Plain) -> Block:
        line, self._line = self._line, self._line + data.count(b"\n", 0, found.end)
        self._rest = data[found.end :]
        return Block(data, None, found.columns, found.starts, found.ends, found.lines + line, ())

    def _skip(self, data: bytes) -> bytes:
        found = data.find(b"\n") + 1
        self._skipping = not found
        self._line += bool(found)
        return data[found:] if found else b""

    def one(self, data: bytes, start: int) -> _One:
        """Read one record cell by cell."""
        at, cells = start, 1
        quoted: list[tuple[int, int]] = []
        while at - start <= MAX_RECORD:
            found = (_QUOTED if data[at : at + 1] == b'"' else self._plain).match(data, at, start + MAX_RECORD)
            if not found:
                break
            if data[at : at + 1] == b'"':
                quoted.append(found.span())
            at = found.end()
            if data[at : at + 1] == b"\n" or data[at : at + 2] == b"\r\n":
                return _One(quoted, data.index(b"\n", at) + 1, cells)
            if data[at : at + 1] != bytes((self.delimiter,)):
                return _One(quoted, 0 if at < len(data) - 1 else -1, cells)
            at, cells = at + 1, cells + 1
        return _One(quoted, 0 if start + MAX_RECORD < len(data) else -1, cells)


class _One(NamedTuple):
    """One record: spans of its quoted cells; its end, 0 when it is none, -1 when the data ends within it; its cells."""

    quoted: list[tuple[int, int]]
    end: int
    cells: int


class _Walk:
    """One way through the data, from record to record. endless: the data ends inside a line that is too long."""

    def __init__(self, splitter: Splitter, marks: Marks, *, last: bool) -> None:
        self.splitter = splitter
        self.marks = marks
        self.last = last
        self.at = 0
        self.endless = False
        self.taken: list[tuple[Places, Places]] = []
        self.bad: list[tuple[int, int, str]] = []

    def run(self) -> None:
        while self.at < self.marks.size and self._step():
            pass

    def _step(self) -> bool:
        """Take the next records; return whether there is more to take."""
        stop = self.marks.sound_until(self.marks.first_quote(self.at))
        ends, more = self.marks.record_ends(self.at, stop, WINDOW)
        if ends.size:
            return self._take(np.concatenate(([self.at], ends[:-1])), ends)
        if not self.marks.line_end(self.at) or (stop == self.marks.size and not more):
            return self._tail()
        return self._careful()

    def _take(self, starts: Places, ends: Places) -> bool:
        """Keep those of the records that are sound, up to one that seems to have swallowed other rows."""
        marks, cells = self.marks, self.splitter.cells
        counts = marks.cells(starts, ends)
        size = ends - starts
        blank = (size == 1) | ((size == 2) & (marks.bytes[starts] == 13))
        wrong = (counts != cells) & ~blank
        odd = wrong | (size > MAX_RECORD)
        broken = np.zeros(starts.size, np.bool_)
        broken[self._lone_returns(starts, ends)] = True
        odd |= broken
        for index in np.flatnonzero(odd).tolist():
            start, end = int(starts[index]), int(ends[index])
            if broken[index] or (wrong[index] and self._hides_rows(start, end)):
                keep = ~(odd | blank)[:index]
                self.taken.append((starts[:index][keep], ends[:index][keep]))
                self.at = start
                marks.forget_inside(start)
                return self._broken()
            self.bad.append((start, end, CELLS if wrong[index] else TOO_LONG))
        keep = ~(odd | blank)
        self.taken.append((starts[keep], ends[keep]))
        self.at = int(ends[-1])
        return True

    def _lone_returns(self, starts: Places, ends: Places) -> Places:
        marks = self.marks
        found = marks.returns[(marks.returns >= starts[0]) & (marks.returns < ends[-1])]
        open_quotes = np.searchsorted(marks.quotes, found) - marks.first_quote(int(starts[0]))
        lone: Places = np.searchsorted(ends, found[open_quotes % 2 == 0], "right")
        return lone

    def _hides_rows(self, start: int, end: int) -> bool:
        """Whether a line of the record, after its first, has delimiters enough for a row of its own."""
        at = self.marks.line_end(start)
        while at < end:
            after = self.marks.line_end(at)
            if self.marks.delimiters_in(at, after) >= self.splitter.cells - 1:
                return True
            at = after
        return False

    def _careful(self) -> bool:
        """Take one record cell by cell: it has a quote where none belongs, or very many lines."""
        one = self.splitter.one(self.marks.data, self.at)
        if one.end < 0 and not self.last and self.marks.size - self.at <= MAX_RECORD:
            return False
        if one.end <= 0 or (one.cells != self.splitter.cells and self._hides_rows(self.at, one.end)):
            return self._broken()
        if one.cells != self.splitter.cells:
            self.bad.append((self.at, one.end, CELLS))
        else:
            for low, high in (np.searchsorted(self.marks.delimiters, span) for span in one.quoted):
                self.marks.inside[low:high] = True
            self.taken.append((np.array([self.at]), np.array([one.end])))
        self.at = one.end
        return True

    def _tail(self) -> bool:
        """See to what is left when no record ends in it any more; return whether there is more to take."""
        if not self.last and self.marks.size - self.at <= MAX_RECORD:
            return False
        if self.marks.line_end(self.at):
            return self._broken()
        self.bad.append((self.at, self.marks.size, TOO_LONG))
        self.at, self.endless = self.marks.size, True
        return False

    def _broken(self) -> bool:
        """Give up the line, and the lines after it that belong to it; False when those are not all here yet."""
        start, end = self.at, self.marks.line_end(self.at)
        may_wait = not self.last and self.marks.size - start <= MAX_RECORD
        for _ in range(MAX_ABSORBED):
            after = self.marks.line_end(end)
            if not after and may_wait:
                return False
            if not after or self.marks.delimiters_in(end, after) >= self.splitter.cells - 1:
                break
            one = self.splitter.one(self.marks.data, end)
            if one.end < 0 and may_wait:
                return False
            if one.end > 0 and one.cells == self.splitter.cells:
                break
            end = after
        lone = np.searchsorted(self.marks.returns, (start, self.marks.line_end(start)))
        self.bad.append((start, end, LONE_RETURN if lone[1] > lone[0] else BAD_QUOTES))
        self.at = end
        return True

    def block(self, line: int) -> Block:
        """Return what was found; line: of the file, where the data begins."""
        none = np.empty(0, np.int64)
        starts = np.concatenate([none, *(pair[0] for pair in self.taken)])
        ends = np.concatenate([none, *(pair[1] for pair in self.taken)])
        sound = self._readable(starts, ends)
        self.bad += [(int(starts[n]), int(ends[n]), NOT_UTF8) for n in np.flatnonzero(~sound)]
        starts, ends = starts[sound], ends[sound]
        self.bad.sort()
        lines = self.marks.lines_before(np.array([start for start, _, _ in self.bad], np.int64)) + line
        bad = tuple(
            Bad(int(number), reason, row_text(self.marks.data[start:end]))
            for number, (start, end, reason) in zip(lines, self.bad, strict=True)
        )
        return Block(self.marks.data, self.marks, None, starts, ends, self.marks.lines_before(starts) + line, bad)

    def _readable(self, starts: Places, ends: Places) -> npt.NDArray[np.bool_]:
        """Return which of the records are UTF-8."""
        data = self.marks.data
        sound = np.ones(starts.size, np.bool_)
        if data.isascii():
            return sound
        try:
            codecs.utf_8_decode(memoryview(data)[: self.at], "strict", True)
        except UnicodeDecodeError:
            beyond = np.maximum.reduceat(self.marks.bytes, starts) > 127 if starts.size else sound
            for index in np.flatnonzero(beyond).tolist():
                try:
                    data[starts[index] : ends[index]].decode()
                except UnicodeDecodeError:
                    sound[index] = False
        return sound
