"""The frames of a time-lapse as pixels: what stays is drawn once, each frame adds its markers, date and bar."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PIL import Image, ImageColor, ImageDraw

from dashboard.cartography import labels, legend, symbols
from dashboard.cartography.film import Film, Frame, Layout, lay_out, upright
from dashboard.cartography.frame import Rect
from dashboard.cartography.language import Language
from dashboard.cartography.lettering import FAMILY, Style, clean, cut, write
from dashboard.cartography.letters import TEXT, letter
from dashboard.cartography.pieces import paper
from dashboard.cartography.raster import overlay, pixels

NOTE_LENGTH = 300


def frames(film: Film, folder: Path, fonts: Path) -> Iterator[Image.Image]:
    """Yield every frame as RGB, one at a time: no more than two are in memory.

    folder: of the basemap. Raises BadInput for a film that cannot be drawn, DataMissing when a file is not there.
    """
    laid = lay_out(film, folder, fonts)
    strip = _Strip(film, laid)
    still = pixels(_still(film, laid, strip), fonts, 1)
    for number in range(len(film.frames)):
        yield _frame(film, laid, strip, still.copy(), (number, fonts))


def _still(film: Film, laid: Layout, strip: _Strip) -> str:
    """Return the SVG of all that no frame changes."""
    scene = film.scene
    theme, rect, panel = scene.theme, laid.on.rect, laid.panel
    thick = max(1, round(scene.unit))
    rules = [Rect(0, y, scene.width, thick) for y in (rect.y, laid.strip.y, laid.strip.bottom)]
    sheet = key = ""
    if panel:
        high = panel.height if panel.x else thick
        rules.append(Rect(panel.x, panel.y, thick if panel.x else panel.width, high))
        pad = (14 if panel.x else 16) * scene.unit
        sheet = paper(panel, theme.paper)
        at = panel.x + pad, panel.y + (0.7 if panel.x else 0.5) * pad
        key = legend.draw(scene, laid.key, at, laid.sizes) if laid.key else ""
    return "".join((
        _head(Rect(0, 0, scene.width, scene.height)),
        laid.ground, sheet, key, laid.heading.at(0), paper(laid.strip, theme.paper), strip.still(),
        laid.footer.at(scene.height - laid.footer.height),
        *(paper(rule, theme.border) for rule in rules), "</svg>",
    ))  # fmt: skip


def _head(rect: Rect) -> str:
    size = f'width="{rect.width:g}" height="{rect.height:g}"'
    view = f'viewBox="{rect.x:g} {rect.y:g} {rect.width:g} {rect.height:g}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size} {view} font-family="{FAMILY}, sans-serif">'


def _frame(
    film: Film, laid: Layout, strip: _Strip, picture: Image.Image, of: tuple[int, Path]
) -> Image.Image:  # fmt: skip
    """Draw one frame onto a copy of what stays. of: its number and the folder of the fonts."""
    (number, fonts), scene = of, film.scene
    spots, theme, unit, sizes = laid.spots[number], scene.theme, scene.unit, laid.sizes
    space = labels.Space(laid.space.rect, {square: list(rects) for square, rects in laid.space.taken.items()})
    for rect in (rect for spot in spots for rect in symbols.covered(spot, theme, unit, sizes)):
        space.take(rect)
    called = labels.names(spots, space, theme, unit, sizes, scene.language)
    marks = symbols.rings(spots, theme, unit) + "".join(
        [*(symbols.leader(s, theme, unit) for s in spots), *(symbols.symbol(s, theme, unit, sizes) for s in spots)]
    )
    if marks:
        _mark(picture, TEXT.sub("", marks), laid)
    strip.draw(picture, number)
    drawn = sum(spot.marker.count for spot in spots)
    letter(picture, marks + called + strip.words(number, drawn), fonts, 1)
    return picture


def _mark(picture: Image.Image, marks: str, laid: Layout) -> None:
    """Draw rings, leaders and markers, without their letters, onto the map part; no ring reaches over the inset."""
    whole = picture.copy()
    overlay(whole, _head(Rect(0, 0, picture.width, picture.height)), marks, 1)
    rect, inset = laid.on.rect, laid.inset
    kept = picture.crop(_sides(inset.grown(1))) if inset else None
    picture.paste(whole.crop(_sides(rect)), _sides(rect)[:2])
    if kept and inset:
        picture.paste(kept, _sides(inset.grown(1))[:2])


def _sides(rect: Rect) -> tuple[int, int, int, int]:
    """Return left, top, right and bottom in whole pixels."""
    return round(rect.x), round(rect.y), round(rect.right), round(rect.bottom)


class _Strip:
    """The strip with the running date and a bar for each frame, under the map."""

    def __init__(self, film: Film, laid: Layout) -> None:
        scene, rect = film.scene, laid.strip
        self.film, self.sizes, self.rect = film, laid.sizes, rect
        unit = scene.unit
        pad = 16 * unit
        self.left, self.room = pad, rect.width - 2 * pad
        self.large, self.small = Style(20 * unit, scene.theme.text, bold=True), Style(13 * unit, scene.theme.text)
        self.faint = Style(max(7.5, 11.5 * unit), scene.theme.label_minor)
        if upright(scene):
            self.bars = Rect(pad, rect.y + 54 * unit, self.room, 26 * unit)
            self.words_room = self.room
        else:
            self.words_room = self.room * 0.42
            self.bars = Rect(pad + self.room * 0.45, rect.y + 9 * unit, self.room * 0.55, 30 * unit)

    def _bar(self, number: int) -> tuple[int, int, int, int]:
        """Return left, top, right and bottom of a bar, in whole pixels, right and bottom within it."""
        step = self.bars.width / len(self.film.frames)
        left, right = round(self.bars.x + number * step), round(self.bars.x + (number + 1) * step) - 1
        gap = 1 if step >= 3 else 0
        most = max(frame.claims for frame in self.film.frames) or 1
        high = self.film.frames[number].claims / most * self.bars.height
        low = round(self.bars.bottom)
        tall = max(2, round(high)) if self.film.frames[number].claims else 0
        return left, low - tall, max(left, right - gap), low - 1

    def still(self) -> str:
        """Return the bars in a faint colour, the first and last day under them, and the note."""
        scene, bars = self.film.scene, self.bars
        unit, theme = scene.unit, scene.theme
        shapes = [
            paper(Rect(left, top, right - left + 1, bottom - top + 1), theme.border)
            for left, top, right, bottom in map(self._bar, range(len(self.film.frames)))
            if bottom > top
        ]
        base = Rect(bars.x, round(bars.bottom), bars.width, max(1, round(4 * unit)))
        first, last = (scene.language.day(d) for d in (self.film.frames[0].since, self.film.frames[-1].until))
        under = base.bottom + self.faint.size * 1.05
        right = bars.right - self.sizes.width(last, self.faint)
        note = cut(clean(self.film.note, NOTE_LENGTH), self.room, self.faint, self.sizes)
        return "".join([
            *shapes, paper(base, theme.oblast), write(bars.x, under, first, self.faint),
            write(right, under, last, self.faint) if right > bars.x + self.sizes.width(first, self.faint) else "",
            write(self.left, self.rect.bottom - 7 * unit, note, self.faint, "note"),
        ])  # fmt: skip

    def draw(self, picture: Image.Image, number: int) -> None:
        """Draw the bar of this frame and how far the film has come."""
        theme, unit = self.film.scene.theme, self.film.scene.unit
        ink, pen = ImageColor.getrgb(theme.text), ImageDraw.Draw(picture)
        for each in range(number + 1) if self.film.cumulative else (number,):
            left, top, right, bottom = self._bar(each)
            if bottom > top:
                pen.rectangle((left, top, right, bottom), fill=ink)
        base = round(self.bars.bottom)
        done = self._bar(number)
        pen.rectangle((round(self.bars.x), base, done[2], base + max(1, round(4 * unit)) - 1), fill=ink)

    def words(self, number: int, drawn: int) -> str:
        """Return the running date and the count of one frame."""
        frame, say, unit = self.film.frames[number], self.film.scene.language, self.film.scene.unit
        since = self.film.frames[0].since if self.film.cumulative else frame.since
        day = cut(say.period(since, frame.until), self.words_room, self.large, self.sizes)
        told = _counted(say, frame, drawn, cumulative=self.film.cumulative)
        told = cut(told, self.words_room, self.small, self.sizes)
        y = self.rect.y + 7 * unit
        return write(self.left, y + self.large.size * 0.95, day, self.large, "date") + write(
            self.left, y + self.large.size * 1.3 + self.small.size, told, self.small, "count"
        )


def _counted(say: Language, frame: Frame, drawn: int, *, cumulative: bool) -> str:
    """Return what a frame counts: "12 claims of these days, 10 on this map"."""
    days = say["film.so far" if cumulative else "film.one day" if frame.since == frame.until else "film.own days"]
    if not frame.claims:
        return say["film.nothing"].format(days=days)
    shown = say["film.all"] if drawn == frame.claims and drawn > 1 else say.number(drawn)
    return say["film.counted"].format(claims=say.count(frame.claims, "claims"), days=days, drawn=shown)
