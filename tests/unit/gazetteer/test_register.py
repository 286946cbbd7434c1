"""The places in memory: the rows of the extract, and the curated ones over them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dashboard.domain.errors import DataMissing
from dashboard.domain.place import Place
from dashboard.domain.settings import Settings
from dashboard.domain.words import Precision
from dashboard.gazetteer import extract, register
from dashboard.gazetteer.curated import Curated
from dashboard.gazetteer.fold import fold, skeleton
from dashboard.gazetteer.register import (
    Entry,
    Register,
    fingerprint,
    load_register,
    loose,
    own_folder,
)

BAKHMUT = extract.Row(
    id="UA14020010010059145",
    category="city",
    name_uk="Бахмут",
    name_en="Bakhmut",
    region="Donetsk",
    raion="Bakhmut",
    hromada="Bakhmutska",
    lat=48.59,
    lon=38.0,
    precision=Precision.SETTLEMENT,
    radius_km=6.0,
    population=73_212,
    alternates=("Artemivsk",),
    source="GeoNames 1",
)
RAION = BAKHMUT._replace(
    id="UA14020000000013572",
    category="raion",
    name_uk="Бахмутський район",
    name_en="Bakhmut Raion",
    precision=Precision.RAION,
    population=None,
    alternates=("Bakhmut",),
    source="centre",
)
VILLAGE = BAKHMUT._replace(
    id="UA14020010020011111",
    category="village",
    name_uk="Іванівське",
    name_en="Ivanivske",
    lat=48.56,
    population=None,
    alternates=(),
    precision=Precision.APPROXIMATE,
)
ROWS = sorted([BAKHMUT, RAION, VILLAGE], key=lambda row: row.id)
CURATED = Curated(
    id=BAKHMUT.id,
    name_en="Bakhmut",
    name_uk="Бахмут",
    spellings=("Bachmut",),
    lat=48.6,
    lon=38.01,
    region="Donetsk",
    precision=Precision.SETTLEMENT,
    radius_km=5.0,
    source="seen",
)
OBLAST = CURATED._replace(
    id="UA14000000000091971",
    name_en="Donetsk Oblast",
    name_uk="Донецька область",
    spellings=("Donetskaya oblast",),
    precision=Precision.OBLAST,
)
RIDGE = CURATED._replace(
    id="area-ridge",
    name_en="The Ridge",
    name_uk="",
    spellings=(),
    precision=Precision.AREA,
)


def made(*curated: Curated) -> Register:
    lines = [extract.to_line(row) for row in ROWS]
    return Register(lines, *extract.keys(row.spellings for row in ROWS), curated)


def entries(places: Register, key: str) -> list[str]:
    return sorted(places.entry(n).place.id for n in places.by_name(fold(key)))


def test_a_row_is_a_place() -> None:
    places = made()
    number = places.number_of(BAKHMUT.id)
    assert number is not None
    assert places.entry(number) == Entry(
        Place(
            id=BAKHMUT.id,
            name="Bakhmut",
            name_uk="Бахмут",
            region="Donetsk",
            raion="Bakhmut",
            kind="city",
            lat=48.59,
            lon=38.0,
            precision=Precision.SETTLEMENT,
            radius_km=6.0,
            population=73_212,
            source="GeoNames 1",
        ),
        ("Bakhmut", "Бахмут"),
        ("Artemivsk",),
        (),
        curated=False,
    )
    assert places.entry(number) is places.entry(number)
    assert len(places) == 3


def test_the_other_names_of_a_raion_are_those_of_its_town() -> None:
    places = made()
    number = places.number_of(RAION.id)
    assert number is not None
    entry = places.entry(number)
    assert (entry.own, entry.others, entry.bare) == (
        ("Bakhmut Raion", "Бахмутський район"),
        (),
        ("Bakhmut",),
    )


def test_a_curated_row_covers_the_row_of_its_code() -> None:
    places = made(CURATED)
    assert len(places) == 3
    assert places.number_of(BAKHMUT.id) == 3
    assert places.entry(3) == Entry(
        Place(
            id=BAKHMUT.id,
            name="Bakhmut",
            name_uk="Бахмут",
            region="Donetsk",
            raion="Bakhmut",
            kind="city",
            lat=48.6,
            lon=38.01,
            precision=Precision.SETTLEMENT,
            radius_km=5.0,
            population=73_212,
            source="seen",
        ),
        ("Bakhmut", "Бахмут", "Bachmut", "Bakhmut", "Бахмут"),
        ("Artemivsk",),
        (),
        curated=True,
        front=places.front(places.entry(3).place),
    )
    # By the register's own spellings, and by the curated one.
    for name in ("Bakhmut", "Artemivsk", "Bachmut"):
        assert BAKHMUT.id in entries(places, name)
    assert places.by_name(fold("Artemivsk")) == {3}


def test_a_curated_row_of_its_own() -> None:
    places = made(OBLAST, RIDGE)
    assert len(places) == 5
    oblast, ridge = places.entry(3), places.entry(4)
    assert (oblast.place.kind, oblast.place.raion, oblast.place.population) == (
        "oblast",
        "",
        None,
    )
    assert oblast.own == ("Donetsk Oblast", "Донецька область", "Donetskaya oblast")
    assert oblast.bare == ("Donetsk", "Донецька", "Donetskaya")
    assert (ridge.place.kind, ridge.own, ridge.bare) == ("area", ("The Ridge",), ())
    assert entries(places, "Donetsk") == [OBLAST.id]
    assert places.number_of("area-ridge") == 4
    assert places.number_of("area") is None
    assert places.number_of("UA99") is None


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        (CURATED._replace(id="new"), "settlement"),
        (CURATED._replace(id="new", precision=Precision.APPROXIMATE), "settlement"),
        (CURATED._replace(id="new", precision=Precision.POINT), "point"),
        (CURATED._replace(id=VILLAGE.id), "village"),
        (OBLAST._replace(id="UA80000000000093317"), "city"),
        (OBLAST._replace(id="UA85000000000065278"), "city"),
    ],
)
def test_the_kind_of_a_curated_place(row: Curated, kind: str) -> None:
    assert made(row).entry(3).place.kind == kind


def test_by_consonants() -> None:
    places = made(CURATED, RIDGE)
    assert places.by_bones(skeleton(fold("Bakhmut"))) >= {3}
    assert places.by_bones("xyz") == set()
    assert places.by_loose(skeleton(fold("Bamhut"))) == {3}
    # Rows of the extract are not looked up so loosely.
    assert places.by_loose(skeleton(fold("Ivanivske"))) == set()
    assert loose("bgdk") == "bdkk"


def test_every_key_once() -> None:
    places = made(CURATED, RIDGE)
    keys = places.keys()
    assert len(keys) == len(set(keys))
    assert set(keys) == {
        fold(name)
        for name in (*BAKHMUT.spellings, *RAION.spellings, *VILLAGE.spellings)
    } | {fold("Bachmut"), fold("The Ridge")}


def test_new_keys_have_one_order_in_every_process() -> None:
    names = tuple(f"Name{letter}" for letter in "qwertyuiop")
    places = made(RIDGE._replace(spellings=names))
    own = [key for key in places.keys() if key.startswith("name")]  # noqa: SIM118
    assert own == sorted(own)
    assert len(own) >= 8


def test_entries_of_a_region() -> None:
    elsewhere = RIDGE._replace(region="Luhansk")
    places = made(CURATED, elsewhere)
    assert [entry.place.id for entry in places.entries()] == [
        RAION.id,
        VILLAGE.id,
        BAKHMUT.id,
        "area-ridge",
    ]
    assert [e.place.id for e in places.entries("Luhansk")] == ["area-ridge"]
    assert [e.place.id for e in places.entries("Donetsk")] == [
        RAION.id,
        VILLAGE.id,
        BAKHMUT.id,
    ]
    # The raion's name stands in a cell of its own, too.
    assert list(places.entries("Bakhmut")) == []


def test_points_are_settlements_of_known_coordinates() -> None:
    assert made().points() == [(48.59, 38.0, ROWS.index(BAKHMUT))]
    assert made(CURATED, RIDGE).points() == [(48.6, 38.01, 3)]
    category = VILLAGE._replace(category="settlement")
    lines = [extract.to_line(category)]
    assert Register(lines, {}, {}).points() == []


def test_an_update_places_what_places_csv_has_only_roughly() -> None:
    rough = CURATED._replace(lat=1.0, precision=Precision.APPROXIMATE, radius_km=26.0)
    place = made(rough).entry(3).place
    assert (place.lat, place.precision) == (BAKHMUT.lat, Precision.SETTLEMENT)
    assert (place.radius_km, place.source) == (BAKHMUT.radius_km, BAKHMUT.source)
    assert place.name == rough.name_en


def test_only_so_many_places_are_kept_ready(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(register, "CACHED", 2)
    places = made()
    first = places.entry(0)
    places.entry(1)
    assert places.entry(0) is first
    places.entry(2)
    assert places.entry(0) is not first
    assert places.entry(0) == first


@pytest.fixture
def folders(tmp_path: Path, own: Settings) -> Settings:
    shipped, data = tmp_path / "shipped", tmp_path / "data"
    data.mkdir()
    extract.write(ROWS, shipped / "gazetteer")
    shutil.copy(own.shipped / "places.csv", shipped)
    return Settings(shipped=shipped, data=data)


def test_the_users_own_extract_comes_first(folders: Settings) -> None:
    shipped, problems = load_register(folders)
    assert problems == ()
    assert shipped.number_of(VILLAGE.id) is not None
    before = fingerprint(folders)
    assert (len(before), before) == (16, fingerprint(folders))
    extract.write([BAKHMUT], own_folder(folders))
    own, _ = load_register(folders)
    assert own.number_of(VILLAGE.id) is None
    assert fingerprint(folders) != before
    assert folders.data is not None
    assert own_folder(folders) == folders.data / "gazetteer"


def test_without_its_index_the_keys_are_made_again(folders: Settings) -> None:
    (folders.shipped / "gazetteer" / extract.INDEX).unlink()
    places, _ = load_register(folders)
    assert VILLAGE.id in entries(places, "Ivanivske")


def test_a_missing_extract_is_named(folders: Settings) -> None:
    path = folders.shipped / "gazetteer" / extract.SETTLEMENTS
    path.unlink()
    with pytest.raises(DataMissing) as error:
        load_register(folders)
    assert str(error.value) == (
        f"{path}: the gazetteer is missing; reinstall, or load one with `frontline"
        " gazetteer update`"
    )
    assert len(fingerprint(folders)) == 16
