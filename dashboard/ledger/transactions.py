"""The one way to change a ledger: numbers, times, hashes and the heads of claims stay
in step.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Table, bindparam, insert, select, update

from dashboard.domain.claim import Claim
from dashboard.ledger import tables
from dashboard.ledger.checks import check_name, check_text
from dashboard.ledger.clocks.jumps import clock_trouble
from dashboard.ledger.proof import chained, change_of
from dashboard.ledger.rows import chunks, claim_of, claim_row, claim_text
from dashboard.ledger.store import Store

LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Entry:
    """A revision to be written. new: the ledger has no such claim yet. at: None for the
    time of the transaction. grades: reliability and credibility as the decision of this
    revision gives them, None when it is no decision.
    """

    claim: Claim
    action: str
    why: str
    new: bool = False
    at: datetime | None = None
    grades: tuple[str, str] | None = None


@dataclass
class WriteTransaction:
    """A write transaction. number: the newest number given out. head: the newest hash
    of the chain. at: the time of all it writes, UTC.
    """

    connection: Connection
    by: str
    number: int
    head: str
    at: datetime

    def append(self, table: Table, row: Mapping[str, Any]) -> None:
        """Append a row of another table than revision, with the next number, and chain
        it.
        """
        # The chain's row comes with the change itself: both are saved, or none.
        self._insert(table, [self._numbered(row)])
        self._insert(tables.chain, [self._link(table, {**row, "number": self.number})])

    def write(self, entries: Iterable[Entry]) -> None:
        """Append revisions, in order, and make each the head of its claim."""
        # In batches: an import of a claims file may be larger than the memory.
        for batch in chunks(entries):
            rows, links, reviews = [], [], []
            for entry in batch:
                row = self._numbered(self._revision(entry))
                review = self._review(entry)
                rows.append(row)
                links.append(self._link(tables.revision, row, review))
                reviews += [review] if review else []
            self._insert(tables.revision, rows)
            self._insert(tables.chain, links)
            self._stand(batch, [row["number"] for row in rows])
            self._insert(tables.review, reviews)

    def _stand(self, entries: Iterable[Entry], numbers: Iterable[int]) -> None:
        """Make the revisions of those numbers the heads of their claims."""
        heads = [
            (entry.new, {**claim_row(entry.claim), "number": number})
            for entry, number in zip(entries, numbers, strict=True)
        ]
        self._insert(tables.claim, [row for new, row in heads if new])
        changed = [{**row, "key": row["id"]} for new, row in heads if not new]
        if changed:
            statement = update(tables.claim).where(
                tables.claim.c.id == bindparam("key")
            )
            self.connection.execute(statement, changed)

    def _numbered(self, row: Mapping[str, Any]) -> dict[str, Any]:
        self.number += 1
        return {**row, "number": self.number}

    def _link(
        self,
        table: Table,
        row: Mapping[str, Any],
        review: Mapping[str, Any] | None = None,
    ) -> dict[str, Any]:
        self.head = chained(self.head, change_of(table, row, review))
        return {"number": self.number, "hash": self.head}

    def _revision(self, entry: Entry) -> dict[str, Any]:
        return {
            "claim_id": entry.claim.id,
            "at": entry.at or self.at,
            "by": self.by,
            "action": entry.action,
            "why": entry.why,
            "claim": claim_text(entry.claim),
        }

    def _review(self, entry: Entry) -> dict[str, Any] | None:
        """Return the row of the decision that the newest revision is, None for none."""
        if entry.grades is None:
            return None
        reliability, credibility = entry.grades
        return {
            "number": self.number,
            "claim_id": entry.claim.id,
            "decision": entry.claim.review.value,
            "reliability": reliability,
            "credibility": credibility,
            "by": self.by,
            "at": self.at,
            "why": entry.why,
        }

    def _insert(self, table: Table, rows: list[dict[str, Any]]) -> None:
        if rows:
            self.connection.execute(insert(table), rows)


@contextmanager
def write_transaction(
    store: Store,
    by: str,
    why: str = "",
) -> Iterator[WriteTransaction]:
    """Open a write transaction in the name of a person.

    It holds the ledger's one row, so numbers grow in the order of commits. Times are
    what the clock says: they tell when, the numbers tell what came first.
    """
    check_name("the change", "by", by)
    check_text("the change", "why", why)
    with store.writing() as connection:
        row = connection.execute(select(tables.ledger).with_for_update()).one()
        now = datetime.now(UTC)
        if row.last_at > now:
            _warn(clock_trouble(connection, now))
        opened = WriteTransaction(
            connection=connection,
            by=by,
            number=row.revision,
            head=row.head,
            at=now,
        )
        yield opened
        if opened.number != row.revision:
            values = {
                "revision": opened.number,
                # Of the newest time, also when the clock went back: what was sent with
                # a later time must not pass for current.
                "last_at": max(opened.at, row.last_at),
                "head": opened.head,
            }
            connection.execute(update(tables.ledger).values(values))


def _warn(trouble: str) -> None:
    if trouble:
        LOG.warning("%s", trouble)


def heads(connection: Connection, ids: Iterable[str]) -> dict[str, tuple[int, Claim]]:
    """Return the number and the claim of each id the ledger has."""
    standing: dict[str, tuple[int, Claim]] = {}
    for batch in chunks(ids):
        rows = connection.execute(
            select(tables.claim).where(tables.claim.c.id.in_(batch))
        )
        standing |= {row.id: (row.number, claim_of(row)) for row in rows}
    return standing
