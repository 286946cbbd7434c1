"""The link of a picture as a QR code."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import segno

from dashboard.cartography.frame import Rect, Scene
from dashboard.cartography.pieces import piece

QUIET = 4
"""Clear modules on each side that ISO/IEC 18004 asks for."""
LONGEST = 220
"""Most characters of a link that still gives a code a phone reads from a screen (version 10, level L or better)."""


@dataclass(frozen=True, slots=True)
class Code:
    """A code laid out. size: its side in pixels, quiet zone and all. module: pixels of one of its squares."""

    size: float
    module: float
    rows: tuple[bytes, ...]

    def at(self, x: float, y: float) -> str:
        """Return the code with its corner there, dark on white in every theme."""
        runs, side = [], self.module
        for line, row in enumerate(self.rows):
            at = 0
            while at < len(row):
                length = next((n for n in range(at, len(row)) if row[n] != row[at]), len(row)) - at
                if row[at]:
                    runs.append(f"M{x + (at + QUIET) * side:g} {y + (line + QUIET) * side:g}h{length * side:g}v{side:g}"
                                f"h-{length * side:g}z")  # fmt: skip
                at += length
        plate = f'<rect x="{x:g}" y="{y:g}" width="{self.size:g}" height="{self.size:g}" fill="#FFFFFF"/>'
        return piece("qr", Rect(x, y, self.size, self.size), f'{plate}<path d="{"".join(runs)}" fill="#000000"/>')


@lru_cache(maxsize=64)
def _rows(link: str) -> tuple[bytes, ...]:
    return tuple(bytes(row) for row in segno.make_qr(link, error="l", boost_error=True).matrix)


def code(scene: Scene, link: str) -> Code | None:
    """Return the code of the link; None without a link or for one too long to read.

    None also for a picture that is made without it.
    """
    if not link or len(link) > LONGEST or "qr" in scene.without:
        return None
    rows = _rows(link)
    module = max(2.0, round(2 * scene.unit))
    return Code((len(rows) + 2 * QUIET) * module, module, rows)
