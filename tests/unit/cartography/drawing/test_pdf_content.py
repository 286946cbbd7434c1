"""SVG elements as PDF operators, one by one."""

from __future__ import annotations

import pytest

from dashboard.cartography.drawing.glyphs import FONT_FILES
from dashboard.cartography.drawing.pdf_content import PageContent
from dashboard.cartography.drawing.truetype import load_font
from tests.unit.cartography.scenes import FOLDERS

FACES = tuple(load_font(FOLDERS[1] / name) for name in FONT_FILES)
BLACK = "0 0 0 rg "


def content(svg: str) -> PageContent:
    head = '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200">'
    return PageContent.of(f"{head}{svg}</svg>", FACES)


@pytest.mark.parametrize(
    ("path", "operators"),
    [
        ("M1 2L3 4", "1 2 m 3 4 l"),
        ("M1 2H5V6", "1 2 m 5 2 l 5 6 l"),
        ("M1 2h5v6h-2v-3", "1 2 m 6 2 l 6 8 l 4 8 l 4 5 l"),
        ("M1 2L3 4Z", "1 2 m 3 4 l h"),
        ("M1 2C3 4 5 6 7 8H9", "1 2 m 3 4 5 6 7 8 c 9 8 l"),
        ("M1 2L3 4 5 6", "1 2 m 3 4 l 5 6 l"),
        ("M-1.5 2L3 4zM5 6h1", "-1.5 2 m 3 4 l h 5 6 m 6 6 l"),
    ],
)
def test_paths(path: str, operators: str) -> None:
    assert content(f'<path d="{path}"/>').text == f"q {BLACK}{operators} f Q"


@pytest.mark.parametrize(
    ("attributes", "start", "end"),
    [
        ('fill="#FF0080"', "1 0 0.502 rg ", "f"),
        ('fill="none" stroke="#0000FF"', "0 0 1 RG 1 w ", "S"),
        ('fill="none"', "", "n"),
        (
            'fill="#000000" stroke="#FFFFFF" stroke-width="2"',
            BLACK + "1 1 1 RG 2 w ",
            "B",
        ),
        ('fill-rule="evenodd"', BLACK, "f*"),
        ('fill-rule="evenodd" stroke="#000000"', BLACK + "0 0 0 RG 1 w ", "B*"),
        (
            'fill="none" stroke="#000000" stroke-linecap="round"'
            ' stroke-linejoin="round" stroke-dasharray="3 2"',
            "0 0 0 RG 1 w 1 J 1 j [3 2] 0 d ",
            "S",
        ),
        ('transform="translate(5 6)"', "1 0 0 1 5 6 cm " + BLACK, "f"),
        (
            'transform="translate(5 6) scale(2)"',
            "1 0 0 1 5 6 cm 2 0 0 2 0 0 cm " + BLACK,
            "f",
        ),
    ],
)
def test_paint(attributes: str, start: str, end: str) -> None:
    svg = f'<path d="M0 0H1" {attributes}/>'
    assert content(svg).text == f"q {start}0 0 m 1 0 l {end} Q"


def test_opacities_are_named_once() -> None:
    one = content(
        '<path d="M0 0H1" fill-opacity="0.5"/><path d="M0 0H1" opacity="0.5"/>'
        '<path d="M0 0H1" fill-opacity="0.5"/>'
    )
    assert one.opacities == {(0.5, 1.0): "G0", (0.5, 0.5): "G1"}
    assert [part[:8] for part in one.parts] == ["q /G0 gs", "q /G1 gs", "q /G0 gs"]


def test_rectangles() -> None:
    assert content('<rect x="1" y="2" width="3" height="4"/>').text == (
        f"q {BLACK}1 2 3 4 re f Q"
    )
    assert content('<rect width="100%" height="100%"/>').text == (
        f"q {BLACK}0 0 300 200 re f Q"
    )
    rounded = content('<rect x="10" y="20" width="30" height="40" rx="5"/>').text
    assert rounded.startswith(f"q {BLACK}15.000 20.000 m 35.000 20.000 l ")
    assert rounded.endswith("10.000 22.239 12.239 20.000 15.000 20.000 c h f Q")
    assert rounded.count(" c ") == 4


def test_a_circle_touches_its_four_sides() -> None:
    text = content('<circle cx="10" cy="20" r="5"/>').text
    assert text.startswith(f"q {BLACK}10.000 15.000 m 10.000 15.000 l ")
    for point in ("15.000 20.000 c", "10.000 25.000 c", "5.000 20.000 c"):
        assert point in text


def test_text_is_glyphs_of_its_font() -> None:
    one = content('<text x="5" y="6" font-size="10" fill="#000000">Aa</text>')
    codes = "".join(f"{FACES[0].glyph(c):04X}" for c in "Aa")
    assert one.text == (
        f"q {BLACK}BT /F0 10 Tf 0 Tc 0 Tr 1 0 0 -1 5 6 Tm <{codes}> Tj ET Q"
    )
    assert one.used == [{FACES[0].glyph("A"): "A", FACES[0].glyph("a"): "a"}, {}]
    bold = content(
        '<text x="5" y="6" font-size="10" fill="#000000" font-weight="700"'
        ' letter-spacing="2" stroke="#FFFFFF" stroke-width="3">A</text>'
    )
    assert bold.used[0] == {}
    assert bold.text.count("/F1 10 Tf 2 Tc") == 2
    assert bold.text.index("1 Tr") < bold.text.index("0 Tr")


