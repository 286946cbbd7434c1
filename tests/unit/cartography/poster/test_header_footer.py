"""Every sentence above and below the map, in both languages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.cartography.drawing.text import Metrics, load_metrics
from dashboard.cartography.language import LANGUAGES
from dashboard.cartography.poster.header_footer import (
    Band,
    credit_line,
    footer_band,
    heading_band,
)
from dashboard.cartography.scene import Scene, TileBackground
from tests.unit.cartography.scenes import FOLDERS, SCENE
from tests.unit.cartography.svg import elements, numbers, texts

METRICS = load_metrics(FOLDERS[1])
WIDE = replace(SCENE, width=3000, fixed_unit=1.0)
UK = replace(WIDE, language=LANGUAGES["uk"])
CREDIT = "© OpenStreetMap contributors (ODbL) · GeoNames (CC BY 4.0) · Natural Earth"


def said(band: Band) -> list[str]:
    return [text for text, _, _ in band.lines]


def test_the_heading() -> None:
    assert said(heading_band(WIDE, METRICS)) == [
        "Where the sides say they moved",
        "27 claims at 4 places, 1–30 June 2023, from 9 sources.",
        "Remark: Seen at noon.",
    ]
    assert said(heading_band(UK, METRICS))[2] == "Примітка: Seen at noon."
    bare = replace(WIDE, title="", subtitle="", remark="")
    assert heading_band(bare, METRICS) == Band(3000, 0)
    assert heading_band(bare, METRICS).element_at(0) == ""


def test_the_footer() -> None:
    assert said(footer_band(WIDE, METRICS)) == [
        "Claims, not facts: each point stands for what a source says."
        " 14 more claims have no place on the map.",
        "Sources: TASS, BBC and 7 more",
        f"{CREDIT} · As known on 20 November 2026 · made on 23 November 2026"
        " · data 0123456789ab",
        "https://map.example/s/k3f9a",
    ]


def test_the_footer_in_ukrainian() -> None:
    assert said(footer_band(UK, METRICS)) == [
        "Твердження, а не факти: кожна точка — це слова джерела."
        " Ще 14 тверджень без місця на карті.",
        "Sources: TASS, BBC and 7 more",
        f"{CREDIT} · Станом на 20 листопада 2026 · створено 23 листопада 2026"
        " · дані 0123456789ab",
        "https://map.example/s/k3f9a",
    ]


@pytest.mark.parametrize(
    ("unplaced", "sentence"),
    [
        (0, ""),
        (-1, ""),
        (1, " 1 more claim has no place on the map."),
        (1200, " 1,200 more claims have no place on the map."),
    ],
)
def test_claims_without_a_place(unplaced: int, sentence: str) -> None:
    warning = "Claims, not facts: each point stands for what a source says."
    band = footer_band(replace(WIDE, unplaced=unplaced), METRICS)
    assert said(band)[0] == warning + sentence


def test_what_is_not_known_is_left_out() -> None:
    bare = replace(WIDE, as_of=None, revision="", sources="", link="", unplaced=0)
    band = footer_band(bare, METRICS)
    assert said(band)[1:] == [f"{CREDIT} · Made on 23 November 2026"]
    assert band.code is None


def test_the_credit_of_an_online_map_comes_first() -> None:
    tiles = TileBackground(
        credit="© Me", has_labels=True, zoom=8, tile_size=256, tiles=()
    )
    assert credit_line(replace(WIDE, tiles=tiles)) == f"© Me · {CREDIT}"
    assert credit_line(WIDE) == CREDIT


def test_in_a_narrow_picture_the_credit_is_whole() -> None:
    lines = said(footer_band(replace(SCENE, width=400, fixed_unit=1.0), METRICS))
    joined = " ".join(lines)
    assert CREDIT in joined
    assert "As known on 20 November 2026 · made on 23 November 2026" in joined
    assert len(lines) > 6


def sizes(scene: Scene) -> list[float]:
    return [style.size for _, style, _ in heading_band(scene, METRICS).lines]


def test_a_longer_title_is_smaller_then_broken() -> None:
    even = Metrics({}, {})

    def title(length: int) -> list[tuple[str, float]]:
        scene = replace(WIDE, width=1032, title="x" * length, subtitle="", remark="")
        return [(t, s.size) for t, s, _ in heading_band(scene, even).lines]

    # A room of 1,000 pixels: 69 characters of 24, 79 of 21, 92 of 18.
    assert [size for _, size in title(69)] == [24]
    assert [size for _, size in title(70)] == [21]
    assert [size for _, size in title(80)] == [18]
    assert [size for _, size in title(93)] == [21, 21]
    assert sizes(WIDE) == [24, 14, 14]


def test_an_upright_picture_has_more_lines() -> None:
    long = "word " * 100
    low = replace(
        SCENE, width=500, height=400, fixed_unit=1.0, subtitle=long, title="T"
    )
    upright = replace(low, height=900)
    lines = [len(heading_band(scene, METRICS).lines) for scene in (low, upright)]
    assert lines == [1 + 2 + 1, 1 + 3 + 1]


def test_lines_stand_one_under_another_on_their_paper() -> None:
    band = heading_band(WIDE, METRICS)
    svg = band.element_at(100)
    assert texts(svg, "heading") == said(band)
    (paper,) = elements(svg, "rect", "paper")
    assert numbers(paper, "x", "y", "width", "height") == (0, 100, 3000, band.height)
    rows = [numbers(text, "x", "y") for text in elements(svg, "text")]
    # 12.8 above, then lines of 1.32 times their size.
    assert rows[0] == (16, pytest.approx(100 + 12.8 + 24 * 0.98, abs=0.1))
    assert rows[1][1] == pytest.approx(100 + 12.8 + 24 * 1.32 + 14 * 0.98, abs=0.1)
    assert band.height == 92


def test_the_code_stands_at_the_right() -> None:
    band = footer_band(WIDE, METRICS)
    assert band.code
    code, x, y = band.code
    assert x == 3000 - code.size - 8
    assert y == (band.height - code.size) // 2
    assert band.height >= code.size + 12
    assert 'class="qr"' in band.element_at(0)
    small = replace(SCENE, width=299, height=299, fixed_unit=1.0)
    assert footer_band(small, METRICS).code is None
    assert footer_band(replace(WIDE, without=frozenset({"qr"})), METRICS).code is None


def test_the_heading_to_the_number() -> None:
    band = heading_band(replace(SCENE, fixed_unit=1.0), Metrics({}, {}))
    assert band.element_at(0) == (
        '<rect class="paper" x="0.0" y="0.0" width="1200.0" height="92.0"'
        ' fill="#FFFFFF"/><text x="16.0" y="36.3" font-size="24.0" fill="#1F2328"'
        ' font-weight="700" class="heading">Where the sides say they moved</text>'
        '<text x="16.0" y="58.2" font-size="14.0" fill="#6A655C"'
        ' class="heading">27 claims at 4 places, 1–30 June 2023, from 9'
        ' sources.</text><text x="16.0" y="76.7" font-size="14.0" fill="#1F2328"'
        ' class="heading">Remark: Seen at noon.</text>'
    )
    assert heading_band(replace(SCENE, fixed_unit=0.5), METRICS).lines[1][1].size == 8


def test_the_footer_to_the_number() -> None:
    band = footer_band(
        replace(SCENE, fixed_unit=2.0, without=frozenset({"qr"})), Metrics({}, {})
    )
    assert band.element_at(500) == (
        '<rect class="paper" x="0.0" y="500.0" width="1200.0" height="227.0"'
        ' fill="#FFFFFF"/><text x="32.0" y="548.1" font-size="23.0"'
        ' fill="#1F2328" font-weight="700" class="footer">Claims, not facts: each'
        " point stands for what a source says. 14 more claims have</text>"
        '<text x="32.0" y="578.5" font-size="23.0" fill="#1F2328"'
        ' font-weight="700" class="footer">no place on the map.</text>'
        '<text x="32.0" y="608.9" font-size="23.0" fill="#6A655C"'
        ' class="footer">Sources: TASS, BBC and 7 more</text>'
        '<text x="32.0" y="639.2" font-size="23.0" fill="#6A655C"'
        ' class="footer">© OpenStreetMap contributors (ODbL) · GeoNames (CC BY'
        " 4.0) · Natural Earth</text>"
        '<text x="32.0" y="669.6" font-size="23.0" fill="#6A655C"'
        ' class="footer">As known on 20 November 2026 · made on 23 November 2026'
        " · data 0123456789ab</text>"
        '<text x="32.0" y="699.9" font-size="23.0" fill="#6A655C"'
        ' class="footer">https://map.example/s/k3f9a</text>'
    )
    assert footer_band(replace(SCENE, fixed_unit=0.5), METRICS).lines[0][1].size == 7


def test_terms_of_layers_stand_between_warning_and_sources() -> None:
    scene = replace(WIDE, terms=("Layer A: CC BY 4.0",), unplaced=0)
    assert said(footer_band(scene, METRICS))[:3] == [
        "Claims, not facts: each point stands for what a source says.",
        "Layer A: CC BY 4.0",
        "Sources: TASS, BBC and 7 more",
    ]


def test_a_code_takes_no_more_than_its_share_of_the_picture() -> None:
    def has_code(width: int, height: int) -> bool:
        scene = replace(SCENE, width=width, height=height, fixed_unit=1.0)
        return footer_band(scene, METRICS).code is not None

    code = footer_band(WIDE, METRICS).code
    assert code
    side = code[0].size
    least_width, least_height = round(side / 0.3) + 1, round(side / 0.22) + 1
    assert has_code(least_width, least_height)
    assert not has_code(least_width - 2, least_height)
    assert not has_code(least_width, least_height - 2)


def test_long_words_are_wrapped_and_bounded() -> None:
    narrow = replace(
        SCENE, width=420, height=600, fixed_unit=1.0, sources="name, " * 100, remark=""
    )
    counts = [
        len(heading_band(replace(narrow, title="t " * 80), METRICS).lines),
        len(heading_band(replace(narrow, subtitle="s " * 400), METRICS).lines),
        len(heading_band(replace(narrow, remark="r " * 120), METRICS).lines),
        len(footer_band(narrow, METRICS).lines),
    ]
    assert counts == [4, 4, 6, 11]
