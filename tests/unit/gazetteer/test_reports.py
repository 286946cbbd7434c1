"""The days on which reports named a settlement, and what they tell of namesakes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dashboard.domain.errors import BadInput
from dashboard.domain.place import Resolution
from dashboard.domain.words import Precision
from dashboard.gazetteer import Gazetteer
from dashboard.gazetteer.extract import Row, keys, to_line
from dashboard.gazetteer.query import parse
from dashboard.gazetteer.ranking import candidates, resolve
from dashboard.gazetteer.register import Register
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


@pytest.mark.parametrize(
    ("name", "day", "raion"),
    [
        ("Orlivka", date(2024, 3, 19), "Pokrovsk"),
        ("Semenivka", date(2024, 4, 29), "Pokrovsk"),
        ("Piatykhatky", date(2023, 6, 18), "Vasylivka"),
    ],
)
def test_a_better_known_bearer_needs_fewer_reports(
    shipped: Gazetteer, name: str, day: date, raion: str
) -> None:
    assert shipped.resolve(name).chosen is None
    answer = shipped.resolve(name, day=day)
    assert answer.chosen is not None
    assert answer.chosen.place.raion == raion


DAY = date(2024, 3, 1)


def village(number: int, *, name: str = "Vilne", people: int | None = None) -> Row:
    """Return one of a row of villages, a degree of longitude apart: none is near
    another.
    """
    return Row(
        id=f"UA140200100100{number:05d}",
        category="village",
        name_uk="Вільне",
        name_en=name,
        region="Lviv",
        raion="",
        hromada="",
        lat=48.0,
        lon=22.5 + number,
        precision=Precision.SETTLEMENT,
        radius_km=1.5,
        population=people,
        alternates=(),
        source="s",
    )


def resolved(rows: list[Row], reported: dict[int, int]) -> Resolution:
    """Return the answer to the name Vilne on DAY. reported: number of a village beside
    which reports of that day name others -> how many of these.
    """
    beside = [
        village(100 * number + n, name=f"Sosnivka {n}")._replace(
            lon=22.5 + number, name_uk="Соснівка"
        )
        for number, count in reported.items()
        for n in range(1, count + 1)
    ]
    every = sorted([*rows, *beside], key=lambda row: row.id)
    register = Register(
        [to_line(row) for row in every],
        *keys(row.spellings for row in every),
        reports=[PlaceReport(row.id, DAY) for row in beside],
    )
    query = parse("Vilne", day=DAY)
    return resolve(candidates(register, query), query, register=register)


def last_digits(answer: Resolution) -> list[int]:
    return [int(c.place.id[-5:]) for c in answer.candidates]


def test_one_among_equals_needs_six_times_the_reports() -> None:
    rows = [village(1), village(2)]
    assert resolved(rows, {1: 5, 2: 1}).chosen is None
    answer = resolved(rows, {1: 6, 2: 1})
    assert answer.chosen is not None
    assert last_digits(answer)[0] == 1


def test_people_make_up_for_reports() -> None:
    rows = [village(1, people=3_000), village(2, people=500)]
    assert resolved(rows, {1: 3, 2: 1}).chosen is None
    rows = [village(1, people=9_000), village(2)]
    assert resolved(rows, {1: 3, 2: 1}).chosen is not None


def test_a_village_is_not_chosen_against_the_reports_of_its_time() -> None:
    rows = [village(1, people=4_000), village(2)]
    assert last_digits(resolved(rows, {1: 1}))[0] == 1
    assert resolved(rows, {}).chosen is not None
    answer = resolved(rows, {2: 6})
    assert answer.chosen is None
    assert answer.reason == (
        "'Vilne': could be Vilne (village, Lviv) or Vilne (village, Lviv)"
    )


def test_a_town_is_meant_whatever_village_reports_name() -> None:
    rows = [village(1, people=40_000), village(2)]
    answer = resolved(rows, {2: 6})
    assert answer.chosen is not None
    assert last_digits(answer)[0] == 1


def test_a_bearer_that_reports_reach_is_among_those_offered() -> None:
    rows = [village(number) for number in range(1, 13)]
    assert last_digits(resolved(rows, {})) == [1, 2, 3, 4, 5, 6, 7, 8]
    answer = resolved(rows, {1: 2, 12: 2})
    assert answer.chosen is None
    assert last_digits(answer) == [1, 2, 3, 4, 5, 6, 7, 12]
