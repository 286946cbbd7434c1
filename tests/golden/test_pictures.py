"""Whole pictures beside golden ones, by what the eye sees. `python -m
tests.golden.test_pictures` draws them anew.

Both are compared at half their size, so that a letter a quarter pixel aside does not
count. Tolerance: colours differ by 1 of 255 on average at most, and by more than 40 in
at most 5 of 1,000 pixels (edges of letters of another FreeType).
"""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image

from dashboard.cartography import Scene, picture_file
from tests.unit.cartography.scenes import FOLDERS, SCENE, scene

FOLDER = Path(__file__).parent / "pictures"
CASES: dict[str, Scene] = {
    "preview-light": SCENE,
    "preview-dark-uk": scene("preview", "dark", "uk"),
    "square-grey": scene("square", "grey"),
    "story-light-uk": scene("story", language="uk"),
    "a4-light": scene("a4"),
}
MEAN, FAR, SHARE = 1.0, 40, 0.005


def drawn(one: Scene) -> Image.Image:
    with Image.open(io.BytesIO(picture_file(one, FOLDERS, "png"))) as picture:
        return picture.convert("RGB").reduce(2)


def difference(one: Image.Image, other: Image.Image) -> npt.NDArray[np.int16]:
    apart: npt.NDArray[np.int16] = np.abs(
        np.asarray(one, dtype=np.int16) - np.asarray(other, dtype=np.int16)
    )
    return np.asarray(apart.max(axis=2), dtype=np.int16)


def alike(one: Image.Image, other: Image.Image) -> bool:
    if one.size != other.size:
        return False
    apart = difference(one, other)
    return bool(apart.mean() <= MEAN and (apart > FAR).mean() <= SHARE)


@pytest.mark.parametrize("name", CASES)
def test_a_picture_looks_like_the_golden_one(name: str) -> None:
    with Image.open(FOLDER / f"{name}.png") as golden:
        assert alike(drawn(CASES[name]), golden.convert("RGB"))


def test_the_comparison_sees_a_marker_that_is_not_there() -> None:
    with Image.open(FOLDER / "preview-light.png") as golden:
        held = golden.convert("RGB")
    fewer = scene("preview", callouts=SCENE.callouts[:1])
    assert not alike(drawn(fewer), held)
    assert not alike(drawn(scene("preview", markers=SCENE.markers[1:])), held)
    assert not alike(drawn(scene("preview", "dark")), held)


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for each, wanted in CASES.items():
        drawn(wanted).save(FOLDER / f"{each}.png", optimize=True)
