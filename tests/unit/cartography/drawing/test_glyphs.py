"""Text onto a picture: where, in which colour, halo below."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from dashboard.cartography.drawing.glyphs import TEXT, check_fonts, draw_text
from dashboard.cartography.drawing.text import TextStyle, load_metrics, text_element
from dashboard.domain.errors import DataMissing
from tests.unit.cartography.scenes import FOLDERS

FONTS = FOLDERS[1]
Box = tuple[int, int, int, int]


def drawn(svg: str, scale: float = 1) -> Image.Image:
    picture = Image.new("RGB", (round(200 * scale), round(60 * scale)), "#FFFFFF")
    draw_text(picture, svg, FONTS, scale)
    return picture


def ink_box(picture: Image.Image) -> Box:
    mask = picture.convert("L").point(lambda value: 255 if value < 200 else 0)
    box = mask.getbbox()
    assert box
    return box


def text(words: str, **style: object) -> str:
    fields = {"size": 20.0, "fill": "#000000", **style}
    return text_element(30, 40, words, TextStyle(**fields))  # type: ignore[arg-type]


def test_a_letter_stands_on_its_baseline() -> None:
    left, top, right, bottom = ink_box(drawn(text("H")))
    assert bottom == 40
    assert top == pytest.approx(40 - 14.3, abs=1)
    assert left == pytest.approx(31.8, abs=1.5)
    assert right < 30 + 20
    double = ink_box(drawn(text("H"), 2))
    assert double == pytest.approx((2 * left, 2 * top, 2 * right, 80), abs=2)


def test_text_is_as_wide_as_it_was_measured() -> None:
    metrics = load_metrics(FONTS)
    for style in ({}, {"bold": True}, {"spacing": 4.0}):
        _, _, right, _ = ink_box(drawn(text("HamburgH", **style)))
        look = TextStyle(20.0, "", **style)
        width = metrics.width("HamburgH", look)
        assert right == pytest.approx(30 + width, abs=4 + look.spacing)


def test_bold_is_darker_and_opacity_lighter() -> None:
    def weight(svg: str) -> float:
        return sum(255 - v for v in drawn(svg).convert("L").tobytes())

    plain = weight(text("Word"))
    assert weight(text("Word", bold=True)) > 1.15 * plain
    assert weight(text("Word", opacity=0.5)) == pytest.approx(plain / 2, rel=0.1)


def test_colours_entities_and_the_halo() -> None:
    picture = drawn(text("H", fill="#D55E00", halo="#0072B2"))
    colours = {colour for _, colour in picture.getcolors(100_000) or []}
    assert (0xD5, 0x5E, 0x00) in colours
    assert (0x00, 0x72, 0xB2) in colours
    left, _, _, _ = ink_box(picture)
    assert left < ink_box(drawn(text("H")))[0], "the halo reaches round the letter"
    assert drawn(text("<&>")).tobytes() != drawn(text("lt")).tobytes()
    assert drawn(text(" ")).tobytes() == drawn("").tobytes()


def test_shapes_are_not_texts() -> None:
    assert TEXT.findall('<rect x="1"/><text x="1">a</text>') == [('x="1"', "a")]


def test_missing_fonts_are_named(tmp_path: Path) -> None:
    (tmp_path / "NotoSans-Bold.ttf").write_bytes(b"")
    with pytest.raises(DataMissing, match=r": no NotoSans-Regular\.ttf; restore"):
        check_fonts(tmp_path)
    check_fonts(FONTS)
