"""A file of unknown origin -> its text in UTF-8, piece by piece, with its SHA-256 and how far it is read.

gzip is unpacked; UTF-16 is told by its mark or its zeros, Windows code pages by their bytes.
"""

from __future__ import annotations

import codecs
import gzip
import hashlib
import io
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self, cast

from dashboard.domain.errors import BadInput
from dashboard.exchange.code_pages import CodePages

PIECE = 8 << 20
"""Bytes read at a time: rows enough for numpy, and little beside FRONTLINE_MEMORY."""
SAMPLE = 1 << 16
"""How much of a file is looked at to tell what it is, bytes."""
_NO_TEXT = ((b"PK\x03\x04", "a ZIP archive or a spreadsheet"), (b"PAR1", "a Parquet file"), (b"%PDF", "a PDF"),
            (b"\xd0\xcf\x11\xe0", "an old spreadsheet"), (b"BZh", "a bzip2 archive"), (b"7z\xbc\xaf", "a 7-Zip archive"),
            (b"\x28\xb5\x2f\xfd", "a Zstandard archive"), (b"\xfd7zXZ", "an xz archive"))  # fmt: skip
_MARKS = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


class _Counted(io.RawIOBase):
    """A raw file that keeps count and hash of what is read."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("rb", buffering=0)
        self.position = 0
        self.hash = hashlib.sha256()

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        count = self._file.readinto(buffer) or 0
        self.position += count
        self.hash.update(buffer[:count])
        return count

    def close(self) -> None:
        self._file.close()
        super().close()


class Opened:
    """An open file. Raises BadInput, here and while it is read, when it is no text or cannot be read.

    size: bytes of the file as it lies on disk, at least 1.
    """

    def __init__(self, path: Path, piece: int = PIECE) -> None:
        self.path = path
        self._piece = piece
        try:
            self._raw = _Counted(path)
            self.size = max(1, path.stat().st_size)
        except OSError as error:
            raise BadInput(f"{path}: cannot be read ({error.strerror}); check the path") from error
        self._data = cast(BinaryIO, io.BufferedReader(self._raw, SAMPLE))
        try:
            self._wide = self._kind()
        except BadInput:
            self._close()
            raise

    def _kind(self) -> str:
        """Return the name of a 16-bit encoding, "" for any other; unpacks gzip from here on."""
        head = self._head()
        if head.startswith(b"\x1f\x8b"):
            self._data = cast(BinaryIO, io.BufferedReader(gzip.GzipFile(fileobj=self._data), SAMPLE))  # type: ignore[type-var]
            head = self._head()
        if not head:
            raise BadInput(f"{self.path}: the file is empty; give another")
        for magic, words in _NO_TEXT:
            if head.startswith(magic):
                raise BadInput(f"{self.path}: this is {words}; unpack it, or save it as CSV, and give the text file")
        return next((name for mark, name in _MARKS if head.startswith(mark)), "") or _wide(head)

    def _head(self) -> bytes:
        return self._guarded(lambda: cast(io.BufferedReader, self._data).peek(SAMPLE))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._close()

    def _close(self) -> None:
        self._data.close()
        self._raw.close()

    @property
    def position(self) -> int:
        """Return how many bytes of the file have been read."""
        return self._raw.position

    def sha256(self) -> str:
        """Read what is left of the file and return the hash of it all as it lies on disk, 64 hex digits."""
        while self._guarded(lambda: self._raw.read(1 << 20)):
            pass
        return self._raw.hash.hexdigest()

    def pieces(self) -> Iterator[bytes]:
        """Yield the text in UTF-8, without a mark and with lines that end in a line feed, to the end of the file."""
        wide = codecs.getincrementaldecoder(self._wide)() if self._wide else None
        pages = CodePages(str(self.path))
        first, old_mac = True, False
        while data := self._guarded(lambda: self._data.read(self._piece)):
            text = (
                self._narrow(wide, data) if wide else pages.utf8(data.removeprefix(codecs.BOM_UTF8) if first else data)
            )
            if first:
                text = text.removeprefix(codecs.BOM_UTF8)
                old_mac = b"\r" in text and b"\n" not in text
            first = False
            yield text.replace(b"\r", b"\n") if old_mac else text
        if wide:
            yield self._narrow(wide, b"", final=True)

    def _narrow(self, decoder: codecs.IncrementalDecoder, data: bytes, *, final: bool = False) -> bytes:
        try:
            return decoder.decode(data, final).encode()
        except UnicodeDecodeError as error:
            raise BadInput(f"{self.path}: broken UTF-16 ({error.reason}); save the file as UTF-8") from error

    def _guarded(self, read: Callable[[], bytes]) -> bytes:
        try:
            return read()
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise BadInput(f"{self.path}: the gzip archive is damaged ({error}); fetch it again") from error
        except OSError as error:
            raise BadInput(f"{self.path}: cannot be read ({error.strerror or error}); check the file") from error


def _wide(head: bytes) -> str:
    """Tell UTF-16 without a mark by its zeros: in Western text every other byte is one."""
    even, odd = (head[start:400:2].count(0) / max(1, len(head[start:400:2])) for start in (0, 1))
    return "utf-16-le" if odd > 0.4 > 0.05 > even else "utf-16-be" if even > 0.4 > 0.05 > odd else ""


def sample(path: Path) -> str:
    """Return the beginning of a file as text. Raises BadInput when it is no text or cannot be read."""
    with Opened(path, SAMPLE) as opened:
        data = next(opened.pieces(), b"")
    text = data.decode("utf-8", "replace")
    if "\x00" in text.split("\n", 1)[0]:
        raise BadInput(f"{path}: this is no text file; give a CSV or JSON file")
    return text
