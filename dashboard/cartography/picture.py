"""The shareable picture of the map: an SVG made from the claims and the vendored background, as SVG."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from dashboard.cartography import (
    backgrounds,
    bands,
    basemap,
    callouts,
    crowd,
    furniture,
    labels,
    legend,
    pieces,
    symbols,
)
from dashboard.cartography.frame import Plane, Rect, Scene, check, plane
from dashboard.cartography.lettering import FAMILY, Metrics, metrics

LANDSCAPE = 1.25
"""From this ratio of width to height legend and list stand beside the map, else under it."""
BESIDE, BESIDE_LIST = 190.0, 280.0
"""Width in pixels, times the unit, of what stands beside the map, without and with a list."""
MAP_SHARE = 0.55
"""What an upright picture keeps for the map at least, of what heading and footer leave."""
LEGEND_SHARE = 0.3
"""What the legend may take of that."""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """Where everything on the picture goes. panel: the part beside or under the map; its pieces are laid out in it."""

    heading: bands.Band
    footer: bands.Band
    panel: Rect | None
    key: legend.Legend | None
    listing: callouts.Listing
    on: Plane
    spots: list[symbols.Spot]
    sizes: Metrics

    @property
    def numbers(self) -> list[tuple[int, int]]:
        """Return each number of the list with the marker it belongs to."""
        return sorted({(entry.number, entry.spot) for entry, _, _ in self.listing.entries})


def _lay_out(scene: Scene, sizes: Metrics) -> _Sheet:
    top, bottom = bands.heading(scene, sizes), bands.footer(scene, sizes)
    body = _body(scene, top, bottom)
    if scene.width >= LANDSCAPE * scene.height:
        panel, key, listing, on, spots = _beside(scene, body, sizes)
    else:
        panel, key, listing, on, spots = _under(scene, body, sizes)
    return _Sheet(top, bottom, panel, key, listing, on, spots, sizes)


def _body(scene: Scene, top: bands.Band, bottom: bands.Band) -> Rect:
    return Rect(0, top.height, scene.width, max(1.0, scene.height - top.height - bottom.height))


def _column_width(scene: Scene) -> float:
    return round((BESIDE_LIST if scene.listed else BESIDE) * scene.unit + 28 * scene.unit)


def _share(scene: Scene) -> float:
    return MAP_SHARE if scene.listed else 1 - LEGEND_SHARE


_Laid = tuple[Rect | None, legend.Legend | None, callouts.Listing, Plane, list[symbols.Spot]]
NOTHING = callouts.Listing((), 0.0)


def _spots(scene: Scene, rect: Rect, sizes: Metrics) -> tuple[Plane, list[symbols.Spot]]:
    on = plane(scene.view, rect)
    return on, crowd.apart(crowd.thinned(scene.markers, on, scene.unit), rect, (scene.theme, scene.unit, sizes))


def _explained(scene: Scene, spots: list[symbols.Spot], *, numbered: bool = False) -> list[legend.Entry]:
    return [] if "legend" in scene.without else legend.entries(spots, scene.language, numbered=numbered)


def _beside(scene: Scene, body: Rect, sizes: Metrics) -> _Laid:
    """Lay out a wide picture: the map, and a column at its right with the list above the legend."""
    unit = scene.unit
    pad = 14 * unit
    wide = _column_width(scene)
    panel = Rect(body.right - wide, body.y, wide, body.height)
    narrow = Rect(body.x, body.y, body.width - wide, body.height)
    room = wide - 2 * pad, body.height - 1.6 * pad
    if narrow.width < wide or room[1] < 60 * unit:
        return (None, None, NOTHING, *_spots(scene, body, sizes))
    on, spots = _spots(scene, narrow, sizes)
    chosen = callouts.chosen(scene, spots, on) if scene.listed else []
    key = legend.column(scene, _explained(scene, spots, numbered=bool(chosen)), room, sizes)
    left = room[1] - (key.height + pad if key else 0)
    listing = callouts.lay(scene, chosen, (room[0], left), 1, sizes) if chosen else NOTHING
    if chosen and not listing.entries:
        key = legend.column(scene, _explained(scene, spots), room, sizes)
    if not spots or (key is None and not listing.entries):
        return (None, None, NOTHING, *_spots(scene, body, sizes))
    return panel, key, listing, on, spots


def _under(scene: Scene, body: Rect, sizes: Metrics) -> _Laid:
    """Lay out an upright picture: the map, under it the legend in rows, and under that the list.

    The map first gets the least it keeps; what legend and list then leave is given to it too.
    """
    least, row = body.height * _share(scene), 24 * scene.unit
    first, used = _fill(scene, body, least, sizes)
    for more in range(3):
        # On a taller map there may be more to explain: then the legend takes a row or two from it again.
        high = body.height - used - more * row
        if high <= least:
            break
        again, _ = _fill(scene, body, high, sizes)
        if len(again[2].entries) >= len(first[2].entries):
            return again
    return first


def _fill(scene: Scene, body: Rect, high: float, sizes: Metrics) -> tuple[_Laid, float]:
    """Return the layout with a map of that height, and the height that legend and list use under it."""
    pad = 16 * scene.unit
    rect = replace(body, height=round(high))
    on, spots = _spots(scene, rect, sizes)
    chosen = callouts.chosen(scene, spots, on) if scene.listed else []
    wide, free = body.width - 2 * pad, body.height - high
    columns = 2 if wide >= 560 * scene.unit else 1
    for numbered in (True, False) if chosen else (False,):
        found = _explained(scene, spots, numbered=numbered)
        key = legend.rows(scene, found, (wide, min(body.height * LEGEND_SHARE, free - pad)), sizes)
        used = key.height + pad if key else 0.0
        room = wide, free - used - pad
        listing = callouts.lay(scene, chosen, room, columns, sizes) if numbered else NOTHING
        if listing.entries:
            used += listing.height + pad
            break
    panel = Rect(body.x, rect.bottom, body.width, free) if used else None
    return (panel, key, listing, on, spots), used


def map_size(scene: Scene, basemap: Path, fonts: Path | None = None) -> tuple[int, int]:
    """Return the least width and height in pixels of the map part, to fit a view to; errors as of `draw`.

    It is what legend and list may leave of it: which markers there are is not known yet.
    """
    check(scene)
    sizes = metrics(fonts or basemap.parent / "fonts")
    body = _body(scene, bands.heading(scene, sizes), bands.footer(scene, sizes))
    if scene.width < LANDSCAPE * scene.height:
        return int(body.width), int(body.height * _share(scene))
    wide = _column_width(scene)
    return int(body.width - wide if body.width >= 2 * wide else body.width), int(body.height)


def map_plane(scene: Scene, fonts: Path) -> Plane:
    """Return where the map part of a finished scene lies and what it shows; errors as of `draw`."""
    check(scene)
    return _lay_out(scene, metrics(fonts)).on


def draw(scene: Scene, basemap: Path, fonts: Path | None = None) -> str:
    """Return the picture as SVG text, scene.width x scene.height pixels.

    basemap, fonts: the folders; None means fonts beside the basemap.
    Raises BadInput when the picture is too large or too small (see `Scene`), DataMissing when there is no basemap.
    """
    check(scene)
    sheet = _lay_out(scene, metrics(fonts or basemap.parent / "fonts"))
    return "".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{scene.width}" height="{scene.height}" '
            f'viewBox="0 0 {scene.width} {scene.height}" font-family="{FAMILY}, sans-serif" '
            f'lang="{scene.language.code}">',
            f'<rect width="100%" height="100%" fill="{scene.theme.paper}"/>',
            _map(scene, basemap, sheet),
            _panel(scene, sheet),
            sheet.heading.at(0),
            sheet.footer.at(scene.height - sheet.footer.height),
            _rules(scene, sheet),
            "</svg>",
        )
    )


def _panel(scene: Scene, sheet: _Sheet) -> str:
    """Return list and legend on their paper."""
    rect, key, listing = sheet.panel, sheet.key, sheet.listing
    if rect is None:
        return ""
    beside = rect.x > 0
    pad = (14 if beside else 16) * scene.unit
    x, y, room = rect.x + pad, rect.y + pad * (0.7 if beside else 0.5), rect.width - 2 * pad
    signs = ""
    if key and not beside:
        signs = legend.draw(scene, key, (x, y), sheet.sizes)
        y += key.height + pad * 0.6
    words = callouts.draw(scene, listing, (x, y), room, sheet.sizes) if listing.entries else ""
    if key and beside:
        y += listing.height + pad * 0.8 if listing.entries else 0.0
        signs = legend.draw(scene, key, (x, y), sheet.sizes)
    return pieces.paper(rect, scene.theme.paper) + words + signs


def _map(scene: Scene, folder: Path, sheet: _Sheet) -> str:
    """Return all that lies on the map part."""
    on, spots, sizes, unit, theme = sheet.on, sheet.spots, sheet.sizes, scene.unit, scene.theme
    taken = [rect for spot in spots for rect in symbols.covered(spot, theme, unit, sizes)]
    taken += symbols.lines(spots, unit)
    bar, bar_rect = furniture.scale_bar(scene, on, taken, sizes)
    taken.append(bar_rect)
    numbers = callouts.beside(spots, sheet.numbers, taken, on.rect.grown(-2 * unit), unit)
    taken += [rect for _, rect in numbers]
    shown, shown_rect = furniture.share_shown(scene, on, sum(spot.marker.count for spot in spots), taken, sizes)
    small, small_rect = furniture.inset(scene, folder, on, [*taken, *([shown_rect] if shown_rect else [])])
    space = labels.Space(on.rect.grown(-3 * unit))
    for rect in (*taken, *(plate for plate in (shown_rect, small_rect) if plate)):
        space.take(rect)
    called = labels.names(spots, space, theme, unit, sizes, scene.language)
    known = "" if scene.ground and scene.ground.lettered else labels.settlements(
        basemap.labels(folder), spots, space, on, (theme, unit, sizes, scene.language.code)
    )  # fmt: skip
    return "".join(
        (
            f'<g class="ground">{_ground(folder, on, scene)}</g>',
            symbols.rings(spots, theme, unit),
            known,
            "".join(symbols.leader(spot, theme, unit) for spot in spots),
            "".join(symbols.symbol(spot, theme, unit, sizes) for spot in spots),
            "".join(callouts.number(*_middle(rect), value, 11 * unit, scene, sizes) for value, rect in numbers),
            called,
            small,
            shown,
            bar,
        )
    )


def _middle(rect: Rect) -> tuple[float, float]:
    return rect.x + rect.width / 2, rect.y + rect.height / 2


def _ground(folder: Path, on: Plane, scene: Scene) -> str:
    """Return the background: tiles with Ukraine's border drawn over them as everywhere here, or the vendored map."""
    if scene.ground:
        tiles = backgrounds.drawn(scene.ground, on, scene.theme, scene.scale)
        return tiles + basemap.home_border(folder, on, scene.theme, unit=scene.unit, scale=scene.scale, over_tiles=True)
    return basemap.ground(folder, on, scene.theme, unit=scene.unit, scale=scene.scale, reservoir=scene.reservoir)


def _rules(scene: Scene, sheet: _Sheet) -> str:
    """Return the thin lines between map and paper."""
    rect, panel, thick = sheet.on.rect, sheet.panel, max(1, round(scene.unit))
    lines = [Rect(0, rect.y, scene.width, thick), Rect(0, scene.height - sheet.footer.height, scene.width, thick)]
    if panel:
        lines.append(Rect(panel.x, rect.y, thick, rect.height) if panel.x else Rect(0, panel.y, scene.width, thick))
    return "".join(pieces.paper(line, scene.theme.border) for line in lines)
