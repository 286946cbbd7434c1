"""The frames of a time-lapse as pixels: what stays is drawn once, each frame adds its
markers, date and bar.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PIL import Image

from dashboard.cartography.drawing.glyphs import TEXT, draw_text
from dashboard.cartography.drawing.pieces import paper_element
from dashboard.cartography.drawing.png import paint_overlay, svg_image
from dashboard.cartography.drawing.text import FAMILY
from dashboard.cartography.geometry import Rect
from dashboard.cartography.map.areas import area_elements
from dashboard.cartography.map.ground import ground_elements
from dashboard.cartography.map.labels import marker_labels
from dashboard.cartography.map.markers import (
    PlacedMarker,
    covered_boxes,
    leader_element,
    marker_element,
    ring_elements,
)
from dashboard.cartography.poster.legend import legend_element
from dashboard.cartography.timelapse.layout import (
    FrameLayout,
    Timelapse,
    lay_out_frames,
)
from dashboard.cartography.timelapse.strip import DateStrip


def draw_frames(
    timelapse: Timelapse,
    folder: Path,
    fonts: Path,
) -> Iterator[Image.Image]:
    """Yield every frame as RGB, one at a time: no more than two are in memory.

    folder: of the basemap. Raises BadInput for a time-lapse that cannot be drawn,
    DataMissing when a file is not there.
    """
    layout = lay_out_frames(timelapse, folder, fonts)
    strip = DateStrip(timelapse, layout)
    static = svg_image(static_svg(timelapse, layout, strip), fonts, 1)
    for number in range(len(timelapse.frames)):
        picture = static.copy()
        _add_markers(picture, timelapse, layout, number, (folder, fonts))
        strip.paint(picture, number)
        drawn = sum(each.marker.count for each in layout.markers[number])
        draw_text(picture, strip.text_elements(number, drawn), fonts, 1)
        yield picture


def static_svg(
    timelapse: Timelapse,
    layout: FrameLayout,
    strip: DateStrip,
) -> str:
    """Return the SVG of all that no frame changes."""
    scene = timelapse.scene
    theme = scene.theme
    return "".join(
        (
            _svg_head(Rect(0, 0, scene.width, scene.height)),
            layout.ground,
            _legend_panel(timelapse, layout),
            layout.heading.element_at(0),
            paper_element(layout.strip, theme.paper),
            strip.static_elements(),
            layout.footer.element_at(scene.height - layout.footer.height),
            *(paper_element(rule, theme.border) for rule in _rules(timelapse, layout)),
            "</svg>",
        )
    )


def _legend_panel(timelapse: Timelapse, layout: FrameLayout) -> str:
    panel, scene = layout.panel, timelapse.scene
    if panel is None:
        return ""
    paper = paper_element(panel, scene.theme.paper)
    if layout.legend is None:
        return paper
    # Beside the map it stands a little lower than under it.
    pad, share = (14 * scene.unit, 0.7) if panel.x else (16 * scene.unit, 0.5)
    at = panel.x + pad, panel.y + share * pad
    return paper + legend_element(scene, layout.legend, at, layout.look.metrics)


def _rules(timelapse: Timelapse, layout: FrameLayout) -> list[Rect]:
    """Return the thin lines between map, strip, footer and legend."""
    scene, panel, strip = timelapse.scene, layout.panel, layout.strip
    thick = max(1, round(scene.unit))
    tops = layout.on.rect.y, strip.y, strip.bottom
    rules = [Rect(0, y, scene.width, thick) for y in tops]
    if panel and panel.x:
        rules.append(Rect(panel.x, panel.y, thick, panel.height))
    elif panel:
        rules.append(Rect(panel.x, panel.y, panel.width, thick))
    return rules


def _svg_head(rect: Rect) -> str:
    size = f'width="{rect.width:g}" height="{rect.height:g}"'
    view = f'viewBox="{rect.x:g} {rect.y:g} {rect.width:g} {rect.height:g}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} {view} font-family="{FAMILY},'
        ' sans-serif">'
    )


def _add_markers(
    picture: Image.Image,
    timelapse: Timelapse,
    layout: FrameLayout,
    number: int,
    folders: tuple[Path, Path],
) -> None:
    """Draw the markers of one frame and their names onto a copy of what stays. folders:
    of the basemap and of the fonts.
    """
    markers, look = layout.markers[number], layout.look
    space = layout.space.copy()
    for each in markers:
        for box in covered_boxes(each, look):
            space.take(box)
    names = marker_labels(markers, space, look, timelapse.scene.language)
    folder, fonts = folders
    ground = timelapse.frames[number].ground
    shapes = ground_elements(ground, layout.on, look.theme, look.unit)
    shapes += _marker_shapes(markers, layout, folder)
    if shapes:
        _paint_shapes(picture, TEXT.sub("", shapes), layout)
    draw_text(picture, shapes + names, fonts, 1)


def _marker_shapes(
    markers: list[PlacedMarker],
    layout: FrameLayout,
    folder: Path,
) -> str:
    look = layout.look
    return "".join(
        (
            area_elements(markers, folder, layout.on, look.theme, look.unit),
            ring_elements(markers, look.theme, look.unit),
            *(leader_element(each, look.theme, look.unit) for each in markers),
            *(marker_element(each, look) for each in markers),
        )
    )


def _paint_shapes(
    picture: Image.Image,
    shapes: str,
    layout: FrameLayout,
) -> None:
    """Draw rings, leaders and markers, without their letters, onto the map part; no
    ring reaches over the inset.
    """
    whole = picture.copy()
    head = _svg_head(Rect(0, 0, picture.width, picture.height))
    paint_overlay(whole, head, shapes, 1)
    # A ring that begins beside the small map must not run across it.
    if layout.inset:
        corner = _edges(layout.inset.grown(1))
        whole.paste(picture.crop(corner), corner[:2])
    part = _edges(layout.on.rect)
    picture.paste(whole.crop(part), part[:2])


def _edges(rect: Rect) -> tuple[int, int, int, int]:
    """Return left, top, right and bottom in whole pixels."""
    return round(rect.x), round(rect.y), round(rect.right), round(rect.bottom)
