"""Searches of every text: one after another, few in line, none for ever."""

from __future__ import annotations

import threading

import pytest

from dashboard.domain.errors import ServiceUnavailable
from dashboard.domain.filters import Filters
from dashboard.domain.visitors.deadline import TookTooLong, question_time
from dashboard.index import Index
from dashboard.index.search.searches import SearchesBusy, SearchTurns


def test_one_more_than_may_wait_is_refused() -> None:
    turns = SearchTurns(at_once=1, waiting=1)
    with (
        turns.turn(),
        pytest.raises(SearchesBusy, match="try again in 5 s"),
        turns.turn(),
    ):
        raise AssertionError("it went on")
    with turns.turn():
        pass


def test_whose_time_is_up_leaves_the_line() -> None:
    turns = SearchTurns(at_once=1, waiting=2)
    with turns.turn():
        with question_time(0.01), pytest.raises(TookTooLong), turns.turn():
            raise AssertionError("it went on")
        # Its place in the line is free again.
        with question_time(0.01), pytest.raises(TookTooLong), turns.turn():
            raise AssertionError("it went on")


def test_while_one_searches_the_others_look() -> None:
    index = Index.of([])
    with index.searches.turn():
        seen: list[int] = []
        thread = threading.Thread(
            target=lambda: seen.append(index.summary(Filters()).claims)
        )
        thread.start()
        thread.join(60)
        assert seen == [0]


def test_a_question_beyond_its_time_is_interrupted() -> None:
    index = Index.of([])
    endless = "SELECT count(*) FROM range(100000000) a, range(100000000) b"
    with (
        question_time(0.1),
        pytest.raises(TookTooLong, match="too long"),
        index.cursor() as cursor,
    ):
        cursor.execute(endless).fetchall()
    assert index.summary(Filters()).claims == 0
    index.close()
    with pytest.raises(ServiceUnavailable, match="closed"), index.cursor():
        raise AssertionError("it was open")
