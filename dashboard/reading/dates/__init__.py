"""Expressions of time become intervals of days."""
