"""Files of many articles: JSON Lines, or Parquet in one file or many; one broken record
never stops the rest.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import IO, Any

from dashboard.domain.errors import BadInput
from dashboard.exchange.tables.formats.json_text import load_json

LONGEST_LINE = 40_000_000
"""Bytes of one line: six million characters of Ukrainian, each written as \\uXXXX."""
ROWS = 1_000
COLUMNS = ("id", "text", "published", "publisher")


@dataclass(frozen=True, slots=True)
class ArticleItem:
    """One article of a file.

    number: line or row, from 1. id: as the file gives it (text or a number), None when
    it gives none. published: None when unknown. problem: why it cannot be read, "" when
    it can. done: how much of the file lies behind it, 0 to 1.
    """

    number: int
    id: str | int | None = None
    text: str = ""
    published: date | None = None
    publisher: str = ""
    problem: str = ""
    done: float = 0.0


def article_items(path: Path) -> Iterator[ArticleItem]:
    """Yield the articles of a file in order; a folder is read as Parquet, its
    `key=value` folders as columns.

    Raises BadInput when the file cannot be read at all.
    """
    try:
        if path.is_dir() or path.suffix == ".parquet":
            yield from _parquet(path)
            return
        size = max(path.stat().st_size, 1)
        with path.open("rb") as file:
            for number, line in _lines(file):
                done = min(file.tell() / size, 1.0)
                if line is None:
                    yield ArticleItem(
                        number,
                        problem=f"longer than {LONGEST_LINE / 1e6:g} MB; split it",
                        done=done,
                    )
                elif line.strip():
                    yield _of_line(number, line, done)
    except OSError as error:
        reason = error.strerror or str(error).splitlines()[0]
        raise BadInput(
            f"{path}: cannot be read ({reason}); give a file of JSON Lines, or Parquet"
        ) from error


def _lines(file: IO[bytes]) -> Iterator[tuple[int, bytes | None]]:
    """Yield number and bytes of each line; None for one that is too long, of which no
    more than that is held.
    """
    number = 0
    while line := file.readline(LONGEST_LINE):
        number += 1
        if len(line) == LONGEST_LINE and not line.endswith(b"\n"):
            # The rest of the line is read past in pieces, none of which is held.
            while (rest := file.readline(LONGEST_LINE)) and not rest.endswith(b"\n"):
                pass
            yield number, None
        else:
            yield number, line


def _of_line(number: int, line: bytes, done: float) -> ArticleItem:
    try:
        record = load_json(line)
    except ValueError as error:
        return ArticleItem(
            number, problem=f"not a line of JSON ({str(error)[:80]})", done=done
        )
    if not isinstance(record, dict):
        return ArticleItem(
            number,
            problem="not a JSON object with id, text, published and publisher",
            done=done,
        )
    return _item(number, record, done)


def _item(
    number: int,
    record: Mapping[str, Any],
    done: float,
) -> ArticleItem:
    key, text = record.get("id"), record.get("text")
    publisher = record.get("publisher") or ""
    if key is not None and (not isinstance(key, str | int) or isinstance(key, bool)):
        return ArticleItem(
            number, problem="its id is neither text nor a whole number", done=done
        )
    if not isinstance(text, str) or not text.strip():
        return ArticleItem(number, key, problem="it has no text", done=done)
    if not isinstance(publisher, str):
        return ArticleItem(number, key, problem="its publisher is not text", done=done)
    try:
        published = published_day(record.get("published"))
    except BadInput as error:
        return ArticleItem(number, key, problem=str(error), done=done)
    return ArticleItem(number, key, text, published, publisher, done=done)


def published_day(value: object) -> date | None:
    """Return the day of an ISO date or time, None for none. Raises BadInput for
    anything else.
    """
    if value is None or value == "":
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return datetime.fromisoformat(str(value).strip()).date()
    except ValueError as error:
        raise BadInput(
            f"published {str(value)[:40]!r}: not a date; write it like 2023-06-13"
        ) from error


def _parquet(path: Path) -> Iterator[ArticleItem]:
    # Imported late: it takes a second, and no other command needs it.
    import pyarrow as pa
    import pyarrow.dataset as ds

    try:
        files = ds.dataset(path, format="parquet", partitioning="hive")
        missing = {"text"} - set(files.schema.names)
        if missing:
            raise BadInput(
                f"{path}: no column `text`; articles have the columns"
                f" {', '.join(COLUMNS)}"
            )
        columns = [name for name in COLUMNS if name in files.schema.names]
        total = max(files.count_rows(), 1)
        number = 0
        for batch in files.to_batches(
            columns=columns, batch_size=ROWS, use_threads=False
        ):
            for row in batch.to_pylist():
                number += 1
                yield _item(number, row, number / total)
    except pa.ArrowException as error:
        raise BadInput(
            f"{path}: not Parquet ({str(error).splitlines()[0][:120]}); give sound"
            " files"
        ) from error
