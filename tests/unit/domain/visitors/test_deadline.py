"""How long the questions of one request may take."""

from __future__ import annotations

import threading

import pytest

from dashboard.domain.visitors.deadline import (
    TookTooLong,
    each_question_time,
    interrupted_late,
    question_time,
    time_left,
)


def test_no_time_is_any_time() -> None:
    assert time_left() is None
    with question_time(5):
        left = time_left()
        assert left is not None
        assert 0 < left <= 5
        with question_time(None):
            assert time_left() is None
    assert time_left() is None


def test_each_question_of_a_page_has_all_the_time() -> None:
    with each_question_time(5):
        assert time_left() == time_left() == 5
        with question_time(None):
            assert time_left() is None
        with question_time(2):
            left = time_left()
            assert left is not None
            assert left <= 2
        assert time_left() == 5
    assert time_left() is None


def test_when_it_is_up_nothing_more_is_asked() -> None:
    with (
        question_time(0),
        pytest.raises(TookTooLong, match="ask for less"),
        interrupted_late(lambda: None),
    ):
        raise AssertionError("it went on")


@pytest.mark.slow
def test_what_is_late_is_interrupted_until_it_ends() -> None:
    third = threading.Event()
    calls = []

    def interrupt() -> None:
        calls.append(1)
        if len(calls) == 3:
            third.set()

    with question_time(0.01), interrupted_late(interrupt) as late:
        assert third.wait(60)
    assert late.is_set()
    ended = len(calls)
    threading.Event().wait(0.2)
    assert len(calls) == ended


def test_another_thread_has_its_own_time() -> None:
    seen = []
    with question_time(5):
        thread = threading.Thread(target=lambda: seen.append(time_left()))
        thread.start()
        thread.join()
    assert seen == [None]
