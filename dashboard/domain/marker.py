"""What the map draws: one marker for a place or for several places close together."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Marker:
    """One marker of a viewport.

    lat, lon: WGS84 degrees. count: claims, at least 1. places: distinct places, at least 1.
    place_id, name, region, precision, radius_km (kilometres): of the one place; "", "", "", "" and None for several.
    actor, kind: the value most claims carry when it is all of them, else "several".
    contested: at least one claim here is contradicted by the other side.
    unaccepted: claims here that nobody accepted, 0 unless drafts or rejected claims were asked for.
    """

    lat: float
    lon: float
    count: int
    places: int
    place_id: str
    name: str
    region: str
    precision: str
    radius_km: float | None
    actor: str
    kind: str
    contested: bool
    unaccepted: int = 0
