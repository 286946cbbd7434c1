"""Leases: who works at what, until when, by the clock of the database.

A process of another machine cannot be asked whether it lives. It says so itself, again
and again, while it works; when it has not for a while, what it left is nobody's.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, delete, func, insert, select, update

from dashboard.ledger import tables
from dashboard.ledger.checks import check_name
from dashboard.ledger.store import Store

LEASE = tables.lease


def renew(store: Store, name: str, holder: str, seconds: float) -> bool:
    """Take or renew a lease; see Ledger.lease."""
    check_name("lease", "name", name)
    check_name("lease", "holder", holder)
    with store.writing() as connection:
        # Two who take the same lease must not both find it free.
        connection.execute(select(tables.ledger.c.revision).with_for_update())
        now = database_clock(connection, postgres=store.postgres)
        until = now + timedelta(seconds=seconds)
        # Also those of others: whoever held them has ended without a word.
        connection.execute(delete(LEASE).where(LEASE.c.until <= now))
        mine = (
            update(LEASE)
            .where(LEASE.c.name == name, LEASE.c.holder == holder)
            .values(until=until)
        )
        if connection.execute(mine).rowcount:
            return True
        taken = select(LEASE.c.name).where(LEASE.c.name == name)
        if connection.execute(taken).one_or_none():
            return False
        row = {"name": name, "holder": holder, "until": until}
        connection.execute(insert(LEASE), [row])
        return True


def release(store: Store, name: str, holder: str) -> None:
    """Give a lease back; see Ledger.release."""
    with store.writing() as connection:
        connection.execute(
            delete(LEASE).where(LEASE.c.name == name, LEASE.c.holder == holder)
        )


def leases(store: Store) -> frozenset[str]:
    """Return the names of the leases that run; see Ledger.leases."""
    with store.reading() as connection:
        now = database_clock(connection, postgres=store.postgres)
        statement = select(LEASE.c.name).where(LEASE.c.until > now)
        return frozenset(connection.execute(statement).scalars())


def leased(store: Store, name: str) -> bool:
    """Return whether a lease runs; see Ledger.leased."""
    with store.reading() as connection:
        now = database_clock(connection, postgres=store.postgres)
        statement = select(LEASE.c.name).where(
            LEASE.c.name == name, LEASE.c.until > now
        )
        return connection.execute(statement).one_or_none() is not None


def database_clock(connection: Connection, *, postgres: bool) -> datetime:
    """Return the moment by the clock of the database, UTC: all its users share it."""
    if postgres:
        moment: datetime = connection.execute(
            select(func.clock_timestamp())
        ).scalar_one()
        return moment.astimezone(UTC)
    # SQLite has the clock of this machine, and is used from no other.
    return datetime.now(UTC)
