"""How the pages begin that make something of the filtered claims, and what is said of
these.
"""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from dashboard import services
from dashboard.domain.filters import Filters
from dashboard.domain.settings import Settings, load
from dashboard.i18n.translate import gettext
from dashboard.ui import state, visitor
from dashboard.ui.filter_panel import panel
from dashboard.ui.markdown import escape_markdown


def begin(title: str, what: str) -> tuple[Settings, services.Project, Filters]:
    """Draw filters, heading and what of the address was ignored; return settings,
    project and the filters.
    """
    settings = load()
    project = services.open_project(settings)
    filters = state.read_filters()
    state.write_filters(filters)
    visible, notices = visitor.visible_filters(project, filters)
    st.title(title, anchor=False)
    st.write(what)
    with st.sidebar:
        panel(project, visible)
    draw_ignored(notices)
    return settings, project, visible


def draw_ignored(notices: Iterable[str]) -> None:
    """Say what of the address was not understood, and why. notices: what more was left
    out for this visitor.
    """
    ignored = gettext("Part of the address was ignored.")
    for notice in (*state.notices(), *notices):
        st.warning(f"{ignored} {escape_markdown(notice)}")


def draw_arriving(names: Iterable[str]) -> None:
    """Say which datasets are being taken in."""
    arriving = gettext("Being taken in, and on the map as it arrives:")
    st.info(f"{arriving} {escape_markdown(', '.join(names))}")
