"""What few claims answer, found one by one, is what DuckDB finds for many."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.domain.claim import Claim
from dashboard.domain.words import Hedge, Kind, Precision, Review, Side
from dashboard.index import Index, ingest
from dashboard.index.contested import answer_code, killed_number

DAY = date(2023, 6, 12)
NOTES = (
    "",
    "Troops took the village",
    "Half of the town was taken, not the whole of it",
    "They may take the village by autumn",
    "It is unclear who holds the town",
    "The shelling killed at least three people, two of them children",
    "Nobody was killed and the bridge was not hit",
    "Missiles hit a hospital and destroyed it",
    "Attacks north of the village were repelled",
    "The town is surrounded",
    "Reports of the capture are unconfirmed",
    "Since the invasion began 40 people were killed",
    "They took the town; perhaps they have taken the mill too",
    "The town, which they hoped to keep, has been taken",
    "to withdraw from the town in order to save lives",
    "The town was left and is to be retaken",
    "They neither confirmed nor denied it",
    "There is no proof of it, it is a lie",
    "Officials have left the town",
    "They hold the town, behind it lies the grey zone",
    "Their troops try to push forward",
    "Неясно, хто захопив село",
    "Двоє людей загинули, лікарню зруйновано",
    "Погибли не менее пяти человек",
)
CLAIMS = st.builds(
    Claim,
    id=st.just("a"),
    kind=st.sampled_from(Kind),
    actor=st.sampled_from(Side),
    claimant=st.sampled_from(("", "the mayor", "Ministry of Defence")),
    claimant_side=st.sampled_from(Side),
    hedge=st.sampled_from(Hedge),
    place_id=st.just("p"),
    name=st.sampled_from(("", "Bakhmut", "Half of Town")),
    lat=st.just(48.0),
    lon=st.just(38.0),
    precision=st.sampled_from([p for p in Precision if p]),
    radius_km=st.just(1.0),
    date_from=st.none() | st.dates(DAY - timedelta(3), DAY),
    date_to=st.none() | st.dates(DAY, DAY + timedelta(4)),
    published=st.none() | st.just(DAY),
    quote=st.sampled_from(NOTES),
    note=st.sampled_from(NOTES),
    review=st.sampled_from(Review),
)
ROWS = "SELECT id_key, answer, killed, assertion FROM current ORDER BY 1"


def _rows(claims: list[Claim], few: int) -> list[tuple[object, ...]]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ingest, "FEW", few)
        index = Index.of(claims)
    try:
        return index.rows(ROWS, {})
    finally:
        index.close()


@pytest.mark.slow
@settings(max_examples=6)
@given(st.lists(CLAIMS, min_size=100, max_size=200))
def test_few_claims_answer_what_they_answer_among_many(drawn: list[Claim]) -> None:
    claims = [replace(claim, id=f"{n:02}") for n, claim in enumerate(drawn)]
    assert _rows(claims, len(claims)) == _rows(claims, 0)


def test_a_claim_without_an_answer_has_none() -> None:
    claim = Claim(id="a", kind=Kind.STATEMENT, note="He thanked the troops")
    assert answer_code(claim) is None
    assert killed_number(claim) is None


def test_the_dead_are_counted_whatever_is_answered() -> None:
    claim = Claim(id="a", kind=Kind.STRIKE, note="The shelling killed four people")
    assert answer_code(claim) is None
    assert killed_number(claim) == 4
    assert killed_number(replace(claim, kind=Kind.CAPTURE)) is None
