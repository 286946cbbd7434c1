"""The shareable picture of the map: an SVG made from the claims and the vendored background, and its PNG."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from dashboard.cartography import basemap, furniture, labels, legend, symbols
from dashboard.cartography.frame import Plane, Rect, Scene, check, plane
from dashboard.cartography.lettering import FAMILY, Metrics, clean, metrics
from dashboard.domain.errors import BadInput, DataMissing

FONT_FILES = ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf")


@dataclass(frozen=True, slots=True)
class _Sheet:
    """Where everything on the picture goes."""

    heading: furniture.Band
    footer: furniture.Band
    legend: legend.Legend | None
    on: Plane
    spots: list[symbols.Spot]
    sizes: Metrics


def _lay_out(scene: Scene, sizes: Metrics) -> _Sheet:
    top, bottom = furniture.heading(scene, sizes), furniture.footer(scene, sizes)
    body = Rect(0, top.height, scene.width, scene.height - top.height - bottom.height)
    whole = symbols.spots(scene.markers, plane(scene.view, body), scene.unit)
    key = legend.lay(scene, legend.entries(whole), body, sizes)
    on = plane(scene.view, _rest(body, key))
    placed = symbols.spots(scene.markers, on, scene.unit)
    if key and len(placed) != len(whole):
        key = legend.lay(scene, legend.entries(placed), body, sizes)
        rest = _rest(body, key)
        if rest.width * rest.height <= on.rect.width * on.rect.height:
            on = plane(scene.view, rest)
            placed = symbols.spots(scene.markers, on, scene.unit)
    return _Sheet(top, bottom, key, on, placed, sizes)


def _rest(body: Rect, key: legend.Legend | None) -> Rect:
    """Return what the legend leaves of the body for the map."""
    if key is None:
        return body
    if key.rect.height < body.height:
        return Rect(body.x, body.y, body.width, body.height - key.rect.height)
    return Rect(body.x, body.y, body.width - key.rect.width, body.height)


def map_size(scene: Scene, basemap: Path) -> tuple[int, int]:
    """Return width and height in pixels of the map part of the picture, to fit a view to; errors as of `draw`."""
    check(scene)
    rect = _lay_out(scene, metrics(basemap.parent / "fonts")).on.rect
    return int(rect.width), int(rect.height)


def draw(scene: Scene, basemap: Path) -> str:
    """Return the picture as SVG text, scene.width x scene.height pixels.

    basemap: the folder data/basemap; the widths of letters are read from the folder fonts beside it.
    Raises BadInput when the picture is too large or too small (see `Scene`), DataMissing when there is no basemap.
    """
    check(scene)
    sheet = _lay_out(scene, metrics(basemap.parent / "fonts"))
    return "".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{scene.width}" height="{scene.height}" '
            f'viewBox="0 0 {scene.width} {scene.height}" font-family="{FAMILY}, sans-serif">',
            f'<rect width="100%" height="100%" fill="{scene.theme.paper}"/>',
            _map(scene, basemap, sheet),
            legend.draw(scene, sheet.legend, sheet.sizes) if sheet.legend else "",
            _inset(scene, basemap, sheet)[0] if _beside(scene, sheet) else "",
            sheet.heading.at(0),
            sheet.footer.at(scene.height - sheet.footer.height),
            _rules(scene, sheet),
            "</svg>",
        )
    )


def _map(scene: Scene, folder: Path, sheet: _Sheet) -> str:
    """Return all that lies on the map part."""
    on, spots, sizes, unit, theme = sheet.on, sheet.spots, sheet.sizes, scene.unit, scene.theme
    taken = [rect for spot in spots for rect in symbols.covered(spot, theme, unit, sizes)]
    bar, bar_rect = furniture.scale_bar(scene, on, taken, sizes)
    small, small_rect = ("", None) if _beside(scene, sheet) else _inset(scene, folder, sheet, [*taken, bar_rect])
    space = labels.Space(on.rect.grown(-3 * unit))
    for rect in (*taken, bar_rect, *([small_rect] if small_rect else [])):
        space.take(rect)
    called = labels.names(spots, space, theme, unit, sizes)
    known = labels.settlements(basemap.labels(folder), spots, space, on, (theme, unit, sizes))
    return "".join(
        (
            _ground(folder, on, scene),
            symbols.rings(spots, theme, unit),
            known,
            "".join(symbols.symbol(spot, theme, unit, sizes) for spot in spots),
            called,
            small,
            bar,
        )
    )


def _ground(folder: Path, on: Plane, scene: Scene) -> str:
    return basemap.ground(folder, on, scene.theme, unit=scene.unit, scale=scene.scale, reservoir=scene.reservoir)


def _beside(scene: Scene, sheet: _Sheet) -> bool:
    """Return whether the inset has room under the legend, beside the map."""
    key = sheet.legend
    if key is None or key.rect.height < sheet.on.rect.height or key.rect.width >= scene.width:
        return False
    wide, high = furniture.inset_size(scene)
    return key.rect.bottom - key.low >= high + 24 * scene.unit and key.rect.width >= wide + 16 * scene.unit


def _inset(scene: Scene, folder: Path, sheet: _Sheet, taken: list[Rect] | None = None) -> tuple[str, Rect | None]:
    """Return the inset and where it stands: under the legend when taken is None, else in a free corner of the map."""
    if scene.view.zoom <= furniture.INSET_FROM:
        return "", None
    wide, high = furniture.inset_size(scene)
    if taken is None and sheet.legend:
        beside = sheet.legend.rect
        rect = Rect(beside.x + (beside.width - wide) / 2, beside.bottom - high - 10 * scene.unit, wide, high)
        return furniture.inset(scene, folder, sheet.on, rect), rect
    inside = sheet.on.rect.grown(-8 * scene.unit)
    rect, covers = furniture.corner((wide, high), inside, taken or [], "ne nw se sw")
    if covers or wide > inside.width * 0.45 or high > inside.height * 0.45:
        return "", None
    return furniture.inset(scene, folder, sheet.on, rect), rect


def _rules(scene: Scene, sheet: _Sheet) -> str:
    """Return the thin lines between map and paper."""
    rect = sheet.on.rect
    data = f"M0 {rect.y:.1f}H{scene.width}M0 {scene.height - sheet.footer.height:.1f}H{scene.width}"
    if sheet.legend:
        beside = sheet.legend.rect.x > 0
        data += f"M{rect.right:.1f} {rect.y:.1f}V{rect.bottom:.1f}" if beside else f"M0 {rect.bottom:.1f}H{scene.width}"
    return f'<path d="{data}" fill="none" stroke="{scene.theme.border}" stroke-width="{scene.unit:.2f}"/>'


@lru_cache(maxsize=4)
def _fonts(folder: Path) -> tuple[str, ...]:
    missing = [name for name in FONT_FILES if not (folder / name).is_file()]
    if missing:
        raise DataMissing(f"{folder}: no {', '.join(missing)}; restore data/fonts")
    return tuple(str(folder / name) for name in FONT_FILES)


def rasterise(svg: str, fonts: Path, scale: float) -> bytes:
    """Return the SVG as PNG, with the two fonts of that folder alone, so that it is the same on every machine.

    scale: PNG pixels per pixel of the picture, 1 to 3. Raises DataMissing when a font is not there, BadInput when the
    scale is out of range or the text is not SVG.
    """
    if not 1 <= scale <= 3:
        raise BadInput(f"scale {scale}: choose 1 to 3")
    import resvg_py

    try:
        return bytes(
            resvg_py.svg_to_bytes(
                svg_string=svg,
                zoom=scale,
                skip_system_fonts=True,
                font_files=list(_fonts(fonts)),
                font_family=FAMILY,
                sans_serif_family=FAMILY,
            )
        )
    except ValueError as error:
        raise BadInput(f"this picture cannot be turned into a PNG ({clean(str(error), 200)})") from error
