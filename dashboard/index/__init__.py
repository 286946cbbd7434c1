"""The index: a disposable columnar copy of the claims that answers every map, list,
count and histogram.
"""

from dashboard.index.articles import Waiting
from dashboard.index.changes.compared import Compared, compared, said_at_places
from dashboard.index.changes.corrections import DECISION
from dashboard.index.changes.recently_accepted import Newest, News, newly
from dashboard.index.daily import Comparison, Dated, PlaceChange
from dashboard.index.grading import Grades, source_key, subject_of
from dashboard.index.history import History, ListedHistory
from dashboard.index.index import (
    Contradiction,
    Histogram,
    Index,
    Listed,
    Page,
    Summary,
    histogram_of,
)
from dashboard.index.neighbours import Neighbour, first_claims, neighbours
from dashboard.index.search.attribute_values import attribute_names, attribute_values
from dashboard.index.spoken import SpokenPlace, spoken_places

__all__ = [
    "DECISION",
    "Compared",
    "Comparison",
    "Contradiction",
    "Dated",
    "Grades",
    "Histogram",
    "History",
    "Index",
    "Listed",
    "ListedHistory",
    "Neighbour",
    "Newest",
    "News",
    "Page",
    "PlaceChange",
    "SpokenPlace",
    "Summary",
    "Waiting",
    "attribute_names",
    "attribute_values",
    "compared",
    "first_claims",
    "histogram_of",
    "neighbours",
    "newly",
    "said_at_places",
    "source_key",
    "spoken_places",
    "subject_of",
]
