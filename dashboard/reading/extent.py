"""How wide a mention is: a country puts no event anywhere, an oblast only where nothing narrower is named."""

from __future__ import annotations

import re

from dashboard.domain.words import WIDE
from dashboard.reading.cues import COUNTRIES
from dashboard.reading.model import Mention

_COUNTRY = COUNTRIES | {
    "united states",
    "u.s.",
    "great britain",
    "united kingdom",
    "europe",
    "america",
    "czech republic",
}
_BROAD = frozenset({"oblast", "raion", "area", "country"})
_REGION = re.compile(r"\b(?:[Rr]egions?|[Oo]blasts?|[Pp]rovinces?|[Rr]epublic)\b")


def is_country(mention: Mention) -> bool:
    """Tell whether a mention is of a whole country, or its east or south: that puts no event anywhere."""
    if mention.place is not None and mention.place.kind == "country":
        return True
    return mention.text.lower().removeprefix("the ") in _COUNTRY


def is_wide(mention: Mention) -> bool:
    """Tell whether a mention is of an oblast, raion or area. A village of which only the raion is known is not wide."""
    if mention.place is None:
        return _REGION.search(mention.text) is not None
    if mention.place.kind in _BROAD:
        return True
    return mention.place.kind == "" and mention.precision in WIDE
