"""Packed files, unpacked as a stream and within bounds: gzip with any number of
members, Zstandard, and one file of a zip.

A few kilobytes of either can stand for gigabytes. So it is counted what comes out, and
compared with what went in; nothing is unpacked to the disk, and no name in an archive
is ever used as a path.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Protocol

import pyarrow as pa

from dashboard.domain.errors import BadInput
from dashboard.domain.files.archives import BROKEN_ARCHIVE
from dashboard.i18n.translate import gettext, number_words

GZIP_MARK, ZIP_MARK, ZSTD_MARK = b"\x1f\x8b", b"PK\x03\x04", b"\x28\xb5\x2f\xfd"
MAX_RATIO = 200
"""Bytes that may come out for one that went in: tables of text pack 5 to 30 times."""
RATIO_FROM = 4 * 2**20
"""Bytes up to which the ratio does not matter: so little harms nobody."""
MAX_UNPACKED = 50 * 10**9
"""Bytes that may come out in all: some 100 million rows."""
BLOCK = 256 * 1024
_GZIP_WINDOW = 16 + zlib.MAX_WBITS
_ENCRYPTED = 0x1
_ZIP_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


class Unpacked(Protocol):
    """A stream of bytes."""

    def read(self, size: int, /) -> bytes: ...


class GzipStream:
    """The text of a gzip file, of all its members.

    Reading raises EOFError when a member is cut short, and ValueError when what follows
    a member is no other one.
    """

    def __init__(self, raw: BinaryIO) -> None:
        self._raw = raw
        self._packed = b""
        self._member: zlib._Decompress | None = None
        self._first = True

    def read(self, size: int, /) -> bytes:
        """Return at most so many bytes, fewer before the end, none at it."""
        while True:
            if not self._packed:
                self._packed = self._raw.read(BLOCK)
            if self._member is None and not self._begin():
                return b""
            text = self._step(size)
            if text:
                return text

    def _begin(self) -> bool:
        """Begin the next member; return whether there is one."""
        # Tapes and some programs fill the end with zeros, as gzip itself allows.
        if not self._first:
            self._packed = self._packed.lstrip(b"\0")
            while not self._packed and (more := self._raw.read(BLOCK)):
                self._packed = more.lstrip(b"\0")
        if not self._packed:
            return False
        # The mark itself may be cut by the end of a block.
        if len(self._packed) < len(GZIP_MARK):
            self._packed += self._raw.read(BLOCK)
        if not self._packed.startswith(GZIP_MARK):
            raise ValueError("after the packed text comes something else")
        self._member = zlib.decompressobj(_GZIP_WINDOW)
        self._first = False
        return True

    def _step(self, size: int) -> bytes:
        if self._member is None:
            raise AssertionError("no member was begun")
        if not self._packed and not self._member.eof:
            raise EOFError("it is cut short: its end is missing")
        text = self._member.decompress(self._packed, size)
        self._packed = self._member.unconsumed_tail
        if self._member.eof:
            self._packed = self._member.unused_data
            self._member = None
        return text


class BoundedStream:
    """A stream of which no more is read than a file of that size may hold. Reading
    raises BadInput beyond.
    """

    def __init__(self, stream: Unpacked, path: Path, packed: int) -> None:
        self._stream = stream
        self._path = path
        self._most = min(MAX_UNPACKED, max(RATIO_FROM, MAX_RATIO * packed))
        self._packed = packed
        self._read = 0

    def read(self, size: int, /) -> bytes:
        """Return at most so many bytes, none at the end."""
        data = self._stream.read(size)
        self._read += len(data)
        if self._read > self._most:
            raise BadInput(
                gettext(
                    "{path}: its {packed} bytes unpack to more than {most}, as"
                    " those of a bomb do; unpack it yourself and give the"
                    " unpacked file if you trust it",
                    path=self._path,
                    packed=number_words(self._packed),
                    most=number_words(self._most),
                )
            )
        return data


@contextmanager
def unpacked(path: Path, member: str = "") -> Iterator[tuple[Unpacked, BinaryIO]]:
    """Give the text of a file, unpacked where it is packed, and the file itself, whose
    position says how far the reading is. member: the file of an archive, "" for the
    only one in it.

    Raises BadInput for an archive that has no such file, and OSError.
    """
    with path.open("rb") as raw:
        mark = raw.read(len(ZIP_MARK))
        raw.seek(0)
        if mark.startswith(GZIP_MARK):
            yield BoundedStream(GzipStream(raw), path, _size(path)), raw
        elif mark == ZIP_MARK:
            with _file_of(raw, path, member) as packed:
                yield BoundedStream(packed, path, _size(path)), raw
        elif mark == ZSTD_MARK:
            # Arrow's own stream: a file cut short is an OSError there.
            with pa.CompressedInputStream(pa.PythonFile(raw, "r"), "zstd") as packed:
                yield BoundedStream(packed, path, _size(path)), raw
        else:
            yield raw, raw


def is_packed(path: Path) -> bool:
    """Whether a file begins as a packed one does. Raises OSError."""
    with path.open("rb") as raw:
        mark = raw.read(len(ZIP_MARK))
    return mark.startswith((GZIP_MARK, ZIP_MARK, ZSTD_MARK))


def _size(path: Path) -> int:
    return path.stat().st_size


@contextmanager
def _file_of(
    raw: BinaryIO,
    path: Path,
    member: str,
) -> Iterator[Unpacked]:
    """Give one file of a zip archive."""
    try:
        with zipfile.ZipFile(raw) as archive:
            chosen = _member(archive, path, member)
            with archive.open(chosen) as packed:
                yield packed
    except (zipfile.BadZipFile, RuntimeError) as error:
        raise _unsound(path, error) from error


def _unsound(path: Path, error: Exception) -> BadInput:
    return BadInput(
        gettext(
            "{path}: not a sound zip archive ({error}); pack the table anew, or give it"
            " unpacked",
            path=path,
            error=error,
        )
    )


def members_of(path: Path) -> list[str]:
    """Return the names of the files in a zip archive. Raises BadInput for one that is
    not sound.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            return [member.filename for member in _files(archive)]
    except BROKEN_ARCHIVE as error:
        raise _unsound(path, error) from error


