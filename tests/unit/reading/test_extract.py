"""Pages and feeds: the text alone, and of the rest only what they declare."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.domain.errors import BadInput
from dashboard.reading.articles import article, documents
from dashboard.reading.extract import extract
from dashboard.reading.feeds import entries, is_feed
from dashboard.reading.markup import DEEPEST, MOST_TAGS, bounded, plain
from dashboard.reading.metadata import day

BODY = """<body><nav><a href="/">Home</a> <a href="/war">War</a></nav><article><h1>Village retaken</h1>
<p>Invented troops retook the village of Exampleville on Monday, the brigade&rsquo;s spokesman said on the radio.</p>
<p>Fighting went on near Sampleton &amp; further south, according to two residents who asked not to be named.</p>
</article>
<aside><p>Read more: 5 January 2020</p></aside><footer>Copyright 2019. Updated 7 March 2021</footer></body></html>"""
HEAD = """<!doctype html><html lang="en-GB"><head><title>Village retaken - The Daily Sample</title>
<meta property="og:site_name" content="The Daily Sample"><meta name="author" content="Jane Roe">
<link rel="canonical" href="https://www.sample.example/war/village">%s</head>"""
URL = "https://sample.example/war/village?utm_source=x"


def page(head: str = "") -> str:
    return HEAD % head + BODY


def test_a_page_gives_its_text_and_what_it_says_of_itself() -> None:
    found = extract(page('<meta property="article:published_time" content="2023-06-13T01:30:00+03:00">'), URL)
    assert found.text.splitlines()[-2:] == [
        "Invented troops retook the village of Exampleville on Monday, the brigade’s spokesman said on the radio.",
        "Fighting went on near Sampleton & further south, according to two residents who asked not to be named.",
    ]
    assert "Copyright" not in found.text
    assert (found.title, found.publisher, found.author) == ("Village retaken", "The Daily Sample", "Jane Roe")
    assert (found.url, found.language) == ("https://www.sample.example/war/village", "en")
    assert found.published == date(2023, 6, 13)


@pytest.mark.parametrize(
    "head",
    [
        '<meta name="DC.date.issued" content="2023-06-13">', '<meta itemprop="datePublished" content="June 13, 2023">',
        '<script type="application/ld+json">{"dateModified":"2024-01-01","datePublished" : "2023-06-13T23"}</script>',
        '<meta name="pubdate" content="Tue, 13 Jun 2023 23:10:00 -0500">', '<meta name="date" content="20230613">',
        '<time datetime="2023-06-13T10:00">Tuesday</time>',
        '<time pubdate datetime="2023-06-13">x</time><time datetime="2023-06-20">y</time>',
    ],
)  # fmt: skip
def test_the_day_a_page_declares(head: str) -> None:
    assert extract(page(head)).published == date(2023, 6, 13)


@pytest.mark.parametrize(
    "head",
    [
        "", '<meta property="article:modified_time" content="2023-06-13">', '<meta name="date" content="yesterday">',
        '<meta name="date" content="1023-06-13">', '<meta name="date" content="2923-06-13">',
        '<meta name="date" content="2023-13-45">',
        '<time datetime="2023-06-13">x</time><time datetime="2023-06-20">y</time>',
    ],
)  # fmt: skip
def test_no_day_is_made_up(head: str) -> None:
    assert extract(page(head), "https://sample.example/a").published is None


def test_the_day_may_stand_in_the_address() -> None:
    assert extract(page(), "https://sample.example/2023/6/13/a").published == date(2023, 6, 13)
    assert extract(page(), "https://sample.example/2023/61/13/a").published is None


def test_a_page_does_not_speak_for_another_site() -> None:
    found = extract(page(), "https://evil.example/a")
    assert found.url == "https://evil.example/a"
    assert (
        extract(
            "<html><body><p>No name here at all, only a text.</p></body></html>", "https://www.x.example/"
        ).publisher
        == "x.example"
    )


def test_markup_beyond_a_parser_gives_its_words() -> None:
    head = '<html><head><meta name="date" content="2023-06-13"></head>'
    for bomb in ("<div>" * (DEEPEST + 1), "<i></i>" * MOST_TAGS, "<!-- x -->" * 500_000):
        assert not bounded(head + bomb)
        found = extract(f"{head}<body>{bomb}<p>Shells fell on Exampleville.</p><script>no()</script>")
        assert (found.text, found.published) == ("Shells fell on Exampleville.", date(2023, 6, 13))


def test_plain_words_of_markup() -> None:
    assert plain(
        "<p>One\ntwo <b>three</b>&nbsp;four</p><style>x{}</style><p>five<br>six &lt;7></p><!-- > --><script>a<b"
    ) == ("One two three four\nfive\nsix <7>")
    assert plain("1 < 2 <3 & done <unclosed") == "1 < 2 <3 & done"


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
    first, second = entries(RSS, "feed")
    assert (first.text, first.url, first.title, first.publisher) == (
        "Shells fell.\nTwo & more.", "https://x.example/a", "A", "Sample & Sons",
    )  # fmt: skip
    assert first.published == date(2023, 6, 13)
    assert (second.text, second.url, second.published) == ("Only this", "", None)
    (atom,) = entries(ATOM, "feed")
    assert (atom.text, atom.author, atom.published) == ("Short.", "J. Roe", date(2023, 6, 13))


@pytest.mark.parametrize(
    "text", ["<rss></rss>", "<rss>" * 200, '<!DOCTYPE x [<!ENTITY a "b">]><rss>&a;</rss>', "<feed>" + "<x/>" * 50_000]
)
def test_feeds_that_are_none(text: str) -> None:
    with pytest.raises(BadInput, match=r"^f: "):
        entries(text, "f")


@pytest.mark.parametrize(
    ("data", "media", "text"),
    [
        (b"a\r\nb\rc\n", "", "a\nb\nc\n"), (b"<b>a</b>", "", "<b>a</b>"),
        (b"<html><b>a</b></html>", "text/plain", "<html><b>a</b></html>"),
        (b" <!DOCTYPE HTML><p>Hello there", "", "Hello there"), (b"<p>a</p><p>b</p>", "text/html", "a\nb"),
        ("é".encode("utf-16"), "", "é"),
    ],
)  # fmt: skip
def test_files_are_told_by_what_they_hold(data: bytes, media: str, text: str) -> None:
    (found,) = documents(data, "f", media=media)
    assert found.text == text


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7 x", b"PK\x03\x04x", b"\x89PNG\r\n", b"\x00\x01" * 50, b"\xd0\xcf\x11\xe0x"]
)
def test_what_is_no_text(data: bytes) -> None:
    with pytest.raises(BadInput, match=r"^f: not a text"):
        documents(data, "f")


def test_a_media_type_that_is_not_read() -> None:
    with pytest.raises(BadInput, match="'application/pdf'"):
        documents(b"x", "f", media="application/pdf")


def test_an_article_is_known_by_its_text() -> None:
    (document,) = documents(
        "Shells \udc80 fell on Exampleville\x00.".ljust(300, "x").encode("utf-8", "surrogatepass"), "f"
    )
    one, two = (article(document, "f", fetched_at=None) for _ in range(2))
    assert one == two
    assert one.id == f"sha256:{one.sha256[:16]}"
    assert is_feed(RSS)
    for text in ("", " \n\t", "x" * 6_000_001):
        with pytest.raises(BadInput, match=r"^f: "):
            article(documents(text.encode(), "f")[0], "f", fetched_at=None)
    assert day("2023-06-13") == date(2023, 6, 13)
