"""Claims of Ukrainian and Russian text, read by the cases of its words."""
