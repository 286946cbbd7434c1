"""The claim: who says what happened, where, when, in which words, and how far that can
be trusted.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date

from dashboard.domain.words import Hedge, Kind, Precision, Review, Side, Word


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One claim. Text that is not known is "", a number or date that is not known is
    None.

    lat, lon: WGS84 degrees, both None when the claim has no place on the map.
    radius_km: how far the truth may be from the point, kilometres. date_from, date_to:
    the interval in which it happened, both ends included; date_from None means an
    unknown start. start, end: character offsets of the quoted passage in the article's
    text, end exclusive. attributes:
    what the row of an imported file says that no field has room for, a JSON object of
    texts, "" for nothing; it is no field of the claim schema.
    """

    id: str
    kind: Kind
    actor: Side = Side.UNKNOWN
    claimant_side: Side = Side.UNKNOWN
    claimant: str = ""
    relayed_by: str = ""
    hedge: Hedge = Hedge.ASSERTED
    place_as_written: str = ""
    place_id: str = ""
    name: str = ""
    region: str = ""
    lat: float | None = None
    lon: float | None = None
    precision: Precision | None = None
    radius_km: float | None = None
    date_from: date | None = None
    date_to: date | None = None
    date_text: str = ""
    published: date | None = None
    publisher: str = ""
    url: str = ""
    article_id: str = ""
    quote: str = ""
    prefix: str = ""
    suffix: str = ""
    start: int | None = None
    end: int | None = None
    note: str = ""
    review: Review = Review.DRAFT
    review_by: str = ""
    review_at: str = ""
    review_why: str = ""
    reliability: str = ""
    credibility: str = ""
    dataset: str = ""
    license: str = ""
    attributes: str = ""

    @property
    def placed(self) -> bool:
        """Whether the claim has a point on the map."""
        return self.lat is not None and self.lon is not None


PROGRAM = "program"
"""The review_by of a claim that a program read and accepted, and no person checked."""
ATTRIBUTES = "attributes"
"""What a claim carries beside the fields of the claim schema."""
FIELDS: tuple[str, ...] = tuple(f.name for f in fields(Claim) if f.name != ATTRIBUTES)
"""Every field of the claim schema, in file order."""
WORDS: Mapping[str, type[Word]] = {
    "kind": Kind,
    "actor": Side,
    "claimant_side": Side,
    "hedge": Hedge,
    "precision": Precision,
    "review": Review,
}
"""Fields with a closed vocabulary. precision is the one of them that may be unknown."""
NUMBERS = ("lat", "lon", "radius_km")
DAYS = ("date_from", "date_to", "published")
OFFSETS = ("start", "end")
TEXTS: tuple[str, ...] = tuple(
    name for name in FIELDS if name not in {*NUMBERS, *DAYS, *OFFSETS}
)
"""Fields that are text in a file or table, the words of a vocabulary among them;
unknown is "".
"""
_TYPES = (
    dict.fromkeys(NUMBERS, "DOUBLE")
    | dict.fromkeys(DAYS, "DATE")
    | dict.fromkeys(OFFSETS, "BIGINT")
)
COLUMN_TYPES: Mapping[str, str] = {name: _TYPES.get(name, "VARCHAR") for name in FIELDS}
"""The column type of every field in a table or Parquet file, as SQL names it; text is
never null.
"""


def claim_id(
    source: str,
    start: int | None,
    end: int | None,
    place: str,
    kind: Kind,
) -> str:
    """Return the stable id of a claim: 16 hex digits over its source, span, place and
    kind.

    source: article id, or the address and note of a claim that was typed in by hand.
    """
    parts = (
        source,
        "" if start is None else str(start),
        "" if end is None else str(end),
        place,
        kind.value,
    )
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]
