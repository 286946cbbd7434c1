"""Processes that draw for a server."""
