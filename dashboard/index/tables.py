"""Keeping the tables in step with the ledger and its datasets."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import TypeVar

import duckdb
import pyarrow as pa

from dashboard.domain.dataset import Dataset
from dashboard.domain.errors import BadInput, Damaged, ServiceUnavailable
from dashboard.domain.revision import LedgerState
from dashboard.index import ingest as intake
from dashboard.index.cache import Cache
from dashboard.index.clusters import Profile, Spots
from dashboard.index.contested import DismissedPair, set_aside
from dashboard.index.corrected import Places, changed, fingerprint, written
from dashboard.index.grading import GivenGrade, Grades
from dashboard.index.history import History
from dashboard.index.search.search_aside import SearchAside
from dashboard.index.search.searches import SearchTurns
from dashboard.index.search.texts import Files, count_rows, files, sound_row, unreadable
from dashboard.index.search.word_index import WordIndex
from dashboard.index.store import Store

T = TypeVar("T")
NOWHERE: Places = {}
CHUNK = 20_000
"""Revisions applied at once."""
FILES_AT_ONCE = 4
"""Files of an archive indexed in one step: each step is on the map before the next
begins.
"""
TRIES = 3
"""How often a history that is replaced while it is read is read anew."""
_META = ("identity", "number", "head")
"""Where the table meta has the state of the ledger that was followed."""
KEPT_BYTES = 64 * 2**20
"""Memory for answers that are kept."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One state of the data: its name, its places, its datasets, and the answers
    already given.
    """

    revision: str
    spots: Spots
    datasets: Mapping[str, Files]
    cache: Cache


class _Replaced(Exception):
    """The history that is being read is no longer the one it was."""


def _followed(cursor: duckdb.DuckDBPyConnection) -> LedgerState:
    identity, number, head = (intake.meta(cursor, name) for name in _META)
    return LedgerState(identity, int(number or 0), head)


def _goes_on(
    history: History,
    before: LedgerState,
    now: LedgerState,
) -> bool:
    """Whether the history, as it is now, begins with all it held before."""
    return (
        now.identity == before.identity
        and now.number >= before.number
        and history.head_at(before.number) == before.head
    )


def _batched(items: Iterable[T], size: int) -> Iterator[tuple[T, ...]]:
    left = iter(items)
    while batch := tuple(islice(left, size)):
        yield batch


def _address(dataset: Dataset, folder: Path) -> str:
    return dataset.path if dataset.archive else str(folder / dataset.path)


def _stamp(dataset: Dataset, address: str, places: str = "") -> str:
    text = f"{dataset.sha256} {address} {dataset.public_from}"
    if dataset.private:
        text += " private"
    return f"{text} {fingerprint(places)}" if places else text


def _file_stamp(address: str) -> str:
    """Return what changes when the local file of that address does, "" for a glob, an
    address elsewhere or no file.
    """
    if not address:
        return ""
    try:
        status = Path(address).stat()
    except (OSError, ValueError):
        return ""
    return f" {status.st_mtime_ns} {status.st_size}"


def _weight(answer: object) -> int:
    if isinstance(answer, Profile):
        return answer.nbytes()
    # Of counts and facets the size hardly matters; a page of memory is a fair guess.
    return int(answer.nbytes) if isinstance(answer, pa.Table) else 4096


class Tables:
    """The tables of one process, shared by all its threads: many read while one brings
    them up to date.

    folder: where the file of the index lies, None to work in memory. memory: bound of
    DuckDB, like "512MB". problems: datasets that could not be read, by name; they are
    left out until they are imported again. searches: whose turn it is to read every
    text. word_index: the words of the datasets.
    """

    def __init__(self, folder: Path | None = None, memory: str = "512MB") -> None:
        self._store = Store(folder, memory)
        self._search_texts = SearchAside()
        self.word_index = WordIndex(
            folder / "words" if folder else None, self._search_texts.cursor
        )
        self.searches = SearchTurns()
        self._writing = threading.Lock()
        self.problems: dict[str, BadInput | Damaged] = {}
        self._failed: dict[str, str] = {}
        self.grades = Grades.of(())
        self.snapshot = self._renewed()

    @property
    def revision(self) -> str:
        """Return a name for the present state of the data; it is the same in every
        process that holds the same.
        """
        return self.snapshot.revision

    @property
    def followed(self) -> LedgerState:
        """Return which history is here, up to where; number 0 when there is none."""
        with self.cursor() as cursor:
            return _followed(cursor)

    def missing(
        self,
        datasets: Sequence[Dataset],
        folder: Path,
        places: Places = NOWHERE,
    ) -> tuple[Dataset, ...]:
        """Return those datasets that `hold` would take in."""
        laid = written(places)
        with self.cursor() as cursor:
            stamps = dict(cursor.execute("SELECT name, stamp FROM dataset").fetchall())
        return tuple(
            dataset
            for dataset in datasets
            if self._wanted(dataset, _address(dataset, folder), stamps, laid)
        )

    def _wanted(
        self,
        dataset: Dataset,
        address: str,
        stamps: Mapping[str, str],
        places: str,
    ) -> bool:
        """Whether a dataset is not here as it is now; one that could not be read is
        wanted again when its file has changed.
        """
        stamp = _stamp(dataset, address, places)
        return stamp != stamps.get(dataset.name) and self._failed.get(
            dataset.name
        ) != stamp + _file_stamp(address)

    def leftover(self, datasets: Sequence[Dataset]) -> frozenset[str]:
        """Return the names of the datasets held here that are none of those."""
        with self.cursor() as cursor:
            rows = cursor.execute(
                "SELECT DISTINCT dataset FROM source UNION SELECT name FROM dataset"
            ).fetchall()
        return frozenset(row[0] for row in rows) - {
            dataset.name for dataset in datasets
        }

    def survey(self, name: str, address: str) -> int:
        """Return how many rows the Parquet files at an address have; errors as of
        `files`, BadInput also when none of the rows is a sound claim.
        """
        self._reach(address)
        with self.cursor() as cursor:
            every = files(cursor, name, address)
            rows = count_rows(cursor, every)
            if not sound_row(cursor, every):
                raise BadInput(
                    f"{address}: there is no sound row in it: {rows:,} rows, none in"
                    " the words of the claim schema. Nothing was opened, and what was"
                    " there stays"
                )
            return rows

    def close(self) -> None:
        """Close the tables; their file stays for the next run."""
        # In this order: what is read for the words ends when its database is closed.
        self.word_index.stop()
        self._search_texts.close()
        self.word_index.join()
        self._store.close()

    @property
    def broken(self) -> bool:
        """Whether the file of the index is damaged: it must be retired and another
        index be built.
        """
        return self._store.broken or self._search_texts.broken

    def retire(self) -> None:
        """Give up the damaged file."""
        self._store.retire()

    def cursor(self) -> AbstractContextManager[duckdb.DuckDBPyConnection]:
        return self._store.cursor()

    def _reach(self, address: str) -> None:
        self._store.reach(address)
        self._search_texts.reach(address)

    @contextmanager
    def search_cursor(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """Give a cursor for reading every text of a dataset: of another database, which
        has none of the tables but `source`. It belongs into `search_aside`.
        """
        with self.cursor() as cursor:
            sources = cursor.sql("SELECT * FROM source").to_arrow_table()
        with self._search_texts.cursor() as cursor:
            cursor.register("source", sources)
            yield cursor

    def search_aside(self, work: Callable[[], T]) -> T:
        """Return what work returns, done in a thread for searches."""
        return self._search_texts.run(work)

    def _renewed(self) -> Snapshot:
        with self.cursor() as cursor:
            datasets = {
                name: Files(
                    name,
                    tuple(paths),
                    frozenset(columns),
                    intake.meta(cursor, intake.places_key(name)),
                )
                for name, columns, paths in cursor.execute(
                    """SELECT d.name, d.columns, list(s.path ORDER BY s.no)
                    FROM dataset d JOIN source s ON s.dataset = d.name
                    GROUP BY ALL ORDER BY 1"""
                ).fetchall()
            }
            state = cursor.execute(
                "SELECT * FROM meta UNION ALL SELECT name, stamp FROM dataset ORDER"
                " BY 1"
            ).fetchall()
            parts = cursor.execute(
                "SELECT dataset, count(*) FROM source GROUP BY 1 ORDER BY 1"
            ).fetchall()
            spots = Spots.of(cursor.sql(Spots.SQL).to_arrow_table())
        name = hashlib.sha256(repr((state, parts)).encode()).hexdigest()[:12]
        return Snapshot(name, spots, datasets, Cache(KEPT_BYTES, _weight))

    def follow(self, history: History, places: str = "") -> None:
        """Bring the ledger's claims up to date.

        What was followed before must still be in the history: when the number fell, or
        the hash at it is another, all is read anew. places: whatever else the claims'
        places depend on; another one means the same. Raises ServiceUnavailable when
        the history is replaced again and again while it is read.
        """
        with self._writing, self.cursor() as cursor:
            for _ in range(TRIES):
                with suppress(_Replaced):
                    if self._catch_up(cursor, history, places):
                        self.snapshot = self._renewed()
                    return
        raise ServiceUnavailable(
            "the ledger is being replaced while it is read; look again soon"
        )

    def _catch_up(
        self,
        cursor: duckdb.DuckDBPyConnection,
        history: History,
        places: str,
    ) -> bool:
        """Bring the claims up to date and say whether there was anything to do."""
        now, before = history.state(), _followed(cursor)
        as_before = intake.meta(cursor, "places") == places
        if as_before and now == before:
            return False
        goes_on = as_before and _goes_on(history, before, now)
        with intake.transaction(cursor):
            if not goes_on:
                intake.clear_ledger(cursor)
            since = before.number if goes_on else 0
            for batch in _batched(history.changes(since, now.number), CHUNK):
                intake.apply(cursor, batch)
            # Noted only when what was read is of the history that is noted.
            if not _goes_on(history, now, history.state()):
                raise _Replaced
            intake.keep(cursor, "places", places)
            for name, value in zip(_META, now, strict=True):
                intake.keep(cursor, name, str(value))
        return True

    def set_aside(self, dismissed: Collection[DismissedPair]) -> None:
        """Mark pairs of claims as dismissed, and no others."""
        state = repr(sorted(dismissed))
        with self._writing, self.cursor() as cursor:
            if intake.meta(cursor, "dismissed") == (state if dismissed else ""):
                return
            with intake.transaction(cursor):
                set_aside(cursor, dismissed)
                intake.keep(cursor, "dismissed", state if dismissed else "")
            self.snapshot = self._renewed()

    def set_grades(self, gradings: Sequence[GivenGrade]) -> None:
        """Lay these grades over the claims, and no others; oldest first."""
        state = repr(gradings) if gradings else ""
        self.grades = Grades.of(gradings)
        with self._writing, self.cursor() as cursor:
            if intake.meta(cursor, "grades") != state:
                # Answers that were given before are of another state.
                intake.keep(cursor, "grades", state)
                self.snapshot = self._renewed()

    def hold(
        self,
        datasets: Sequence[Dataset],
        folder: Path,
        places: Places = NOWHERE,
    ) -> None:
        """Take in the datasets that are new or changed, and drop those that are gone.

        folder: of imported files; an archive is read where it lies. places: corrections
        by hand, laid over the rows; datasets with rows they concern are read anew when
        they change. What was there is asked until the new is whole. A dataset that
        cannot be read is left out and told in `problems`. Raises ServiceUnavailable and
        Damaged, as every question does, when the index itself is at fault.
        """
        names = {dataset.name for dataset in datasets}
        # One writer at a time: two would both find the same dataset missing.
        with self._writing, self.cursor() as cursor:
            self._forget_others(names)
            for name in self.leftover(datasets):
                self._drop(cursor, name)
            for dataset in self.missing(datasets, folder, places):
                if not self._untouched(cursor, dataset, folder, written(places)):
                    self._take(cursor, dataset, folder, written(places))

    def forget_others(self, datasets: Sequence[Dataset]) -> None:
        """Forget what was wrong with datasets that are none of those: they are gone,
        and nothing else may have to be done about it.
        """
        with self._writing:
            self._forget_others({dataset.name for dataset in datasets})

    def _forget_others(self, names: Collection[str]) -> None:
        self.problems = {
            name: error for name, error in self.problems.items() if name in names
        }

    def _drop(self, cursor: duckdb.DuckDBPyConnection, name: str) -> None:
        with intake.transaction(cursor):
            intake.detach(cursor, name)
        self.snapshot = self._renewed()

    def _untouched(
        self,
        cursor: duckdb.DuckDBPyConnection,
        dataset: Dataset,
        folder: Path,
        places: str,
    ) -> bool:
        """Whether nothing but corrections changed, and none of them is about a row of
        the dataset; that is noted then.
        """
        name, address = dataset.name, _address(dataset, folder)
        row = cursor.execute(
            "SELECT stamp FROM dataset WHERE name = ?", [name]
        ).fetchone()
        before = self.snapshot.datasets.get(name)
        if not row or not before or row[0] != _stamp(dataset, address, before.places):
            return False
        differing = changed(before.places, places)
        table, values = replace(before, places=differing).touched()
        try:
            if cursor.execute(f"SELECT 1 FROM {table} LIMIT 1", values).fetchone():
                return False
        except (duckdb.Error, UnicodeDecodeError):
            # Whoever takes it in says what is wrong with it.
            return False
        with intake.transaction(cursor):
            cursor.execute(
                "UPDATE dataset SET stamp = ? WHERE name = ?",
                [_stamp(dataset, address, places), name],
            )
            intake.keep(cursor, intake.places_key(name), places)
        self.snapshot = self._renewed()
        return True

    def _take(
        self,
        cursor: duckdb.DuckDBPyConnection,
        dataset: Dataset,
        folder: Path,
        places: str,
    ) -> None:
        name, address = dataset.name, _address(dataset, folder)
        stamp = _stamp(dataset, address, places)
        try:
            self._reach(address)
            every = replace(files(cursor, name, address), places=places)
            for number, paths in enumerate(_batched(every.paths, FILES_AT_ONCE)):
                with intake.transaction(cursor):
                    # With the first files of the new one, in one transaction: no moment
                    # has neither.
                    if not number:
                        intake.detach(cursor, name)
                    intake.keep(cursor, intake.places_key(name), places)
                    intake.attach(
                        cursor,
                        replace(every, paths=paths),
                        dataset.public_from or datetime.now(UTC),
                        private=dataset.private,
                    )
                    note = "INSERT OR REPLACE INTO dataset VALUES (?, ?, ?)"
                    whole = paths[-1] == every.paths[-1]
                    cursor.execute(
                        # Without its stamp until it is whole: after a crash it is taken
                        # in anew.
                        note,
                        [name, stamp if whole else "", sorted(every.columns)],
                    )
                self.snapshot = self._renewed()
            self.problems.pop(name, None)
        except (BadInput, Damaged) as error:
            self._spoil(name, stamp + _file_stamp(address), error)
            # Rows of that name that are here may be of a dataset the ledger no longer
            # has: of one that came after the copy that was put back.
            self._drop(cursor, name)
        except (duckdb.Error, OSError, UnicodeDecodeError) as error:
            if self._store.spent(error):
                raise
            self._spoil(
                name, stamp + _file_stamp(address), unreadable(name, address, error)
            )
            self._drop(cursor, name)

    def _spoil(
        self,
        name: str,
        stamp: str,
        error: BadInput | Damaged,
    ) -> None:
        self.problems[name] = error
        self._failed[name] = stamp

    def leave_out(self, name: str, error: Damaged) -> None:
        """Leave a dataset out whose files turned out to be unreadable while they were
        asked.
        """
        with self._writing, self.cursor() as cursor:
            stamp = cursor.execute(
                "SELECT stamp FROM dataset WHERE name = ?", [name]
            ).fetchone()
            paths = (
                self.snapshot.datasets[name].paths
                if name in self.snapshot.datasets
                else ()
            )
            if stamp:
                address = paths[0] if len(paths) == 1 else ""
                self._spoil(name, stamp[0] + _file_stamp(address), error)
                self._drop(cursor, name)
