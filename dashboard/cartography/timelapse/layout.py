"""A time-lapse: what its frames show, and the layout they share. Lengths are pixels."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from pathlib import Path

from dashboard.cartography.drawing.text import Appearance, load_metrics
from dashboard.cartography.geometry import Plane, Rect, plane_of
from dashboard.cartography.map.basemap import basemap_element, load_labels
from dashboard.cartography.map.declutter import merge_overlapping, move_areas_aside
from dashboard.cartography.map.furniture import inset_map, scale_bar
from dashboard.cartography.map.labels import LabelSpace, basemap_labels
from dashboard.cartography.map.markers import PlacedMarker, leader_boxes
from dashboard.cartography.poster.compose import LANDSCAPE
from dashboard.cartography.poster.header_footer import Band, footer_band, heading_band
from dashboard.cartography.poster.legend import (
    Legend,
    LegendEntry,
    layer_entries,
    legend_column,
    legend_entries,
    legend_rows,
)
from dashboard.cartography.scene import GroundShape, Scene, check_scene
from dashboard.domain.errors import BadInput
from dashboard.domain.marker import Marker
from dashboard.domain.periods import MOST

MOST_PIXELS = 2_100_000
"""Most pixels of a frame: 1920 x 1080, or as much in another shape."""
MOST_IN_ALL = 310_000_000
"""Most pixels of all frames together: 400 of 1200 x 630. It bounds time and memory of
one time-lapse.
"""
COLUMN = 204.0
"""Width of the legend beside a wide map, times the unit."""
ROWS_SHARE = 0.22
"""What the legend under an upright map may take of what heading and footer leave."""
STRIP, UPRIGHT_STRIP = 82.0, 122.0
"""Height of the strip with the running date, times the unit, where date and bars stand
side by side or not.
"""
LAST_PAUSE = 1500
"""Milliseconds that the last frame stands at least."""
FrameMarkers = list[PlacedMarker]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelapseFrame:
    """One frame. date_from, date_to: the days it covers. claims: all that speak of
    these days, also those not on the map. ground: who is said to hold what on its last
    day.
    """

    date_from: date
    date_to: date
    claims: int
    markers: tuple[Marker, ...]
    ground: tuple[GroundShape, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Timelapse:
    """A time-lapse. scene: what all frames share; its own markers are not drawn, its
    sentence stands on every frame.

    note: one line that stands on every frame, on what a frame shows and what is in
    none. cumulative: whether a frame shows everything since the first day. pause:
    milliseconds a frame stands, a multiple of 10; the last stands longer.
    """

    scene: Scene
    frames: tuple[TimelapseFrame, ...]
    note: str
    cumulative: bool
    pause: int

    @property
    def pauses(self) -> list[int]:
        """Return how long each frame stands, milliseconds."""
        return [self.pause] * (len(self.frames) - 1) + [max(self.pause, LAST_PAUSE)]


@dataclass(frozen=True, slots=True)
class _MapAndLegend:
    """The map part, and the legend on its paper, None without one. markers: those of
    every frame.
    """

    rect: Rect
    panel: Rect | None
    legend: Legend | None
    markers: tuple[FrameMarkers, ...]


@dataclass(frozen=True, slots=True)
class FrameLayout:
    """Where everything stands, the same on every frame. panel: paper of the legend,
    None without one.

    markers: those of every frame. space: what the background's names and the map's
    furniture take. ground: SVG of all that no frame changes on the map part. inset:
    where the small map stands; no ring may cover it.
    """

    heading: Band
    footer: Band
    strip: Rect
    panel: Rect | None
    legend: Legend | None
    on: Plane
    markers: tuple[FrameMarkers, ...]
    space: LabelSpace
    ground: str
    inset: Rect | None
    look: Appearance


def is_upright(scene: Scene) -> bool:
    """Return whether the legend stands under the map."""
    return scene.width < LANDSCAPE * scene.height


def check_timelapse(scene: Scene, frames: int) -> None:
    """Raise BadInput when the frames are too many, too few, too large or too small."""
    check_scene(scene)
    pixels = scene.width * scene.height
    if pixels > MOST_PIXELS or scene.scale != 1:
        raise BadInput(
            f"{scene.width} x {scene.height}: a frame has at most {MOST_PIXELS:,}"
            " pixels, as 1920x1080 has"
        )
    if not 1 <= frames <= MOST:
        raise BadInput(f"{frames} frames: a time-lapse has 1 to {MOST}")
    if frames * pixels > MOST_IN_ALL:
        raise BadInput(
            f"{frames} frames of {scene.width} x {scene.height}: at most"
            f" {MOST_IN_ALL // pixels} of that size; choose a smaller size, longer"
            " periods or a shorter range"
        )


def timelapse_map_size(scene: Scene, fonts: Path) -> tuple[int, int]:
    """Return width and height of the map part at least, to fit a view to."""
    metrics = load_metrics(fonts)
    body = _body(scene, heading_band(scene, metrics), footer_band(scene, metrics))
    if is_upright(scene):
        return int(body.width), int(body.height * (1 - ROWS_SHARE))
    return int(body.width - COLUMN * scene.unit), int(body.height)


def lay_out_frames(
    timelapse: Timelapse,
    folder: Path,
    fonts: Path,
) -> FrameLayout:
    """Return the layout of the time-lapse. folder: of the basemap. Raises BadInput,
    DataMissing as `picture_svg` does.
    """
    scene, metrics = timelapse.scene, load_metrics(fonts)
    check_timelapse(scene, len(timelapse.frames))
    heading, footer = heading_band(scene, metrics), footer_band(scene, metrics)
    body = _body(scene, heading, footer)
    if body.height < 60 * scene.unit:
        raise BadInput(
            f"{scene.width} x {scene.height}: too low for a time-lapse; choose a larger"
            " size"
        )
    look = Appearance(scene.theme, scene.unit, metrics)
    place = _under if is_upright(scene) else _beside
    parts = place(timelapse, body, look)
    on = plane_of(scene.view, parts.rect)
    ground, space, inset = _static_map(scene, on, parts.markers, folder, look)
    # What is left, not the height that was planned: rounding must leave no gap.
    strip_height = scene.height - footer.height - body.bottom
    return FrameLayout(
        heading=heading,
        footer=footer,
        strip=Rect(0, body.bottom, scene.width, strip_height),
        panel=parts.panel,
        legend=parts.legend,
        on=on,
        markers=parts.markers,
        space=space,
        ground=ground,
        inset=inset,
        look=look,
    )


def _body(scene: Scene, heading: Band, footer: Band) -> Rect:
    """Return what heading, strip and footer leave."""
    strip = round((UPRIGHT_STRIP if is_upright(scene) else STRIP) * scene.unit)
    height = max(1.0, scene.height - heading.height - footer.height - strip)
    return Rect(0, heading.height, scene.width, height)


def _place_all(
    timelapse: Timelapse,
    rect: Rect,
    look: Appearance,
) -> tuple[FrameMarkers, ...]:
    """Return the markers of every frame as they stand on that map part."""
    on = plane_of(timelapse.scene.view, rect)
    return tuple(
        move_areas_aside(merge_overlapping(frame.markers, on, look.unit), rect, look)
        for frame in timelapse.frames
    )


def _beside(
    timelapse: Timelapse,
    body: Rect,
    look: Appearance,
) -> _MapAndLegend:
    scene = timelapse.scene
    width = round(COLUMN * scene.unit)
    rect = replace(body, width=body.width - width)
    markers = _place_all(timelapse, rect, look)
    room = width - 28 * scene.unit, body.height - 20 * scene.unit
    legend = legend_column(scene, _entries(scene, markers), room, look.metrics)
    if legend is None:
        return _MapAndLegend(body, None, None, _place_all(timelapse, body, look))
    panel = Rect(rect.right, body.y, width, body.height)
    return _MapAndLegend(rect, panel, legend, markers)


def _under(
    timelapse: Timelapse,
    body: Rect,
    look: Appearance,
) -> _MapAndLegend:
    """Lay out map and legend of an upright time-lapse; what the legend does not need is
    given to the map.
    """
    scene, most = timelapse.scene, body.height * ROWS_SHARE
    pad = 16 * scene.unit
    width = body.width - 2 * pad
    least = replace(body, height=body.height - most)
    entries = _entries(scene, _place_all(timelapse, least, look))
    legend = legend_rows(scene, entries, (width, most - pad), look.metrics)
    if legend is None:
        return _MapAndLegend(body, None, None, _place_all(timelapse, body, look))
    used = round(legend.height + pad)
    rect = replace(body, height=body.height - used)
    markers = _place_all(timelapse, rect, look)
    # On the taller map there may be more, or less, to explain.
    entries = _entries(scene, markers)
    legend = legend_rows(scene, entries, (width, used - pad), look.metrics)
    panel = None
    if used:
        panel = Rect(0, rect.bottom, body.width, used)
    return _MapAndLegend(rect, panel, legend, markers)


def _entries(scene: Scene, markers: Sequence[FrameMarkers]) -> list[LegendEntry]:
    """Return the legend of all frames together: it must not change while the map
    does.
    """
    # One marker of each look will do, however many frames there are.
    looks: dict[tuple[object, ...], PlacedMarker] = {}
    for placed in chain.from_iterable(markers):
        marker = placed.marker
        look = (
            marker.actor,
            marker.kind,
            marker.count > 1,
            marker.contested,
            placed.denied,
            placed.outlined,
            placed.hollow,
            marker.precision,
            marker.colour,
            placed.ring > 0,
            placed.anchor is None,
        )
        looks.setdefault(look, placed)
    entries = legend_entries(list(looks.values()), scene.language)
    return [*entries, *layer_entries(scene)]


def _static_map(
    scene: Scene,
    on: Plane,
    markers: Sequence[FrameMarkers],
    folder: Path,
    look: Appearance,
) -> tuple[str, LabelSpace, Rect | None]:
    """Return background map, scale bar, inset and the background's names, what these
    take of the map, and the inset.

    The names keep off the markers of all frames: a name that came and went would draw
    the eye more than the claims do.
    """
    unit = scene.unit
    everywhere = _one_a_place(chain.from_iterable(markers))
    boxes = [*(each.box for each in everywhere), *leader_boxes(everywhere, unit)]
    bar, bar_rect = scale_bar(scene, on, boxes, look.metrics)
    inset, inset_rect = inset_map(scene, folder, on, [*boxes, bar_rect])
    fixed = LabelSpace(on.rect.grown(-3 * unit))
    fixed.take(bar_rect)
    if inset_rect:
        fixed.take(inset_rect)
    crowded = fixed.copy()
    for rect in boxes:
        crowded.take(rect)
    before = {square: len(rects) for square, rects in crowded.taken.items()}
    labels = load_labels(folder)
    names = basemap_labels(labels, everywhere, crowded, on, look, scene.language)
    # What names took is taken on every frame; what markers took, on their own alone.
    for square, rects in crowded.taken.items():
        fixed.taken.setdefault(square, []).extend(rects[before.get(square, 0) :])
    ground = basemap_element(
        folder,
        on,
        scene.theme,
        unit=unit,
        scale=1,
        reservoir=scene.reservoir,
    )
    return f'<g class="ground">{ground}</g>{names}{inset}{bar}', fixed, inset_rect


def _one_a_place(markers: Iterable[PlacedMarker]) -> list[PlacedMarker]:
    # Hundreds of frames have the same places, and names keep off each place but once.
    return list({(round(p.x), round(p.y)): p for p in markers}.values())
