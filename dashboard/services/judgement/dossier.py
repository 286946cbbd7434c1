"""The dossier of a place: everything that is claimed of it, by whom, since when and on
how many origins; who is said to hold it; what lies around it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime
from itertools import islice
from typing import Any

from dashboard.domain.errors import BadInput, NothingFound
from dashboard.domain.filters import Filters
from dashboard.domain.place import Place
from dashboard.domain.presentation import counted_days
from dashboard.domain.wording import count_words, place_words
from dashboard.domain.words import Kind, Review, Side
from dashboard.i18n.translate import ENGLISH, current_language, decimal_words, gettext
from dashboard.index import Listed, Neighbour, first_claims, neighbours
from dashboard.judgement import ControlStatus, Origin, Origins, answer_of, origins
from dashboard.services.judgement.contradictions import (
    ContradictingPair,
    contradicting_pairs,
)
from dashboard.services.judgement.control import NOTE, PlaceControl, control_on
from dashboard.services.map.map_view import claim_card, presented
from dashboard.services.map.places import Corrections
from dashboard.services.project import Project

MOST_CLAIMS = 500
"""Claims of one dossier, the newest; it says when there are more."""
MOST_CONTRADICTIONS = 50
AROUND_KM = 10.0
"""How far around a place its dossier looks, kilometres."""
MOST_NEIGHBOURS = 30
MOST_NAMED = 5
"""Places named where it is not clear which is meant."""


@dataclass(frozen=True, slots=True)
class PlaceFacts:
    """A place, how its point is known, and all its names. lat and lon are None, and
    radius_km is, where nobody knows the point.
    """

    id: str
    name: str
    name_uk: str
    region: str
    lat: float | None
    lon: float | None
    precision: str
    radius_km: float | None
    source: str
    names: tuple[str, ...]

    @property
    def title(self) -> str:
        """Return what it is called in the language of this moment."""
        if current_language() != ENGLISH and self.name_uk:
            return self.name_uk
        return place_words(self.name, self.precision, self.region)

    @property
    def point_words(self) -> str:
        """Say where the point is and how it is known."""
        if self.lat is None or self.lon is None:
            return gettext("The point is not known")
        words = f"{self.lat:.5f}, {self.lon:.5f}"
        if self.radius_km:
            km = decimal_words(self.radius_km)
            words += gettext(", give or take {km} km", km=km)
        return f"{words} ({self.source})" if self.source else words


@dataclass(frozen=True, slots=True)
class AnswerOrigins:
    """One answer about the place and where its claims come from. claims: in the order
    that the positions of the origins count.
    """

    answer: str
    origins: Origins
    claims: tuple[Listed, ...]

    def row(self) -> dict[str, Any]:
        """Return it as JSON values."""
        return {
            "answer": self.answer,
            "sentence": self.origins.sentence,
            "origins": [self._origin(each) for each in self.origins.named],
            "nobody": [
                self.claims[n].claim.id
                for each in self.origins.unnamed
                for n in each.members
            ],
        }

    def _origin(self, origin: Origin) -> dict[str, Any]:
        return {
            "speaker": origin.speaker,
            "side": origin.side.value,
            "because": origin.sentence,
            "claims": [self.claims[n].claim.id for n in origin.members],
        }


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything about one place on a day.

    control: None where nobody has said who holds it. claims: in order of time; total:
    how many there are, also of those that are left out. first: the first claim of each
    side.
    """

    place: PlaceFacts
    day: date
    control: PlaceControl | None
    claims: tuple[Listed, ...]
    total: int
    first: tuple[Listed, ...]
    contradictions: tuple[ContradictingPair, ...]
    origins: tuple[AnswerOrigins, ...]
    near: tuple[Neighbour, ...]

    def lanes(self) -> Mapping[Side, tuple[Listed, ...]]:
        """Return the claims by the side that makes them, each lane in order of time."""
        lanes = {
            side: tuple(
                each for each in self.claims if each.claim.claimant_side is side
            )
            for side in Side
        }
        return {side: claims for side, claims in lanes.items() if claims}

    @property
    def sentence(self) -> str:
        """Say who is said to hold the place on the day, and on how much that rests."""
        basis = ""
        if self.control is not None and self.control.basis:
            basis = f" ({self.control.basis})"
        counted = count_words(self.total, "claim")
        words = f"{self.day.isoformat()}: {self._holder()}{basis}; {counted}."
        return f"{words} {gettext(NOTE)}"

    def _holder(self) -> str:
        if self.control is None:
            return gettext("nobody is said to hold it")
        control = self.control.control
        if control.status is ControlStatus.CONTESTED:
            return gettext("contested")
        if control.holder is None and control.reported:
            return gettext("a change is reported and not confirmed yet")
        if control.holder is None:
            return gettext("nobody is said to hold it")
        since = ""
        if control.since:
            day = date.fromordinal(control.since)
            since = gettext(" since {day}", day=day)
        agreed = control.status is ControlStatus.AGREED
        voices = gettext("one voice alone")
        if agreed:
            voices = gettext("several voices agree")
        changing = gettext(", and a change is reported") if control.reported else ""
        held_by = gettext(
            "said to be held by {side}", side=gettext(control.holder.label)
        )
        return f"{held_by}{since}, {voices}{changing}"

    def row(self) -> dict[str, Any]:
        """Return the dossier as JSON values."""
        return {
            "place": {**asdict(self.place), "point": self.place.point_words},
            "day": self.day.isoformat(),
            "sentence": self.sentence,
            "control": self.control.row() if self.control else None,
            "claims": self.total,
            "more": self.total > len(self.claims),
            "lanes": [
                {
                    "side": side.value,
                    "words": gettext(side.label),
                    "claims": [claim_card(each) for each in claims],
                }
                for side, claims in self.lanes().items()
            ],
            "first": [
                {"side": each.claim.claimant_side.value, **claim_card(each)}
                for each in self.first
            ],
            "contradictions": [pair.row() for pair in self.contradictions],
            "origins": [each.row() for each in self.origins],
            "near": [
                asdict(each)
                | {"km": round(each.km, 1), "last": each.last and each.last.isoformat()}
                for each in self.near
            ],
        }

    def lines(self) -> Iterator[str]:
        """Yield the dossier as lines of text."""
        place = self.place
        yield f"{place.title} ({place.id})"
        yield f"Point: {place.point_words}"
        if place.names:
            yield f"Names: {', '.join(place.names)}"
        yield self.sentence
        for heading, lines in self._parts():
            if lines:
                yield ""
                yield heading
                yield from (f"  {line}" for line in lines)

    def _parts(self) -> Iterator[tuple[str, list[str]]]:
        yield "First claim of each side", [claim_line(each) for each in self.first]
        for side, claims in self.lanes().items():
            heading = f"Claims, side {side.label.lower()}"
            if side in (Side.UA, Side.RU):
                heading = f"Claims, side {side.label}"
            yield heading, [claim_line(each) for each in claims]
        yield "Contradictions", [pair.because for pair in self.contradictions]
        yield "Origins", [f"{e.answer}: {e.origins.sentence}" for e in self.origins]
        yield (
            f"Within {AROUND_KM:g} km",
            [
                f"{each.name or each.place_id}, {each.km:.1f} km:"
                f" {count_words(each.claims, 'claim')}"
                for each in self.near
            ],
        )


