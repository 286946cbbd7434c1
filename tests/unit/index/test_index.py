"""Counts, lists, dates, words and contradictions over a handful of claims."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from dashboard.domain.claim import Claim
from dashboard.domain.errors import BadInput, ServiceUnavailable
from dashboard.domain.filters import Filters
from dashboard.domain.geography.areas import Circle, polygon_of
from dashboard.domain.geography.geo import Box, kilometres
from dashboard.domain.revision import Revision
from dashboard.domain.words import Hedge, Kind, Precision, Review, Side
from dashboard.index import Histogram, Index, ListedHistory, Summary
from dashboard.index.index import (
    ORDERS,
    Contradiction,
    ContradictionsAhead,
)
from dashboard.judgement import Rule
from tests.faults.claims import dataset, parquet

DAY = date(2023, 6, 10)
BASE = Claim(
    id="a",
    kind=Kind.RETAKE,
    actor=Side.UA,
    claimant_side=Side.UA,
    claimant="Kyiv",
    publisher="BBC",
    place_id="UA1",
    name="Storozheve",
    region="Donetsk",
    lat=47.79,
    lon=36.82,
    precision=Precision.SETTLEMENT,
    radius_km=3.0,
    date_from=DAY,
    date_to=DAY,
    published=DAY,
    review=Review.ACCEPTED,
)
OTHER = replace(
    BASE,
    id="b",
    kind=Kind.HOLD,
    actor=Side.RU,
    claimant_side=Side.RU,
    claimant="Moscow",
    publisher="TASS",
    date_from=DAY + timedelta(5),
    date_to=DAY + timedelta(5),
)
FAR = replace(
    BASE,
    id="c",
    place_id="UA2",
    name="Kyiv",
    region="Kyiv City",
    lat=50.45,
    lon=30.52,
    kind=Kind.STRIKE,
)
NOWHERE = replace(
    BASE,
    id="d",
    place_id="",
    name="",
    region="",
    lat=None,
    lon=None,
    precision=None,
    radius_km=None,
    publisher="AP",
)
DRAFT = replace(BASE, id="e", review=Review.DRAFT, publisher="Blog")
ALL = Filters()


def ids(index: Index, filters: Filters = ALL, **how: Any) -> list[str]:
    return [one.claim.id for one in index.page(filters, **how).rows]


@pytest.fixture(scope="module")
def index() -> Index:
    return Index.of((BASE, OTHER, FAR, NOWHERE, DRAFT))


def test_summary(index: Index) -> None:
    assert index.summary(ALL) == Summary(
        claims=4,
        places=2,
        sources=3,
        unplaced=1,
        contested=1,
        first=DAY,
        last=DAY + timedelta(5),
    )
    assert index.summary(Filters(source=("nobody",))) == Summary(
        0, 0, 0, 0, 0, None, None
    )
    assert index.summary(Filters(review=("draft",))).claims == 1


def test_places_and_outlets_of_several_filters_together(index: Index) -> None:
    each = [Filters(source=(name,)) for name in index.facet("source", ALL)]
    assert index.place_count(*each) == index.summary(ALL).places == 2
    # The same places twice are no more places.
    assert index.place_count(ALL, *each) == 2
    assert index.place_count(Filters(source=("nobody",))) == 0
    assert index.source_count(ALL) == index.summary(ALL).sources == 3
    assert index.source_count(each[0]) == 1
    assert index.source_count(Filters(source=("nobody",))) == 0


def test_the_days_of_a_summary_stay_within_the_filter() -> None:
    long = replace(BASE, date_from=date(2023, 1, 1), date_to=date(2023, 12, 31))
    since, until = date(2023, 6, 1), date(2023, 6, 30)
    summary = Index.of([long]).summary(Filters(date_from=since, date_to=until))
    assert (summary.first, summary.last) == (since, until)


def test_an_empty_index() -> None:
    empty = Index.of([])
    assert empty.summary(ALL) == Summary(0, 0, 0, 0, 0, None, None)
    assert empty.markers(ALL, 6) == ()
    assert empty.histogram(ALL) == Histogram("month", (), ())
    assert empty.extent(ALL) is None
    assert empty.claim("a") is None
    assert empty.facet("kind", ALL) == {}


def test_facet_counts_follow_the_other_filters(index: Index) -> None:
    assert index.facet("source", ALL) == {"BBC": 2, "AP": 1, "TASS": 1, "Blog": 0}
    assert index.facet("source", Filters(source=("TASS",))) == index.facet(
        "source", ALL
    )
    assert index.facet("source", Filters(side=("RU",))) == {
        "TASS": 1,
        "AP": 0,
        "BBC": 0,
        "Blog": 0,
    }
    assert index.facet("kind", Filters(source=("BBC",))) == {
        "retake": 1,
        "strike": 1,
        "hold": 0,
    }
    assert index.facet("place", ALL) == {"UA1": 2, "UA2": 1}
    assert index.facet("region", Filters(text="kyiv", side=("RU",))) == {
        "Donetsk": 0,
        "Kyiv City": 0,
    }


def test_the_review_facet_counts_what_choosing_it_would_show(index: Index) -> None:
    assert index.facet("review", ALL) == {"accepted": 4, "draft": 1}


@pytest.mark.parametrize(
    ("days", "bucket", "bars"),
    [
        (0, "day", 1),
        (62, "day", 63),
        (63, "week", 10),
        (366, "week", 53),
        (367, "month", 13),
    ],
)
def test_histogram_has_every_bucket(days: int, bucket: str, bars: int) -> None:
    first = date(2023, 6, 5)  # a Monday
    claims = [
        replace(BASE, id=str(n), date_from=d, date_to=d)
        for n, d in enumerate({first, first + timedelta(days)})
    ]
    shown = Index.of(claims).histogram(Filters(date_from=date(2030, 1, 1)))
    counts = shown.bars
    assert (shown.bucket, len(counts)) == (bucket, bars)
    assert sum(n for _, n in counts) == len(claims)
    assert [day for day, _ in counts] == sorted(day for day, _ in counts)
    assert counts[0][1] >= 1
    assert counts[-1][1] >= 1
    assert all(n == 0 for _, n in counts[1:-1])
    assert counts[0][0] == (first if bucket != "month" else date(2023, 6, 1))


def test_a_histogram_counts_an_unknown_start_as_by_that_day() -> None:
    day = date(2023, 6, 5)
    known = replace(BASE, id="known", date_from=day, date_to=day)
    by = replace(BASE, id="by", date_from=None, date_to=day)
    undated = replace(BASE, id="undated", date_from=None, date_to=None, published=day)
    shown = Index.of([known, by, undated]).histogram(ALL)
    assert shown == Histogram("day", ((day, 3),), (2,))


def test_pages(index: Index) -> None:
    every = ids(index)
    assert every[0] == "b"
    assert sorted(every) == ["a", "b", "c", "d"]
    first = index.page(ALL, limit=2)
    second = index.page(ALL, limit=2, after=first.after)
    assert [one.claim.id for one in (*first.rows, *second.rows)] == every
    assert second.after == ""
    assert ids(index, unplaced=True) == ["d"]
    assert ids(index, box=Box(36, 47, 37, 48)) == ["b", "a"]
    assert index.count(ALL, Box(36, 47, 37, 48)) == 2
    assert index.count(ALL, unplaced=True) == 1


def test_newest_first_and_what_has_no_day_last() -> None:
    days = [DAY, None, date.min, DAY + timedelta(1), date.max]
    held = [
        replace(BASE, id=str(n), date_from=None, date_to=day, published=None)
        for n, day in enumerate(days)
    ]
    assert ids(Index.of(held)) == ["4", "3", "0", "2", "1"]


@pytest.mark.parametrize(
    "after",
    ["x", "1", "-", "1-", "-1", "1-2-3", "9" * 40, "٣-٣", f"{2**63}-1", f"1-{2**64}"],
)
def test_a_place_in_the_list_that_is_none_of_ours(index: Index, after: str) -> None:
    with pytest.raises(BadInput, match="not a place in the list"):
        index.page(ALL, after=after)


def test_one_claim(index: Index) -> None:
    listed = index.claim("a")
    assert listed is not None
    assert (listed.claim, listed.contradicted_by) == (BASE, ("b",))
    assert index.claim("nothing") is None
    assert index.claim("' OR 1=1 --") is None


def test_markers(index: Index) -> None:
    near, far = index.markers(ALL, 12)
    assert (near.count, near.places, near.place_id, near.name, near.contested) == (
        2,
        1,
        "UA1",
        "Storozheve",
        True,
    )
    assert (near.actor, near.kind, near.radius_km, near.precision) == (
        "several",
        "several",
        3.0,
        "settlement",
    )
    assert (far.count, far.name, far.actor, far.kind, far.contested) == (
        1,
        "Kyiv",
        "UA",
        "strike",
        False,
    )
    (both,) = index.markers(ALL, 0)
    assert (both.count, both.places, both.name, both.place_id, both.region) == (
        3,
        2,
        "",
        "",
        "",
    )
    assert (both.radius_km, both.precision, both.actor) == (None, "", "UA")


def test_a_wide_claim_is_not_mixed_with_exact_ones() -> None:
    wide = replace(
        BASE, id="w", precision=Precision.OBLAST, place_id="UA9", radius_km=110.0
    )
    assert len(Index.of([BASE, wide]).markers(ALL, 6)) == 2


@pytest.mark.parametrize(
    ("one", "other", "contested"),
    [
        ({}, {}, True),
        ({}, {"date_from": DAY + timedelta(90), "date_to": DAY + timedelta(90)}, True),
        ({}, {"date_from": DAY + timedelta(91), "date_to": DAY + timedelta(91)}, False),
        ({}, {"date_from": DAY - timedelta(1), "date_to": DAY - timedelta(1)}, False),
        ({}, {"claimant_side": Side.UA}, False),
        ({"claimant_side": Side.RU}, {}, False),
        ({}, {"claimant_side": Side.UNKNOWN, "claimant": "an observer"}, True),
        ({}, {"claimant_side": Side.UNKNOWN, "claimant": ""}, False),
        ({}, {"note": "they hold the outskirts"}, False),
        ({}, {"kind": Kind.RETAKE, "actor": Side.UA, "hedge": Hedge.DENIED}, True),
        ({"claimant_side": Side.INDEPENDENT}, {}, True),
        ({"precision": Precision.OBLAST}, {"precision": Precision.OBLAST}, False),
        ({"place_id": "UA7"}, {}, False),
        ({"place_id": ""}, {"place_id": ""}, True),
        ({"place_id": ""}, {}, False),
        ({"place_id": ""}, {"place_id": "", "lat": 47.8}, False),
        (
            {"place_id": "", "precision": Precision.APPROXIMATE},
            {"place_id": "", "precision": Precision.APPROXIMATE},
            False,
        ),
        ({"review": Review.DRAFT}, {}, False),
        ({}, {"kind": Kind.STRIKE}, False),
        ({}, {"kind": Kind.ASSAULT}, False),
        (
            {"kind": Kind.WITHDRAW, "actor": Side.UA},
            {},
            False,
        ),  # both say: Russia holds it
        ({}, {"kind": Kind.WITHDRAW}, False),  # both say: Ukraine holds it
        ({"kind": Kind.STRIKE}, {"kind": Kind.STRIKE}, False),
        (
            {"kind": Kind.STRIKE, "actor": Side.RU, "note": "the hospital was hit"},
            {
                "kind": Kind.STRIKE,
                "actor": Side.UA,
                "date_from": DAY,
                "date_to": DAY,
                "note": "the hospital was hit",
            },
            True,
        ),
        (
            {"kind": Kind.STRIKE, "actor": Side.RU, "note": "the hospital was hit"},
            {
                "kind": Kind.STRIKE,
                "actor": Side.UA,
                "date_from": DAY,
                "date_to": DAY,
                "note": "the depot was hit",
            },
            False,
        ),
        ({}, {"actor": Side.UNKNOWN}, False),
        ({"date_from": None, "date_to": None, "published": None}, {}, False),
    ],
)
def test_contested(one: dict[str, Any], other: dict[str, Any], contested: bool) -> None:
    index = Index.of([replace(BASE, **one), replace(OTHER, **other)])
    every = Filters(review=("accepted", "draft"))
    against = {
        listed.claim.id: listed.contradicted_by for listed in index.page(every).rows
    }
    assert against == ({"a": ("b",), "b": ("a",)} if contested else {"a": (), "b": ()})
    assert any(marker.contested for marker in index.markers(every, 6)) is contested
    assert index.summary(every).contested == int(contested)


def test_a_precise_and_a_wide_claim_contradict_neither_way() -> None:
    index = Index.of([BASE, replace(OTHER, precision=Precision.OBLAST)])
    assert [listed.contradicted_by for listed in index.page(ALL).rows] == [(), ()]


def dated(since: date | None, until: date | None, published: date | None) -> Index:
    return Index.of(
        [replace(BASE, date_from=since, date_to=until, published=published)]
    )


@pytest.mark.slow
@pytest.mark.parametrize(
    ("since", "until", "found"),
    [
        (DAY, None, 1),
        (None, DAY, 1),
        (DAY, DAY, 1),
        (DAY + timedelta(1), None, 0),
        (None, DAY - timedelta(1), 0),
    ],
)
def test_dates(since: date | None, until: date | None, found: int) -> None:
    chosen, later = Filters(date_from=since, date_to=until), DAY + timedelta(30)
    assert dated(DAY, DAY, later).count(chosen) == found
    assert (
        dated(None, DAY, later).count(chosen) == found
    )  # an unknown start counts at its end
    assert (
        dated(None, None, DAY).count(chosen) == found
    )  # no date at all counts on the day of publication


def test_an_interval_is_found_by_any_day_it_shares() -> None:
    index = dated(DAY, DAY + timedelta(10), None)
    assert index.count(Filters(date_from=DAY + timedelta(10))) == 1
    assert index.count(Filters(date_to=DAY)) == 1
    assert (
        index.count(Filters(date_from=DAY + timedelta(4), date_to=DAY + timedelta(5)))
        == 1
    )
    assert index.count(Filters(date_from=DAY + timedelta(11))) == 0


def test_a_claim_with_no_day_at_all_is_shown_until_a_day_is_chosen() -> None:
    index = dated(None, None, None)
    assert index.count(ALL) == 1
    assert index.count(Filters(date_from=DAY)) == 0
    assert index.summary(ALL).first is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("retook", 1),
        ("RETOOK Сторожеве", 1),
        ("сторожеве RETOOK", 1),
        ("retook bakhmut", 0),
        ("retoo", 1),
        ("100%", 1),
        ("1%%", 0),
        ("%", 1),
        ("_", 0),
        ("o'clock", 1),
        ("'", 1),
        ("' OR 1=1 --", 0),
        ("\\", 0),
        ("kyiv", 1),
        ("bbc", 1),
        ("storozheve", 1),
        ("  ", 1),
        ("?", 0),
    ],
)
def test_text_is_every_word_in_any_case_and_taken_literally(
    text: str, found: int
) -> None:
    index = Index.of(
        [replace(BASE, quote="Ukraine RETOOK Сторожеве at 5 o'clock", note="100% sure")]
    )
    assert index.count(Filters(text=text)) == found


def test_list_filters_take_any_of_their_values_and_hostile_ones_literally(
    index: Index,
) -> None:
    assert index.count(Filters(source=("BBC", "TASS"))) == 3
    assert index.count(Filters(source=("BBC",), kind=("strike",))) == 1
    assert index.count(Filters(source=("BBC') OR ('1'='1",))) == 0
    assert (
        index.count(
            Filters(
                place=("UA1",),
                region=("Donetsk",),
                side=("UA",),
                precision=("settlement",),
            )
        )
        == 1
    )


def revision(number: int, claim: Claim, at: datetime, action: str = "add") -> Revision:
    return Revision(
        number=number, at=at, by="editor", action=action, why="", claim=claim
    )


def followed(*revisions: Revision) -> Index:
    index = Index()
    index.follow(history(*revisions))
    return index


def history(*revisions: Revision) -> ListedHistory:
    return ListedHistory(revisions, "ledger")


class Counted(ListedHistory):
    """A history that notes from where it was read."""

    def __init__(self, *revisions: Revision) -> None:
        super().__init__(revisions, "ledger")
        self.asked: list[int] = []

    def changes(self, since: int, until: int) -> Iterator[Revision]:
        self.asked.append(since)
        return super().changes(since, until)


@pytest.mark.slow
def test_the_revision_changes_with_the_data_and_with_nothing_else() -> None:
    add, edit = (
        revision(1, BASE, NOON),
        revision(2, replace(BASE, note="corrected"), NOON),
    )
    index = followed(add)
    first = index.revision
    assert followed(add).revision == first
    index.follow(history(add))
    assert index.revision == first
    index.follow(history(add, edit))
    assert index.revision == followed(add, edit).revision != first


NOON = datetime(2023, 7, 1, 12, tzinfo=UTC)


@pytest.mark.slow
def test_a_later_revision_replaces_the_earlier_one_and_the_past_can_be_asked() -> None:
    moved = replace(BASE, lat=48.0, lon=37.5, place_id="UA3", name="Elsewhere")
    gone = replace(moved, review=Review.RETRACTED)
    versions = [BASE, moved, gone]
    steps = [
        revision(n, claim, NOON + timedelta(n)) for n, claim in enumerate(versions, 1)
    ]
    one_by_one = Index()
    for number in range(1, len(steps) + 1):
        one_by_one.follow(history(*steps[:number]))
    for index in (followed(*steps), one_by_one):
        assert index.count(ALL) == 0
        assert index.count(Filters(review=("retracted",))) == 1
        asked = [
            index.page(Filters(as_of=date(2023, 7, day))).rows for day in (1, 2, 3, 4)
        ]
        assert [[one.claim.name for one in rows] for rows in asked] == [
            [],
            ["Storozheve"],
            ["Elsewhere"],
            [],
        ]
        (marker,) = index.markers(Filters(as_of=date(2023, 7, 3)), 8)
        assert (marker.name, marker.lat) == ("Elsewhere", 48.0)
        assert index.claim("a", Filters(as_of=date(2023, 7, 2))) is not None
        assert index.claim("a", Filters(as_of=date(2023, 7, 1))) is None
        assert [c.name for c in index.claims(Filters(as_of=date(2023, 7, 2)))] == [
            "Storozheve"
        ]


@pytest.mark.slow
def test_contradictions_are_those_that_were_known_then() -> None:
    index = followed(
        revision(1, BASE, NOON),
        revision(2, OTHER, NOON + timedelta(2)),
        revision(3, replace(OTHER, review=Review.RETRACTED), NOON + timedelta(4)),
    )
    found = [
        [
            one.contradicted_by
            for one in index.page(Filters(as_of=date(2023, 7, d), place=("UA1",))).rows
        ]
        for d in (2, 4, 5)
    ]
    assert found == [[()], [("a",), ("b",)], [()]]
    assert [
        index.markers(Filters(as_of=date(2023, 7, d)), 6)[0].contested
        for d in (2, 4, 5)
    ] == [False, True, False]
    assert not index.markers(ALL, 6)[0].contested


@pytest.mark.slow
def test_another_ledger_or_another_gazetteer_is_read_anew() -> None:
    index = followed(revision(1, BASE, NOON), revision(2, OTHER, NOON))
    index.follow(ListedHistory([revision(1, FAR, NOON)], "another"))
    assert ids(index) == ["c"]
    moved = Counted(revision(1, replace(FAR, id="moved"), NOON))
    index.follow(moved, "other places")
    index.follow(moved, "other places")
    assert (ids(index), moved.asked) == (["moved"], [0])


ONE, TWO, THREE = (
    revision(1, BASE, NOON),
    revision(2, OTHER, NOON),
    revision(3, NOWHERE, NOON),
)
RETRACTED = revision(2, replace(BASE, review=Review.RETRACTED), NOON)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("put_back", "shown"),
    [
        ((ONE,), ["a"]),
        ((ONE, RETRACTED), []),
        ((ONE, RETRACTED, THREE), ["d"]),
        ((ONE, RETRACTED, THREE, revision(4, FAR, NOON)), ["d", "c"]),
        ((), []),
    ],
    ids=["the number fell", "it is the same", "so is the next", "it grew", "empty"],
)
def test_a_history_put_back_in_the_place_of_another_is_read_anew(
    put_back: tuple[Revision, ...], shown: list[str]
) -> None:
    index = followed(ONE, TWO)
    other = Counted(*put_back)
    index.follow(other)
    assert sorted(ids(index)) == sorted(shown)
    assert index.followed == other.state()
    assert other.asked == [0]


def test_a_history_that_goes_on_is_read_from_where_it_was_left() -> None:
    index = followed(ONE, TWO)
    longer = Counted(ONE, TWO, THREE)
    index.follow(longer)
    index.follow(longer)
    assert longer.asked == [2]
    assert sorted(ids(index)) == ["a", "b", "d"]


class Replaced(ListedHistory):
    """A history that is another one as soon as it was read, so many times."""

    def __init__(self, times: int) -> None:
        super().__init__([ONE, TWO], "ledger")
        self.times = times

    def changes(self, since: int, until: int) -> Iterator[Revision]:
        yield from super().changes(since, until)
        if self.times:
            self.times -= 1
            self._revisions = (ONE, *self._revisions[1:], THREE)[-2:]
            self._heads.clear()


@pytest.mark.slow
def test_a_history_replaced_while_it_is_read_is_read_again() -> None:
    index = Index()
    history = Replaced(1)
    index.follow(history)
    assert sorted(ids(index)) == ["b", "d"]
    assert index.followed == history.state()


@pytest.mark.slow
def test_what_is_shown_stays_while_a_history_is_replaced_without_end() -> None:
    index = followed(ONE)
    before = index.followed
    with pytest.raises(ServiceUnavailable, match="being replaced while it is read"):
        index.follow(Flickering())
    assert (ids(index), index.followed) == (["a"], before)


class Flickering(ListedHistory):
    """A history that is another one whenever it is asked."""

    def __init__(self) -> None:
        super().__init__([ONE, TWO], "ledger")
        self.times = 0

    def head_at(self, number: int) -> str:
        self.times += 1
        return f"{self.times}"


@pytest.mark.slow
def test_what_a_dropped_claim_contradicted_is_no_longer_contradicted(
    tmp_path: Path,
) -> None:
    parquet(
        tmp_path / "d.parquet",
        1,
        place_id="UA1",
        kind=Kind.HOLD,
        actor=Side.RU,
        claimant_side=Side.RU,
    )
    index = followed(revision(1, BASE, NOON))
    index.hold([dataset("d", "d.parquet")], tmp_path)
    assert {one.claim.id: len(one.contradicted_by) for one in index.page(ALL).rows} == {
        "a": 1,
        "d0": 1,
    }
    index.follow(ListedHistory([revision(1, FAR, NOON)], "another"))
    assert [m.contested for m in index.markers(ALL, 14)] == [False, False]


@pytest.mark.slow
def test_the_file_of_the_index_is_kept_and_one_process_never_takes_that_of_another(
    tmp_path: Path,
) -> None:
    steps = [revision(1, BASE, NOON), revision(2, OTHER, NOON)]
    first, second = Index(tmp_path), Index(tmp_path)
    assert {p.name for p in tmp_path.glob("*.duckdb")} == {
        "index-1.duckdb",
        "index-2.duckdb",
    }
    first.follow(history(*steps))
    assert ids(second) == []
    name = first.revision
    first.close()
    again = Index(tmp_path)
    unread = Counted(*steps)
    again.follow(unread)
    assert (ids(again), again.revision, unread.asked) == (["b", "a"], name, [])
    again.close()
    second.close()


@pytest.mark.slow
@pytest.mark.parametrize("damage", ["head", "middle", "empty", "text"])
def test_a_damaged_file_is_built_anew(tmp_path: Path, damage: str) -> None:
    index = Index(tmp_path)
    index.follow(history(revision(1, BASE, NOON)))
    index.close()
    file = tmp_path / "index-1.duckdb"
    held = bytearray(file.read_bytes())
    if damage == "text":
        held = bytearray(b"no database at all")
    elif damage == "empty":
        held = bytearray()
    else:
        start = 0 if damage == "head" else 4096
        held[start : start + 8192] = b"\xff" * 8192
    file.write_bytes(held)
    again = Index(tmp_path)
    again.follow(history(revision(1, BASE, NOON)))
    assert ids(again) == ["a"]
    again.close()


@pytest.mark.slow
def test_a_circle_and_a_polygon_are_asked_as_geometry_has_them() -> None:
    spots = [(47.0, 36.0), (47.05, 36.0), (47.0, 36.13), (48.0, 36.0), (47.5, 36.5)]
    claims = [
        replace(BASE, id=f"c{n}", place_id=f"p{n}", lat=lat, lon=lon)
        for n, (lat, lon) in enumerate(spots)
    ]
    unplaced = replace(BASE, id="none", place_id="", lat=None, lon=None)
    index = Index.of([*claims, unplaced])
    try:
        for km in (0.1, 5.0, 6.0, 9.8, 10.0, 60.0, 200.0):
            near = Filters(near=Circle(47.0, 36.0, km))
            expected = sum(kilometres(47.0, 36.0, *spot) <= km for spot in spots)
            assert index.count(near) == expected, km
            assert index.summary(near).claims == expected
        # Not convex: the notch in the west reaches to the middle.
        for notch, inside in (
            ("36.45", {"c0", "c2", "c3", "c4"}),
            ("36.55", {"c2"}),
        ):
            corners = f"46.9,35.9;47.5,{notch};48.1,35.9;48.1,36.9;46.9,36.9"
            within = Filters(within=polygon_of(corners))
            assert {claim.id for claim in index.claims(within)} == inside
    finally:
        index.close()


@pytest.mark.slow
def test_a_text_finds_a_place_by_what_the_gazetteer_calls_it() -> None:
    index = Index.of(
        [
            replace(BASE, id="there", place_id="P1", name="Alpha", note="road"),
            replace(BASE, id="named", place_id="P2", name="Beta", note="near Alpha"),
            replace(BASE, id="other", place_id="P3", name="Gamma", note="road"),
        ]
    )
    index.toponyms = lambda name: (
        (("P1",), ("Alpha",)) if name in {"Альфа", "Alfa Nova"} else ((), ())
    )
    try:
        found_ids = {
            words: {claim.id for claim in index.claims(Filters(text=words))}
            for words in ("Альфа", "Альфа road", "Alfa Nova", "Alfa", "road")
        }
    finally:
        index.close()
    assert found_ids == {
        "Альфа": {"there", "named"},
        "Альфа road": {"there"},
        "Alfa Nova": {"there", "named"},
        "Alfa": set(),
        "road": {"there", "other"},
    }


def test_spellings_of_one_claimant_count_as_one() -> None:
    index = Index()
    index.canonical = lambda name: "Ann Fox" if "Ann" in name else ""
    index.follow(
        ListedHistory.of(
            [
                replace(BASE, id=f"c{n}", claimant=who, place_id=f"p{n}")
                for n, who in enumerate(["Ann", "the mayor Ann", "Bob", "Ann, mayor"])
            ]
        )
    )
    try:
        facet = index.facet("claimant", Filters())
        numbers = {
            name: index.count(Filters(claimant=(name,)))
            for name in ("Ann Fox", "Ann, mayor", "Bob", "Carl")
        }
    finally:
        index.close()
    assert facet == {"Ann Fox": 3, "Bob": 1}
    assert numbers == {"Ann Fox": 3, "Ann, mayor": 3, "Bob": 1, "Carl": 0}


@pytest.mark.slow
def test_a_table_is_ordered_by_any_of_its_columns() -> None:
    claims = [
        replace(BASE, id=f"c{n}", claimant=who, place_id=f"p{n}")
        for n, who in enumerate(["beta", "Alpha", "", "gamma"])
    ]
    index = Index.of(claims)
    try:
        rising = index.ordered(Filters(), "claimant", descending=False)
        falling = index.ordered(Filters(), "claimant")
        part = index.ordered(Filters(), "claimant", descending=False, offset=1, limit=2)
        for order in ORDERS:
            assert len(index.ordered(Filters(), order)) == len(claims)
    finally:
        index.close()
    names = [listed.claim.claimant for listed in rising]
    assert names == ["Alpha", "beta", "gamma", ""]
    assert [listed.claim.claimant for listed in falling] == [
        "gamma",
        "beta",
        "Alpha",
        "",
    ]
    assert list(part) == list(rising[1:3])


@pytest.mark.slow
def test_a_denial_is_counted_as_one() -> None:
    denial = replace(BASE, id="denial", hedge=Hedge.DENIED)
    (marker,) = Index.of([BASE, denial]).markers(Filters(), 6)
    assert (marker.count, marker.denied) == (2, 1)
    assert Index.of([BASE]).markers(Filters(), 6)[0].denied == 0


def test_from_which_zoom_a_place_stands_alone() -> None:
    index = Index.of([BASE, OTHER])
    assert BASE.lat is not None and BASE.lon is not None
    zoom = index.alone_zoom(Filters(), BASE.place_id, BASE.lat, BASE.lon)
    assert 0 <= zoom <= 14
    own = [m for m in index.markers(Filters(), zoom) if m.place_id == BASE.place_id]
    assert len(own) == 1


@pytest.mark.parametrize(("most", "questions"), [(10, 1), (1, 2), (0, 4)])
def test_contradictions_of_a_long_list_are_asked_for_ahead(
    most: int, questions: int
) -> None:
    asked: list[list[int]] = []
    others = {no: (Contradiction(f"x{no}", next(iter(Rule))),) for no in (2, 5, 7, 9)}

    def ask(numbers: Sequence[int]) -> dict[int, tuple[Contradiction, ...]]:
        asked.append(list(numbers))
        # Meanwhile 7 was settled.
        return {no: others[no] for no in numbers if no != 7}

    ahead = ContradictionsAhead(np.array([2, 5, 7, 9]), ask, most)
    for part, contested in (
        ([3, 1], []),
        ([5, 2, 1], [2, 5]),
        ([7, 6], []),
        ([5], [5]),
        ([9, 12], [9]),
    ):
        against = ahead.of(np.array(part, np.int64))
        assert against == {no: others[no] for no in contested}
    assert len(asked) == questions
    assert (
        ContradictionsAhead(np.array([], np.int64), ask, most).of(np.array([1])) == {}
    )


def test_several_words_are_also_looked_for_together() -> None:
    index = Index.of([])
    assert [name.spellings for name in index._names(["Velyka"])] == [("velyka",)]
    assert [name.spellings for name in index._names(["Velyka", "Novosilka"])] == [
        ("velyka",),
        ("novosilka",),
        ("velyka novosilka",),
    ]
