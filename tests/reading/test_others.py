"""Passages of other hands are read as the guide says, and are none of our own."""

from __future__ import annotations

import json

import pytest

from benchmarks.published import GUIDE
from dashboard.reading.claims.doubt import DoubtLevel
from tests.reading.build import BUILT
from tests.reading.others import LANGUAGES, UNSEEN, Pair, doubts, markdown, pairs


@pytest.fixture(scope="module")
def read() -> list[Pair]:
    return pairs()


def test_the_guide_says_how_they_are_read(read: list[Pair]) -> None:
    assert markdown(read) in GUIDE.read_text("utf-8"), (
        "run python -m tests.reading.others"
    )


def test_they_are_none_of_our_own(read: list[Pair]) -> None:
    own = [json.loads(line) for line in BUILT.read_text("utf-8").splitlines()]
    texts, names = ({one[field] for one in own} for field in ("text", "id"))
    assert not any(one["text"] in texts or one["id"] in names for one, _ in read)
    assert len({one["text"] for one, _ in read}) == len(read)


def test_every_language_has_its_share(read: list[Pair]) -> None:
    for genres in LANGUAGES.values():
        assert sum(one["genre"] in genres for one, _ in read) > 140


def test_a_third_set_stays_unseen_in_every_language(read: list[Pair]) -> None:
    unseen = [one for one, _ in read if one["id"] in UNSEEN]
    assert len(unseen) == len(UNSEEN)
    for genres in LANGUAGES.values():
        assert sum(one["genre"] in genres for one in unseen) >= 20


def test_each_claim_has_one_level_of_doubt(read: list[Pair]) -> None:
    counted = doubts(read)
    assert set(counted) == set(DoubtLevel)
    assert sum(number for number, _ in counted.values()) == sum(
        len(reading.claims) for _, reading in read
    )
    assert all(0 <= right <= number for number, right in counted.values())
    nothing = [({**one, "claims": []}, reading) for one, reading in read[:20]]
    assert {right for _, right in doubts(nothing).values()} == {0}
