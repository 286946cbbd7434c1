"""The gazetteer as a geopy geocoder: names to places and back, without leaving the
machine.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any, Protocol

from geopy.adapters import BaseSyncAdapter
from geopy.exc import GeocoderQueryError
from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location
from geopy.point import Point

from dashboard.domain.errors import BadRow, ServiceUnavailable
from dashboard.domain.geography.geo import kilometres
from dashboard.domain.place import Candidate, Place, Resolution
from dashboard.domain.settings import Settings
from dashboard.gazetteer import ranking
from dashboard.gazetteer.query import Query, parse, region_name
from dashboard.gazetteer.ranking import HOME, Abroad
from dashboard.gazetteer.register import CACHED, Register, load_register, quick_fold
from dashboard.gazetteer.world import WORLD, World

log = logging.getLogger(__name__)

REVERSE_KM = 25.0
"""Farthest a settlement may be from the point asked about to be named for it; villages
are 3 to 5 km apart.
"""


_Question = tuple[str, str | None, int, bool, str, date | None, bool]


class Door(Protocol):
    """A geocoder outside the machine that is asked when the gazetteer knows no such
    name.
    """

    def ask(self, query: Query) -> tuple[Candidate, ...]:
        """Return candidates, best first. Raises ServiceUnavailable."""


class _NoNetwork(BaseSyncAdapter):  # type: ignore[misc]
    """An adapter that refuses: the embedded gazetteer has no business on the
    network.
    """

    def get_json(
        self,
        url: str,
        *,
        timeout: float,
        headers: dict[str, str],
    ) -> object:
        raise ServiceUnavailable(
            f"{url}: the embedded gazetteer does not use the network"
        )

    def get_text(
        self,
        url: str,
        *,
        timeout: float,
        headers: dict[str, str],
    ) -> str:
        raise ServiceUnavailable(
            f"{url}: the embedded gazetteer does not use the network"
        )


class Gazetteer(Geocoder):  # type: ignore[misc]
    """Every settlement, raion, oblast and area of the war, by any of its spellings.

    problems: rows of places.csv that could not be used, with their lines.
    """

    def __init__(
        self,
        register: Register,
        problems: Iterable[BadRow] = (),
        door: Door | None = None,
        world: Callable[[], World] = lambda: World(()),
    ) -> None:
        super().__init__(adapter_factory=_NoNetwork)
        self._load_world = world
        self.problems = tuple(problems)
        self._register = register
        self._door = door
        self._points: list[tuple[float, float, int]] | None = None
        self._answers: dict[_Question, tuple[Candidate, ...]] = {}

    @classmethod
    def load(cls, settings: Settings) -> Gazetteer:
        """Return the gazetteer of these settings. Raises DataMissing and BadInput."""
        register, problems = load_register(settings)
        door: Door | None = None
        if settings.nominatim:
            # Loaded only where it is asked for: it brings the parts of geopy that use a
            # network.
            from dashboard.gazetteer.nominatim import NominatimDoor

            door = NominatimDoor.open(settings)
        path = settings.shipped / "gazetteer" / WORLD
        return cls(register, problems, door, lambda: World.load(path))

    @cached_property
    def _world(self) -> World:
        """Return the places abroad, loaded when the first name is asked about."""
        return self._load_world()

    def __len__(self) -> int:
        """Return how many places are known."""
        return len(self._register)

    def candidates(
        self,
        name: str,
        region: str | None = None,
        limit: int = ranking.OFFERED,
        *,
        suggest: bool = True,
        country: str = HOME,
        day: date | None = None,
        by_front: bool = False,
    ) -> tuple[Candidate, ...]:
        """Return at most limit candidates for a name, best first; () when there are
        none.

        region: oblast in any spelling; places elsewhere come after. suggest: when
        nothing of the name is known, also look outside (if the user opened that door)
        and offer names that are only alike. country: ISO 3166 code of the country that
        places are wanted of, "" for any. day: on which the name was written, which
        chooses among former and later names; None when that is not known.
        by_front: see Query. Raises BadInput for a region that is none.
        """
        if suggest and self._door is not None:
            # Not cached here: the server may answer the next time.
            query = parse(name, region, day)._replace(by_front=by_front)
            return tuple(self._ranked(query, suggest=True, country=country)[0][:limit])
        key = (name, region, limit, suggest, country, day, by_front)
        answer = self._answers.get(key)
        if answer is None:
            # Started anew when full: articles repeat the names of the last hour.
            if len(self._answers) >= CACHED:
                self._answers.clear()
            query = parse(name, region, day)._replace(by_front=by_front)
            ranked, _ = self._ranked(query, suggest=suggest, country=country)
            answer = self._answers[key] = tuple(ranked[:limit])
        return answer

    def resolve(
        self,
        name: str,
        region: str | None = None,
        *,
        suggest: bool = True,
        country: str = HOME,
        day: date | None = None,
    ) -> Resolution:
        """Return the candidates and the one to stand by; chosen is None, with the
        reason, when that is not clear.

        region, suggest, country, day: as in candidates. Raises BadInput for a region
        that is none.
        """
        query = parse(name, region, day)
        ranked, trouble = self._ranked(query, suggest=suggest, country=country)
        answer = ranking.resolve(
            ranked, query, foreign=self._foreign(query), register=self._register
        )
        if trouble and answer.reason:
            return replace(answer, reason=f"{answer.reason}; {trouble}")
        return answer

    def knows(self, name: str) -> bool:
        """Tell, quickly, whether some place has this spelling or one that folds to the
        same key.
        """
        key = quick_fold(name)
        return bool(key) and bool(self._register.by_name(key))

    def place(self, id: str) -> Place | None:
        """Return the place of that id, None when there is none."""
        number = self._register.number_of(id)
        if number is None:
            return self._world.by_id(id)
        return self._register.entry(number).place

    def names(self, id: str) -> tuple[str, ...]:
        """Return every spelling of the place of that id, the official ones first; ()
        when there is none.
        """
        number = self._register.number_of(id)
        if number is None:
            return ()
        entry = self._register.entry(number)
        own = (entry.place.name, entry.place.name_uk, *entry.own, *entry.others)
        return tuple(dict.fromkeys(name for name in own if name))

    def abroad(self, name: str) -> bool:
        """Tell whether a name is that of a well-known place outside Ukraine, and of
        none inside that it is likelier to mean.
        """
        key = quick_fold(name)
        if not key or not any(row.is_well_known for row in self._world.named(key)):
            return False
        foreign = self._foreign(parse(name))
        return foreign.blocks or foreign.contests

    def _foreign(self, query: Query) -> Abroad:
        return ranking.abroad(self._register, self._world, query)

    def front(self, place: Place) -> float:
        """Return how densely places.csv lists settlements around a place, 0 (none near)
        to 1 (as around Bakhmut).

        Its settlements are those that reporting on the war names, so this tells how
        likely such reporting is about a village there. Nothing in it is bound to a
        date.
        """
        return self._register.front(place)

    def dated(self, day: date | None) -> DatedGazetteer:
        """Return the gazetteer for a text of that day: names hold for a time."""
        return DatedGazetteer(self, day)

    def places(self, region: str | None = None) -> tuple[Place, ...]:
        """Return every place, or those of one region (any spelling). Raises BadInput
        for a region that is none.
        """
        name = None if region is None else region_name(region)
        return tuple(entry.place for entry in self._register.entries(name))

    def geocode(
        self,
        query: str,
        *,
        exactly_one: bool = True,
        timeout: float | object = DEFAULT_SENTINEL,
        region: str | None = None,
    ) -> Location | list[Location] | None:
        """Return the place a name stands for as a geopy Location, None when there is
        none or it is not clear which.

        exactly_one: False returns every candidate, best first, or None, never [].
        region: oblast in any spelling. timeout: accepted for geopy's sake; nothing is
        waited for. raw carries id, precision, radius_km (kilometres), score (0 to 1),
        matched and how. Raises BadInput for a region that is none, GeocoderQueryError
        for a query that is not text.
        """
        if not isinstance(query, str):
            raise GeocoderQueryError(
                f"{query!r}: not a name; give the place's name as text"
            )
        if exactly_one:
            chosen = self.resolve(query, region).chosen
            return None if chosen is None else location(chosen)
        # geopy's contract: None for nothing, never an empty list.
        return [location(each) for each in self.candidates(query, region)] or None

    def reverse(
        self,
        query: Point | tuple[float, float] | str,
        *,
        exactly_one: bool = True,
        timeout: float | object = DEFAULT_SENTINEL,
    ) -> Location | list[Location] | None:
        """Return the settlement nearest to a point (latitude, longitude; degrees), None
        when none is within 25 km.

        Only settlements whose own coordinates are known are named. exactly_one: False
        returns the nearest five, or None, never []. timeout: accepted for geopy's sake.
        raw carries distance_km besides what geocode gives. Raises ValueError for what
        is no point, as geopy does.
        """
        point = Point(query)
        near = self._near(point.latitude, point.longitude)
        locations = [
            location(Candidate(place, 1.0, place.name, "exact"), distance_km=km)
            for km, place in near
        ]
        if not locations:
            return None
        return locations[0] if exactly_one else locations

    def _near(
        self,
        lat: float,
        lon: float,
        limit: int = 5,
    ) -> list[tuple[float, Place]]:
        if self._points is None:
            self._points = self._register.points()
        # Latitude alone is compared first: it is cheap, and leaves a narrow band.
        box = REVERSE_KM / 111.0
        close = [
            (kilometres(lat, lon, a, b), number)
            for a, b, number in self._points
            if abs(a - lat) <= box
        ]
        nearest = sorted(pair for pair in close if pair[0] <= REVERSE_KM)[:limit]
        return [
            (round(km, 2), self._register.entry(number).place) for km, number in nearest
        ]

    def _ranked(
        self,
        query: Query,
        *,
        suggest: bool,
        country: str,
    ) -> tuple[list[Candidate], str]:
        """Return the candidates, and what went wrong outside the machine ("" when
        nothing did).
        """
        foreign = self._foreign(query)
        elsewhere = [] if country == HOME else ranking.candidates_abroad(foreign, query)
        if country not in {"", HOME}:
            return [c for c in elsewhere if c.place.country == country], ""
        inside, trouble = self._ranked_inside(query, foreign, suggest=suggest)
        if not elsewhere:
            return inside, trouble
        return sorted([*inside, *elsewhere], key=ranking.best_first), trouble

    def _ranked_inside(
        self,
        query: Query,
        foreign: Abroad,
        *,
        suggest: bool,
    ) -> tuple[list[Candidate], str]:
        if self._door is None or not suggest or foreign.blocks:
            ranked = ranking.candidates(
                self._register, query, suggest=suggest, foreign=foreign
            )
            return ranked, ""
        # What the gazetteer knows is never sent to another machine.
        own = ranking.candidates(self._register, query, suggest=False, foreign=foreign)
        if own:
            return own, ""
        trouble = ""
        outside: tuple[Candidate, ...] = ()
        try:
            outside = self._door.ask(query)
        except ServiceUnavailable as error:
            trouble = str(error)
            log.warning("%s", trouble)
        alike = ranking.candidates(self._register, query, foreign=foreign)
        return [*outside, *alike], trouble


@dataclass(frozen=True)
class DatedGazetteer:
    """The gazetteer for the texts of one day, None for an unknown one."""

    gazetteer: Gazetteer
    day: date | None

    def knows(self, name: str) -> bool:
        """Tell, quickly, whether some place has this spelling."""
        return self.gazetteer.knows(name)

    def place(self, id: str) -> Place | None:
        """Return the place of that id, None when there is none."""
        return self.gazetteer.place(id)

    def candidates(
        self,
        name: str,
        region: str | None = None,
        limit: int = ranking.OFFERED,
        *,
        suggest: bool = True,
        country: str = HOME,
    ) -> tuple[Candidate, ...]:
        """Return at most limit candidates, see `Gazetteer.candidates`."""
        return self.gazetteer.candidates(
            name, region, limit, suggest=suggest, country=country, day=self.day
        )

    def resolve(
        self,
        name: str,
        region: str | None = None,
        *,
        suggest: bool = True,
    ) -> Resolution:
        """Return the answer to a name, see `Gazetteer.resolve`."""
        return self.gazetteer.resolve(name, region, suggest=suggest, day=self.day)

    def abroad(self, name: str) -> bool:
        """Tell whether a name is that of a well-known place outside Ukraine."""
        return self.gazetteer.abroad(name)

    def front(self, place: Place) -> float:
        """Return how likely reporting on the war is about a place there, 0 to 1."""
        return self.gazetteer.front(place)

    def dated(self, day: date | None) -> DatedGazetteer:
        """Return the gazetteer for a text of another day."""
        return DatedGazetteer(self.gazetteer, day)


def location(candidate: Candidate, **more: float) -> Location:
    """Return a candidate as a geopy Location; raw is plain data."""
    place = candidate.place
    raw: dict[str, Any] = {
        "id": place.id,
        "name": place.name,
        "name_uk": place.name_uk,
        "country": place.country,
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
    parts = (
        place.name,
        place.raion and f"{place.raion} Raion",
        place.region and f"{place.region} Oblast",
        "Ukraine" if place.country == HOME else place.country,
    )
    address = ", ".join(dict.fromkeys(part for part in parts if part))
    return Location(address, Point(place.lat, place.lon), raw)
