"""Backups: written, opened, checked and restored."""
