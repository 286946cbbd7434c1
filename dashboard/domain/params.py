"""Query parameters and options of the command line -> values. Whatever is wrong is a
BadInput that names it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence

from dashboard.domain.errors import BadInput
from dashboard.domain.geography.geo import Box, View
from dashboard.i18n.translate import gettext

MAX_ZOOM = 18


def number(
    params: Mapping[str, str],
    name: str,
    low: float,
    high: float,
    default: float,
) -> float:
    """Return a number between low and high, the default when it is not given. Raises
    BadInput.
    """
    text = params.get(name, "")
    if not text:
        return default
    try:
        value = float(text)
    except ValueError:
        value = math.nan  # in no range
    if not low <= value <= high:
        raise BadInput(
            gettext(
                "{name}={text}: not a number from {low} to {high}",
                name=name,
                text=f"{text[:40]!r}",
                low=f"{low:g}",
                high=f"{high:g}",
            )
        )
    return value


def box_of(params: Mapping[str, str]) -> Box | None:
    """Return bbox=west,south,east,north in degrees, None when it is not given. Raises
    BadInput.
    """
    text = params.get("bbox", "")
    if not text:
        return None
    try:
        west, south, east, north = map(float, text.split(","))
    except ValueError:
        west = south = east = north = math.nan
    if not (-540 <= west < east <= 540 and -90 <= south < north <= 90):
        raise BadInput(
            gettext(
                "bbox={text}: not west,south,east,north in degrees",
                text=f"{text[:60]!r}",
            )
        )
    return Box(west, south, east, north)


def view_of(params: Mapping[str, str]) -> View | None:
    """Return the view of center=LAT,LON or lat= and lon=, with zoom=; None when no
    centre is given.

    Raises BadInput for a value that cannot be used, and for half of a view, which would
    be another view.
    """
    center = params.get("center", "")
    check_pair(params)
    if center and params.get("lat"):
        raise BadInput(gettext("center and lat, lon: two centres; give one of them"))
    if center:
        if not re.fullmatch(r"\s*-?\d+(\.\d+)?\s*,\s*-?\d+(\.\d+)?\s*", center):
            raise BadInput(
                gettext(
                    "center={center}: not LAT,LON in degrees", center=f"{center[:40]!r}"
                )
            )
        parts: Sequence[str] = center.split(",")
        params = {**params, "lat": parts[0].strip(), "lon": parts[1].strip()}
    if not params.get("lat"):
        if params.get("zoom"):
            raise BadInput(
                gettext(
                    "zoom without a centre: add center, or lat and lon, or leave it out"
                )
            )
        return None
    lat, lon = number(params, "lat", -85, 85, 0), number(params, "lon", -180, 180, 0)
    return View(lat, lon, number(params, "zoom", 3, MAX_ZOOM, 6))


def check_pair(params: Mapping[str, str]) -> None:
    """Raise BadInput when only one of lat and lon is given."""
    for name, other in (("lat", "lon"), ("lon", "lat")):
        if params.get(name) and not params.get(other):
            raise BadInput(
                gettext(
                    "{name} without {other}: give both or none", name=name, other=other
                )
            )


def flag(params: Mapping[str, str], name: str) -> bool:
    """Return whether NAME=yes is given. Raises BadInput for any other value."""
    text = params.get(name, "")
    if text not in ("", "yes"):
        raise BadInput(
            gettext(
                "{name}={text}: write yes, or leave it out",
                name=name,
                text=f"{text[:40]!r}",
            )
        )
    return bool(text)


def size_of(text: str) -> tuple[int, int]:
    """Return width and height in pixels of "1200x630". Raises BadInput."""
    match = re.fullmatch(r"(\d{2,5})x(\d{2,5})", text.strip().lower())
    if not match:
        raise BadInput(
            gettext(
                "size={text}: not WIDTHxHEIGHT in pixels, like 1200x630",
                text=f"{text[:40]!r}",
            )
        )
    return int(match[1]), int(match[2])
