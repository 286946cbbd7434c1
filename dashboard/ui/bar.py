"""The bar at the top of every page: name, search, the way to the other pages, Share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st
from streamlit.navigation.page import Page

from dashboard.domain.filters import LISTS, Filters
from dashboard.domain.settings import ASSETS
from dashboard.i18n.translate import (
    ENGLISH,
    LANGUAGE_NAMES,
    current_language,
    gettext,
    texts_of,
)
from dashboard.services.map.browser_map import BAR_TEXTS, STREAMLIT_TEXTS
from dashboard.services.map.page_scripts import page_script
from dashboard.ui import state
from dashboard.ui.language import chosen_query, switch_language
from dashboard.ui.runs.presses import undisturbed

NAME = "Frontline claims"
TAGLINE = "Who says what happened, and where. Claims, not facts."
SEARCH = "search"
"""Key of the search in the session."""
FILTERED_PAGES = ("", "map", "table", "timelapse", "story", "changes", "contradictions")
"""Paths of the pages that show what the filters leave."""
_component = st.components.v2.component(
    "frontline_bar",
    js=page_script("streamlit_words", "frontlineWords")
    + (ASSETS / "bar.js").read_text("utf-8"),
    # In a shadow root the styles of the page would not reach it.
    isolate_styles=False,
)


def draw_bar(
    first: Sequence[Page],
    more: Sequence[Page],
    current: Page,
    filters: Filters,
    total: int | None,
) -> None:
    """Draw the bar. first: pages named in it; more: those behind "More"; current: the
    page that is drawn below. total: claims that the filters leave, None when that is
    not known.
    """
    on_map = current.url_path in ("", "map")
    with st.container(key="fl-bar", horizontal=True, vertical_alignment="center"):
        tag = "h1" if on_map else "p"
        st.html(
            f'<{tag} class="fl-name"><a href="./{chosen_query()}" target="_self">'
            f'{NAME}</a></{tag}><p class="fl-tagline">{gettext(TAGLINE)}</p>',
            width="content",
        )
        _component(
            data={
                "filtered": current.url_path in FILTERED_PAGES,
                "map": on_map,
                "count": filters.count(),
                "total": total,
                "theme": st.context.theme.type or "light",
                "language": current_language(),
                "languages": LANGUAGE_NAMES,
                "query": chosen_query(),
                "texts": texts_of(BAR_TEXTS),
                "streamlit": _streamlit_words(),
            },
            key=SEARCH,
            on_chosen_change=_choose,
            on_language_change=_switch,
            width="stretch",
        )
        with st.container(key="fl-nav", horizontal=True, width="content", gap="small"):
            for page in first:
                st.page_link(page, width="content")
            with st.popover(gettext("More"), key="fl-more", width="content"):
                # On a phone the bar has no room for them.
                with st.container(key="fl-more-first", gap=None):
                    for page in first:
                        st.page_link(page)
                for page in more:
                    st.page_link(page)


def _streamlit_words() -> list[tuple[str, str]]:
    """Return what Streamlit says, each sentence with that of the reader's language;
    nothing for English, which it speaks.
    """
    if current_language() == ENGLISH:
        return []
    other = texts_of(STREAMLIT_TEXTS)
    return [(words, other[key]) for key, words in STREAMLIT_TEXTS.items()]


@undisturbed()
def _choose() -> None:
    """Filter by what was chosen in the search."""
    state.restrict(
        _chosen_filters(getattr(st.session_state.get(SEARCH), "chosen", None))
    )


@undisturbed()
def _switch() -> None:
    """Speak the language that was chosen in the bar."""
    switch_language(getattr(st.session_state.get(SEARCH), "language", None))


def _chosen_filters(chosen: object) -> dict[str, Any]:
    """Return the filters that a choice of the browser names; whatever is none of ours
    is passed over.
    """
    # What a browser sends may be anything.
    if not isinstance(chosen, dict):
        return {}
    query = {
        str(name): [str(value) for value in values]
        for name, values in chosen.items()
        if name in (*LISTS, "text") and isinstance(values, list)
    }
    return state.readable_filters(query)
