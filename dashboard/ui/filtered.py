"""How the pages begin that make something of the filtered claims."""

from __future__ import annotations

import streamlit as st

from dashboard import tasks
from dashboard.domain.filters import Filters
from dashboard.domain.settings import Settings, load
from dashboard.ui import state
from dashboard.ui.filter_panel import panel
from dashboard.ui.plain import plain


def begin(title: str, what: str) -> tuple[Settings, tasks.Project, Filters]:
    """Draw filters, heading and what of the address was ignored; return settings, project and the filters."""
    settings = load()
    project = tasks.open_project(settings)
    filters = state.read()
    state.write(filters)
    with st.sidebar:
        panel(project, filters)
    st.header(title, anchor=False)
    st.write(what)
    for notice in state.notices():
        st.warning(f"Part of the address was ignored. {plain(notice)}")
    return settings, project, filters
