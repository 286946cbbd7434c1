"""Positions of settlements that the dump of GeoNames does not have: from its postal
codes, and from events in datasets that the user imported.

Both give a point only where one settlement alone can be meant; both are worse than the
dump, so they never move a settlement whose own coordinates are known.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from statistics import median
from typing import NamedTuple

from dashboard.domain.geography.geo import kilometres
from dashboard.domain.words import Precision
from dashboard.gazetteer.extract import Row
from dashboard.gazetteer.fold import exact_key, fold
from dashboard.gazetteer.join import Point, mean

POSTAL_KM = 20.0
"""Farthest a postal point may be from the mean of its hromada's known places."""
POSTAL_ACCURACY = 4
"""GeoNames' accuracy from which a postal point is that of a place: 4 is geonameid, 1 is
estimated.
"""
NEAREST_KM = 25.0
CLEARLY_KM = 10.0
"""How far the nearest of several points may be from that mean, and by how much it must
be nearer than the next point, and its settlement than the next one of the name.
"""
SAME_POINT_KM = 1.0
"""Postal rows of one name this near each other are one place with several codes."""
LEAST_OF_DISTRICT = 2
DISTRICT_SHARE = 0.5
"""How many settlements of a hromada must be those of a district of before 2020, and how
many for each of the district it has most of, for it to lie in that one as well.
"""
LEAST_EVENTS = 3
NAMESAKE_KM = 30.0
"""Least events at a name for their median to be its place, and how near no namesake may
be.
"""
LEARNED_KM = 4.0
"""Radius of a position from either source. Postal points lie within 2.8 km of
hand-geolocated events nine times in ten, medians of events within 3.3.
"""
POSTAL_SOURCE = "GeoNames postal codes, accuracy 4"
EVENTS_SOURCE = "median of {count} imported events"


class PostalPlace(NamedTuple):
    """One row of GeoNames' postal file. lat, lon: WGS84 degrees. district: oblast and
    raion of before 2020, which the file still has, "" where it says none.
    """

    name: str
    lat: float
    lon: float
    district: str = ""


Names = Mapping[str, tuple[str, ...]]
"""KATOTTG code -> former Ukrainian names."""
Districts = Mapping[str, Mapping[Point, set[str]]]
"""Name, as compared -> point -> the districts of its rows."""


class Event(NamedTuple):
    """Where a dataset puts something it says happened at a place of some name.

    region: as in REGIONS, "" when the dataset does not say.
    """

    name: str
    region: str
    lat: float
    lon: float


def with_postal(
    rows: Sequence[Row],
    places: Iterable[PostalPlace],
    names: Names,
) -> list[Row]:
    """Return the settlements, those without coordinates of their own at the one postal
    point of their name near their hromada's known places.

    names: KATOTTG code -> former Ukrainian names.
    """
    districts = _districts_of_points(places)
    points = {key: tuple(named) for key, named in districts.items()}
    placed = _with_only_points(rows, points, names)
    # What was placed tells better where the rest of its hromada lies, and in which
    # district it lay.
    nearest = _with_nearest_points(placed, points, names)
    return _with_points_of_district(nearest, districts, names)


def _districts_of_points(places: Iterable[PostalPlace]) -> Districts:
    out: dict[str, dict[Point, set[str]]] = {}
    for place in places:
        points = out.setdefault(exact_key(place.name), {})
        point = place.lat, place.lon
        points.setdefault(point, set()).add(place.district)
    return out


def _with_only_points(
    rows: Sequence[Row],
    points: Mapping[str, Sequence[Point]],
    names: Names,
) -> list[Row]:
    """Return the settlements, those moved of whose name one point alone is near."""
    around = hromada_means(rows)
    offers: dict[Point, list[str]] = defaultdict(list)
    for row in rows:
        centre = around.get(row.id[:9])
        if row.precision is Precision.SETTLEMENT or centre is None:
            continue
        point = _only_point((row.name_uk, *names.get(row.id, ())), centre, points)
        if point is not None:
            offers[point].append(row.id)
    return _at_their_own(rows, offers)


