"""Feeds: each entry with its text or its address."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.domain.errors import BadInput
from dashboard.reading.web.feeds import MOST_ENTRIES, feed_entries, is_feed

RSS = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Sample &amp; Sons</title><item><title>A</title><link>https://x.example/a</link>
<pubDate>Tue, 13 Jun 2023 23:10:00 -0500</pubDate><description>Short.</description>
<content:encoded><![CDATA[<p>Shells fell.</p><p>Two &amp; more.<script>x()</script></p>]]></content:encoded></item>
<item><title>B</title><link>javascript:alert(1)</link><description>Only &lt;b&gt;this&lt;/b&gt;</description></item>
<item><title>C</title></item></channel></rss>"""


ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Atoms</title><entry><title>A</title>
<author><name>J. Roe</name></author>
<link href="https://x.example/a"/><published>2023-06-13T23:00:00-05:00</published><summary>Short.</summary></entry></feed>"""


def test_feeds() -> None:
    first, second = feed_entries(RSS, "feed")
    assert (first.text, first.url, first.title, first.publisher) == (
        "Shells fell.\nTwo & more.",
        "https://x.example/a",
        "A",
        "Sample & Sons",
    )
    assert first.published == date(2023, 6, 13)
    assert (second.text, second.url, second.published) == ("Only this", "", None)
    (atom,) = feed_entries(ATOM, "feed")
    assert (atom.text, atom.author, atom.published) == (
        "Short.",
        "J. Roe",
        date(2023, 6, 13),
    )


@pytest.mark.parametrize(
    "text",
    [
        "<rss></rss>",
        "<rss>" * 200,
        '<!DOCTYPE x [<!ENTITY a "b">]><rss>&a;</rss>',
        "<feed>" + "<x/>" * 50_000,
    ],
)
def test_feeds_that_are_none(text: str) -> None:
    with pytest.raises(BadInput, match=r"^f: "):
        feed_entries(text, "f")


@pytest.mark.parametrize(
    ("text", "feed"),
    [
        (RSS, True),
        (ATOM, True),
        ('<?xml version="1.0"?><!-- x -->\n<rdf:RDF>', True),
        ("<html><rss>", False),
        ("rss", False),
        ("<rssy>", False),
    ],
)
def test_what_is_a_feed(text: str, feed: bool) -> None:
    assert is_feed(text) is feed


def test_a_long_feed_is_cut() -> None:
    item = "<item><title>A</title><description>B</description></item>"
    text = f"<rss><channel>{item * (MOST_ENTRIES + 1)}</channel></rss>"
    assert len(feed_entries(text, "f")) == MOST_ENTRIES == 200
