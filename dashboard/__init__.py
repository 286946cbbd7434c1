"""A map of claims about the war in Ukraine."""

__version__ = "0.1.0"
