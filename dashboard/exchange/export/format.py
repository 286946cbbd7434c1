"""What an export format declares, and what every file says about itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dashboard.domain.presentation import Presentation

if TYPE_CHECKING:
    import pyarrow as pa

Part = bytes | memoryview
"""Bytes of a file; a view is of memory that a table's lines were joined in."""


def _no_outlines(_place_ids: Iterable[str]) -> Mapping[str, Any]:
    return {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What a file says about itself, and what a map needs to be drawn. Every text is ""
    when there is none.

    sentence: what is shown, in words. filters: the filters in words. credit: the credit
    line of every map. link: address that opens the same claims. notes: one sentence
    each, such as what was left out and why. sheet: the style table as plain values
    (`dashboard.cartography.style.style_sheet()`). assets, basemap, fonts: folders of
    Leaflet and the styles, of the basemap and of the lettering. script: the script of
    the map, put together; texts: what it says, by key. outlines: gives the GeoJSON
    geometries of those of some places (ids) that have an outline. reservoir: whether
    the Kakhovka reservoir is drawn full.
    """

    title: str
    sentence: str
    credit: str
    made_on: date
    sheet: Mapping[str, Any]
    assets: Path
    basemap: Path
    fonts: Path
    script: str = ""
    texts: Mapping[str, str] = field(default_factory=dict)
    outlines: Callable[[Iterable[str]], Mapping[str, Any]] = _no_outlines
    link: str = ""
    filters: str = ""
    notes: tuple[str, ...] = ()
    reservoir: bool = False

    @property
    def description(self) -> str:
        """Return the sentence and the filters as one text."""
        if not self.filters:
            return self.sentence
        return f"{self.sentence}. Shown: {self.filters}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportFormat:
    """One format, declared whole by its module: one that nobody can write cannot be.

    suffix: ending of a file name, dot included; no two formats share one. parts: yields
    the file in pieces, text as UTF-8; it raises BadInput for what it cannot hold.
    parts_of_tables: yields the same file from tables of claims (the columns of
    `claim_tables.table_schema`), many times as quickly; None where a format is written
    claim by claim.
    """

    name: str
    label: str
    suffix: str
    media_type: str
    parts: Callable[[Iterable[Presentation], Context], Iterator[str] | Iterator[bytes]]
    parts_of_tables: Callable[[Iterable[pa.Table], Context], Iterator[Part]] | None = (
        None
    )


def derived_texts(presentation: Presentation) -> Iterator[tuple[str, str]]:
    """Yield name and text of every value of DERIVED: lists parted by ";", true or
    false.
    """
    for name, value in presentation.derived().items():
        if isinstance(value, list):
            yield name, ";".join(value)
        elif isinstance(value, bool):
            yield name, str(value).lower()
        else:
            yield name, value
