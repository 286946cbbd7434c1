"""From matches to the rows of the extract: where each settlement is, and how far that
can be trusted.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from dashboard.domain.errors import BadInput
from dashboard.domain.geography.geo import kilometres
from dashboard.domain.words import Precision
from dashboard.gazetteer.extract import Row
from dashboard.gazetteer.fold import exact_key, fold
from dashboard.gazetteer.join import GeoName, Match, Point, mean

SETTLEMENT_KM = (
    (1_000_000, 15.0),
    (250_000, 10.0),
    (50_000, 6.0),
    (10_000, 3.0),
    (0, 2.0),
)
"""Least population and the radius of such a settlement, kilometres: its built-up size
for cities; for villages the error of a GeoNames point (median 0.37, nine of ten
within 1.2 km of the true place).
"""
APPROXIMATE_KM = 26.0
"""Radius of a settlement put at the mean of its hromada's known places: nineteen of
twenty of the villages that GeoNames' postal file places lie within 25 km of it
(docs/DATA.md). The places known here, the larger ones, lie nearer to their middle.
"""
WIDE_KM = {"Kharkiv": 29.0, "Kherson": 29.0, "Kyiv": 29.0}
"""The same where hromadas are so large that 26 km hold fewer; `data.build.radii`
measures both.
"""
CITY = 50_000
"""A town of at least so many people is called a city; Ukrainian law has one word for
both.
"""
RAION_SHARE = 0.97
"""Share of a raion's known places that its radius holds."""

SHORTEST_KEY = 3
LONGEST_NAME = 60

_NAME = re.compile(
    r"[A-Z\u00c0-\u017f]['’ʼ]?[a-z\u00df-\u017f].*"
    r"|[А-ЯЁІЇЄҐ]['’ʼ]?[а-яёіїєґ][а-яёіїєґА-ЯЁІЇЄҐ'’ʼ -]*"
)


def settlement_radius(population: int | None) -> float:
    """Return the radius within which the named settlement lies, kilometres."""
    return next(km for least, km in SETTLEMENT_KM if (population or 0) >= least)


def usable_names(names: Iterable[str], present: Sequence[str]) -> tuple[str, ...]:
    """Return the Latin and Ukrainian or Russian names that open up a new folding key,
    in a fixed order.

    present: names the place has already. GeoNames also lists airport codes and machine
    transliterations ("ji fu"); those begin small or are all capitals.
    """
    seen = {fold(name) for name in present}
    usable: list[str] = []
    for name in sorted(set(names), key=lambda n: (exact_key(n), n)):
        key = fold(name)
        if key not in seen and len(key) >= SHORTEST_KEY and _is_name(name):
            seen.add(key)
            usable.append(name)
    return tuple(usable)


def _is_name(text: str) -> bool:
    # A bar would be read as the end of a name in the extract.
    fits = len(text) <= LONGEST_NAME and "|" not in text
    return fits and _NAME.fullmatch(text) is not None


def located(row: Row, place: GeoName, source: str) -> Row:
    """Return the settlement at the point GeoNames gives it."""
    people = place.population or row.population
    category = row.category
    if category == "town" and (people or 0) >= CITY:
        category = "city"
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


def assemble(
    settlements: Sequence[Row],
    matches: Match,
    source: str,
) -> list[Row]:
    """Return every settlement with coordinates: its own, else those of its hromada,
    raion or oblast.

    settlements: rows of the register; one that has precision settlement keeps its point
    when it has no new match. matches: KATOTTG code -> GeoNames place. source: what to
    write before the GeoNames number.
    """
    rows = [
        located(row, matches[row.id], source) if row.id in matches else row
        for row in settlements
    ]
    exact = [row for row in rows if row.precision is Precision.SETTLEMENT]
    hromadas = _points(exact, 9)
    # Four digits of the code after UA are the raion, the first two the oblast.
    circles = {
        code: circle(points)
        for length in (4, 6)
        for code, points in _points(exact, length).items()
    }
    out = []
    for row in rows:
        if row.precision is not Precision.SETTLEMENT:
            around = circles.get(row.id[:6]) or circles.get(row.id[:4])
            row = _placed_roughly(row, hromadas.get(row.id[:9]), around)  # noqa: PLW2901
        out.append(row)
    return out


def with_circles(raions: Iterable[Row], settlements: Iterable[Row]) -> list[Row]:
    """Return the raions, each with the circle round those of its settlements whose own
    coordinates are known. Raises BadInput for a raion without any.
    """
    exact = _points(
        (row for row in settlements if row.precision is Precision.SETTLEMENT), 6
    )
    out = []
    for row in raions:
        points = exact.get(row.id[:6], [])
        if not points:
            raise BadInput(
                f"{row.id} {row.name_uk}: none of its settlements has coordinates"
            )
        source = f"centre of {len(points)} GeoNames places of the raion"
        out.append(_at(row, *circle(points), Precision.RAION, source))
    return out


def circle(points: Sequence[Point]) -> tuple[Point, float]:
    """Return a centre, degrees, and the radius in whole kilometres that holds nearly
    all of the points.
    """
    lat, lon = mean(points)
    away = sorted(kilometres(lat, lon, *point) for point in points)
    radius = away[min(len(away) - 1, int(len(away) * RAION_SHARE))]
    return (round(lat, 4), round(lon, 4)), max(APPROXIMATE_KM, float(round(radius)))


def _placed_roughly(
    row: Row,
    near: Sequence[Point] | None,
    around: tuple[Point, float] | None,
) -> Row:
    """Put a settlement at the middle of what lies round it, its hromada before its
    raion; a row that has coordinates of some kind is left alone when both are unknown.
    """
    if near:
        source = "mean of its hromada's GeoNames places"
        radius = WIDE_KM.get(row.region, APPROXIMATE_KM)
        return _at(row, mean(near), radius, Precision.APPROXIMATE, source)
    if around is not None:
        unit = "raion" if row.raion else "oblast"
        source = f"centre of the GeoNames places of its {unit}"
        return _at(row, *around, Precision.RAION, source)
    # Better no gazetteer than a settlement at 0, 0.
    if not row.source:
        raise BadInput(
            f"{row.id} {row.name_uk}: no place of its region has coordinates, so it"
            " cannot be put anywhere"
        )
    return row


def _at(
    row: Row,
    point: Point,
    radius_km: float,
    precision: Precision,
    source: str,
) -> Row:
    return row._replace(
        lat=round(point[0], 4),
        lon=round(point[1], 4),
        precision=precision,
        radius_km=radius_km,
        source=source,
    )


def _points(rows: Iterable[Row], length: int) -> dict[str, list[Point]]:
    out: dict[str, list[Point]] = defaultdict(list)
    for row in rows:
        out[row.id[:length]].append((row.lat, row.lon))
    return out
