"""Frames to a file: animated WebP or GIF, or a ZIP of PNGs. Frames are taken one at a time, as the file is written."""

from __future__ import annotations

import io
import itertools
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import IO

from PIL import GifImagePlugin, Image, ImageChops, ImageColor

from dashboard.cartography.film import Film
from dashboard.cartography.film_frames import frames
from dashboard.cartography.proof import ZEROS, stamped_png, xmp
from dashboard.cartography.raster import packed
from dashboard.cartography.render import Folders, facts_of
from dashboard.cartography.style import ACTOR_COLOUR, GREY_ACTOR
from dashboard.domain.errors import BadInput

Progress = Callable[[int, int], None]
"""Told as each frame is drawn: its number, of how many; 0 of 0 before that is known. What it raises ends the work."""
QUALITY, EFFORT = 82, 1
"""Of WebP, 0 to 100 and 0 to 6: lines stay clean, and a frame takes half of what the usual effort takes."""
COLOURS, NEAR = 256, 9
"""Of a GIF; and how far, of 255, a colour stands from the exact ones at least."""


def written(film: Film, folders: Folders, kind: str, out: IO[bytes], progress: Progress | None = None) -> None:
    """Write the time-lapse to out. folders: of the basemap and of the fonts. kind: webp, gif or zip.

    Raises BadInput for another kind or a film that cannot be drawn, DataMissing when a file of the map is not there.
    """
    if kind not in WRITERS:
        raise BadInput(f"time-lapse format {kind[:20]!r}: not known; one of {', '.join(WRITERS)}")
    WRITERS[kind](film, _counted(film, folders, progress), out)


def _counted(film: Film, folders: Folders, progress: Progress | None) -> Iterator[Image.Image]:
    for number, picture in enumerate(frames(film, *folders), 1):
        if progress:
            progress(number, len(film.frames))
        yield picture


class _Reel(Image.Image):
    """The frames as one picture of many, as Pillow's writers take it: a list of them all would fill the memory."""

    def __init__(self, pictures: Iterator[Image.Image], count: int) -> None:
        super().__init__()
        self._pictures, self.n_frames, self._at = pictures, count, -1
        self.seek(0)

    def tell(self) -> int:
        return max(0, self._at)

    def seek(self, frame: int) -> None:
        """Go on to a later frame; a writer that goes back when it is done stays where it is."""
        while self._at < frame:
            picture = next(self._pictures)
            self._size, self._mode, self.im = picture.size, picture.mode, picture.im
            self._at += 1


def _webp(film: Film, pictures: Iterator[Image.Image], out: IO[bytes]) -> None:
    reel = _Reel(pictures, len(film.frames))
    # Nothing checks a film, so it carries no checksum that could be taken for one.
    told = xmp(facts_of(film.scene)).replace(f"<frontline:checksum>{ZEROS}</frontline:checksum>", "").encode()
    reel.save(
        out, "WEBP", save_all=True, duration=film.pauses, loop=0, quality=QUALITY, method=EFFORT, kmin=0, kmax=0,
        xmp=told,
    )  # fmt: skip


def _gif(film: Film, pictures: Iterator[Image.Image], out: IO[bytes]) -> None:
    """Write a GIF with one palette, of each frame only the rectangle that changed."""
    first = next(pictures)
    palette = _palette(film, first)
    before: Image.Image | None = None
    comment = f"{film.scene.title}. {film.scene.link}"[:400]
    for picture, pause in zip(itertools.chain([first], pictures), film.pauses, strict=True):
        now = picture.quantize(palette=palette, dither=Image.Dither.NONE)
        if before is None:
            header, _ = GifImagePlugin.getheader(now.copy(), info={"loop": 0, "comment": comment, "optimize": False})
            out.writelines(header)
            box = (0, 0, *now.size)
        else:
            # The same picture for longer is a frame of one pixel: a frame must not be passed over.
            box = ImageChops.difference(now.convert("RGB"), before.convert("RGB")).getbbox() or (0, 0, 1, 1)
        out.writelines(GifImagePlugin.getdata(now.crop(box), box[:2], duration=pause, optimize=False))
        before = now
    out.write(b";")


def _palette(film: Film, first: Image.Image) -> Image.Image:
    """Return a palette for all frames: of the first one, and exactly the colours of markers, words and paper."""
    theme = film.scene.theme
    own = {*ACTOR_COLOUR.values(), *GREY_ACTOR.values(), theme.contested, theme.text, theme.paper, theme.symbol}
    exact = [ImageColor.getrgb(paint)[:3] for paint in sorted(own)]
    found = first.quantize(COLOURS - len(exact), Image.Quantize.MEDIANCUT).getpalette() or []
    # Pillow compares colours in steps of 4: one beside an exact one would be taken for it.
    apart = [c for c in zip(*[iter(found)] * 3, strict=True) if all(_far(c, other) for other in exact)]
    palette = Image.new("P", (1, 1))
    palette.putpalette([value for colour in (*exact, *apart) for value in colour])
    return palette


def _far(one: Sequence[int], other: Sequence[int]) -> bool:
    return max(abs(a - b) for a, b in zip(one, other, strict=True)) > NEAR


def _zip(film: Film, pictures: Iterator[Image.Image], out: IO[bytes]) -> None:
    """Write every frame as a PNG that carries its facts and checksum, like any other picture."""
    digits = len(str(len(film.frames)))
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for number, (frame, picture) in enumerate(zip(film.frames, pictures, strict=True), 1):
            days = f"{frame.since.isoformat()}_{frame.until.isoformat()}"
            told = film.scene.language["film.frame"].format(since=frame.since, until=frame.until)
            scene = replace(film.scene, subtitle=f"{film.scene.subtitle} {told}")
            png, kept = packed(picture)
            name = f"frame-{number:0{digits}d}_{days}.png"
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), stamped_png(png, kept, facts_of(scene)))


WRITERS: Mapping[str, Callable[[Film, Iterator[Image.Image], IO[bytes]], None]] = {
    "webp": _webp, "gif": _gif, "zip": _zip
}  # fmt: skip


def file_of(film: Film, folders: Folders, kind: str, progress: Progress | None = None) -> bytes:
    """Return the time-lapse as bytes; see `written`."""
    out = io.BytesIO()
    written(film, folders, kind, out, progress)
    return out.getvalue()
