"""What the map draws: one marker for a place or for several places close together."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Marker:
    """One marker of a viewport.

    lat, lon: WGS84 degrees. count: claims, at least 1. places: distinct places, at
    least 1. place_id, name, region, precision, radius_km (kilometres): of the one
    place; "", "", "", "" and None for several. actor, kind: the value most claims carry
    when it is all of them, else "several". contested: at least one claim here is
    contradicted by the other side. unaccepted: claims here that nobody accepted, 0
    unless drafts or rejected claims were asked for. denied: claims here that deny what
    they name. sides: claims of each actor, in the order of `Side`, where actor is
    "several"; () elsewhere. colour: of the layer it belongs to, like "#7B3F99", "" for
    that of its actor. change: claims of the earlier and of the later of two days, None
    where no days are compared; actor is then fewer, same or more.
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
    denied: int = 0
    sides: tuple[tuple[str, int], ...] = ()
    colour: str = ""
    change: tuple[int, int] | None = None


def change_actor(change: tuple[int, int]) -> str:
    """Return which way a change goes, as the actor of its marker: fewer, same, more."""
    earlier, later = change
    if earlier == later:
        return "same"
    return "more" if later > earlier else "fewer"
