"""Who speaks and who prints: claimants with their offices, and outlets, by any of their
spellings.
"""

from dashboard.claimants.directory import (
    Claimant,
    ClaimantDirectory,
    Office,
    Outlet,
    directory,
)
from dashboard.claimants.identity import ClaimantIdentity, claimant_identity

__all__ = [
    "Claimant",
    "ClaimantDirectory",
    "ClaimantIdentity",
    "Office",
    "Outlet",
    "claimant_identity",
    "directory",
]
