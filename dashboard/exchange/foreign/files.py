"""A file of unknown encoding, zipped or not, as pieces of UTF-8 text; its header and delimiter."""

from __future__ import annotations

import codecs
import csv
import gzip
import io
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from dashboard.domain.errors import BadInput

PIECE = 32 * 2**20
"""Bytes read at once: larger pieces mean fewer questions, smaller ones less memory."""
LOOK = 2**20
"""Bytes by which encoding and header are told."""
DELIMITERS = (",", ";", "\t", "|")


@dataclass(frozen=True, slots=True)
class Source:
    """A text file. encoding: as found; header: the cells of its first line; size: bytes on disk."""

    path: Path
    encoding: str
    delimiter: str
    header: tuple[str, ...]
    size: int

    def pieces(self, *, skip_header: bool = True) -> Iterator[tuple[bytes, int]]:
        """Yield (UTF-8 text, bytes of the file read so far), after the first line when that is the header."""
        decode = codecs.getincrementaldecoder(self.encoding)(errors="replace")
        skipping = skip_header
        try:
            with self.path.open("rb") as raw, _unzipped(raw, self.path) as file:
                first = True
                while piece := file.read(PIECE):
                    if self.encoding == "utf-8-sig":
                        text = piece.removeprefix(codecs.BOM_UTF8) if first else piece
                    else:
                        text = decode.decode(piece).encode()
                    first = False
                    if skipping:
                        end = text.find(b"\n") + 1
                        text, skipping = (text[end:], False) if end else (b"", True)
                    yield text, raw.tell()
        except (OSError, EOFError, zlib.error, UnicodeError) as error:
            raise BadInput(f"{self.path}: cannot be read ({error}); check the file") from error


def _unzipped(raw: BinaryIO, path: Path) -> BinaryIO | gzip.GzipFile:
    return gzip.GzipFile(fileobj=raw) if path.suffix == ".gz" else raw


def look(path: Path) -> Source:
    """Return what the file is. Raises BadInput when it cannot be read or is no text with a first line."""
    try:
        size = path.stat().st_size
        with path.open("rb") as raw, _unzipped(raw, path) as file:
            head = file.read(LOOK)
    except (OSError, EOFError, zlib.error) as error:
        raise BadInput(
            f"{path}: cannot be read ({getattr(error, 'strerror', None) or error}); check the path"
        ) from error
    encoding = _encoding(head)
    text = head.decode(encoding, "replace")
    line = text.lstrip("\ufeff").partition("\n")[0]
    # Other than NUL in a cell, NUL after a first line that is no text either means a picture or a program.
    binary = encoding != "utf-16" and "\x00" in text and not _utf8(head.partition(b"\n")[0])
    if not line.strip() or "\x00" in line or binary:
        raise BadInput(f"{path}: not a table of text; it must begin with a line that names the columns")
    delimiter = max(DELIMITERS, key=line.count)
    try:
        header = next(csv.reader(io.StringIO(line.rstrip("\r")), delimiter=delimiter), [])
    except csv.Error as error:
        raise BadInput(f"{path}: its first line cannot be read ({error}); it must name the columns") from error
    return Source(path, encoding, delimiter, tuple(cell.strip() for cell in header), size)


def _encoding(head: bytes) -> str:
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    try:
        codecs.utf_8_decode(head, "strict", len(head) < LOOK)
    except UnicodeDecodeError:
        # Not UTF-8 in many places: an old spreadsheet. In few places: single bad rows, told with their lines.
        bad = sum(1 for line in head.split(b"\n") if not _utf8(line))
        return "cp1252" if bad > 3 and _decodes(head, "cp1252") else "utf-8-sig"
    return "utf-8-sig"


def _utf8(line: bytes) -> bool:
    return _decodes(line, "utf-8")


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True
