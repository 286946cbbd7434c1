"""One entry of a claim's history: what the ledger held from then on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from dashboard.domain.claim import Claim
from dashboard.domain.words import Review


class LedgerState(NamedTuple):
    """Which history a ledger holds, up to where.

    identity: the ledger's UUID. number: the newest given out, 0 when nothing was ever
    saved. head: the hash of the newest change, which stands for all before it.
    """

    identity: str
    number: int
    head: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """One revision. Nothing of it is ever changed or deleted.

    number: position in the ledger: unique, growing in the order of commits. at: when it
    became known, UTC. action: add, revise, accept, reject, retract, reopen or undo.
    claim: the whole claim as it is from this revision on, as it was written (not yet
    placed by the gazetteer).
    """

    number: int
    at: datetime
    by: str
    action: str
    why: str
    claim: Claim


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One decision a person took on a claim; number is the revision it made.

    reliability (A to F) and credibility (1 to 6): the grades given with it, "" when it
    left them as they were.
    """

    number: int
    claim_id: str
    decision: Review
    reliability: str
    credibility: str
    at: datetime
    by: str
    why: str
