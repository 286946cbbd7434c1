"""Counts, lists, dates, words and contradictions over a handful of claims."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from dashboard.domain.claim import Claim
from dashboard.domain.filters import Filters
from dashboard.domain.geo import Box
from dashboard.domain.words import Kind, Precision, Review, Side
from dashboard.index import Index, Summary

DAY = date(2023, 6, 10)
BASE = Claim(
    id="a", kind=Kind.RETAKE, actor=Side.UA, claimant_side=Side.UA, claimant="Kyiv", publisher="BBC",
    place_id="UA1", name="Storozheve", region="Donetsk", lat=47.79, lon=36.82, precision=Precision.SETTLEMENT,
    radius_km=3.0, date_from=DAY, date_to=DAY, published=DAY, review=Review.ACCEPTED,
)  # fmt: skip
OTHER = replace(
    BASE, id="b", kind=Kind.HOLD, actor=Side.RU, claimant_side=Side.RU, claimant="Moscow", publisher="TASS",
    date_from=DAY + timedelta(5), date_to=DAY + timedelta(5),
)  # fmt: skip
FAR = replace(BASE, id="c", place_id="UA2", name="Kyiv", region="Kyiv City", lat=50.45, lon=30.52, kind=Kind.STRIKE)
NOWHERE = replace(
    BASE, id="d", place_id="", name="", region="", lat=None, lon=None, precision=None, radius_km=None, publisher="AP"
)
DRAFT = replace(BASE, id="e", review=Review.DRAFT, publisher="Blog")
ALL = Filters()


def ids(index: Index, filters: Filters = ALL, **how: Any) -> list[str]:
    return [one.claim.id for one in index.page(filters, **how)]


@pytest.fixture(scope="module")
def index() -> Index:
    return Index((BASE, OTHER, FAR, NOWHERE, DRAFT))


def test_summary(index: Index) -> None:
    assert index.summary(ALL) == Summary(
        claims=4, places=2, sources=3, unplaced=1, contested=1, first=DAY, last=DAY + timedelta(5)
    )
    assert index.summary(Filters(source=("nobody",))) == Summary(0, 0, 0, 0, 0, None, None)
    assert index.summary(Filters(review=("draft",))).claims == 1


def test_the_days_of_a_summary_stay_within_the_filter() -> None:
    long = replace(BASE, date_from=date(2023, 1, 1), date_to=date(2023, 12, 31))
    since, until = date(2023, 6, 1), date(2023, 6, 30)
    summary = Index([long]).summary(Filters(since=since, until=until))
    assert (summary.first, summary.last) == (since, until)


def test_an_empty_index() -> None:
    empty = Index([])
    assert empty.summary(ALL) == Summary(0, 0, 0, 0, 0, None, None)
    assert empty.markers(ALL, 6) == ()
    assert empty.histogram(ALL) == ("month", ())
    assert empty.extent(ALL) is None
    assert empty.claim("a") is None
    assert empty.facet("kind", ALL) == {}


def test_facet_counts_follow_the_other_filters(index: Index) -> None:
    assert index.facet("source", ALL) == {"BBC": 2, "AP": 1, "TASS": 1, "Blog": 0}
    assert index.facet("source", Filters(source=("TASS",))) == index.facet("source", ALL)
    assert index.facet("source", Filters(side=("RU",))) == {"TASS": 1, "AP": 0, "BBC": 0, "Blog": 0}
    assert index.facet("kind", Filters(source=("BBC",))) == {"retake": 1, "strike": 1, "hold": 0}
    assert index.facet("place", ALL) == {"UA1": 2, "UA2": 1}
    assert index.facet("region", Filters(text="kyiv", side=("RU",))) == {"Donetsk": 0, "Kyiv City": 0}


def test_the_review_facet_counts_what_choosing_it_would_show(index: Index) -> None:
    assert index.facet("review", ALL) == {"accepted": 4, "draft": 1}


@pytest.mark.parametrize(
    ("days", "bucket", "bars"),
    [(0, "day", 1), (62, "day", 63), (63, "week", 10), (366, "week", 53), (367, "month", 13)],
)
def test_histogram_has_every_bucket(days: int, bucket: str, bars: int) -> None:
    first = date(2023, 6, 5)  # a Monday
    claims = [replace(BASE, id=str(n), date_from=d, date_to=d) for n, d in enumerate({first, first + timedelta(days)})]
    found, counts = Index(claims).histogram(Filters(since=date(2030, 1, 1)))
    assert (found, len(counts)) == (bucket, bars)
    assert sum(n for _, n in counts) == len(claims)
    assert [day for day, _ in counts] == sorted(day for day, _ in counts)
    assert counts[0][1] >= 1
    assert counts[-1][1] >= 1
    assert all(n == 0 for _, n in counts[1:-1])
    assert counts[0][0] == (first if bucket != "month" else date(2023, 6, 1))


def test_pages(index: Index) -> None:
    assert ids(index) == ["b", "a", "c", "d"]
    assert ids(index, limit=2) + ids(index, limit=2, offset=2) == ["b", "a", "c", "d"]
    assert ids(index, unplaced=True) == ["d"]
    assert ids(index, box=Box(36, 47, 37, 48)) == ["b", "a"]
    assert index.count(ALL, Box(36, 47, 37, 48)) == 2
    assert index.count(ALL, unplaced=True) == 1


def test_one_claim(index: Index) -> None:
    listed = index.claim("a")
    assert listed is not None
    assert (listed.claim, listed.contradicted_by) == (BASE, ("b",))
    assert index.claim("nothing") is None
    assert index.claim("' OR 1=1 --") is None


def test_markers(index: Index) -> None:
    near, far = index.markers(ALL, 12)
    assert (near.count, near.places, near.place_id, near.name, near.contested) == (2, 1, "UA1", "Storozheve", True)
    assert (near.actor, near.kind, near.radius_km, near.precision) == ("several", "several", 3.0, "settlement")
    assert (far.count, far.name, far.actor, far.kind, far.contested) == (1, "Kyiv", "UA", "strike", False)
    (both,) = index.markers(ALL, 0)
    assert (both.count, both.places, both.name, both.place_id, both.region) == (3, 2, "", "", "")
    assert (both.radius_km, both.precision, both.actor) == (None, "", "UA")


def test_a_wide_claim_is_not_mixed_with_exact_ones() -> None:
    wide = replace(BASE, id="w", precision=Precision.OBLAST, place_id="UA9", radius_km=110.0)
    assert len(Index([BASE, wide]).markers(ALL, 6)) == 2


@pytest.mark.parametrize(
    ("one", "other", "contested"),
    [
        ({}, {}, True),
        ({}, {"date_from": DAY + timedelta(21), "date_to": DAY + timedelta(21)}, True),
        ({}, {"date_from": DAY + timedelta(22), "date_to": DAY + timedelta(22)}, False),
        ({}, {"date_from": DAY + timedelta(60), "date_to": DAY + timedelta(60)}, False),
        ({}, {"claimant_side": Side.UA}, False),
        ({"claimant_side": Side.RU}, {}, False),
        ({}, {"claimant_side": Side.UNKNOWN}, False),
        ({"claimant_side": Side.INDEPENDENT}, {}, True),
        ({"precision": Precision.OBLAST}, {"precision": Precision.OBLAST}, False),
        ({"place_id": "UA7"}, {}, False),
        ({"place_id": ""}, {"place_id": ""}, False),
        ({"review": Review.DRAFT}, {}, False),
        ({}, {"kind": Kind.STRIKE}, False),
        ({}, {"kind": Kind.ASSAULT}, False),
        ({"kind": Kind.WITHDRAW, "actor": Side.UA}, {}, False),  # both say: Russia holds it
        ({}, {"kind": Kind.WITHDRAW}, False),  # both say: Ukraine holds it
        ({"kind": Kind.STRIKE}, {"kind": Kind.STRIKE}, True),
        ({}, {"actor": Side.UNKNOWN}, False),
        ({"date_from": None, "date_to": None, "published": None}, {}, False),
    ],
)
def test_contested(one: dict[str, Any], other: dict[str, Any], contested: bool) -> None:
    index = Index([replace(BASE, **one), replace(OTHER, **other)])
    every = Filters(review=("accepted", "draft"))
    against = {listed.claim.id: listed.contradicted_by for listed in index.page(every)}
    assert against == ({"a": ("b",), "b": ("a",)} if contested else {"a": (), "b": ()})
    assert any(marker.contested for marker in index.markers(every, 6)) is contested
    assert index.summary(every).contested == int(contested)


def test_a_precise_and_a_wide_claim_contradict_neither_way() -> None:
    index = Index([BASE, replace(OTHER, precision=Precision.OBLAST)])
    assert [listed.contradicted_by for listed in index.page(ALL)] == [(), ()]


def dated(since: date | None, until: date | None, published: date | None) -> Index:
    return Index([replace(BASE, date_from=since, date_to=until, published=published)])


@pytest.mark.parametrize(
    ("since", "until", "found"),
    [(DAY, None, 1), (None, DAY, 1), (DAY, DAY, 1), (DAY + timedelta(1), None, 0), (None, DAY - timedelta(1), 0)],
)
def test_dates(since: date | None, until: date | None, found: int) -> None:
    chosen, later = Filters(since=since, until=until), DAY + timedelta(30)
    assert dated(DAY, DAY, later).count(chosen) == found
    assert dated(None, DAY, later).count(chosen) == found  # an unknown start counts at its end
    assert dated(None, None, DAY).count(chosen) == found  # no date at all counts on the day of publication


def test_an_interval_is_found_by_any_day_it_shares() -> None:
    index = dated(DAY, DAY + timedelta(10), None)
    assert index.count(Filters(since=DAY + timedelta(10))) == 1
    assert index.count(Filters(until=DAY)) == 1
    assert index.count(Filters(since=DAY + timedelta(4), until=DAY + timedelta(5))) == 1
    assert index.count(Filters(since=DAY + timedelta(11))) == 0


def test_a_claim_with_no_day_at_all_is_shown_until_a_day_is_chosen() -> None:
    index = dated(None, None, None)
    assert index.count(ALL) == 1
    assert index.count(Filters(since=DAY)) == 0
    assert index.summary(ALL).first is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("retook", 1), ("RETOOK Сторожеве", 1), ("сторожеве RETOOK", 1), ("retook bakhmut", 0), ("retoo", 1),
        ("100%", 1), ("1%%", 0), ("%", 1), ("_", 0), ("o'clock", 1), ("'", 1), ("' OR 1=1 --", 0), ("\\", 0),
        ("kyiv", 1), ("bbc", 1), ("storozheve", 1), ("  ", 1), ("?", 0),
    ],
)  # fmt: skip
def test_text_is_every_word_in_any_case_and_taken_literally(text: str, found: int) -> None:
    index = Index([replace(BASE, quote="Ukraine RETOOK Сторожеве at 5 o'clock", note="100% sure")])
    assert index.count(Filters(text=text)) == found


def test_list_filters_take_any_of_their_values_and_hostile_ones_literally(index: Index) -> None:
    assert index.count(Filters(source=("BBC", "TASS"))) == 3
    assert index.count(Filters(source=("BBC",), kind=("strike",))) == 1
    assert index.count(Filters(source=("BBC') OR ('1'='1",))) == 0
    assert index.count(Filters(place=("UA1",), region=("Donetsk",), side=("UA",), precision=("settlement",))) == 1


def test_the_revision_changes_with_the_data_and_with_nothing_else() -> None:
    assert Index([BASE, OTHER]).revision == Index([OTHER, BASE]).revision
    assert Index([BASE]).revision != Index([OTHER]).revision
    assert Index([BASE]).revision != Index([replace(BASE, note="corrected")]).revision
