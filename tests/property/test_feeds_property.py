"""Feeds of any text are sound XML and JSON, and say what was put in."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from dashboard.exchange.feeds import Entry, Feed, atom, json_feed
from dashboard.exchange.inert import markup, plain

ATOM = "{http://www.w3.org/2005/Atom}"
MOMENTS = st.datetimes(datetime(1970, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
ENTRIES = st.builds(
    Entry, id=st.just("tag:map.example,2026:claim/x"), title=st.text(), link=st.text(), source=st.text(),
    author=st.text(), summary=st.text(), html=st.text().map(markup), kind=st.tuples(st.text(), st.text()),
    rights=st.text(), published=MOMENTS, changed=MOMENTS,
)  # fmt: skip
FEEDS = st.builds(
    Feed, id=st.text(), title=st.text(), subtitle=st.text(), page=st.text(), own=st.text(), next_page=st.text(),
    entries=st.lists(ENTRIES, max_size=3).map(tuple),
)  # fmt: skip


def read(text: str) -> str:
    """Return the text as an XML parser gives it: every line end is one line feed."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


@given(feed=FEEDS)
def test_any_text_makes_sound_xml_that_says_it(feed: Feed) -> None:
    root = ET.fromstring(atom(feed).encode())  # noqa: S314  # our own
    assert (root.findtext(f"{ATOM}title") or "") == read(plain(feed.title))
    entries = root.findall(f"{ATOM}entry")
    assert len(entries) == len(feed.entries)
    for found, entry in zip(entries, feed.entries, strict=True):
        assert (found.findtext(f"{ATOM}content") or "") == read(entry.html)
        assert (found.findtext(f"{ATOM}summary") or "") == read(plain(entry.summary))
        assert len(found.findall(f"{ATOM}link")) == (2 if entry.source else 1)


@given(feed=FEEDS)
def test_any_text_makes_sound_json(feed: Feed) -> None:
    found = json.loads(json.dumps(json_feed(feed)))
    assert [item["content_html"] for item in found["items"]] == [entry.html for entry in feed.entries]
    assert ("next_url" in found) == bool(feed.next_page)
