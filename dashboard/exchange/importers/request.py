"""What to import, what came of it, and what the parts of an import share."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping as Mapping_
from dataclasses import dataclass, field
from pathlib import Path

from dashboard.domain.claim import Claim
from dashboard.domain.geography.geo import Box
from dashboard.exchange.importers.mapping.mapped import Mapping
from dashboard.exchange.importers.progress import ProgressMeter
from dashboard.exchange.tables.dates import DateOrder

Locate = Callable[[Claim], Claim]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversionRequest:
    """What to import. format: "auto" or one of FORMATS. dataset: its name, "" for that
    of the file.

    country: name or code of the only country to keep; box: the only rectangle to keep,
    degrees. license, terms, redistribute: of a file that names none. mapping: what
    the columns of an unknown CSV mean.
    """

    path: Path
    format: str = "auto"
    dataset: str = ""
    country: str = ""
    box: Box | None = None
    license: str = ""
    terms: str = ""
    redistribute: bool = False
    mapping: Mapping | None = None
    guessed: bool = False
    date_order: DateOrder = DateOrder.UNSETTLED
    table: str = ""
    most_rows: int = 0

    def constant(self, name: str) -> str:
        """Return what the mapping says of the whole file, "" when it says nothing."""
        if self.mapping is None:
            return ""
        return self.mapping.constants.get(name, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What came of it. rows: claims written. reasons: of the rejected rows, most
    frequent first.

    left_out: rows that country or box left out. unplaced: claims without a point.
    sha256: of the file read. notes: what a person must know of how it was read.
    header: of a table whose columns were mapped.
    """

    format: str
    dataset: str
    rows: int
    rejected: int
    left_out: int
    unplaced: int
    reasons: tuple[tuple[str, int], ...]
    sha256: str
    label: str
    license: str
    terms: str
    credit: str
    redistribute: bool
    notes: tuple[str, ...] = ()
    header: tuple[str, ...] = ()


@dataclass
class Options:
    """What of a file is wanted, and how it is named. orders: of the days of each
    column, where they are settled.
    """

    dataset: str
    license: str
    country: str = ""
    box: Box | None = None
    locate: Locate | None = None
    orders: Mapping_[str, DateOrder] = field(default_factory=dict)
    meter: ProgressMeter = field(default_factory=ProgressMeter)
