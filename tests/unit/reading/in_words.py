"""All that is read of a text, in a line of words, so that a table of texts states it
whole.
"""

from __future__ import annotations

from datetime import date

from dashboard.domain.claim import Claim
from dashboard.domain.words import Hedge
from dashboard.reading.claims.drafts import WRITER
from tests.unit.reading.articles import read


def in_words(text: str, published: date | None) -> str:
    """Return the claims of a text in its order, "; " between them: kind, side and place
    as written, then the days, how firm it is and who says it, as far as they are told.

    The day of publication is "now", "to now" where only that is known, and a claimant
    without a name is the writer.
    """
    return "; ".join(
        _claim_in_words(claim, published) for claim in read(text, published).claims
    )


def _claim_in_words(claim: Claim, published: date | None) -> str:
    words = [claim.kind.value, claim.actor.value[:3], claim.place_as_written]
    words.append(_days(claim.date_from, claim.date_to, published))
    if claim.hedge is not Hedge.ASSERTED:
        words.append(claim.hedge.value)
    if claim.claimant != WRITER:
        words.append(f"by {claim.claimant}")
    return " ".join(filter(None, words))


def _days(first: date | None, last: date | None, published: date | None) -> str:
    until = "now" if last == published else f"{last:%d.%m.%y}" if last else "?"
    if first == last:
        return until
    return f"{first:%d.%m.%y} to {until}" if first else f"to {until}"
