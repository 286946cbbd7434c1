"""A range of days as an animated picture."""
