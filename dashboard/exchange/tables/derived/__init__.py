"""Columns that a table does not have and its cells make."""
