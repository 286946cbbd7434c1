"""A time-lapse as MP4: frames, how long they stand, and what is said without PyAV."""

from __future__ import annotations

import io
import sys

import pytest
from PIL import Image

from dashboard.cartography.timelapse import mp4
from dashboard.cartography.timelapse.encode import timelapse_file
from dashboard.domain.errors import BadInput
from tests.unit.cartography.scenes import FOLDERS
from tests.unit.cartography.timelapse.test_encode import ONE


def test_without_the_extra_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "av", None)
    with pytest.raises(BadInput, match=r"frontline-claims\[film\].*\.webp or \.gif"):
        timelapse_file(ONE, FOLDERS, "mp4")


def test_every_frame_stands_as_long_as_it_says() -> None:
    av = pytest.importorskip("av", reason="the extra `film` is not installed")
    assert mp4.mp4_available()
    film = timelapse_file(ONE, FOLDERS, "mp4")
    with av.open(io.BytesIO(film)) as container:
        stream = container.streams.video[0]
        assert stream.codec_context.name == "h264"
        assert stream.codec_context.pix_fmt == "yuv420p"
        assert (stream.width, stream.height) == (900, 640)
        assert container.metadata["title"] == ONE.scene.title
        frames = list(container.decode(video=0))
        starts = [round(1000 * float(frame.pts * frame.time_base)) for frame in frames]
        assert starts == [0, 200, 400, 600, 2099]
        assert round(container.duration / 1000) == sum(ONE.pauses)


def test_odd_sides_become_even() -> None:
    picture = Image.new("RGB", (31, 20), "#123456")
    even = mp4._even(picture)
    assert even.size == (32, 20)
    assert even.getpixel((31, 19)) == (0x12, 0x34, 0x56)
    assert mp4._even(even) is even
