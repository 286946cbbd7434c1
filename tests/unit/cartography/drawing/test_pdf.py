"""A PDF of one page: its size, language, titles, fonts and words."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pikepdf

from dashboard.cartography import LANGUAGES, examine, picture_file
from tests.unit.cartography.scenes import FOLDERS, SCENE

SMALL = replace(SCENE, width=400, height=320, language=LANGUAGES["uk"])


def opened() -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(picture_file(SMALL, FOLDERS, "pdf")))


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
