"""What a person knows better than the gazetteer: what a spelling means, or where a place lies."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from dashboard.domain.words import Precision


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceCorrection:
    """One statement about one thing, made by hand; the newest about the same thing holds.

    With a spelling it says what that spelling means: place_id, or nothing known when place_id is "" (which takes an
    earlier correction of the spelling back). region then is where the spelling is meant so, "" for everywhere; the
    same spelling in two regions is two things.
    Without a spelling it says where place_id lies: lat and lon, WGS84 degrees, and if they are known its name, region,
    precision and radius_km (kilometres). lat and lon None take an earlier correction of the place back.
    number, at (UTC), by and why are written by the ledger.
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
        return (self.spelling, self.region) if self.spelling else ("", self.place_id)

    @property
    def withdrawn(self) -> bool:
        """Whether it only takes an earlier correction back."""
        return not self.place_id if self.spelling else self.lat is None
