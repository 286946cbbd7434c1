"""Two days of knowledge, compared."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from dashboard.domain.claim import Claim
from dashboard.domain.filters import Filters
from dashboard.domain.revision import Revision
from dashboard.domain.words import Kind, Precision, Review, Side
from dashboard.index import Index, ListedHistory, compared, said_at_places
from tests.unit.index.test_index import BASE

HERE = replace(
    BASE,
    kind=Kind.RETAKE,
    actor=Side.UA,
    claimant="Kyiv",
    claimant_side=Side.UA,
    review=Review.ACCEPTED,
    place_id="UA1",
    name="Storozheve",
    lat=47.79,
    lon=36.82,
    precision=Precision.SETTLEMENT,
    date_from=date(2023, 6, 12),
    date_to=date(2023, 6, 12),
)
THEIRS = replace(
    HERE,
    id="theirs",
    kind=Kind.HOLD,
    actor=Side.RU,
    claimant="Moscow",
    claimant_side=Side.RU,
    date_from=date(2023, 6, 13),
    date_to=date(2023, 6, 13),
)
OLD = replace(HERE, id="old")
FIXED = replace(HERE, id="fixed", place_id="UA2", lat=47.5)
GONE = replace(HERE, id="gone", place_id="UA3", lat=47.4)


def dated_index(*steps: tuple[int, Claim]) -> Index:
    """Return an index of revisions, each of a day of July 2023."""
    index = Index()
    index.follow(
        ListedHistory(
            [
                Revision(
                    number=number,
                    at=datetime(2023, 7, day, 12, tzinfo=UTC),
                    by="",
                    action="add",
                    why="",
                    claim=claim,
                )
                for number, (day, claim) in enumerate(steps, 1)
            ]
        )
    )
    return index


STEPS = (
    (1, OLD),
    (1, FIXED),
    (1, GONE),
    (5, replace(FIXED, note="another village")),
    (5, replace(GONE, review=Review.RETRACTED)),
    (6, THEIRS),
    (8, replace(THEIRS, review=Review.RETRACTED)),
)


def ids(index: Index, since: int, until: int | None, **chosen: object) -> object:
    end = date(2023, 7, until) if until else None
    answer = compared(index, Filters(**chosen), date(2023, 7, since), end, 10)  # type: ignore[arg-type]
    return {
        kind: [index.numbered([no])[no].id for no, _ in each.numbers]
        for kind, each in answer.items()
        if each.numbers
    }


@pytest.mark.slow
def test_each_kind_of_change() -> None:
    index = dated_index(*STEPS)
    assert ids(index, 1, 1) == {"new": ["gone", "fixed", "old"]}
    assert ids(index, 2, 4) == {}
    assert ids(index, 5, 5) == {"corrected": ["fixed"], "retracted": ["gone"]}
    assert ids(index, 6, 7) == {"new": ["theirs"], "contested": ["old"]}
    assert ids(index, 8, None) == {"retracted": ["theirs"], "settled": ["old"]}
    # What came and went in between is no change.
    assert ids(index, 6, None) == {}


@pytest.mark.slow
def test_filters_and_limits() -> None:
    index = dated_index(*STEPS)
    assert ids(index, 5, None, place=("UA2",)) == {"corrected": ["fixed"]}
    answer = compared(index, Filters(), date(2023, 7, 1), date(2023, 7, 1), 1)
    assert (answer["new"].total, len(answer["new"].numbers)) == (3, 1)
    assert ids(index, 1, None, side=("RU",)) == {}


@pytest.mark.slow
def test_what_is_said_at_the_places_of_claims() -> None:
    index = dated_index(*STEPS[:6])
    answer = compared(index, Filters(), date(2023, 7, 6), None, 10)
    fresh = [no for no, _ in answer["new"].numbers]
    numbers = said_at_places(index, Filters(), fresh, 10)
    assert [index.numbered([no])[no].id for no in numbers] == ["theirs", "old"]
