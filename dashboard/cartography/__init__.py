"""Pictures of the map without a browser, and the one table of looks. Use what is named here, not the modules below."""

from __future__ import annotations

from dashboard.cartography.frame import REMARK_LENGTH, TITLE_LENGTH, Callout, Scene
from dashboard.cartography.language import LANGUAGES, Language
from dashboard.cartography.picture import draw, map_plane, map_size
from dashboard.cartography.presets import PRESETS
from dashboard.cartography.proof import Verdict, examine
from dashboard.cartography.raster import pixels, rasterise
from dashboard.cartography.render import KINDS, render
from dashboard.cartography.style import CREDIT, KAKHOVKA_BREACH, PICTURE_THEMES, THEMES, Theme, marker_radius, sheet

__all__ = [
    "CREDIT",
    "KAKHOVKA_BREACH",
    "KINDS",
    "LANGUAGES",
    "PICTURE_THEMES",
    "PRESETS",
    "REMARK_LENGTH",
    "THEMES",
    "TITLE_LENGTH",
    "Callout",
    "Language",
    "Scene",
    "Theme",
    "Verdict",
    "draw",
    "examine",
    "map_plane",
    "map_size",
    "marker_radius",
    "pixels",
    "rasterise",
    "render",
    "sheet",
]
