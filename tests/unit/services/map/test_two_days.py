"""Two days side by side: what each has, and what the address leaves open."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from dashboard.domain.errors import BadInput
from dashboard.domain.filters import Filters
from dashboard.domain.sharing.compared_days import ComparedDays
from dashboard.i18n.translate import speaking
from dashboard.index import Index
from dashboard.services.map.two_days import two_days
from tests.unit.index.test_index import BASE, DAY, NOWHERE

NEXT = DAY + timedelta(1)
LATER = replace(BASE, id="l", date_from=NEXT, date_to=NEXT)
UNPLACED = replace(NOWHERE, id="w", date_from=NEXT, date_to=NEXT)
NO_DAY = replace(BASE, id="n", date_from=None, date_to=None)


class Places:
    """A gazetteer in which every place has the same Ukrainian name."""

    def place(self, _id: str) -> SimpleNamespace:
        return SimpleNamespace(name_uk="Липки")


class Project:
    """As much of a project as a comparison needs."""

    gazetteer = Places()

    def __init__(self, *claims: Any) -> None:
        self.index = Index.of(claims)


def compared(
    days: ComparedDays, *claims: Any, filters: Filters | None = None
) -> dict[str, Any]:
    made = Project(*claims)
    return two_days(made, filters or Filters(), days, 14, None)  # type: ignore[arg-type]


def test_each_day_has_its_own_claims() -> None:
    days = ComparedDays(DAY, NEXT)
    answer = compared(days, BASE, LATER, replace(LATER, id="k"), UNPLACED, NO_DAY)
    assert answer["days"] == [DAY.isoformat(), NEXT.isoformat()]
    assert (answer["claims"], answer["unplaced"]) == ([1, 3], [0, 1])
    assert answer["place_counts"] == [1, 1]
    assert answer["undated"] == 1
    assert [f["properties"]["count"] for f in answer["later"]] == [2]
    (change,) = answer["changes"]
    assert change["properties"]["change"] == [1, 2]
    (place,) = answer["places"]
    assert (place["place_id"], place["change"]) == (BASE.place_id, [1, 2])


@pytest.mark.slow
def test_everything_until_a_day_begins_where_the_filters_do() -> None:
    until = ComparedDays(DAY, NEXT, until=True)
    assert compared(until, BASE, LATER)["claims"] == [1, 2]
    since = Filters(date_from=NEXT, date_to=NEXT)
    assert compared(until, BASE, LATER, filters=since)["claims"] == [1, 1]
    single = ComparedDays(DAY, NEXT)
    assert compared(single, BASE, LATER, filters=since)["claims"] == [1, 1]


@pytest.mark.slow
def test_a_day_that_is_left_open_is_the_last_one() -> None:
    answer = compared(ComparedDays(DAY), BASE, LATER)
    assert answer["days"] == [DAY.isoformat(), NEXT.isoformat()]
    early = compared(ComparedDays(date(2030, 1, 1)), BASE)
    assert early["days"] == [DAY.isoformat(), "2030-01-01"]
    with pytest.raises(BadInput, match="no claim names a day"):
        compared(ComparedDays(DAY), NO_DAY)


def test_places_are_named_in_the_language_of_the_reader() -> None:
    made = Project(BASE, LATER)
    with speaking("uk"):
        days = ComparedDays(DAY, NEXT)
        answer = two_days(made, Filters(), days, 14, None)  # type: ignore[arg-type]
    features = [*answer["earlier"], *answer["later"], *answer["changes"]]
    assert {feature["properties"]["name"] for feature in features} == {"Липки"}
    assert [place["name"] for place in answer["places"]] == ["Липки"]
