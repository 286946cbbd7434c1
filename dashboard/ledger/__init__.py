"""The truth store: what was claimed, every revision of it, and who decided what. `Ledger` is its one face."""

from dashboard.ledger.backup import Manifest, Member
from dashboard.ledger.checks import check_claim
from dashboard.ledger.ledger import Ledger

__all__ = ["Ledger", "Manifest", "Member", "check_claim"]
