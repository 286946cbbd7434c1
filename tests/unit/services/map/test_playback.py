"""The days along the bottom: what begins and ends when, in one small answer."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import accumulate
from typing import Any

import pytest

from dashboard.domain.filters import Filters
from dashboard.domain.words import Review, Side
from dashboard.index import Index, daily
from dashboard.services.map.playback import LONGEST_STEP, STEPS, days_of, playback
from tests.unit.index.test_index import BASE, DAY, NOWHERE

LONG = replace(BASE, id="l", date_from=DAY, date_to=DAY + timedelta(9))
RUSSIAN = replace(BASE, id="r", actor=Side.RU, date_from=DAY, date_to=DAY)
NO_DAY = replace(BASE, id="n", date_from=None, date_to=None)


class Project:
    """As much of a project as a playback needs."""

    def __init__(self, *claims: Any) -> None:
        self.index = Index.of(claims)


def asked(*claims: Any, filters: Filters | None = None) -> dict[str, Any]:
    """Return both answers over these claims as one."""
    made: Any = Project(*claims)
    filters = filters or Filters()
    days, frames = days_of(made, filters), playback(made, filters, 6, None)
    assert {name: days[name] for name in ("first", "step", "steps")} == {
        name: frames[name] for name in ("first", "step", "steps")
    }
    return days | frames


def window(flat: list[list[int]], a: int, b: int) -> int:
    """Return how many claims there are on the steps a to b, as the browser counts."""
    begun, ended = (dict(zip(f[::2], f[1::2], strict=True)) for f in flat)
    started = sum(n for step, n in begun.items() if step <= b)
    return started - sum(n for step, n in ended.items() if step < a)


def steps_of(near: list[int]) -> dict[int, int]:
    """Return the numbers of a marker by step, as the browser reads them."""
    steps = accumulate(near[::2])
    return dict(zip(steps, near[1::2], strict=True))


def marker_window(near: list[list[int]], a: int, b: int) -> int:
    """Return how many claims a marker has on the steps a to b."""
    begun, more = map(steps_of, near)
    started = sum(n for step, n in begun.items() if step <= b)
    over = sum(n for part in (begun, more) for step, n in part.items() if step < a)
    return started - over


def test_a_claim_is_there_while_it_lasts() -> None:
    answer = asked(BASE, LONG, RUSSIAN)
    assert (answer["first"], answer["step"], answer["steps"]) == (
        DAY.isoformat(),
        1,
        10,
    )
    assert [window(answer["sides"]["UA"], day, day) for day in (0, 1, 9)] == [2, 1, 1]
    assert window(answer["sides"]["RU"], 0, 9) == 1
    assert window(answer["sides"]["RU"], 1, 9) == 0
    (marker,) = answer["markers"]
    for side, near in marker["series"].items():
        for a in range(10):
            for b in range(a, 10):
                of_the_days = window(answer["sides"][side], a, b)
                assert marker_window(near, a, b) == of_the_days
    # Claims of one day say once when they are.
    assert marker["series"]["RU"] == [[0, 1], []]
    assert (marker["name"], marker["place_id"]) == (BASE.name, BASE.place_id)


@pytest.mark.slow
def test_the_days_of_the_filters_bound_nothing() -> None:
    later = Filters(date_from=DAY + timedelta(5), date_to=DAY + timedelta(6))
    assert asked(BASE, LONG, filters=later) == asked(BASE, LONG)


@pytest.mark.slow
def test_claims_without_a_place_or_a_day() -> None:
    answer = asked(BASE, NOWHERE, NO_DAY)
    assert answer["undated"] == 1
    assert window(answer["sides"]["UA"], 0, answer["steps"]) >= 1
    placed = sum(
        marker_window(m["series"]["UA"], 0, answer["steps"]) for m in answer["markers"]
    )
    assert placed == 1
    nothing = asked(NO_DAY)
    assert (nothing["first"], nothing["steps"], nothing["markers"]) == (None, 0, [])
    assert asked()["undated"] == 0


@pytest.mark.slow
def test_a_place_is_new_once() -> None:
    again = replace(
        BASE, id="b2", date_from=DAY + timedelta(3), date_to=DAY + timedelta(3)
    )
    other = replace(again, id="o", place_id="elsewhere", lat=48.9)
    assert asked(BASE, again, other)["firsts"] == [0, 1, 3, 1]


@pytest.mark.slow
def test_long_ranges_take_longer_steps() -> None:
    def steps(days: int) -> tuple[int, int]:
        last = DAY + timedelta(days - 1)
        answer = asked(BASE, replace(BASE, id="x", date_from=last, date_to=last))
        return answer["step"], answer["steps"]

    assert steps(STEPS[1]) == (1, STEPS[1])
    assert steps(STEPS[1] + 1)[0] == 7
    assert steps(STEPS[7] + 1)[0] == LONGEST_STEP
    assert steps(STEPS[1] + 1)[1] == -(-(STEPS[1] + 1) // 7)


@pytest.mark.parametrize("public", [False, True])
def test_retractions_are_for_those_who_may_see_them(public: bool) -> None:
    retracted = replace(BASE, id="gone", review=Review.RETRACTED)
    project = Project(BASE, retracted)
    filters = Filters(public_only=public)
    days = project.index.changed_days(replace(filters, review=("retracted",)))
    answer = days_of(project, filters)  # type: ignore[arg-type]
    if public:
        assert answer["retractions"] == []
    else:
        assert sum(answer["retractions"][1::2]) == sum(n for _, n in days)


@pytest.fixture
def many() -> Iterator[Project]:
    claims = [
        replace(
            BASE,
            id=str(n),
            actor=(Side.UA, Side.RU)[n % 2],
            place_id=f"p{n % 400}",
            name=f"Town {n % 400}",
            lat=46 + (n % 400) / 90,
            lon=33 + (n * 7 % 400) / 80,
            date_from=date(2022, 3, 1) + timedelta(n % 600),
            date_to=date(2022, 3, 1) + timedelta(n % 600 + n % 3),
        )
        for n in range(4000)
    ]
    project = Project(*claims)
    yield project
    project.index.close()


@pytest.mark.slow
def test_many_markers_are_counted_as_few_are(
    many: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = playback(many, Filters(), 9, None)  # type: ignore[arg-type]
    monkeypatch.setattr(daily, "MOST_KEYS", 10)
    assert playback(many, Filters(), 9, None) == few  # type: ignore[arg-type]


@pytest.mark.slow
def test_an_answer_is_small(many: Project) -> None:
    answer = playback(many, Filters(), 7, None)  # type: ignore[arg-type]
    written = json.dumps(answer, separators=(",", ":"))
    assert len(written) / answer["steps"] < 30_000
    total = sum(
        marker_window(series, 0, answer["steps"])
        for marker in answer["markers"]
        for series in marker["series"].values()
    )
    assert total == 4000
