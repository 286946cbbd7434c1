"""The link of a picture as a QR code."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

import segno

from dashboard.cartography.drawing.pieces import piece_element
from dashboard.cartography.geometry import Rect
from dashboard.cartography.scene import Scene

QUIET = 4
"""Clear modules on each side that ISO/IEC 18004 asks for."""
LONGEST = 220
"""Most characters of a link that still gives a code a phone reads from a screen
(version 10, level L or better).
"""


@dataclass(frozen=True, slots=True)
class QrCode:
    """A code laid out. size: its side in pixels, quiet zone and all. module: pixels of
    one of its squares.
    """

    size: float
    module: float
    rows: tuple[bytes, ...]

    def element_at(self, x: float, y: float) -> str:
        """Return the code with its corner there, dark on white in every theme."""
        runs, side = [], self.module
        for line, row in enumerate(self.rows):
            column = 0
            # A run of dark modules is one rectangle, so that no seam shows in it.
            for dark, modules in groupby(row):
                length = len(list(modules))
                if dark:
                    runs.append(
                        f"M{x + (column + QUIET) * side:g}"
                        f" {y + (line + QUIET) * side:g}h{length * side:g}v{side:g}"
                        f"h-{length * side:g}z"
                    )
                column += length
        plate = (
            f'<rect x="{x:g}" y="{y:g}" width="{self.size:g}" height="{self.size:g}"'
            ' fill="#FFFFFF"/>'
        )
        modules_path = f'<path d="{"".join(runs)}" fill="#000000"/>'
        rect = Rect(x, y, self.size, self.size)
        return piece_element("qr", rect, plate + modules_path)


@lru_cache(maxsize=64)
def _rows(link: str) -> tuple[bytes, ...]:
    return tuple(
        # The least correction gives the largest squares; what room is left raises it.
        bytes(row)
        for row in segno.make_qr(link, error="l", boost_error=True).matrix
    )


def qr_code(scene: Scene, link: str) -> QrCode | None:
    """Return the code of the link; None without a link or for one too long to read.

    None also for a picture that is made without it.
    """
    if not link or len(link) > LONGEST or "qr" in scene.without:
        return None
    rows = _rows(link)
    # Whole pixels: a phone reads blurred edges badly.
    module = max(2.0, round(2 * scene.unit))
    return QrCode((len(rows) + 2 * QUIET) * module, module, rows)
