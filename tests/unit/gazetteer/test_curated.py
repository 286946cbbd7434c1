"""One bad row of places.csv is reported with its line, and the rest goes in."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dashboard.domain.errors import BadInput
from dashboard.domain.settings import Settings, shipped_folder
from dashboard.gazetteer import Gazetteer
from dashboard.gazetteer.curated import COLUMNS, read_places

GOOD = "area-here,Here,Тут,Тут,Hither|Heere,48.5,37.5,Donetsk,area,10,drawn for a test,,"


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
        ("x,There,,,,nan,37.5,Donetsk,area,10,a,,", "lat nan is not between -90 and 90"),
        ("x,There,,,,48.5,370,Donetsk,area,10,a,,", "lon 370 is not between -180 and 180"),
        ("x,There,,,,48.5,37.5,Mordor,area,10,a,,", "region 'Mordor' is not one of the 27 regions"),
        ("x,There,,,,48.5,37.5,Donetsk,spot,10,a,,", "precision 'spot' is not one of point, settlement"),
        ("area-here,There,,,,48.5,37.5,Donetsk,area,10,a,,", "id area-here is already used further up"),
    ],
)
def test_a_bad_row_is_reported_with_its_line(tmp_path: Path, bad: str, reason: str) -> None:
    path = places(tmp_path, GOOD, "", bad, GOOD.replace("area-here", "area-there"))
    found, problems = read_places(path)
    assert [row.id for row in found] == ["area-here", "area-there"]
    assert [(problem.source, problem.line) for problem in problems] == [("places.csv", 4)]
    assert reason in problems[0].reason


def test_the_line_is_right_after_a_cell_with_a_line_end(tmp_path: Path) -> None:
    path = places(tmp_path, GOOD[:-1] + ',"two\nlines"', "x,There,,,,48.5,y,Donetsk,area,10,a,,")
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


def test_loading_makes_no_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    shutil.copytree(shipped_folder() / "gazetteer", tmp_path / "shipped" / "gazetteer")
    places(tmp_path / "shipped", GOOD)
    assert len(Gazetteer.load(Settings(shipped=tmp_path / "shipped"))) == 29703 + 136 + 1
    assert not (tmp_path / "home").exists()