def claim_line(listed: Listed, project: Project | None = None) -> str:
    """Return a claim as one line: its sentence, its days, its signs. project: as of
    `presented`.
    """
    words = presented(listed, project)
    line = f"{words.headline}, {words.days}"
    return f"{line} [{', '.join(words.marks)}]" if words.marks else line


def dossier(
    project: Project,
    filters: Filters,
    which: str,
    day: date | None = None,
) -> Dossier:
    """Return the dossier of the place that an id or a name stands for.

    filters: what of it is shown; a place among them is not looked at. day: of who holds
    it, None for today. Raises NothingFound where nothing is known of such a place, and
    BadInput where it is not clear which is meant.
    """
    day = day or datetime.now(UTC).date()
    place = _place(project, filters, which)
    here = replace(filters, place=(place.id,))
    page = project.index.page(here, limit=MOST_CLAIMS)
    claims = tuple(sorted(page.rows, key=_order))
    near: tuple[Neighbour, ...] = ()
    if place.lat is not None and place.lon is not None:
        around = neighbours(
            project.index, filters.without("place"), place.lat, place.lon, AROUND_KM
        )
        others = (each for each in around if each.place_id != place.id)
        near = tuple(islice(others, MOST_NEIGHBOURS))
    # What the visitor may not see is withheld by the filters already.
    control = control_on(project, here, day, force=True)
    return Dossier(
        place,
        day,
        control[0] if control else None,
        claims,
        project.index.count(here),
        first_claims(project.index, here),
        tuple(islice(contradicting_pairs(project, here), MOST_CONTRADICTIONS)),
        tuple(_by_answer(claims)),
        near,
    )


