"""Claims out: every file format, each written as a stream, so that a file may be larger
than the memory.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePath
from typing import TYPE_CHECKING

from dashboard.domain.errors import BadInput
from dashboard.domain.presentation import Presentation
from dashboard.exchange.export import (
    claimreview,
    claims_csv,
    geojson,
    html_map,
    kml,
    parquet,
)
from dashboard.exchange.export.format import Context, ExportFormat, Part

if TYPE_CHECKING:
    import pyarrow as pa

CHUNK = 64 * 1024
"""Bytes of one chunk, about: large enough for few calls, small enough that nobody waits
for it.
"""
EXPORTS: Mapping[str, ExportFormat] = {
    module.FORMAT.name: module.FORMAT
    for module in (geojson, claims_csv, kml, parquet, claimreview, html_map)
}
"""Export formats by name."""


def format_of(name: str) -> ExportFormat:
    """Return the format of that name. Raises BadInput for another."""
    if name not in EXPORTS:
        raise BadInput(f"format {name[:40]!r}: not known; one of {', '.join(EXPORTS)}")
    return EXPORTS[name]


def kind_of(file_name: str) -> str:
    """Return the format that a file name's ending asks for. Raises BadInput for another
    ending.
    """
    suffix = PurePath(file_name).suffix.lower()
    for name, declared in EXPORTS.items():
        if declared.suffix == suffix:
            return name
    endings = ", ".join(f.suffix for f in EXPORTS.values())
    raise BadInput(
        f"{file_name}: the ending {suffix!r} is not known; end it in one of {endings},"
        " or name the format"
    )


def export_file(
    kind: str,
    claims: Iterable[Presentation],
    context: Context,
) -> Iterator[bytes]:
    """Return the file as chunks of about 64 KB, the first of them before the first
    claim is asked for.

    A map file is the exception: its claims are counted first, so that it is refused
    before its first byte. Raises BadInput for an unknown kind, and for a map file of
    more claims than a browser can hold.
    """
    parts = format_of(kind).parts(claims, context)
    return _chunks(part.encode() if isinstance(part, str) else part for part in parts)


def export_tables(
    kind: str,
    tables: Iterable[pa.Table],
    context: Context,
) -> Iterator[bytes]:
    """Return the file of `export_file` from tables of claims. Raises BadInput for a
    kind that is not written from tables (`ExportFormat.parts_of_tables`).
    """
    parts = format_of(kind).parts_of_tables
    if parts is None:
        raise BadInput(f"format {kind!r}: written claim by claim; give it claims")
    return _chunks(parts(tables, context))


def _chunks(parts: Iterable[Part]) -> Iterator[bytes]:
    """Join small parts and cut large ones; the first part goes out at once."""
    waiting: list[Part] = []
    size = 0
    first = True
    for part in parts:
        waiting.append(part)
        size += len(part)
        # A browser shows that the download has begun before the first claim is read.
        if first or size >= CHUNK:
            yield from _cut(part if len(waiting) == 1 else b"".join(waiting))
            waiting, size, first = [], 0, False
    if size:
        yield b"".join(waiting)


def _cut(part: Part) -> Iterator[bytes]:
    # A part may be many megabytes: it is copied a chunk at a time, and once.
    view = memoryview(part)
    for start in range(0, len(view), CHUNK):
        yield bytes(view[start : start + CHUNK])
