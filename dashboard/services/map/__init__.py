"""What the map page and its frames show."""
