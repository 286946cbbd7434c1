"""Sentences with their places become draft claims."""
