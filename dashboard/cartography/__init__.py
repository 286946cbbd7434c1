"""Pictures of the map without a browser, and the one table of looks. Use what is named here, not the modules below."""

from __future__ import annotations

from dashboard.cartography.frame import Scene
from dashboard.cartography.picture import draw, map_size, rasterise
from dashboard.cartography.style import CREDIT, KAKHOVKA_BREACH, THEMES, Theme, marker_radius, sheet

__all__ = [
    "CREDIT",
    "KAKHOVKA_BREACH",
    "THEMES",
    "Scene",
    "Theme",
    "draw",
    "map_size",
    "marker_radius",
    "rasterise",
    "sheet",
]
