"""The curated places: every row usable, every essential place there, nothing outside
Ukraine.
"""

from __future__ import annotations

import csv
import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from dashboard.domain.settings import load
from dashboard.domain.words import Precision
from dashboard.gazetteer import Gazetteer
from dashboard.gazetteer.fold import fold
from dashboard.gazetteer.former import read_former_names
from dashboard.gazetteer.register import SETTLED

PLACES = Path(__file__).resolve().parents[3] / "data" / "places.csv"
HEADER = [
    "id",
    "name_en",
    "name_uk",
    "name_ru",
    "spellings",
    "lat",
    "lon",
    "region",
    "precision",
    "radius_km",
    "source",
    "source2",
    "note",
]
REGIONS = {
    "Vinnytsia",
    "Volyn",
    "Dnipropetrovsk",
    "Donetsk",
    "Zhytomyr",
    "Zakarpattia",
    "Zaporizhzhia",
    "Ivano-Frankivsk",
    "Kyiv",
    "Kirovohrad",
    "Luhansk",
    "Lviv",
    "Mykolaiv",
    "Odesa",
    "Poltava",
    "Rivne",
    "Sumy",
    "Ternopil",
    "Kharkiv",
    "Kherson",
    "Khmelnytskyi",
    "Cherkasy",
    "Chernivtsi",
    "Chernihiv",
    "Crimea",
    "Kyiv City",
    "Sevastopol",
}
PRECISIONS = {
    "point",
    "settlement",
    "approximate",
    "raion",
    "oblast",
    "area",
    "country",
}
# Reporting of June-September 2023 turns on these: name and oblast.
ESSENTIAL = {
    "Donetsk": (
        "Donetsk Bakhmut Soledar Avdiivka Marinka Vuhledar Lyman Mariupol Storozheve"
        " Neskuchne Blahodatne Makarivka Urozhaine Staromaiorske Rivnopil Staromlynivka"
        " Novodonetske Novomaiorske Klishchiivka Andriivka Kurdiumivka Berkhivka"
        " Yahidne Orikhovo-Vasylivka Dubovo-Vasylivka Zaliznianske Opytne Pervomaiske"
        " Vodiane Nevelske Krasnohorivka Novomykhailivka Torske Dibrova Serebrianka"
        " Bilohorivka Spirne Vesele Rozdolivka"
    ),
    "Luhansk": (
        "Sievierodonetsk Lysychansk Rubizhne Kreminna Svatove Bilohorivka Novoselivske"
        " Kuzemivka Karmazynivka Raihorodka Serhiivka Novovodiane Dibrova"
    ),
    "Zaporizhzhia": (
        "Zaporizhzhia Melitopol Berdiansk Enerhodar Tokmak Polohy Orikhiv Huliaipole"
        " Vasylivka Novodarivka Levadne Lobkove Piatykhatky Robotyne Pryiutne Verbove"
        " Novoprokopivka Kopani Novofedorivka Novopokrovka Zherebianky Kamianske"
        " Novodanylivka"
    ),
    "Kharkiv": (
        "Kharkiv Kupiansk Vovchansk Balakliia Izium Dvorichna Synkivka Petropavlivka"
    ),
    "Kherson": "Kherson Oleshky Antonivka Krynky Vysokopillia",
    "Mykolaiv": "Mykolaiv Snihurivka Ochakiv",
    "Kyiv": "Bucha Irpin",
}
ESSENTIAL_OF_TWO_WORDS = [
    ("Velyka Novosilka", "Donetsk"),
    ("Zavitne Bazhannia", "Donetsk"),
    ("Mala Tokmachka", "Zaporizhzhia"),
    ("Nova Kakhovka", "Kherson"),
    ("Kozachi Laheri", "Kherson"),
    ("Davydiv Brid", "Kherson"),
    ("Kryvyi Rih", "Dnipropetrovsk"),
]
AREAS_AND_POINTS = [
    "country-ukraine",
    "area-donbas",
    "area-front",
    "area-southern-ukraine",
    "area-eastern-ukraine",
    "area-northern-ukraine",
    "area-kherson-left-bank",
    "area-black-sea",
    "area-sea-of-azov",
    "area-kinburn-spit",
    "point-snake-island",
    "point-zaporizhzhia-npp",
    "point-kakhovka-dam",
    "point-crimean-bridge",
    "point-azovstal",
    "point-antonivka-bridge",
    "point-antonivka-railway-bridge",
    "point-chonhar-bridge",
    "point-henichesk-bridge",
]

