"""The door to a Nominatim server: opened by a setting, polite, and remembered on disk.

Nothing here runs unless the user has set FRONTLINE_NOMINATIM. The usage policy of the
public server asks for one request a second at most, a user agent of one's own, and for
answers to be cached.
"""

from __future__ import annotations

import json
import logging
import sqlite3
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from geopy.exc import GeopyError
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders import Nominatim

from dashboard.domain.errors import ServiceUnavailable
from dashboard.domain.geography.geo import kilometres
from dashboard.domain.place import Candidate, Place
from dashboard.domain.settings import Settings
from dashboard.domain.words import Precision
from dashboard.gazetteer.fold import fold
from dashboard.gazetteer.query import Query, find_region
from dashboard.gazetteer.update import BOUNDS

log = logging.getLogger(__name__)

USER_AGENT = "frontline-claims/0.1 (map of claims; one user)"
CACHE = "nominatim.sqlite"
DELAY_S = 1.0
"""Least time between two requests, seconds: the public server's usage policy."""
TIMEOUT_S = 5.0
REST_S = 60.0
"""After a failure the server is left alone for so long, so that a long article does not
wait for it name by name.
"""
LIMIT = 5
SOURCE = "Nominatim"

_PRECISION = {
    **dict.fromkeys(
        ("city", "town", "village", "hamlet", "isolated_dwelling", "locality"),
        Precision.SETTLEMENT,
    ),
    **dict.fromkeys(("state", "region"), Precision.OBLAST),
    **dict.fromkeys(("district", "county", "municipality"), Precision.RAION),
    "country": Precision.COUNTRY,
}
_KIND = {
    Precision.OBLAST: "oblast",
    Precision.RAION: "raion",
    Precision.COUNTRY: "country",
    Precision.POINT: "point",
}

Fetch = Callable[[str], Sequence[Mapping[str, Any]]]


class NominatimDoor:
    """Asks one server; answers, empty ones too, are kept in a SQLite file and never
    asked for again.
    """

    def __init__(self, fetch: Fetch, cache: Path, server: str) -> None:
        self._fetch = fetch
        self._cache = cache
        self._server = server
        self._closed_until = 0.0

    @classmethod
    def open(cls, settings: Settings, delay_s: float = DELAY_S) -> NominatimDoor:
        """Return the door to settings.nominatim; nothing is asked yet. delay_s: seconds
        between requests.
        """
        scheme, _, domain = settings.nominatim.partition("://")
        server = Nominatim(
            user_agent=USER_AGENT, domain=domain, scheme=scheme, timeout=TIMEOUT_S
        )
        limited = RateLimiter(
            server.geocode,
            min_delay_seconds=delay_s,
            # A retry would keep an article waiting; the door closes for a while
            # instead.
            max_retries=0,
            swallow_exceptions=False,
        )

        def fetch(text: str) -> Sequence[Mapping[str, Any]]:
            places = limited(
                text,
                exactly_one=False,
                limit=LIMIT,
                # Places abroad are the gazetteer's own: it knows which of them reports
                # name.
                country_codes="ua",
                language="en",
                addressdetails=True,
                namedetails=True,
            )
            return [place.raw for place in places or ()]

        return cls(fetch, settings.writable() / CACHE, settings.nominatim)

    def ask(self, query: Query) -> tuple[Candidate, ...]:
        """Return what the server knows of a name inside Ukraine, best first; () when
        nothing.

        Raises ServiceUnavailable when it does not answer, or failed within the last
        minute.
        """
        text = f"{query.core}, {query.region} Oblast" if query.region else query.core
        answer: Sequence[Mapping[str, Any]] | None = self._remembered(text)
        if answer is None:
            answer = self._fetched(text)
            self._remember(text, answer)
        offers = [candidate(raw, query) for raw in answer]
        usable = [offer for offer in offers if offer is not None]
        return tuple(sorted(usable, key=lambda c: (-c.score, c.place.id)))

    def _fetched(self, text: str) -> Sequence[Mapping[str, Any]]:
        if time.monotonic() < self._closed_until:
            raise ServiceUnavailable(
                f"{self._server}: left alone for a minute after a failure; {text!r} was"
                " not asked"
            )
        try:
            return self._fetch(text)
        except (GeopyError, OSError, ValueError) as error:
            self._closed_until = time.monotonic() + REST_S
            raise ServiceUnavailable(
                f"{self._server}: no answer for {text!r} ({error}); check the address"
                " or clear FRONTLINE_NOMINATIM"
            ) from error

    def _remembered(self, text: str) -> list[dict[str, Any]] | None:
        try:
            with closing(self._opened()) as cache:
                row = cache.execute(
                    "SELECT body FROM answers WHERE server = ? AND asked = ?",
                    (self._server, text),
                ).fetchone()
            answer: list[dict[str, Any]] | None = json.loads(row[0]) if row else None
        except (sqlite3.Error, ValueError) as error:
            log.warning(
                "%s: cache not readable (%s); delete the file", self._cache, error
            )
            return None
        return answer

    def _remember(self, text: str, answer: Sequence[Mapping[str, Any]]) -> None:
        body = json.dumps(list(answer), ensure_ascii=False)
        try:
            with closing(self._opened()) as cache, cache:
                cache.execute(
                    "INSERT OR REPLACE INTO answers VALUES (?, ?, ?)",
                    (self._server, text, body),
                )
        except sqlite3.Error as error:
            # The answer is at hand all the same; only the next one will cost more.
            log.warning("%s: answer not kept (%s)", self._cache, error)

    def _opened(self) -> sqlite3.Connection:
        # Opened anew each time: threads and other processes use the same file.
        cache = sqlite3.connect(self._cache, timeout=5)
        cache.execute(
            "CREATE TABLE IF NOT EXISTS answers (server TEXT, asked TEXT, body TEXT,"
            " PRIMARY KEY (server, asked))"
        )
        return cache


