"""A text that is nothing but a location: "Izium (Kharkiv region)", "Hatne, near Kyiv" name one place, not two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dashboard.domain.place import Candidate, Resolution
from dashboard.domain.words import Precision
from dashboard.reading import cues
from dashboard.reading.kinds import KIND_WORD
from dashboard.reading.model import Gazetteer, Mention, Role
from dashboard.reading.slips import slip
from dashboard.reading.spans import Span
from dashboard.reading.weighing import CITY, km
from dashboard.reading.words import Word

LONGEST = 10
"""Words of the longest such text."""
BESIDE_KM = 40.0
"""How far a place may lie outside another that it is named with: suburbs of Kyiv do."""
LARGE = 10_000
"""People from which a place is known well enough for a slip of one letter in its name to be told as such."""
_MORE = frozenset({"vicinity", "of", "area", "city"}) | cues.LOCATIVE | cues.BEFORE | frozenset(KIND_WORD)


def one_place(
    text: str, found: Sequence[Word], spans: Sequence[Span], mentions: Sequence[Mention], gazetteer: Gazetteer
) -> Sequence[Mention]:
    """Return one mention of the whole text when it is a location and nothing else, the mentions themselves when not.

    found, spans, mentions: of the text's only sentence. The place is the smallest that is named; a city where a part of
    it is named that nobody knows ("Pozniaky, Kyiv"); that of a like name where the only name has one letter wrong.
    """
    named = {k for span in spans for k in range(span.first, span.last + 1)}
    strange = [k for k, word in enumerate(found) if k not in named and word.low not in _MORE]
    placed = [mention for mention in mentions if mention.place is not None]
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    if len(found) > LONGEST or not found:
        return mentions
    if strange or (mentions and not placed):
        whole = _unknown(found, strange, mentions, gazetteer)
        return (replace(whole, start=start, end=end, text=text[start:end]),) if whole else mentions
    if not placed or (len(mentions) == 1 and all(k in named for k in range(len(found)))):
        return mentions
    best = min(placed, key=lambda mention: mention.radius_km or 0.0)
    if not all(_holds(mention, best) for mention in placed):
        return mentions
    return (replace(best, start=start, end=end, text=text[start:end]),)


def _unknown(
    found: Sequence[Word], strange: Sequence[int], mentions: Sequence[Mention], gazetteer: Gazetteer
) -> Mention | None:
    """Return the place of a text with one name that nobody knows; None when there is more to it or none is told."""
    if len(strange) != 1 or not found[strange[0]].capital or len(mentions) > 1:
        return None
    name = found[strange[0]].text
    if not mentions:
        return _slip(name, "", gazetteer) if strange[0] == 0 else None
    other = mentions[0].place
    apart = found[max(strange[0], 1)].gap in {", ", " ("}
    if other is None or not apart:
        return None
    if other.kind == "oblast":
        return _slip(name, other.region, gazetteer)
    return mentions[0] if (other.population or 0) >= CITY else None


def _slip(name: str, region: str, gazetteer: Gazetteer) -> Mention | None:
    """Return a mention of the one large place whose name differs by a letter, None when there is none or more."""
    alike: dict[str, Candidate] = {}
    for c in gazetteer.candidates(name, region or None, limit=20):
        known = c.place.kind in {"city", "town", "settlement"} and (c.place.population or 0) >= LARGE
        if known and slip(name, c.place.name) and region in {"", c.place.region}:
            alike[c.place.id] = c
    if len(alike) != 1:
        return None
    (only,) = alike.values()
    place = replace(only.place, precision=Precision.APPROXIMATE)
    reason = f"{name!r}: taken for a slip of {place.name}"
    resolution = Resolution((only,), only, only.score, reason)
    return Mention(
        start=0, end=0, text="", sentence=0, role=Role.PLACE, resolution=resolution, place=place,
        precision=place.precision, radius_km=place.radius_km,
    )  # fmt: skip


def _holds(wide: Mention, small: Mention) -> bool:
    if wide.place is None or small.place is None or wide.radius_km is None:
        return False
    return km(wide.place, small.place) <= wide.radius_km + BESIDE_KM
