"""Hypothesis strategies for claims that a claims file may hold."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from dashboard.domain.claim import Claim
from dashboard.domain.words import REGIONS, Hedge, Kind, Precision, Review, Side

TEXT = st.text(st.characters(codec="utf-8"), max_size=40)
"""Any text UTF-8 can hold: line breaks, quotes, NUL, right-to-left marks and all."""
DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
INTERVALS = st.tuples(st.none() | DAYS, st.none() | DAYS).map(
    lambda pair: (min(pair), max(pair)) if pair[0] and pair[1] else pair  # type: ignore[type-var]
)
POINTS = st.none() | st.tuples(st.floats(44, 52.5), st.floats(22, 40.5))
FREE = (
    "relayed_by",
    "place_as_written",
    "place_id",
    "name",
    "date_text",
    "article_id",
    "quote",
    "prefix",
    "suffix",
    "note",
    "review_by",
    "review_at",
    "review_why",
    "reliability",
    "credibility",
    "dataset",
    "license",
)


@st.composite
def claims(draw: st.DrawFn, text: st.SearchStrategy[str] = TEXT) -> Claim:
    """Draw a claim with any text in its free fields and sound values in the others."""
    point = draw(POINTS)
    since, until = draw(INTERVALS)
    said = {name: draw(text) for name in FREE}
    named = text.filter(lambda value: bool(value.strip()))
    return Claim(
        id=draw(st.uuids()).hex[:16],
        kind=draw(st.sampled_from(Kind)),
        actor=draw(st.sampled_from(Side)),
        claimant_side=draw(st.sampled_from(Side)),
        hedge=draw(st.sampled_from(Hedge)),
        claimant=draw(named),
        publisher=draw(named),
        region=draw(st.sampled_from(("", *REGIONS))),
        lat=point and point[0],
        lon=point and point[1],
        precision=draw(st.none() | st.sampled_from(Precision)),
        radius_km=draw(st.none() | st.floats(0.001, 2000)),
        date_from=since,
        date_to=until,
        published=draw(st.none() | DAYS),
        url=draw(st.sampled_from(("", "https://example.org/a?b=1,2"))),
        start=draw(st.none() | st.integers(0, 10**6)),
        end=draw(st.none() | st.integers(0, 10**6)),
        review=draw(st.sampled_from(Review)),
        **said,
    )


def claim_lists(
    text: st.SearchStrategy[str] = TEXT, *, most: int = 8
) -> st.SearchStrategy[list[Claim]]:
    """Return lists of claims with distinct ids."""
    return st.lists(claims(text), max_size=most, unique_by=lambda claim: claim.id)
