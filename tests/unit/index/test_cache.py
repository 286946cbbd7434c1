"""Answers are made once, by use and by weight."""

from __future__ import annotations

import threading
from typing import Any

import pytest

from dashboard.index.cache import Cache


class Maker:
    """Makes answers and counts how often."""

    def __init__(self) -> None:
        self.made: list[str] = []

    def __call__(self, answer: str) -> Any:
        def make() -> str:
            self.made.append(answer)
            return answer

        return make


def test_an_answer_is_made_once() -> None:
    cache, make = Cache(10, len), Maker()
    assert [cache.get("key", make(word)) for word in ("one", "two")] == ["one", "one"]
    assert make.made == ["one"]
    assert cache.get("other", make("two")) == "two"
    assert make.made == ["one", "two"]


def test_none_is_an_answer_too() -> None:
    cache, calls = Cache(10, lambda _: 1), []
    for _ in range(2):
        assert cache.get("key", lambda: calls.append(1)) is None
    assert calls == [1]


def test_the_least_used_goes_when_the_weight_is_too_much() -> None:
    cache, make = Cache(4, len), Maker()
    for word in ("aa", "bb"):
        cache.get(word, make(word))
    cache.get("aa", make("aa"))
    cache.get("c", make("c"))
    assert make.made == ["aa", "bb", "c"]
    for word in ("aa", "c", "bb"):
        cache.get(word, make(word))
    assert make.made == ["aa", "bb", "c", "bb"], "bb had to go, the others stayed"
    # Now aa, c and bb weigh five: aa went for bb.
    cache.get("c", make("c"))
    cache.get("aa", make("aa"))
    assert make.made == ["aa", "bb", "c", "bb", "aa"]


def test_as_much_as_fits_stays() -> None:
    cache, make = Cache(4, len), Maker()
    for word in ("aa", "bb", "aa", "bb"):
        cache.get(word, make(word))
    assert make.made == ["aa", "bb"]


def test_the_newest_stays_however_heavy_it_is() -> None:
    cache, make = Cache(1, len), Maker()
    for word in ("heavy", "heavy", "heavier", "heavier", "heavy"):
        cache.get(word, make(word))
    assert make.made == ["heavy", "heavier", "heavy"]


def test_an_error_is_raised_and_not_kept() -> None:
    cache, make = Cache(10, len), Maker()

    def fails() -> str:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        cache.get("key", fails)
    assert cache.get("key", make("one")) == "one"


def test_others_wait_for_the_one_that_makes_it() -> None:
    cache, started, go = Cache(10, len), threading.Event(), threading.Event()
    calls: list[int] = []
    answers: list[str] = []

    def make() -> str:
        calls.append(1)
        started.set()
        assert go.wait(30)
        return "slow"

    threads = [
        threading.Thread(target=lambda: answers.append(cache.get("key", make)))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    assert started.wait(30)
    assert cache.get("other", lambda: "quick") == "quick", "no lock is held meanwhile"
    go.set()
    for thread in threads:
        thread.join()
    assert answers == ["slow"] * 4
    assert calls == [1]
