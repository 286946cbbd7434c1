"""The link of a picture as a QR code."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import segno

from dashboard.cartography.frame import Scene

QUIET = 4
"""Clear modules on each side that ISO/IEC 18004 asks for."""
LONGEST = 220
"""Most characters of a link that still gives a code a phone reads from a screen (version 10, level L or better)."""


@dataclass(frozen=True, slots=True)
class Code:
    """A code laid out. size: its side in pixels, quiet zone and all; svg: drawn from 0, 0."""

    size: float
    svg: str


@lru_cache(maxsize=64)
def _rows(link: str) -> tuple[bytes, ...]:
    return tuple(bytes(row) for row in segno.make_qr(link, error="l", boost_error=True).matrix)


def code(scene: Scene, link: str) -> Code | None:
    """Return the code of the link, dark on white in every theme; None without a link or for one too long to read.

    None also for a picture that is made without it.
    """
    if not link or len(link) > LONGEST or "qr" in scene.without:
        return None
    rows = _rows(link)
    module = max(2.0, round(2 * scene.unit))
    side = (len(rows) + 2 * QUIET) * module
    runs = []
    for y, row in enumerate(rows):
        x = 0
        while x < len(row):
            length = next((n for n in range(x, len(row)) if row[n] != row[x]), len(row)) - x
            if row[x]:
                runs.append(f"M{(x + QUIET) * module:g} {(y + QUIET) * module:g}h{length * module:g}v{module:g}"
                            f"h-{length * module:g}z")  # fmt: skip
            x += length
    plate = f'<rect width="{side:g}" height="{side:g}" fill="#FFFFFF"/>'
    return Code(side, f'<g class="qr">{plate}<path d="{"".join(runs)}" fill="#000000"/></g>')
