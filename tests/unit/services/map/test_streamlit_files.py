"""The icons and letters that stand in for Streamlit's."""

from __future__ import annotations

import re
from pathlib import Path

import streamlit

from dashboard.services.map.streamlit_files import streamlit_pack

STATIC = Path(streamlit.__file__).with_name("static") / "static"
ROOT = Path(__file__).parents[4]
ICON = re.compile(r":material/([a-z0-9_]+):")
ABSENT = {"star_filled"}
"""Named by Streamlit; its own font has no such icon."""


def test_the_pack_fits_the_streamlit_that_is_installed() -> None:
    assert streamlit_pack(STATIC), (
        "run python -m benchmarks.chunks and look at the pages: Streamlit's scripts"
        " are others now"
    )


def test_every_icon_of_the_pages_and_of_streamlit_is_in_the_font() -> None:
    cut = set((ROOT / "data" / "fonts" / "icons.txt").read_text("utf-8").split())
    pages = (ROOT / "dashboard").rglob("*.py")
    scripts = (STATIC / "js").glob("*.js")
    used = {
        name
        for path in (*pages, *scripts)
        for name in ICON.findall(path.read_text("utf-8"))
    }
    assert len(used) > 50
    assert used - cut - ABSENT == set(), "run python -m data.build.icons"


def test_the_style_sheet_loads_our_letters_and_icons() -> None:
    pack = streamlit_pack(STATIC)
    assert pack is not None
    (sheet,) = (STATIC / "css").glob("index.*.css")
    text = (pack.content(f"css/{sheet.name}") or b"").decode()
    assert "SourceSansVF" in sheet.read_text("utf-8")
    assert "SourceSansVF" not in text
    assert "MaterialSymbols" not in text
    assert "SourceCodeVF" in text, "other families stay"
    for address in re.findall(r"url\(\.\./(media/icons[^)]+)\)", text):
        assert pack.content(address)
    letters = re.findall(r"url\(\.\./\.\./\.\./(fonts/[^)]+)\)", text)
    assert len(letters) == 2
    assert all((ROOT / "data" / name).is_file() for name in letters)


def test_another_streamlit_is_not_packed(tmp_path: Path) -> None:
    (tmp_path / "js").mkdir()
    assert streamlit_pack(tmp_path) is None