def test_a_picture_is_placed_upright_and_groups_nest() -> None:
    one = content(
        '<image x="1" y="2" width="30" height="40"'
        ' href="data:image/png;base64,aGVsbG8="/>'
    )
    assert one.text == "q 30 0 0 -40 1 42 cm /I0 Do Q"
    assert one.images == {"I0": b"hello"}
    group = content('<g transform="translate(1 2)"><path d="M0 0H1"/></g><g/>')
    assert group.parts == [
        "q 1 0 0 1 1 2 cm ",
        f"q {BLACK}0 0 m 1 0 l f Q",
        "Q",
        "q ",
        "Q",
    ]
    assert (group.width, group.height) == (300, 200)


def test_a_circle_is_four_curves() -> None:
    assert content('<circle cx="10" cy="20" r="5"/>').text == (
        "q 0 0 0 rg 10.000 15.000 m 10.000 15.000 l 12.761 15.000 15.000 17.239"
        " 15.000 20.000 c 15.000 20.000 l 15.000 22.761 12.761 25.000 10.000"
        " 25.000 c 10.000 25.000 l 7.239 25.000 5.000 22.761 5.000 20.000 c 5.000"
        " 20.000 l 5.000 17.239 7.239 15.000 10.000 15.000 c h f Q"
    )


def test_a_rounded_rectangle_is_lines_and_quarter_circles() -> None:
    svg = '<rect x="10" y="20" width="30" height="50" rx="5"/>'
    assert content(svg).text == (
        "q 0 0 0 rg 15.000 20.000 m 35.000 20.000 l 37.761 20.000 40.000 22.239"
        " 40.000 25.000 c 40.000 65.000 l 40.000 67.761 37.761 70.000 35.000"
        " 70.000 c 15.000 70.000 l 12.239 70.000 10.000 67.761 10.000 65.000 c"
        " 10.000 25.000 l 10.000 22.239 12.239 20.000 15.000 20.000 c h f Q"
    )


@pytest.mark.parametrize(
    ("size", "start"),
    [
        # No rounder than half of the shorter side.
        ('width="10" height="30"', "5.000 0.000 m 5.000 0.000 l"),
        ('width="30" height="10"', "5.000 0.000 m 25.000 0.000 l"),
        ('width="30" height="40"', "9.000 0.000 m 21.000 0.000 l"),
    ],
)
def test_corners_are_no_rounder_than_the_rectangle(size: str, start: str) -> None:
    assert content(f'<rect {size} rx="9"/>').text.startswith(f"q {BLACK}{start} ")


def test_a_rectangle_without_a_size_is_nothing() -> None:
    assert content("<rect/>").text == f"q {BLACK}0 0 0 0 re f Q"


def test_opacity_of_the_whole_goes_into_fill_and_stroke() -> None:
    one = content(
        '<path d="M0 0H1" opacity="0.5" fill-opacity="0.5" stroke-opacity="0.25"/>'
        '<path d="M0 0H1" opacity="1"/><path d="M0 0H1" stroke-opacity="0.5"/>'
    )
    assert one.opacities == {(0.25, 0.125): "G0", (1.0, 0.5): "G1"}
    assert one.parts == [
        "q /G0 gs 0 0 0 rg 0 0 m 1 0 l f Q",
        "q 0 0 0 rg 0 0 m 1 0 l f Q",
        "q /G1 gs 0 0 0 rg 0 0 m 1 0 l f Q",
    ]


@pytest.mark.parametrize(
    ("transform", "operators"),
    [
        ("translate(5)", "1 0 0 1 5 0 cm "),
        ("translate(-5.5 6)", "1 0 0 1 -5.5 6 cm "),
        ("scale(2 3)", "2 0 0 3 0 0 cm "),
        ("scale(2)", "2 0 0 2 0 0 cm "),
        ("", ""),
    ],
)
def test_transforms(transform: str, operators: str) -> None:
    svg = f'<path d="M0 0H1" transform="{transform}"/>'
    assert content(svg).text == f"q {operators}{BLACK}0 0 m 1 0 l f Q"


def test_text_with_a_halo_is_drawn_twice_and_keeps_its_first_glyphs() -> None:
    one = content(
        '<text x="5" y="6" font-size="10" fill="#FF0000" font-weight="700"'
        ' stroke="#FFFFFF" stroke-width="3" stroke-linejoin="round"'
        ' paint-order="stroke" opacity="0.5">AA</text>'
    )
    assert one.text == (
        "q /G0 gs 1 0 0 rg 1 1 1 RG 3 w 1 j BT /F1 10 Tf 0 Tc 1 Tr 1 0 0 -1 5 6"
        " Tm <00220022> Tj ET BT /F1 10 Tf 0 Tc 0 Tr 1 0 0 -1 5 6 Tm "
        "<00220022> Tj ET Q"
    )
    assert one.used[1] == {FACES[1].glyph("A"): "A"}
    assert (
        content('<text x="5" y="6" font-size="10"/>').text
        == "q 0 0 0 rg BT /F0 10 Tf 0 Tc 0 Tr 1 0 0 -1 5 6 Tm <> Tj ET Q"
    )


def test_pictures_are_numbered() -> None:
    image = '<image x="0" y="0" width="1" height="1" href="data:image/png;base64,{}"/>'
    two = content(image.format("YQ==") + image.format("Yg=="))
    assert two.images == {"I0": b"a", "I1": b"b"}
    assert two.text == "q 1 0 0 -1 0 1 cm /I0 Do Q\nq 1 0 0 -1 0 1 cm /I1 Do Q"


def test_what_is_no_shape_is_left_out() -> None:
    assert content('<title>A</title><path d="M0 0H1"/>').text == (
        f"q {BLACK}0 0 m 1 0 l f Q"
    )


def test_a_picture_without_a_size_has_none() -> None:
    bare = PageContent.of('<svg xmlns="http://www.w3.org/2000/svg"/>', FACES)
    assert (bare.width, bare.height, bare.text, bare.images) == (0, 0, "", {})
