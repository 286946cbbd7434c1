"""Frames as pixels: what stays, what changes, and that nothing leaves its part."""

from __future__ import annotations

from dataclasses import replace

from PIL import Image, ImageChops

from dashboard.cartography.drawing.png import svg_image
from dashboard.cartography.timelapse.frames import draw_frames, static_svg
from dashboard.cartography.timelapse.layout import Timelapse, lay_out_frames
from dashboard.cartography.timelapse.strip import DateStrip
from tests.unit.cartography.scenes import FOLDERS, marker
from tests.unit.cartography.svg import elements, numbers, texts
from tests.unit.cartography.timelapse.test_strip import FRAMES, timelapse


def static(one: Timelapse) -> str:
    layout = lay_out_frames(one, *FOLDERS)
    return static_svg(one, layout, DateStrip(one, layout))


def changed(one: Image.Image, other: Image.Image) -> tuple[int, int, int, int] | None:
    return ImageChops.difference(one, other).getbbox()


def test_what_no_frame_changes() -> None:
    svg = static(timelapse())
    words = texts(svg)
    for text in (
        "Where the sides say they moved",
        "Who acts",
        "1 June 2023",
        "A note.",
        "50 km",
    ):
        assert text in words
    assert any(text.startswith("Claims, not facts:") for text in words)
    assert "Storozheve" not in texts(svg, "label place")
    assert svg.startswith('<svg xmlns="http://www.w3.org/2000/svg" width="900"')
    # Map, strip and legend on papers, and four lines between them.
    assert len(elements(svg, "rect", "paper")) == 3 + 1 + 4 + 4


def test_each_frame_is_drawn_onto_what_stays() -> None:
    one = timelapse()
    layout = lay_out_frames(one, *FOLDERS)
    frames = list(draw_frames(one, *FOLDERS))
    assert [frame.size for frame in frames] == [(900, 640)] * 4
    still = svg_image(static(one), FOLDERS[1], 1)
    empty = changed(still, frames[1])
    assert empty
    assert empty[1] >= layout.strip.y, "a frame without claims changes the strip alone"
    full = changed(still, frames[0])
    assert full
    assert full[1] < layout.strip.y
    assert full[3] <= layout.strip.bottom


def test_rings_stay_on_the_map_and_off_the_small_map() -> None:
    wide = marker(48.3, 37.4, "Wide", precision="oblast", radius_km=150.0)
    one = timelapse(frames=(replace(FRAMES[0], markers=(wide,)), FRAMES[1]))
    layout = lay_out_frames(one, *FOLDERS)
    assert layout.markers[0][0].ring > 250
    assert layout.inset
    with_ring, without = draw_frames(one, *FOLDERS)
    box = changed(with_ring, without)
    assert box
    map_part = layout.on.rect
    assert box[0] >= map_part.x
    assert box[1] >= map_part.y
    right = with_ring.crop((round(map_part.right), 0, 900, round(map_part.bottom)))
    assert (
        changed(
            right, without.crop((round(map_part.right), 0, 900, round(map_part.bottom)))
        )
        is None
    )
    inset = layout.inset
    corner = round(inset.x), round(inset.y), round(inset.right), round(inset.bottom)
    assert changed(with_ring.crop(corner), without.crop(corner)) is None


def test_an_upright_time_lapse_has_its_legend_under_the_map() -> None:
    one = timelapse(size=(500, 700))
    layout = lay_out_frames(one, *FOLDERS)
    svg = static(one)
    head = elements(svg, "text")[texts(svg).index("Ukraine")]
    assert layout.panel
    (y,) = numbers(head, "y")
    assert layout.panel.y < y < layout.panel.bottom
