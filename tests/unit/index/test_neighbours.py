"""First claims and neighbours."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dashboard.domain.filters import Filters
from dashboard.domain.words import Precision, Review, Side
from dashboard.index import Index, first_claims, neighbours
from tests.unit.index.test_index import BASE

HERE = replace(
    BASE,
    review=Review.ACCEPTED,
    place_id="UA1",
    lat=47.79,
    lon=36.82,
    precision=Precision.SETTLEMENT,
    date_from=None,
    date_to=date(2023, 6, 12),
)


def test_the_first_claim_of_each_side() -> None:
    claims = [
        replace(HERE, id="late", claimant_side=Side.UA, date_to=date(2023, 6, 14)),
        replace(HERE, id="early", claimant_side=Side.UA),
        replace(HERE, id="their", claimant_side=Side.RU, date_to=date(2023, 6, 1)),
        replace(HERE, id="draft", claimant_side=Side.PARTNER, review=Review.DRAFT),
    ]
    listed = first_claims(Index.of(claims), Filters())
    assert [each.claim.id for each in listed] == ["their", "early"]


def test_neighbours_within_a_distance_are_counted() -> None:
    near = replace(HERE, place_id="UA2", name="Near", lat=47.85)
    far = replace(HERE, place_id="UA3", name="Far", lat=47.95)
    wide = replace(HERE, place_id="UA4", name="Wide", precision=Precision.OBLAST)
    claims = [
        HERE,
        replace(near, id="b"),
        replace(near, id="c", lat=47.851, date_to=date(2023, 7, 1)),
        replace(far, id="d"),
        replace(wide, id="e"),
    ]
    index = Index.of(claims)
    around = list(
        neighbours(index, Filters(place=("UA2", "UA3", "UA4")), 47.79, 36.82, 10)
    )
    assert [(each.name, each.claims) for each in around] == [("Near", 2)]
    assert 6.5 < around[0].km < 7
    assert around[0].last == date(2023, 7, 1)
