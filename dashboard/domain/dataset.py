"""A dataset: many claims that came in one file and are kept, shown and removed as a whole."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Dataset:
    """What is known of one dataset. Text that is not known is "".

    name: short and unique ("acled"); every claim of it carries the name in its field `dataset`.
    title, credit, license, terms: words for a reader. redistribute: whether the terms allow to hand the rows on.
    path: the Parquet file in the claim schema, relative to the folder of datasets; of an archive the address or glob.
    archive: opened where it lies and never copied or deleted. source: name of the file it came from.
    sha256: of that file, "" for an archive. rows: claims. rejected: rows that did not fit.
    left_out: rows that a country or bounding box option left out.
    """

    name: str
    format: str
    path: str
    title: str = ""
    archive: bool = False
    source: str = ""
    sha256: str = ""
    credit: str = ""
    license: str = ""
    terms: str = ""
    redistribute: bool = False
    rows: int = 0
    rejected: int = 0
    left_out: int = 0
    imported_at: datetime | None = None
    imported_by: str = ""