def _with_nearest_points(
    rows: Sequence[Row],
    points: Mapping[str, Sequence[Point]],
    names: Names,
) -> list[Row]:
    """Return the settlements, those moved to which one point of their name is clearly
    nearer than to any namesake, and than any other such point.
    """
    around = hromada_means(rows)
    bearers: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        for key in _exact_keys(row, names):
            bearers[key].append(row)
    offers: dict[Point, list[str]] = defaultdict(list)
    for row in rows:
        centre = around.get(row.id[:9])
        if row.precision is Precision.SETTLEMENT or centre is None:
            continue
        keys = _exact_keys(row, names)
        point = _nearest_point([p for key in keys for p in points.get(key, ())], centre)
        namesakes = (other for key in keys for other in bearers[key] if other != row)
        if point is not None and not any(
            _may_be_at(other, point, kilometres(*point, *centre), around)
            for other in namesakes
        ):
            offers[point].append(row.id)
    return _at_their_own(rows, offers)


def _with_points_of_district(
    rows: Sequence[Row],
    districts: Districts,
    names: Names,
) -> list[Row]:
    """Return the settlements, those moved of whose name one point alone near their
    hromada is of a district in which it lay.
    """
    own = _districts_of_hromadas(rows, districts, names)
    around = hromada_means(rows)
    offers: dict[Point, list[str]] = defaultdict(list)
    for row in rows:
        centre = around.get(row.id[:9])
        if row.precision is Precision.SETTLEMENT or centre is None:
            continue
        near = [
            point
            for key in _exact_keys(row, names)
            for point, district in _near(districts.get(key, {}), centre, NEAREST_KM)
            if district in own[row.id[:9]]
        ]
        if _is_one_place(near):
            offers[min(near)].append(row.id)
    return _at_their_own(rows, _without_taken(offers, rows, names))


def _districts_of_hromadas(
    rows: Iterable[Row],
    districts: Districts,
    names: Names,
) -> dict[str, set[str]]:
    """Return first nine characters of a code -> the districts its settlements whose
    coordinates are known were in, as the points of their names say.
    """
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        if row.precision is not Precision.SETTLEMENT:
            continue
        place = row.lat, row.lon
        count = counts[row.id[:9]]
        for key in _exact_keys(row, names):
            points = districts.get(key, {})
            count.update(d for _, d in _near(points, place, 2 * SAME_POINT_KM) if d)
    out: dict[str, set[str]] = defaultdict(set)
    for code, count in counts.items():
        most = max(count.values(), default=0)
        least = max(LEAST_OF_DISTRICT, DISTRICT_SHARE * most)
        out[code] = {name for name in count if count[name] >= least}
    return out


def _near(
    points: Mapping[Point, set[str]],
    centre: Point,
    most_km: float,
) -> Iterator[tuple[Point, str]]:
    """Yield the points near a place, each with its district. One point for the same
    name in two districts is that of one of the two: it is left out.
    """
    for point, named in points.items():
        if len(named) > 1 or kilometres(*point, *centre) > most_km:
            continue
        (district,) = named
        yield point, district


def _without_taken(
    offers: Mapping[Point, list[str]],
    rows: Iterable[Row],
    names: Names,
) -> dict[Point, list[str]]:
    """Leave out the points at which a settlement of the name is known to lie."""
    keys = {row.id: _exact_keys(row, names) for row in rows}
    at_name: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row.precision is Precision.SETTLEMENT:
            for key in keys[row.id]:
                at_name[key].append(row)
    return {
        point: codes
        for point, codes in offers.items()
        if not any(
            kilometres(*point, row.lat, row.lon) <= 2 * SAME_POINT_KM
            for key in keys[codes[0]]
            for row in at_name[key]
        )
    }


def _is_one_place(points: Sequence[Point]) -> bool:
    """Tell whether there are points and all are of one place."""
    return bool(points) and all(
        kilometres(*points[0], *point) <= SAME_POINT_KM for point in points
    )


def _at_their_own(rows: Sequence[Row], offers: Mapping[Point, list[str]]) -> list[Row]:
    """Move settlements to their points; one that two could have is nobody's."""
    by_code = {codes[0]: point for point, codes in offers.items() if len(codes) == 1}
    return [_moved(row, by_code.get(row.id), POSTAL_SOURCE) for row in rows]


