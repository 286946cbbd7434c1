"""What is known of files to import, for pages and commands: formats, columns, names."""

from dashboard.exchange.importers import (
    FORMATS,
    LAYOUTS,
    AmbiguousDays,
    ConversionRequest,
    DateOrder,
    Looked,
    Mapping,
    Progress,
    Proposal,
    SeveralTables,
    convert,
    dataset_name,
    slug,
)
from dashboard.exchange.importers.mapping.mapped import TITLES
from dashboard.exchange.importers.mapping.vocabulary import (
    MAPPED_WORDS,
    fold_words,
    meanings,
)
from dashboard.exchange.tables.open_table import SUFFIXES

__all__ = [
    "FORMATS",
    "LAYOUTS",
    "MAPPED_WORDS",
    "SUFFIXES",
    "TITLES",
    "AmbiguousDays",
    "ConversionRequest",
    "DateOrder",
    "Looked",
    "Mapping",
    "Progress",
    "Proposal",
    "SeveralTables",
    "convert",
    "dataset_name",
    "date_order",
    "fold_words",
    "meanings",
    "slug",
]


def date_order(word: str) -> DateOrder:
    """Return the order of numbers in days that a word means: "day", "month", "" for
    unsettled.
    """
    return DateOrder(word)
