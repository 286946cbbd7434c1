"""What the shipped claims and places reach, beside what they should; nothing is
written.

    python -m benchmarks.places [--postal UA.txt]

With GeoNames' postal file, of which nothing is shipped, also what an update of the
gazetteer makes of it, how far the curated coordinates agree with it, and how well the
stated radii hold.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

import numpy as np

from dashboard.domain.geography.geo import kilometres
from dashboard.domain.place import Place, Resolution
from dashboard.domain.settings import Settings, shipped_folder
from dashboard.domain.words import Precision
from dashboard.gazetteer import Gazetteer
from dashboard.gazetteer.extract import SETTLEMENTS, Row, read_rows
from dashboard.gazetteer.fold import exact_key
from dashboard.gazetteer.former import read_former_names
from dashboard.gazetteer.positions import PostalPlace
from dashboard.gazetteer.query import parse, place_nearby
from dashboard.gazetteer.ranking import HOME
from dashboard.gazetteer.register import BELT, SETTLED, Register, load_register
from dashboard.gazetteer.update import parse_postal_line, update_from
from dashboard.gazetteer.world import WORLD, World
from data.build.radii import distances

FIRST, LAST = (2022, 2), (2026, 6)
"""Months that the shipped claims are of."""
FEW = 5
"""Claims below which a month says little."""
MOST_NAMED = 200
BELT_KM = 60.0
SAME_NAME_KM = 12.0
"""How far a postal point of a place's name may be to be that of the same place."""
AGREED_KM = 2.0
SECOND = ("settlement list", "Wikipedia")
"""How a row's second source begins that has a coordinate of its own: most are
GeoNames again.
"""
FACILITIES = ("point-airfield-", "point-power-", "point-port-")
DISTRICT = "point-district-"
BORDER_KM = 150.0
"""How far from a settlement of Ukraine one of Russia or Belarus counts as at the
border: their border regions reach about so far.
"""

EARTH_KM = 6371.0

ClaimRow = dict[str, str]
Point = tuple[float, float]


class Figure(NamedTuple):
    """One figure beside what it should reach. least: whether that is a lower bound."""

    what: str
    value: float
    reach: float
    least: bool = True
    remark: str = ""

    def line(self) -> str:
        """Return the figure as a line of the table."""
        is_reached = (
            self.value >= self.reach if self.least else self.value <= self.reach
        )
        bound = "at least" if self.least else "at most"
        verdict = "reached" if is_reached else "MISSED"
        words = f"{self.what:58} {self.value:9,.5g}  {bound} {self.reach:g}: {verdict}"
        return f"{words}; {self.remark}" if self.remark else words


class BareName(NamedTuple):
    """A spelling of a claim, read without its oblast. day: of printing; page: places
    and days that the same page names.
    """

    written: str
    id: str
    day: date
    page: frozenset[tuple[str, int]]


