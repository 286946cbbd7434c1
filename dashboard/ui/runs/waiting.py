"""Work that takes long, and a page that can be left meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, wait
from contextvars import copy_context
from threading import Thread
from typing import TypeVar

import streamlit as st

GLANCE_SECONDS = 0.1
"""How often Streamlit is given the chance to end the run."""
_LOOK = "look"
"""A key of the session that nobody sets."""
T = TypeVar("T")


def interruptible(work: Callable[[], T]) -> T:
    """Return what the work returns, or raise what it raises; it is done in a thread of
    its own and draws nothing.

    When the visitor clicks on something meanwhile, the run ends as if it had drawn:
    the work goes on to its end, and nobody hears of it.
    """
    context = copy_context()
    future: Future[T] = Future()

    def do() -> None:
        try:
            future.set_result(context.run(work))
        except BaseException as error:  # noqa: BLE001 (whoever waits raises it)
            future.set_exception(error)

    Thread(target=do, name="work of a page", daemon=True).start()
    while not wait((future,), GLANCE_SECONDS).done:
        # A look at the session: Streamlit ends a run at its next look.
        st.session_state.get(_LOOK)
    return future.result()