def _files(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    return [
        member
        for member in archive.infolist()
        # A Mac adds a folder of its own to what it packs.
        if not member.is_dir() and not member.filename.startswith("__MACOSX/")
    ]


def _member(
    archive: zipfile.ZipFile,
    path: Path,
    name: str,
) -> zipfile.ZipInfo:
    members = _files(archive)
    if name:
        members = [member for member in members if member.filename == name]
    if len(members) != 1:
        raise BadInput(
            gettext(
                "{path}: {count} files are in the archive; give one that"
                " holds one table, or the table unpacked",
                path=path,
                count=len(members),
            )
        )
    member = members[0]
    parts = member.filename.replace("\\", "/").split("/")
    if ".." in parts or member.filename.startswith("/") or ":" in parts[0]:
        raise BadInput(
            gettext(
                "{path}: a file in the archive is called {member}, which"
                " leads out of it; give the table unpacked",
                path=path,
                member=f"{member.filename[:60]!r}",
            )
        )
    if member.flag_bits & _ENCRYPTED:
        raise BadInput(
            gettext(
                "{path}: the archive is locked by a password; give the table unpacked",
                path=path,
            )
        )
    if member.filename.lower().endswith((".zip", ".gz")):
        raise BadInput(
            gettext(
                "{path}: an archive is in the archive ({member}); give that"
                " one, unpacked",
                path=path,
                member=f"{member.filename[:60]!r}",
            )
        )
    # Others are decoded by libraries whose bounds we do not know.
    if member.compress_type not in _ZIP_METHODS:
        raise BadInput(
            gettext(
                "{path}: the archive is packed in a way that is not read"
                " here; pack it as an ordinary zip, or give the table"
                " unpacked",
                path=path,
            )
        )
    return member
