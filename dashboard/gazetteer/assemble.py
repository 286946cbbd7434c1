"""From matches to the rows of the extract: where each settlement is, and how far that can be trusted."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from dashboard.domain.errors import BadInput
from dashboard.domain.geo import kilometres
from dashboard.domain.words import Precision
from dashboard.gazetteer.extract import Row
from dashboard.gazetteer.fold import exact_key, fold
from dashboard.gazetteer.join import GeoName, Match, Point, mean

SETTLEMENT_KM = ((1_000_000, 15.0), (250_000, 10.0), (50_000, 6.0), (10_000, 3.0), (0, 1.5))
"""Least population and the radius of such a settlement, kilometres: its built-up size for cities; for villages the
error of a GeoNames point (median 0.37, nine of ten within 1.2 km of the true place)."""
APPROXIMATE_KM = 20.0
"""Radius of a settlement put at the mean of its hromada's known places. Leaving one known place out at a time, nine of
ten lie within 15 to 18 km of it and nineteen of twenty within 20 (figures of the build, data/README.md)."""
CITY = 50_000
"""A town of at least so many people is called a city; Ukrainian law has one word for both."""
RAION_SHARE = 0.97
"""Share of a raion's known places that its radius holds."""

_NAME = re.compile(r"[A-Z\u00c0-\u017f]['’ʼ]?[a-z\u00df-\u017f].*|[А-ЯЁІЇЄҐ]['’ʼ]?[а-яёіїєґ][а-яёіїєґА-ЯЁІЇЄҐ'’ʼ -]*")


def settlement_radius(population: int | None) -> float:
    """Return the radius within which the named settlement lies, kilometres."""
    return next(km for least, km in SETTLEMENT_KM if (population or 0) >= least)


def usable_names(names: Iterable[str], known: Sequence[str]) -> tuple[str, ...]:
    """Return the Latin and Ukrainian or Russian names that open up a new folding key, in a fixed order.

    GeoNames also lists airport codes and machine transliterations ("ji fu"); those begin small or are all capitals.
    """
    seen = {fold(name) for name in known}
    kept: list[str] = []
    for name in sorted(set(names), key=lambda n: (exact_key(n), n)):
        key = fold(name)
        if len(key) >= 3 and key not in seen and _NAME.fullmatch(name) and "|" not in name and len(name) <= 60:
            seen.add(key)
            kept.append(name)
    return tuple(kept)


def located(row: Row, place: GeoName, source: str) -> Row:
    """Return the settlement at the point GeoNames gives it."""
    people = place.population or row.population
    category = "city" if row.category == "town" and (people or 0) >= CITY else row.category
    more = usable_names((place.name, *place.alternates), row.spellings)
    return row._replace(
        category=category,
        lat=round(place.lat, 4),
        lon=round(place.lon, 4),
        precision=Precision.SETTLEMENT,
        radius_km=settlement_radius(people),
        population=people,
        alternates=(*row.alternates, *more),
        source=f"{source} {place.number}",
    )


def assemble(settlements: Sequence[Row], found: Match, source: str) -> list[Row]:
    """Return every settlement with coordinates, and the raions: their centre and radius.

    settlements: rows of the register; one that has precision settlement keeps its point when nothing new was found.
    found: KATOTTG code -> GeoNames place. source: what to write before the GeoNames number.
    """
    rows = [located(row, found[row.id], source) if row.id in found else row for row in settlements]
    known = [row for row in rows if row.precision is Precision.SETTLEMENT]
    hromadas = _points(known, 9)
    areas = {code: circle(points) for length in (4, 6) for code, points in _points(known, length).items()}
    out = []
    for row in rows:
        if row.precision is not Precision.SETTLEMENT:
            area = areas.get(row.id[:6]) or areas.get(row.id[:4])
            out.append(_placed_roughly(row, hromadas.get(row.id[:9]), area))
        else:
            out.append(row)
    return out


def with_circles(raions: Iterable[Row], settlements: Iterable[Row]) -> list[Row]:
    """Return the raions, each with the circle round its known settlements."""
    known = _points((row for row in settlements if row.precision is Precision.SETTLEMENT), 6)
    out = []
    for row in raions:
        points = known.get(row.id[:6], [])
        if not points:
            raise BadInput(f"{row.id} {row.name_uk}: none of its settlements has coordinates")
        (lat, lon), radius = circle(points)
        said = f"centre of {len(points)} GeoNames places of the raion"
        out.append(row._replace(lat=lat, lon=lon, precision=Precision.RAION, radius_km=radius, source=said))
    return out


def circle(points: Sequence[Point]) -> tuple[Point, float]:
    """Return a centre, degrees, and the radius in whole kilometres that holds nearly all of the points."""
    lat, lon = mean(points)
    away = sorted(kilometres(lat, lon, *point) for point in points)
    radius = away[min(len(away) - 1, int(len(away) * RAION_SHARE))]
    return (round(lat, 4), round(lon, 4)), max(APPROXIMATE_KM, float(round(radius)))


def _placed_roughly(row: Row, near: Sequence[Point] | None, area: tuple[Point, float] | None) -> Row:
    if near:
        lat, lon = mean(near)
        precision, radius, said = Precision.APPROXIMATE, APPROXIMATE_KM, "mean of its hromada's GeoNames places"
    elif area is None:
        if not row.source:
            raise BadInput(
                f"{row.id} {row.name_uk}: no place of its region has coordinates, so it cannot be put anywhere"
            )
        return row
    else:
        (lat, lon), radius = area
        precision, said = Precision.RAION, f"centre of the GeoNames places of its {'raion' if row.raion else 'oblast'}"
    return row._replace(lat=round(lat, 4), lon=round(lon, 4), precision=precision, radius_km=radius, source=said)


def _points(rows: Iterable[Row], length: int) -> dict[str, list[Point]]:
    out: dict[str, list[Point]] = defaultdict(list)
    for row in rows:
        out[row.id[:length]].append((row.lat, row.lon))
    return out
