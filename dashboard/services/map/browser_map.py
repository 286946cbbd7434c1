"""The map and the histogram that the browser draws, for the pages."""

from dashboard.cartography.map.backgrounds import tile_providers
from dashboard.cartography.style import CREDIT
from dashboard.index import Listed, Summary
from dashboard.judgement import STALE_DAYS
from dashboard.web.folium_map import base_map, claims_layer, map_files, small_map
from dashboard.web.histogram import histogram_html
from dashboard.web.texts import ARTICLE_TEXTS, BAR_TEXTS, STREAMLIT_TEXTS

__all__ = [
    "ARTICLE_TEXTS",
    "BAR_TEXTS",
    "CREDIT",
    "STALE_DAYS",
    "STREAMLIT_TEXTS",
    "Listed",
    "Summary",
    "base_map",
    "claims_layer",
    "histogram_html",
    "map_files",
    "small_map",
    "tile_providers",
]
