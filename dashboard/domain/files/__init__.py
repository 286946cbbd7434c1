"""Files: how they are replaced, and what damaged ones raise."""