def candidate(raw: Mapping[str, Any], query: Query) -> Candidate | None:
    """Return one of Nominatim's results as a candidate, None for one without a point in
    Ukraine's bounds.
    """
    point = _point(raw)
    if point is None:
        return None
    names = raw.get("namedetails") or {}
    name = _english_name(raw, names)
    type_name = str(raw.get("addresstype") or raw.get("type") or "")
    precision = _PRECISION.get(type_name, Precision.POINT)
    place = Place(
        id=f"osm-{raw.get('osm_type', 'object')}-{raw.get('osm_id', '0')}",
        name=name,
        name_uk=str(names.get("name:uk") or ""),
        region=find_region(str((raw.get("address") or {}).get("state", ""))),
        raion="",
        kind=_kind(type_name, precision),
        lat=point[0],
        lon=point[1],
        precision=precision,
        radius_km=_radius(raw, *point, precision),
        population=None,
        source=SOURCE,
    )
    same = fold(query.core) in {fold(str(each)) for each in (name, *names.values())}
    quality, how = (0.7, "folded") if same else (0.3, "suggestion")
    score = quality + 0.2 * _importance(raw)
    return Candidate(place, round(score, 4), name, how)


def _point(raw: Mapping[str, Any]) -> tuple[float, float] | None:
    try:
        lat, lon = float(raw["lat"]), float(raw["lon"])
    except (KeyError, TypeError, ValueError):
        return None
    south, north, west, east = BOUNDS
    # The server is another's: what it answers may lie anywhere, whatever was asked.
    if south <= lat <= north and west <= lon <= east:
        return lat, lon
    return None


def _english_name(raw: Mapping[str, Any], names: Mapping[str, Any]) -> str:
    first_part = str(raw.get("display_name", "")).partition(",")[0]
    return str(names.get("name:en") or raw.get("name") or first_part)


def _kind(type_name: str, precision: Precision) -> str:
    """Return the kind of place; what OSM has more words for is a settlement."""
    if precision in _KIND:
        return _KIND[precision]
    if type_name in {"city", "town", "village"}:
        return type_name
    return "settlement"


def _importance(raw: Mapping[str, Any]) -> float:
    try:
        return min(1.0, max(0.0, float(raw.get("importance", 0))))
    except (TypeError, ValueError):
        return 0.0


def _radius(
    raw: Mapping[str, Any],
    lat: float,
    lon: float,
    precision: Precision,
) -> float:
    """Return how far the object's box reaches from its point, kilometres; at least 1.5
    for a settlement.
    """
    least = 0.5 if precision is Precision.POINT else 1.5
    try:
        south, north, west, east = map(float, raw["boundingbox"])
    except (KeyError, TypeError, ValueError):
        return least
    # The point need not be the middle of the box, so the farthest corner counts.
    corners = ((south, west), (south, east), (north, west), (north, east))
    return round(max(least, *(kilometres(lat, lon, *corner) for corner in corners)), 1)
