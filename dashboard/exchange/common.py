"""Small things that several foreign formats need."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from urllib.parse import urlsplit

from dashboard.domain.words import Precision
from dashboard.exchange.rows import MAX_TEXT, cut

MAX_NAME = 200
"""Longest publisher, characters: what a filter can hold."""
_LINK = re.compile(r"https?://[^\s,;|<>\"'()]+", re.IGNORECASE)

Places = Mapping[str, tuple[Precision, float]]
"""Code of a dataset -> what it means and how far the truth may be from the point, kilometres."""


def known_precision(places: Places) -> Callable[[str], str]:
    """Return the function from a code to the precision, "" for a code that is not known."""
    return lambda code: places[code][0] if code in places else ""


def radius_of(places: Places) -> Callable[[str], float | None]:
    """Return the function from a code to the radius in kilometres, None for a code that is not known."""
    return lambda code: places[code][1] if code in places else None


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
