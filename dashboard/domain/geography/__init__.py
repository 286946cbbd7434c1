"""Points, distances, areas and how coordinates are written."""
