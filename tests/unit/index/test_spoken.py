"""What is said of who holds each place."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from dashboard.domain.filters import Filters
from dashboard.domain.words import Hedge, Kind, Precision, Side
from dashboard.index import Index, spoken_places
from dashboard.index.spoken import DAYS_BACK
from tests.unit.index.test_contested import CLAIM

DAY = date(2023, 6, 10)
CLAIMS = (
    CLAIM,
    replace(CLAIM, id="b", claimant="Another", note="the same camp, the same day"),
    replace(CLAIM, id="c", hedge=Hedge.DENIED, claimant_side=Side.RU),
    replace(CLAIM, id="d", kind=Kind.STRIKE),
    replace(CLAIM, id="e", note="half of the village"),
    replace(CLAIM, id="f", place_id="UA2", claimant_side=Side.UNKNOWN, claimant=""),
    replace(CLAIM, id="g", place_id="UA3", precision=Precision.OBLAST),
)


def test_words_of_one_place() -> None:
    (place,) = spoken_places(Index.of(CLAIMS), Filters(), DAY)
    assert (place.place_id, place.name, place.lat) == ("UA1", "Storozheve", 47.8)
    spoken = {(word.camp, word.side, word.day) for word in place.words}
    assert spoken == {
        ("UA", Side.UA, DAY.toordinal()),
        ("RU", Side.RU, DAY.toordinal()),
    }
    assert place.claimants.keys() == {word.number for word in place.words}


def test_days_and_filters() -> None:
    index = Index.of(CLAIMS)
    assert not [*spoken_places(index, Filters(), DAY - timedelta(1))]
    assert not [*spoken_places(index, Filters(), DAY + timedelta(DAYS_BACK + 1))]
    (place,) = spoken_places(index, Filters(side=("RU",)), DAY)
    assert [word.camp for word in place.words] == ["RU"]
