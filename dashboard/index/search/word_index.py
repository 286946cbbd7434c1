"""Which rows of a dataset hold a word, without reading its texts.

Every text is cut at its white space, so that a word that is looked for, which has none,
lies inside one of the pieces. For each file of a dataset lies beside the index a list
of its different pieces and of the rows that each is in: a search looks through the
pieces, a hundredth of the texts, and takes the rows together. It finds exactly what
reading every text would.

The files hold nothing that is not in the dataset. They are made in the background after
the first search, are known by what they were made from, and may be deleted at any time.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import struct
import threading
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import AbstractContextManager, suppress
from pathlib import Path

import duckdb
import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from dashboard.domain.errors import FrontlineError
from dashboard.index.search.texts import SEARCHED, Files

VERSION = "1"
"""Of the files; raise it when their form or what they are made from changes."""
ROWS = 1 << 15
"""Rows of one file at the most: a row is then a number of two bytes."""
HEAD = struct.Struct("<4q")
"""What a file begins with: rows, bytes of the pieces, pieces, places where they are."""
FEW_BYTES = 3
"""Words shorter than that are in so many pieces that looking at each is quicker."""
Mask = npt.NDArray[np.bool_]
Cursors = Callable[[], AbstractContextManager[duckdb.DuckDBPyConnection]]


class WordIndex:
    """The words of all datasets of one index; safe to share between threads.

    folder: where the files lie, None to have none. cursors: gives cursors of a database
    of its own for reading texts.
    """

    def __init__(self, folder: Path | None, cursors: Cursors) -> None:
        self._folder = folder
        self._cursors = cursors
        self._closing = threading.Event()
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    def of(self, files: Files, path: str) -> WordFiles | None:
        """Return the words of one file of a dataset, None while there are none."""
        folder = self._place(files, path)
        return WordFiles(folder) if folder and folder.is_dir() else None

    def start(self, datasets: Collection[Files]) -> None:
        """Begin to make what is missing, unless that is going on, and delete what is of
        no use any more.
        """
        with self._lock:
            busy = self._thread and self._thread.is_alive()
            if self._folder is None or busy or self._closing.is_set():
                return
            self._thread = threading.Thread(
                target=self._make_all,
                args=(tuple(datasets),),
                name="words",
                daemon=True,
            )
            self._thread.start()

    def join(self) -> None:
        """Wait until nothing is being made."""
        if self._thread:
            self._thread.join()

    def stop(self) -> None:
        """Let what is being made end early; `join` waits for it."""
        self._closing.set()

    def _place(self, files: Files, path: str) -> Path | None:
        """Return the folder for a file of a dataset, None where nothing says when the
        file changes.
        """
        if self._folder is None:
            return None
        try:
            status = Path(path).stat()
        except (OSError, ValueError):
            return None
        made_from = (
            VERSION,
            path,
            status.st_mtime_ns,
            status.st_size,
            files.places,
            sorted(files.columns),
        )
        return self._folder / hashlib.sha256(repr(made_from).encode()).hexdigest()[:24]

    def _make_all(self, datasets: Iterable[Files]) -> None:
        wanted = set()
        for files in datasets:
            for path in files.paths:
                folder = self._place(files, path)
                if folder is None or self._closing.is_set():
                    continue
                wanted.add(folder)
                # Without them a search reads every text, as before: a full disk or an
                # unreadable dataset is told where it matters.
                with suppress(
                    OSError, duckdb.Error, FrontlineError, UnicodeDecodeError
                ):
                    self._make(files, path, folder)
        if self._folder and self._folder.is_dir() and not self._closing.is_set():
            # Of datasets that are gone or were imported anew.
            for other in set(self._folder.iterdir()) - wanted:
                shutil.rmtree(other, ignore_errors=True)

    def _make(self, files: Files, path: str, folder: Path) -> None:
        if folder.is_dir():
            return
        unfinished = folder.with_name(f"{folder.name}-{os.getpid()}")
        unfinished.mkdir(parents=True)
        try:
            for number, (rows, texts) in enumerate(self._texts(files, path)):
                if self._closing.is_set():
                    return
                (unfinished / f"{number:05d}").write_bytes(_packed(rows, texts))
            # By a rename: a search finds all of the words of a file, or none.
            unfinished.rename(folder)
        finally:
            shutil.rmtree(unfinished, ignore_errors=True)

    def _texts(self, files: Files, path: str) -> Iterator[tuple[pa.Array, pa.Array]]:
        """Yield rows and their texts in small letters, at most ROWS at a time."""
        table, values = files.at(path)
        fields = ", ".join(f'"{name}"' for name in SEARCHED)
        sql = f"SELECT row, lower(concat_ws(chr(10), {fields})) AS texts FROM {table}"
        with self._cursors() as cursor:
            for batch in cursor.sql(sql, params=values).to_arrow_reader(ROWS):
                yield batch.column(0), batch.column(1)


def _packed(rows: pa.Array, texts: pa.Array) -> bytes:
    """Return the content of one file: the rows, the different pieces of their texts
    (each followed by a line feed), where each ends, how many places it and those before
    it have, and those places as positions among the rows.
    """
    split = pc.ascii_split_whitespace(texts)
    pieces = split.flatten().dictionary_encode()
    owners = pc.list_parent_indices(split).to_numpy().astype(np.int64)
    # One number for piece and row, sorted at once: quicker than to sort by two.
    keys = np.asarray(pieces.indices, np.int64) * ROWS + owners
    keys.sort()
    different = np.ones(len(keys), bool)
    different[1:] = keys[1:] != keys[:-1]
    keys = keys[different]
    listed = pieces.dictionary.cast(pa.binary())
    lengths = pc.binary_length(listed).to_numpy(zero_copy_only=False) + 1
    ends = np.cumsum(lengths, dtype=np.uint32)
    counts = np.bincount(keys // ROWS, minlength=len(listed))
    blob = b"".join(piece + b"\n" for piece in listed.to_pylist())
    head = HEAD.pack(len(rows), len(blob), len(listed), len(keys))
    arrays = (
        rows.to_numpy().astype(np.uint32),
        ends,
        np.cumsum(counts, dtype=np.uint32),
        (keys % ROWS).astype(np.uint16),
    )
    return b"".join((head, blob, *(array.tobytes() for array in arrays)))


class WordFiles:
    """The words of one file of a dataset."""

    def __init__(self, folder: Path) -> None:
        self._paths = sorted(folder.iterdir())

    def holding(self, word: str) -> Mask:
        """Return for each row whether one of its texts has the word inside. word: in
        small letters, without white space. Raises OSError when a file is gone.
        """
        return self._rows(lambda pieces, ends: _inside(pieces, ends, word.encode()))

    def near(self, words: str) -> Mask:
        """Return for each row whether it may have several words inside, one after the
        other: whether it has the pieces these would be in.
        """
        first, *middle, last = (word.encode() for word in words.split())
        choices = [
            lambda pieces, ends: _inside(pieces, ends, first + b"\n"),
            *(_whole(word) for word in middle),
            lambda pieces, ends: _beginning(pieces, ends, last),
        ]
        mask = self._rows(choices[0])
        for choose in choices[1:]:
            mask = mask & self._rows(choose)
        return mask

    def _rows(self, choose: Callable[[bytes, Array], Array]) -> Mask:
        parts = [self._part(path, choose) for path in self._paths]
        last = max((int(rows[-1]) for rows, _ in parts if len(rows)), default=-1)
        mask = np.zeros(last + 1, bool)
        for rows, chosen in parts:
            mask[rows[chosen]] = True
        return mask

    @staticmethod
    def _part(
        path: Path,
        choose: Callable[[bytes, Array], Array],
    ) -> tuple[Array, Array]:
        """Return the rows of a file, and the positions among them of those that hold
        one of the chosen pieces.
        """
        with path.open("rb", buffering=0) as file:
            count, size, pieces, _ = HEAD.unpack(_read(file.fileno(), 0, HEAD.size))
            blob = _read(file.fileno(), HEAD.size, size)
            start = HEAD.size + size
            numbers = np.frombuffer(
                _read(file.fileno(), start, 4 * (count + 2 * pieces)), np.uint32
            )
            start += numbers.nbytes
            rows, ends, places = np.split(numbers, (count, count + pieces))
            parts = [
                np.frombuffer(
                    _read(file.fileno(), start + 2 * first, 2 * (last - first)),
                    np.uint16,
                )
                for first, last in _stretches(choose(blob, ends), places)
            ]
        return rows, np.concatenate(parts) if parts else np.zeros(0, np.uint16)


Array = npt.NDArray[np.unsignedinteger]


def _read(file: int, start: int, size: int) -> bytes:
    # Without a position of its own, so that no two reads get into each other's way.
    block = os.pread(file, size, start)
    if len(block) != size:
        raise OSError(f"{size} bytes at {start} expected, {len(block)} there")
    return block


def _stretches(chosen: Array, places: Array) -> Iterator[tuple[int, int]]:
    """Yield from where to where the places of the chosen pieces stand; neighbours are
    read at once.
    """
    if not len(chosen):
        return
    breaks = np.flatnonzero(np.diff(chosen) != 1) + 1
    for run in np.split(chosen, breaks):
        first = int(places[run[0] - 1]) if run[0] else 0
        yield first, int(places[run[-1]])


def _inside(pieces: bytes, ends: Array, word: bytes) -> Array:
    """Return which pieces have the word inside, in order."""
    # A line feed in front of it is the end of another piece.
    if len(word) < FEW_BYTES and not word.startswith(b"\n"):
        starts = np.append(np.uint32(0), ends).astype(np.int32)
        buffers = [None, pa.py_buffer(starts), pa.py_buffer(pieces)]
        listed = pa.Array.from_buffers(pa.binary(), len(ends), buffers)
        mask = pc.match_substring(listed, word)
        return np.flatnonzero(mask.to_numpy(zero_copy_only=False)).astype(np.uint32)
    positions = []
    position = pieces.find(word)
    while position >= 0:
        positions.append(position)
        position = pieces.find(word, position + 1)
    return np.unique(_owners(ends, positions))


def _beginning(pieces: bytes, ends: Array, word: bytes) -> Array:
    after = _inside(pieces, ends, b"\n" + word)
    # The line feed belongs to the piece before the one that begins with the word.
    chosen = after + np.uint32(1)
    chosen = chosen[chosen < len(ends)]
    if pieces.startswith(word):
        chosen = np.append(np.uint32(0), chosen)
    return chosen


def _whole(word: bytes) -> Callable[[bytes, Array], Array]:
    return lambda pieces, ends: _beginning(pieces, ends, word + b"\n")


def _owners(ends: Array, positions: list[int]) -> Array:
    owners = np.searchsorted(ends, np.array(positions, np.int64), side="right")
    return owners.astype(np.uint32)
