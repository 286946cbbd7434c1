"""A story set on pages."""
