"""Frames to a file: animated WebP or GIF, MP4, or a ZIP of PNGs. Frames are taken one
at a time, as the file is written.
"""

from __future__ import annotations

import io
import itertools
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import IO

from PIL import GifImagePlugin, Image, ImageChops, ImageColor

from dashboard.cartography.drawing.png import encode_png
from dashboard.cartography.drawing.provenance import (
    EMPTY_CHECKSUM,
    stamp_png,
    xmp_packet,
)
from dashboard.cartography.poster.files import AssetFolders, scene_provenance
from dashboard.cartography.style import ACTOR_COLOUR, GREY_ACTOR
from dashboard.cartography.timelapse.frames import draw_frames
from dashboard.cartography.timelapse.layout import Timelapse
from dashboard.cartography.timelapse.mp4 import write_mp4
from dashboard.domain.errors import BadInput

Progress = Callable[[int, int], None]
"""Called as each frame is drawn: its number, of how many; 0 of 0 before that is known.
What it raises ends the work.
"""
QUALITY, EFFORT = 82, 1
"""Of WebP, 0 to 100 and 0 to 6: lines stay clean, and a frame takes half of what the
usual effort takes.
"""
COLOURS, NEAR = 256, 9
"""Of a GIF; and how far, of 255, a colour stands from the exact ones at least."""
OLDEST = (1980, 1, 1, 0, 0, 0)
"""Date of every file in a ZIP, so that the same frames are the same file."""


def write_timelapse(
    timelapse: Timelapse,
    folders: AssetFolders,
    kind: str,
    out: IO[bytes],
    progress: Progress | None = None,
) -> None:
    """Write the time-lapse to out. folders: of the basemap and of the fonts. kind:
    webp, gif, zip or mp4.

    Raises BadInput for another kind or a time-lapse that cannot be drawn, DataMissing
    when a file of the map is not there.
    """
    if kind not in ENCODERS:
        raise BadInput(
            f"time-lapse format {kind[:20]!r}: not known; one of {', '.join(ENCODERS)}"
        )
    ENCODERS[kind](timelapse, _with_progress(timelapse, folders, progress), out)


def timelapse_file(
    timelapse: Timelapse,
    folders: AssetFolders,
    kind: str,
    progress: Progress | None = None,
) -> bytes:
    """Return the time-lapse as bytes; see `write_timelapse`."""
    out = io.BytesIO()
    write_timelapse(timelapse, folders, kind, out, progress)
    return out.getvalue()


def _with_progress(
    timelapse: Timelapse,
    folders: AssetFolders,
    progress: Progress | None,
) -> Iterator[Image.Image]:
    for number, picture in enumerate(draw_frames(timelapse, *folders), 1):
        if progress:
            progress(number, len(timelapse.frames))
        yield picture


class _FrameSequence(Image.Image):
    """The frames as one picture of many, as Pillow's writers take it: a list of them
    all would fill the memory.
    """

    def __init__(self, pictures: Iterator[Image.Image], count: int) -> None:
        super().__init__()
        self._pictures, self.n_frames, self._at = pictures, count, -1
        self.seek(0)

    def tell(self) -> int:
        return max(0, self._at)

    def seek(self, frame: int) -> None:
        """Go on to a later frame; a writer that goes back when it is done stays where
        it is.
        """
        while self._at < frame:
            picture = next(self._pictures)
            self._size, self._mode, self.im = picture.size, picture.mode, picture.im
            self._at += 1


def _write_webp(
    timelapse: Timelapse,
    pictures: Iterator[Image.Image],
    out: IO[bytes],
) -> None:
    sequence = _FrameSequence(pictures, len(timelapse.frames))
    # Nothing checks a time-lapse, so it carries no checksum to be taken for one.
    packet = xmp_packet(scene_provenance(timelapse.scene)).replace(EMPTY_CHECKSUM, "")
    sequence.save(
        out,
        "WEBP",
        save_all=True,
        duration=timelapse.pauses,
        loop=0,
        quality=QUALITY,
        method=EFFORT,
        # A key frame would hold the whole map once more.
        kmin=0,
        kmax=0,
        xmp=packet.encode(),
    )