Row = dict[str, str]


def read_rows() -> list[Row]:
    with PLACES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    return read_rows()


def test_the_header_is_the_agreed_one() -> None:
    with PLACES.open(encoding="utf-8", newline="") as file:
        assert next(csv.reader(file)) == HEADER


def test_every_row_has_as_many_fields_as_the_header() -> None:
    with PLACES.open(encoding="utf-8", newline="") as file:
        assert {len(fields) for fields in csv.reader(file)} == {len(HEADER)}


def test_no_id_occurs_twice(rows: list[Row]) -> None:
    ids = [row["id"] for row in rows]
    assert sorted(ids) == sorted(set(ids))


def test_an_id_is_a_register_code_or_a_slug(rows: list[Row]) -> None:
    form = re.compile(r"UA\d{17}|(area|point|country)-[a-z0-9-]+")
    assert [row["id"] for row in rows if not form.fullmatch(row["id"])] == []


def test_regions_and_precisions_are_known_words(rows: list[Row]) -> None:
    assert {row["region"] for row in rows} <= REGIONS | {""}
    assert {row["precision"] for row in rows} <= PRECISIONS
    without_region = {row["precision"] for row in rows if not row["region"]}
    assert without_region <= {"area", "country"}


def test_all_27_regions_are_there_once(rows: list[Row]) -> None:
    cities = {
        "UA80000000000093317",
        "UA85000000000065278",
    }  # Kyiv and Sevastopol are regions and settlements
    assert {row["precision"] for row in rows if row["id"] in cities} == {"settlement"}
    regions = [
        row["region"]
        for row in rows
        if row["precision"] == "oblast" or row["id"] in cities
    ]
    assert len(regions) == 27
    assert set(regions) == REGIONS


def test_there_are_at_least_230_settlements(rows: list[Row]) -> None:
    assert sum(row["precision"] == "settlement" for row in rows) >= 230


def test_the_essential_places_are_there(rows: list[Row]) -> None:
    wanted = [
        (name, region) for region, names in ESSENTIAL.items() for name in names.split()
    ]
    present = {
        (row["name_en"], row["region"])
        for row in rows
        if row["precision"] in {"settlement", "approximate"}
    }
    assert [
        place for place in wanted + ESSENTIAL_OF_TWO_WORDS if place not in present
    ] == []


def test_the_areas_and_points_in_use_are_there(rows: list[Row]) -> None:
    assert set(AREAS_AND_POINTS) <= {row["id"] for row in rows}


def test_coordinates_lie_within_the_bounds_of_ukraine(rows: list[Row]) -> None:
    outside = [
        row["id"]
        for row in rows
        if row["precision"] != "area"
        and not (
            44.3 <= float(row["lat"]) <= 52.4 and 22.1 <= float(row["lon"]) <= 40.3
        )
    ]
    assert outside == []


def test_no_radius_is_missing(rows: list[Row]) -> None:
    assert [row["id"] for row in rows if float(row["radius_km"]) <= 0] == []


def test_a_place_without_a_coordinate_of_its_own_says_so(rows: list[Row]) -> None:
    approximate = [row for row in rows if row["precision"] == "approximate"]
    assert [row["id"] for row in approximate if not row["note"]] == []
    assert [row["id"] for row in approximate if float(row["radius_km"]) < 2] == []


def test_the_ukrainian_name_is_written_in_cyrillic(rows: list[Row]) -> None:
    assert [row["id"] for row in rows if re.search(r"[A-Za-z]", row["name_uk"])] == []
    assert [
        row["id"] for row in rows if not re.search(r"[а-яіїєґ]", row["name_uk"])
    ] == []


def test_spellings_are_not_repeated_and_not_empty(rows: list[Row]) -> None:
    for row in rows:
        spellings = row["spellings"].split("|") if row["spellings"] else []
        assert "" not in spellings, row["id"]
        assert len(spellings) == len(set(spellings)), row["id"]
        assert row["name_en"] not in spellings, row["id"]


@pytest.mark.parametrize(
    ("spelling", "name"),
    [
        ("Severodonetsk", "Sievierodonetsk"),
        ("Artemivsk", "Bakhmut"),
        ("Storozhov", "Storozheve"),
        ("Velika Novosilke", "Velyka Novosilka"),
        ("Rabotino", "Robotyne"),
        ("Krasny Liman", "Lyman"),
    ],
)
def test_press_spellings_lead_to_the_place(
    rows: list[Row], spelling: str, name: str
) -> None:
    assert name in {
        row["name_en"] for row in rows if spelling in row["spellings"].split("|")
    }


