"""The words and views of the map page."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from dashboard.index import Summary
from dashboard.services import (
    reservoir,
    summary_sentence,
)

if TYPE_CHECKING:
    pass


D = date


JUNE = (D(2023, 6, 5), D(2023, 6, 13))


@pytest.mark.parametrize(
    ("summary", "words"),
    [
        (Summary(0, 0, 0, 0, 0, None, None), "No claims match these filters"),
        (
            Summary(1, 1, 1, 0, 0, JUNE[0], JUNE[0]),
            "1 claim at 1 place, 5 June 2023, from 1 source",
        ),
        (
            Summary(14, 5, 4, 2, 0, *JUNE),
            "14 claims at 5 places, 5–13 June 2023, from 4 sources; 2 have no place",
        ),
        (
            Summary(3, 1, 2, 1, 1, *JUNE),
            (
                "3 claims at 1 place, 5–13 June 2023, from 2 sources; 1 has no place; "
                "1 place contested"
            ),
        ),
        (
            Summary(3, 2, 2, 0, 2, *JUNE),
            "3 claims at 2 places, 5–13 June 2023, from 2 sources; 2 places contested",
        ),
        (
            Summary(1234, 0, 1, 1234, 0, None, None),
            "1,234 claims at 0 places, any date, from 1 source; 1,234 have no place",
        ),
    ],
)
def test_sentence(summary: Summary, words: str) -> None:
    assert summary_sentence(summary) == words


def test_the_reservoir_is_full_only_before_the_breach() -> None:
    def shown(last: date | None) -> bool:
        return reservoir(Summary(1, 1, 1, 0, 0, last, last))

    assert shown(D(2023, 6, 5))
    assert not shown(D(2023, 6, 6))
    assert not shown(None)
