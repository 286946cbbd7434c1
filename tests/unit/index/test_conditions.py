"""Filters as SQL: the conditions word for word, the values as parameters alone."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from dashboard.domain.filters import LISTS, Filters
from dashboard.domain.geography.geo import Box
from dashboard.index.conditions import STANDING, clipped, end_of_day, visible, where
from dashboard.index.schema import ACTOR_SLOTS, FILTER_COLUMN, KIND_SLOTS

ACCEPTED = "review IN ($review_0) AND NOT hidden"
FIRST, LAST = date(2023, 6, 5), date(2023, 6, 13)


def chosen(*names: str, values: tuple[str, ...]) -> Filters:
    """Return filters that have those values in each of those lists."""
    lists: dict[str, Any] = dict.fromkeys(names, values)
    return Filters(**lists)


def test_no_filter_means_what_was_accepted() -> None:
    assert where(Filters()) == (ACCEPTED, {"review_0": "accepted"})


def test_days_overlap() -> None:
    assert where(Filters(date_from=FIRST)) == (
        f"day_to >= $since AND {ACCEPTED}",
        {"since": FIRST, "review_0": "accepted"},
    )
    assert where(Filters(date_to=LAST)) == (
        f"day_from <= $until AND {ACCEPTED}",
        {"until": LAST, "review_0": "accepted"},
    )


@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("source", "publisher"),
        ("claimant", "claimant"),
        ("side", "claimant_side"),
        ("kind", "kind"),
        ("region", "region"),
        ("precision", "precision"),
        ("place", "place_id"),
        ("dataset", "dataset"),
    ],
)
def test_a_list_asks_its_own_column(name: str, column: str) -> None:
    condition, values = where(chosen(name, values=("x'", "y")))
    wanted = f"{column} IN (${name}_0, ${name}_1)"
    assert sorted(condition.split(" AND ")) == sorted(
        [wanted, *ACCEPTED.split(" AND ")]
    )
    assert values == {f"{name}_0": "x'", f"{name}_1": "y", "review_0": "accepted"}


def test_every_list_is_asked() -> None:
    filters = chosen(*LISTS, values=("x",))
    condition, values = where(filters)
    # One more: what is private.
    assert len(condition.split(" AND ")) == len(LISTS) + 1
    assert values == dict.fromkeys((f"{name}_0" for name in FILTER_COLUMN), "x")
    # What no narrow row holds is looked for beforehand, as words are.
    assert {*LISTS} - {*FILTER_COLUMN} == {"attribute"}
    assert "no IN (SELECT no FROM matched)" in condition


def test_a_choice_of_review_takes_the_place_of_accepted() -> None:
    assert where(Filters(review=("draft", "rejected"))) == (
        "review IN ($review_0, $review_1) AND NOT hidden",
        {"review_0": "draft", "review_1": "rejected"},
    )


def test_words_want_the_matched_numbers() -> None:
    matched = "no IN (SELECT no FROM matched)"
    assert where(Filters(text="trench"))[0] == f"{ACCEPTED} AND {matched}"
    assert where(Filters(text="  "))[0] == ACCEPTED


def test_claims_without_a_place() -> None:
    condition, values = where(Filters(), unplaced=True)
    assert condition == f"{ACCEPTED} AND packed_key IS NULL"
    assert values == {"review_0": "accepted"}


def test_a_box_asks_the_places_in_it() -> None:
    condition, values = where(Filters(), Box(22, 44, 40, 52))
    place = f"packed_key // {KIND_SLOTS * ACTOR_SLOTS}"
    inside = "lon BETWEEN $west AND $east AND lat BETWEEN $south AND $north"
    assert " ".join(condition.split()) == " ".join(
        (ACCEPTED, "AND", place, "IN (SELECT no FROM spot WHERE", f"{inside})")
    )
    edges = {"west": 22, "south": 44, "east": 40, "north": 52}
    assert values == {"review_0": "accepted", **edges}


def test_rows_of_the_end_of_a_day() -> None:
    assert end_of_day(Filters(as_of=LAST)) == LAST + timedelta(days=1)
    assert "FROM current WHERE known_from < $end_of_day" in STANDING
    assert "known_to >= $end_of_day" in STANDING
    with pytest.raises(ValueError, match="known now"):
        end_of_day(Filters())


@pytest.mark.parametrize("day", [date.max, date.max - timedelta(1)])
def test_the_last_day_there_is(day: date) -> None:
    assert end_of_day(Filters(as_of=day)) == date.max
    day_before = date.max - timedelta(2)
    assert end_of_day(Filters(as_of=day_before)) == date.max - timedelta(1)


@pytest.mark.parametrize(
    ("filters", "days", "expected"),
    [
        (Filters(), (FIRST, LAST), (FIRST, LAST)),
        (Filters(), (None, None), (None, None)),
        (Filters(date_from=FIRST, date_to=LAST), (None, None), (None, None)),
        (Filters(date_from=LAST), (FIRST, LAST), (LAST, LAST)),
        (Filters(date_from=FIRST), (LAST, LAST), (LAST, LAST)),
        (Filters(date_to=FIRST), (FIRST, LAST), (FIRST, FIRST)),
        (Filters(date_to=LAST), (FIRST, FIRST), (FIRST, FIRST)),
    ],
)
def test_days_are_clipped_to_those_of_the_filters(
    filters: Filters,
    days: tuple[date | None, date | None],
    expected: tuple[date | None, date | None],
) -> None:
    assert clipped(filters, *days) == expected


@pytest.mark.parametrize(
    ("filters", "hidden"),
    [
        (Filters(), True),
        (Filters(dataset=("mine",)), True),
        (Filters(with_private=True), True),
        (Filters(dataset=("mine",), with_private=True), False),
    ],
)
def test_private_rows_are_there_for_whoever_may_see_and_names_them(
    filters: Filters, *, hidden: bool
) -> None:
    assert ("NOT hidden" in where(filters)[0]) is hidden
    assert ("NOT hidden" in visible(filters)[0]) is hidden
    every = filters.with_private
    assert ("NOT hidden" in visible(filters, every_private=True)[0]) is not every


def test_the_public_sees_what_is_accepted() -> None:
    assert visible(Filters(public_only=True)) == (
        "NOT hidden AND review = $public",
        {"public": "accepted"},
    )


def test_what_layers_show_is_left_out_beside_them() -> None:
    condition, values = visible(Filters(withheld=("a",), apart=("b", "a")))
    assert condition.count("dataset IS DISTINCT FROM") == 2
    assert sorted(map(str, values.values())) == ["a", "b"]


def test_claims_kept_by_hand_have_no_dataset_in_their_rows() -> None:
    condition, values = where(Filters(dataset=("ledger",)))
    assert "dataset IN ($dataset_0, $dataset_1)" in condition
    assert (values["dataset_0"], values["dataset_1"]) == ("ledger", "")
