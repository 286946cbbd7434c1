"""Datasets of other makers, read into claims."""

from dashboard.exchange.importers.aside import convert_aside, limits_for, look_aside
from dashboard.exchange.importers.convert import (
    Looked,
    convert,
    dataset_name,
    digest_of,
    looked_at,
)
from dashboard.exchange.importers.formats.registry import FORMATS, LAYOUTS, detect
from dashboard.exchange.importers.mapping.mapped import Mapping, Proposal, guess
from dashboard.exchange.importers.mapping.mapping_file import (
    mapping_from_toml,
    mapping_to_toml,
)
from dashboard.exchange.importers.naming import slug
from dashboard.exchange.importers.progress import Progress
from dashboard.exchange.importers.request import ConversionRequest, Report
from dashboard.exchange.importers.typing_columns import AmbiguousDays
from dashboard.exchange.tables.dates import DateOrder
from dashboard.exchange.tables.open_table import SeveralTables

__all__ = [
    "FORMATS",
    "LAYOUTS",
    "AmbiguousDays",
    "ConversionRequest",
    "DateOrder",
    "Looked",
    "Mapping",
    "Progress",
    "Proposal",
    "Report",
    "SeveralTables",
    "convert",
    "convert_aside",
    "dataset_name",
    "detect",
    "digest_of",
    "guess",
    "limits_for",
    "look_aside",
    "looked_at",
    "mapping_from_toml",
    "mapping_to_toml",
    "slug",
]
