"""Clocks: those of the writers, which may be wrong, and that of the database."""
