"""Coordinates of foreign rows, and the reasons to reject them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from dashboard.exchange.rows import Mask, Rows

if TYPE_CHECKING:
    from dashboard.exchange.layout import Verdict

UKRAINE_LAT, UKRAINE_LON = (44.0, 52.6), (21.9, 40.5)
"""A box round Ukraine, degrees; its extremes are 44.39-52.38 N, 22.14-40.23 E."""
HALF = "only one of latitude and longitude is given"
NOT_NUMBERS = "the coordinates are not numbers"
ZERO = "the coordinates are 0, 0"
OUT_OF_RANGE = "the coordinates are out of range"
SWAPPED = "latitude and longitude look swapped: the other way round the point lies in Ukraine"
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?")
Degrees = npt.NDArray[np.float64]


def read_points(
    rows: Rows, columns: tuple[str, str], decimal: str, in_ukraine: Mask, verdict: Verdict
) -> tuple[Any, Any]:
    """Return latitude and longitude as Arrow columns, null where a row has none or is rejected for them."""
    lat_text, lon_text = (rows.text(name) for name in columns)
    lat, lon = (numbers(text, decimal) for text in (lat_text, lon_text))
    no_lat, no_lon = (_mask(pc.equal(text, "")) for text in (lat_text, lon_text))
    verdict.reject(no_lat != no_lon, HALF)
    verdict.reject((np.isnan(lat) & ~no_lat) | (np.isnan(lon) & ~no_lon), NOT_NUMBERS)
    verdict.reject((lat == 0) & (lon == 0), ZERO)
    verdict.reject(in_ukraine & ~inside(lat, lon) & inside(lon, lat), SWAPPED)
    verdict.reject((np.abs(lat) > 90) | (np.abs(lon) > 180), OUT_OF_RANGE)
    sound = verdict.why == 0
    return tuple(pa.array(np.where(sound, degrees, np.nan), from_pandas=True) for degrees in (lat, lon))  # type: ignore[return-value]


def inside(lat: Degrees, lon: Degrees) -> Mask:
    """Return which points lie in the box round Ukraine."""
    found: Mask = (lat >= UKRAINE_LAT[0]) & (lat <= UKRAINE_LAT[1])
    found &= (lon >= UKRAINE_LON[0]) & (lon <= UKRAINE_LON[1])
    return found


def numbers(column: Any, decimal: str = ".") -> Degrees:
    """Return a column of text as finite numbers, NaN where a cell is empty or no number."""
    if decimal != ".":
        column = pc.replace_substring(column, decimal, ".")
    filled = pc.if_else(pc.equal(column, ""), None, column)
    try:
        found: Degrees = pc.cast(filled, pa.float64()).to_numpy(zero_copy_only=False).astype(np.float64)
    except pa.ArrowInvalid:
        found = np.array([_number(cell or "") for cell in filled.to_pylist()], np.float64)
    return np.where(np.isfinite(found), found, np.nan)


def _number(text: str) -> float:
    return float(text) if _NUMBER.fullmatch(text) else np.nan


def _mask(column: Any) -> Mask:
    found: Mask = column.to_numpy(zero_copy_only=False)
    return found
