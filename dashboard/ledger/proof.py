"""Whether what was read from a backup is a ledger: its checksums only say that nobody changed it by accident."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select

from dashboard.domain.claim import Claim
from dashboard.ledger import tables
from dashboard.ledger.checks import check_article, check_claim, check_correction, check_dataset
from dashboard.ledger.faults import Unreadable
from dashboard.ledger.links import check_link
from dashboard.ledger.reading import streamed
from dashboard.ledger.rows import article_of, claim_from, claim_of, correction_of, dataset_of, decision_of


def prove(connection: Connection) -> None:
    """Read every row as the program does. Raises Unreadable or BadInput for one that no ledger can hold.

    Each claim must be what its newest revision says, and no number may be above the ledger's own.
    """
    newest = connection.execute(select(tables.ledger.c.revision)).scalar_one()
    for table in (tables.revision, tables.dataset, tables.place_correction):
        highest = connection.execute(select(func.max(table.c.number))).scalar()
        if highest is not None and highest > newest:
            raise Unreadable(f"number {highest} of table {table.name} is above the ledger's newest, {newest}")
    for row in _rows(connection, select(tables.revision.c.claim)):
        check_claim(claim_from(row.claim))
    statement = select(tables.claim, tables.revision.c.claim.label("told"))
    for row in _rows(connection, statement.join(tables.revision, tables.revision.c.number == tables.claim.c.number)):
        _same(claim_of(row), claim_from(row.told))
    checks: tuple[tuple[Select[Any], Callable[[Row[Any]], object]], ...] = (
        (select(tables.review), decision_of),
        (select(tables.article), lambda row: check_article(article_of(row))),
        (select(tables.dataset), lambda row: check_dataset(dataset_of(row))),
        (select(tables.place_correction), lambda row: check_correction(correction_of(row))),
        (select(tables.link), lambda row: check_link(row.slug, row.state)),
    )
    for statement, check in checks:
        for row in _rows(connection, statement):
            check(row)


def _same(head: Claim, told: Claim) -> None:
    if head != told:
        raise Unreadable(f"claim {head.id[:40]!r} is not what its newest revision says")


def _rows(connection: Connection, statement: Select[Any]) -> Iterator[Row[Any]]:
    with streamed(connection, statement) as rows:
        yield from rows
