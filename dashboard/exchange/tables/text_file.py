"""A file of unknown encoding, packed or not, as pieces of UTF-8 text; its header and
delimiter.
"""

from __future__ import annotations

import codecs
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dashboard.domain.errors import BadInput
from dashboard.exchange.tables.byte_index import LINE_FEED, QUOTE, dense
from dashboard.exchange.tables.encoding import encoding_of
from dashboard.exchange.tables.header import MOST_COLUMNS, TextHeader, text_header
from dashboard.exchange.tables.unpack import Unpacked, unpacked
from dashboard.i18n.translate import gettext, number_words

PIECE = 24 * 2**20
"""Bytes read at once: larger pieces mean fewer questions, smaller ones less memory."""
DENSE_PIECE = 2 * 2**20
"""Bytes handed on at once of text that is little but line ends, quotes and delimiters,
each of which takes some 30 bytes of memory.
"""
DENSE = 0.4
"""Share of such marks from which on text is that; a table of numbers has a fifth."""
LOOK = 2**20
"""Bytes by which encoding and header are told."""
LONGEST_NAME = 100_000
"""Characters of the name of a column."""
UNREADABLE = "unreadable_byte"
"""Handler of decoding errors: see `_mark_unreadable`."""


def _mark_unreadable(error: UnicodeError) -> tuple[str, int]:
    """Stand in for bytes that mean nothing in the encoding with something that is no
    UTF-8 afterwards, so that the row is rejected and not changed.
    """
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return "\udcff", error.end


codecs.register_error(UNREADABLE, _mark_unreadable)


@dataclass(frozen=True, slots=True)
class TextFile:
    """A file of text. encoding: as detected; header: the cells of the line that names
    the columns; size: bytes on disk; lines: physical lines up to the end of the header;
    member: of an archive. carriage_returns: whether these alone end its lines, as on an
    old Mac.
    """

    path: Path
    encoding: str
    delimiter: str
    header: tuple[str, ...]
    size: int
    lines: int = 1
    member: str = ""
    carriage_returns: bool = False

    def pieces(self, *, skip_header: bool = True) -> Iterator[tuple[bytes, int]]:
        """Yield (UTF-8 text, bytes of the file read so far), after the first line when
        that is the header.

        Bytes that mean nothing in the encoding come out as no UTF-8. Raises BadInput
        when the file cannot be read to its end, or unpacks to too much.
        """
        try:
            with unpacked(self.path, self.member) as (text, raw):
                for piece in self._without_header(self._decoded(text), skip_header):
                    for part in self._parts(piece):
                        yield part, raw.tell()
        except (OSError, EOFError, ValueError, zlib.error) as error:
            raise cannot_be_read(self.path, error) from error

    def _decoded(self, text: Unpacked) -> Iterator[bytes]:
        for piece in self._as_utf8(text):
            yield piece.replace(b"\r", b"\n") if self.carriage_returns else piece

    def _as_utf8(self, text: Unpacked) -> Iterator[bytes]:
        if self.encoding == "utf-8-sig":
            yield from self._without_mark(text)
            return
        decoder = codecs.getincrementaldecoder(self.encoding)(errors=UNREADABLE)
        while piece := read_full(text, PIECE):
            yield _encoded(decoder.decode(piece))
        # Half a character at the end of the file is still in the decoder.
        if rest := decoder.decode(b"", final=True):
            yield _encoded(rest)

    @staticmethod
    def _without_mark(text: Unpacked) -> Iterator[bytes]:
        first = True
        while piece := read_full(text, PIECE):
            yield piece.removeprefix(codecs.BOM_UTF8) if first else piece
            first = False

    def _without_header(self, pieces: Iterator[bytes], skip: bool) -> Iterator[bytes]:
        left = self.lines if skip else self.lines - 1
        for piece in pieces:
            start = 0
            while left and (end := piece.find(b"\n", start) + 1):
                start, left = end, left - 1
            yield b"" if left else piece[start:]

    def _parts(self, piece: bytes) -> Iterator[bytes]:
        """Cut text in which nearly every byte is a mark into small parts."""
        marks = {LINE_FEED, QUOTE, *self.delimiter.encode()}
        step = DENSE_PIECE if dense(piece, marks, DENSE) else PIECE
        for start in range(0, max(1, len(piece)), step):
            yield piece[start : start + step]


def read_full(text: Unpacked, size: int) -> bytes:
    """Return so many bytes, fewer only at the end; what unpacks gives less at once."""
    parts = []
    while size > 0 and (part := text.read(size)):
        parts.append(part)
        size -= len(part)
    return parts[0] if len(parts) == 1 else b"".join(parts)


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


def cannot_be_read(path: Path, error: Exception) -> BadInput:
    """Return the error of a file that cannot be read, or not to its end."""
    reason = getattr(error, "strerror", None) or error
    return BadInput(
        gettext(
            "{path}: cannot be read ({reason}); check the file",
            path=path,
            reason=reason,
        )
    )


def look(path: Path, *, member: str = "") -> TextFile:
    """Return what the file is. member: of an archive with several files.

    Raises BadInput when it cannot be read or is no text with a line that names the
    columns.
    """
    try:
        size = path.stat().st_size
        with unpacked(path, member) as (packed, _):
            head = read_full(packed, LOOK)
    except (OSError, EOFError, ValueError, zlib.error) as error:
        raise cannot_be_read(path, error) from error
    encoding = encoding_of(head, whole=len(head) < LOOK)
    text = head.decode(encoding, "replace")
    carriage_returns = "\r" in text and "\n" not in text
    if carriage_returns:
        text = text.replace("\r", "\n")
    header = None if _binary(head, text, encoding) else text_header(text)
    if header is None or "\x00" in "".join(header.cells):
        raise BadInput(
            gettext(
                "{path}: not a table of text; it must begin with a line that"
                " names the columns",
                path=path,
            )
        )
    _check_width(path, header)
    return TextFile(
        path,
        encoding,
        header.delimiter,
        header.cells,
        size,
        header.lines,
        member,
        carriage_returns,
    )


def _binary(head: bytes, text: str, encoding: str) -> bool:
    """Whether it is no text: other than a NUL in a cell, one after a first line that is
    no text either means a picture or a program.
    """
    if encoding.startswith("utf-16") or "\x00" not in text:
        return False
    first = head.partition(b"\n")[0]
    try:
        return "\x00" in first.decode()
    except UnicodeDecodeError:
        return True


def _check_width(path: Path, header: TextHeader) -> None:
    columns = len(header.cells)
    if columns > MOST_COLUMNS:
        raise BadInput(
            gettext(
                "{path}: its first line names {count} columns, at most {most}"
                " are read; leave out those that are not needed",
                path=path,
                count=number_words(columns),
                most=number_words(MOST_COLUMNS),
            )
        )
    if any(len(cell) > LONGEST_NAME for cell in header.cells):
        raise BadInput(
            gettext(
                "{path}: its first line cannot be read (a cell of it is too"
                " long); it must name the columns",
                path=path,
            )
        )
