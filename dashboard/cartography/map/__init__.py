"""The ground, its names and the markers on it."""
