"""The database behind a ledger: how it is opened and which transactions there are."""

from __future__ import annotations

import math
import os
import sqlite3
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, DBAPIError, DisconnectionError
from sqlalchemy.pool import ConnectionPoolEntry, QueuePool

from dashboard.domain.errors import BadInput, ServiceUnavailable
from dashboard.ledger.database_errors import Unreadable, spoken

if TYPE_CHECKING:
    import psycopg

HEADER_BYTES, LARGEST_PAGE = 100, 65_536
"""Of a SQLite file (sqlite.org/fileformat2.html, 1.3); bytes."""
WRITE = "frontline_write"
"""Execution option of a connection whose transaction is going to write."""
MAX_CONNECTIONS = 15
"""Most connections one process holds: PostgreSQL's usual limit of 100 lets six
processes in.
"""
KEEPALIVE = {"keepalives_idle": 30, "keepalives_interval": 10, "keepalives_count": 3}
"""libpq settings, seconds and tries: a server that vanished is noticed after a minute
and not after two hours.
"""


@dataclass(frozen=True)
class Store:
    """An open database.

    label: how a message names it; never holds a password. postgres: the other backend
    is SQLite.
    """

    engine: Engine
    label: str
    postgres: bool

    @contextmanager
    def reading(self, *, snapshot: bool = False) -> Iterator[Connection]:
        """Give a connection to read with. With snapshot, all it reads is of one moment;
        else each statement is.
        """
        with spoken(self.label), self.engine.connect() as connection:
            if snapshot and self.postgres:
                connection.execution_options(
                    isolation_level="REPEATABLE READ", postgresql_readonly=True
                )
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection to write with: one transaction, committed at the end,
        undone when anything is raised.
        """
        with spoken(self.label), self.engine.connect() as connection:
            # SQLite has to be told before the first statement: a transaction that began
            # by reading cannot always be made to write.
            transaction = connection.execution_options(**{WRITE: True}).begin()
            try:
                yield connection
            # Of a KeyboardInterrupt too: nothing is saved by halves.
            except BaseException:
                transaction.rollback()
                raise
            self._commit(transaction.commit)
            if not self.postgres:
                _empty_log(connection)

    def _commit(self, commit: Callable[[], None]) -> None:
        try:
            commit()
        except DBAPIError as error:
            if error.connection_invalidated:
                raise ServiceUnavailable(
                    f"{self.label} went away while the change was being saved. It may"
                    " be saved or not: look at it again before you repeat it"
                ) from error
            raise


def open_store(url: str, wait: float) -> Store:
    """Open the database at a SQLAlchemy address.

    wait: seconds to wait for a lock, a connection or a server. Raises BadInput for an
    address that cannot be used.
    """
    try:
        address = make_url(url)
    except (ArgumentError, ValueError) as error:
        # A port that is no number is a plain ValueError of SQLAlchemy.
        raise BadInput(
            "FRONTLINE_DATABASE_URL: not understood; write sqlite:////FOLDER/FILE or"
            " postgresql://USER:PASSWORD@HOST:PORT/NAME"
        ) from error
    if address.drivername == "sqlite":
        return _sqlite(address, wait)
    if address.drivername == "postgresql+psycopg":
        return _postgres(address, wait)
    raise BadInput(
        f"address of the ledger: {address.drivername[:40]!r} is not spoken here; use"
        " sqlite or postgresql"
    )


def has_file(url: str) -> bool:
    """Return whether the file that a SQLAlchemy address names is there, with something
    in it; True for a database that is no file, and for an address that is none.
    """
    if not url.startswith("sqlite:"):
        return True
    path = Path(url.partition("///")[2].partition("?")[0])
    try:
        return path.stat().st_size > 0
    except OSError:
        return False


def _sqlite(address: URL, wait: float) -> Store:
    name = address.database or ""
    if name in {"", ":memory:"} or name.startswith("file:"):
        raise BadInput(
            "address of the ledger: it must name a file; write sqlite:////FOLDER/FILE"
        )
    path = Path(name).absolute()
    if not path.parent.is_dir():
        raise BadInput(
            f"{path}: there is no folder {path.parent}; create it, or give another in"
            " FRONTLINE_DATABASE_URL"
        )
    with spoken(str(path)):
        _make_file(path, wait)

    def connect() -> sqlite3.Connection:
        # mode=rw: a file that was moved away must not come back as an empty ledger.
        connection = sqlite3.connect(
            f"{path.as_uri()}?mode=rw",
            uri=True,
            timeout=wait,
            # Python's module would begin transactions by itself; ours begin in
            # `_watch_file`.
            isolation_level=None,
            # The pool gives a connection to one thread at a time, but not always to the
            # same.
            check_same_thread=False,
        )
        # With NORMAL a power cut may undo what was committed last in WAL mode.
        connection.execute("PRAGMA synchronous=FULL")
        # SQLite checks them only where each connection asks for it.
        connection.execute("PRAGMA foreign_keys=ON")
        return connection

    engine = create_engine(
        "sqlite://",
        creator=connect,
        # By address SQLAlchemy takes it for a database in memory, with a connection a
        # thread.
        poolclass=QueuePool,
        hide_parameters=True,
        pool_timeout=wait,
        max_overflow=MAX_CONNECTIONS - 5,
    )
    _watch_file(engine, path)
    return Store(engine, str(path), postgres=False)


def _make_file(path: Path, wait: float) -> None:
    """Create the file and set its mode, which stays with it; SQLite does not wait for a
    lock when it changes modes.
    """
    deadline = time.monotonic() + wait
    connection = sqlite3.connect(path, timeout=wait, isolation_level=None)
    try:
        while True:
            try:
                mode = connection.execute("PRAGMA journal_mode=WAL").fetchone()[0]
                break
            except sqlite3.OperationalError as error:
                if (
                    not error.sqlite_errorname.startswith("SQLITE_BUSY")
                    or time.monotonic() > deadline
                ):
                    raise
                # A change of the mode takes some milliseconds; there is no way to be
                # told.
                time.sleep(0.02)
    finally:
        connection.close()
    if mode != "wal":
        raise BadInput(
            f"{path}: this file system cannot keep a write-ahead log; put the ledger on"
            " a local disk"
        )


def _empty_log(connection: Connection) -> None:
    """Move what was committed from the write-ahead log to the file, and empty the log.

    So a copy of the file alone is whole, and no older log is played over a file that is
    put back. Where a reader is in the way the next commit does it: nothing waits.
    """
    raw = connection.connection.dbapi_connection
    if raw is None:
        return
    cursor = raw.cursor()
    # What was committed is safe in the log; a disk that is full now changes nothing.
    with suppress(sqlite3.Error):
        wait = cursor.execute("PRAGMA busy_timeout").fetchone()[0]
        # A checkpoint would wait for readers as long as a write waits for a lock.
        cursor.execute("PRAGMA busy_timeout=0")
        try:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            cursor.execute(f"PRAGMA busy_timeout={wait}")
    cursor.close()


class _Descriptors:
    """Descriptors to look into ledger files with, shared by all stores of the process.

    Closing any descriptor of a file drops every lock that the process has on it
    (POSIX; sqlite.org/howtocorrupt.html, 2.2), those of SQLite's connections too, and
    the file can then be damaged. So one is closed only when no store of this process
    uses the file any more.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._users: Counter[Path] = Counter()
        self._open: defaultdict[Path, dict[tuple[int, int], int]] = defaultdict(dict)

    def begin(self, path: Path) -> None:
        """Note that a store uses the file."""
        with self._lock:
            self._users[path] += 1

    def end(self, path: Path) -> None:
        """Note that a store, whose connections are closed, uses it no more."""
        with self._lock:
            self._users[path] -= 1
            if not self._users[path]:
                del self._users[path]
                for descriptor in self._open.pop(path, {}).values():
                    os.close(descriptor)

    def header(self, path: Path) -> bytes:
        """Return the first bytes of the file, HEADER_BYTES or what there is."""
        status = path.stat()
        file = (status.st_dev, status.st_ino)
        with self._lock:
            descriptors = self._open[path]
            if file not in descriptors:
                descriptors[file] = os.open(path, os.O_RDONLY)
            # The descriptor is shared, so that it stands where the last reader left it.
            os.lseek(descriptors[file], 0, os.SEEK_SET)
            return os.read(descriptors[file], HEADER_BYTES)


