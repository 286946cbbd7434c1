"""Claims out: six file formats, each written as a stream, so that a file may be larger than the memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePath
from typing import Any

from dashboard.domain.claim import Claim
from dashboard.domain.errors import BadInput

CHUNK = 64 * 1024
"""Bytes of one chunk, about: large enough for few calls, small enough that nobody waits for it."""


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """One format. suffix: ending of a file name, dot included; no two formats share one."""

    name: str
    label: str
    suffix: str
    media_type: str


EXPORTS: Mapping[str, ExportFormat] = {
    f.name: f
    for f in (
        ExportFormat("geojson", "GeoJSON", ".geojson", "application/geo+json"),
        ExportFormat("csv", "CSV (spreadsheet)", ".csv", "text/csv; charset=utf-8"),
        ExportFormat("kml", "KML (Google Earth)", ".kml", "application/vnd.google-earth.kml+xml"),
        ExportFormat("parquet", "GeoParquet", ".parquet", "application/vnd.apache.parquet"),
        ExportFormat("claimreview", "ClaimReview (schema.org JSON-LD)", ".jsonld", "application/ld+json"),
        ExportFormat("html", "Map in one HTML file", ".html", "text/html; charset=utf-8"),
    )
}
"""Export formats by name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What a file says about itself, and what a map needs to be drawn. Every text is "" when there is none.

    sentence: what is shown, in words. filters: the filters in words. credit: the credit line of every map.
    link: address that opens the same claims. notes: one sentence each, such as what was left out and why.
    sheet: the style table as plain values (`dashboard.cartography.style.sheet()`).
    assets, basemap, fonts: folders of the browser's scripts, of the basemap and of the lettering.
    reservoir: whether the Kakhovka reservoir is drawn full.
    contradicted: claim id -> ids of the claims that contradict it; None when that is not known.
    """

    title: str
    sentence: str
    credit: str
    made_on: date
    sheet: Mapping[str, Any]
    assets: Path
    basemap: Path
    fonts: Path
    link: str = ""
    filters: str = ""
    notes: tuple[str, ...] = ()
    reservoir: bool = False
    contradicted: Mapping[str, tuple[str, ...]] | None = None

    @property
    def shown(self) -> str:
        """Return the sentence and the filters as one text."""
        return f"{self.sentence}. Shown: {self.filters}" if self.filters else self.sentence


def kind_of(file_name: str) -> str:
    """Return the format that a file name's ending asks for. Raises BadInput for another ending."""
    suffix = PurePath(file_name).suffix.lower()
    for name, found in EXPORTS.items():
        if found.suffix == suffix:
            return name
    endings = ", ".join(f.suffix for f in EXPORTS.values())
    raise BadInput(f"{file_name}: the ending {suffix!r} is not known; end it in one of {endings}, or name the format")


def write(kind: str, claims: Iterable[Claim], context: Context) -> Iterator[bytes]:
    """Return the file as chunks of about 64 KB, the first of them before the first claim is asked for.

    A map file is the exception: its claims are counted first, so that it is refused before its first byte.
    Raises BadInput for an unknown kind, and for a map file of more claims than a browser can hold.
    """
    if kind not in EXPORTS:
        raise BadInput(f"format {kind[:40]!r}: not known; one of {', '.join(EXPORTS)}")
    if kind == "parquet":
        from dashboard.exchange.geoparquet import parquet_parts

        return _chunks(parquet_parts(claims, context))
    return _chunks(part.encode() for part in _texts(kind, claims, context))


def _texts(kind: str, claims: Iterable[Claim], context: Context) -> Iterator[str]:
    from dashboard.exchange import claimreview, claims_csv, geojson, html_map, kml

    match kind:
        case "csv":
            return claims_csv.csv_parts(claims)
        case "geojson":
            return geojson.geojson_parts(claims)
        case "kml":
            return kml.kml_parts(claims, context)
        case "claimreview":
            return claimreview.claimreview_parts(claims, context)
        case _:
            return html_map.html_parts(html_map.bounded(claims), context)


def _chunks(parts: Iterable[bytes]) -> Iterator[bytes]:
    """Join small parts and cut large ones; the first part goes out at once."""
    held = bytearray()
    first = True
    for part in parts:
        held += part
        if first or len(held) >= CHUNK:
            for start in range(0, len(held), CHUNK):
                yield bytes(held[start : start + CHUNK])
            held.clear()
            first = False
    if held:
        yield bytes(held)
