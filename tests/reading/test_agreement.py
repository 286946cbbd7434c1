"""The second annotation is of the passages that the seed draws, word by word, and the
guide says how far it agrees with the first.
"""

from __future__ import annotations

import json
from copy import deepcopy
from typing import Any

import pytest

from benchmarks.published import GUIDE
from tests.reading.agreement import DRAWN, Row, agreement, both, draw, kappa, markdown
from tests.reading.build import BUILT

ANNOTATED = both()


def test_the_second_annotates_what_the_seed_draws() -> None:
    pool = [json.loads(line) for line in BUILT.read_text("utf-8").splitlines()]
    names = [other["id"] for _, other in ANNOTATED]
    assert len(names) == DRAWN
    assert sorted(names) == sorted(draw(pool))


def test_both_annotate_the_same_words() -> None:
    for first, other in ANNOTATED:
        for field in ("id", "genre", "published", "text"):
            assert other[field] == first[field]


def test_the_guide_says_how_far_they_agree() -> None:
    table = markdown(agreement(ANNOTATED))
    assert table in GUIDE.read_text("utf-8"), "run python -m tests.reading.agreement"


def test_an_annotation_agrees_with_itself() -> None:
    rows = agreement([(first, first) for first, _ in ANNOTATED])
    assert all(row.share == 1 and row.kappa in {1, None} for row in rows)


@pytest.mark.parametrize(
    ("change", "label"),
    [
        ({"kind": "fortify"}, "kind"),
        ({"actor": "partner"}, "actor"),
        ({"hedge": "denied"}, "hedge"),
        ({"speaker": "Nobody"}, "speaker"),
        ({"speaker_side": "partner"}, "speaker's side"),
        ({"date_to": "2022-02-24", "date_from": None}, "days"),
    ],
)
def test_what_differs_is_counted_once(change: dict[str, Any], label: str) -> None:
    first = next(
        one
        for one, _ in ANNOTATED
        if len(one["claims"]) == 1
        and one["claims"][0]["speaker"]
        and one["claims"][0]["date_from"]
        and one["claims"][0]["kind"] == "capture"
    )
    other = deepcopy(first)
    other["claims"][0] |= change
    shares = {row.label: row.share for row in agreement([(first, other)])}
    differing = {name for name, share in shares.items() if share < 1}
    assert any(name.startswith(label) for name in differing)
    assert {name.split(",")[0] for name in differing} <= {
        label,
        "whether the start is known",
        "both found; speaker",
    }


def test_a_claim_of_one_alone_and_another_place_are_counted() -> None:
    first = next(one for one, _ in ANNOTATED if len(one["claims"]) == 2)
    alone, away = deepcopy(first), deepcopy(first)
    del alone["claims"][1]
    for mention in away["mentions"]:
        mention["place_id"] = "elsewhere"
    missed, moved = (agreement([(first, other)]) for other in (alone, away))
    assert missed[0].share == pytest.approx(2 / 3)
    assert next(row.share for row in moved if row.label == "place") == 0


def test_kappa_is_what_is_beyond_chance() -> None:
    values = (
        [("a", "a")] * 20 + [("a", "b")] * 5 + [("b", "a")] * 10 + [("b", "b")] * 15
    )
    assert kappa(values) == pytest.approx(0.4)
    assert kappa([("a", "b"), ("b", "a")]) == -1
    assert kappa([("a", "a")]) == 1


def test_a_row_without_kappa_leaves_its_cell_empty() -> None:
    text = markdown([Row("place", 0.5, 4), Row("kind", 0.75, 4, 0.625)])
    assert text.splitlines()[2:] == [
        "| place | 0.50 | 4 |  |",
        "| kind | 0.75 | 4 | 0.62 |",
    ]
