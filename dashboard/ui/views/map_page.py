"""The map page: the map with its list fills the window, the filters beside it."""

from __future__ import annotations

import time
from contextlib import suppress
from typing import Any
from urllib.parse import urlencode

import streamlit as st
from streamlit_folium import st_folium

from dashboard import services
from dashboard.domain.errors import FrontlineError
from dashboard.domain.filters import NAMES, Filters
from dashboard.domain.settings import load
from dashboard.domain.visitors.access import Permission
from dashboard.domain.wording import place_words
from dashboard.i18n.translate import ENGLISH, current_language, gettext, ngettext
from dashboard.services.access.restricted import aggregated_summary
from dashboard.services.map.browser_map import (
    Summary,
    base_map,
    claims_layer,
    tile_providers,
)
from dashboard.services.map.markers_first import OPENING_S, markers_first
from dashboard.ui import state, visitor
from dashboard.ui.chips import draw_chips
from dashboard.ui.filter_panel import panel
from dashboard.ui.filtered import draw_arriving, draw_ignored

HEIGHT = 640
"""Height of the map in pixels until the styles let it fill the window."""
OPENED = "map opened"
"""Key of the session: whether it has had a map."""


def let_map_draw(filters: Filters, since: float) -> None:
    """Wait until the map has drawn what other filters leave: it asks the server itself
    as soon as the address has them. since: as of `MarkersFirst.wait`.
    """
    # The page itself says what is wrong.
    with suppress(FrontlineError):
        project = services.open_project(load())
        visible, _ = visitor.visible_filters(project, filters)
        markers_first(project).wait(project.index.revision, visible, since)


def map_page() -> None:
    """Draw the page."""
    settings = load()
    project = services.open_project(settings)
    requested = state.read_filters()
    state.write_filters(requested)
    filters, notices = visitor.visible_filters(project, requested)
    summary = aggregated_summary(project, filters)
    with st.container(key="fl-map-page"):
        with st.container(key="fl-stage"):
            _over(project, summary, filters, notices)
            st_folium(
                base_map(HEIGHT, tile_providers(settings)),
                key="map",
                height=HEIGHT,
                # Else Streamlit runs the page anew with every pan and zoom.
                returned_objects=[],
                width=None,
                use_container_width=True,
                # Not in the map itself: with another script the whole map would be
                # mounted anew.
                feature_group_to_add=claims_layer(_config(project, filters, summary)),
            )
        _let_map_open(project, filters)
        # After the map: a reader with a keyboard comes to the claims first.
        with st.container(key="fl-filters"):
            st.header(gettext("Filters"), anchor=False)
            panel(project, filters)
            st.caption(
                gettext(
                    "A point shows where a source says something happened. It does"
                    " not show that it happened."
                )
            )


def _let_map_open(project: services.Project, filters: Filters) -> None:
    """Wait until the first map of a session has its markers: the browser opens it by
    the same thread that draws the many fields of the filters.
    """
    if st.session_state.get(OPENED):
        return
    st.session_state[OPENED] = True
    turns, now = markers_first(project), time.monotonic()
    turns.wait(project.index.revision, filters, now, OPENING_S)


def _over(
    project: services.Project,
    summary: Summary,
    filters: Filters,
    notices: tuple[str, ...],
) -> None:
    """Draw what lies over the map: what is shown, what can be taken off, what is
    wrong.
    """
    with st.container(key="fl-over"):
        with st.container(key="fl-chips", horizontal=True, gap="small"):
            st.header(
                services.overview_sentence(summary), anchor=False, width="content"
            )
            draw_chips(filters, lambda place_id: place_name(project, place_id))
        draw_ignored(notices)
        visitor.draw_troubles(project)
        if pending := project.pending_for(private=filters.with_private):
            draw_arriving(pending)
        if project.problems and visitor.allowed(project, Permission.SEE_DETAILS):
            with st.expander(
                ngettext(
                    "{count} row of the data files left out",
                    "{count} rows of the data files left out",
                    len(project.problems),
                )
            ):
                for problem in project.problems[:50]:
                    st.text(str(problem))


def place_name(project: services.Project, place_id: str) -> str:
    """Return what a place is called, its id when the gazetteer has no such place."""
    place = project.gazetteer.place(place_id)
    if place is None:
        return gettext("unknown place {id}", id=place_id[:40])
    if current_language() != ENGLISH and place.name_uk:
        return place.name_uk
    return place_words(place.name, place.precision, place.region)


def _config(
    project: services.Project,
    filters: Filters,
    summary: Summary,
) -> dict[str, Any]:
    extent = project.index.extent(filters)
    box = None
    if extent is not None:
        box = [extent.west, extent.south, extent.east, extent.north]
    last = filters.as_of or filters.date_to or summary.last
    areas = [area.text() for area in (filters.near, filters.within) if area]
    return {
        "query": urlencode(filters.query(), doseq=True),
        "filters": list(NAMES),
        "revision": project.index.revision,
        "theme": st.context.theme.type or "light",
        "reservoir": services.reservoir(summary),
        "total": summary.claims,
        "unplaced": summary.unplaced,
        "extent": box,
        "day": last.isoformat() if last else "",
        "layers": [layer.row() for layer in services.layers(project, filters)],
        "fit": "|".join((*filters.region, *filters.place, *areas)),
    }