def read_table(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def month_counts(claims: Iterable[ClaimRow]) -> dict[tuple[int, int], int]:
    """Return how many claims were printed in each month from FIRST to LAST."""
    counts = Counter(
        (day.year, day.month)
        for day in (date.fromisoformat(claim["published"]) for claim in claims)
    )
    numbers = range(FIRST[0] * 12 + FIRST[1] - 1, LAST[0] * 12 + LAST[1])
    months = [(number // 12, number % 12 + 1) for number in numbers]
    return {month: counts[month] for month in months}


def claim_figures(claims: Sequence[ClaimRow]) -> list[Figure]:
    """Return what the claims reach."""
    months = month_counts(claims)
    few = [f"{y}-{m:02}" for (y, m), count in months.items() if 0 < count < FEW]
    without = sum(not (claim["quote"] or claim["no_quote"]) for claim in claims)
    outlets = {claim["publisher"] for claim in claims}
    empty = sum(count == 0 for count in months.values())
    remark = f"fewer than {FEW} in {', '.join(few)}"
    return [
        Figure(
            "claims without a quotation or a reason for none", without, 0, least=False
        ),
        Figure("claims", len(claims), 670),
        Figure("months without any", empty, 0, least=False, remark=remark),
        Figure("outlets", len(outlets), 110),
    ]


def most_named(gazetteer: Gazetteer, claims: Iterable[ClaimRow]) -> list[Place]:
    """Return the settlements that the claims name most."""
    counts = Counter(claim["place_id"] for claim in claims if claim["place_id"])
    places = [(gazetteer.place(id), count) for id, count in counts.items()]
    settlements = [
        (-count, place.id, place)
        for place, count in places
        if place is not None and place.kind in SETTLED
    ]
    return [place for _, _, place in sorted(settlements)[:MOST_NAMED]]


def figure_of_named(gazetteer: Gazetteer, claims: Iterable[ClaimRow]) -> Figure:
    """Return how many of the settlements named most have coordinates of their own."""
    most = most_named(gazetteer, claims)
    rough = [p.name for p in most if p.precision is not Precision.SETTLEMENT]
    return Figure(
        f"of the {len(most)} most named settlements, exact",
        len(most) - len(rough),
        195,
        remark=f"not: {', '.join(rough)}",
    )


def bare_names(
    gazetteer: Gazetteer,
    claims: Sequence[ClaimRow],
) -> Iterator[BareName]:
    """Yield every spelling of a settlement in the claims, once for each settlement,
    without those that only say to be near it.
    """
    pages: dict[str, set[tuple[str, int]]] = {}
    for claim in claims:
        day = date.fromisoformat(claim["date_to"] or claim["published"])
        pages.setdefault(claim["url"], set()).add((claim["place_id"], day.toordinal()))
    seen = set()
    for claim in claims:
        key = claim["place_as_written"], claim["place_id"]
        if key not in seen and _is_bare_name(gazetteer, *key):
            seen.add(key)
            day = date.fromisoformat(claim["published"])
            yield BareName(*key, day, frozenset(pages[claim["url"]]))


def _is_bare_name(gazetteer: Gazetteer, written: str, id: str) -> bool:
    place = gazetteer.place(id)
    if place is None or place.country != HOME or place.kind not in SETTLED:
        return False
    return bool(written) and not place_nearby(parse(written).core)


def outcomes(
    register: Register,
    names: Iterable[BareName],
    resolve: Callable[[BareName], Resolution],
) -> Counter[str]:
    """Return how many names end right, wrong and open, and of how many the right place
    is not offered; reports of the place itself and of the same page are left out.
    """
    counts: Counter[str] = Counter()
    for name in names:
        others = [
            point
            for point in register.report_points
            if point[0] != name.id and (point[0], point[3]) not in name.page
        ]
        with patch.object(register, "report_points", others):
            answer = resolve(name)
        counts[outcome(answer, name.id)] += 1
        offered = {candidate.place.id for candidate in answer.candidates}
        counts["not offered"] += name.id not in offered
    return counts


def outcome(answer: Resolution, id: str) -> str:
    """Return right, wrong or open."""
    if answer.chosen is None:
        return "open"
    return "right" if answer.chosen.place.id == id else "wrong"


def name_figures(settings: Settings, claims: Sequence[ClaimRow]) -> list[Figure]:
    """Return what becomes of the claims' own names without their oblast."""
    register, _ = load_register(settings)
    path = settings.shipped / "gazetteer" / WORLD
    gazetteer = Gazetteer(register, world=lambda: World.load(path))
    names = list(bare_names(gazetteer, claims))
    counts = outcomes(
        register, names, lambda name: gazetteer.resolve(name.written, day=name.day)
    )
    shares = {each: count / len(names) for each, count in counts.items()}
    remark = f"{counts['right']} of {len(names)}"
    missing = shares["not offered"]
    return [
        Figure("bare names, right", shares["right"], 0.8, remark=remark),
        Figure("bare names, wrong", shares.get("wrong", 0.0), 0.01, least=False),
        Figure("bare names, right one not offered", missing, 0.03, least=False),
    ]


def are_near(
    points: Sequence[Point], centres: Iterable[Point], within_km: float
) -> list[bool]:
    """Tell of each point whether it lies near one of the centres."""
    radians = np.radians(points)
    near = np.zeros(len(points), dtype=bool)
    for centre in centres:
        lat, lon = np.radians(centre)
        square = np.sin((radians - (lat, lon)) / 2) ** 2
        scale = np.cos(lat) * np.cos(radians[:, 0])
        arc = np.arcsin(np.sqrt(square[:, 0] + scale * square[:, 1]))
        near |= 2 * EARTH_KM * arc <= within_km
    return [bool(each) for each in near]


def belt(register: Register, gazetteer: Gazetteer) -> list[str]:
    """Return the ids of the settlements near those that reports name in the oblasts
    which the front crossed or neared.
    """
    places = [place for place in gazetteer.places() if place.kind in SETTLED]
    named = [p for p in places if p.region in BELT and register.is_named(p.id)]
    centres = [(place.lat, place.lon) for place in named]
    near = are_near([(p.lat, p.lon) for p in places], centres, BELT_KM)
    return [place.id for place, is_near in zip(places, near, strict=True) if is_near]


def update_figures(
    settings: Settings, claims: Sequence[ClaimRow], postal: Path
) -> list[Figure]:
    """Return what an update of the gazetteer makes of a postal file."""
    register, _ = load_register(settings)
    ids = belt(register, Gazetteer(register))
    update_from(str(postal), settings)
    after = Gazetteer.load(settings)
    exact = sum(_is_exact(after.place(id)) for id in ids)
    named = figure_of_named(after, claims)
    remark = f"of {len(ids):,}"
    return [
        Figure("after an update, exact in the belt", exact, 7000, remark=remark),
        named._replace(what=f"after an update, {named.what}"),
    ]


def _is_exact(place: Place | None) -> bool:
    return place is not None and place.precision is Precision.SETTLEMENT


class Agreement(NamedTuple):
    """How many curated settlements have a postal point of their name near them, of how
    many it is within AGREED_KM, and how many of the others name a second record.
    """

    seen: int
    agreed: int
    second: int


def agreement(
    curated: Iterable[Mapping[str, str]],
    postal: Iterable[PostalPlace],
) -> Agreement:
    """Return how curated coordinates agree with a postal file."""
    points: dict[str, list[Point]] = {}
    for place in postal:
        points.setdefault(exact_key(place.name), []).append((place.lat, place.lon))
    seen = agreed = second = 0
    for row in curated:
        if row["precision"] != Precision.SETTLEMENT.value:
            continue
        own = float(row["lat"]), float(row["lon"])
        near = [kilometres(*own, *p) for p in points.get(exact_key(row["name_uk"]), ())]
        nearest = min(near, default=SAME_NAME_KM + 1)
        seen += nearest <= SAME_NAME_KM
        agreed += nearest <= AGREED_KM
        is_astray = AGREED_KM < nearest <= SAME_NAME_KM
        second += is_astray and any(name in row["source2"] for name in SECOND)
    return Agreement(seen, agreed, second)


def postal_figures(
    settings: Settings, claims: Sequence[ClaimRow], path: Path
) -> list[Figure]:
    """Return the figures that need the postal file."""
    lines = path.read_bytes().splitlines()
    postal = [place for line in lines if (place := parse_postal_line(line))]
    near = agreement(read_table(settings.shipped / "places.csv"), postal)
    agreed = near.agreed + near.second
    folder = settings.shipped / "gazetteer"
    former = {
        code: tuple(name.name for name in names)
        for code, names in read_former_names(folder).items()
    }
    rows = [row for row in read_rows(folder / SETTLEMENTS) if row.category != "raion"]
    remark = f"{near.agreed} and {near.second} of {near.seen}"
    holding = held_back(rows, postal, former)
    return [
        Figure("curated near the postal file", near.agreed / near.seen, 0.99),
        Figure("or by a second record", agreed / near.seen, 0.99, remark=remark),
        Figure("radius holds, half of the villages", holding, 0.95),
        *update_figures(settings, claims, path),
    ]


def held_back(
    rows: Sequence[Row],
    postal: Sequence[PostalPlace],
    former: dict[str, tuple[str, ...]],
) -> float:
    """Return the share of the half that no radius was set on which lies within its
    stated radius.
    """
    half = [d for d in distances(rows, postal, former) if d.half == 1]
    return sum(d.km <= d.radius_km for d in half) / max(1, len(half))


def count_at_border(settings: Settings) -> int:
    """Return how many settlements of Russia and Belarus lie near Ukraine's."""
    text = gzip.decompress((settings.shipped / "gazetteer" / WORLD).read_bytes())
    header, *lines = text.decode("utf-8").split("\n")[:-1]
    columns = header.split("\t")[1:]
    rows = (dict(zip(columns, line.split("\t"), strict=True)) for line in lines)
    abroad = [
        (float(row["lat"]), float(row["lon"]))
        for row in rows
        if row["country"] in {"RU", "BY"} and row["kind"] in SETTLED
    ]
    own = {
        (row.lat, row.lon)
        for row in read_rows(settings.shipped / "gazetteer" / SETTLEMENTS)
        if row.precision is Precision.SETTLEMENT
    }
    return sum(are_near(abroad, own, BORDER_KM))


def place_figures(settings: Settings) -> list[Figure]:
    """Return how much of each kind of place there is."""
    rows = read_table(settings.shipped / "places.csv")
    facilities = sum(row["id"].startswith(FACILITIES) for row in rows)
    districts = sum(row["id"].startswith(DISTRICT) for row in rows)
    path = settings.shipped / "basemap" / "odbl" / "raions.geojson"
    raions = len(json.loads(path.read_text("utf-8"))["features"])
    border = count_at_border(settings)
    return [
        Figure("curated rows beyond the first 406", len(rows) - 406, 600),
        Figure("facilities", facilities, 120),
        Figure("districts of large cities", districts, 1),
        Figure("settlements abroad near the border", border, 300),
        Figure("raions with an outline", raions, 136),
    ]


def table(folder: Path, postal: Path | None) -> Iterator[Figure]:
    """Yield every figure. folder: where an update may write; postal: GeoNames' postal
    file, None for none.
    """
    settings = Settings(shipped=shipped_folder(), data=folder)
    claims = read_table(settings.shipped / "claims.csv")
    yield from claim_figures(claims)
    yield from name_figures(settings, claims)
    yield figure_of_named(Gazetteer.load(settings), claims)
    yield from place_figures(settings)
    if postal is not None:
        yield from postal_figures(settings, claims, postal)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--postal", type=Path, metavar="UA.txt")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for figure in table(Path(folder), options.postal):
            print(figure.line())


if __name__ == "__main__":
    main()
