"""A small map on a page: the same ground and symbols as the large one."""

from __future__ import annotations

from typing import Any

import streamlit as st
from streamlit_folium import st_folium

from dashboard.cartography.folium_map import claims_layer, small_map


def show(
    features: list[dict[str, Any]],
    *,
    key: str,
    label: str,
    height: int = 260,
    reservoir: bool = False,
    marked: str = "",
) -> str:
    """Draw the features and return the key of the one that was just picked, "" when none was.

    height: pixels. label: what the map shows, for screen readers. marked: id of the place that stands out.
    """
    config = {
        "features": features, "theme": st.context.theme.type or "light", "reservoir": reservoir, "open": marked,
    }  # fmt: skip
    told = st_folium(
        small_map(height, label), key=key, height=height, returned_objects=[], width=None, use_container_width=True,
        feature_group_to_add=claims_layer(config),
    )  # fmt: skip
    return _once(told, f"{key} picked")


def _once(told: object, key: str) -> str:
    """Return what was picked, once: the component repeats its last answer at every run."""
    answer = told if isinstance(told, dict) else {}
    moment = answer.get("at")
    if moment is None or st.session_state.get(key) == moment:
        return ""
    st.session_state[key] = moment
    return str(answer.get("picked", ""))
