"""The days on which reports named a settlement, and what they tell of namesakes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dashboard.domain.errors import BadInput
from dashboard.gazetteer import Gazetteer
from dashboard.gazetteer.reports import PlaceReport, read_reports
from data.build.reported import DATA, table


def test_rows_of_the_list(tmp_path: Path) -> None:
    path = tmp_path / "reported.csv"
    assert read_reports(path) == ()
    path.write_text("day,id\n2023-02-25,UA1\n", "utf-8")
    assert read_reports(path) == (PlaceReport("UA1", date(2023, 2, 25)),)


@pytest.mark.parametrize(
    "content", [b"day\n2023-02-25\n", b"day,id\nx,UA1\n", b"\xff\xfe"]
)
def test_a_list_that_cannot_be_read(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "reported.csv"
    path.write_bytes(content)
    with pytest.raises(BadInput) as error:
        read_reports(path)
    text = str(error.value)
    assert text.startswith(f"{path}: list of reported places cannot be read (")
    assert text.endswith("); reinstall it")


def test_the_shipped_list_is_that_of_the_shipped_claims() -> None:
    shipped = (DATA / "gazetteer" / "reported.csv").read_text("utf-8")
    assert shipped == table(DATA / "claims.csv")


@pytest.mark.parametrize(
    ("name", "day", "raion"),
    [
        ("Yahidne", date(2023, 3, 1), "Bakhmut"),
        ("Zhuravka", date(2024, 9, 12), "Pokrovsk"),
        ("Loknia", date(2025, 5, 30), "Sumy"),
    ],
)
def test_the_time_of_a_text_tells_namesakes_apart(
    shipped: Gazetteer, name: str, day: date, raion: str
) -> None:
    answer = shipped.resolve(name, day=day)
    assert answer.chosen is not None
    assert answer.chosen.place.raion == raion
    assert answer.candidates[0] is answer.chosen
    assert answer.reason == ""
    assert len({c.place.id for c in answer.candidates}) == len(answer.candidates)


@pytest.mark.parametrize("day", [None, date(2019, 5, 6), date(2030, 1, 1)])
def test_without_reports_of_the_time_nothing_is_told(
    shipped: Gazetteer, day: date | None
) -> None:
    answer = shipped.resolve("Yahidne", day=day)
    assert answer.chosen is None
    assert "say which oblast" in answer.reason


def test_two_that_reports_both_reach_are_left_open(shipped: Gazetteer) -> None:
    assert shipped.resolve("Zhuravka", day=date(2025, 5, 30)).chosen is None
