"""Whether what was read from a backup is a ledger: its checksums only say that nobody
changed it by accident.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from sqlalchemy import Connection, Row, Select, column, func, select
from sqlalchemy import table as table_named

from dashboard.ledger import tables
from dashboard.ledger.backup.archive import Manifest
from dashboard.ledger.checks import (
    check_article,
    check_claim,
    check_correction,
    check_dataset,
)
from dashboard.ledger.database_errors import Unreadable
from dashboard.ledger.links import check_link
from dashboard.ledger.proof import first_break, head_at
from dashboard.ledger.queries import streamed
from dashboard.ledger.rows import (
    article_of,
    claim_from,
    claim_of,
    correction_of,
    dataset_of,
    decision_of,
)

CHAINED, SEALED = "0003", "0004"
"""The versions of the tables from which on every backup has a head, and a seal."""


def check_beginning(connection: Connection, manifest: Manifest) -> None:
    """Raise Unreadable unless the backup holds one ledger, the one that its manifest
    names. The tables are those of its own version yet.
    """
    names = ("identity", "revision")
    ledger = table_named("ledger", *(column(name) for name in names))
    rows = connection.execute(select(ledger)).all()
    if len(rows) != 1:
        raise Unreadable(f"it holds {len(rows)} ledgers and not one")
    if tuple(rows[0]) != (manifest.identity, manifest.revision):
        raise Unreadable("its ledger is not the one that its manifest names")


def prove(connection: Connection, manifest: Manifest) -> None:
    """Read every row as the program does. Raises Unreadable or BadInput for one that no
    ledger can hold.

    The history must be whole, see Ledger.verify, and at the number of the manifest have
    its head, unless the backup is from before there was one. No number may be above
    the ledger's own.
    """
    newest = connection.execute(select(tables.ledger.c.revision)).scalar_one()
    for table in (tables.revision, *tables.NUMBERED):
        highest = connection.execute(select(func.max(table.c.number))).scalar()
        if highest is not None and highest > newest:
            raise Unreadable(
                f"number {highest} of table {table.name} is above the ledger's newest,"
                f" {newest}"
            )
    for row in _rows(connection, select(tables.revision.c.claim)):
        # Every revision, not only the newest: an old one may be put back by an undo.
        check_claim(claim_from(row.claim))
    for row in _rows(connection, select(tables.claim)):
        claim_of(row)
    broken = first_break(connection)
    if broken:
        raise Unreadable(f"change {broken.number}: {broken.what}")
    _check_manifest(connection, manifest)
    checks: tuple[tuple[Select[Any], Callable[[Row[Any]], object]], ...] = (
        (select(tables.review), decision_of),
        (select(tables.article), lambda row: check_article(article_of(row))),
        (select(tables.dataset), lambda row: check_dataset(dataset_of(row))),
        (
            select(tables.place_correction),
            lambda row: check_correction(correction_of(row)),
        ),
        (select(tables.link), lambda row: check_link(row.slug, row.state)),
    )
    for statement, check in checks:
        for row in _rows(connection, statement):
            check(row)


def _check_manifest(connection: Connection, manifest: Manifest) -> None:
    # An upgrade of older tables may have chained more since.
    own = head_at(connection, manifest.revision)
    if manifest.schema >= CHAINED and manifest.head != own:
        raise Unreadable(
            f"its history ends with {own[:12]}, its manifest names"
            f" {str(manifest.head)[:12]}"
        )
    if manifest.schema >= SEALED and manifest.seal != manifest.sealed():
        raise Unreadable("its seal is not that of what it holds")


def _rows(connection: Connection, statement: Select[Any]) -> Iterator[Row[Any]]:
    with streamed(connection, statement) as rows:
        yield from rows
