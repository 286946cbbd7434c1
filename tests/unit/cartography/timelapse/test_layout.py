"""A time-lapse: its bounds, and the layout that its frames share."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from dashboard.cartography.timelapse.layout import (
    check_timelapse,
    is_upright,
    lay_out_frames,
    timelapse_map_size,
)
from dashboard.domain.errors import BadInput
from dashboard.domain.geography.geo import View
from tests.unit.cartography.scenes import FOLDERS, MARKERS, SCENE
from tests.unit.cartography.svg import texts
from tests.unit.cartography.timelapse.test_strip import FRAMES, timelapse

PLAIN = replace(SCENE, width=900, height=500)


@pytest.mark.parametrize(
    ("fields", "frames", "reason"),
    [
        ({}, 0, "0 frames: a time-lapse has 1 to 400"),
        ({}, 401, "401 frames: a time-lapse has 1 to 400"),
        (
            {"width": 1920, "height": 1094},
            1,
            "1920 x 1094: a frame has at most 2,100,000",
        ),
        ({"scale": 1.5}, 1, "900 x 500: a frame has at most 2,100,000 pixels"),
        ({"width": 199}, 1, "width 199"),
        (
            {"width": 1920, "height": 1080},
            150,
            "150 frames of 1920 x 1080: at most 149 of that size",
        ),
    ],
)
def test_what_is_refused_is_named(
    fields: dict[str, object], frames: int, reason: str
) -> None:
    with pytest.raises(BadInput, match=re.escape(reason)):
        check_timelapse(replace(PLAIN, **fields), frames)  # type: ignore[arg-type]


def test_the_bounds_themselves_are_allowed() -> None:
    check_timelapse(PLAIN, 1)
    check_timelapse(PLAIN, 400)
    check_timelapse(replace(PLAIN, width=1920, height=1080), 149)


def test_the_last_frame_stands_longer() -> None:
    assert timelapse().pauses == [200, 200, 200, 1500]
    assert replace(timelapse(), pause=2000).pauses == [2000] * 4
    assert replace(timelapse(), frames=FRAMES[:1]).pauses == [1500]


def test_upright() -> None:
    sizes = [(625, 500), (624, 500), (500, 700)]
    assert [is_upright(replace(PLAIN, width=w, height=h)) for w, h in sizes] == [
        False,
        True,
        True,
    ]


def test_the_legend_of_all_frames_stands_beside_the_map() -> None:
    one = timelapse()
    layout = lay_out_frames(one, *FOLDERS)
    assert layout.panel
    assert layout.panel.width == 204
    assert layout.on.rect.right == layout.panel.x == 696
    assert layout.legend
    assert [entry.text for entry, *_ in layout.legend.lines] == [
        "Who acts",
        "Ukraine",
        "Russia",
        "What is claimed",
        "Retaken",
        "Control",
        "Signs",
        "Number of claims",
        "Contested",
    ]
    assert [len(markers) for markers in layout.markers] == [2, 0, 2, 2]
    assert layout.strip.height == 82
    assert layout.strip.y == layout.on.rect.bottom
    assert layout.strip.bottom == 640 - layout.footer.height
    assert timelapse_map_size(one.scene, FOLDERS[1]) == (
        696,
        int(layout.on.rect.height),
    )


def test_the_legend_of_an_upright_time_lapse_stands_under_the_map() -> None:
    one = timelapse(size=(500, 700))
    layout = lay_out_frames(one, *FOLDERS)
    assert layout.panel
    assert layout.panel.x == 0
    assert layout.panel.y == layout.on.rect.bottom
    assert layout.panel.bottom == layout.strip.y
    assert layout.strip.height == 122
    width, least = timelapse_map_size(one.scene, FOLDERS[1])
    assert width == 500
    assert least <= layout.on.rect.height


def test_without_markers_the_map_takes_the_room() -> None:
    for size in ((900, 640), (500, 700)):
        one = timelapse(size=size, frames=(replace(FRAMES[1], markers=()),))
        layout = lay_out_frames(one, *FOLDERS)
        assert (layout.panel, layout.legend) == (None, None)
        assert layout.on.rect.width == size[0]


def test_a_time_lapse_too_low_is_refused() -> None:
    with pytest.raises(BadInput, match="900 x 200: too low for a time-lapse"):
        lay_out_frames(timelapse(size=(900, 200)), *FOLDERS)


def test_names_of_the_background_keep_off_the_markers_of_all_frames() -> None:
    bakhmut = replace(FRAMES[0], markers=MARKERS[1:2])
    with_marker = lay_out_frames(timelapse(frames=(FRAMES[1], bakhmut)), *FOLDERS)
    without = lay_out_frames(timelapse(frames=(FRAMES[1],)), *FOLDERS)
    assert "Bakhmut" in texts(without.ground)
    assert "Bakhmut" not in texts(with_marker.ground)


def test_the_small_map_is_on_every_frame_of_a_near_view() -> None:
    near, one = lay_out_frames(timelapse(), *FOLDERS), timelapse()
    assert near.inset
    assert 'class="inset"' in near.ground
    far = replace(one, scene=replace(one.scene, view=View(48.6, 31.4, 5.5)))
    assert lay_out_frames(far, *FOLDERS).inset is None
