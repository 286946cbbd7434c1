"""What a page says of itself, and nothing from its prose."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from dashboard.reading.web.metadata import (
    FIRST_DAY,
    LONGEST_NAME,
    PageMetadata,
    one_line,
    page_metadata,
    parse_day,
)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2023-06-13", date(2023, 6, 13)),
        (" 2023-06-13T01:30:00+03:00 ", date(2023, 6, 13)),
        ("20230613", date(2023, 6, 13)),
        ("2023/06/13", date(2023, 6, 13)),
        ("June 13, 2023", date(2023, 6, 13)),
        ("13 June 2023", date(2023, 6, 13)),
        ("Jun 13, 2023", date(2023, 6, 13)),
        ("13 Jun 2023", date(2023, 6, 13)),
        ("Tue, 13 Jun 2023 23:10:00 -0500", date(2023, 6, 13)),
        ("2023-06-134", None),
        ("2023-13-01", None),
        ("13.06.2023", None),
        ("yesterday", None),
        ("", None),
        ("1989-12-31", None),
        (FIRST_DAY.isoformat(), FIRST_DAY),
    ],
)
def test_a_day(text: str, day: date | None) -> None:
    assert parse_day(text) == day


def test_a_day_to_come_is_not_believed() -> None:
    today = datetime.now(UTC).date()
    assert parse_day(today.isoformat()) == today
    assert parse_day((today + timedelta(days=3)).isoformat()) is None


def test_a_name_is_one_line_of_bounded_length() -> None:
    assert one_line(" a\n  b\t") == "a b"
    assert one_line(None) == ""
    assert len(one_line("x" * 999)) == LONGEST_NAME == 300


PAGE = """<html lang="{lang}"><head><title>Lyman fell - The Daily Sample</title>{head}</head>
<body><p>Read more: 5 January 2020</p></body></html>"""


@pytest.mark.parametrize(
    ("lang", "language"), [("uk-UA", "uk"), ("EN", "en"), ("", ""), ("english", "")]
)
def test_the_language(lang: str, language: str) -> None:
    found = page_metadata(PAGE.format(lang=lang, head=""), "")
    assert (found.language, found.published) == (language, None)


def test_the_most_explicit_day_counts() -> None:
    times = (
        '<time datetime="2023-06-20">x</time>'
        '<time itemprop="datePublished" datetime="2023-06-15">y</time>'
    )
    linked = (
        '<script type="application/ld+json">{"datePublished": "2023-06-14"}</script>'
    )
    meta = '<meta name="pubdate" content="2023-06-13">'
    url = "https://x.example/2023/06/16/a"
    days = [
        page_metadata(PAGE.format(lang="en", head=head), url).published
        for head in (times + linked + meta, times + linked, times, "")
    ]
    assert days == [date(2023, 6, day) for day in (13, 14, 15, 16)]


def test_no_page_says_nothing() -> None:
    assert page_metadata("", "") == PageMetadata()


@pytest.mark.parametrize(
    "name",
    [
        "article:published_time",
        "article:published",
        "og:published_time",
        "og:article:published_time",
        "datePublished",
        "date",
        "pubdate",
        "publishdate",
        "publish_date",
        "publish-date",
        "publication_date",
        "publication-date",
        "DC.date",
        "DC.date.issued",
        "dc.date.created",
        "dcterms.date",
        "dcterms.issued",
        "dcterms.created",
        "parsely-pub-date",
        "sailthru.date",
        "cXenseParse:recs:publishtime",
        "citation_publication_date",
        "originalpublicationdate",
        "created-date",
    ],
)
@pytest.mark.parametrize("key", ["property", "name", "itemprop", "http-equiv"])
def test_names_of_the_day_of_publication(key: str, name: str) -> None:
    head = f'<meta {key}="{name}" content="2023-06-13">'
    found = page_metadata(PAGE.format(lang="en", head=head), "")
    assert found.published == date(2023, 6, 13)


@pytest.mark.parametrize("name", ["article:modified_time", "lastmod", "expires"])
def test_days_of_changes_are_none_of_publication(name: str) -> None:
    head = f'<meta name="{name}" content="2023-06-13">'
    found = page_metadata(PAGE.format(lang="en", head=head), "")
    assert found.published is None


def test_what_a_page_calls_itself() -> None:
    head = (
        '<meta property="og:title" content="Lyman fell">'
        '<meta name="author" content="Olena Koval">'
        '<meta property="og:site_name" content="The Daily Sample">'
    )
    url = "https://sample.example/2023/6/4/lyman"
    assert page_metadata(PAGE.format(lang="en", head=head), url) == PageMetadata(
        "Lyman fell", "Olena Koval", "The Daily Sample", url, "en", date(2023, 6, 4)
    )


@pytest.mark.parametrize(
    ("times", "day"),
    [
        ('<time datetime="2023-06-20">x</time>', 20),
        ('<time datetime="2023-06-20">x</time><time datetime="2023-06-20T09:00">', 20),
        ('<time datetime="2023-06-20">x</time><time datetime="2023-06-21">y</time>', 0),
        (
            '<time datetime="2023-06-20">x</time>'
            '<time pubdate datetime="2023-06-21">y</time>',
            21,
        ),
        ("<time>20 June</time>", 0),
    ],
)
def test_times_of_a_page(times: str, day: int) -> None:
    found = page_metadata(PAGE.format(lang="en", head=times), "")
    assert found.published == (date(2023, 6, day) if day else None)


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://x.example/2023/06/16/a", date(2023, 6, 16)),
        ("https://x.example/2023-6-1-a", date(2023, 6, 1)),
        ("https://x.example/2023/06/16", None),
        ("https://x.example/2023/06/", None),
    ],
)
def test_the_day_in_an_address(url: str, day: date | None) -> None:
    assert page_metadata(PAGE.format(lang="en", head=""), url).published == day


def test_a_script_of_another_kind_names_no_day() -> None:
    script = '<script>{"datePublished": "2023-06-14"}</script>'
    assert page_metadata(PAGE.format(lang="", head=script), "").published is None


def test_a_page_of_tomorrow_is_of_a_zone_ahead() -> None:
    today = datetime.now(UTC).date()
    assert parse_day((today + timedelta(days=1)).isoformat()) is not None
    assert parse_day((today + timedelta(days=2)).isoformat()) is None
