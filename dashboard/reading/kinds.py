"""What the words around a name make of it: a kind of place, a stretch of front, or a government."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from dashboard.reading import cues
from dashboard.reading.model import Role
from dashboard.reading.words import Word

if TYPE_CHECKING:
    from dashboard.reading.spans import Span

KIND_WORD = {
    "city": "city", "cities": "city", "town": "town", "towns": "town", "village": "village", "villages": "village",
    "settlement": "settlement", "settlements": "settlement", "hamlet": "village", "hamlets": "village",
    "oblast": "oblast", "oblasts": "oblast", "region": "oblast", "regions": "oblast", "province": "oblast",
    "provinces": "oblast", "raion": "raion", "raions": "raion", "rayon": "raion", "district": "raion",
    "districts": "raion",
}  # fmt: skip
"""Words for a kind of place, as the gazetteer calls the kind."""
SECTOR = frozenset({"direction", "directions", "axis", "axes", "sector", "sectors", "front", "fronts", "salient"})
"""After a town's name: a stretch of the front that is named for the town."""
WIDE_WORDS = frozenset({"oblast", "region", "province", "raion", "rayon", "district"})
PLURALS = frozenset({"oblasts", "regions", "provinces", "raions", "districts", "hromadas", "communities"})
FRONTS = frozenset({"directions", "axes", "sectors", "fronts"})
HROMADA = frozenset({"hromada", "hromadas", "community", "communities"})
"""After a name: the villages that are governed from there."""
_HOME = frozenset({"kyiv", "kiev"})
_PARTY = frozenset({"against", "with", "by", "for", "than"})
"""Before a country: it is a party, not a place."""
SETTLED = frozenset({"city", "town", "village", "settlement"})
_AND = frozenset({"and", "or"})


def role(found: Sequence[Word], first: int, last: int, cue: str) -> Role:
    """Tell a capital or country that stands for its government, and what tells where somebody comes from.

    "Moscow said", "Kyiv's forces", "Moscow-appointed"; "a Kharkiv-based analyst" may speak of other places. cue: strong
    or weak when the words before say that a place follows.
    """
    low = " ".join(word.low for word in found[first : last + 1])
    if last + 1 < len(found) and found[last + 1].gap == "-" and found[last + 1].low in cues.ORIGIN:
        return Role.METONYM
    if low in cues.SEATS:
        return Role.METONYM
    if low not in cues.CAPITALS and low not in cues.COUNTRIES:
        return Role.PLACE
    after = found[last + 1 : last + 5]
    if after and after[0].gap == "-":
        return Role.METONYM if after[0].low in cues.INSTALLED else Role.PLACE
    if first > 1 and found[first - 1].low == "of" and found[first - 2].low in cues.INSTITUTION:
        return Role.METONYM
    if found[last].owns:
        return Role.METONYM if any(word.low in cues.INSTITUTION for word in after) else Role.PLACE
    if cue == "strong":
        return Role.PLACE
    if not cue and low in cues.CAPITALS - _HOME:
        return Role.METONYM
    if first and found[first].gap == " " and found[first - 1].low in _PARTY:
        return Role.METONYM
    if not after or after[0].gap != " ":
        return Role.PLACE
    state = low in cues.ADJECTIVAL and after[0].capital
    state = state or (low in cues.COUNTRIES and after[0].low in cues.INSTITUTION)
    return Role.METONYM if state or after[0].low in cues.SAYING | cues.TAKEN else Role.PLACE


def spread(found: Sequence[Word], out: Sequence[Span]) -> None:
    """Give "A and B oblasts" its kind at A as well, and "the towns of A and B" at B."""
    for k in range(len(out) - 1, 0, -1):
        left, right = out[k - 1], out[k]
        if right.plural and not left.kind and not left.sector and _linked(found, left, right):
            left.kind, left.sector, left.hromada, left.plural = right.kind, right.sector, right.hromada, True
    for left, right in pairwise(out):
        if (
            not right.kind
            and left.kind in SETTLED
            and found[right.first - 1].low in _AND
            and _linked(found, left, right)
        ):
            right.kind = left.kind


def _linked(found: Sequence[Word], left: Span, right: Span) -> bool:
    if right.first == left.last + 1:
        return found[right.first].gap in {", ", "-", "–", "/"}
    return right.first == left.last + 2 and found[right.first - 1].low in _AND
