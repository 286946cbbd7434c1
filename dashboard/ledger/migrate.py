"""Bringing the tables of a ledger to the version this program knows."""

from __future__ import annotations

import threading
from collections.abc import Callable

from sqlalchemy import Connection, column, inspect, select, table, text

from dashboard.domain.errors import BadInput
from dashboard.ledger.store import Store
from dashboard.ledger.tables import METADATA, SCHEMAS, VERSION_TABLE

MIGRATING = 7_309_177_011
"""Key of the PostgreSQL advisory lock: any number no other program uses."""
_one_at_a_time = threading.Lock()
"""Alembic keeps the migration that runs in module globals."""


def migrate(store: Store) -> None:
    """Create the tables, or bring them up to date; safe when several processes do it at once.

    Raises BadInput for tables of a newer program, or of another one.
    """
    with store.reading() as connection:
        if _version(connection, store.label) == SCHEMAS[-1]:
            return
    with store.writing() as connection:
        if store.postgres:
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": MIGRATING})
            _check_encoding(connection, store.label)
        if _version(connection, store.label) != SCHEMAS[-1]:
            upgrade(connection, SCHEMAS[-1])


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
                f"{label} holds tables of another program ({', '.join(taken)}); give the ledger a database of its own"
            )
        return ""
    found = connection.execute(select(column("version_num")).select_from(table(VERSION_TABLE))).scalar()
    if found is not None and found not in SCHEMAS:
        raise BadInput(
            f"{label} was written by a newer version of this program (tables {str(found)[:40]!r}, "
            f"known here up to {SCHEMAS[-1]!r}); update the program"
        )
    return found or ""


def _check_encoding(connection: Connection, label: str) -> None:
    encoding = connection.execute(text("SHOW server_encoding")).scalar_one()
    if encoding != "UTF8":
        raise BadInput(f"{label} stores text as {encoding}; create the database with ENCODING 'UTF8'")
