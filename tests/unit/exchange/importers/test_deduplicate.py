"""What an import remembers between the pieces of a file."""

from __future__ import annotations

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


def test_each_combination_is_asked_for_once_until_there_are_too_many(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[list[str]] = []

    def of(answers: Answers, keys: list[str]) -> list[str]:
        def ask(new: list[int]) -> pa.Table:
            asked.append([keys[n] for n in new])
            return pa.table({"loud": [keys[n].upper() for n in new]})

        return [
            answers.columns["loud"][int(n)].as_py()
            for n in answers.of([(key,) for key in keys], ask)
        ]

    answers = Answers()
    assert of(answers, ["a", "b"]) == ["A", "B"]
    assert of(answers, ["b", "c", "a"]) == ["B", "C", "A"]
    assert of(answers, ["c"]) == ["C"]
    assert asked == [["a", "b"], ["c"]]
    monkeypatch.setattr(memory, "MOST_ANSWERS", 2)
    assert of(answers, ["c", "d"]) == ["C", "D"]
    assert asked[2:] == [["c", "d"]]
