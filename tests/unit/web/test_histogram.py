"""The small histogram: heights, what is chosen, and its words."""

from __future__ import annotations

import re
from datetime import date

import pytest

from dashboard.web.histogram import HATCH, HEIGHT, histogram_html

BARS = [(date(2023, 6, 1), 4), (date(2023, 6, 8), 0), (date(2023, 6, 15), 1200)]


def bars(
    since: date | None = None, until: date | None = None
) -> list[tuple[str, str, str]]:
    """Return title, height and opacity of each bar."""
    html = histogram_html("week", BARS, since, until)
    return re.findall(
        r'title="([^"]*)" style="[^"]*height:(\d+)px;[^"]*opacity:([\d.]+);', html
    )


def test_bars_are_as_high_as_their_claims_and_a_few_are_seen() -> None:
    assert [(title, int(height)) for title, height, _ in bars()] == [
        ("week of 1 June 2023: 4", 2),
        ("week of 8 June 2023: 0", 0),
        ("week of 15 June 2023: 1,200", HEIGHT),
    ]


@pytest.mark.parametrize(
    ("since", "until", "chosen"),
    [
        (None, None, [1, 1, 1]),
        (date(2023, 6, 8), None, [0, 1, 1]),
        (date(2023, 6, 7), None, [1, 1, 1]),
        (None, date(2023, 6, 8), [1, 1, 0]),
        (None, date(2023, 6, 7), [1, 0, 0]),
        (date(2023, 6, 20), date(2023, 6, 21), [0, 0, 1]),
        (date(2024, 1, 1), None, [0, 0, 1]),
    ],
)
def test_what_the_filter_chooses_is_strong(
    since: date | None, until: date | None, chosen: list[int]
) -> None:
    assert [float(o) for _, _, o in bars(since, until)] == [
        0.8 if c else 0.2 for c in chosen
    ]


def test_what_is_read_out_and_what_stands_below() -> None:
    html = histogram_html("week", BARS, None, None)
    assert (
        'aria-label="Claims by week, 1 June 2023 to 15 June 2023; at most 1,200 in one'
        ' week"'
    ) in html
    assert html.count("<span>Jun 2023</span>") == 2
    assert ">Claims by week</div>" in html
    none = histogram_html("day", [(date(2023, 6, 1), 0)], None, None)
    assert "height:0px" in none


def test_what_happened_on_or_before_its_day_is_hatched_and_said() -> None:
    html = histogram_html("week", BARS, None, None, by=[1, 0, 1200])
    titles = re.findall(r'title="([^"]*)"', html)
    assert titles == [
        "week of 1 June 2023: 4, of these 1 on or before",
        "week of 8 June 2023: 0",
        "week of 15 June 2023: 1,200, of these 1,200 on or before",
    ]
    assert [float(part) for part in re.findall(r"currentColor (\d+)%", html)] == [75, 0]
    assert html.count(HATCH) == 2
    assert "1,201 happened on or before their day" in html
    assert "hatched: on or before" in html
    assert HATCH not in histogram_html("week", BARS, None, None)