_DESCRIPTORS = _Descriptors()


class _User:
    """A store that uses a file, counted once however many of its threads connect."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._begun = False

    def begin(self) -> None:
        """Note that a connection was opened."""
        with self._lock:
            if not self._begun:
                _DESCRIPTORS.begin(self._path)
                self._begun = True

    def end(self) -> None:
        """Note that all connections are closed."""
        with self._lock:
            if self._begun:
                _DESCRIPTORS.end(self._path)
                self._begun = False


def _must_be_whole(path: Path, *, begun: bool) -> None:
    """Raise Unreadable when the file has fewer pages than its header says. SQLite does
    not look at that while other connections have the file open, and takes writes.

    begun: whether there was something in it before.
    """
    header = _DESCRIPTORS.header(path)
    if len(header) < HEADER_BYTES:
        if begun:
            raise Unreadable("the file was cut short")
        return
    size = int.from_bytes(header[16:18])
    pages = int.from_bytes(header[28:32])
    log = path.with_name(f"{path.name}-wal")
    # In this order: pages that are still on their way from the log have arrived when
    # it is empty.
    if log.exists() and log.stat().st_size:
        return
    if path.stat().st_size < pages * (LARGEST_PAGE if size == 1 else size):
        raise Unreadable("the file was cut short")


def _watch_file(engine: Engine, path: Path) -> None:
    """Begin transactions as each needs it, drop connections to a file that was
    replaced, which would take writes, and let none answer from pages it read before the
    file was changed behind SQLite's back.
    """

    def stamp() -> tuple[tuple[int, int], tuple[int, int]] | None:
        try:
            status = path.stat()
        except FileNotFoundError:
            return None
        file = (status.st_dev, status.st_ino)
        return file, (status.st_mtime_ns, status.st_size)

    user = _User(path)

    @event.listens_for(engine, "engine_disposed")
    def end(_engine: Engine) -> None:
        user.end()

    @event.listens_for(engine, "connect")
    def note(_connection: DBAPIConnection, record: ConnectionPoolEntry) -> None:
        user.begin()
        record.info["file"] = stamp()
        record.info["new"] = True

    @event.listens_for(engine, "checkout")
    def compare(
        connection: DBAPIConnection,
        record: ConnectionPoolEntry,
        _proxy: object,
    ) -> None:
        before, now = record.info["file"], stamp()
        if now is None or before is None or before[0] != now[0]:
            raise DisconnectionError(f"{path} was replaced")
        if record.info["new"] or before != now:
            _must_be_whole(path, begun=before[1][1] > 0)
            record.info["new"] = False
        if before != now:
            cursor = connection.cursor()
            # The one way to drop the pages a connection remembers without closing it.
            cursor.execute("PRAGMA shrink_memory")
            cursor.close()
            record.info["file"] = now

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql(
            "BEGIN IMMEDIATE"
            if connection.get_execution_options().get(WRITE)
            else "BEGIN"
        )


def _postgres(address: URL, wait: float) -> Store:
    host = address.host or address.query.get("host") or "this machine"
    label = (
        f"PostgreSQL ledger {address.database!r} at"
        f" {host if isinstance(host, str) else ', '.join(host)}"
    )
    defaults: dict[str, Any] = {
        # libpq takes whole seconds, and advises against fewer than 2.
        "connect_timeout": max(2, math.ceil(wait)),
        **KEEPALIVE,
    }
    engine = create_engine(
        address,
        # A server that was started anew has dropped what the pool still holds.
        pool_pre_ping=True,
        hide_parameters=True,
        pool_timeout=wait,
        max_overflow=MAX_CONNECTIONS - 5,
        connect_args={
            # What the address itself says was meant.
            name: value
            for name, value in defaults.items()
            if name not in address.query
        },
    )

    @event.listens_for(engine, "connect")
    def configure(connection: psycopg.Connection[Any], _record: object) -> None:
        # Else the settings would be undone with the first transaction that is.
        connection.autocommit = True
        # PostgreSQL gives times in the zone of the session; all of ours are UTC.
        connection.execute("SELECT set_config('TimeZone', 'UTC', false)")
        connection.execute(
            "SELECT set_config('lock_timeout', %s, false)", [str(int(wait * 1000))]
        )
        connection.autocommit = False

    return Store(engine, label, postgres=True)
