"""The strip under a time-lapse: running date, counts and bars, to the letter."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from PIL import Image

from dashboard.cartography import LANGUAGES, PICTURE_THEMES
from dashboard.cartography.timelapse.layout import (
    Timelapse,
    TimelapseFrame,
    lay_out_frames,
)
from dashboard.cartography.timelapse.strip import DateStrip, frame_count
from dashboard.domain.geography.geo import View
from tests.unit.cartography.scenes import FOLDERS, MARKERS, SCENE
from tests.unit.cartography.svg import elements, numbers, texts

EN, UK = LANGUAGES["en"], LANGUAGES["uk"]


def frame(first: int, last: int, claims: int) -> TimelapseFrame:
    return TimelapseFrame(
        date_from=date(2023, 6, first),
        date_to=date(2023, 6, last),
        claims=claims,
        markers=MARKERS[:2] if claims else (),
    )


FRAMES = (frame(1, 7, 12), frame(8, 14, 0), frame(15, 15, 3), frame(16, 22, 24))


def timelapse(**more: object) -> Timelapse:
    scene = replace(
        SCENE,
        view=View(48.3, 37.4, 8),
        width=900,
        height=640,
        fixed_unit=1.0,
        callouts=(),
        remark="",
    )
    fields: dict[str, Any] = {
        "frames": FRAMES,
        "cumulative": False,
        "note": "A note.",
        **more,
    }
    if "language" in fields:
        scene = replace(scene, language=fields.pop("language"))
    if "size" in fields:
        width, height = fields.pop("size")
        scene = replace(scene, width=width, height=height)
    if "unit" in fields:
        scene = replace(scene, fixed_unit=fields.pop("unit"))
    return Timelapse(scene=scene, pause=200, **fields)


def strip(**more: object) -> DateStrip:
    one = timelapse(**more)
    return DateStrip(one, lay_out_frames(one, *FOLDERS))


@pytest.mark.parametrize(
    ("claims", "drawn", "cumulative", "words"),
    [
        (12, 10, False, "12 claims of these days, 10 on this map"),
        (12, 12, False, "12 claims of these days, all on this map"),
        (1, 1, False, "1 claim of these days, 1 on this map"),
        (2, 2, False, "2 claims of these days, all on this map"),
        (1200, 0, True, "1,200 claims of all days so far, 0 on this map"),
        (0, 0, False, "No claims of these days"),
        (0, 0, True, "No claims of all days so far"),
    ],
)
def test_what_a_frame_counts(
    claims: int, drawn: int, cumulative: bool, words: str
) -> None:
    one = replace(FRAMES[0], claims=claims)
    assert frame_count(EN, one, drawn, cumulative=cumulative) == words


def test_a_frame_of_one_day_says_so() -> None:
    assert frame_count(EN, FRAMES[2], 2, cumulative=False) == (
        "3 claims of this day, 2 on this map"
    )
    assert frame_count(EN, FRAMES[2], 2, cumulative=True).startswith(
        "3 claims of all days so far"
    )


def test_the_running_date() -> None:
    own, all_days = strip(), strip(cumulative=True)
    assert texts(own.text_elements(0, 12), "date") == ["1–7 June 2023"]
    assert texts(own.text_elements(2, 3), "date") == ["15 June 2023"]
    assert texts(all_days.text_elements(2, 3), "date") == ["1–15 June 2023"]
    assert texts(own.text_elements(0, 12), "count") == [
        "12 claims of these days, all on this map"
    ]
    uk = strip(language=UK).text_elements(3, 5)
    assert texts(uk, "date") == ["16–22 червня 2023"]
    assert texts(uk, "count") == [
        UK["film.counted"].format(
            claims="24 твердження", days=UK["film.own days"], drawn="5"
        )
    ]


def test_what_stands_on_every_frame() -> None:
    assert texts(strip().static_elements()) == [
        "1 June 2023",
        "22 June 2023",
        "A note.",
    ]
    assert texts(strip(language=UK).static_elements()) == [
        "1 червня 2023",
        "22 червня 2023",
        "A note.",
    ]
    long = texts(strip(note="word " * 100).static_elements(), "note")[0]
    assert long.endswith("…")


def test_the_last_day_is_left_out_where_it_would_cover_the_first() -> None:
    large = strip(size=(400, 1900), unit=2.6)
    assert texts(large.static_elements()) == ["1 June 2023", "A note."]


def test_bars_are_as_high_as_their_claims() -> None:
    one = strip()
    bars = one.bars
    assert bars.x == pytest.approx(16 + 868 * 0.45)
    assert bars.width == pytest.approx(868 * 0.55)
    assert bars.height == 30
    low = round(bars.bottom)
    heights = [low - one.bar(n)[1] for n in range(4)]
    assert heights == [15, 0, 4, 30]
    assert all(one.bar(n)[3] == low - 1 for n in range(4))
    step = bars.width / 4
    assert [one.bar(n)[0] for n in range(4)] == [
        round(bars.x + n * step) for n in range(4)
    ]
    assert one.bar(0)[2] == one.bar(1)[0] - 2
    papers = elements(one.static_elements(), "rect", "paper")
    assert len(papers) == 3 + 1, "a bar for each frame with claims, and the track"
    few = strip(frames=(replace(FRAMES[0], claims=1), replace(FRAMES[0], claims=999)))
    assert round(few.bars.bottom) - few.bar(0)[1] == 2


def test_thin_bars_have_no_gap() -> None:
    many = strip(frames=FRAMES * 50)
    assert many.bar(1)[0] - many.bar(0)[2] == 1


def test_the_bars_of_an_upright_time_lapse_stand_under_the_date() -> None:
    one = strip(size=(500, 700))
    assert (one.bars.x, one.bars.width, one.bars.height) == (16, 468, 26)
    assert one.bars.y == one.rect.y + 54
    assert one.text_width == 468


def painted(cumulative: bool) -> tuple[list[bool], int]:
    """Return whether each bar is dark on the third frame, and how far the track is."""
    one = strip(cumulative=cumulative)
    picture = Image.new("RGB", (900, 640), "white")
    one.paint(picture, 2)
    ink = Image.new("RGB", (1, 1), PICTURE_THEMES["light"].text).getpixel((0, 0))
    dark = [picture.getpixel((one.bar(n)[0], one.bar(n)[3])) == ink for n in range(4)]
    row = round(one.bars.bottom) + 1
    track = [x for x in range(900) if picture.getpixel((x, row)) == ink]
    assert track[0] == round(one.bars.x)
    assert picture.getpixel((track[0], row + 3)) != ink
    return dark, track[-1] - one.bar(2)[2]


def test_the_bar_of_the_frame_is_dark_and_the_track_reaches_it() -> None:
    assert painted(False) == ([False, False, True, False], 0)
    assert painted(True) == ([True, False, True, False], 0)


def test_where_date_and_count_stand() -> None:
    one = strip()
    day, count = elements(one.text_elements(0, 12), "text")
    assert numbers(day, "x", "font-size") == (16, 20)
    assert numbers(count, "x", "font-size") == (16, 13)
    assert numbers(day, "y")[0] == pytest.approx(one.rect.y + 7 + 19, abs=0.1)
    assert numbers(count, "y")[0] == pytest.approx(one.rect.y + 7 + 39, abs=0.1)


def test_what_stands_under_every_frame_to_the_number() -> None:
    drawn = strip(frames=FRAMES[:2], unit=1.5, size=(900, 1100)).static_elements()
    assert drawn == (
        '<rect class="paper" x="24.0" y="827.0" width="425.0" height="39.0"'
        ' fill="#A9A293"/><rect class="paper" x="24.0" y="866.0" width="852.0"'
        ' height="6.0" fill="#B3AA98"/>'
        '<text x="24.0" y="890.1" font-size="17.2" fill="#6A655C">1 June'
        ' 2023</text><text x="772.1" y="890.1" font-size="17.2" fill="#6A655C">14'
        ' June 2023</text><text x="24.0" y="918.5" font-size="17.2"'
        ' fill="#6A655C" class="note">A note.</text>'
    )


def test_date_and_count_to_the_number() -> None:
    assert strip().text_elements(0, 12) == (
        '<text x="16.0" y="485.0" font-size="20.0" fill="#1F2328"'
        ' font-weight="700" class="date">1–7 June 2023</text>'
        '<text x="16.0" y="505.0" font-size="13.0" fill="#1F2328"'
        ' class="count">12 claims of these days, all on this map</text>'
    )


def test_long_dates_and_counts_are_shortened() -> None:
    narrow = strip(size=(300, 1000), unit=1.5)
    assert texts(narrow.text_elements(0, 12)) == [
        "1–7 June 2023",
        "12 claims of these days, a…",
    ]
    assert strip(size=(300, 700), unit=0.5).faint.size == 7.5


def test_the_bar_of_many_claims_is_the_highest() -> None:
    one = strip()
    assert [one.bar(n) for n in range(4)] == [
        (407, 483, 524, 497),
        (526, 498, 643, 497),
        (645, 494, 763, 497),
        (765, 468, 882, 497),
    ]
