"""What comes of an act on a page: the error where it was asked for, or news that the
next run shows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import streamlit as st

from dashboard.domain.errors import FrontlineError
from dashboard.ui.markdown import escape_markdown
from dashboard.ui.runs.presses import undisturbed


@contextmanager
def drawn_errors() -> Iterator[None]:
    """Draw the error that ends the block; whatever follows the block is drawn, too."""
    try:
        yield
    except FrontlineError as error:
        st.error(escape_markdown(str(error)))


@undisturbed()
def announce(key: str, news: str) -> None:
    """Draw the page anew, with news. key: of the session. news: Markdown."""
    st.session_state[key] = news
    st.rerun()


@undisturbed()
def draw_news(key: str, draw: Callable[[str], object] = st.toast) -> None:
    """Draw the news of the run before, once; nothing when there are none."""
    if news := st.session_state.pop(key, ""):
        draw(news)
