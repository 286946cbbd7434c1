"""What a PDF must know of a TrueType font: glyph numbers and widths. OpenType 1.9,
tables head, hhea, hmtx, cmap.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from dashboard.domain.errors import DataMissing

UNKNOWN = 0xFFFD
"""What is shown for a character the font does not hold."""


@dataclass(frozen=True, slots=True)
class TrueTypeFont:
    """A font. data: the file. name: as PostScript spells it. box, ascent, descent:
    thousandths of the size.

    glyphs: number by code point. advances: width by number of the glyph, thousandths of
    the size.
    """

    data: bytes
    name: str
    box: tuple[int, ...]
    ascent: int
    descent: int
    glyphs: Mapping[int, int]
    advances: tuple[int, ...]

    def glyph(self, character: str) -> int:
        """Return the number of the glyph of a character, that of U+FFFD when the font
        has none.
        """
        return self.glyphs.get(ord(character), self.glyphs.get(UNKNOWN, 0))

    def width(self, glyph: int) -> int:
        """Return the width of a glyph."""
        return self.advances[min(glyph, len(self.advances) - 1)]


@lru_cache(maxsize=4)
def load_font(path: Path) -> TrueTypeFont:
    """Read a font. Raises DataMissing when the file is not there or not such a font."""
    try:
        return _read(path.read_bytes(), path.stem)
    except OSError as error:
        raise DataMissing(
            f"{path.parent}: no {path.name}; restore data/fonts"
        ) from error
    except (struct.error, KeyError, ZeroDivisionError) as error:
        raise DataMissing(f"{path}: not a TrueType font; restore data/fonts") from error


def _read(data: bytes, name: str) -> TrueTypeFont:
    tables: dict[bytes, int] = {}
    # The directory follows a header of 12 bytes, with 16 bytes an entry.
    for at in range(12, 12 + 16 * struct.unpack_from(">H", data, 4)[0], 16):
        tag, _, offset = struct.unpack_from(">4sII", data, at)
        tables[tag] = offset
    size = struct.unpack_from(">H", data, tables[b"head"] + 18)[0]
    box = struct.unpack_from(">4h", data, tables[b"head"] + 36)
    ascent, descent = struct.unpack_from(">hh", data, tables[b"hhea"] + 4)
    count = struct.unpack_from(">H", data, tables[b"hhea"] + 34)[0]
    widths = struct.unpack_from(">" + "Hh" * count, data, tables[b"hmtx"])[::2]

    def thousandths(value: int) -> int:
        return round(value * 1000 / int(size))

    return TrueTypeFont(
        data,
        name,
        tuple(map(thousandths, box)),
        thousandths(ascent),
        thousandths(descent),
        _characters(data, tables[b"cmap"]),
        tuple(map(thousandths, widths)),
    )


def _characters(data: bytes, at: int) -> dict[int, int]:
    """Return the number of the glyph by code point, of the first table of format 4."""
    for i in range(struct.unpack_from(">H", data, at + 2)[0]):
        table = at + struct.unpack_from(">I", data, at + 8 + 8 * i)[0]
        if struct.unpack_from(">H", data, table)[0] == 4:
            return _segments(data, table)
    raise KeyError("cmap")


def _segments(data: bytes, at: int) -> dict[int, int]:
    count = struct.unpack_from(">H", data, at + 6)[0] // 2
    ends, starts, deltas, offsets = (
        struct.unpack_from(f">{count}H", data, at + 14 + 2 * count * i + padding)
        # Two bytes are reserved between the ends and what follows.
        for i, padding in enumerate((0, 2, 2, 2))
    )
    glyphs: dict[int, int] = {}
    for i in range(count):
        # The last segment is a mark of the end and holds no character.
        for code in range(starts[i], min(ends[i], 0xFFFE) + 1):
            glyph = code
            if offsets[i]:
                # The offset counts from its own place in the table.
                entry = (
                    at + 16 + 6 * count + 2 * i + offsets[i] + 2 * (code - starts[i])
                )
                glyph = struct.unpack_from(">H", data, entry)[0]
            if glyph:
                glyphs[code] = (glyph + deltas[i]) & 0xFFFF
    return glyphs
