"""The items of a feed as a table."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.domain.errors import BadInput
from dashboard.exchange.tables.formats import feed_items as module
from dashboard.exchange.tables.formats.feed_items import feed_table

PATH = Path("a.xml")
GEO = 'xmlns:georss="http://www.georss.org/georss"'
WGS = 'xmlns:geo="http://www.w3.org/2003/01/geo/wgs84_pos#"'
GML = 'xmlns:gml="http://www.opengis.net/gml"'


def rows_of(text: str) -> list[dict[str, str]]:
    table = feed_table(PATH, text.encode())
    return [
        found
        for piece in table.pieces(table.header)
        for found in piece.table.to_pylist()
    ]


def test_items_of_rss_with_the_points_of_georss() -> None:
    rows = rows_of(
        f"<rss {GEO}><channel><title>no item</title>"
        "<item><title>a</title><georss:point>47.8 36.7</georss:point></item>"
        "<item><title>b</title><link>https://example.org</link></item>"
        "</channel></rss>"
    )
    assert rows == [
        {"title": "a", "point": "47.8 36.7", "link": ""},
        {"title": "b", "point": "", "link": "https://example.org"},
    ]


def test_entries_of_atom_with_a_point_in_gml() -> None:
    where = (
        "<georss:where><gml:Point><gml:pos>47.8 36.7</gml:pos></gml:Point>"
        "</georss:where>"
    )
    rows = rows_of(
        f'<feed xmlns="http://www.w3.org/2005/Atom" {GEO} {GML}><title>no item</title>'
        f'<entry><title>a</title><link href="https://example.org/1"/>{where}</entry>'
        "</feed>"
    )
    assert rows == [
        {"title": "a", "link": "https://example.org/1", "where": "47.8 36.7"}
    ]


def test_items_of_rdf_stand_beside_their_channel() -> None:
    rows = rows_of(
        f'<r:RDF xmlns:r="r" {WGS}><channel/><item><title>a</title>'
        "<geo:lat>47.8</geo:lat><geo:long>36.7</geo:long></item></r:RDF>"
    )
    assert rows == [{"title": "a", "lat": "47.8", "long": "36.7"}]


def test_elements_of_one_name_are_a_line_each() -> None:
    rows = rows_of(
        "<rss><item><title>a</title><category>b</category><category>c</category>"
        "</item></rss>"
    )
    assert rows == [{"title": "a", "category": "b\nc"}]


def test_a_feed_without_an_item_and_a_damaged_one() -> None:
    for text in (
        "<rss><channel><title>a</title></channel></rss>",
        "<rss><item/></rss>",
    ):
        with pytest.raises(BadInput, match=r"a\.xml: the table is empty"):
            rows_of(text)
    with pytest.raises(BadInput, match=r"a\.xml: cannot be read"):
        rows_of("<rss><item>")


def test_items_that_all_differ_take_no_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_SHEET_CELLS", 8)
    items = "".join(f"<item><a{n}>x</a{n}></item>" for n in range(3))
    with pytest.raises(BadInput, match="too large to be read whole; save it as"):
        rows_of(f"<rss>{items}</rss>")
