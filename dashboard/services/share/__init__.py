"""Links, feeds, exports and citations."""
