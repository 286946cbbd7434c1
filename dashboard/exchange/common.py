"""Small things that several foreign formats need."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from urllib.parse import urlsplit

from dashboard.domain.words import Precision
from dashboard.exchange.countries import same_country
from dashboard.exchange.regions import region_of
from dashboard.exchange.rows import MAX_TEXT, cut

UNITS = {Precision.RAION, Precision.OBLAST, Precision.COUNTRY}
MAX_NAME = 200
"""Longest publisher, characters: what a filter can hold."""
_LINK = re.compile(r"https?://[^\s,;|<>\"'()]+", re.IGNORECASE)

Places = Mapping[str, tuple[Precision, float]]
"""Code of a dataset -> what it means and how far the truth may be from the point, kilometres."""


def known_precision(places: Places) -> Callable[[str], str]:
    """Return the function from a code to the precision, "" for a code that is not known."""
    return lambda code: places[code][0] if code in places else ""


def radius_of(places: Places) -> Callable[[str, object], float | None]:
    """Return the function from a code, and whether the row is of Ukraine, to the radius in kilometres.

    None for a code that is not known, and for units elsewhere: their sizes are not Ukraine's.
    """
    return lambda code, home: places[code][1] if code in places and (home or places[code][0] not in UNITS) else None


def first_of(text: str, between: str) -> str:
    """Return the first of several names in one cell, fit for a publisher."""
    return cut(next((part for name in text.split(between) if (part := name.strip())), ""), MAX_NAME)


def link(text: str) -> str:
    """Return the first web address in the text, "" when there is none that can be followed."""
    found = _LINK.search(text)
    return found[0].rstrip(".:!?") if found and len(found[0]) <= MAX_TEXT else ""


def host(address: str) -> str:
    """Return the host a web address names, without www: "https://www.bbc.com/x" is "bbc.com"."""
    try:
        name = urlsplit(address).hostname or ""
    except ValueError:
        return ""
    return cut(name.removeprefix("www."), MAX_NAME)


def place_words(*parts: str) -> str:
    """Return a place as written with its units and country, none of them twice."""
    return cut(", ".join(dict.fromkeys(part for part in parts if part)))


def region_in(unit: str, country: str) -> str:
    """Return the region of Ukraine a first-order unit is, "" in another country."""
    return region_of(unit) if same_country("Ukraine", (country,)) else ""
