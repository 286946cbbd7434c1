"""The shareable picture of the map."""
