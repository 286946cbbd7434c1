"""Reading the SVG that the modules write, for their tests."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

from dashboard.cartography.drawing.text import Appearance, Metrics
from dashboard.cartography.style import PICTURE_THEMES

EVEN = Metrics({}, {})
"""Every character is 0.6 of the size wide, so that widths can be worked out by hand."""


def look(theme: str = "light", unit: float = 1.0) -> Appearance:
    return Appearance(PICTURE_THEMES[theme], unit, EVEN)


def texts(svg: str, role: str | None = None) -> list[str]:
    """Return the texts in their order; role: of that class alone, "" for none."""
    return [
        unescape(text)
        for attributes, text in re.findall(r"<text ([^>]*)>([^<]*)</text>", svg)
        if role is None or attribute(f"<text {attributes}>", "class") == role
    ]


def elements(svg: str, tag: str, role: str | None = None) -> list[str]:
    """Return the elements of that name, and of that class."""
    return [
        element
        for element in re.findall(rf"<{tag} [^>]*>", svg)
        if role is None or attribute(element, "class") == role
    ]


def attribute(element: str, name: str) -> str:
    """Return an attribute, "" when there is none."""
    match = re.search(rf'(?<=\s){re.escape(name)}="([^"]*)"', element)
    return unescape(match[1]) if match else ""


def numbers(element: str, *names: str) -> Any:
    """Return attributes as a tuple of numbers; Any, so that it can be compared with
    approximate ones.
    """
    return tuple(float(attribute(element, name)) for name in names)
