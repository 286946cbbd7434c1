"""Words of users are only words, whatever they are, in every kind of picture."""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ET
from dataclasses import replace

import pikepdf
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from dashboard.cartography import examine, picture_file
from tests.unit.cartography.scenes import FOLDERS, SCENE

SMALL = replace(SCENE, width=400, height=300)
WORDS = (
    "</text><script>alert(1)</script>",
    "]]>",
    "&#0;",
    "<!--",
    "--><svg onload=x>",
    "\u202e\u0000\ud800",
    ") Tj ET",
    "<frontline:checksum>" + "0" * 64 + "</frontline:checksum>",
    '"><image href="file:///etc/passwd"/>',
    "{{7*7}}",
    "%PDF-1.7 endstream endobj",
    "x" * 100_000,
)
HOSTILE = st.one_of(st.text(max_size=400), st.sampled_from(WORDS))
ALLOWED = {
    "svg",
    "g",
    "rect",
    "path",
    "circle",
    "text",
    "style",
    "title",
    "desc",
    "metadata",
}


@given(title=HOSTILE, remark=HOSTILE, link=HOSTILE)
@settings(max_examples=60, deadline=None)
def test_hostile_words_stay_words_in_svg_and_pdf(
    title: str, remark: str, link: str
) -> None:
    scene = replace(
        SMALL,
        title=title,
        remark=remark,
        link=link,
        sources=title,
        query=link,
        subtitle=remark,
    )
    svg = picture_file(scene, FOLDERS, "svg")
    root = ET.fromstring(svg.decode("utf-8"))  # our own text  # noqa: S314
    inside = {
        e.tag.rpartition("}")[2]
        for e in root.iter()
        if e.tag.startswith("{http://www.w3.org/2000/svg}")
    }
    assert inside <= ALLOWED
    assert examine(svg).state == "intact"
    assert all(
        len(t.text or "") < 600 for t in root.iter("{http://www.w3.org/2000/svg}text")
    )
    pdf = picture_file(scene, FOLDERS, "pdf")
    assert examine(pdf).state == "intact"
    with pikepdf.open(io.BytesIO(pdf)) as held:
        assert len(held.pages) == 1
        content = held.pages[0].Contents.read_bytes()
    assert not re.search(rb"[^<>0-9A-Za-z \n./*\[\]-]", content)


@given(title=HOSTILE, remark=HOSTILE)
@settings(max_examples=15, deadline=None)
def test_hostile_words_stay_words_in_png(title: str, remark: str) -> None:
    png = picture_file(replace(SMALL, title=title, remark=remark), FOLDERS, "png")
    assert examine(png).state == "intact"
    with Image.open(io.BytesIO(png)) as picture:
        assert picture.size == (400, 300)
        assert len(picture.text.get("Title", "")) <= 120  # type: ignore[attr-defined]
