"""Pictures of the map without a browser, and the one table of looks. Use what is named here, not the modules below."""

from __future__ import annotations

from dashboard.cartography.frame import Callout, Scene
from dashboard.cartography.language import LANGUAGES, Language
from dashboard.cartography.picture import draw, map_size, rasterise
from dashboard.cartography.presets import PRESETS
from dashboard.cartography.style import CREDIT, KAKHOVKA_BREACH, PICTURE_THEMES, THEMES, Theme, marker_radius, sheet

__all__ = [
    "CREDIT",
    "KAKHOVKA_BREACH",
    "LANGUAGES",
    "PICTURE_THEMES",
    "PRESETS",
    "THEMES",
    "Callout",
    "Language",
    "Scene",
    "Theme",
    "draw",
    "map_size",
    "marker_radius",
    "rasterise",
    "sheet",
]
