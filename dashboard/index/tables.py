"""Keeping the tables in step with the ledger and its datasets."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import TypeVar

import duckdb
import pyarrow as pa

from dashboard.domain.dataset import Dataset
from dashboard.domain.errors import BadInput, Damaged
from dashboard.domain.revision import Revision
from dashboard.index import intake
from dashboard.index.clusters import Profile, Spots
from dashboard.index.readers import Files, count_rows, files, unreadable
from dashboard.index.shelf import Shelf
from dashboard.index.store import Store

T = TypeVar("T")
CHUNK = 20_000
"""Revisions applied at once."""
FILES_AT_ONCE = 4
"""Files of an archive indexed in one step: each step is on the map before the next begins."""
KEPT_BYTES = 96 * 2**20
"""Memory for answers that are kept."""


@dataclass(frozen=True, slots=True)
class View:
    """One state of the data: its name, its places, its datasets, and the answers already given."""

    revision: str
    spots: Spots
    held: Mapping[str, Files]
    shelf: Shelf


def _batched(items: Iterable[T], size: int) -> Iterator[tuple[T, ...]]:
    left = iter(items)
    while some := tuple(islice(left, size)):
        yield some


def _address(dataset: Dataset, folder: Path) -> str:
    return dataset.path if dataset.archive else str(folder / dataset.path)


def _stamp(dataset: Dataset, address: str) -> str:
    return f"{dataset.sha256} {address} {dataset.imported_at}"


def _weight(answer: object) -> int:
    if isinstance(answer, Profile):
        return answer.nbytes()
    return int(answer.nbytes) if isinstance(answer, pa.Table) else 4096


class Tables:
    """The tables of one process, shared by all its threads: many read while one brings them up to date.

    folder: where the file of the index lies, None to work in memory. memory: bound of DuckDB, like "512MB".
    problems: datasets that could not be read, by name; they are left out until they are imported again.
    """

    def __init__(self, folder: Path | None = None, memory: str = "512MB") -> None:
        self._store = Store(folder, memory)
        self._writing = threading.Lock()
        self.problems: dict[str, BadInput | Damaged] = {}
        self._failed: dict[str, str] = {}
        self._view = self._renewed()

    @property
    def revision(self) -> str:
        """Return a name for the present state of the data; it is the same in every process that holds the same."""
        return self._view.revision

    @property
    def revision_number(self) -> int:
        """Return the ledger's number up to which its claims are here, 0 when there are none."""
        with self._cursor() as cursor:
            return int(intake.meta(cursor, "number") or 0)

    def missing(self, datasets: Sequence[Dataset], folder: Path) -> tuple[Dataset, ...]:
        """Return those datasets that `hold` would take in."""
        with self._cursor() as cursor:
            stamps = dict(cursor.execute("SELECT name, stamp FROM dataset").fetchall())
        found = [(dataset, _stamp(dataset, _address(dataset, folder))) for dataset in datasets]
        return tuple(d for d, stamp in found if stamp not in (stamps.get(d.name), self._failed.get(d.name)))

    def leftover(self, datasets: Sequence[Dataset]) -> frozenset[str]:
        """Return the names of the datasets held here that are none of those."""
        with self._cursor() as cursor:
            rows = cursor.execute("SELECT DISTINCT dataset FROM source UNION SELECT name FROM dataset").fetchall()
        return frozenset(row[0] for row in rows) - {dataset.name for dataset in datasets}

    def survey(self, name: str, address: str) -> int:
        """Return how many rows the Parquet files at an address have; errors as of `files`."""
        self._store.reach(address)
        with self._cursor() as cursor:
            return count_rows(cursor, files(cursor, name, address))

    def close(self) -> None:
        """Close the tables; their file stays for the next run."""
        self._store.close()

    @property
    def broken(self) -> bool:
        """Whether the file of the index is damaged: it must be retired and another index be built."""
        return self._store.broken

    def retire(self) -> None:
        """Give up the damaged file."""
        self._store.retire()

    def _cursor(self) -> AbstractContextManager[duckdb.DuckDBPyConnection]:
        return self._store.cursor()

    def _renewed(self) -> View:
        with self._cursor() as cursor:
            held = {
                name: Files(name, tuple(paths), frozenset(columns))
                for name, columns, paths in cursor.execute(
                    """SELECT d.name, d.columns, list(s.path ORDER BY s.no)
                    FROM dataset d JOIN source s ON s.dataset = d.name GROUP BY ALL ORDER BY 1"""
                ).fetchall()
            }
            state = cursor.execute("SELECT * FROM meta UNION ALL SELECT name, stamp FROM dataset ORDER BY 1").fetchall()
            parts = cursor.execute("SELECT dataset, count(*) FROM source GROUP BY 1 ORDER BY 1").fetchall()
            spots = Spots.of(cursor.sql(Spots.SQL).to_arrow_table())
        name = hashlib.sha256(repr((state, parts)).encode()).hexdigest()[:12]
        return View(name, spots, held, Shelf(KEPT_BYTES, _weight))

    def follow(self, ledger: str, number: int, changes: Callable[[int], Iterable[Revision]]) -> None:
        """Bring the ledger's claims up to date.

        ledger: its identity and whatever else the claims' places depend on; another one means: read all anew.
        number: its newest revision. changes: gives the revisions after a number, in order, with their places.
        """
        with self._writing, self._cursor() as cursor:
            same = intake.meta(cursor, "ledger") == ledger
            since = int(intake.meta(cursor, "number") or 0) if same else 0
            if same and since >= number:
                return
            with intake.transaction(cursor):
                if not same:
                    intake.clear_own(cursor)
                for some in _batched(changes(since), CHUNK):
                    intake.apply(cursor, some)
                    number = max(number, some[-1].number)
                intake.keep(cursor, "ledger", ledger)
                intake.keep(cursor, "number", str(number))
            self._view = self._renewed()

    def hold(self, datasets: Sequence[Dataset], folder: Path) -> None:
        """Take in the datasets that are new or changed, and drop those that are gone.

        folder: of imported files; an archive is read where it lies. A dataset that cannot be read is left out and told
        in `problems`. Raises ServiceUnavailable and Damaged, as every question does, when the index itself is at fault.
        """
        names = {dataset.name for dataset in datasets}
        with self._writing, self._cursor() as cursor:
            self.problems = {name: error for name, error in self.problems.items() if name in names}
            for name in self.leftover(datasets):
                self._drop(cursor, name)
            for dataset in self.missing(datasets, folder):
                self._take(cursor, dataset, folder)

    def _drop(self, cursor: duckdb.DuckDBPyConnection, name: str) -> None:
        with intake.transaction(cursor):
            intake.detach(cursor, name)
        self._view = self._renewed()

    def _take(self, cursor: duckdb.DuckDBPyConnection, dataset: Dataset, folder: Path) -> None:
        name, address = dataset.name, _address(dataset, folder)
        stamp = _stamp(dataset, address)
        try:
            self._store.reach(address)
            every = files(cursor, name, address)
            self._drop(cursor, name)
            for paths in _batched(every.paths, FILES_AT_ONCE):
                with intake.transaction(cursor):
                    intake.attach(cursor, Files(name, paths, every.columns), dataset.imported_at or datetime.now(UTC))
                    held = "INSERT OR REPLACE INTO dataset VALUES (?, ?, ?)"
                    whole = paths[-1] == every.paths[-1]
                    cursor.execute(held, [name, stamp if whole else "", sorted(every.columns)])
                self._view = self._renewed()
            self.problems.pop(name, None)
        except (BadInput, Damaged) as error:
            self._spoil(name, stamp, error)
        except (duckdb.Error, OSError, UnicodeDecodeError) as error:
            if self._store.spent(error):
                raise
            self._spoil(name, stamp, unreadable(name, address, error))
            self._drop(cursor, name)

    def _spoil(self, name: str, stamp: str, error: BadInput | Damaged) -> None:
        self.problems[name] = error
        self._failed[name] = stamp

    def _lost(self, name: str, error: Damaged) -> None:
        """Leave a dataset out whose files turned out to be unreadable while they were asked."""
        with self._writing, self._cursor() as cursor:
            found = cursor.execute("SELECT stamp FROM dataset WHERE name = ?", [name]).fetchone()
            if found:
                self._spoil(name, found[0], error)
                self._drop(cursor, name)
