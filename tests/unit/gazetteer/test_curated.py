"""One bad row of places.csv is reported with its line, and the rest goes in."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dashboard.domain.errors import BadInput
from dashboard.domain.settings import Settings, shipped_folder
from dashboard.domain.words import Precision
from dashboard.gazetteer import Gazetteer
from dashboard.gazetteer.curated import COLUMNS, MATCHED, Curated, read_places

GOOD = (
    "area-here,Here,Тут,Тут,Hither|Heere,48.5,37.5,Donetsk,area,10,drawn for a test,,"
)


def places(folder: Path, *lines: str) -> Path:
    path = folder / "places.csv"
    path.write_text("\n".join([",".join(COLUMNS), *lines, ""]), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        ("x,There,,,,48.5,37.5,Donetsk,area,10,a", "11 columns where 13 belong"),
        (",There,,,,48.5,37.5,Donetsk,area,10,a,,", "id is empty"),
        ("x,There,,,,,37.5,Donetsk,area,10,a,,", "lat is empty"),
        ("x,There,,,,north,37.5,Donetsk,area,10,a,,", "lat 'north' is not a number"),
        (
            "x,There,,,,nan,37.5,Donetsk,area,10,a,,",
            "lat nan is not between -90 and 90",
        ),
        (
            "x,There,,,,48.5,370,Donetsk,area,10,a,,",
            "lon 370 is not between -180 and 180",
        ),
        (
            "x,There,,,,48.5,37.5,Mordor,area,10,a,,",
            "region 'Mordor' is not one of the 27 regions",
        ),
        (
            "x,There,,,,48.5,37.5,Donetsk,spot,10,a,,",
            "precision 'spot' is not one of point, settlement",
        ),
        (
            "area-here,There,,,,48.5,37.5,Donetsk,area,10,a,,",
            "id area-here is already used further up",
        ),
    ],
)
def test_a_bad_row_is_reported_with_its_line(
    tmp_path: Path, bad: str, reason: str
) -> None:
    path = places(tmp_path, GOOD, "", bad, GOOD.replace("area-here", "area-there"))
    found, problems = read_places(path)
    assert [row.id for row in found] == ["area-here", "area-there"]
    assert [(problem.source, problem.line) for problem in problems] == [
        ("places.csv", 4)
    ]
    assert reason in problems[0].reason


def test_the_line_is_right_after_a_cell_with_a_line_end(tmp_path: Path) -> None:
    path = places(
        tmp_path, GOOD[:-1] + ',"two\nlines"', "x,There,,,,48.5,y,Donetsk,area,10,a,,"
    )
    found, problems = read_places(path)
    assert len(found) == 0 or found[0].id == "area-here"
    assert problems[-1].line == 4


@pytest.mark.parametrize("content", ["", "id,name\n1,2\n", "\xff"])
def test_a_file_without_the_columns_is_bad_input(tmp_path: Path, content: str) -> None:
    path = tmp_path / "places.csv"
    path.write_text(content, encoding="latin-1")
    with pytest.raises(BadInput, match=r"places\.csv"):
        read_places(path)


def test_the_users_places_are_used_and_their_problems_kept(tmp_path: Path) -> None:
    places(tmp_path, GOOD, "x,There,,,,48.5,y,Donetsk,area,10,a,,")
    gazetteer = Gazetteer.load(Settings(shipped=shipped_folder(), data=tmp_path))
    assert [problem.line for problem in gazetteer.problems] == [3]
    chosen = gazetteer.resolve("Heere").chosen
    assert chosen is not None
    assert chosen.place.id == "area-here"


def test_loading_makes_no_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    shutil.copytree(shipped_folder() / "gazetteer", tmp_path / "shipped" / "gazetteer")
    places(tmp_path / "shipped", GOOD)
    assert (
        len(Gazetteer.load(Settings(shipped=tmp_path / "shipped"))) == 29703 + 136 + 1
    )
    assert not (tmp_path / "home").exists()


def test_a_row_is_read_whole(tmp_path: Path) -> None:
    row = GOOD.replace("Hither|Heere", " Hither | Heere |Тут||")
    assert read_places(places(tmp_path, row)) == (
        (
            Curated(
                id="area-here",
                name_en="Here",
                name_uk="Тут",
                spellings=("Тут", "Hither", "Heere"),
                lat=48.5,
                lon=37.5,
                region="Donetsk",
                precision=Precision.AREA,
                radius_km=10.0,
                source="drawn for a test",
            ),
        ),
        (),
    )


def test_only_some_columns_are_needed(tmp_path: Path) -> None:
    path = tmp_path / "places.csv"
    path.write_text(
        "\ufeffid,name_en,lat,lon,precision,radius_km\nx, There ,1,2,point,0\n", "utf-8"
    )
    ((row,), problems) = read_places(path)
    assert row == Curated("x", "There", "", (), 1.0, 2.0, "", Precision.POINT, 0.0, "")
    assert problems == ()


@pytest.mark.parametrize(
    ("column", "value", "reason"),
    [
        ("lat", "-90.1", "lat -90.1 is not between -90 and 90"),
        ("lat", "90.1", "lat 90.1 is not between -90 and 90"),
        ("lon", "-181", "lon -181 is not between -180 and 180"),
        ("radius_km", "-1", "radius_km -1 is not between 0 and 2000"),
        ("radius_km", "2001", "radius_km 2001 is not between 0 and 2000"),
        ("radius_km", "inf", "radius_km inf is not between 0 and 2000"),
        ("name_en", "", "name_en is empty"),
        ("region", "Mordor", "region 'Mordor' is not one of the 27 regions"),
        (
            "precision",
            "spot",
            "precision 'spot' is not one of point, settlement, approximate, raion,"
            " oblast, area, country",
        ),
    ],
)
def test_the_reason_in_full(
    tmp_path: Path, column: str, value: str, reason: str
) -> None:
    cells = GOOD.split(",")
    cells[COLUMNS.index(column)] = value
    rows, (problem,) = read_places(places(tmp_path, ",".join(cells)))
    assert (rows, problem.reason) == ((), reason)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("lat", "-90"),
        ("lat", "90"),
        ("lon", "-180"),
        ("lon", "180"),
        ("radius_km", "0"),
        ("radius_km", "2000"),
        ("region", ""),
    ],
)
def test_values_at_the_bounds(tmp_path: Path, column: str, value: str) -> None:
    cells = GOOD.split(",")
    cells[COLUMNS.index(column)] = value
    rows, problems = read_places(places(tmp_path, ",".join(cells)))
    assert (len(rows), problems) == (1, ())


def test_the_sentences_about_a_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "places.csv"
    path.write_text("id,lat\n1,2\n", "utf-8")
    with pytest.raises(BadInput) as error:
        read_places(path)
    assert str(error.value) == (
        f"{path}: column lon, name_en, precision, radius_km missing; the first line"
        " must be id,name_en,name_uk,name_ru,spellings,lat,lon,region,precision,"
        "radius_km,source,source2,note"
    )
    path.unlink()
    with pytest.raises(BadInput) as error:
        read_places(path)
    assert str(error.value).startswith(f"{path}: cannot be read (")
    assert str(error.value).endswith("); it must be a CSV file in UTF-8")


def test_a_row_matched_by_a_program_is_not_what_reports_name(tmp_path: Path) -> None:
    note = f"{MATCHED}: one of its name in its raion"
    (row,), _ = read_places(places(tmp_path, GOOD))
    (matched,), _ = read_places(places(tmp_path, GOOD + note))
    assert (row.named, matched.named) == (True, False)
