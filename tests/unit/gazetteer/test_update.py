"""The full GeoNames file goes into the user's own gazetteer; bad rows are told with their line."""

from __future__ import annotations

import io
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.domain.errors import BadInput, ServiceUnavailable
from dashboard.domain.settings import Settings
from dashboard.gazetteer import Gazetteer, extract, update, update_from

Line = Callable[..., str]


@pytest.fixture
def small(tmp_path: Path, own: Settings) -> Settings:
    """A register of three villages in one hromada, shipped without the rest."""
    rows = [
        row
        for row in extract.read_rows(own.shipped / "gazetteer" / extract.SETTLEMENTS)
        if row.id.startswith("UA1402011") or row.id == "UA14020000000013572"
    ]
    shipped, data = tmp_path / "shipped", tmp_path / "data"
    data.mkdir()
    extract.write(rows, shipped / "gazetteer")
    shutil.copy(own.shipped / "gazetteer" / "renamed.csv", shipped / "gazetteer")
    shutil.copy(own.shipped / "places.csv", shipped)
    return Settings(shipped=shipped, data=data)


def test_new_coordinates_are_used_from_then_on(small: Settings, tmp_path: Path, geonames_line: Line) -> None:
    before = Gazetteer.load(small).resolve("New York").chosen
    village = next(p for p in Gazetteer.load(small).places("Donetsk") if p.precision.value == "approximate")
    file = tmp_path / "UA.txt"
    lat, lon = round(village.lat + 0.03, 4), round(village.lon + 0.02, 4)
    file.write_text(geonames_line(1, village.name, lat, lon, others=village.name_uk, admin2="1402"), encoding="utf-8")
    report = update_from(str(file), small)
    assert (report.read, report.places, report.matched, report.bad) == (1, 1, 1, 0)
    assert "1 places in 1 rows, 1 of them matched" in report.words()
    after = Gazetteer.load(small).place(village.id)
    assert after is not None
    assert (after.lat, after.lon, after.precision.value, after.source) == (lat, lon, "settlement", "GeoNames 1")
    assert before is not None
    assert Gazetteer.load(small).place(before.place.id) == before.place


def test_an_update_can_be_repeated(small: Settings, tmp_path: Path, geonames_line: Line) -> None:
    file = tmp_path / "UA.txt"
    file.write_text(geonames_line(1, "Торецьк", 48.4, 37.85, admin2="1402", population="30914"), encoding="utf-8")
    update_from(str(file), small)
    first = (small.writable() / "gazetteer" / extract.SETTLEMENTS).read_bytes()
    update_from(str(file), small)
    assert (small.writable() / "gazetteer" / extract.SETTLEMENTS).read_bytes() == first
    assert not list((small.writable() / "gazetteer").glob("*.part"))


def test_bad_rows_are_told_with_their_line_and_the_good_go_in(
    small: Settings, tmp_path: Path, geonames_line: Line
) -> None:
    lines = [
        geonames_line(1, "Торецьк", 48.4, 37.85, admin2="1402").encode(),
        b"1\ttoo\tfew",
        b"",
        geonames_line(2, "Somewhere", 0.0, 0.0).encode(),
        geonames_line(3, "Elsewhere", 48.0, 38.0, country="RU").encode(),
        geonames_line(4, "", 48.0, 38.0).encode(),
        geonames_line(5, "Nobody", 48.0, 38.0, population="many").encode(),
        geonames_line(6, "Bad", 48.0, 38.0).encode().replace(b"Bad", b"\xff\xfe"),
        geonames_line(7, "A hill", 48.0, 38.0, group="T", code="HLL").encode(),
        geonames_line(8, "A quarter", 48.0, 38.0, code="PPLX").encode(),
        geonames_line(9, "North", 48.0, 38.0).replace("48.0", "north").encode() + b"\r",
    ]
    file = tmp_path / "UA.txt"
    file.write_bytes(b"\n".join(lines))
    report = update_from(str(file), small)
    assert (report.read, report.places, report.bad) == (10, 1, 7)
    assert [(problem.line, problem.source) for problem in report.problems] == [
        (n, "UA.txt") for n in (2, 4, 5, 6, 7, 8, 11)
    ]
    reasons = [problem.reason for problem in report.problems]
    assert reasons[0] == "3 columns where 19 belong"
    assert reasons[1] == "0.0, 0.0 is not in Ukraine"
    assert "7 rows could not be used" in report.words()


def test_a_zip_is_unpacked(small: Settings, tmp_path: Path, geonames_line: Line) -> None:
    file = tmp_path / "UA.zip"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("readme.txt", "not this")
        archive.writestr("UA.txt", geonames_line(1, "Торецьк", 48.4, 37.85, admin2="1402"))
    assert update_from(str(file), small).matched == 1


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "no populated place"),
        (b"PK\x03\x04 not really", "damaged zip"),
        (b"nonsense\n", "no populated place"),
    ],
)
def test_a_file_that_is_no_geonames_file_is_bad_input(
    small: Settings, tmp_path: Path, content: bytes, said: str
) -> None:
    file = tmp_path / "UA.zip"
    file.write_bytes(content)
    with pytest.raises(BadInput, match=said):
        update_from(str(file), small)
    assert not (small.writable() / "gazetteer").exists()


def test_a_zip_without_the_table_is_bad_input() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("AT.txt", "x")
    with pytest.raises(BadInput, match=r"no UA\.txt in it"):
        update.unpacked(packed.getvalue(), "AT.zip")


def test_size_is_bounded(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("UA.txt", b"0" * 5000)
    monkeypatch.setattr(update, "MOST_BYTES", 4096)
    with pytest.raises(BadInput, match="unpacked"):
        update.unpacked(packed.getvalue(), "UA.zip")
    monkeypatch.setattr(update, "MOST_PACKED", 16)
    (tmp_path / "UA.zip").write_bytes(packed.getvalue())
    with pytest.raises(BadInput, match="larger than"):
        update.fetched(str(tmp_path / "UA.zip"))


def test_a_file_or_address_that_is_not_there_is_told(small: Settings, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="cannot be read"):
        update_from(str(tmp_path / "none.zip"), small)
    with pytest.raises(ServiceUnavailable, match="--from"):
        update_from("http://127.0.0.1:9/UA.zip", small)


def test_kyiv_is_found_by_its_region(geonames_line: Line) -> None:
    place = update.parse_line(geonames_line(703448, "Kyiv", 50.45, 30.52, admin1="12").encode())
    assert place is not None
    assert place.raion == "8000"
