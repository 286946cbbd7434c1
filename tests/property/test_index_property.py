"""No map, list or histogram hides a claim."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from dashboard.domain.claim import Claim
from dashboard.domain.filters import LISTS, Filters
from dashboard.domain.geography.geo import Box
from dashboard.domain.words import Kind, Precision, Review, Side
from dashboard.index import Index
from tests.property.claim_strategies import DAYS, claim_lists

FEW = settings(
    deadline=None, max_examples=30, suppress_health_check=[HealthCheck.too_slow]
)
SHORT = st.sampled_from(("", "Бахмут", "bakhmut", "100%", "o'clock", "a b"))
CHOICES = st.builds(
    Filters,
    date_from=st.none() | DAYS,
    date_to=st.none() | DAYS,
    side=st.sampled_from(((), ("UA",), ("RU", "unknown"))),
    kind=st.sampled_from(((), ("hold",), tuple(k.value for k in Kind))),
    review=st.sampled_from(((), ("draft", "rejected"), tuple(r.value for r in Review))),
    text=SHORT,
)
EVERY = Filters(review=tuple(r.value for r in Review))
PLAIN = Claim(id="a", kind=Kind.HOLD, claimant="c", publisher="p")


@FEW
@given(held=claim_lists(SHORT, most=12), chosen=CHOICES, zoom=st.floats(0, 22))
def test_markers_count_every_placed_claim(
    held: list[Claim], chosen: Filters, zoom: float
) -> None:
    index = Index.of(held)
    for filters in (chosen, EVERY):
        placed = sum(claim.placed for claim in index.claims(filters))
        assert sum(marker.count for marker in index.markers(filters, zoom)) == placed
        summary = index.summary(filters)
        assert placed == summary.claims - summary.unplaced
        around = index.extent(filters)
        assert (around is None) == (placed == 0)
        if around:
            assert (
                sum(marker.count for marker in index.markers(filters, zoom, around))
                == placed
            )
            assert index.count(filters, around) == placed
        assert all(
            marker.count >= 1 and marker.places >= 1
            for marker in index.markers(filters, zoom)
        )


@FEW
@given(
    held=claim_lists(SHORT, most=12),
    zoom=st.floats(0, 22),
    lat=st.floats(44, 52.5),
    lon=st.floats(22, 40.5),
    width=st.floats(0.01, 20),
)
def test_a_pan_changes_no_marker_and_hides_no_place(
    held: list[Claim], zoom: float, lat: float, lon: float, width: float
) -> None:
    index = Index.of(held)
    whole = index.markers(EVERY, zoom)
    box = Box(lon - width, lat - width / 2, lon + width, lat + width / 2)
    seen = index.markers(EVERY, zoom, box)
    assert set(seen) <= set(whole)
    inside = {
        c.id
        for c in held
        if c.lat
        and c.lon
        and lat - width / 2 <= c.lat <= lat + width / 2
        and lon - width <= c.lon <= lon + width
    }
    assert {one.claim.id for one in index.page(EVERY, box).rows} == inside
    assert sum(marker.count for marker in seen) >= len(inside)


@FEW
@given(held=claim_lists(SHORT, most=12), zoom=st.integers(0, 17))
def test_zooming_in_only_splits(held: list[Claim], zoom: int) -> None:
    index = Index.of(held)
    near, far = index.markers(EVERY, zoom + 1), index.markers(EVERY, zoom)
    assert len(near) >= len(far)
    assert sum(marker.places for marker in near) == sum(marker.places for marker in far)


@FEW
@given(held=claim_lists(most=12))
@example(held=[replace(PLAIN, date_from=date.min, date_to=date.max)])
@example(
    held=[
        replace(PLAIN, lat=90.0, lon=180.0),
        replace(PLAIN, id="b", lat=-90.0, lon=-180.0),
    ]
)
def test_every_claim_comes_back_as_it_was(held: list[Claim]) -> None:
    index = Index.of(held)
    assert {claim.id: claim for claim in index.claims(EVERY)} == {
        claim.id: claim for claim in held
    }
    for claim in held:
        listed = index.claim(claim.id)
        assert listed is not None
        assert listed.claim == claim


@FEW
@given(held=claim_lists(SHORT, most=12), chosen=CHOICES)
def test_pages_histogram_and_facets_add_up(held: list[Claim], chosen: Filters) -> None:
    index = Index.of(held)
    for filters in (chosen, EVERY):
        count = index.summary(filters).claims
        assert count == index.count(filters) == len(list(index.claims(filters)))
        pages, after = [], None
        while after != "":
            page = index.page(filters, limit=5, after=after or "")
            pages += [one.claim.id for one in page.rows]
            after = page.after
        assert sorted(pages) == sorted(claim.id for claim in index.claims(filters))
        anytime = filters.without("from", "to")
        dated = [
            c for c in index.claims(anytime) if c.date_from or c.date_to or c.published
        ]
        shown_days = index.histogram(filters)
        assert sum(n for _, n in shown_days.bars) == len(dated)
        assert sum(shown_days.by) == sum(1 for c in dated if c.date_from is None)
        shown = Counter(
            claim.kind.value for claim in index.claims(filters.without("kind"))
        )
        assert {
            value: n for value, n in index.facet("kind", filters).items() if n
        } == dict(shown)
        assert set(index.facets(filters)) == set(LISTS)


@FEW
@given(
    held=st.lists(
        st.builds(
            replace,
            st.just(PLAIN),
            kind=st.sampled_from((Kind.HOLD, Kind.RETAKE, Kind.WITHDRAW, Kind.STRIKE)),
            actor=st.sampled_from(Side),
            claimant_side=st.sampled_from(Side),
            review=st.just(Review.ACCEPTED),
            place_id=st.sampled_from(("", "UA1")),
            lat=st.just(48.0),
            lon=st.just(37.0),
            precision=st.sampled_from((Precision.SETTLEMENT, Precision.OBLAST)),
            date_to=st.dates(date(2023, 6, 1), date(2023, 8, 1)),
        ),
        max_size=10,
    )
)
def test_contradiction_goes_both_ways(held: list[Claim]) -> None:
    index = Index.of(
        [replace(claim, id=f"{number}") for number, claim in enumerate(held)]
    )
    against = {
        one.claim.id: set(one.contradicted_by) for one in index.page(Filters()).rows
    }
    assert all(
        a in against[b] and a != b for a, others in against.items() for b in others
    )
    marked = any(marker.contested for marker in index.markers(Filters(), 14))
    assert marked == any(against.values())


@FEW
@given(
    text=st.text(
        st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1, max_size=20
    )
)
@example(text='100% o\'clock_\\ "x"')
@example(text="БАХМУТ їжак")
@example(text="Straße")
def test_a_claim_is_found_by_its_own_words_in_any_case(text: str) -> None:
    index = Index.of([replace(PLAIN, note=text, review=Review.ACCEPTED)])
    assert index.count(Filters(text=text)) == 1
    assert index.count(Filters(text=text + " nowhere-in-it")) == 0


def test_text_no_file_can_hold_finds_nothing() -> None:
    assert (
        Index.of([replace(PLAIN, review=Review.ACCEPTED)]).count(Filters(text="\x00"))
        == 0
    )
