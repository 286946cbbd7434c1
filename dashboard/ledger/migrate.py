"""Bringing the tables of a ledger to the version this program knows."""

from __future__ import annotations

import threading
from collections.abc import Callable

from sqlalchemy import Connection, column, inspect, select, table, text
from sqlalchemy.exc import DBAPIError

from dashboard.domain.errors import BadInput, Damaged, ServiceUnavailable
from dashboard.ledger.database_errors import translate
from dashboard.ledger.store import Store
from dashboard.ledger.tables import METADATA, SCHEMAS, VERSION_TABLE

_OTHER = (
    "{label}: its tables are not those of version {version!r} that it names ({why});"
    " another program, or another state of this one, changed them. Nothing was changed"
    " now: open it with the program that wrote it, and back it up there, or restore the"
    " last backup into another data directory"
)
MIGRATING = 7_309_177_011
"""Key of the PostgreSQL advisory lock: any number no other program uses."""
_one_at_a_time = threading.Lock()
"""Alembic keeps the migration that runs in module globals."""


def migrate(store: Store, *, create: bool = True) -> None:
    """Create the tables, or bring them up to date; safe when several processes do it at
    once.

    create: False where a ledger has been, and an empty file may be one that is just
    being copied. Raises BadInput for tables of a newer program, or of another one,
    Damaged for tables that are not those of the version they name, and
    ServiceUnavailable when there are none and none may be created.
    """
    with store.reading() as connection:
        version = _version(connection, store.label)
        if version == SCHEMAS[-1]:
            _check_columns(connection, store.label)
            return
    if not version and not create:
        raise ServiceUnavailable(
            f"{store.label} holds no ledger any more; put it back, or start the program"
            " again to begin an empty one"
        )
    with store.writing() as connection:
        # Asked again under the lock: another process may have been quicker.
        if store.postgres:
            connection.execute(
                text("SELECT pg_advisory_xact_lock(:key)"), {"key": MIGRATING}
            )
            _check_encoding(connection, store.label)
        if _version(connection, store.label) != SCHEMAS[-1]:
            _bring_up(connection, store.label, version)
        _check_columns(connection, store.label)


def _bring_up(connection: Connection, label: str, version: str) -> None:
    """Bring the tables of that version up to the newest. Raises Damaged when they are
    not what that version has.
    """
    from alembic.util import CommandError

    try:
        upgrade(connection, SCHEMAS[-1])
    except (DBAPIError, CommandError) as error:
        # A disk that is full, or a server that went away, is no fault of the tables.
        if isinstance(error, DBAPIError) and translate(error, label):
            raise
        cause = error.orig if isinstance(error, DBAPIError) else error
        why = (str(cause).strip().splitlines() or ["no reason given"])[0]
        raise Damaged(_OTHER.format(label=label, version=version, why=why)) from error


def _check_columns(connection: Connection, label: str) -> None:
    """Raise Damaged where a table or column of the newest version is not there: what
    notes the version may be right about all but one migration.
    """
    columns = inspect(connection).get_multi_columns()
    there = {
        table: {each["name"] for each in columns[_, table]} for _, table in columns
    }
    missing = [
        str(each) if each.table.name in there else each.table.name
        for declared in METADATA.tables.values()
        for each in declared.columns
        if each.name not in there.get(declared.name, ())
    ]
    if missing:
        names = ", ".join(dict.fromkeys(missing))
        raise Damaged(
            _OTHER.format(label=label, version=SCHEMAS[-1], why=f"without {names}")
        )


def has_tables(store: Store) -> bool:
    """Return whether there are tables of a ledger, of whatever version."""
    with store.reading() as connection:
        return VERSION_TABLE in inspect(connection).get_table_names()


def upgrade(connection: Connection, schema: str) -> None:
    """Bring the tables up to that version, in the connection's transaction."""
    from alembic import command

    _run(connection, lambda config: command.upgrade(config, schema))


def drop(connection: Connection) -> None:
    """Drop all tables of the ledger, in the connection's transaction."""
    from alembic import command

    _run(connection, lambda config: command.downgrade(config, "base"))


def _run(connection: Connection, action: Callable[..., None]) -> None:
    from alembic.config import Config

    config = Config()
    # By package: an installed program has no folder that is known beforehand.
    config.set_main_option("script_location", "dashboard.ledger:migrations")
    config.attributes["connection"] = connection
    with _one_at_a_time:
        action(config)


def _version(connection: Connection, label: str) -> str:
    """Return the version of the tables, "" when there are none."""
    names = inspect(connection).get_table_names()
    if VERSION_TABLE not in names:
        taken = sorted(set(names) & set(METADATA.tables))
        if taken:
            raise BadInput(
                f"{label} holds tables of another program ({', '.join(taken)}); give"
                " the ledger a database of its own"
            )
        return ""
    version = connection.execute(
        select(column("version_num")).select_from(table(VERSION_TABLE))
    ).scalar()
    if version is not None and version not in SCHEMAS:
        raise BadInput(
            f"{label} was written by a newer version of this program (tables"
            f" {str(version)[:40]!r}, known here up to {SCHEMAS[-1]!r}); update the"
            " program"
        )
    return version or ""


def _check_encoding(connection: Connection, label: str) -> None:
    encoding = connection.execute(text("SHOW server_encoding")).scalar_one()
    # Names in Cyrillic could not be stored; better said now than with the first claim.
    if encoding != "UTF8":
        raise BadInput(
            f"{label} stores text as {encoding}; create the database with ENCODING"
            " 'UTF8'"
        )
