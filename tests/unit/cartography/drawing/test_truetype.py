"""What a PDF must know of a font."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dashboard.cartography.drawing.glyphs import FONT_FILES
from dashboard.cartography.drawing.truetype import load_font
from dashboard.domain.errors import DataMissing
from tests.unit.cartography.scenes import FOLDERS

FONTS = FOLDERS[1]


@pytest.mark.parametrize(
    ("file", "weight"), [(FONT_FILES[0], "regular"), (FONT_FILES[1], "bold")]
)
def test_widths_are_those_of_the_table_of_advances(file: str, weight: str) -> None:
    font = load_font(FONTS / file)
    table = json.loads((FONTS / "advances.json").read_text("utf-8"))[weight]
    assert font.name == file.removesuffix(".ttf")
    assert (font.ascent, font.descent) == (1069, -293)
    for character in "AgЩїЄ№–…":
        assert font.width(font.glyph(character)) == pytest.approx(
            table[character], abs=1
        )
    assert len({font.glyph(c) for c in "AgЩїЄ№"}) == 6


def test_an_unknown_character_is_the_replacement() -> None:
    font = load_font(FONTS / FONT_FILES[0])
    assert font.glyph("中") == font.glyph("\ufffd")
    assert font.width(10**6) == font.advances[-1]


def test_what_is_no_font_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataMissing, match=r": no a\.ttf; restore data/fonts"):
        load_font(tmp_path / "a.ttf")
    (tmp_path / "b.ttf").write_bytes(b"hello")
    with pytest.raises(DataMissing, match=r"b\.ttf: not a TrueType font"):
        load_font(tmp_path / "b.ttf")
    (tmp_path / "c.ttf").write_bytes(b"\0" * 60)
    with pytest.raises(DataMissing, match=r"c\.ttf: not a TrueType font"):
        load_font(tmp_path / "c.ttf")
