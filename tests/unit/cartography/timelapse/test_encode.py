"""Frames in a file, read back: how many, how long, in which colours, with which facts."""

from __future__ import annotations

import io
import zipfile

import numpy as np
import pytest
from PIL import Image

from dashboard.cartography import PICTURE_THEMES, examine
from dashboard.cartography.style import ACTOR_COLOUR
from dashboard.cartography.timelapse import encode
from dashboard.cartography.timelapse.encode import timelapse_file, write_timelapse
from dashboard.cartography.timelapse.frames import draw_frames
from dashboard.domain.errors import BadInput
from tests.unit.cartography.scenes import FOLDERS
from tests.unit.cartography.timelapse.test_strip import timelapse

ONE = timelapse()


def opened(kind: str) -> Image.Image:
    return Image.open(io.BytesIO(timelapse_file(ONE, FOLDERS, kind)))


def pauses(film: Image.Image) -> list[int]:
    found = []
    for number in range(film.n_frames):  # type: ignore[attr-defined]
        film.seek(number)
        film.load()
        found.append(film.info["duration"])
    return found


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["webp", "gif"])
def test_frames_and_how_long_they_stand(kind: str) -> None:
    with opened(kind) as film:
        assert (film.format or "").lower() == kind
        assert (film.n_frames, film.size, film.info["loop"]) == (4, (900, 640), 0)  # type: ignore[attr-defined]
        assert pauses(film) == [200, 200, 200, 1500]


def test_a_gif_has_the_exact_colours_of_markers() -> None:
    with opened("gif") as film:
        comment = film.info["comment"]
        drawn = film.convert("RGB")
    colours = {colour for _, colour in drawn.getcolors(100_000) or []}
    for paint in (ACTOR_COLOUR["UA"], ACTOR_COLOUR["RU"], PICTURE_THEMES["light"].text):
        assert tuple(int(paint[at : at + 2], 16) for at in (1, 3, 5)) in colours
    assert comment == (b"Where the sides say they moved. https://map.example/s/k3f9a")


def test_a_gif_shows_each_frame() -> None:
    with opened("gif") as film:
        for number, picture in enumerate(draw_frames(ONE, *FOLDERS)):
            film.seek(number)
            shown = np.asarray(film.convert("RGB").reduce(8), dtype=np.int16)
            expected = np.asarray(picture.reduce(8), dtype=np.int16)
            assert np.abs(shown - expected).mean() < 3


def test_a_webp_carries_facts_and_no_checksum() -> None:
    with opened("webp") as film:
        packet = film.info["xmp"]
    assert b"<frontline:facts>" in packet
    assert b"checksum" not in packet


@pytest.mark.slow
def test_a_zip_holds_a_sealed_picture_of_each_frame() -> None:
    file = timelapse_file(ONE, FOLDERS, "zip")
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        assert archive.namelist() == [
            "frame-1_2023-06-01_2023-06-07.png",
            "frame-2_2023-06-08_2023-06-14.png",
            "frame-3_2023-06-15_2023-06-15.png",
            "frame-4_2023-06-16_2023-06-22.png",
        ]
        verdicts = [examine(archive.read(name)) for name in archive.namelist()]
        dates = {info.date_time for info in archive.infolist()}
    assert [verdict.state for verdict in verdicts] == ["intact"] * 4
    assert verdicts[2].facts["shows"] == (
        "27 claims at 4 places, 1–30 June 2023, from 9 sources."
        " This frame: 2023-06-15 to 2023-06-15."
    )
    assert dates == {(1980, 1, 1, 0, 0, 0)}
    assert file == timelapse_file(ONE, FOLDERS, "zip")


def test_progress_and_other_kinds() -> None:
    steps: list[tuple[int, int]] = []
    timelapse_file(ONE, FOLDERS, "zip", lambda *step: steps.append(step))
    assert steps == [(1, 4), (2, 4), (3, 4), (4, 4)]
    with pytest.raises(
        BadInput, match="format 'avi': not known; one of webp, gif, zip"
    ):
        write_timelapse(ONE, FOLDERS, "avi", io.BytesIO())


def test_how_frames_are_packed() -> None:
    assert (encode.QUALITY, encode.EFFORT) == (82, 1)
    assert (encode.COLOURS, encode.NEAR) == (256, 9)
    assert encode.OLDEST == (1980, 1, 1, 0, 0, 0)
    assert list(encode.ENCODERS) == ["webp", "gif", "zip", "mp4"]


def test_what_is_said_of_another_kind() -> None:
    with pytest.raises(BadInput) as error:
        write_timelapse(ONE, FOLDERS, "x" * 21, io.BytesIO())
    assert str(error.value) == (
        f"time-lapse format '{'x' * 20}': not known; one of webp, gif, zip, mp4"
    )


@pytest.mark.parametrize(
    ("other", "is_far"),
    [((10, 20, 30), False), ((19, 11, 39), False), ((10, 20, 40), True)],
)
def test_how_far_colours_stand_apart(
    other: tuple[int, int, int], *, is_far: bool
) -> None:
    assert encode._is_far((10, 20, 30), other) is is_far


def test_the_box_of_what_changed() -> None:
    before = Image.new("P", (9, 9))
    before.putpalette([0, 0, 0, 255, 255, 255])
    now = before.copy()
    assert encode._changed(now, before) == (0, 0, 1, 1)
    now.putpixel((3, 4), 1)
    now.putpixel((5, 7), 1)
    assert encode._changed(now, before) == (3, 4, 6, 8)


def test_frames_as_one_picture_of_many() -> None:
    pictures = [Image.new("RGB", (2, 2), (n, n, n)) for n in range(4)]
    sequence = encode._FrameSequence(iter(pictures), 4)
    assert (sequence.n_frames, sequence.tell(), sequence.size) == (4, 0, (2, 2))
    sequence.seek(2)
    assert (sequence.tell(), sequence.getpixel((0, 0))) == (2, (2, 2, 2))
    # A writer that goes back when it is done stays where it is.
    sequence.seek(0)
    assert (sequence.tell(), sequence.getpixel((0, 0))) == (2, (2, 2, 2))
