"""The days of a live blog's entries are written out before their prose."""

from __future__ import annotations

import pytest
from lxml import html

from dashboard.reading.web.entries import write_out_days
from dashboard.reading.web.html import extract_article

PAGE = """<html><head><title>Live</title></head><body><article><h1>Live updates</h1>
<section><time datetime="2024-06-03T18:05:00+03:00">18:05</time>
<p>Russian troops entered the village of Terny after a long assault, the brigade
said.</p></section>
<section><header><time datetime="2024-06-02T07:10:00Z">7am</time></header>
<p>Drones hit a warehouse in Odesa and set it on fire, the head of the region
wrote.</p></section>
<section><p><time datetime="2024-06-01">Saturday</time> Ukrainian defenders repelled
two assaults near Siversk and hold their positions, the corps said.</p></section>
</article></body></html>"""


def test_each_entry_has_its_day_before_its_prose() -> None:
    lines = extract_article(PAGE, "https://example.org/live").text.splitlines()
    days = [n for n, line in enumerate(lines) if line.endswith(("18:05", "07:10"))]
    assert [lines[n] for n in days] == ["3 June 2024, 18:05", "2 June 2024, 07:10"]
    assert lines[days[0] + 1].startswith("Russian troops entered")
    assert lines[days[1] + 1].startswith("Drones hit")
    assert lines[lines.index("1 June 2024") + 1].find("Ukrainian defenders") >= 0


@pytest.mark.parametrize(
    "markup",
    [
        '<div><time datetime="2024-06-03">3 June</time><p>One text.</p></div>',
        '<div><time datetime="2024-06-41">?</time><p>One.</p><time>x</time></div>',
        "<div><p>No time at all.</p></div>",
        '<div><time datetime="2024-06-03"></time></div>',
    ],
)
def test_a_page_without_entries_is_left_as_it_is(markup: str) -> None:
    tree = html.fromstring(markup)
    before = html.tostring(tree)
    assert html.tostring(write_out_days(tree)) == before


def test_time_is_linear_in_the_number_of_entries() -> None:
    entry = '<p><time datetime="2024-06-0{}">x</time></p><p>Words</p>'
    many = "".join(entry.format(1 + n % 9) for n in range(20_000))
    tree = write_out_days(html.fromstring(f"<div>{many}</div>"))
    assert len(tree) == 42_000


def lines(markup: str) -> list[str]:
    """Return the words of a page's paragraphs, its days written out."""
    tree = write_out_days(html.fromstring(f"<div>{markup}</div>"))
    return [element.text_content() for element in tree if element.text_content()]


@pytest.mark.parametrize("tag", ["p", "blockquote", "ul", "ol", "h2", "h3", "h4"])
def test_an_entry_begins_with_any_prose(tag: str) -> None:
    one = f'<time datetime="2024-06-03">3</time><{tag}>One</{tag}>'
    two = f'<time datetime="2024-06-02T07:10">2</time><{tag}>Two</{tag}>'
    assert lines(one + two) == [
        *("3", "3 June 2024", "One"),
        *("2", "2 June 2024, 07:10", "Two"),
    ]


def test_each_month_has_its_name() -> None:
    months = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ]
    markup = "".join(
        f'<time datetime="2024-{n:02}-01"></time><p>x</p>' for n in range(1, 13)
    )
    assert lines(markup)[::2] == [f"1 {month} 2024" for month in months]


def test_an_empty_paragraph_is_no_entry() -> None:
    markup = (
        '<time datetime="2024-06-03"></time><p> </p><p><b>One</b></p>'
        '<time datetime="2024-06-02"></time><span>no prose</span><p>Two</p><p>Three</p>'
    )
    assert lines(markup) == [
        *(" ", "3 June 2024", "One"),
        *("no prose", "2 June 2024", "Two", "Three"),
    ]
