"""Reads. Whatever may be long is streamed: a read holds a connection until its iterator
ends or is dropped.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select

from dashboard.domain.claim import Claim
from dashboard.domain.errors import BadInput
from dashboard.domain.revision import Decision, LedgerState, Revision
from dashboard.ledger import tables
from dashboard.ledger.checks import askable
from dashboard.ledger.rows import claim_from, claim_of, decision_of, revision_of
from dashboard.ledger.store import Store

FETCH = 1000
"""Rows that are held in memory at a time."""
REVISION, CLAIM, REVIEW = tables.revision, tables.claim, tables.review


@contextmanager
def streamed(
    connection: Connection,
    statement: Select[Any],
) -> Iterator[Iterable[Row[Any]]]:
    """Give the rows of a statement, fetched a few at a time; whoever stops early leaves
    no cursor open.
    """
    with connection.execute(statement.execution_options(yield_per=FETCH)) as rows:
        yield rows


def state(store: Store) -> LedgerState:
    """Return identity, newest number and head; see Ledger.state."""
    with store.reading() as connection:
        row = connection.execute(select(tables.ledger)).one()
    return LedgerState(row.identity, row.revision, row.head)


def changed_at(store: Store) -> datetime:
    """Return the newest time given out; see Ledger.changed_at."""
    with store.reading() as connection:
        at: datetime = connection.execute(select(tables.ledger.c.last_at)).scalar_one()
    return at


def claim(store: Store, claim_id: str) -> Claim | None:
    """Return the claim as it is now, None when there is none."""
    with store.reading() as connection:
        row = connection.execute(
            select(CLAIM).where(CLAIM.c.id == askable(claim_id))
        ).one_or_none()
        return claim_of(row) if row else None


def claims(store: Store, as_of: datetime | None) -> Iterator[Claim]:
    """Yield the claims in the order of their ids; see Ledger.claims."""
    with store.reading() as connection:
        if as_of is None:
            with streamed(connection, select(CLAIM).order_by(CLAIM.c.id)) as rows:
                yield from map(claim_of, rows)
            return
        newest = (
            select(func.max(REVISION.c.number))
            .where(REVISION.c.at <= as_of)
            .group_by(REVISION.c.claim_id)
        )
        statement = (
            select(REVISION.c.claim)
            .where(REVISION.c.number.in_(newest))
            .order_by(REVISION.c.claim_id)
        )
        with streamed(connection, statement) as rows:
            yield from (claim_from(row.claim) for row in rows)


def aware(as_of: datetime | None) -> datetime | None:
    """Return the moment. Raises BadInput for one without a time zone."""
    if as_of is not None and as_of.tzinfo is None:
        raise BadInput(f"as of {as_of}: it has no time zone; give a moment in UTC")
    return as_of


def history(store: Store, claim_id: str) -> tuple[Revision, ...]:
    """Return the revisions of one claim, oldest first."""
    statement = (
        select(REVISION)
        .where(REVISION.c.claim_id == askable(claim_id))
        .order_by(REVISION.c.number)
    )
    with store.reading() as connection:
        return tuple(revision_of(row) for row in connection.execute(statement))


def newest(store: Store, claim_id: str) -> Revision | None:
    """Return the newest revision of one claim, None when there is no such claim."""
    statement = (
        select(REVISION)
        .where(REVISION.c.claim_id == askable(claim_id))
        .order_by(REVISION.c.number.desc())
    )
    with store.reading() as connection:
        row = connection.execute(statement.limit(1)).one_or_none()
        return revision_of(row) if row else None


def decisions(store: Store, claim_id: str) -> tuple[Decision, ...]:
    """Return the decisions taken on one claim, oldest first."""
    statement = (
        select(REVIEW)
        .where(REVIEW.c.claim_id == askable(claim_id))
        .order_by(REVIEW.c.number)
    )
    with store.reading() as connection:
        return tuple(decision_of(row) for row in connection.execute(statement))


def changes(store: Store, since: int, until: int) -> Iterator[Revision]:
    """Yield the revisions after a number, in order; see Ledger.changes."""
    with store.reading() as connection:
        statement = (
            select(REVISION)
            .where(REVISION.c.number > since, REVISION.c.number <= until)
            .order_by(REVISION.c.number)
        )
        with streamed(connection, statement) as rows:
            yield from map(revision_of, rows)
