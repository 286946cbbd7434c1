"""A time-lapse as MP4: frames, how long they stand, and what is said without PyAV."""

from __future__ import annotations

import io
import sys
from fractions import Fraction
from functools import partial

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


def test_whether_a_film_can_be_written(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def spec(name: str, result: object) -> object:
        asked.append(name)
        return result

    for result in (object(), None):
        monkeypatch.setattr(mp4, "find_spec", partial(spec, result=result))
        assert mp4.mp4_available() is (result is not None)
    assert asked == ["av", "av"]


def test_when_each_frame_begins() -> None:
    pictures = [Image.new("RGB", (2, 2)) for _ in ONE.pauses]
    timed = list(mp4._timed(ONE, iter(pictures)))
    assert [at for at, _ in timed] == [0, 200, 400, 600, 2099]
    assert [picture for _, picture in timed] == [*pictures, pictures[-1]]


def test_how_a_film_is_packed() -> None:
    assert (mp4.QUALITY, mp4.EFFORT, mp4.THREADS) == ("20", "medium", 2)
    assert Fraction("0.001") == mp4.MILLISECONDS


def test_even_sides_are_the_next_ones() -> None:
    for size, even in (((4, 6), (4, 6)), ((5, 6), (6, 6)), ((4, 7), (4, 8))):
        assert mp4._even(Image.new("RGB", size)).size == even
    drawn = Image.new("RGB", (3, 3), "#FFFFFF")
    drawn.putpixel((0, 0), (1, 2, 3))
    larger = mp4._even(drawn)
    assert larger.getpixel((2, 2)) == (255, 255, 255)
    assert larger.getpixel((3, 3)) == larger.getpixel((0, 0)) == (1, 2, 3)