def _exact_keys(row: Row, names: Names) -> set[str]:
    return {exact_key(name) for name in (row.name_uk, *names.get(row.id, ()))}


def _nearest_point(points: Sequence[Point], centre: Point) -> Point | None:
    """Return the point nearest to a hromada's mean, None when it is far or another is
    nearly as near.
    """
    near = sorted((kilometres(*point, *centre), point) for point in set(points))
    if not near or near[0][0] > NEAREST_KM:
        return None
    nearest, point = near[0]
    for distance, other in near[1:]:
        is_same = kilometres(*point, *other) <= SAME_POINT_KM
        if distance - nearest < CLEARLY_KM and not is_same:
            return None
    return point


def _may_be_at(
    row: Row,
    point: Point,
    distance: float,
    around: Mapping[str, Point],
) -> bool:
    """Tell whether a point may be that of a namesake: it lies there, or its hromada is
    hardly farther from it than the distance, kilometres.
    """
    if row.precision is Precision.SETTLEMENT:
        return kilometres(*point, row.lat, row.lon) <= 2 * SAME_POINT_KM
    centre = around.get(row.id[:9])
    return centre is not None and kilometres(*point, *centre) - distance < CLEARLY_KM


def hromada_means(rows: Iterable[Row]) -> dict[str, Point]:
    """Return first nine characters of a code -> mean of its hromada's places whose own
    coordinates are known.
    """
    points: dict[str, list[Point]] = defaultdict(list)
    for row in rows:
        if row.precision is Precision.SETTLEMENT:
            points[row.id[:9]].append((row.lat, row.lon))
    return {code: mean(group) for code, group in points.items()}


def _only_point(
    names: Iterable[str],
    centre: Point,
    points: Mapping[str, Sequence[Point]],
) -> Point | None:
    near = [
        point
        for key in {exact_key(name) for name in names}
        for point in points.get(key, ())
        if kilometres(*point, *centre) <= POSTAL_KM
    ]
    return min(near) if _is_one_place(near) else None


def with_events(
    rows: Sequence[Row],
    events: Iterable[Event],
    names: Names,
) -> list[Row]:
    """Return the settlements, those without coordinates of their own at the median of
    the events at their name, when there are three or more and no namesake is near.

    names: KATOTTG code -> former names.
    """
    bearers: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        for key in {fold(name) for name in (*row.spellings, *names.get(row.id, ()))}:
            bearers[key].append(row)
    points: dict[str, list[Point]] = defaultdict(list)
    for event in events:
        code = _settlement_of(event, bearers.get(fold(event.name), ()))
        if code:
            points[code].append((event.lat, event.lon))
    by_code = {
        code: (median(lat for lat, _ in group), median(lon for _, lon in group))
        for code, group in points.items()
        if len(group) >= LEAST_EVENTS
    }
    return [
        _moved(
            row,
            by_code.get(row.id),
            EVENTS_SOURCE.format(count=len(points.get(row.id, ()))),
        )
        for row in rows
    ]


def _settlement_of(event: Event, bearers: Sequence[Row]) -> str:
    """Return the code of the one settlement of the name that an event can be at, ""
    when there is none or several.
    """
    near = [
        row
        for row in bearers
        if kilometres(event.lat, event.lon, row.lat, row.lon)
        <= NAMESAKE_KM + _reach(row)
        and (not event.region or row.region == event.region)
    ]
    if len(near) != 1 or near[0].precision is Precision.SETTLEMENT:
        return ""
    return near[0].id


def _reach(row: Row) -> float:
    """Return how far a settlement may be from where it is put, kilometres."""
    return 0.0 if row.precision is Precision.SETTLEMENT else row.radius_km


def _moved(row: Row, point: Point | None, source: str) -> Row:
    if point is None:
        return row
    return row._replace(
        lat=round(point[0], 4),
        lon=round(point[1], 4),
        precision=Precision.SETTLEMENT,
        radius_km=LEARNED_KM,
        source=source,
    )
