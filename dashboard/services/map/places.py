"""Names to places: what the gazetteer and hand-made corrections add to a claim, and the
answers of `geocode`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from dashboard.domain.claim import Claim
from dashboard.domain.errors import BadInput, NothingFound
from dashboard.domain.filters import Filters
from dashboard.domain.place import PlaceCorrection
from dashboard.domain.words import Precision

if TYPE_CHECKING:
    from dashboard.domain.place import Place, Resolution
    from dashboard.domain.revision import LedgerState, Revision
    from dashboard.gazetteer import Event, Gazetteer
    from dashboard.gazetteer.update import UpdateReport
    from dashboard.ledger import Ledger
    from dashboard.services.project import Project

NEAR_KM = 5.0
"""Radius of doubt of a claim about somewhere near a settlement, kilometres: the usual
distance to the next village.
"""


@dataclass(frozen=True)
class Corrections:
    """What people know better than the gazetteer, by what each correction is about (see
    PlaceCorrection).
    """

    by_subject: Mapping[tuple[str, str], PlaceCorrection] = field(default_factory=dict)

    @classmethod
    def of(cls, made: Iterable[PlaceCorrection]) -> Corrections:
        """Return the corrections that hold; a withdrawn one says nothing."""
        return cls({each.about: each for each in made if not each.withdrawn})

    def meant(self, spelling: str, region: str) -> str:
        """Return the place id a spelling means, "" when nobody said."""
        for about in ((spelling, region), (spelling, "")):
            if about in self.by_subject:
                return self.by_subject[about].place_id
        return ""

    def resolved(self, gazetteer: Gazetteer) -> dict[tuple[str, str], Place]:
        """Return where each corrected spelling and each moved place is; those whose
        place the gazetteer does not know are left out.
        """
        places: dict[tuple[str, str], Place] = {}
        for about, made in self.by_subject.items():
            place = self.place(gazetteer.place(made.place_id))
            if place is not None:
                places[about] = place
        return places

    def place(self, place: Place | None) -> Place | None:
        """Return the place as corrected."""
        if place is None:
            return None
        moved = self.by_subject.get(("", place.id))
        if moved is None or moved.lat is None or moved.lon is None:
            return place
        return replace(
            place,
            lat=moved.lat,
            lon=moved.lon,
            name=moved.name or place.name,
            region=moved.region or place.region,
            precision=moved.precision or place.precision,
            radius_km=moved.radius_km or place.radius_km,
            source=f"corrected by {moved.by}",
        )


def locate(
    claim: Claim,
    gazetteer: Gazetteer,
    corrections: Corrections | None = None,
) -> Claim:
    """Fill in what the gazetteer knows of the claim's place; what the claim already
    says stays.

    A claim whose place the gazetteer cannot tell for sure stays unplaced. So does one
    that was read from an article and left unplaced there: its sentence said more than
    its name does. Only a correction places it.
    """
    if claim.placed or not (claim.place_id or claim.name or claim.place_as_written):
        return claim
    corrections = corrections or Corrections()
    place = corrections.place(_place_of(claim, gazetteer, corrections))
    if place is None:
        return claim
    return replace(
        claim,
        place_id=place.id,
        name=claim.name or place.name,
        region=claim.region or place.region,
        lat=place.lat,
        lon=place.lon,
        precision=_precision(claim, place),
        radius_km=claim.radius_km or _radius(claim, place),
    )


def placed_at(claim: Claim, place: Place | None) -> Claim:
    """Return the claim at another place; None takes it off the map. The place as the
    article writes it stays.
    """
    if place is None:
        return replace(
            claim,
            place_id="",
            name="",
            region="",
            lat=None,
            lon=None,
            precision=None,
            radius_km=None,
        )
    if place.id == claim.place_id:
        return claim
    return replace(
        claim,
        place_id=place.id,
        name=place.name,
        region=place.region,
        lat=place.lat,
        lon=place.lon,
        precision=place.precision,
        radius_km=place.radius_km,
    )


def _place_of(
    claim: Claim,
    gazetteer: Gazetteer,
    corrections: Corrections,
) -> Place | None:
    """Return the place a claim without a point names, None when that is not sure."""
    name = claim.name or claim.place_as_written
    place_id = claim.place_id or corrections.meant(name, claim.region)
    if place_id:
        return gazetteer.place(place_id)
    if claim.article_id:
        return None
    region = claim.region or None
    # A claim may be about a place abroad: Belgorod, Sudzha, Engels.
    day = claim.published or claim.date_to
    answer = gazetteer.resolve(name, region, suggest=False, country="", day=day)
    chosen = answer.chosen
    return chosen.place if chosen else None


def _precision(claim: Claim, place: Place) -> Precision:
    """Return how exactly the claim is placed: as it says, but never more exactly than
    its place is known.
    """
    vague = place.precision is Precision.APPROXIMATE
    if claim.precision is None or (vague and claim.precision is Precision.SETTLEMENT):
        return place.precision
    return claim.precision


def _radius(claim: Claim, place: Place) -> float:
    if claim.precision is Precision.APPROXIMATE:
        return max(place.radius_km, NEAR_KM)
    return place.radius_km


@dataclass(frozen=True)
class LocatedHistory:
    """The history of a ledger as the index follows it, its claims with their places."""

    ledger: Ledger
    gazetteer: Gazetteer
    corrections: Corrections

    def state(self) -> LedgerState:
        """Return the newest change, see `Ledger.state`."""
        return self.ledger.state()

    def head_at(self, number: int) -> str:
        """Return the head of the chain at a change, see `Ledger.head_at`."""
        return self.ledger.head_at(number)

    def changes(self, since: int, until: int) -> Iterator[Revision]:
        """Yield the revisions after one number and up to another."""
        for revision in self.ledger.changes(since, until):
            claim = locate(revision.claim, self.gazetteer, self.corrections)
            yield replace(revision, claim=claim)


def update_gazetteer(
    project: Project,
    sources: Sequence[str] = (),
    *,
    learn: bool = False,
) -> UpdateReport:
    """Load GeoNames files of Ukraine from files or addresses, none for the usual two;
    the gazetteer has what they hold from then on. Errors as of `gazetteer.update_from`.

    learn: take positions also from the events of imported datasets, and from GeoNames
    only when sources name it.
    """
    from dashboard.gazetteer import update_from

    events = imported_events(project) if learn else None
    report = update_from(sources, project.settings, events)
    project.gazetteer_changed()
    return report


def imported_events(project: Project) -> Iterator[Event]:
    """Yield where datasets put what they say of a named settlement."""
    from dashboard.gazetteer import Event

    datasets = tuple(dataset.name for dataset in project.ledger.datasets())
    if not datasets:
        return
    exact = {Precision.POINT, Precision.SETTLEMENT}
    for claim in project.index.claims(Filters(dataset=datasets)):
        name = claim.name or claim.place_as_written
        lat, lon = claim.lat, claim.lon
        if name and claim.precision in exact and lat is not None and lon is not None:
            yield Event(name, claim.region, lat, lon)


def geocode(
    gazetteer: Gazetteer,
    names: Sequence[str],
    region: str | None,
    country: str = "",
    day: date | None = None,
) -> list[dict[str, Any]]:
    """Return one entry a candidate, best first, for every name. Raises NothingFound
    when no name has any, BadInput for a country that is no code of two letters.

    country: ISO 3166 code of the country to look in, "" for any. day: on which the name
    was written, None when that is not known.
    """
    code = country.strip().upper()
    if code and not (len(code) == 2 and code.isascii() and code.isalpha()):
        raise BadInput(
            f"country {country!r}: not a code of two letters; give UA, RU or BY, say"
        )
    rows = [
        row
        for name in names
        for row in _candidate_rows(
            name, gazetteer.resolve(name, region, country=code, day=day)
        )
    ]
    if not rows:
        raise NothingFound(
            f"{', '.join(names)}: no place of that name is known; try another spelling"
            " or --region"
        )
    return rows


def _candidate_rows(name: str, resolution: Resolution) -> Iterator[dict[str, Any]]:
    chosen_id = resolution.chosen and resolution.chosen.place.id
    for candidate in resolution.candidates:
        match = {
            "query": name,
            "chosen": candidate.place.id == chosen_id,
            "score": round(candidate.score, 3),
            "how": candidate.how,
            "matched": candidate.matched,
            "margin": round(resolution.margin, 3),
        }
        precision = {"precision": candidate.place.precision.value}
        yield match | asdict(candidate.place) | precision
