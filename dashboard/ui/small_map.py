"""A small map on a page: the same ground and symbols as the large one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st
from streamlit_folium import st_folium

from dashboard.services.judgement.side_by_side import ReferenceSide
from dashboard.services.map.browser_map import claims_layer, small_map


def draw_small_map(
    features: list[dict[str, Any]],
    *,
    key: str,
    label: str,
    height: int = 260,
    reservoir: bool = False,
    marked: str = "",
    sides: Sequence[ReferenceSide] = (),
) -> str:
    """Draw the features and return the key of the one that was just picked, "" when
    none was.

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
    answer = st_folium(
        small_map(height, label),
        key=key,
        height=height,
        returned_objects=[],
        width=None,
        use_container_width=True,
        feature_group_to_add=claims_layer(config),
    )
    return _once(answer, f"{key} picked")


def _once(result: object, key: str) -> str:
    """Return what was picked, once: the component repeats its last answer at every
    run.
    """
    answer = result if isinstance(result, dict) else {}
    moment = answer.get("at")
    if moment is None or st.session_state.get(key) == moment:
        return ""
    st.session_state[key] = moment
    return str(answer.get("picked", ""))
