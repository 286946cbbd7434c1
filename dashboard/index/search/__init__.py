"""Searching the words of claims."""
