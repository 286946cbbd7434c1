"""The truth store: what was claimed, every revision of it, and who decided what.
`Ledger` is its one face.
"""

from dashboard.ledger.backup.archive import Manifest, Member
from dashboard.ledger.checks import check_claim
from dashboard.ledger.clocks.jumps import ClockJump
from dashboard.ledger.decisions.grades import Grade, Graded
from dashboard.ledger.dismissals import Dismissal
from dashboard.ledger.ledger import Ledger
from dashboard.ledger.people import ROLES, PersonRole, Token
from dashboard.ledger.proof import ChainBreak

__all__ = [
    "ROLES",
    "ChainBreak",
    "ClockJump",
    "Dismissal",
    "Grade",
    "Graded",
    "Ledger",
    "Manifest",
    "Member",
    "PersonRole",
    "Token",
    "check_claim",
]
