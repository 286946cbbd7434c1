"""How long the questions of one request may take."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from dashboard.domain.errors import ServiceUnavailable
from dashboard.i18n.translate import gettext

INTERRUPT_SECONDS = 0.05
"""How often a late question is interrupted until it ends: an interrupt between two
statements stops neither.
"""
QUESTION_SECONDS = 30.0
"""Longest that a visitor's question may take: all of a route, each of a page."""
TOO_LONG = (
    "this takes too long to answer; ask for less: fewer days, one region, or another"
    " word"
)
_end: ContextVar[float | None] = ContextVar("end of a question", default=None)
_each: ContextVar[float | None] = ContextVar("time of each question", default=None)


class TookTooLong(ServiceUnavailable):
    """A question was ended because its time was up. retry_after: seconds after which
    there is any use in asking again.
    """

    retry_after = 30


@contextmanager
def question_time(seconds: float | None) -> Iterator[None]:
    """Let the questions of this context take that many seconds together, None for any
    time. Then they raise TookTooLong.
    """
    token = _end.set(None if seconds is None else time.monotonic() + seconds)
    each_token = _each.set(None)
    try:
        yield
    finally:
        _each.reset(each_token)
        _end.reset(token)


@contextmanager
def each_question_time(seconds: float) -> Iterator[None]:
    """Let each question of this context take that many seconds: for a page, which also
    draws between its questions.
    """
    token, each_token = _end.set(None), _each.set(seconds)
    try:
        yield
    finally:
        _each.reset(each_token)
        _end.reset(token)


def time_left() -> float | None:
    """Return the seconds that are left for the next question of this context, None for
    any time. Raises TookTooLong when none are.
    """
    end = _end.get()
    if end is None:
        return _each.get()
    left = end - time.monotonic()
    if left <= 0:
        raise TookTooLong(gettext(TOO_LONG))
    return left


@contextmanager
def interrupted_late(interrupt: Callable[[], None]) -> Iterator[threading.Event]:
    """Call interrupt, again and again, once the time of this context is up, until the
    work inside has ended. Gives an event that says whether it was called.
    """
    late, ended = threading.Event(), threading.Event()
    left = time_left()
    if left is None:
        yield late
        return

    def work() -> None:
        late.set()
        while not ended.wait(INTERRUPT_SECONDS):
            interrupt()

    watch = threading.Timer(left, work)
    watch.daemon = True
    watch.start()
    try:
        yield late
    finally:
        ended.set()
        watch.cancel()
        if late.is_set():
            # Nobody interrupts a connection that is closed already.
            watch.join()
