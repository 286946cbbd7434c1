"""What filters say of themselves, and what they say of values they cannot use."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.domain.filters import MAX_VALUES, Filters, day_words, parse, period

D = date


@pytest.mark.parametrize(
    ("since", "until", "words"),
    [
        (None, None, "any date"),
        (D(2023, 6, 5), None, "from 5 June 2023"),
        (None, D(2023, 6, 13), "until 13 June 2023"),
        (D(2023, 6, 5), D(2023, 6, 5), "5 June 2023"),
        (D(2023, 6, 5), D(2023, 6, 13), "5–13 June 2023"),
        (D(2023, 6, 5), D(2023, 7, 5), "5 June – 5 July 2023"),
        (D(2022, 6, 5), D(2023, 6, 5), "5 June 2022 – 5 June 2023"),
    ],
)
def test_period(since: date | None, until: date | None, words: str) -> None:
    assert period(since, until) == words


def test_day_words() -> None:
    assert day_words(D(2023, 6, 13)) == "13 June 2023"
    assert day_words(D(2023, 6, 13), year=False) == "13 June"
    assert day_words(D(2023, 6, 13), year=False, month=False) == "13"


def test_words() -> None:
    assert Filters().words() == ""
    chosen = Filters(
        since=D(2023, 6, 5), until=D(2023, 6, 13), source=("TASS", "BBC"), side=("UA",), kind=("retake", "strike"),
        precision=("point",), review=("draft",), text="the village",
    )  # fmt: skip
    assert chosen.words() == (
        "5–13 June 2023; source TASS or BBC; side Ukraine; kind Retaken or Strike; precision Exact spot; "
        "review Draft; text “the village”"
    )


@pytest.mark.parametrize(
    ("query", "problem"),
    [
        ({"kind": ["nonsense"]}, "kind='nonsense': not known; one of retake, capture"),
        ({"side": ["ua"]}, "side='ua': not known; one of UA, RU"),
        ({"region": ["Mordor"]}, "region='Mordor': not known; one of Cherkasy"),
        ({"from": ["13.06.2023"]}, "from='13.06.2023': not a date; write it like 2023-06-13"),
        ({"to": ["2023-06-31"]}, "to='2023-06-31': not a date"),
        ({"source": ["a\x00b"]}, "source='a\\x00b': not usable"),
        ({"source": ["x" * 201]}, "not usable"),
        ({"text": ["x" * 201]}, "text: cut to 200 characters"),
        ({"from": ["2023-06-13"], "to": ["2023-06-05"]}, "from 2023-06-13 is later than to 2023-06-05; both were"),
        ({"source": [str(n) for n in range(MAX_VALUES + 1)]}, "source: only the first 50 values were used"),
    ],
)
def test_one_sentence_for_each_value_that_cannot_be_used(query: dict[str, list[str]], problem: str) -> None:
    _, problems = parse(query)
    assert len(problems) == 1
    assert problem in problems[0]


def test_what_can_be_read_is_kept() -> None:
    found, problems = parse({"kind": ["hold", "nonsense", " hold ", ""], "zoom": ["7"], "to": [" 2023-06-13 "]})
    assert found == Filters(kind=("hold",), until=D(2023, 6, 13))
    assert len(problems) == 1