def names_of(row: Row) -> list[str]:
    names = [row["name_en"], row["name_uk"], row["name_ru"]]
    return [name for name in (*names, *row["spellings"].split("|")) if name]


def is_answer(gazetteer: Gazetteer, spelling: str, row: Row) -> bool:
    """Tell whether a row's place is offered for a spelling in its oblast, and no other
    is chosen than a settlement that bears the name, too.
    """
    region = row["region"] or None
    offered = gazetteer.candidates(spelling, region, limit=100)
    if row["id"] not in {candidate.place.id for candidate in offered}:
        return False
    chosen = gazetteer.resolve(spelling, region).chosen
    if chosen is None or chosen.place.id == row["id"]:
        return True
    of_name = {fold(name) for name in gazetteer.names(chosen.place.id)}
    return chosen.place.kind in SETTLED and fold(spelling) in of_name


def test_a_facility_names_its_record(rows: list[Row]) -> None:
    kinds = ("point-airfield-", "point-power-", "point-port-")
    facilities = [row for row in rows if row["id"].startswith(kinds)]
    assert len(facilities) >= 120
    records = re.compile(r"OurAirports \S+|Global Power Plant Database|ports of \S+")
    assert [row["id"] for row in facilities if not records.match(row["source"])] == []


def test_no_row_comes_from_the_postal_file(rows: list[Row]) -> None:
    # It may be read by an update of the gazetteer; nothing of it is shipped.
    sources = [f"{row['source']} {row['source2']}" for row in rows]
    assert [source for source in sources if "postal" in source.casefold()] == []


def test_nine_of_ten_settlements_that_claims_name_most_are_exact() -> None:
    gazetteer = Gazetteer.load(load({}))
    with (PLACES.parent / "claims.csv").open(encoding="utf-8", newline="") as file:
        named = Counter(row["place_id"] for row in csv.DictReader(file))
    places = [(gazetteer.place(id), count) for id, count in named.items() if id]
    settlements = [
        (-count, place.id, place.precision)
        for place, count in places
        if place is not None and place.kind in SETTLED
    ]
    most = [precision for _, _, precision in sorted(settlements)[:200]]
    assert len(most) == 200
    assert sum(precision is Precision.SETTLEMENT for precision in most) >= 185


def test_the_front_belt_is_curated(rows: list[Row]) -> None:
    assert len(rows) >= 406 + 600
    districts = [row for row in rows if row["id"].startswith("point-district-")]
    assert len(districts) >= 40


def rings(geometry: dict[str, Any]) -> list[list[list[list[float]]]]:
    found: list[list[list[list[float]]]] = geometry["coordinates"]
    return [found] if geometry["type"] == "Polygon" else found  # type: ignore[list-item]


def inside(polygons: list[list[list[list[float]]]], lon: float, lat: float) -> bool:
    """Tell by crossings whether a point lies in polygons with holes."""
    crossings = 0
    for ring in (ring for polygon in polygons for ring in polygon):
        for (x1, y1), (x2, y2) in pairwise(ring):
            if (y1 > lat) != (y2 > lat) and lon < x1 + (lat - y1) * (x2 - x1) / (
                y2 - y1
            ):
                crossings += 1
    return crossings % 2 == 1


# On the water or on a pier, beyond the coast or the border as it is drawn.
AT_SEA = {
    "point-power-kremenchuk-hydroelectric-station",  # in the river that is the border
    "point-crimean-bridge",
    "point-chonhar-bridge",
    "point-chonhar-railway-bridge",
    "point-henichesk-bridge",
    "point-snake-island",
    "point-port-kiliia",
    "point-port-pivdennyi",
    "point-port-skadovsk",
    "UA14140030050040224",  # Bilosarai spit
}


