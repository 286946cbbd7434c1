"""The project's own CSV in bulk: the rules of `claims_csv.parse_row`, told once for each distinct text of a column.

A row with anything out of the ordinary is given to parse_row itself, which says what is wrong with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

import numpy as np
import pyarrow as pa

from dashboard.domain.claim import FIELDS, NUMBERS, Claim
from dashboard.domain.words import REGIONS
from dashboard.exchange.claim_table import SCHEMA, TYPES, table_of
from dashboard.exchange.claims_csv import REQUIRED, cell, parse_row, value_of
from dashboard.exchange.layout import Outcome, Verdict, event_ids
from dashboard.exchange.rows import Coded, Mask, Rows

_FAULT = object()


def read_claims(rows: Rows, header: Sequence[str], dataset: str, license: str) -> Outcome:
    """Make claims of rows of untrimmed cells. license: of rows that name none."""
    values = {name: rows.told(partial(_value, name), name) for name in FIELDS}
    odd = np.zeros(rows.size, np.bool_)
    for name, found in values.items():
        odd |= found.mask(lambda value, name=name: value is _FAULT or not _plain(name, value))
    columns = {name: _column(name, found) for name, found in values.items()}
    odd |= _odd_points(columns) | _odd_dates(values, odd)
    verdict = Verdict(rows.size)
    table = pa.table([columns[name] for name in FIELDS], schema=SCHEMA)
    if odd.any():
        table = _mended(table, rows, header, odd, verdict)
    table = _of_dataset(table, dataset, license)
    _, keys = event_ids("", table["id"].combine_chunks())
    return Outcome(table, verdict.why, verdict.reasons, np.zeros(rows.size, np.bool_), keys)


def _value(name: str, text: str) -> Any:
    try:
        return value_of(name, cell(name, text))
    except ValueError:
        return _FAULT


def _plain(name: str, value: Any) -> bool:
    """Whether nothing has to be looked at besides the value itself; what may be wrong in company is seen elsewhere."""
    if name in REQUIRED or name == "id":
        return bool(value)
    if name == "region":
        return not value or value in REGIONS
    if name == "url":
        return not value or value.startswith(("http://", "https://"))
    return name != "radius_km" or value is None or 0 < value <= 2000


def _column(name: str, found: Coded) -> Any:
    none = "" if TYPES[name] == pa.string() else None
    values = [none if value is _FAULT else value for value in found.values]
    coded = Coded(values, found.codes)
    return coded.texts().dictionary_decode() if TYPES[name] == pa.string() else coded.array(TYPES[name])


def _odd_points(columns: dict[str, Any]) -> Mask:
    lat, lon = (columns[name].to_numpy(zero_copy_only=False).astype(np.float64) for name in NUMBERS[:2])
    found: Mask = (
        (np.isnan(lat) != np.isnan(lon)) | (np.abs(lat) > 90) | (np.abs(lon) > 180) | ((lat == 0) & (lon == 0))
    )
    return found


def _odd_dates(values: dict[str, Coded], odd: Mask) -> Mask:
    first, last = (np.array([_number(v) for v in values[n].values])[values[n].codes] for n in ("date_from", "date_to"))
    return ~odd & (first > last)


def _number(day: Any) -> float:
    return np.nan if day is None or day is _FAULT else float(day.toordinal())


def _mended(table: Any, rows: Rows, header: Sequence[str], odd: Mask, verdict: Verdict) -> Any:
    """Read the odd rows one by one; those that are no claims are rejected and stay as they are."""
    places = np.flatnonzero(odd)
    cells = zip(*(rows.text(name).take(pa.array(places)).to_pylist() for name in header), strict=True)
    claims: list[Claim] = []
    good: list[int] = []
    for place, row in zip(places.tolist(), cells, strict=True):
        try:
            claims.append(parse_row(header, row))
            good.append(place)
        except ValueError as error:
            verdict.reject_one(place, str(error))
    if not good:
        return table
    order = np.arange(rows.size)
    order[good] = np.arange(len(good)) + rows.size
    return pa.concat_tables([table, table_of(claims)]).take(pa.array(order))


def _of_dataset(table: Any, dataset: str, license: str) -> Any:
    named = table.set_column(FIELDS.index("dataset"), SCHEMA.field("dataset"), pa.array([dataset] * len(table)))
    if not license:
        return named
    terms = pa.array([own or license for own in table["license"].to_pylist()], pa.string())
    return named.set_column(FIELDS.index("license"), SCHEMA.field("license"), terms)