def _write_gif(
    timelapse: Timelapse,
    pictures: Iterator[Image.Image],
    out: IO[bytes],
) -> None:
    """Write a GIF with one palette, of each frame only the rectangle that changed."""
    first = next(pictures)
    palette = _palette(timelapse, first)
    before: Image.Image | None = None
    comment = f"{timelapse.scene.title}. {timelapse.scene.link}"[:400]
    for picture, pause in zip(
        itertools.chain([first], pictures),
        timelapse.pauses,
        strict=True,
    ):
        # Dithered, what stands still would flicker from frame to frame.
        now = picture.quantize(palette=palette, dither=Image.Dither.NONE)
        if before is None:
            info = {"loop": 0, "comment": comment, "optimize": False}
            header, _ = GifImagePlugin.getheader(now.copy(), info=info)
            out.writelines(header)
            box = (0, 0, *now.size)
        else:
            box = _changed(now, before)
        out.writelines(
            # Optimising would give each frame a palette of its own.
            GifImagePlugin.getdata(
                now.crop(box),
                box[:2],
                duration=pause,
                optimize=False,
            )
        )
        before = now
    # The trailer of a GIF, which Pillow writes only where it writes the whole file.
    out.write(b";")


def _changed(now: Image.Image, before: Image.Image) -> tuple[int, int, int, int]:
    """Return the box of what differs. The same picture for longer is a box of one
    pixel: a frame must not be passed over.
    """
    difference = ImageChops.difference(now.convert("RGB"), before.convert("RGB"))
    return difference.getbbox() or (0, 0, 1, 1)


def _palette(timelapse: Timelapse, first: Image.Image) -> Image.Image:
    """Return a palette for all frames: of the first one, and exactly the colours of
    markers, text and paper.
    """
    theme = timelapse.scene.theme
    own = {
        *ACTOR_COLOUR.values(),
        *GREY_ACTOR.values(),
        theme.contested,
        theme.text,
        theme.paper,
        theme.symbol,
    }
    exact = [ImageColor.getrgb(paint)[:3] for paint in sorted(own)]
    rest = first.quantize(COLOURS - len(exact), Image.Quantize.MEDIANCUT).getpalette()
    # Pillow compares colours in steps of 4: one beside an exact one would be taken for
    # it.
    distinct = [
        colour
        for colour in zip(*[iter(rest or [])] * 3, strict=True)
        if all(_is_far(colour, other) for other in exact)
    ]
    palette = Image.new("P", (1, 1))
    palette.putpalette([value for colour in (*exact, *distinct) for value in colour])
    return palette


def _is_far(colour: Sequence[int], other: Sequence[int]) -> bool:
    return max(abs(a - b) for a, b in zip(colour, other, strict=True)) > NEAR


def _write_zip(
    timelapse: Timelapse,
    pictures: Iterator[Image.Image],
    out: IO[bytes],
) -> None:
    """Write every frame as a PNG that carries its facts and checksum, like any other
    picture.
    """
    # With zeros in front, so that names sort as the frames follow one another.
    digits = len(str(len(timelapse.frames)))
    # PNGs are compressed already.
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for number, (frame, picture) in enumerate(
            zip(timelapse.frames, pictures, strict=True), 1
        ):
            days = f"{frame.date_from.isoformat()}_{frame.date_to.isoformat()}"
            shown_days = timelapse.scene.language["film.frame"].format(
                date_from=frame.date_from, date_to=frame.date_to
            )
            subtitle = f"{timelapse.scene.subtitle} {shown_days}"
            facts = scene_provenance(replace(timelapse.scene, subtitle=subtitle))
            png, pixels = encode_png(picture)
            name = f"frame-{number:0{digits}d}_{days}.png"
            archive.writestr(
                zipfile.ZipInfo(name, OLDEST),
                stamp_png(png, pixels, facts),
            )


ENCODERS: Mapping[
    str, Callable[[Timelapse, Iterator[Image.Image], IO[bytes]], None]
] = {
    "webp": _write_webp,
    "gif": _write_gif,
    "zip": _write_zip,
    "mp4": write_mp4,
}
