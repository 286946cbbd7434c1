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
