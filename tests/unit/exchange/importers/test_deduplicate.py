"""What an import remembers between the pieces of a file."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.exchange.importers import deduplicate as memory
from dashboard.exchange.importers.deduplicate import Answers, SeenCodes


@pytest.mark.slow
@given(st.lists(st.lists(st.integers(0, 9), max_size=6), max_size=6))
def test_a_code_is_new_exactly_once(pieces: list[list[int]]) -> None:
    seen, met = SeenCodes(), set[int]()
    for piece in pieces:
        expected = []
        for number, code in enumerate(piece):
            if code in met:
                expected.append(number)
            met.add(code)
        assert seen.again(np.array(piece, np.uint64)).tolist() == expected


def loud(
    answers: Answers, keys: Sequence[tuple[str, ...]], asked: list[str]
) -> list[str]:
    """Return what the answers say of the keys; asked: grows by those that are new."""
    columns = list(zip(*keys, strict=True)) if keys else [(), ()]
    table = pa.table(
        {f"c{n}": pa.array(cells, pa.string()) for n, cells in enumerate(columns)}
    )

    def ask(new: pa.Array) -> pa.Table:
        texts = ["|".join(keys[n]) for n in new.to_pylist()]
        asked.extend(texts)
        return pa.table({"loud": pa.array([t.upper() for t in texts], pa.string())})

    at = answers.of(table, ask)
    return [] if not keys else answers.columns["loud"].take(at).to_pylist()


def test_each_combination_is_asked_for_once_until_there_are_too_many(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []
    answers = Answers()
    assert loud(answers, [("a",), ("b",)], asked) == ["A", "B"]
    assert loud(answers, [("b",), ("c",), ("a",)], asked) == ["B", "C", "A"]
    assert loud(answers, [("c",)], asked) == ["C"]
    assert asked == ["a", "b", "c"]
    monkeypatch.setattr(memory, "MOST_ANSWERS", 2)
    assert loud(answers, [("c",), ("d",)], asked) == ["C", "D"]
    assert asked[3:] == ["c", "d"]


def test_long_answers_are_forgotten_sooner(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    answers = Answers()
    monkeypatch.setattr(memory, "MOST_BYTES", 1_000)
    assert loud(answers, [("a" * 400,)], asked) == ["A" * 400]
    assert loud(answers, [("a" * 400,)], asked) == ["A" * 400]
    assert len(asked) == 1
    loud(answers, [("b" * 400,)], asked)
    loud(answers, [("a" * 400,)], asked)
    assert len(asked) == 3


def test_cells_that_run_into_one_another_are_different_combinations() -> None:
    asked: list[str] = []
    keys = [("a", "b c"), ("a b", "c"), ("", "1 a"), ("1 a", ""), ("1", "a")]
    said = loud(Answers(), keys, asked)
    assert said == ["|".join(key).upper() for key in keys]


@pytest.mark.slow
@given(
    st.lists(st.sets(st.tuples(st.text("a 1", max_size=3), st.text("b 2"))), max_size=5)
)
def test_answers_are_those_of_their_own_combination(
    pieces: list[set[tuple[str, str]]],
) -> None:
    answers, asked = Answers(), list[str]()
    for piece in pieces:
        keys = sorted(piece)
        assert loud(answers, keys, asked) == ["|".join(key).upper() for key in keys]
    assert len(asked) == len(set().union(*pieces))
