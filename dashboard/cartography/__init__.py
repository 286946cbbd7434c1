"""Pictures of the map without a browser, and the one table of looks. Use what is named
here, not the modules below.
"""

from __future__ import annotations

from dashboard.cartography.drawing.png import rasterise, svg_image
from dashboard.cartography.drawing.provenance import Verdict, examine
from dashboard.cartography.language import LANGUAGES, Language
from dashboard.cartography.poster.compose import map_plane, map_size, picture_svg
from dashboard.cartography.poster.files import PICTURE_FORMATS, picture_file
from dashboard.cartography.scene import (
    REMARK_LENGTH,
    TITLE_LENGTH,
    Callout,
    GroundShape,
    Scene,
    SceneLayer,
)
from dashboard.cartography.style import (
    CREDIT,
    KAKHOVKA_BREACH,
    PICTURE_THEMES,
    THEMES,
    Theme,
    marker_radius,
    style_sheet,
)
from dashboard.domain.sharing.presets import PRESETS

__all__ = [
    "CREDIT",
    "KAKHOVKA_BREACH",
    "LANGUAGES",
    "PICTURE_FORMATS",
    "PICTURE_THEMES",
    "PRESETS",
    "REMARK_LENGTH",
    "THEMES",
    "TITLE_LENGTH",
    "Callout",
    "GroundShape",
    "Language",
    "Scene",
    "SceneLayer",
    "Theme",
    "Verdict",
    "examine",
    "map_plane",
    "map_size",
    "marker_radius",
    "picture_file",
    "picture_svg",
    "rasterise",
    "style_sheet",
    "svg_image",
]
