"""The index: a disposable columnar copy of the claims that answers every map, list, count and histogram."""

from dashboard.index.index import Index, Listed, Summary

__all__ = ["Index", "Listed", "Summary"]
