"""Pages: the text alone, and of the rest only what they declare."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.reading.web.html import extract_article
from dashboard.reading.web.markup import DEEPEST, MOST_TAGS, is_parsable

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
    found = extract_article(
        page(
            '<meta property="article:published_time"'
            ' content="2023-06-13T01:30:00+03:00">'
        ),
        URL,
    )
    assert found.text.splitlines()[-2:] == [
        (
            "Invented troops retook the village of Exampleville on Monday, the"
            " brigade’s spokesman said on the radio."
        ),
        (
            "Fighting went on near Sampleton & further south, according to two"
            " residents who asked not to be named."
        ),
    ]
    assert "Copyright" not in found.text
    assert (found.title, found.publisher, found.author) == (
        "Village retaken",
        "The Daily Sample",
        "Jane Roe",
    )
    assert (found.url, found.language) == (
        "https://www.sample.example/war/village",
        "en",
    )
    assert found.published == date(2023, 6, 13)


@pytest.mark.parametrize(
    "head",
    [
        '<meta name="DC.date.issued" content="2023-06-13">',
        '<meta itemprop="datePublished" content="June 13, 2023">',
        (
            "<script"
            ' type="application/ld+json">{"dateModified":"2024-01-01","datePublished" :'
            ' "2023-06-13T23"}</script>'
        ),
        '<meta name="pubdate" content="Tue, 13 Jun 2023 23:10:00 -0500">',
        '<meta name="date" content="20230613">',
        '<time datetime="2023-06-13T10:00">Tuesday</time>',
        (
            '<time pubdate datetime="2023-06-13">x</time><time'
            ' datetime="2023-06-20">y</time>'
        ),
    ],
)
def test_the_day_a_page_declares(head: str) -> None:
    assert extract_article(page(head)).published == date(2023, 6, 13)


@pytest.mark.parametrize(
    "head",
    [
        "",
        '<meta property="article:modified_time" content="2023-06-13">',
        '<meta name="date" content="yesterday">',
        '<meta name="date" content="1023-06-13">',
        '<meta name="date" content="2923-06-13">',
        '<meta name="date" content="2023-13-45">',
        '<time datetime="2023-06-13">x</time><time datetime="2023-06-20">y</time>',
    ],
)
def test_no_day_is_made_up(head: str) -> None:
    assert extract_article(page(head), "https://sample.example/a").published is None


def test_the_day_may_stand_in_the_address() -> None:
    assert extract_article(
        page(), "https://sample.example/2023/6/13/a"
    ).published == date(2023, 6, 13)
    assert (
        extract_article(page(), "https://sample.example/2023/61/13/a").published is None
    )


def test_a_page_does_not_speak_for_another_site() -> None:
    found = extract_article(page(), "https://evil.example/a")
    assert found.url == "https://evil.example/a"
    assert (
        extract_article(
            "<html><body><p>No name here at all, only a text.</p></body></html>",
            "https://www.x.example/",
        ).publisher
        == "x.example"
    )


@pytest.mark.slow
def test_markup_beyond_a_parser_gives_its_words() -> None:
    head = '<html><head><meta name="date" content="2023-06-13"></head>'
    for bomb in (
        "<div>" * (DEEPEST + 1),
        "<i></i>" * MOST_TAGS,
        "<!-- x -->" * 500_000,
    ):
        assert not is_parsable(head + bomb)
        found = extract_article(
            f"{head}<body>{bomb}<p>Shells fell on"
            " Exampleville.</p><script>no()</script>"
        )
        assert (found.text, found.published) == (
            "Shells fell on Exampleville.",
            date(2023, 6, 13),
        )


@pytest.mark.parametrize(
    ("url", "publisher"),
    [
        ("https://www.example.org/a", "example.org"),
        ("https://news.example.org/a", "news.example.org"),
        ("", ""),
    ],
)
def test_a_page_without_a_publisher_has_its_hosts_name(
    url: str, publisher: str
) -> None:
    markup = "<html><head></head><body><p>Shells fell on Lyman.</p></body></html>"
    assert extract_article(markup, url).publisher == publisher


@pytest.mark.parametrize(
    ("named", "url", "expected"),
    [
        ("https://example.org/b", "https://www.example.org/a", "https://example.org/b"),
        ("https://other.org/b", "https://example.org/a", "https://example.org/a"),
        ("https://example.org/b", "https://m.example.org/a", "https://example.org/b"),
        (
            "https://amp.example.org/b",
            "https://example.org/",
            "https://amp.example.org/b",
        ),
        ("https://other.org/b", "", "https://other.org/b"),
        ("javascript:x", "https://example.org/a", "https://example.org/a"),
    ],
)
def test_a_page_speaks_for_its_own_site(named: str, url: str, expected: str) -> None:
    markup = (
        f'<html><head><link rel="canonical" href="{named}"></head>'
        "<body><p>Shells fell on Lyman.</p></body></html>"
    )
    assert extract_article(markup, url).url == expected
