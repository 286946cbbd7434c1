"""Names to places: what the gazetteer and hand-made corrections add to a claim, and the answers of `geocode`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import TYPE_CHECKING, Any

from dashboard.domain.claim import Claim
from dashboard.domain.errors import NothingFound
from dashboard.domain.place_correction import PlaceCorrection
from dashboard.domain.words import Precision

if TYPE_CHECKING:
    from dashboard.domain.place import Place
    from dashboard.gazetteer import Gazetteer

NEAR_KM = 5.0
"""Radius of doubt of a claim about somewhere near a settlement, kilometres: the usual distance to the next village."""


@dataclass(frozen=True)
class Corrections:
    """What people know better than the gazetteer, by what each correction is about (see PlaceCorrection)."""

    by_subject: Mapping[tuple[str, str], PlaceCorrection] = field(default_factory=dict)

    @classmethod
    def of(cls, made: Iterable[PlaceCorrection]) -> Corrections:
        """Return the corrections that hold; a withdrawn one says nothing."""
        return cls({one.about: one for one in made if not one.withdrawn})

    def meant(self, spelling: str, region: str) -> str:
        """Return the place id a spelling means, "" when nobody said."""
        found = self.by_subject.get((spelling, region)) or self.by_subject.get((spelling, ""))
        return found.place_id if found else ""

    def place(self, place: Place | None) -> Place | None:
        """Return the place as corrected."""
        found = self.by_subject.get(("", place.id)) if place else None
        if place is None or found is None or found.lat is None or found.lon is None:
            return place
        return replace(
            place, lat=found.lat, lon=found.lon, name=found.name or place.name, region=found.region or place.region,
            precision=found.precision or place.precision, radius_km=found.radius_km or place.radius_km,
            source=f"corrected by {found.by}",
        )  # fmt: skip


def locate(claim: Claim, gazetteer: Gazetteer, corrections: Corrections | None = None) -> Claim:
    """Fill in what the gazetteer knows of the claim's place; what the claim already says stays.

    A claim whose place the gazetteer cannot tell for sure stays unplaced. So does one that was read from an article and
    left unplaced there: its sentence said more than its name does. Only a correction places it.
    """
    if claim.placed or not (claim.place_id or claim.name or claim.place_as_written):
        return claim
    corrections = corrections or Corrections()
    name = claim.name or claim.place_as_written
    place_id = claim.place_id or corrections.meant(name, claim.region)
    if place_id:
        place = gazetteer.place(place_id)
    elif claim.article_id:
        return claim
    else:
        chosen = gazetteer.resolve(name, region=claim.region or None, suggest=False).chosen
        place = chosen.place if chosen else None
    place = corrections.place(place)
    if place is None:
        return claim
    near = claim.precision is Precision.APPROXIMATE
    vague = claim.precision is Precision.SETTLEMENT and place.precision is Precision.APPROXIMATE
    precision = place.precision if claim.precision is None or vague else claim.precision
    radius = claim.radius_km or (max(place.radius_km, NEAR_KM) if near else place.radius_km)
    return replace(
        claim, place_id=place.id, name=claim.name or place.name, region=claim.region or place.region, lat=place.lat,
        lon=place.lon, precision=precision, radius_km=radius,
    )  # fmt: skip


def geocode(gazetteer: Gazetteer, names: Sequence[str], region: str | None) -> list[dict[str, Any]]:
    """Return one entry a candidate, best first, for every name. Raises NothingFound when no name has any."""
    rows: list[dict[str, Any]] = []
    for name in names:
        resolution = gazetteer.resolve(name, region=region)
        for candidate in resolution.candidates:
            place = asdict(candidate.place) | {"precision": candidate.place.precision.value}
            chosen = resolution.chosen is not None and resolution.chosen.place.id == candidate.place.id
            found = {"query": name, "chosen": chosen, "score": round(candidate.score, 3), "how": candidate.how}
            rows.append(found | {"matched": candidate.matched, "margin": round(resolution.margin, 3)} | place)
    if not rows:
        raise NothingFound(f"{', '.join(names)}: no place of that name is known; try another spelling or --region")
    return rows
