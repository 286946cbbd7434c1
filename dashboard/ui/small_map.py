"""A small map on a page: the same ground and symbols as the large one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st
from streamlit_folium import st_folium

from dashboard.services.judgement.side_by_side import ReferenceSide
from dashboard.services.map.browser_map import claims_layer, small_map
from dashboard.ui.runs.presses import undisturbed


def draw_small_map(
    features: list[dict[str, Any]],
    *,
    key: str,
    label: str,
    height: int = 260,
    reservoir: bool = False,
    marked: str = "",
    sides: Sequence[ReferenceSide] = (),
) -> object:
    """Draw the features, and return what the browser answers, for `pass_on_pick`.

    height: pixels. label: what the map shows, for screen readers. marked: id of the
    place that stands out. sides: two maps of others to swipe between, none without.
    """
    config: dict[str, Any] = {
        "features": features,
        "theme": st.context.theme.type or "light",
        "reservoir": reservoir,
        "open": marked,
    }
    if sides:
        config["sides"] = [side.row() for side in sides]
    return st_folium(
        small_map(height, label),
        key=key,
        height=height,
        returned_objects=[],
        width=None,
        use_container_width=True,
        feature_group_to_add=claims_layer(config),
    )


@undisturbed()
def pass_on_pick(
    answer: object,
    key: str,
    on_pick: Callable[[str], None],
) -> None:
    """Call on_pick with the key of the feature that was just clicked, then draw the
    page anew; do nothing when none was.

    answer: of a small map. key: of that map. The browser repeats its last answer at
    every run, so each is passed on once.
    """
    fields = answer if isinstance(answer, dict) else {}
    moment = fields.get("at")
    latest = f"{key} picked"
    if moment is None or st.session_state.get(latest) == moment:
        return
    st.session_state[latest] = moment
    on_pick(str(fields.get("picked", "")))
    st.rerun()
