"""The gazetteer as a geopy geocoder: names to places and back, without leaving the machine."""

from __future__ import annotations

import logging
import math
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Protocol

from geopy.adapters import BaseSyncAdapter
from geopy.exc import GeocoderQueryError
from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location
from geopy.point import Point

from dashboard.domain.errors import BadRow, ServiceUnavailable
from dashboard.domain.geo import kilometres
from dashboard.domain.place import Candidate, Place, Resolution
from dashboard.domain.settings import Settings
from dashboard.gazetteer import ranking
from dashboard.gazetteer.query import Query, is_abroad, parse, region_name
from dashboard.gazetteer.register import KEPT, Register, load_register, quick_fold

log = logging.getLogger(__name__)

REVERSE_KM = 25.0
"""Farthest a settlement may be from the point asked about to be named for it; villages are 3 to 5 km apart."""

FRONT_KM = 15.0
"""Within about so many kilometres a settlement of places.csv says something about a place; some such village is then
within an hour of marching."""
FRONT_REACH_KM = 75.0
"""What lies farther north or south adds too little to count: less than a hundredth."""
DENSE = 16.0
"""Weight of the settlements of places.csv around Bakhmut, where they are densest."""


class Door(Protocol):
    """A geocoder outside the machine that is asked when the gazetteer knows no such name."""

    def ask(self, query: Query) -> tuple[Candidate, ...]:
        """Return candidates, best first. Raises ServiceUnavailable."""


class _NoNetwork(BaseSyncAdapter):  # type: ignore[misc]
    """An adapter that refuses: the embedded gazetteer has no business on the network."""

    def get_json(self, url: str, *, timeout: float, headers: dict[str, str]) -> object:
        raise ServiceUnavailable(f"{url}: the embedded gazetteer does not use the network")

    def get_text(self, url: str, *, timeout: float, headers: dict[str, str]) -> str:
        raise ServiceUnavailable(f"{url}: the embedded gazetteer does not use the network")


