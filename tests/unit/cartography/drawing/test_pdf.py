"""A PDF of one page: its size, language, titles, fonts and words."""

from __future__ import annotations

import base64
import io
import re
from dataclasses import replace
from typing import Any

import pikepdf
import pytest
from PIL import Image

from dashboard.cartography import LANGUAGES, examine, picture_file
from dashboard.cartography.drawing.pdf import picture_pdf
from dashboard.cartography.drawing.truetype import load_font
from tests.unit.cartography.scenes import FOLDERS, SCENE

SMALL = replace(SCENE, width=400, height=320, language=LANGUAGES["uk"])


def opened() -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(picture_file(SMALL, FOLDERS, "pdf")))


@pytest.mark.slow
def test_one_page_as_large_as_the_picture() -> None:
    with opened() as pdf:
        assert len(pdf.pages) == 1
        # 96 pixels are 72 points.
        assert [float(v) for v in pdf.pages[0].MediaBox] == [0, 0, 300, 240]
        content = pdf.pages[0].Contents.read_bytes()
        assert content.startswith(b"0.75 0 0 -0.75 0 240 cm\n")


def test_what_readers_are_told() -> None:
    with opened() as pdf:
        assert str(pdf.Root.Lang) == "uk"
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert str(pdf.docinfo["/Title"]) == "Where the sides say they moved"
        assert str(pdf.docinfo["/Subject"]).startswith("27 claims at 4 places")
        assert str(pdf.docinfo["/Creator"]).startswith("frontline ")


def test_words_can_be_selected() -> None:
    with opened() as pdf:
        fonts = pdf.pages[0].Resources.Font
        assert sorted(fonts) == ["/F0", "/F1"]
        for name, file in (("/F0", "NotoSans-Regular"), ("/F1", "NotoSans-Bold")):
            font = fonts[name]
            assert str(font.BaseFont) == f"/{file}"
            below = font.DescendantFonts[0]
            assert below.FontDescriptor.FontFile2.read_bytes()[:4] == b"\0\1\0\0"
            table = font.ToUnicode.read_bytes().decode()
            used = set(re.findall(r"^<[0-9A-F]{4}> <([0-9A-F]{4})>$", table, re.M))
            assert f"{ord('т'):04X}" in used
            widths = list(below.W)
            assert len(widths) == 2 * len(used)
            blocks = [int(n) for n in re.findall(r"(\d+) beginbfchar", table)]
            assert sum(blocks) == len(used)
            assert max(blocks) <= 100


def test_the_same_scene_is_the_same_file() -> None:
    first, again = (picture_file(SMALL, FOLDERS, "pdf") for _ in range(2))
    assert first == again
    assert examine(first).state == "intact"


def drawn(svg: str) -> pikepdf.Pdf:
    """Return the PDF of a picture of 40 x 20 pixels."""
    head = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20">'
    file = picture_pdf(f"{head}{svg}</svg>", {"title": "T"}, FOLDERS[1], "en")
    return pikepdf.open(io.BytesIO(file))


def values(entries: Any, *names: str) -> list[Any]:
    return [
        str(entries[name]) if isinstance(entries[name], pikepdf.Name) else entries[name]
        for name in names
    ]


def test_a_font_says_what_it_is() -> None:
    with drawn('<text x="1" y="9" font-size="8" fill="#000000">ба</text>') as pdf:
        font = pdf.pages[0].Resources.Font["/F0"]
        assert values(font, "/Type", "/Subtype", "/BaseFont", "/Encoding") == [
            "/Font",
            "/Type0",
            "/NotoSans-Regular",
            "/Identity-H",
        ]
        below = font.DescendantFonts[0]
        assert values(below, "/Type", "/Subtype", "/BaseFont", "/CIDToGIDMap") == [
            "/Font",
            "/CIDFontType2",
            "/NotoSans-Regular",
            "/Identity",
        ]
        assert below.DW == 600
        system = below.CIDSystemInfo
        assert (str(system.Registry), str(system.Ordering), int(system.Supplement)) == (
            "Adobe",
            "Identity",
            0,
        )
        descriptor = below.FontDescriptor
        assert values(descriptor, "/Type", "/FontName", "/Flags", "/ItalicAngle") == [
            "/FontDescriptor",
            "/NotoSans-Regular",
            32,
            0,
        ]
        assert values(descriptor, "/CapHeight", "/StemV") == [714, 80]
        data = (FOLDERS[1] / "NotoSans-Regular.ttf").read_bytes()
        assert descriptor.FontFile2.Length1 == len(data)
        assert descriptor.FontFile2.read_bytes() == data


def test_characters_are_named_by_their_glyphs() -> None:
    face = load_font(FOLDERS[1] / "NotoSans-Regular.ttf")
    with drawn('<text x="1" y="9" font-size="8" fill="#000000">ба</text>') as pdf:
        table = pdf.pages[0].Resources.Font["/F0"].ToUnicode.read_bytes().decode()
        glyphs = sorted((face.glyph(c), c) for c in "ба")
        rows = "\n".join(f"<{g:04X}> <{ord(c):04X}>" for g, c in glyphs)
        assert f"2 beginbfchar\n{rows}\nendbfchar\n" in table
        widths = pdf.pages[0].Resources.Font["/F0"].DescendantFonts[0].W
        assert [int(widths[0]), int(widths[2])] == [glyph for glyph, _ in glyphs]
        assert [float(widths[n][0]) for n in (1, 3)] == [
            pytest.approx(face.width(glyph)) for glyph, _ in glyphs
        ]


def test_opacities_and_pictures_are_named() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (3, 2), "red").save(out, "PNG")
    jpeg = io.BytesIO()
    Image.new("RGB", (3, 2), "red").save(jpeg, "JPEG")
    images = "".join(
        '<image x="0" y="0" width="3" height="2"'
        f' href="data:image/x;base64,{base64.b64encode(file.getvalue()).decode()}"/>'
        for file in (out, jpeg)
    )
    with drawn(f'<path d="M0 0H1" fill-opacity="0.5"/>{images}') as pdf:
        resources = pdf.pages[0].Resources
        shade = resources.ExtGState["/G0"]
        assert str(shade.Type) == "/ExtGState"
        assert (float(shade.ca), float(shade.CA)) == (0.5, 1)
        plain, packed = resources.XObject["/I0"], resources.XObject["/I1"]
        for image in (plain, packed):
            assert values(image, "/Type", "/Subtype", "/ColorSpace") == [
                "/XObject",
                "/Image",
                "/DeviceRGB",
            ]
            assert values(image, "/Width", "/Height", "/BitsPerComponent") == [3, 2, 8]
        assert plain.read_bytes() == b"\xff\0\0" * 6
        assert str(packed.Filter) == "/DCTDecode"
        assert packed.read_raw_bytes() == jpeg.getvalue()


def test_the_page_is_turned_and_sealed_with_its_packet() -> None:
    with drawn("<rect/>") as pdf:
        assert [float(v) for v in pdf.pages[0].MediaBox] == [0, 0, 30, 15]
        content = pdf.pages[0].Contents.read_bytes()
        assert content == b"0.75 0 0 -0.75 0 15 cm\nq 0 0 0 rg 0 0 0 0 re f Q"
        meta = pdf.Root.Metadata
        assert values(meta, "/Type", "/Subtype") == ["/Metadata", "/XML"]
        assert {key: str(value) for key, value in pdf.docinfo.items()} == {
            "/Title": "T",
            "/Subject": "",
            "/Creator": "",
        }
        assert str(pdf.Root.Lang) == "en"
