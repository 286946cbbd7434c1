"""The curated places: every row usable, every essential place there, nothing outside Ukraine."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

PLACES = Path(__file__).resolve().parents[3] / "data" / "places.csv"
HEADER = [
    "id", "name_en", "name_uk", "name_ru", "spellings", "lat", "lon", "region",
    "precision", "radius_km", "source", "source2", "note",
]  # fmt: skip
REGIONS = {
    "Vinnytsia", "Volyn", "Dnipropetrovsk", "Donetsk", "Zhytomyr", "Zakarpattia", "Zaporizhzhia",
    "Ivano-Frankivsk", "Kyiv", "Kirovohrad", "Luhansk", "Lviv", "Mykolaiv", "Odesa", "Poltava",
    "Rivne", "Sumy", "Ternopil", "Kharkiv", "Kherson", "Khmelnytskyi", "Cherkasy", "Chernivtsi",
    "Chernihiv", "Crimea", "Kyiv City", "Sevastopol",
}  # fmt: skip
PRECISIONS = {"point", "settlement", "approximate", "raion", "oblast", "area", "country"}
# Reporting of June-September 2023 turns on these: name and oblast.
ESSENTIAL = {
    "Donetsk": "Donetsk Bakhmut Soledar Avdiivka Marinka Vuhledar Lyman Mariupol Storozheve"
    " Neskuchne Blahodatne Makarivka Urozhaine Staromaiorske Rivnopil Staromlynivka Novodonetske"
    " Novomaiorske Klishchiivka Andriivka Kurdiumivka Berkhivka Yahidne Orikhovo-Vasylivka"
    " Dubovo-Vasylivka Zaliznianske Opytne Pervomaiske Vodiane Nevelske Krasnohorivka"
    " Novomykhailivka Torske Dibrova Serebrianka Bilohorivka Spirne Vesele Rozdolivka",
    "Luhansk": "Sievierodonetsk Lysychansk Rubizhne Kreminna Svatove Bilohorivka Novoselivske"
    " Kuzemivka Karmazynivka Raihorodka Serhiivka Novovodiane Dibrova",
    "Zaporizhzhia": "Zaporizhzhia Melitopol Berdiansk Enerhodar Tokmak Polohy Orikhiv Huliaipole"
    " Vasylivka Novodarivka Levadne Lobkove Piatykhatky Robotyne Pryiutne Verbove"
    " Novoprokopivka Kopani Novofedorivka Novopokrovka Zherebianky Kamianske Novodanylivka",
    "Kharkiv": "Kharkiv Kupiansk Vovchansk Balakliia Izium Dvorichna Synkivka Petropavlivka",
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
    "country-ukraine", "area-donbas", "area-front", "area-southern-ukraine",
    "area-eastern-ukraine", "area-northern-ukraine", "area-kherson-left-bank", "area-black-sea",
    "area-sea-of-azov", "area-kinburn-spit", "point-snake-island", "point-zaporizhzhia-npp",
    "point-kakhovka-dam", "point-crimean-bridge", "point-azovstal", "point-antonivka-bridge",
]  # fmt: skip

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
    cities = {"UA80000000000093317", "UA85000000000065278"}  # Kyiv and Sevastopol are regions and settlements
    assert {row["precision"] for row in rows if row["id"] in cities} == {"settlement"}
    regions = [row["region"] for row in rows if row["precision"] == "oblast" or row["id"] in cities]
    assert len(regions) == 27
    assert set(regions) == REGIONS


def test_there_are_at_least_230_settlements(rows: list[Row]) -> None:
    assert sum(row["precision"] == "settlement" for row in rows) >= 230


def test_the_essential_places_are_there(rows: list[Row]) -> None:
    wanted = [(name, region) for region, names in ESSENTIAL.items() for name in names.split()]
    present = {(row["name_en"], row["region"]) for row in rows if row["precision"] in {"settlement", "approximate"}}
    assert [place for place in wanted + ESSENTIAL_OF_TWO_WORDS if place not in present] == []


def test_the_areas_and_points_in_use_are_there(rows: list[Row]) -> None:
    assert set(AREAS_AND_POINTS) <= {row["id"] for row in rows}


def test_coordinates_lie_within_the_bounds_of_ukraine(rows: list[Row]) -> None:
    outside = [
        row["id"]
        for row in rows
        if row["precision"] != "area" and not (44.3 <= float(row["lat"]) <= 52.4 and 22.1 <= float(row["lon"]) <= 40.3)
    ]
    assert outside == []


def test_radius_and_source_are_never_missing(rows: list[Row]) -> None:
    assert [row["id"] for row in rows if float(row["radius_km"]) <= 0] == []
    assert [row["id"] for row in rows if not row["source"].strip()] == []


def test_a_place_without_a_coordinate_of_its_own_says_so(rows: list[Row]) -> None:
    approximate = [row for row in rows if row["precision"] == "approximate"]
    assert [row["id"] for row in approximate if not row["note"]] == []
    assert [row["id"] for row in approximate if float(row["radius_km"]) < 2] == []


def test_the_ukrainian_name_is_written_in_cyrillic(rows: list[Row]) -> None:
    assert [row["id"] for row in rows if re.search(r"[A-Za-z]", row["name_uk"])] == []
    assert [row["id"] for row in rows if not re.search(r"[а-яіїєґ]", row["name_uk"])] == []


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
def test_press_spellings_lead_to_the_place(rows: list[Row], spelling: str, name: str) -> None:
    assert name in {row["name_en"] for row in rows if spelling in row["spellings"].split("|")}
