"""A time-lapse: what its frames show, and the layout they share. Lengths are pixels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from dashboard.cartography import bands, basemap, crowd, furniture, labels, legend, symbols
from dashboard.cartography.frame import Plane, Rect, Scene, check, plane
from dashboard.cartography.lettering import Metrics, metrics
from dashboard.cartography.picture import LANDSCAPE
from dashboard.domain.errors import BadInput
from dashboard.domain.marker import Marker
from dashboard.domain.periods import MOST

MOST_PIXELS = 2_100_000
"""Most pixels of a frame: 1920 x 1080, or as much in another shape."""
MOST_IN_ALL = 310_000_000
"""Most pixels of all frames together: 400 of 1200 x 630. It bounds time and memory of one film."""
COLUMN = 204.0
"""Width of the legend beside a wide map, times the unit."""
ROWS_SHARE = 0.22
"""What the legend under an upright map may take of what heading and footer leave."""
STRIP, UPRIGHT_STRIP = 82.0, 122.0
"""Height of the strip with the running date, times the unit, where date and bars stand side by side or not."""
Spots = list[symbols.Spot]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One frame. since, until: the days it covers. claims: all that speak of these days, also those not on the map."""

    since: date
    until: date
    claims: int
    markers: tuple[Marker, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Film:
    """A time-lapse. scene: what all frames share; its own markers are not drawn, its sentence stands on every frame.

    note: one line that stands on every frame, on what a frame shows and what is in none. cumulative: whether a frame
    shows everything since the first day. pause: milliseconds a frame stands, a multiple of 10; the last stands longer.
    """

    scene: Scene
    frames: tuple[Frame, ...]
    note: str
    cumulative: bool
    pause: int

    @property
    def pauses(self) -> list[int]:
        """Return how long each frame stands, milliseconds."""
        return [self.pause] * (len(self.frames) - 1) + [max(self.pause, 1500)]


@dataclass(frozen=True, slots=True)
class Layout:
    """Where everything stands, the same on every frame. panel: paper of the legend, None without one.

    spots: the markers of every frame. space: what the background's names and the map's furniture take.
    ground: SVG of all that no frame changes on the map part. inset: where the small map stands; no ring may cover it.
    """

    heading: bands.Band
    footer: bands.Band
    strip: Rect
    panel: Rect | None
    key: legend.Legend | None
    on: Plane
    spots: tuple[Spots, ...]
    space: labels.Space
    ground: str
    inset: Rect | None
    sizes: Metrics


def upright(scene: Scene) -> bool:
    """Return whether the legend stands under the map."""
    return scene.width < LANDSCAPE * scene.height


def check_film(scene: Scene, frames: int) -> None:
    """Raise BadInput when the frames are too many, too few, too large or too small."""
    check(scene)
    if scene.width * scene.height > MOST_PIXELS or scene.scale != 1:
        raise BadInput(f"{scene.width} x {scene.height}: a frame has at most {MOST_PIXELS:,} pixels, as 1920x1080 has")
    if not 1 <= frames <= MOST:
        raise BadInput(f"{frames} frames: a time-lapse has 1 to {MOST}")
    if frames * scene.width * scene.height > MOST_IN_ALL:
        most = MOST_IN_ALL // (scene.width * scene.height)
        raise BadInput(
            f"{frames} frames of {scene.width} x {scene.height}: at most {most} of that size; choose a smaller size, "
            "longer periods or a shorter range"
        )


def map_room(scene: Scene, fonts: Path) -> tuple[int, int]:
    """Return width and height of the map part at least, to fit a view to."""
    sizes = metrics(fonts)
    body = _body(scene, bands.heading(scene, sizes), bands.footer(scene, sizes))
    if upright(scene):
        return int(body.width), int(body.height * (1 - ROWS_SHARE))
    return int(body.width - COLUMN * scene.unit), int(body.height)


def lay_out(film: Film, folder: Path, fonts: Path) -> Layout:
    """Return the layout of the film. folder: of the basemap. Raises BadInput, DataMissing as `picture.draw` does."""
    scene, sizes = film.scene, metrics(fonts)
    check_film(scene, len(film.frames))
    heading, footer = bands.heading(scene, sizes), bands.footer(scene, sizes)
    body = _body(scene, heading, footer)
    if body.height < 60 * scene.unit:
        raise BadInput(f"{scene.width} x {scene.height}: too low for a time-lapse; choose a larger size")
    place = _under if upright(scene) else _beside
    rect, panel, key, spots = place(film, body, sizes)
    on = plane(scene.view, rect)
    ground, space, small = _still(scene, on, spots, folder, sizes)
    strip = Rect(0, body.bottom, scene.width, scene.height - footer.height - body.bottom)
    return Layout(heading, footer, strip, panel, key, on, spots, space, ground, small, sizes)


def _body(scene: Scene, heading: bands.Band, footer: bands.Band) -> Rect:
    """Return what heading, strip and footer leave."""
    strip = round((UPRIGHT_STRIP if upright(scene) else STRIP) * scene.unit)
    return Rect(0, heading.height, scene.width, max(1.0, scene.height - heading.height - footer.height - strip))


def _spots(film: Film, rect: Rect, sizes: Metrics) -> tuple[Spots, ...]:
    scene, on = film.scene, plane(film.scene.view, rect)
    look = scene.theme, scene.unit, sizes
    return tuple(crowd.apart(crowd.thinned(frame.markers, on, scene.unit), rect, look) for frame in film.frames)


_Placed = tuple[Rect, Rect | None, legend.Legend | None, tuple[Spots, ...]]


def _beside(film: Film, body: Rect, sizes: Metrics) -> _Placed:
    scene = film.scene
    wide = round(COLUMN * scene.unit)
    rect = replace(body, width=body.width - wide)
    panel = Rect(rect.right, body.y, wide, body.height)
    spots = _spots(film, rect, sizes)
    room = wide - 28 * scene.unit, body.height - 20 * scene.unit
    key = legend.column(scene, _entries(scene, spots), room, sizes)
    return (rect, panel, key, spots) if key else (body, None, None, _spots(film, body, sizes))


def _under(film: Film, body: Rect, sizes: Metrics) -> _Placed:
    """Lay out map and legend of an upright film; what the legend does not need is given to the map."""
    scene, most = film.scene, body.height * ROWS_SHARE
    pad = 16 * scene.unit
    room = body.width - 2 * pad, most - pad
    rect = replace(body, height=body.height - most)
    key = legend.rows(scene, _entries(scene, _spots(film, rect, sizes)), room, sizes)
    used = round(key.height + pad) if key else 0
    rect = replace(body, height=body.height - used)
    spots = _spots(film, rect, sizes)
    key = legend.rows(scene, _entries(scene, spots), (room[0], used - pad), sizes) if key else None
    return rect, Rect(0, rect.bottom, body.width, used) if used else None, key, spots


def _entries(scene: Scene, spots: Sequence[Spots]) -> list[legend.Entry]:
    """Return the legend of all frames together: it must not change while the map does."""
    kinds: dict[tuple[object, ...], symbols.Spot] = {}
    for spot in (spot for some in spots for spot in some):
        marker = spot.marker
        sort = marker.actor, marker.kind, marker.count > 1, marker.contested, marker.precision, spot.ring > 0
        kinds.setdefault((*sort, spot.home is None), spot)
    return legend.entries(list(kinds.values()), scene.language)


def _still(
    scene: Scene, on: Plane, spots: Sequence[Spots], folder: Path, sizes: Metrics
) -> tuple[str, labels.Space, Rect | None]:  # fmt: skip
    """Return background map, scale bar, inset and the background's names, what these take of the map, and the inset.

    The names keep off the markers of all frames: a name that came and went would draw the eye more than the claims do.
    """
    unit, theme = scene.unit, scene.theme
    held = list({(round(s.x), round(s.y)): s for some in spots for s in some}.values())
    busy = [*(spot.box for spot in held), *symbols.lines(held, unit)]
    bar, bar_rect = furniture.scale_bar(scene, on, busy, sizes)
    small, small_rect = furniture.inset(scene, folder, on, [*busy, bar_rect])
    crowded = labels.Space(on.rect.grown(-3 * unit))
    fixed = labels.Space(on.rect.grown(-3 * unit))
    for rect in (bar_rect, *([small_rect] if small_rect else [])):
        crowded.take(rect)
        fixed.take(rect)
    for rect in busy:
        crowded.take(rect)
    before = {square: len(rects) for square, rects in crowded.taken.items()}
    look = theme, unit, sizes, scene.language.code
    known = labels.settlements(basemap.labels(folder), held, crowded, on, look)
    for square, rects in crowded.taken.items():
        fixed.taken.setdefault(square, []).extend(rects[before.get(square, 0) :])
    ground = basemap.ground(folder, on, theme, unit=unit, scale=1, reservoir=scene.reservoir)
    return f'<g class="ground">{ground}</g>{known}{small}{bar}', fixed, small_rect
