"""The shareable picture of the map, made from the claims and the background, as SVG."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from dashboard.cartography.drawing.pieces import paper_element
from dashboard.cartography.drawing.text import (
    FAMILY,
    Appearance,
    Metrics,
    load_metrics,
)
from dashboard.cartography.geometry import Plane, Rect, plane_of
from dashboard.cartography.map.areas import area_elements
from dashboard.cartography.map.backgrounds import tiles_element
from dashboard.cartography.map.basemap import (
    basemap_element,
    load_labels,
    ukraine_border,
)
from dashboard.cartography.map.declutter import merge_overlapping, move_areas_aside
from dashboard.cartography.map.furniture import claims_in_view, inset_map, scale_bar
from dashboard.cartography.map.ground import ground_elements
from dashboard.cartography.map.labels import LabelSpace, basemap_labels, marker_labels
from dashboard.cartography.map.markers import (
    PlacedMarker,
    covered_boxes,
    leader_boxes,
    leader_element,
    marker_element,
    ring_elements,
)
from dashboard.cartography.poster.callouts import (
    CalloutList,
    MarkedCallout,
    callout_list_element,
    choose_callouts,
    lay_out_callouts,
    number_element,
    place_numbers,
)
from dashboard.cartography.poster.header_footer import Band, footer_band, heading_band
from dashboard.cartography.poster.legend import (
    Legend,
    LegendEntry,
    layer_entries,
    legend_column,
    legend_element,
    legend_entries,
    legend_rows,
)
from dashboard.cartography.scene import Scene, check_scene

LANDSCAPE = 1.25
"""From this ratio of width to height legend and list stand beside the map, else under
it.
"""
BESIDE, BESIDE_LIST = 190.0, 280.0
"""Width in pixels, times the unit, of what stands beside the map, without and with a
list.
"""
MAP_SHARE = 0.55
"""What an upright picture reserves for the map at least, of what heading and footer
leave.
"""
LEGEND_SHARE = 0.3
"""What the legend may take of that."""
NO_LIST = CalloutList((), 0.0)


@dataclass(frozen=True, slots=True)
class _Body:
    """What lies between heading and footer. panel: the part beside or under the map;
    its pieces are laid out in it.
    """

    panel: Rect | None
    legend: Legend | None
    listing: CalloutList
    on: Plane
    markers: list[PlacedMarker]

    @property
    def numbers(self) -> list[tuple[int, int]]:
        """Return each number of the list with the marker it belongs to."""
        return sorted(
            {(entry.number, entry.marker) for entry, _, _ in self.listing.entries}
        )


@dataclass(frozen=True, slots=True)
class _Sheet:
    """Where everything on the picture goes."""

    heading: Band
    footer: Band
    body: _Body
    look: Appearance


def _lay_out(scene: Scene, metrics: Metrics) -> _Sheet:
    heading, footer = _bands(scene, metrics)
    look = Appearance(scene.theme, scene.unit, metrics)
    place = _beside if scene.width >= LANDSCAPE * scene.height else _under
    if scene.map_only:
        place = _map_alone
    body = place(scene, _body_rect(scene, heading, footer), look)
    return _Sheet(heading, footer, body, look)


def _bands(scene: Scene, metrics: Metrics) -> tuple[Band, Band]:
    """Return heading and footer, both of no height when the map stands alone."""
    if scene.map_only:
        return Band(scene.width, 0), Band(scene.width, 0)
    return heading_band(scene, metrics), footer_band(scene, metrics)


def _body_rect(scene: Scene, heading: Band, footer: Band) -> Rect:
    height = max(1.0, scene.height - heading.height - footer.height)
    return Rect(0, heading.height, scene.width, height)


def _column_width(scene: Scene) -> float:
    content = BESIDE_LIST if scene.has_list else BESIDE
    return round(content * scene.unit + 28 * scene.unit)


def _map_share(scene: Scene) -> float:
    return MAP_SHARE if scene.has_list else 1 - LEGEND_SHARE


def _place_on(
    scene: Scene,
    rect: Rect,
    look: Appearance,
) -> tuple[Plane, list[PlacedMarker]]:
    """Return the plane of a map part and the markers on it, none over another."""
    on = plane_of(scene.view, rect)
    merged = merge_overlapping(scene.markers, on, scene.unit)
    return on, move_areas_aside(merged, rect, look)


def _explained(
    scene: Scene,
    markers: Sequence[PlacedMarker],
    *,
    numbered: bool = False,
) -> list[LegendEntry]:
    if "legend" in scene.without:
        return []
    entries = legend_entries(markers, scene.language, numbered=numbered)
    return [*entries, *layer_entries(scene)]


def _chosen(
    scene: Scene,
    markers: Sequence[PlacedMarker],
    on: Plane,
) -> list[MarkedCallout]:
    if not scene.has_list:
        return []
    return choose_callouts(scene, markers, on)


def _map_alone(scene: Scene, rect: Rect, look: Appearance) -> _Body:
    return _Body(None, None, NO_LIST, *_place_on(scene, rect, look))


def _beside(scene: Scene, rect: Rect, look: Appearance) -> _Body:
    """Lay out a wide picture: the map, and a column at its right with the list above
    the legend.
    """
    pad = 14 * scene.unit
    width = _column_width(scene)
    narrow = Rect(rect.x, rect.y, rect.width - width, rect.height)
    room = width - 2 * pad, rect.height - 1.6 * pad
    # A map narrower than its column would be a margin of its own legend.
    if narrow.width < width or room[1] < 60 * scene.unit:
        return _map_alone(scene, rect, look)
    on, markers = _place_on(scene, narrow, look)
    legend, listing = _fill_column(scene, markers, on, room, look.metrics)
    if not (markers or scene.layers) or (legend is None and not listing.entries):
        # Nothing to explain: the map takes the room.
        return _map_alone(scene, rect, look)
    panel = Rect(rect.right - width, rect.y, width, rect.height)
    return _Body(panel, legend, listing, on, markers)


def _fill_column(
    scene: Scene,
    markers: Sequence[PlacedMarker],
    on: Plane,
    room: tuple[float, float],
    metrics: Metrics,
) -> tuple[Legend | None, CalloutList]:
    """Return legend and list for a column: the legend first, for without it signs mean
    nothing.
    """
    chosen = _chosen(scene, markers, on)
    entries = _explained(scene, markers, numbered=bool(chosen))
    legend = legend_column(scene, entries, room, metrics)
    if not chosen:
        return legend, NO_LIST
    pad = 14 * scene.unit
    left = room[1] - (legend.height + pad if legend else 0)
    listing = lay_out_callouts(scene, chosen, (room[0], left), 1, metrics)
    if not listing.entries:
        # No list, so the legend must not speak of its numbers.
        legend = legend_column(scene, _explained(scene, markers), room, metrics)
    return legend, listing


def _under(scene: Scene, rect: Rect, look: Appearance) -> _Body:
    """Lay out an upright picture: the map, under it the legend in rows, and under that
    the list.

    The map first gets the least it may have; what legend and list then leave is given
    to it too.
    """
    least, row = rect.height * _map_share(scene), 24 * scene.unit
    first, used = _fill_under(scene, rect, least, look)
    for more in range(3):
        # On a taller map there may be more to explain: then the legend takes a row or
        # two from it again.
        height = rect.height - used - more * row
        if height <= least:
            break
        again, _ = _fill_under(scene, rect, height, look)
        # Never at the price of a claim that the smaller map had room to list.
        if _says_as_much(again.listing, first.listing):
            return again
    return first


def _says_as_much(listing: CalloutList, other: CalloutList) -> bool:
    """Return whether a list has as many claims as the other, and as many notes."""
    if len(listing.entries) < len(other.entries):
        return False
    return len(listing.notes) >= len(other.notes)


def _fill_under(
    scene: Scene,
    rect: Rect,
    height: float,
    look: Appearance,
) -> tuple[_Body, float]:
    """Return the layout with a map of that height, and the height that legend and list
    use under it.
    """
    pad = 16 * scene.unit
    map_rect = replace(rect, height=round(height))
    on, markers = _place_on(scene, map_rect, look)
    room = rect.width - 2 * pad, rect.height - height - pad
    most = min(rect.height * LEGEND_SHARE, room[1])
    chosen = _chosen(scene, markers, on)
    listing, used, legend = NO_LIST, 0.0, None
    # With numbers in the legend, when the list has room beside it; else without both.
    for numbered in (True, False) if chosen else (False,):
        entries = _explained(scene, markers, numbered=numbered)
        legend = legend_rows(scene, entries, (room[0], most), look.metrics)
        used = legend.height + pad if legend else 0.0
        if numbered:
            listing = _list_in(scene, chosen, (room[0], room[1], used), look.metrics)
        if listing.entries:
            used += listing.height + pad
            break
    panel = None
    if used:
        panel = Rect(rect.x, map_rect.bottom, rect.width, rect.height - height)
    return _Body(panel, legend, listing, on, markers), used


def _list_in(
    scene: Scene,
    chosen: Sequence[MarkedCallout],
    room: tuple[float, float, float],
    metrics: Metrics,
) -> CalloutList:
    """Return the list under a map. room: width, height, and what of it is used."""
    width, height, used = room
    columns = 2 if width >= 560 * scene.unit else 1
    return lay_out_callouts(scene, chosen, (width, height - used), columns, metrics)


def map_size(
    scene: Scene,
    basemap: Path,
    fonts: Path | None = None,
) -> tuple[int, int]:
    """Return the least width and height in pixels of the map part, to fit a view to;
    errors as of `picture_svg`.

    It is what legend and list may leave of it: which markers there are is not known
    yet.
    """
    check_scene(scene)
    metrics = load_metrics(fonts or basemap.parent / "fonts")
    rect = _body_rect(scene, *_bands(scene, metrics))
    if scene.map_only:
        return int(rect.width), int(rect.height)
    if scene.width < LANDSCAPE * scene.height:
        return int(rect.width), int(rect.height * _map_share(scene))
    column = _column_width(scene)
    width = rect.width
    # As in `_beside`, which lays out no column where the map would be narrower.
    if width >= 2 * column:
        width -= column
    return int(width), int(rect.height)


def map_plane(scene: Scene, fonts: Path) -> Plane:
    """Return where the map part of a finished scene lies and what it shows; errors as
    of `picture_svg`.
    """
    check_scene(scene)
    return _lay_out(scene, load_metrics(fonts)).body.on


def picture_svg(
    scene: Scene,
    basemap: Path,
    fonts: Path | None = None,
) -> str:
    """Return the picture as SVG text, scene.width x scene.height pixels.

    basemap, fonts: the folders; None means fonts beside the basemap. Raises BadInput
    when the picture is too large or too small (see `Scene`), DataMissing when there is
    no basemap.
    """
    check_scene(scene)
    sheet = _lay_out(scene, load_metrics(fonts or basemap.parent / "fonts"))
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{scene.width}"'
        f' height="{scene.height}" viewBox="0 0 {scene.width} {scene.height}"'
        f' font-family="{FAMILY}, sans-serif" lang="{scene.language.code}">'
    )
    return "".join(
        (
            head,
            f'<rect width="100%" height="100%" fill="{scene.theme.paper}"/>',
            _map(scene, basemap, sheet),
            _panel(scene, sheet),
            sheet.heading.element_at(0),
            sheet.footer.element_at(scene.height - sheet.footer.height),
            _rules(scene, sheet),
            "</svg>",
        )
    )


def _panel(scene: Scene, sheet: _Sheet) -> str:
    """Return list and legend on their paper."""
    if sheet.body.panel is None:
        return ""
    fill = _panel_beside if sheet.body.panel.x > 0 else _panel_under
    paper = paper_element(sheet.body.panel, scene.theme.paper)
    return paper + fill(scene, sheet.body, sheet.body.panel, sheet.look.metrics)


def _panel_beside(
    scene: Scene,
    body: _Body,
    panel: Rect,
    metrics: Metrics,
) -> str:
    """Return the list, and the legend below it."""
    pad = 14 * scene.unit
    x, y, width = panel.x + pad, panel.y + pad * 0.7, panel.width - 2 * pad
    parts = []
    if body.listing.entries:
        parts.append(callout_list_element(scene, body.listing, (x, y), width, metrics))
        y += body.listing.height + pad * 0.8
    if body.legend:
        parts.append(legend_element(scene, body.legend, (x, y), metrics))
    return "".join(parts)


def _panel_under(
    scene: Scene,
    body: _Body,
    panel: Rect,
    metrics: Metrics,
) -> str:
    """Return the list, and the legend above it."""
    pad = 16 * scene.unit
    x, y, width = panel.x + pad, panel.y + pad * 0.5, panel.width - 2 * pad
    listing = legend = ""
    if body.legend:
        legend = legend_element(scene, body.legend, (x, y), metrics)
        y += body.legend.height + pad * 0.6
    if body.listing.entries:
        listing = callout_list_element(scene, body.listing, (x, y), width, metrics)
    return listing + legend


def _map(scene: Scene, folder: Path, sheet: _Sheet) -> str:
    """Return all that lies on the map part. What is placed first is never covered by
    what comes later.
    """
    body, look = sheet.body, sheet.look
    on, markers, unit = body.on, body.markers, scene.unit
    taken = [box for each in markers for box in covered_boxes(each, look)]
    taken += leader_boxes(markers, unit)
    bar = ""
    if not scene.map_only:
        bar, bar_rect = scale_bar(scene, on, taken, look.metrics)
        taken.append(bar_rect)
    inside = on.rect.grown(-2 * unit)
    # Before what may be left out: note, inset and names keep off the numbers.
    numbers = place_numbers(markers, body.numbers, taken, inside, unit)
    taken += [rect for _, rect in numbers]
    in_view = sum(each.marker.count for each in markers)
    note, note_rect = claims_in_view(scene, on, in_view, taken, look.metrics)
    taken += [note_rect] if note_rect else []
    inset, inset_rect = inset_map(scene, folder, on, taken)
    taken += [inset_rect] if inset_rect else []
    space = LabelSpace(on.rect.grown(-3 * unit))
    for rect in taken:
        space.take(rect)
    # Before the background's names are placed: those of claims matter more.
    marker_names = marker_labels(markers, space, look, scene.language)
    return "".join(
        (
            f'<g class="ground">{_background(folder, on, scene)}</g>',
            ground_elements(scene.ground, on, scene.theme, unit),
            area_elements(markers, folder, on, scene.theme, unit),
            ring_elements(markers, scene.theme, unit),
            _background_names(scene, folder, body, space, look),
            *(leader_element(each, scene.theme, unit) for each in markers),
            *(marker_element(each, look) for each in markers),
            *(
                number_element(*rect.center, value, 11 * unit, scene, look.metrics)
                for value, rect in numbers
            ),
            marker_names,
            inset,
            note,
            bar,
        )
    )


def _background_names(
    scene: Scene,
    folder: Path,
    body: _Body,
    space: LabelSpace,
    look: Appearance,
) -> str:
    if scene.tiles and scene.tiles.has_labels:
        return ""
    labels = load_labels(folder)
    return basemap_labels(labels, body.markers, space, body.on, look, scene.language)


def _background(folder: Path, on: Plane, scene: Scene) -> str:
    """Return the background: tiles with Ukraine's border drawn over them as everywhere
    here, or the vendored map.
    """
    theme, unit, scale = scene.theme, scene.unit, scene.scale
    if scene.tiles:
        tiles = tiles_element(scene.tiles, on, theme, scale)
        border = ukraine_border(
            folder,
            on,
            theme,
            unit=unit,
            scale=scale,
            over_tiles=True,
        )
        return tiles + border
    return basemap_element(
        folder,
        on,
        theme,
        unit=unit,
        scale=scale,
        reservoir=scene.reservoir,
    )


def _rules(scene: Scene, sheet: _Sheet) -> str:
    """Return the thin lines between map and paper."""
    if scene.map_only:
        return ""
    rect, panel = sheet.body.on.rect, sheet.body.panel
    thick = max(1, round(scene.unit))
    footer_y = scene.height - sheet.footer.height
    lines = [Rect(0, y, scene.width, thick) for y in (rect.y, footer_y)]
    if panel and panel.x:
        lines.append(Rect(panel.x, rect.y, thick, rect.height))
    elif panel:
        lines.append(Rect(0, panel.y, scene.width, thick))
    return "".join(paper_element(line, scene.theme.border) for line in lines)
