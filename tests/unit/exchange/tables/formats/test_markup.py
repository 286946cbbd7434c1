"""What begins with "<" is markup, or the first cell of a table."""

from __future__ import annotations

import pytest

from dashboard.exchange.tables.formats.markup import WEB_PAGES, root_of


@pytest.mark.parametrize(
    ("start", "root"),
    [
        ("<html>", "html"),
        ("<!DOCTYPE html><html>", "doctype"),
        ("<TABLE border=1>", "table"),
        ("<?xml version='1.0'?>\n<!-- a < b -->\n<kml xmlns='x'>", "kml"),
        ("<ss:Workbook>", "workbook"),
        ("<rss>", "rss"),
        ("<a><b>1, 2</b></a>", "a"),
        ("<table>,", "table"),
        ("<date>,<lat>", ""),
        ("<b>Date</b>;<b>Lat</b>", ""),
        ("<i class='x'>Date\tLat", ""),
        ("<5 km,48.5", ""),
        ("< 5 km,48.5", ""),
        ("date,lat", ""),
        ("", ""),
    ],
)
def test_the_element_a_text_begins_with(start: str, root: str) -> None:
    assert root_of(start) == root


def test_how_a_page_begins() -> None:
    assert {root_of(f"<{name}>") for name in WEB_PAGES} == WEB_PAGES
