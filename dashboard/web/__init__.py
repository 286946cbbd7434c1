"""The Folium map and what the browser loads: scripts and styles in `assets`."""
