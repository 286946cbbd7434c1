"""The one way to change a ledger: numbers, times and the heads of claims stay in step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, TypeVar

from sqlalchemy import Connection, Table, bindparam, insert, select, update

from dashboard.domain.claim import Claim
from dashboard.ledger import tables
from dashboard.ledger.checks import check_name, check_text
from dashboard.ledger.rows import claim_of, claim_row, claim_text
from dashboard.ledger.store import Store

BATCH = 500
"""Rows or ids that go into one statement."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Entry:
    """A revision to be written. new: the ledger has no such claim yet. at: None for the time of the transaction."""

    claim: Claim
    action: str
    why: str
    new: bool = False
    at: datetime | None = None


@dataclass
class Pen:
    """A write transaction. number: the newest number given out. at: the time of all it writes, UTC."""

    connection: Connection
    by: str
    number: int
    at: datetime

    def take(self) -> int:
        """Return the next number."""
        self.number += 1
        return self.number

    def write(self, entries: Iterable[Entry]) -> None:
        """Append revisions, in order, and make each the head of its claim."""
        for some in chunks(entries):
            numbered = [(self.take(), entry) for entry in some]
            self._insert(tables.revision, [self._revision(number, entry) for number, entry in numbered])
            heads = [(entry.new, {**claim_row(entry.claim), "number": number}) for number, entry in numbered]
            self._insert(tables.claim, [row for new, row in heads if new])
            changed = [{**row, "key": row["id"]} for new, row in heads if not new]
            if changed:
                statement = update(tables.claim).where(tables.claim.c.id == bindparam("key"))
                self.connection.execute(statement, changed)

    def _revision(self, number: int, entry: Entry) -> dict[str, Any]:
        return {
            "number": number, "claim_id": entry.claim.id, "at": entry.at or self.at, "by": self.by,
            "action": entry.action, "why": entry.why, "claim": claim_text(entry.claim),
        }  # fmt: skip

    def _insert(self, table: Table, rows: list[dict[str, Any]]) -> None:
        if rows:
            self.connection.execute(insert(table), rows)


@contextmanager
def pen(store: Store, by: str, why: str = "") -> Iterator[Pen]:
    """Open a write transaction in the name of a person.

    It holds the ledger's one row, so numbers grow in the order of commits and times never go back.
    """
    check_name("the change", "by", by)
    check_text("the change", "why", why)
    with store.writing() as connection:
        row = connection.execute(select(tables.ledger).with_for_update()).one()
        opened = Pen(connection, by, row.revision, max(datetime.now(UTC), row.last_at))
        yield opened
        if opened.number != row.revision:
            connection.execute(update(tables.ledger).values(revision=opened.number, last_at=opened.at))


def heads(connection: Connection, ids: Iterable[str]) -> dict[str, tuple[int, Claim]]:
    """Return the number and the claim of each id the ledger has."""
    found: dict[str, tuple[int, Claim]] = {}
    for some in chunks(ids):
        rows = connection.execute(select(tables.claim).where(tables.claim.c.id.in_(some)))
        found |= {row.id: (row.number, claim_of(row)) for row in rows}
    return found


def chunks(items: Iterable[T]) -> Iterator[Sequence[T]]:
    """Yield the items in lists of at most BATCH."""
    some: list[T] = []
    for item in items:
        some.append(item)
        if len(some) == BATCH:
            yield some
            some = []
    if some:
        yield some
