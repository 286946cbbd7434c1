"""A text that is nothing but a location: "Izium (Kharkiv region)", "Hatne, near Kyiv" name one place, not two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dashboard.reading import cues
from dashboard.reading.kinds import KIND_WORD
from dashboard.reading.model import Mention
from dashboard.reading.spans import Span
from dashboard.reading.weighing import km
from dashboard.reading.words import Word

LONGEST = 10
"""Words of the longest such text."""
BESIDE_KM = 40.0
"""How far a place may lie outside another that it is named with: suburbs of Kyiv do."""
_MORE = frozenset({"vicinity", "of", "area", "city"}) | cues.LOCATIVE | cues.BEFORE | frozenset(KIND_WORD)


def one_place(
    text: str, found: Sequence[Word], spans: Sequence[Span], mentions: Sequence[Mention]
) -> Sequence[Mention]:
    """Return one mention of the whole text when it is a location and nothing else, the mentions themselves when not.

    found, spans, mentions: of the text's only sentence. The place is the smallest that is named.
    """
    named = {k for span in spans for k in range(span.first, span.last + 1)}
    plain = all(k in named or word.low in _MORE for k, word in enumerate(found))
    placed = [mention for mention in mentions if mention.place is not None]
    if not plain or not placed or len(mentions) < 2 or len(found) > LONGEST:
        return mentions
    best = min(placed, key=lambda mention: mention.radius_km or 0.0)
    if not all(_holds(mention, best) for mention in placed):
        return mentions
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    return (replace(best, start=start, end=end, text=text[start:end]),)


def _holds(wide: Mention, small: Mention) -> bool:
    if wide.place is None or small.place is None or wide.radius_km is None:
        return False
    return km(wide.place, small.place) <= wide.radius_km + BESIDE_KM
