"""Feeds of any text are sound XML and JSON, and say what was put in."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from dashboard.exchange.escape import markup, plain_text
from dashboard.exchange.publish.feeds import Feed, FeedEntry, Tombstone, atom, json_feed

AT = "{http://purl.org/atompub/tombstones/1.0}"
ATOM = "{http://www.w3.org/2005/Atom}"
MOMENTS = st.datetimes(
    datetime(1970, 1, 1),  # noqa: DTZ001
    datetime(2100, 1, 1),  # noqa: DTZ001
    timezones=st.just(UTC),
)
ENTRIES = st.builds(
    FeedEntry,
    id=st.just("tag:map.example,2026:claim/x"),
    title=st.text(),
    link=st.text(),
    source=st.text(),
    author=st.text(),
    summary=st.text(),
    html=st.text().map(markup),
    kind=st.tuples(st.text(), st.text()),
    rights=st.text(),
    published=st.none() | st.dates(),
    changed=MOMENTS,
)
TOMBSTONES = st.builds(
    Tombstone,
    id=st.just("tag:map.example,2026:claim/y"),
    title=st.text(),
    comment=st.text(),
    changed=MOMENTS,
)
FEEDS = st.builds(
    Feed,
    id=st.text(),
    title=st.text(),
    subtitle=st.text(),
    page=st.text(),
    own=st.text(),
    next_page=st.text(),
    entries=st.lists(ENTRIES | TOMBSTONES, max_size=3).map(tuple),
)


def read(text: str) -> str:
    """Return the text as an XML parser gives it: every line end is one line feed."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


@given(feed=FEEDS)
def test_any_text_makes_sound_xml_that_says_it(feed: Feed) -> None:
    root = ET.fromstring(atom(feed).encode())  # our own  # noqa: S314
    assert (root.findtext(f"{ATOM}title") or "") == read(plain_text(feed.title))
    written = [one for one in feed.entries if isinstance(one, FeedEntry)]
    stones = root.findall(f"{AT}deleted-entry")
    assert len(stones) == len(feed.entries) - len(written)
    assert all(stone.get("ref") and stone.get("when") for stone in stones)
    entries = root.findall(f"{ATOM}entry")
    for found, entry in zip(entries, written, strict=True):
        assert (found.findtext(f"{ATOM}content") or "") == read(entry.html)
        assert (found.findtext(f"{ATOM}summary") or "") == read(
            plain_text(entry.summary)
        )
        assert len(found.findall(f"{ATOM}link")) == (2 if entry.source else 1)


@given(feed=FEEDS)
def test_any_text_makes_sound_json(feed: Feed) -> None:
    found = json.loads(json.dumps(json_feed(feed)))
    assert [item.get("content_html") for item in found["items"]] == [
        entry.html if isinstance(entry, FeedEntry) else None for entry in feed.entries
    ]
    assert ["_deleted" in item for item in found["items"]] == [
        isinstance(entry, Tombstone) for entry in feed.entries
    ]
    assert ("next_url" in found) == bool(feed.next_page)