def _order(listed: Listed) -> tuple[date, date, str]:
    days = counted_days(listed.claim) or (date.min, date.min)
    return days[1], days[0], listed.claim.id


def _by_answer(claims: Sequence[Listed]) -> Iterator[AnswerOrigins]:
    """Yield the origins of each answer, those with most claims first; what nobody
    accepted is no answer.
    """
    groups: dict[tuple[str, ...], list[Listed]] = {}
    for each in claims:
        if each.claim.review is Review.ACCEPTED:
            groups.setdefault(answer_of(each.claim), []).append(each)
    for answer, listed in sorted(groups.items(), key=lambda g: (-len(g[1]), g[0])):
        yield AnswerOrigins(
            _answer_words(answer),
            origins([each.claim for each in listed]),
            tuple(listed),
        )


def _answer_words(answer: tuple[str, ...]) -> str:
    what, side, denied = answer
    actor = Side(side)
    if what == "held":
        words = gettext("Held by {side}", side=gettext(actor.label))
    elif actor is Side.UNKNOWN:
        words = gettext(Kind(what).label)
    else:
        words = f"{gettext(Kind(what).label)} ({gettext(actor.label)})"
    return gettext("Denied: {words}", words=words) if denied else words


def _place(
    project: Project,
    filters: Filters,
    which: str,
) -> PlaceFacts:
    text = " ".join(which.split())
    if not text:
        raise BadInput(gettext("place: give the name of a place or its id"))
    corrections = Corrections.of(project.ledger.corrections())
    place = corrections.place(project.gazetteer.place(text))
    if place is None:
        claimed = _claimed(project, filters, text)
        if claimed is not None:
            return claimed
        place = corrections.place(_named(project, filters, text))
    if place is None:
        raise NothingFound(
            gettext(
                "{text}: no such place is known and no claim names one; try another"
                " spelling or its id",
                text=text[:60],
            )
        )
    return PlaceFacts(
        place.id,
        place.name,
        place.name_uk,
        place.region,
        place.lat,
        place.lon,
        place.precision.value,
        place.radius_km,
        place.source,
        project.gazetteer.names(place.id),
    )


def _claimed(
    project: Project,
    filters: Filters,
    place_id: str,
) -> PlaceFacts | None:
    """Return a place that claims alone know by that id."""
    page = project.index.page(replace(filters, place=(place_id,)), limit=1)
    if not page.rows:
        return None
    claim = page.rows[0].claim
    return PlaceFacts(
        place_id,
        claim.name or claim.place_as_written or place_id,
        "",
        claim.region,
        claim.lat,
        claim.lon,
        claim.precision.value if claim.precision else "",
        claim.radius_km,
        "as the newest claim gives it",
        tuple(dict.fromkeys(filter(None, (claim.name, claim.place_as_written)))),
    )


def _named(
    project: Project,
    filters: Filters,
    name: str,
) -> Place | None:
    region = filters.region[0] if len(filters.region) == 1 else None
    resolution = project.gazetteer.resolve(name, region, suggest=False)
    if resolution.chosen is not None:
        return resolution.chosen.place
    candidates = [each.place for each in resolution.candidates[:MOST_NAMED]]
    if not candidates:
        return None
    listed = "; ".join(f"{p.name}, {p.region}: {p.id}" for p in candidates)
    raise BadInput(
        gettext(
            "{name}: it is not clear which place is meant; give the id of one, or its"
            " region: {listed}",
            name=name[:60],
            listed=listed,
        )
    )
