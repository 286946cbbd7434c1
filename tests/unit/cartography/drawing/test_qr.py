"""The link as a QR code: when there is one, how large, and that it can be read."""

from __future__ import annotations

from dataclasses import replace

import pytest
import segno

from dashboard.cartography.drawing.qr import LONGEST, QUIET, QrCode, qr_code
from tests.unit.cartography.scenes import SCENE
from tests.unit.cartography.svg import attribute, elements, numbers

LINK = "https://map.example/s/k3f9a"


def code(link: str = LINK, **fields: object) -> QrCode | None:
    return qr_code(replace(SCENE, **fields), link)  # type: ignore[arg-type]


def test_when_there_is_none() -> None:
    assert code("") is None
    assert code("x" * (LONGEST + 1)) is None
    assert code("x" * LONGEST) is not None
    assert code(without=frozenset({"qr"})) is None
    assert code(without=frozenset({"legend"})) is not None


@pytest.mark.parametrize(
    ("unit", "module"), [(0.5, 2), (1.0, 2), (1.3, 3), (2.3, 5), (3.0, 6)]
)
def test_modules_are_whole_pixels(unit: float, module: float) -> None:
    one = code(fixed_unit=unit)
    assert one
    assert one.module == module
    assert one.size == (len(one.rows) + 2 * QUIET) * module
    assert QUIET == 4


def test_the_modules_are_those_of_the_link() -> None:
    one = code()
    assert one
    expected = segno.make_qr(LINK, error="l", boost_error=True).matrix
    assert [list(row) for row in one.rows] == [list(row) for row in expected]


def test_dark_runs_on_a_white_plate() -> None:
    one = QrCode(20, 2, (bytes([1, 1, 0, 1]), bytes([0, 0, 0, 0])))
    svg = one.element_at(100, 50)
    (plate,) = elements(svg, "rect")
    assert numbers(plate, "x", "y", "width", "height") == (100, 50, 20, 20)
    assert attribute(plate, "fill") == "#FFFFFF"
    (path,) = elements(svg, "path")
    assert attribute(path, "d") == "M108 58h4v2h-4zM114 58h2v2h-2z"
    assert attribute(path, "fill") == "#000000"
    assert 'class="qr" data-box="99 49 22 22"' in svg
