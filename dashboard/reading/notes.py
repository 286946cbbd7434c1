"""One neutral line for a claim that a person can read."""

from __future__ import annotations

from dashboard.domain.words import Kind
from dashboard.reading.model import Mention


def note(kind: Kind, claimant: str, mention: Mention | None) -> str:
    """Return the note of a claim: what is said, by whom, and what is missing to place it."""
    words = kind.label
    if mention is not None and mention.count:
        words += f", {mention.count} places not named"
    if claimant:
        words += f", says {claimant}"
    if mention is None:
        words += "; no place given"
    elif mention.place is None:
        words += f"; not placed: {mention.resolution.reason}" if mention.resolution.reason else "; not placed"
    return words
