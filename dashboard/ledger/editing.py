"""What people do to claims: add, revise, review, undo."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from sqlalchemy import insert, select

from dashboard.domain.claim import Claim
from dashboard.domain.errors import BadInput, EditConflict, NothingFound
from dashboard.domain.words import Review
from dashboard.ledger import tables
from dashboard.ledger.checks import CREDIBILITY, RELIABILITY, check_claim, check_text
from dashboard.ledger.rows import claim_from
from dashboard.ledger.store import Store
from dashboard.ledger.writing import Entry, Pen, heads, pen

ACTION = {Review.DRAFT: "reopen", Review.ACCEPTED: "accept", Review.REJECTED: "reject", Review.RETRACTED: "retract"}


def add(store: Store, claims: Iterable[Claim], by: str, why: str) -> int:
    """Add new claims; see Ledger.add."""
    listed = checked(claims)
    with pen(store, by, why) as writer:
        known = heads(writer.connection, listed)
        if known:
            raise BadInput(
                f"claim {min(known)!r} is in the ledger already; revise it, or leave it out. Nothing was added"
            )
        writer.write(Entry(claim, "add", why, new=True) for claim in listed.values())
        return writer.number


def checked(claims: Iterable[Claim]) -> dict[str, Claim]:
    """Return the claims by id, in order. Raises BadInput for one that cannot be stored or comes twice."""
    found: dict[str, Claim] = {}
    for claim in claims:
        check_claim(claim)
        if claim.id in found:
            raise BadInput(f"claim {claim.id!r} comes twice; leave one out. Nothing was saved")
        found[claim.id] = claim
    return found


def revise(store: Store, claim: Claim, by: str, why: str, expected: int | None) -> int:
    """Replace a claim; see Ledger.revise."""
    check_claim(claim)
    with pen(store, by, why) as writer:
        if claim != _head(writer, claim.id, expected):
            writer.write([Entry(claim, "revise", why)])
        return writer.number


def review(
    store: Store, claim_id: str, decision: Review, by: str, why: str, grades: tuple[str, str], expected: int | None
) -> int:
    """Record a decision; see Ledger.review."""
    reliability, credibility = grades
    if reliability not in RELIABILITY or credibility not in CREDIBILITY:
        raise BadInput(
            f"grade {f'{reliability}{credibility}'[:20]!r}: not known; reliability is A to F, credibility 1 to 6"
        )
    with pen(store, by, why) as writer:
        head = _head(writer, claim_id, expected)
        graded = replace(head, reliability=reliability or head.reliability, credibility=credibility or head.credibility)
        claim = decided(graded, decision, writer, why)
        writer.write([Entry(claim, ACTION[decision], why)])
        row: dict[str, Any] = {"reliability": reliability, "credibility": credibility, "by": by, "why": why}
        row |= {"number": writer.number, "claim_id": claim_id, "decision": decision.value, "at": writer.at}
        writer.connection.execute(insert(tables.review).values(row))
        return writer.number


def undo(store: Store, claim_id: str, by: str, why: str, expected: int | None) -> int:
    """Take the newest revision back; see Ledger.undo."""
    with pen(store, by, why) as writer:
        head = _head(writer, claim_id, expected)
        statement = select(tables.revision.c.claim).where(tables.revision.c.claim_id == claim_id)
        texts = writer.connection.execute(statement.order_by(tables.revision.c.number.desc()).limit(2)).scalars().all()
        before = claim_from(texts[1]) if len(texts) == 2 else decided(head, Review.REJECTED, writer, why)
        writer.write([Entry(before, "undo", why)])
        return writer.number


def decided(claim: Claim, decision: Review, writer: Pen, why: str) -> Claim:
    """Return the claim with a decision taken now by whoever writes."""
    at = writer.at.isoformat().replace("+00:00", "Z")
    return replace(claim, review=decision, review_by=writer.by, review_at=at, review_why=why)


def _head(writer: Pen, claim_id: str, expected: int | None) -> Claim:
    """Return the claim as it is now. Raises NothingFound, or EditConflict when it is newer than expected."""
    check_text("the change", "claim id", claim_id)
    found = heads(writer.connection, [claim_id]).get(claim_id)
    if found is None:
        raise NothingFound(f"claim {claim_id[:40]!r}: not in the ledger; look for it in the list of claims")
    number, claim = found
    if expected is not None and number > expected:
        statement = select(tables.revision.c.by, tables.revision.c.action).where(tables.revision.c.number == number)
        newest = writer.connection.execute(statement).one()
        raise EditConflict(
            f"claim {claim_id!r}: {newest.by} changed it ({newest.action}, revision {number}) after you read it "
            f"(revision {expected}); read it again and decide anew. Nothing was saved"
        )
    return claim
