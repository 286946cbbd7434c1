"""Places as the gazetteer knows them, the candidates it offers for a name, and what a
person knows better: what a spelling means, or where a place lies.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from dashboard.domain.words import Precision


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One place.

    id: KATOTTG code where the register has the place, else a slug ("area-donbas"). lat,
    lon: WGS84 degrees. radius_km: how far the truth may be from the point. kind: city,
    town, village, settlement, oblast, raion, area, country or point. population:
    people, None when unknown. source: where the coordinates come from, in words.
    country: ISO 3166 code of two letters; a place abroad has no region.
    """

    id: str
    name: str
    name_uk: str
    region: str
    raion: str
    kind: str
    lat: float
    lon: float
    precision: Precision
    radius_km: float
    population: int | None
    source: str
    country: str = "UA"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place offered for a name.

    score: 0 to 1. matched: the spelling that matched. how: exact, folded, skeleton or
    suggestion, from sure to unsure.
    """

    place: Place
    score: float
    matched: str
    how: str


@dataclass(frozen=True, slots=True)
class Resolution:
    """The gazetteer's answer to a name: best candidates first, and the one it stands
    by.

    chosen is None when there is no candidate or when margin (score of the first less
    the second, 0 to 1) is too small to choose; reason then says why in words.
    """

    candidates: tuple[Candidate, ...]
    chosen: Candidate | None
    margin: float
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceCorrection:
    """One statement about one thing, made by hand; the newest about the same thing
    holds.

    With a spelling it says what that spelling means: place_id, or nothing known when
    place_id is "" (which takes an earlier correction of the spelling back). region then
    is where the spelling is meant so, "" for everywhere; the same spelling in two
    regions is two things. Without a spelling it says where place_id lies: lat and lon,
    WGS84 degrees, and if they are known its name, region, precision and radius_km
    (kilometres). lat and lon None take an earlier correction of the place back. number,
    at (UTC), by and why are written by the ledger.
    """

    place_id: str = ""
    spelling: str = ""
    name: str = ""
    region: str = ""
    lat: float | None = None
    lon: float | None = None
    precision: Precision | None = None
    radius_km: float | None = None
    number: int = 0
    at: datetime | None = None
    by: str = ""
    why: str = ""

    @property
    def about(self) -> tuple[str, str]:
        """What the correction is about: (spelling, region), or ("", place_id)."""
        if self.spelling:
            return self.spelling, self.region
        return "", self.place_id

    @property
    def withdrawn(self) -> bool:
        """Whether it only takes an earlier correction back."""
        return not self.place_id if self.spelling else self.lat is None
