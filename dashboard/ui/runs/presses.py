"""A press on a button is heard, whatever else the browser asks for meanwhile.

Streamlit ends a run at its next look at the session or the page as soon as the browser
asks for another one: because a passage was read, a map was drawn, a field was left. A
callback that is ended so has done half of what it does, and what `st.button` returns
was true in that run alone.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.state import SafeSessionState

PRESSED = "pressed buttons"
"""Key of the session: key of each button that was pressed and not yet heard -> when, by
the monotonic clock.
"""
PATIENCE_SECONDS = 30.0
"""How long a press waits to be heard: whoever has gone to another page meanwhile does
not mean it any more.
"""


@contextmanager
def undisturbed() -> Iterator[None]:
    """Do the block to its end; also a decorator of callbacks.

    A run that the browser asks for meanwhile begins at the next look after the block.
    For what is done at once: nothing stops a block that takes long.
    """
    context = get_script_run_ctx(suppress_warning=True)
    requests = context.script_requests if context else None
    if requests is None or "on_scriptrunner_yield" in vars(requests):
        # No browser, or a block in a block.
        yield
        return
    # The runner asks here whether somebody wants another run.
    vars(requests)["on_scriptrunner_yield"] = lambda: None
    try:
        yield
    finally:
        del vars(requests)["on_scriptrunner_yield"]


def take_in_each_request() -> None:
    """Let every run take in what the browser sent with it before it can be ended.

    Streamlit 1.67 looks for another request first: a press is gone if one comes in that
    moment, and a press says so in a single request.
    """
    setattr(SafeSessionState, _TAKE_IN, _take_in)


_TAKE_IN = "on_script_will_rerun"
_take_in = undisturbed()(getattr(SafeSessionState, _TAKE_IN))


def pressed(
    label: str,
    *,
    key: str,
    place: DeltaGenerator | None = None,
    primary: bool = False,
    icon: str | None = None,
    shortcut: str | None = None,
    disabled: bool = False,
) -> bool:
    """Draw a button and return whether it was pressed: once, in the run that gets here,
    be it a later one.

    key: of the button. place: where it is drawn, None: on the page. primary: whether it
    is the one that most will press. The others as of `st.button`.
    """
    draw = place.button if place is not None else st.button
    draw(
        label,
        key=key,
        on_click=_note,
        args=(key,),
        type="primary" if primary else "secondary",
        icon=icon,
        shortcut=shortcut,
        disabled=disabled,
    )
    if key not in st.session_state.get(PRESSED, {}):
        return False
    with undisturbed():
        presses = dict(st.session_state[PRESSED])
        at = presses.pop(key)
        st.session_state[PRESSED] = presses
    is_meant = time.monotonic() < at + PATIENCE_SECONDS
    return is_meant and not disabled


@undisturbed()
def _note(key: str) -> None:
    presses = st.session_state.get(PRESSED, {})
    st.session_state[PRESSED] = {**presses, key: time.monotonic()}
