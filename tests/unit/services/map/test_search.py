"""What a reader may mean by a few letters."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dashboard import services
from dashboard.domain.filters import Filters
from tests.unit.services.settings_of import settings_of

ROBOTYNE = "UA23100270150025192"
ROWS = f"""\
kind,actor,claimant_side,claimant,publisher,place_id,name,region,date_to,note,review
retake,UA,UA,Hanna Maliar,Own Wire,{ROBOTYNE},Robotyne,Zaporizhzhia,2023-08-28,first,accepted
hold,RU,RU,Anna Malyar,Wire of Others,{ROBOTYNE},Robotyne,Zaporizhzhia,2023-08-29,road,accepted
clash,UA,UA,Oleksandr Syrskyi,Own Wire,,,,2023-08-29,near Robotyne,accepted
clash,UA,UA,Oleksandr Syrskyi,Secret Wire,,,,2023-08-29,x,draft
clash,UA,UA,Олександр Сирський,Own Wire,,,,2023-08-30,y,accepted
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[services.Project]:
    data = tmp_path_factory.mktemp("data")
    (Path(data) / "claims.csv").write_text(ROWS, "utf-8")
    with services.Project(settings_of(data)) as project:
        yield project


def _groups(project: services.Project, words: str) -> dict[str, Any]:
    groups = services.search_matches(project, words, Filters(public_only=True))
    return {group["name"]: group for group in groups}


@pytest.mark.slow
@pytest.mark.parametrize(
    "spelling", ["Robotyne", "Rabotino", "Работино", "Роботине", "robotyne", "Robotine"]
)
def test_a_place_is_meant_in_any_spelling_and_script(
    project: services.Project, spelling: str
) -> None:
    (place, *_) = _groups(project, spelling)["place"]["items"]
    assert place["label"] == "Robotyne"
    assert place["count"] == 2
    assert place["filters"] == {"place": [ROBOTYNE]}
    # The same by the text filter: every claim of the place, and the one that names it.
    assert project.index.count(Filters(text=spelling)) == 3


def test_letters_that_begin_a_name_are_enough(project: services.Project) -> None:
    assert _groups(project, "Robo")["place"]["items"][0]["label"] == "Robotyne"


def test_an_oblast_is_a_filter_of_its_own(project: services.Project) -> None:
    (oblast, *_) = _groups(project, "Запорізька область")["place"]["items"]
    assert oblast["filters"] == {"region": ["Zaporizhzhia"]}
    assert oblast["label"] == "Zaporizhzhia oblast"


def test_spellings_of_a_claimant_are_one_match(project: services.Project) -> None:
    (syrskyi,) = _groups(project, "сирський")["claimant"]["items"]
    assert syrskyi["filters"]["claimant"] == ["Oleksandr Syrskyi"]
    assert syrskyi["count"] == 2
    # The filter takes in every spelling, whichever of them it is given.
    for spelling in ("Oleksandr Syrskyi", "Олександр Сирський", "General Syrsky"):
        assert project.index.count(Filters(claimant=(spelling,))) == 2


def test_a_claimant_is_searched_by_a_spelling_that_no_claim_has(
    project: services.Project,
) -> None:
    (syrskyi,) = _groups(project, "Сырский")["claimant"]["items"]
    assert syrskyi["label"] == "Oleksandr Syrskyi"


def test_an_outlet_that_is_typed_whole_comes_first(project: services.Project) -> None:
    outlets = _groups(project, "wire")["source"]["items"]
    assert {each["label"] for each in outlets} == {"Own Wire", "Wire of Others"}
    assert outlets[0]["filters"] == {"source": ["Own Wire"]}


def test_words_can_always_be_searched(project: services.Project) -> None:
    assert _groups(project, "first")["text"]["items"][0]["filters"] == {
        "text": ["first"]
    }
    assert services.search_matches(project, "  ", Filters()) == []


def test_what_nobody_may_see_is_not_named(project: services.Project) -> None:
    assert "source" not in _groups(project, "Secret")
