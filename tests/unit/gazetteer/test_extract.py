"""The shipped extract is what it says, and the file format keeps its promises."""

from __future__ import annotations

import gzip
from collections import Counter
from pathlib import Path

import pytest

from dashboard.domain.errors import BadInput, DataMissing
from dashboard.domain.settings import Settings, shipped_folder
from dashboard.domain.words import REGIONS, Precision
from dashboard.gazetteer import Gazetteer, extract
from dashboard.gazetteer.extract import Row
from dashboard.gazetteer.register import load_register

SHIPPED = shipped_folder() / "gazetteer"
ROW = Row(
    id="UA14020010010099999",
    category="village",
    name_uk="Вигадане",
    name_en="Vyhadane",
    region="Donetsk",
    raion="Bakhmut",
    hromada="Bakhmutska",
    lat=48.5,
    lon=38.0,
    precision=Precision.SETTLEMENT,
    radius_km=1.5,
    population=None,
    alternates=("Vygadannoye",),
    source="made up for a test",
)


@pytest.mark.parametrize("damaged", [12, 20, -9])
def test_a_damaged_file_is_told(tmp_path: Path, damaged: int) -> None:
    extract.write([ROW], tmp_path)
    for name in (extract.SETTLEMENTS, extract.INDEX):
        data = bytearray((tmp_path / name).read_bytes())
        data[damaged] ^= 0xFF
        (tmp_path / name).write_bytes(data)
    with pytest.raises(BadInput, match="not a gazetteer extract"):
        extract.read_lines(tmp_path / extract.SETTLEMENTS)
    assert extract.read_keys(tmp_path) is None


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    return list(extract.read_rows(SHIPPED / extract.SETTLEMENTS))


def test_every_settlement_and_raion_of_the_register_is_there(rows: list[Row]) -> None:
    kinds = Counter(row.category for row in rows)
    assert kinds["raion"] == 136
    assert sum(kinds.values()) - 136 == 29703
    assert {row.region for row in rows} == set(REGIONS)
    assert len({row.id for row in rows}) == len(rows)


def test_raions_have_the_names_of_their_towns(rows: list[Row]) -> None:
    names = {row.name_en for row in rows if row.category == "raion"}
    for town in (
        "Bakhmut",
        "Kramatorsk",
        "Zaporizhzhia",
        "Dnipro",
        "Kupiansk",
        "Izium",
        "Perekop",
        "Sievierodonetsk",
    ):
        assert f"{town} Raion" in names


def test_every_row_is_in_ukraine_and_says_how_far_it_can_be_trusted(
    rows: list[Row],
) -> None:
    for row in rows:
        assert 44.3 < row.lat < 52.4
        assert 22.1 < row.lon < 40.3
        assert row.source
        least = 20 if row.precision is not Precision.SETTLEMENT else 1.5
        assert row.radius_km >= least


@pytest.mark.slow
def test_the_index_is_that_of_the_rows(rows: list[Row]) -> None:
    assert extract.read_keys(SHIPPED) == extract.keys(row.spellings for row in rows)


def test_a_row_survives_the_file() -> None:
    assert extract.from_line(extract.to_line(ROW)) == ROW
    big = ROW._replace(population=12, alternates=())
    assert extract.from_line(extract.to_line(big)) == big


def test_the_same_rows_give_the_same_bytes(tmp_path: Path) -> None:
    more = [ROW, ROW._replace(id="UA14020010010000001")]
    extract.write(more, tmp_path / "a")
    extract.write(reversed(more), tmp_path / "b")
    for name in (extract.SETTLEMENTS, extract.INDEX):
        assert (tmp_path / "a" / name).read_bytes() == (
            tmp_path / "b" / name
        ).read_bytes()
    assert sorted(path.name for path in (tmp_path / "a").iterdir()) == sorted(
        [extract.INDEX, extract.SETTLEMENTS]
    )


def test_an_index_of_other_rows_is_not_used_but_made_again(tmp_path: Path) -> None:
    folder = tmp_path / "gazetteer"
    extract.write([ROW._replace(id="UA14020010010000001")], folder)
    index = (folder / extract.INDEX).read_bytes()
    extract.write([ROW, ROW._replace(id="UA14020010010000001")], folder)
    (folder / extract.INDEX).write_bytes(index)
    assert extract.read_keys(folder) is None
    register, _ = load_register(Settings(shipped=shipped_folder(), data=tmp_path))
    assert len(register.by_name("vigadane")) == 2


@pytest.mark.parametrize(
    "content",
    [
        b"no gzip",
        gzip.compress(b"other\tcolumns\n", mtime=0),
        gzip.compress(b"\xff\xfe", mtime=0),
    ],
)
def test_a_file_that_is_no_extract_is_bad_input(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "gazetteer").mkdir()
    (tmp_path / "gazetteer" / extract.SETTLEMENTS).write_bytes(content)
    with pytest.raises(BadInput, match="load it again"):
        load_register(Settings(shipped=shipped_folder(), data=tmp_path))


def test_a_missing_extract_is_told_with_the_cure(tmp_path: Path) -> None:
    with pytest.raises(DataMissing, match="reinstall"):
        load_register(Settings(shipped=tmp_path, data=tmp_path))


@pytest.mark.slow
def test_curated_places_win_over_the_register(shipped: Gazetteer) -> None:
    place = shipped.place("UA44120110010072887")
    assert place is not None
    assert (place.name, place.kind) == ("Sievierodonetsk", "city")
    assert [p.id for p in shipped.places("Luhansk")].count(place.id) == 1
    assert len(shipped.places()) == len(shipped)
