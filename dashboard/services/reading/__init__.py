"""Articles read, one or many, and how well that is done."""
