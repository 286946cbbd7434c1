"""Wars with a known history, and how judgement does on one."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.judgement.figures import (
    last_word,
    of_line,
    of_surface,
    origins_score,
    war_and_words,
)
from benchmarks.judgement.history import Manner, Speech, Village, War
from benchmarks.judgement.layers import layer_days
from benchmarks.judgement.status import SOON, StatusScore, Words, status_score
from dashboard.domain.words import Side
from dashboard.judgement.lag import within


@pytest.fixture(scope="module")
def war() -> tuple[War, Words]:
    return war_and_words(7, villages=60)


@pytest.mark.slow
def test_the_same_seed_makes_the_same_war_and_speech() -> None:
    first, second = (War(3, villages=20) for _ in range(2))
    assert first.holders == second.holders
    claims = [Speech(each, Manner(), 3).claims for each in (first, second)]
    assert claims[0] == claims[1]
    assert Speech(first, Manner(), 4).claims != claims[0]


def test_who_is_east_of_the_front_is_held_by_russia() -> None:
    war = War(3, villages=20)
    for village in war.villages:
        east = village.east > war.front(village.north, 100)
        assert (war.holders[village.number][100] is Side.RU) is east
    assert Village(0, 0, 111.2).lat == pytest.approx(49.3)


@pytest.mark.slow
def test_the_status_beats_the_last_word(war: tuple[War, Words]) -> None:
    score = status_score(*war)
    assert score.committed[SOON]
    assert score.accuracy(SOON) > last_word([war], SOON)
    assert score.undone_share < 0.2


def test_a_score_counts_what_it_names() -> None:
    score = StatusScore({SOON: 3}, {SOON: 4}, {SOON: 8}, 10, 1)
    assert (score.accuracy(SOON), score.coverage(SOON)) == (0.75, 0.5)
    assert score.undone_share == 0.1


def test_the_surface_is_surer_far_from_the_line(war: tuple[War, Words]) -> None:
    bins = of_surface([war])["bins"]
    assert bins[0][2] > bins[-1][2]


def test_the_line_lies_near_the_front_and_the_band_around_it(
    war: tuple[War, Words],
) -> None:
    line = of_line([war])
    assert 0 < line["half_km"] < line["most_km"] < 30
    # The front runs in the band more often than anywhere.
    assert line["front_in_band"] > 1.5 * line["band"]
    assert line["wrong"] < of_surface([war])["bins"][0][2]


def test_a_layer_of_a_war_shows_who_has_its_villages() -> None:
    war = War(3, villages=60, days=2)
    first, _ = layer_days(war, 400, seed=1)
    rings = [np.array(ring) for ring in first]
    inside = within(rings, [(each.lon, each.lat) for each in war.villages])
    wrong = [
        village
        for village, russian in zip(war.villages, inside, strict=True)
        if (war.holders[village.number][0] is Side.RU) is not bool(russian)
        and war.front_km(village, 0) > 3
        # The pockets lie in the west.
        and village.east > -14
    ]
    assert wrong == []


def test_origins_of_relays() -> None:
    assert origins_score(1) >= 0.95
