"""Which reader an import needs: how its file is cut into rows, and how rows become claims."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import numpy as np

from dashboard.domain.errors import BadInput
from dashboard.exchange import acled, eyes_on_russia, geoconfirmed, timemap, ucdp, viina
from dashboard.exchange.batches import Batch, item_batches, table_batches
from dashboard.exchange.countries import same_country
from dashboard.exchange.layout import Layout, Outcome, read_rows
from dashboard.exchange.mapped import mapped_layout
from dashboard.exchange.opening import Opened
from dashboard.exchange.own_csv import read_claims
from dashboard.exchange.own_geojson import read_features
from dashboard.exchange.request import Request
from dashboard.exchange.rows import Coded
from dashboard.exchange.sheet import Sheet, has, read_sheet

TABLES: dict[str, Layout] = {
    layout.format.name: layout
    for layout in (acled.LAYOUT, ucdp.LAYOUT, viina.LAYOUT, geoconfirmed.LAYOUT, eyes_on_russia.LAYOUT)
}
"""Formats that are one CSV with known columns."""
LOCATED = {"csv", "mapped", "timemap"}
"""Formats whose rows without coordinates are shown to the gazetteer; the others' publishers have placed what they can."""


@dataclass(frozen=True, slots=True)
class Reader:
    """How one file is read. path: the file itself, of a TimeMap folder its events.json."""

    path: Path
    batches: Callable[[Opened], Iterator[Batch]]
    read: Callable[[Batch], Outcome]


def reader_of(name: str, request: Request, dataset: str) -> Reader:
    """Return the reader of a format. Raises BadInput when the file, its columns or the options do not fit it."""
    _check_country(name, request)
    if name == "timemap":
        return _timemap_reader(request, dataset)
    if name == "geojson":
        read = partial(_features, dataset=dataset, license=request.license)
        return Reader(request.path, item_batches, read)
    mapping = request.mapping
    sheet = table_sheet(request.path, mapping.delimiter if mapping else "")
    if name == "csv":
        own = partial(_own_rows, header=sheet.header, dataset=dataset, license=request.license)
        return Reader(request.path, partial(table_batches, sheet=sheet, trimmed=False), own)
    if mapping is not None:
        layout = mapped_layout(mapping, sheet, dataset, request.license)
    else:
        layout = TABLES[name]
    missing = [column for column in layout.needed if column not in sheet.columns]
    if missing:
        raise BadInput(f"{request.path}: no column {', '.join(missing)}; this is no {layout.format.label} file")
    if name == "viina":
        return _viina_reader(request, sheet, dataset)
    return Reader(
        request.path,
        partial(table_batches, sheet=sheet),
        lambda batch: read_rows(layout, batch.rows, dataset, request.country),
    )


def _check_country(name: str, request: Request) -> None:
    if not request.country:
        return
    if name in {"viina", "geoconfirmed"}:
        if not same_country("Ukraine", (request.country,)):
            raise BadInput(f"country={request.country[:40]!r}: this format is read for Ukraine only; leave it out")
    elif name in {"timemap", "csv", "geojson"} or (
        name == "mapped" and request.mapping and "country" not in request.mapping.columns
    ):
        raise BadInput(f"country={request.country[:40]!r}: the file has no column for the country; use a box instead")


def table_sheet(path: Path, delimiter: str = "") -> Sheet:
    """Return the layout of a CSV, also of a UCDP release whose first line names nothing. Raises BadInput."""
    sheet = read_sheet(path, delimiter)
    if not delimiter and ucdp.looks_like_it(sheet.header):
        return Sheet(sheet.delimiter, ucdp.COLUMNS, named=False)
    return sheet


def events_file(path: Path) -> Path:
    """Return the file of events of a TimeMap: the path, or events.json in it when it is a folder."""
    return path / "events.json" if path.is_dir() else path


def _timemap_reader(request: Request, dataset: str) -> Reader:
    path = events_file(request.path)
    beside = timemap.Beside(path.parent)
    layout = timemap.LAYOUT
    if dataset != layout.format.name:
        layout = replace(layout, namespace=f"{layout.format.name}\x1f{dataset}")
    return Reader(path, item_batches, lambda batch: read_rows(layout, beside.rows(batch.items), dataset))


def _viina_reader(request: Request, sheet: Sheet, dataset: str) -> Reader:
    beside = viina.labels_beside(request.path)
    labels = viina.read_labels(beside) if beside else None

    def read(batch: Batch) -> Outcome:
        none = Coded([""], np.zeros(batch.rows.size, np.int32))
        batch.rows.derive("label", labels.of(batch.rows) if labels else none)
        return read_rows(viina.LAYOUT, batch.rows, dataset)

    return Reader(request.path, partial(table_batches, sheet=sheet), read)


def _own_rows(batch: Batch, header: tuple[str, ...], dataset: str, license: str) -> Outcome:
    return read_claims(batch.rows, header, dataset, license)


def _features(batch: Batch, dataset: str, license: str) -> Outcome:
    return read_features(batch.items, dataset, license)


def known_table(sheet: Sheet) -> str:
    """Return the name of the format a CSV has, "" when it is none of those that are known."""
    return next((name for name, layout in TABLES.items() if has(sheet.columns, layout.needed)), "")
