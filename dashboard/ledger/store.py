"""The database behind a ledger: how it is opened and which transactions there are."""

from __future__ import annotations

import math
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, DBAPIError, DisconnectionError
from sqlalchemy.pool import ConnectionPoolEntry, QueuePool

from dashboard.domain.errors import BadInput, ServiceUnavailable
from dashboard.ledger.faults import spoken

if TYPE_CHECKING:
    import psycopg

WRITE = "frontline_write"
"""Execution option of a connection whose transaction is going to write."""
MAX_CONNECTIONS = 15
"""Most connections one process holds: PostgreSQL's usual limit of 100 lets six processes in."""
KEEPALIVE = {"keepalives_idle": 30, "keepalives_interval": 10, "keepalives_count": 3}
"""libpq settings, seconds and tries: a server that vanished is noticed after a minute and not after two hours."""


@dataclass(frozen=True)
class Store:
    """An open database.

    label: how a message names it; never holds a password. postgres: the other backend is SQLite.
    """

    engine: Engine
    label: str
    postgres: bool

    @contextmanager
    def reading(self, *, snapshot: bool = False) -> Iterator[Connection]:
        """Give a connection to read with. With snapshot, all it reads is of one moment; else each statement is."""
        with spoken(self.label), self.engine.connect() as connection:
            if snapshot and self.postgres:
                connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection to write with: one transaction, committed at the end, undone when anything is raised."""
        with spoken(self.label), self.engine.connect() as connection:
            transaction = connection.execution_options(**{WRITE: True}).begin()
            try:
                yield connection
            except BaseException:
                transaction.rollback()
                raise
            self._commit(transaction.commit)

    def _commit(self, commit: Callable[[], None]) -> None:
        try:
            commit()
        except DBAPIError as error:
            if error.connection_invalidated:
                raise ServiceUnavailable(
                    f"{self.label} went away while the change was being saved. It may be saved or not: "
                    "look at it again before you repeat it"
                ) from error
            raise


def open_store(url: str, wait: float) -> Store:
    """Open the database at a SQLAlchemy address.

    wait: seconds to wait for a lock, a connection or a server. Raises BadInput for an address that cannot be used.
    """
    try:
        address = make_url(url)
    except ArgumentError as error:
        raise BadInput(
            "address of the ledger: not understood; write sqlite:////FOLDER/FILE or postgresql://..."
        ) from error
    if address.drivername == "sqlite":
        return _sqlite(address, wait)
    if address.drivername == "postgresql+psycopg":
        return _postgres(address, wait)
    raise BadInput(f"address of the ledger: {address.drivername[:40]!r} is not spoken here; use sqlite or postgresql")


def _sqlite(address: URL, wait: float) -> Store:
    name = address.database or ""
    if name in {"", ":memory:"} or name.startswith("file:"):
        raise BadInput("address of the ledger: it must name a file; write sqlite:////FOLDER/FILE")
    path = Path(name).absolute()
    if not path.parent.is_dir():
        raise BadInput(
            f"{path}: there is no folder {path.parent}; create it, or give another in FRONTLINE_DATABASE_URL"
        )
    with spoken(str(path)):
        _make_file(path, wait)

    def connect() -> sqlite3.Connection:
        # mode=rw: a file that was moved away must not come back as an empty ledger.
        connection = sqlite3.connect(
            f"{path.as_uri()}?mode=rw", uri=True, timeout=wait, isolation_level=None, check_same_thread=False
        )
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA foreign_keys=ON")
        return connection

    engine = create_engine(
        "sqlite://", creator=connect, poolclass=QueuePool, hide_parameters=True, pool_timeout=wait,
        max_overflow=MAX_CONNECTIONS - 5,
    )  # fmt: skip
    _watch_file(engine, path)
    return Store(engine, str(path), postgres=False)


def _make_file(path: Path, wait: float) -> None:
    """Create the file and set its mode, which stays with it; SQLite does not wait for a lock when it changes modes."""
    deadline = time.monotonic() + wait
    connection = sqlite3.connect(path, timeout=wait, isolation_level=None)
    try:
        while True:
            try:
                mode = connection.execute("PRAGMA journal_mode=WAL").fetchone()[0]
                break
            except sqlite3.OperationalError as error:
                if not error.sqlite_errorname.startswith("SQLITE_BUSY") or time.monotonic() > deadline:
                    raise
                time.sleep(0.02)
    finally:
        connection.close()
    if mode != "wal":
        raise BadInput(f"{path}: this file system cannot keep a write-ahead log; put the ledger on a local disk")


def _watch_file(engine: Engine, path: Path) -> None:
    """Begin transactions as each needs it, and drop connections to a file that was replaced: it would take writes."""

    def stamp() -> tuple[int, int] | None:
        try:
            found = path.stat()
        except FileNotFoundError:
            return None
        return found.st_dev, found.st_ino

    @event.listens_for(engine, "connect")
    def note(_connection: DBAPIConnection, record: ConnectionPoolEntry) -> None:
        record.info["file"] = stamp()

    @event.listens_for(engine, "checkout")
    def compare(_connection: DBAPIConnection, record: ConnectionPoolEntry, _proxy: object) -> None:
        if record.info["file"] != stamp():
            raise DisconnectionError(f"{path} was replaced")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get(WRITE) else "BEGIN")


def _postgres(address: URL, wait: float) -> Store:
    host = address.host or address.query.get("host") or "this machine"
    label = f"PostgreSQL ledger {address.database!r} at {host if isinstance(host, str) else ', '.join(host)}"
    given: dict[str, Any] = {"connect_timeout": max(2, math.ceil(wait)), **KEEPALIVE}
    engine = create_engine(
        address, pool_pre_ping=True, hide_parameters=True, pool_timeout=wait, max_overflow=MAX_CONNECTIONS - 5,
        connect_args={name: value for name, value in given.items() if name not in address.query},
    )  # fmt: skip

    @event.listens_for(engine, "connect")
    def configure(connection: psycopg.Connection[Any], _record: object) -> None:
        connection.autocommit = True
        connection.execute("SELECT set_config('TimeZone', 'UTC', false)")
        connection.execute("SELECT set_config('lock_timeout', %s, false)", [str(int(wait * 1000))])
        connection.autocommit = False

    return Store(engine, label, postgres=True)
