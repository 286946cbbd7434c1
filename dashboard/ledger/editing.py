"""What people do to claims: add, revise, review, undo."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy import select

from dashboard.domain.claim import Claim
from dashboard.domain.errors import BadInput, EditConflict, NothingFound
from dashboard.domain.words import Review
from dashboard.i18n.translate import gettext
from dashboard.ledger import tables
from dashboard.ledger.checks import CREDIBILITY, RELIABILITY, check_claim, check_text
from dashboard.ledger.rows import claim_from
from dashboard.ledger.store import Store
from dashboard.ledger.transactions import (
    Entry,
    WriteTransaction,
    heads,
    write_transaction,
)

ACTION = {
    Review.DRAFT: "reopen",
    Review.ACCEPTED: "accept",
    Review.REJECTED: "reject",
    Review.RETRACTED: "retract",
}


def add(
    store: Store,
    claims: Iterable[Claim],
    by: str,
    why: str,
) -> int:
    """Add new claims; see Ledger.add."""
    listed = checked(claims)
    with write_transaction(store, by, why) as writer:
        there = heads(writer.connection, listed)
        if there:
            raise BadInput(
                gettext(
                    "claim {there} is in the ledger already; revise it, or leave it"
                    " out. Nothing was added",
                    there=repr(min(there)),
                )
            )
        writer.write(Entry(claim, "add", why, new=True) for claim in listed.values())
        return writer.number


def checked(claims: Iterable[Claim]) -> dict[str, Claim]:
    """Return the claims by id, in order. Raises BadInput for one that cannot be stored
    or comes twice.
    """
    listed: dict[str, Claim] = {}
    for claim in claims:
        check_claim(claim)
        if claim.id in listed:
            raise BadInput(
                gettext(
                    "claim {id} comes twice; leave one out. Nothing was saved",
                    id=repr(claim.id),
                )
            )
        listed[claim.id] = claim
    return listed


def revise(
    store: Store,
    claim: Claim,
    by: str,
    why: str,
    expected: int | None,
) -> int:
    """Replace a claim; see Ledger.revise."""
    check_claim(claim)
    with write_transaction(store, by, why) as writer:
        # To save what is there already is no change that anybody made.
        if claim != _head(writer, claim.id, expected):
            writer.write([Entry(claim, "revise", why)])
        return writer.number


def review(
    store: Store,
    claim_id: str,
    decision: Review,
    by: str,
    why: str,
    grades: tuple[str, str],
    expected: int | None,
) -> int:
    """Record a decision; see Ledger.review."""
    reliability, credibility = grades
    if reliability not in RELIABILITY or credibility not in CREDIBILITY:
        raise BadInput(
            gettext(
                "grade {value}: not known; reliability is A to F, credibility 1 to 6",
                value=repr(f"{reliability}{credibility}"[:20]),
            )
        )
    with write_transaction(store, by, why) as writer:
        head = _head(writer, claim_id, expected)
        graded = replace(
            head,
            reliability=reliability or head.reliability,
            credibility=credibility or head.credibility,
        )
        claim = decided(graded, decision, writer, why)
        writer.write([Entry(claim, ACTION[decision], why, grades=grades)])
        return writer.number


def undo(
    store: Store,
    claim_id: str,
    by: str,
    why: str,
    expected: int | None,
) -> int:
    """Take the newest revision back; see Ledger.undo."""
    with write_transaction(store, by, why) as writer:
        head = _head(writer, claim_id, expected)
        statement = (
            select(tables.revision.c.claim)
            .where(tables.revision.c.claim_id == claim_id)
            .order_by(tables.revision.c.number.desc())
            .limit(2)
        )
        texts = writer.connection.execute(statement).scalars().all()
        if len(texts) == 2:
            before = claim_from(texts[1])
        else:
            # It was only added: taken back is what nobody stands by.
            before = decided(head, Review.REJECTED, writer, why)
        writer.write([Entry(before, "undo", why)])
        return writer.number


def decided(
    claim: Claim,
    decision: Review,
    writer: WriteTransaction,
    why: str,
) -> Claim:
    """Return the claim with a decision taken now by whoever writes."""
    at = writer.at.isoformat().replace("+00:00", "Z")
    return replace(
        claim, review=decision, review_by=writer.by, review_at=at, review_why=why
    )


def _head(
    writer: WriteTransaction,
    claim_id: str,
    expected: int | None,
) -> Claim:
    """Return the claim as it is now. Raises NothingFound, or EditConflict when it is
    newer than expected.
    """
    check_text("the change", "claim id", claim_id)
    head = heads(writer.connection, [claim_id]).get(claim_id)
    if head is None:
        raise NothingFound(
            gettext(
                "claim {claim_id}: not in the ledger; look for it in the list of"
                " claims",
                claim_id=repr(claim_id[:40]),
            )
        )
    number, claim = head
    # The number of the whole ledger will do too: no newer one of this claim is above
    # it.
    if expected is not None and number > expected:
        statement = select(tables.revision.c.by, tables.revision.c.action).where(
            tables.revision.c.number == number
        )
        newest = writer.connection.execute(statement).one()
        raise EditConflict(
            gettext(
                "claim {claim_id}: {by} changed it ({action}, revision {number}) after"
                " you read it (revision {expected}); read it again and decide anew."
                " Nothing was saved",
                claim_id=repr(claim_id),
                by=newest.by,
                action=newest.action,
                number=number,
                expected=expected,
            )
        )
    return claim
