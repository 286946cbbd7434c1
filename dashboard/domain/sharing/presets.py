"""Shapes of a picture by name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Preset:
    """A shape. width, height: pixels at scale 1. unit: how large letters and markers
    are, 0 for what the size asks.

    what: where such a picture goes.
    """

    width: int
    height: int
    unit: float
    what: str

    @property
    def label(self) -> str:
        """Return the shape as a person chooses it: "Slide (1920 × 1080)"."""
        return f"{self.what} ({self.width} × {self.height})"


PRESETS: Mapping[str, Preset] = {
    "preview": Preset(1200, 630, 0, "Link preview"),
    "square": Preset(1080, 1080, 1.7, "Square post, read on a phone"),
    "story": Preset(1080, 1920, 2.3, "Story, read on a phone"),
    "slide": Preset(1920, 1080, 1.5, "Slide"),
    "a4": Preset(794, 1123, 1.0, "A4 upright at 96 pixels an inch, for print"),
}
"""unit: a phone shows 1080 pixels as about 390, so letters there are drawn about twice
as large.
"""
