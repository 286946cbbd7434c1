"""The annotated passages: as their source says, with offsets that match, and wide
enough to mean something.
"""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from itertools import pairwise
from typing import Any

import pytest

from dashboard.domain.settings import Settings, shipped_folder
from dashboard.domain.words import Hedge, Kind
from dashboard.gazetteer import Gazetteer
from tests.reading.build import BUILT, passages

PASSAGES: list[dict[str, Any]] = [
    json.loads(line) for line in BUILT.read_text("utf-8").splitlines()
]
LEAST = {
    "wire": 100,
    "assessment": 60,
    "caption": 50,
    "ukrainian": 70,
    "russian": 60,
}


def test_the_file_is_what_its_source_gives() -> None:
    built = list(passages(Gazetteer.load(Settings(shipped=shipped_folder()))))
    assert built == PASSAGES, "run python -m tests.reading.build"


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda passage: passage["id"])
def test_offsets_dates_and_places_fit_the_text(passage: dict[str, Any]) -> None:
    text, day = passage["text"], date.fromisoformat(passage["published"])
    spans = [(one["start"], one["end"]) for one in passage["mentions"]]
    assert all(
        text[one["start"] : one["end"]] == one["text"] for one in passage["mentions"]
    )
    assert spans == sorted(spans)
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
    names = {one["text"] for one in passage["mentions"]}
    for claim in passage["claims"]:
        assert claim["place"] in names
        assert date.fromisoformat(claim["date_to"]) <= day
        assert claim["relayed_by"] in text


def test_they_cover_genres_years_kinds_and_hedges() -> None:
    genres = Counter(one["genre"] for one in PASSAGES)
    assert (
        len({one["id"] for one in PASSAGES})
        == len({one["text"] for one in PASSAGES})
        == len(PASSAGES)
    )
    assert all(genres[genre] >= number for genre, number in LEAST.items())
    assert {one["published"][:4] for one in PASSAGES} == {
        "2022",
        "2023",
        "2024",
        "2025",
        "2026",
    }
    claims = [claim for one in PASSAGES for claim in one["claims"]]
    assert {claim["kind"] for claim in claims} == {kind.value for kind in Kind}
    assert {claim["hedge"] for claim in claims} == {hedge.value for hedge in Hedge}
    assert any(not one["claims"] for one in PASSAGES)
