"""Polygons that a person brings: GeoJSON, KML, KMZ and Shapefile."""
