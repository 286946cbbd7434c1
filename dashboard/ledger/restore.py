"""Filling a ledger from a backup: all of it, or nothing."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, BinaryIO
from uuid import uuid4

from sqlalchemy import (
    Connection,
    Date,
    DateTime,
    TableClause,
    column,
    func,
    insert,
    inspect,
    select,
    table,
    text,
    update,
)
from sqlalchemy.exc import DataError, IntegrityError, ProgrammingError, StatementError
from sqlalchemy.types import TypeEngine

from dashboard.domain.errors import BadInput
from dashboard.ledger import tables
from dashboard.ledger.backup import Manifest
from dashboard.ledger.bundle import Bundle, damaged, opened
from dashboard.ledger.checks import askable
from dashboard.ledger.faults import file_fault
from dashboard.ledger.migrate import drop, upgrade
from dashboard.ledger.proof import prove
from dashboard.ledger.store import Store
from dashboard.ledger.writing import chunks


def restore_backup(store: Store, source: Path | BinaryIO, datasets: Path, *, force: bool) -> Manifest:
    """Fill the ledger; see Ledger.restore."""
    with opened(source) as bundle, _staged(bundle, datasets) as files:
        with store.writing() as connection:
            _replace(connection, store, bundle, force=force)
        files.publish()
        return bundle.manifest


@dataclass(frozen=True)
class Staged:
    """Files of datasets that wait beside their place until the ledger is filled."""

    folder: Path
    datasets: Path
    paths: tuple[str, ...]

    def publish(self) -> None:
        """Move every file to its place."""
        for path in self.paths:
            try:
                (self.datasets / path).parent.mkdir(parents=True, exist_ok=True)
                (self.folder / path).replace(self.datasets / path)
            except OSError as error:
                raise file_fault(
                    f"{self.datasets / path} (the ledger is restored, its datasets not all)", error
                ) from error


@contextmanager
def _staged(bundle: Bundle, datasets: Path) -> Iterator[Staged]:
    paths = bundle.files()
    if not paths:
        yield Staged(datasets, datasets, ())
        return
    try:
        datasets.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix=".restore-", dir=datasets))
    except OSError as error:
        raise file_fault(datasets, error) from error
    try:
        for path in paths:
            _extract(bundle, path, folder / path)
        yield Staged(folder, datasets, paths)
    finally:
        shutil.rmtree(folder)


def _extract(bundle: Bundle, path: str, target: Path) -> None:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with bundle.open(path) as member, target.open("xb") as file:
            shutil.copyfileobj(member, file)
    except OSError as error:
        raise file_fault(target, error) from error


def _replace(connection: Connection, store: Store, bundle: Bundle, *, force: bool) -> None:
    if store.postgres:
        # Before anything else is locked: writers wait at this table, and then find the new one.
        connection.execute(text("LOCK TABLE ledger IN ACCESS EXCLUSIVE MODE"))
    before = connection.execute(select(tables.ledger.c.revision)).scalar_one()
    if not force and not _empty(connection, before):
        raise BadInput(
            f"{store.label} is not empty (newest number {before}); restore into a new ledger, or with force, which "
            "replaces all it holds. Nothing was changed"
        )
    drop(connection)
    upgrade(connection, bundle.manifest.schema)
    try:
        there = inspect(connection).get_table_names()
        for name in [one.name for one in tables.METADATA.sorted_tables if one.name in there]:
            _fill(connection, bundle, name)
        upgrade(connection, tables.SCHEMAS[-1])
        prove(connection)
    except (StatementError, BadInput, KeyError, ValueError, TypeError) as error:
        if isinstance(error, StatementError) and not isinstance(error, IntegrityError | DataError | ProgrammingError):
            raise
        raise damaged(bundle.label, error) from error
    after = connection.execute(select(tables.ledger.c.revision)).scalar_one()
    number = after if after > before or not (after or before) else before + 1
    connection.execute(update(tables.ledger).values(identity=str(uuid4()), revision=number))


def _empty(connection: Connection, revision: int) -> bool:
    others = (tables.article, tables.claims_file, tables.link)
    return not revision and not any(
        connection.execute(select(func.count()).select_from(one)).scalar() for one in others
    )


def _fill(connection: Connection, bundle: Bundle, name: str) -> None:
    target = _as_it_is(connection, name)
    if name == "ledger":
        connection.execute(target.delete())
    for some in chunks(bundle.rows(name)):
        rows = [{one.name: _value(one.type, row[one.name]) for one in target.columns} for row in some]
        connection.execute(insert(target), rows)


def _as_it_is(connection: Connection, name: str) -> TableClause:
    """Return the table with the columns it has in the version of the tables that the backup is of."""
    found = inspect(connection).get_columns(name)
    return table(
        name, *(column(c["name"], tables.Utc() if isinstance(c["type"], DateTime) else c["type"]) for c in found)
    )


def _value(kind: TypeEngine[Any], value: Any) -> object:  # noqa: ANN401
    if isinstance(value, str) and askable(value) != value:
        raise ValueError("a text that no database takes")
    if value is None or not isinstance(kind, Date | tables.Utc):
        return value
    return datetime.fromisoformat(value) if isinstance(kind, tables.Utc) else date.fromisoformat(value)
