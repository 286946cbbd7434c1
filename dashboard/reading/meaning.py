"""From a chosen place to the place as meant: near it, so far from it, its stretch of front, so many villages in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dashboard.domain.place import Place, Resolution
from dashboard.domain.words import WIDE, Precision
from dashboard.reading import cues
from dashboard.reading.model import Mention
from dashboard.reading.offsets import moved
from dashboard.reading.spans import Span
from dashboard.reading.weighing import Asked
from dashboard.reading.words import Word

SECTOR_KM = 30.0
"""Radius of "the X direction": the General Staff's sectors are 30 to 60 km long."""
NEAR_KM = 5.0
"""Radius of "near X": villages are 3 to 5 km apart, a nearer one would have been named."""
SIDE_KM = 10.0
"""Radius of "south of X" without a distance."""
HROMADA_KM = 20.0
"""Radius of a hromada: its villages lie up to so far from its seat."""
OFF = 0.4
"""Share of a told distance by which the spot may lie off: eight bearings are told, so 22 degrees to either side."""
_PLACES = frozenset({"villages", "settlements", "towns", "cities", "hamlets", "communities", "localities"})
_NUMBERS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12, "dozen": 12,
}  # fmt: skip
_DIGITS = re.compile(r"[0-9]{1,3}")


def mention(text: str, one: Asked) -> Mention:
    """Return what was found out about one name."""
    span, place = one.span, one.chosen
    meant = None if place is None else _as_meant(place, one)
    return Mention(
        start=span.start,
        end=span.end,
        text=text[span.start : span.end],
        sentence=one.sentence,
        role=span.role,
        resolution=one.answer or Resolution((), None, 0.0, f"{span.name!r}: no place of that name is known"),
        place=meant,
        precision=meant.precision if meant else None,
        radius_km=meant.radius_km if meant else None,
        count=one.count if meant and meant.precision in WIDE else None,
    )


def _as_meant(place: Place, one: Asked) -> Place:
    if one.span.sector:
        return replace(place, precision=Precision.AREA, radius_km=max(place.radius_km, SECTOR_KM))
    if one.span.hromada and place.precision not in WIDE:
        return replace(place, precision=Precision.APPROXIMATE, radius_km=max(place.radius_km, HROMADA_KM))
    spot = one.spot
    if spot is None or place.precision in WIDE:
        return place
    if spot.km is not None and spot.towards is not None:
        lat, lon = moved(place.lat, place.lon, spot.towards, spot.km)
        radius = place.radius_km + max(1.0, spot.km * OFF)
        return replace(place, lat=lat, lon=lon, precision=Precision.APPROXIMATE, radius_km=radius)
    radius = max(place.radius_km, NEAR_KM if spot.towards is None else SIDE_KM)
    return replace(place, precision=Precision.APPROXIMATE, radius_km=radius)


def count(found: Sequence[Word], span: Span) -> int | None:
    """Return 3 for "three villages in the eastern X region", None when no number of places is told."""
    at = span.first - 1
    while at > 0 and found[at].low in cues.BEFORE and found[at].low not in _PLACES:
        at -= 1
    if (
        at < 1
        or found[at].low not in {"in", "of", "across", "within", "throughout"}
        or found[at - 1].low not in _PLACES
    ):
        return None
    for before in range(at - 2, max(-1, at - 6), -1):
        low = found[before].low
        if low in _NUMBERS:
            return _NUMBERS[low]
        if _DIGITS.fullmatch(low):
            return int(low)
        if low in cues.FUNCTION:
            break
    return None