class Atlas(NamedTuple):
    """What rows are held against.

    oblasts: outlines by English name. bearers: folded official name and oblast -> ids
    of the settlements called so. former: id -> folded names that a settlement had.
    """

    gazetteer: Gazetteer
    oblasts: dict[str, list[list[list[list[float]]]]]
    bearers: dict[tuple[str, str], set[str]]
    former: dict[str, set[str]]


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    path = PLACES.parent / "basemap" / "odbl" / "oblasts.geojson"
    features = json.loads(path.read_text("utf-8"))["features"]
    outlines = {f["properties"]["name"]: rings(f["geometry"]) for f in features}
    gazetteer = Gazetteer.load(load({}))
    bearers: dict[tuple[str, str], set[str]] = defaultdict(set)
    for place in gazetteer.places():
        if place.kind in SETTLED:
            for name in (place.name, place.name_uk):
                bearers[fold(name), place.region].add(place.id)
    former = {
        id: {fold(each.name) for each in names}
        for id, names in read_former_names(PLACES.parent / "gazetteer").items()
    }
    return Atlas(gazetteer, outlines, bearers, former)


# The rules: each gives the reason to refuse a row, "" when there is none.


def _source(row: Row, _: Atlas) -> str:
    return "" if row["source"].strip() else "no source"


def _oblast(row: Row, atlas: Atlas) -> str:
    is_spot = row["precision"] in {"settlement", "point", "approximate"}
    if not is_spot or not row["region"] or row["id"] in AT_SEA:
        return ""
    lon, lat = float(row["lon"]), float(row["lat"])
    if inside(atlas.oblasts[row["region"]], lon, lat):
        return ""
    return f"{lat}, {lon} is not in {row['region']}"


def _spelling(row: Row, atlas: Atlas) -> str:
    elsewhere = [
        name
        for name in names_of(row)
        if is_name_of_another(name, row, atlas)
        or not is_answer(atlas.gazetteer, name, row)
    ]
    return f"{', '.join(elsewhere)}: another place" if elsewhere else ""


def is_name_of_another(spelling: str, row: Row, atlas: Atlas) -> bool:
    """Tell whether another settlement of the oblast is called so, and this one is not
    and never was.
    """
    key = fold(spelling)
    called_so = atlas.bearers.get((key, row["region"]), set())
    own = {fold(row["name_en"]), fold(row["name_uk"]), *atlas.former.get(row["id"], ())}
    return bool(called_so - {row["id"]}) and key not in own


Rule = Callable[[Row, Atlas], str]
RULES: dict[str, Rule] = {
    "source": _source,
    "oblast": _oblast,
    "spelling": _spelling,
}


@pytest.mark.slow
@pytest.mark.parametrize("rule", RULES)
def test_every_row_keeps_the_rule(rule: str, rows: list[Row], atlas: Atlas) -> None:
    refused = {
        (row["id"], row["name_en"]): reason
        for row in rows
        if (reason := RULES[rule](row, atlas))
    }
    assert refused == {}


@pytest.mark.parametrize(
    ("rule", "changes"),
    [
        ("source", {"source": ""}),
        ("source", {"source": " "}),
        ("oblast", {"lat": "46.80", "lon": "37.60"}),
        ("oblast", {"lat": "48.51", "lon": "36.05"}),
        ("oblast", {"region": "Luhansk"}),
        ("oblast", {"lat": "37.99", "lon": "48.59"}),
        ("spelling", {"spellings": "Chasiv Yar"}),
        ("spelling", {"spellings": "Artemovsk|Soledar"}),
        ("spelling", {"name_ru": "Лиман"}),
        ("spelling", {"name_en": "Nowhere at all"}),
    ],
)
def test_a_rule_refuses_a_row(rule: str, changes: dict[str, str], atlas: Atlas) -> None:
    row = dict.fromkeys(HEADER, "") | {
        "id": "UA14020010010059145",
        "name_en": "Bakhmut",
        "name_uk": "Бахмут",
        "name_ru": "Бахмут",
        "spellings": "Artemovsk",
        "lat": "48.59419",
        "lon": "37.99886",
        "region": "Donetsk",
        "precision": "settlement",
        "source": "a record",
    }
    assert RULES[rule](row, atlas) == ""
    assert RULES[rule](row | changes, atlas) != ""


@pytest.mark.parametrize("name", ["Hostomel", "Irpin", "Vyshhorod", "Slavutych"])
def test_towns_of_kyiv_oblast_are_not_in_the_city(rows: list[Row], name: str) -> None:
    path = PLACES.parent / "basemap" / "odbl" / "oblasts.geojson"
    (row,) = [row for row in rows if row["name_en"] == name and row["region"] == "Kyiv"]
    owners = [
        item["properties"]["name"]
        for item in json.loads(path.read_text("utf-8"))["features"]
        if inside(rings(item["geometry"]), float(row["lon"]), float(row["lat"]))
    ]
    assert owners == ["Kyiv"]
