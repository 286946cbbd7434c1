"""Frames to an MP4 (H.264), which players, messengers and slides take everywhere. It
needs PyAV, which the extra `film` brings.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from fractions import Fraction
from importlib.util import find_spec
from typing import IO

from PIL import Image

from dashboard.cartography.timelapse.layout import Timelapse
from dashboard.domain.errors import BadInput

MILLISECONDS = Fraction(1, 1000)
QUALITY, EFFORT = "20", "medium"
"""Of x264: letters stay sharp; and how long it looks for what can be left out."""
THREADS = 2


def mp4_available() -> bool:
    """Return whether MP4 can be written here."""
    return find_spec("av") is not None


def write_mp4(
    timelapse: Timelapse,
    pictures: Iterator[Image.Image],
    out: IO[bytes],
) -> None:
    """Write the frames, each for as long as it stands. Raises BadInput without PyAV."""
    try:
        import av
    except ImportError as error:
        raise BadInput(
            "an MP4 needs PyAV, which is not installed: pip install"
            " 'frontline-claims[film]', or choose .webp or .gif"
        ) from error
    # The writer goes back to the beginning, which not every output can.
    file = io.BytesIO()
    with av.open(file, "w", format="mp4") as container:
        container.metadata["title"] = timelapse.scene.title
        container.metadata["comment"] = timelapse.scene.link
        options = {"crf": QUALITY, "preset": EFFORT, "tune": "animation"}
        stream = container.add_stream("libx264", rate=1000, options=options)
        scene = timelapse.scene
        stream.width, stream.height = (
            scene.width + scene.width % 2,
            scene.height + scene.height % 2,
        )
        # The one format of pixels that every player takes.
        stream.pix_fmt = "yuv420p"
        stream.codec_context.time_base = MILLISECONDS
        # By itself x264 takes every core, and readers wait meanwhile.
        stream.codec_context.thread_count = THREADS
        # Without frames that look ahead each frame is shown when it says.
        stream.codec_context.max_b_frames = 0
        for at, picture in _timed(timelapse, pictures):
            frame = av.VideoFrame.from_image(_even(picture))
            frame.pts, frame.time_base = at, MILLISECONDS
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    out.write(file.getvalue())


def _timed(
    timelapse: Timelapse,
    pictures: Iterator[Image.Image],
) -> Iterator[tuple[int, Image.Image]]:
    """Yield each frame with the millisecond at which it begins; the last one once more
    at its end, for a film ends where its last frame begins.
    """
    at = 0
    for picture, pause in zip(pictures, timelapse.pauses, strict=True):
        yield at, picture
        at += pause
    yield at - 1, picture


def _even(picture: Image.Image) -> Image.Image:
    """Return the picture with even sides: of colours the film keeps every other one."""
    width, height = (side + side % 2 for side in picture.size)
    if (width, height) == picture.size:
        return picture
    larger = Image.new("RGB", (width, height), picture.getpixel((0, 0)))
    larger.paste(picture, (0, 0))
    return larger
