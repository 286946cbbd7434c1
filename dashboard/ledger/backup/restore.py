"""Filling a ledger from a backup: all of it, or nothing."""

from __future__ import annotations

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
from sqlalchemy.exc import (
    DisconnectionError,
    InterfaceError,
    InternalError,
    OperationalError,
    SQLAlchemyError,
)
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.types import TypeEngine

from dashboard.domain.errors import BadInput
from dashboard.ledger import tables
from dashboard.ledger.backup.archive import Manifest
from dashboard.ledger.backup.bundle import Bundle, damaged, opened
from dashboard.ledger.backup.soundness import check_beginning, prove
from dashboard.ledger.backup.staging import staged
from dashboard.ledger.checks import askable
from dashboard.ledger.migrate import drop, upgrade
from dashboard.ledger.people import revoke_every_token
from dashboard.ledger.proof import chained, change_of
from dashboard.ledger.rows import chunks
from dashboard.ledger.store import Store

OUR_FAULTS = (
    OperationalError,
    InterfaceError,
    InternalError,
    DisconnectionError,
    PoolTimeout,
)
"""What the database raises about itself, not about what it was given."""
UNSOUND = (KeyError, ValueError, TypeError, OverflowError, AttributeError)
"""What values raise that no table can have."""


def restore_backup(
    store: Store,
    source: Path | BinaryIO,
    datasets: Path,
    *,
    force: bool,
) -> Manifest:
    """Fill the ledger; see Ledger.restore."""
    with opened(source) as bundle, staged(store, bundle, datasets) as files:
        try:
            with store.writing() as connection:
                _replace(connection, store, bundle, force=force)
                # Before the commit: whoever sees the new ledger finds its files.
                files.publish()
        # Of a KeyboardInterrupt too: the ledger was rolled back, so its files must be.
        except BaseException:
            files.take_back()
            raise
        return bundle.manifest


def _replace(
    connection: Connection,
    store: Store,
    bundle: Bundle,
    *,
    force: bool,
) -> None:
    if store.postgres:
        # Before anything else is locked: writers wait at this table, and then find the
        # new one.
        connection.execute(text("LOCK TABLE ledger IN ACCESS EXCLUSIVE MODE"))
    before = connection.execute(select(tables.ledger.c.revision)).scalar_one()
    if not force and not _empty(connection, before):
        raise BadInput(
            f"{store.label} is not empty (newest number {before}); restore into a new"
            " ledger, or with force, which replaces all it holds. Nothing was changed"
        )
    drop(connection)
    upgrade(connection, bundle.manifest.schema)
    try:
        _fill_all(connection, bundle)
    except OUR_FAULTS:
        raise
    except (SQLAlchemyError, BadInput, *UNSOUND) as error:
        raise damaged(bundle.label, error) from error
    _lock_out_tokens(connection)
    after = connection.execute(select(tables.ledger.c.revision)).scalar_one()
    if after <= before and (after or before):
        # Whoever followed the ledger that was here must see that it is another one.
        after = before + 1
    connection.execute(
        update(tables.ledger).values(identity=str(uuid4()), revision=after)
    )


def _fill_all(connection: Connection, bundle: Bundle) -> None:
    there = inspect(connection).get_table_names()
    for each in tables.METADATA.sorted_tables:
        if each.name in there and each not in tables.PASSING:
            _fill(connection, bundle, each.name)
    check_beginning(connection, bundle.manifest)
    upgrade(connection, tables.SCHEMAS[-1])
    prove(connection, bundle.manifest)


def _lock_out_tokens(connection: Connection) -> None:
    """End every token that the backup still knows as good: it may have been revoked
    since, or the backup be another person's.
    """
    number, head = connection.execute(
        select(tables.ledger.c.revision, tables.ledger.c.head)
    ).one()
    for row in revoke_every_token(connection):
        number += 1
        row["number"] = number
        head = chained(head, change_of(tables.token, row))
        connection.execute(insert(tables.token), [row])
        connection.execute(insert(tables.chain), [{"number": number, "hash": head}])
    connection.execute(update(tables.ledger).values(revision=number, head=head))


def _empty(connection: Connection, revision: int) -> bool:
    others = (tables.article, tables.claims_file, tables.link)
    return not revision and not any(
        connection.execute(select(func.count()).select_from(other)).scalar()
        for other in others
    )


def _fill(connection: Connection, bundle: Bundle, name: str) -> None:
    target = _as_it_is(connection, name)
    if name == "ledger":
        connection.execute(target.delete())
    for batch in chunks(bundle.rows(name)):
        rows = [
            {cell.name: _value(cell.type, row[cell.name]) for cell in target.columns}
            for row in batch
        ]
        connection.execute(insert(target), rows)


def _as_it_is(connection: Connection, name: str) -> TableClause:
    """Return the table with the columns it has in the version of the tables that the
    backup is of.
    """
    columns = []
    for cell in inspect(connection).get_columns(name):
        kind = tables.Utc() if isinstance(cell["type"], DateTime) else cell["type"]
        columns.append(column(cell["name"], kind))
    return table(name, *columns)


def _value(kind: TypeEngine[Any], value: Any) -> object:  # noqa: ANN401
    if isinstance(value, str) and askable(value) != value:
        raise ValueError("a text that no database takes")
    if value is None:
        return None
    if isinstance(kind, tables.Utc):
        return datetime.fromisoformat(value)
    return date.fromisoformat(value) if isinstance(kind, Date) else value