class Gazetteer(Geocoder):  # type: ignore[misc]
    """Every settlement, raion, oblast and area of the war, by any of its spellings.

    problems: rows of places.csv that could not be used, with their lines.
    """

    def __init__(self, register: Register, problems: Iterable[BadRow] = (), door: Door | None = None) -> None:
        super().__init__(adapter_factory=_NoNetwork)
        self.problems = tuple(problems)
        self._register = register
        self._door = door
        self._points: list[tuple[float, float, int]] | None = None
        self._answers: dict[tuple[str, str | None, int, bool], tuple[Candidate, ...]] = {}
        self._noted: list[tuple[float, float]] = []
        self._front: dict[str, float] = {}

    @classmethod
    def load(cls, settings: Settings) -> Gazetteer:
        """Return the gazetteer of these settings. Raises DataMissing and BadInput."""
        register, problems = load_register(settings)
        door: Door | None = None
        if settings.nominatim:
            from dashboard.gazetteer.nominatim import NominatimDoor

            door = NominatimDoor.open(settings)
        return cls(register, problems, door)

    def __len__(self) -> int:
        """Return how many places are known."""
        return len(self._register)

    def candidates(
        self, name: str, region: str | None = None, limit: int = 5, *, suggest: bool = True
    ) -> tuple[Candidate, ...]:
        """Return at most limit candidates for a name, best first; () when there are none.

        region: oblast in any spelling; places elsewhere come after. suggest: when nothing of the name is known, also
        look outside (if the user opened that door) and offer names that are only alike. Raises BadInput for a region
        that is none.
        """
        if suggest and self._door is not None:
            return tuple(self._ranked(parse(name, region), suggest=True)[0][:limit])
        asked = (name, region, limit, suggest)
        known = self._answers.get(asked)
        if known is None:
            if len(self._answers) >= KEPT:
                self._answers.clear()
            known = self._answers[asked] = tuple(self._ranked(parse(name, region), suggest=suggest)[0][:limit])
        return known

    def resolve(self, name: str, region: str | None = None, *, suggest: bool = True) -> Resolution:
        """Return the candidates and the one to stand by; chosen is None, with the reason, when that is not clear.

        region, suggest: as in candidates. Raises BadInput for a region that is none.
        """
        query = parse(name, region)
        ranked, trouble = self._ranked(query, suggest=suggest)
        answer = ranking.resolve(ranked, query)
        return replace(answer, reason=f"{answer.reason}; {trouble}") if trouble and answer.reason else answer

    def knows(self, name: str) -> bool:
        """Tell, quickly, whether some place has this spelling or one that folds to the same key."""
        key = quick_fold(name)
        return bool(key) and bool(self._register.by_name(key))

    def place(self, id: str) -> Place | None:
        """Return the place of that id, None when there is none."""
        number = self._register.number_of(id)
        return None if number is None else self._register.entry(number).place

    def abroad(self, name: str) -> bool:
        """Tell whether a name is that of a well-known place outside Ukraine."""
        key = quick_fold(name)
        return bool(key) and is_abroad(key)

    def front(self, place: Place) -> float:
        """Return how densely places.csv lists settlements around a place, 0 (none near) to 1 (as around Bakhmut).

        Its settlements are those that reporting on the war names, so this tells how likely such reporting is about a
        village there. Nothing in it is bound to a date.
        """
        known = self._front.get(place.id)
        if known is None:
            if len(self._front) >= KEPT:
                self._front.clear()
            self._noted = self._noted or self._register.noted()
            box = FRONT_REACH_KM / 111.0
            close = [(a, b) for a, b in self._noted if abs(a - place.lat) < box and abs(b - place.lon) < 2 * box]
            near = sum(math.exp(-kilometres(place.lat, place.lon, a, b) / FRONT_KM) for a, b in close)
            known = self._front[place.id] = min(1.0, math.log1p(near) / math.log1p(DENSE))
        return known

    def places(self, region: str | None = None) -> tuple[Place, ...]:
        """Return every place, or those of one region (any spelling). Raises BadInput for a region that is none."""
        wanted = None if region is None else region_name(region)
        return tuple(entry.place for entry in self._register.entries(wanted))

    def geocode(
        self,
        query: str,
        *,
        exactly_one: bool = True,
        timeout: float | object = DEFAULT_SENTINEL,
        region: str | None = None,
    ) -> Location | list[Location] | None:
        """Return the place a name stands for as a geopy Location, None when there is none or it is not clear which.

        exactly_one: False returns every candidate, best first, or None, never []. region: oblast in any spelling.
        timeout: accepted for geopy's sake; nothing is waited for. raw carries id, precision, radius_km (kilometres),
        score (0 to 1), matched and how. Raises BadInput for a region that is none, GeocoderQueryError for a query that
        is not text.
        """
        if not isinstance(query, str):
            raise GeocoderQueryError(f"{query!r}: not a name; give the place's name as text")
        if exactly_one:
            chosen = self.resolve(query, region).chosen
            return None if chosen is None else location(chosen)
        return [location(candidate) for candidate in self.candidates(query, region)] or None

    def reverse(
        self,
        query: Point | tuple[float, float] | str,
        *,
        exactly_one: bool = True,
        timeout: float | object = DEFAULT_SENTINEL,
    ) -> Location | list[Location] | None:
        """Return the settlement nearest to a point (latitude, longitude; degrees), None when none is within 25 km.

        Only settlements whose own coordinates are known are named. exactly_one: False returns the nearest five, or
        None, never []. timeout: accepted for geopy's sake. raw carries distance_km besides what geocode gives.
        Raises ValueError for what is no point, as geopy does.
        """
        point = Point(query)
        near = self._near(point.latitude, point.longitude)
        found = [location(Candidate(place, 1.0, place.name, "exact"), distance_km=km) for km, place in near]
        if not found:
            return None
        return found[0] if exactly_one else found

    def _near(self, lat: float, lon: float, limit: int = 5) -> list[tuple[float, Place]]:
        if self._points is None:
            self._points = self._register.points()
        box = REVERSE_KM / 111.0
        close = [(kilometres(lat, lon, a, b), n) for a, b, n in self._points if abs(a - lat) <= box]
        nearest = sorted(pair for pair in close if pair[0] <= REVERSE_KM)[:limit]
        return [(round(km, 2), self._register.entry(number).place) for km, number in nearest]

    def _ranked(self, query: Query, *, suggest: bool) -> tuple[list[Candidate], str]:
        """Return the candidates, and what went wrong outside the machine ("" when nothing did)."""
        if self._door is None or not suggest:
            return ranking.candidates(self._register, query, suggest=suggest), ""
        known = ranking.candidates(self._register, query, suggest=False)
        if known:
            return known, ""
        trouble = ""
        outside: tuple[Candidate, ...] = ()
        try:
            outside = self._door.ask(query)
        except ServiceUnavailable as error:
            trouble = str(error)
            log.warning("%s", trouble)
        return [*outside, *ranking.candidates(self._register, query)], trouble


def location(candidate: Candidate, **more: float) -> Location:
    """Return a candidate as a geopy Location; raw is plain data."""
    place = candidate.place
    raw: dict[str, Any] = {
        "id": place.id,
        "name": place.name,
        "name_uk": place.name_uk,
        "region": place.region,
        "raion": place.raion,
        "kind": place.kind,
        "precision": place.precision.value,
        "radius_km": place.radius_km,
        "population": place.population,
        "source": place.source,
        "score": candidate.score,
        "matched": candidate.matched,
        "how": candidate.how,
        **more,
    }
    parts = (place.name, place.raion and f"{place.raion} Raion", place.region and f"{place.region} Oblast", "Ukraine")
    address = ", ".join(dict.fromkeys(part for part in parts if part))
    return Location(address, Point(place.lat, place.lon), raw)
