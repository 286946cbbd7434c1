"""The index: a disposable columnar copy of the claims that answers every map, list, count and histogram."""

from dashboard.index.articles import Waiting
from dashboard.index.dated import Dated
from dashboard.index.index import Index, Listed, Page, Summary
from dashboard.index.newly import Newest, News, newly
from dashboard.index.schema import CONFLICT_DAYS

__all__ = ["CONFLICT_DAYS", "Dated", "Index", "Listed", "Newest", "News", "Page", "Summary", "Waiting", "newly"]
