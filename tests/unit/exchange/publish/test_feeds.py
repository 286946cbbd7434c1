"""Feeds, to the character: Atom and JSON Feed, with what was withdrawn."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from dashboard.exchange.publish.feeds import (
    FEEDS,
    Feed,
    FeedEntry,
    Tombstone,
    atom,
    json_feed,
)

AT = datetime(2024, 5, 6, 7, 8, 9, 123_456, tzinfo=UTC)
ENTRY = FeedEntry(
    id="tag:map.example,2024:claim/a",
    title="Retaken: A & B",
    link="https://map.example/?claim=a&x=1",
    source="https://paper.example/a",
    author="An agency",
    summary="A <said> so",
    html="<p>A &amp; B</p>",
    kind=("retake", "Retaken"),
    rights="CC BY 4.0",
    published=date(2024, 5, 1),
    changed=AT,
)
BARE = replace(ENTRY, source="", rights="", published=None)
STONE = Tombstone(
    id="tag:map.example,2024:claim/b",
    title='Strike: "C"',
    comment="retracted: a & b",
    changed=AT + timedelta(hours=1),
)
FEED = Feed(
    id="tag:map.example,2024:feed",
    title="Claims & denials",
    subtitle="All <of> them",
    page="https://map.example/?a=1&b=2",
    own="https://map.example/feed",
    next_page="",
    entries=(),
)


def test_an_empty_feed_is_a_head_alone() -> None:
    assert atom(FEED) == (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<feed xmlns="http://www.w3.org/2005/Atom"'
        ' xmlns:at="http://purl.org/atompub/tombstones/1.0" xml:lang="en">\n'
        "<id>tag:map.example,2024:feed</id>\n"
        "<title>Claims &amp; denials</title>\n"
        "<subtitle>All &lt;of&gt; them</subtitle>\n"
        "<updated>1970-01-01T00:00:00.000Z</updated>\n"
        "<generator>Frontline claims</generator>\n"
        "<author><name>Frontline claims</name>\n</author>\n"
        '<link rel="self" type="application/atom+xml"'
        ' href="https://map.example/feed"/>\n'
        '<link rel="alternate" type="text/html"'
        ' href="https://map.example/?a=1&amp;b=2"/>\n</feed>\n'
    )


def test_the_next_page_is_linked_where_there_is_one() -> None:
    more = replace(FEED, next_page="https://map.example/feed?page=2")
    (line,) = set(atom(more).splitlines()) - set(atom(FEED).splitlines())
    assert line == (
        '<link rel="next" type="application/atom+xml"'
        ' href="https://map.example/feed?page=2"/>'
    )
    assert "next_url" not in json_feed(FEED)
    assert json_feed(more)["next_url"] == "https://map.example/feed?page=2"


def body(*entries: FeedEntry | Tombstone) -> str:
    """Return what the document has beyond that of an empty feed."""
    whole = atom(replace(FEED, entries=entries))
    return whole.partition(
        'type="text/html" href="https://map.example/?a=1&amp;b=2"/>\n'
    )[2]


def test_an_entry_of_atom() -> None:
    assert body(ENTRY) == (
        "<entry>\n"
        "<id>tag:map.example,2024:claim/a</id>\n"
        "<title>Retaken: A &amp; B</title>\n"
        "<published>2024-05-01T00:00:00.000Z</published>\n"
        "<updated>2024-05-06T07:08:09.123Z</updated>\n"
        "<author><name>An agency</name>\n</author>\n"
        '<link rel="alternate" type="text/html"'
        ' href="https://map.example/?claim=a&amp;x=1"/>\n'
        '<link rel="via" href="https://paper.example/a"/>\n'
        '<category term="retake" label="Retaken"/>\n'
        "<rights>CC BY 4.0</rights>\n"
        "<summary>A &lt;said&gt; so</summary>\n"
        '<content type="html">&lt;p&gt;A &amp;amp; B&lt;/p&gt;</content>'
        "\n</entry>\n</feed>\n"
    )


def test_an_entry_leaves_out_what_is_not_known() -> None:
    missing = set(body(ENTRY).splitlines()) - set(body(BARE).splitlines())
    assert missing == {
        "<published>2024-05-01T00:00:00.000Z</published>",
        '<link rel="via" href="https://paper.example/a"/>',
        "<rights>CC BY 4.0</rights>",
    }


def test_what_was_withdrawn_is_a_tombstone() -> None:
    assert body(STONE) == (
        '<at:deleted-entry ref="tag:map.example,2024:claim/b"'
        ' when="2024-05-06T08:08:09.123Z">\n'
        '<at:comment>Strike: "C". retracted: a &amp; b</at:comment>'
        "\n</at:deleted-entry>\n</feed>\n"
    )


def test_a_feed_changed_when_its_newest_entry_did() -> None:
    assert FEED.updated == datetime(1970, 1, 1, tzinfo=UTC)
    assert replace(FEED, entries=(ENTRY, STONE)).updated == STONE.changed
    assert replace(FEED, entries=(STONE, ENTRY)).updated == STONE.changed


def test_times_are_of_greenwich_and_to_the_millisecond() -> None:
    east = replace(ENTRY, changed=AT.astimezone(timezone(timedelta(hours=3))))
    assert "<updated>2024-05-06T07:08:09.123Z</updated>\n<author>" in body(east)


def test_characters_that_xml_cannot_have_are_left_out() -> None:
    odd = replace(ENTRY, title="a\x01b", link="https://map.example/\x02c")
    assert "<title>ab</title>" in body(odd)
    assert 'href="https://map.example/c"/>' in body(odd)


def test_the_head_of_a_json_feed() -> None:
    assert json_feed(FEED) == {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Claims & denials",
        "home_page_url": "https://map.example/?a=1&b=2",
        "feed_url": "https://map.example/feed",
        "description": "All <of> them",
        "language": "en",
        "authors": [{"name": "Frontline claims"}],
        "items": [],
    }


def test_an_item_of_a_json_feed() -> None:
    (item,) = json_feed(replace(FEED, entries=(ENTRY,)))["items"]
    assert item == {
        "id": "tag:map.example,2024:claim/a",
        "url": "https://map.example/?claim=a&x=1",
        "title": "Retaken: A & B",
        "summary": "A <said> so",
        "content_html": "<p>A &amp; B</p>",
        "date_modified": "2024-05-06T07:08:09.123Z",
        "authors": [{"name": "An agency"}],
        "tags": ["Retaken"],
        "date_published": "2024-05-01T00:00:00.000Z",
        "external_url": "https://paper.example/a",
    }
    (bare,) = json_feed(replace(FEED, entries=(BARE,)))["items"]
    assert item.keys() - bare.keys() == {"date_published", "external_url"}


def test_a_deleted_item_says_when_and_why() -> None:
    (item,) = json_feed(replace(FEED, entries=(STONE,)))["items"]
    assert item == {
        "id": "tag:map.example,2024:claim/b",
        "title": 'Strike: "C"',
        "content_text": "retracted: a & b",
        "date_modified": "2024-05-06T08:08:09.123Z",
        "_deleted": {"when": "2024-05-06T08:08:09.123Z", "comment": "retracted: a & b"},
    }


@pytest.mark.parametrize(
    ("name", "label", "kind", "media_type"),
    [
        (
            "feed.atom",
            "Feed (Atom)",
            "application/atom+xml",
            "application/atom+xml; charset=utf-8",
        ),
        (
            "feed.json",
            "Feed (JSON)",
            "application/feed+json",
            "application/feed+json",
        ),
    ],
)
def test_the_formats(name: str, label: str, kind: str, media_type: str) -> None:
    declared = FEEDS[name]
    assert (declared.name, declared.label) == (name, label)
    assert (declared.kind, declared.media_type) == (kind, media_type)


def test_each_format_writes_its_document() -> None:
    feed = replace(FEED, title="Твердження")
    assert list(FEEDS) == ["feed.atom", "feed.json"]
    assert FEEDS["feed.atom"].write(feed) == atom(feed)
    written = FEEDS["feed.json"].write(feed)
    assert json.loads(written) == json_feed(feed)
    assert "Твердження" in written
