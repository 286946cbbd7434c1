"""Where a batch writes: a file of lines that grows, or a folder of parts; both go on
where an earlier run stopped.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from dashboard.domain.errors import BadInput, Damaged, ServiceUnavailable
from dashboard.exchange.batches.articles import ArticleItem
from dashboard.services.reading.chunks import Chunk, Job, Size, split_articles

Tell = Callable[[int, str], None]
"""Takes the number of an article and the reason why it was not read."""
BLOCK = 65_536
_PART = re.compile(r"part-(\d{6,})-[0-9a-f]{16}\.parquet")


class Lines:
    """JSON Lines. What the file holds stands for the first articles of the input; a
    torn last line is taken off.

    earlier: articles that an earlier run had read. repeated: always 0, each record of
    the input has its line.
    """

    def __init__(
        self,
        out: Path,
        identify: Callable[[ArticleItem], str | int],
        tell: Tell,
    ) -> None:
        self._out, self._identify, self._tell = out, identify, tell
        self.earlier = self.repeated = 0
        try:
            # No buffer: what a full disk did not take would be tried again when the
            # file is closed.
            self._file = out.open("a+b", buffering=0)
            _mend(out)
        except OSError as error:
            raise BadInput(
                f"{out}: cannot be written ({error.strerror}); choose another file"
            ) from error

    def fresh(self, items: Iterator[ArticleItem], most: Size) -> Iterator[Chunk]:
        """Yield the articles that the file does not hold yet, and those that cannot be
        read, in chunks.

        Raises BadInput when the file is of another input, and writes nothing to it.
        """
        return split_articles(self._missing(items), most)

    def _missing(self, items: Iterator[ArticleItem]) -> Iterator[ArticleItem]:
        written = _ids(self._out)
        wanted = next(written, None)
        passed: list[int] = []
        for item in items:
            if wanted is None or item.problem:
                yield item
            elif self._identify(item) == wanted:
                self.earlier += 1
                for number in passed:
                    self._tell(number, "an earlier run left it out; read it by itself")
                passed = []
                wanted = next(written, None)
            else:
                passed.append(item.number)
        if wanted is not None:
            raise BadInput(
                f"{self._out}: holds records of another input ({wanted!r:.60}); delete"
                " it or give another file"
            )

    def take(self, _chunk: Chunk, payload: bytes) -> None:
        """Append the lines of a chunk."""
        try:
            left = memoryview(payload)
            while left:
                # Without a buffer a write may take only part of what it is given.
                left = left[self._file.write(left) :]
        except OSError as error:
            raise ServiceUnavailable(
                f"{self._out}: cannot be written ({error.strerror}); free some space"
                " and run the same command again"
            ) from error

    def close(self) -> None:
        """Close the file."""
        self._file.close()


def _mend(out: Path) -> None:
    """Take off what follows the last line end."""
    with out.open("r+b") as file:
        at = file.seek(0, os.SEEK_END)
        while at:
            start = max(at - BLOCK, 0)
            file.seek(start)
            line_end = file.read(at - start).rfind(b"\n")
            if line_end >= 0:
                file.truncate(start + line_end + 1)
                return
            at = start
        file.truncate(0)


def _ids(out: Path) -> Iterator[str | int]:
    with out.open("rb") as file:
        for number, line in enumerate(file, 1):
            try:
                yield json.loads(line)["id"]
            except (ValueError, TypeError, KeyError, RecursionError) as error:
                raise Damaged(
                    f"{out}, line {number}: not a record of ours; delete it or give"
                    " another file"
                ) from error


class Parts:
    """A folder of Parquet files, one a chunk, named by the chunk's place and content
    and by how it is read.

    earlier: articles that an earlier run had read. repeated: articles whose text came
    before. Each file appears when it is whole.
    """

    def __init__(self, out: Path, job: Job, tell: Tell) -> None:
        self._out, self._job, self._tell = out, job, tell
        self.earlier = self.repeated = 0
        self._seen: set[bytes] = set()
        self._paths: dict[Chunk, Path] = {}
        try:
            out.mkdir(parents=True, exist_ok=True)
            names = sorted(
                path.name
                for path in out.iterdir()
                if not path.name.endswith(".partial")
            )
        except OSError as error:
            raise BadInput(
                f"{out}: cannot be written ({error.strerror}); choose another folder"
            ) from error
        strange = [name for name in names if not _PART.fullmatch(name)]
        if strange:
            raise BadInput(
                f"{out}: holds other files ({strange[0]:.60}); give a folder of its own"
            )
        self._written = {int(name.split("-")[1]): name for name in names}

    def fresh(self, items: Iterator[ArticleItem], most: Size) -> Iterator[Chunk]:
        """Yield the chunks that have no part yet. Raises BadInput for parts of another
        input or of other versions.
        """
        number = -1
        for number, chunk in enumerate(split_articles(self._once(items), most)):
            name = f"part-{number:06d}-{_digest(chunk, self._job)}.parquet"
            written = self._written.get(number, name)
            if written != name:
                raise self._foreign(written)
            if number in self._written:
                unread = [item for item in chunk if item.problem]
                for item in unread:
                    self._tell(item.number, item.problem)
                self.earlier += len(chunk) - len(unread)
            else:
                self._paths[chunk] = self._out / name
                yield chunk
        late = [name for at, name in self._written.items() if at > number]
        if late:
            raise self._foreign(late[0])

    def _once(self, items: Iterator[ArticleItem]) -> Iterator[ArticleItem]:
        """Yield each article once: the same text twice is one article, and its claims
        would have the same ids.
        """
        for item in items:
            if item.problem:
                yield item
                continue
            mark = _mark(item.text)
            if mark in self._seen:
                self.repeated += 1
            else:
                yield item
            self._seen.add(mark)

    def _foreign(self, name: str) -> BadInput:
        return BadInput(
            f"{self._out}: {name} is of another input or another version; delete the"
            " folder or give another"
        )

    def take(self, chunk: Chunk, payload: bytes) -> None:
        """Write the part of a chunk."""
        path = self._paths.pop(chunk)
        partial = path.with_name(f".{path.name}.{os.getpid()}.partial")
        try:
            with partial.open("wb") as file:
                file.write(payload)
                file.flush()
                os.fsync(file.fileno())
            partial.replace(path)
        except OSError as error:
            raise ServiceUnavailable(
                f"{path}: cannot be written ({error.strerror}); free some space and run"
                " the same command again"
            ) from error
        finally:
            partial.unlink(missing_ok=True)

    def close(self) -> None:
        """Nothing is open between two parts."""


def _mark(text: str) -> bytes:
    """Return what tells texts apart: ten bytes each, for millions of them are kept."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()[:10]


def _digest(chunk: Chunk, job: Job) -> str:
    manner = (job.versions, job.corrections, job.published, job.publisher)
    digest = hashlib.sha256(repr(manner).encode())
    for item in chunk:
        content = (item.id, item.text, item.published, item.publisher, item.problem)
        digest.update(repr(content).encode())
    return digest.hexdigest()[:16]
