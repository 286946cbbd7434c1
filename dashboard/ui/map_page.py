"""The map page: filters, one sentence, the map with its list, the same claims as a table."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

import pandas as pd
import streamlit as st
from streamlit_folium import st_folium

from dashboard import tasks
from dashboard.cartography.backgrounds import offered
from dashboard.cartography.folium_map import base_map, claims_layer
from dashboard.domain.filters import Filters
from dashboard.domain.settings import load
from dashboard.domain.wording import count_words
from dashboard.index import Summary
from dashboard.ui import state
from dashboard.ui.filter_panel import panel
from dashboard.ui.plain import plain

HEIGHT = 640
"""Height of the map in pixels."""
TABLE_ROWS = 200
"""Most rows of the table on the page; the files under Share have all."""


def show() -> None:
    """Draw the page."""
    settings = load()
    project = tasks.open_project(settings)
    filters = state.read()
    state.write(filters)
    summary = project.index.summary(filters)
    _heading(project, tasks.sentence(summary), filters)
    st_folium(
        base_map(HEIGHT, offered(settings)), key="map", height=HEIGHT, returned_objects=[], width=None,
        use_container_width=True, feature_group_to_add=claims_layer(_config(project, filters, summary)),
    )  # fmt: skip
    st.caption("A point shows where a source says something happened. It does not show that it happened.")
    with st.sidebar:
        panel(project, filters)
    _table(project, filters, summary.claims)


def _heading(project: tasks.Project, words: str, filters: Filters) -> None:
    st.markdown(f"##### {words}")
    phrase = filters.words()
    if phrase:
        st.caption(f"Shown: {plain(phrase)}")
    for notice in state.notices():
        st.warning(f"Part of the address was ignored. {plain(notice)}")
    for trouble in project.troubles:
        st.warning(plain(str(trouble)))
    if project.pending:
        st.info(f"Being taken in, and on the map as it arrives: {plain(', '.join(project.pending))}")
    if project.problems:
        with st.expander(f"{count_words(len(project.problems), 'row')} of the data files left out"):
            for problem in project.problems[:50]:
                st.text(str(problem))


def _config(project: tasks.Project, filters: Filters, summary: Summary) -> dict[str, Any]:
    extent = project.index.extent(filters)
    return {
        "query": urlencode(filters.query(), doseq=True),
        "revision": project.index.revision,
        "theme": st.context.theme.type or "light",
        "reservoir": tasks.reservoir(summary),
        "total": summary.claims,
        "extent": [extent.west, extent.south, extent.east, extent.north] if extent else None,
        "fit": "|".join(filters.region),
    }


def _table(project: tasks.Project, filters: Filters, total: int) -> None:
    with st.expander(f"Table: the same {count_words(total, 'claim')} as text"):
        if not total:
            st.write("Nothing matches. Widen the dates or remove a filter.")
            return
        rows = [tasks.card(listed) for listed in project.index.page(filters, limit=TABLE_ROWS).rows]
        shown = {
            "when": "When", "kind_words": "Kind", "name": "Place", "region_words": "Region", "actor_words": "Actor",
            "claimant": "Claimant", "side_words": "Side", "hedge_words": "Put as", "note": "Note",
            "publisher": "Source", "published": "Published", "url": "Link", "precision_words": "Precision",
        }  # fmt: skip
        frame = pd.DataFrame(rows)[list(shown)].rename(columns=shown)
        st.dataframe(frame, hide_index=True, column_config={"Link": st.column_config.LinkColumn(display_text="open")})
        if total > TABLE_ROWS:
            st.caption(f"The first {TABLE_ROWS:,} of {total:,}; the files under Share have all.")
