"""Contradictions that people dismissed. Every decision is a numbered, chained row with
its reason; what holds of two claims and a rule is the newest.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Row, or_, select

from dashboard.domain.errors import BadInput
from dashboard.i18n.translate import gettext
from dashboard.ledger import tables
from dashboard.ledger.checks import check_name
from dashboard.ledger.store import Store
from dashboard.ledger.transactions import write_transaction

DISMISSAL = tables.dismissal
DISMISS, RESTORE = "dismiss", "restore"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dismissal:
    """One decision on a contradiction. action: dismiss, or restore to take that back.
    claims: the ids of the two, in their order. rule: its name. at: UTC.
    """

    number: int
    at: datetime
    by: str
    why: str
    action: str
    claims: tuple[str, str]
    rule: str


Contradicting = tuple[str, str, str]
"""Two ids in their order, and the name of a rule."""


def dismiss(
    store: Store,
    pair: Contradicting,
    by: str,
    why: str,
    action: str,
) -> int:
    """Note a decision; see Ledger.dismiss."""
    first, second, rule = _checked(pair)
    if not why.strip():
        raise BadInput(
            gettext(
                "the dismissal: it needs a reason, which stands in the history; give"
                " one"
            )
        )
    with write_transaction(store, by, why) as writer:
        before = _newest(writer.connection).get((first, second, rule))
        stands = before is not None and before.action == DISMISS
        if stands != (action == DISMISS):
            row = {"action": action, "claim_a": first, "claim_b": second, "rule": rule}
            writer.append(DISMISSAL, {**row, "at": writer.at, "by": by, "why": why})
        return writer.number


def _checked(pair: Contradicting) -> Contradicting:
    *ids, rule = pair
    for claim_id in ids:
        check_name("the dismissal", "claim id", claim_id)
    check_name("the dismissal", "rule", rule)
    first, second = sorted(ids)
    if first == second:
        raise BadInput(
            gettext(
                "claim {first}: contradicts no claim of its own id",
                first=repr(first[:40]),
            )
        )
    return first, second, rule


def dismissals(store: Store) -> Mapping[Contradicting, Dismissal]:
    """Return what stands dismissed; see Ledger.dismissals."""
    with store.reading() as connection:
        newest = _newest(connection)
    return {key: each for key, each in newest.items() if each.action == DISMISS}


def dismissals_of(store: Store, claim_id: str) -> tuple[Dismissal, ...]:
    """Return every decision that touches a claim; see Ledger.dismissals_of."""
    columns = DISMISSAL.c
    statement = (
        select(DISMISSAL)
        .where(or_(columns.claim_a == claim_id, columns.claim_b == claim_id))
        .order_by(columns.number)
    )
    with store.reading() as connection:
        return tuple(map(_of, connection.execute(statement)))


def _newest(connection: Connection) -> dict[Contradicting, Dismissal]:
    rows = connection.execute(select(DISMISSAL).order_by(DISMISSAL.c.number))
    return {(row.claim_a, row.claim_b, row.rule): _of(row) for row in rows}


def _of(row: Row[tuple[object, ...]]) -> Dismissal:
    return Dismissal(
        number=row.number,
        at=row.at,
        by=row.by,
        why=row.why,
        action=row.action,
        claims=(row.claim_a, row.claim_b),
        rule=row.rule,
    )
