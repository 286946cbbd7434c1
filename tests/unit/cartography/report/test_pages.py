"""A story on A4 pages: what stands on them, in which order, and where pages break."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dashboard.cartography.report.pages import (
    BODY,
    BOTTOM,
    LEADING,
    MARGIN,
    MOST_LINES,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    SMALL,
    TOP,
    ReportFlow,
    ReportLine,
    lay_out_story,
)
from dashboard.domain.sharing.story import Dispute, Story, StoryClaim
from tests.unit.cartography.svg import EVEN, elements, numbers, texts

CLAIM = StoryClaim(
    when="12 June 2023",
    what="Retaken: Storozheve",
    signs="contested",
    kind="Retaken (acting: Ukraine)",
    claimant="Said by Kyiv – asserted",
    exact="Acting: Ukraine. Settlement",
    quote="We took it",
    note="The village is said to be retaken",
    source="BBC, 2023-06-13",
    url="https://example.org/a",
    against="1 claim contradicts this.",
)
STORY = Story(
    title="June",
    remark="Remark: mine",
    sentence="2 claims at 1 place",
    filters="Shown: June.",
    alt="Map.",
    untranslated="Not translated.",
    claims=(CLAIM,),
    rule="All 2 claims.",
    disputes=(
        Dispute("Storozheve", (("Ukraine", (CLAIM, CLAIM), "and 3 more claims"),)),
    ),
    disputes_rule="Both sides.",
    notes=("One is unplaced.",),
    method=("A claim is no fact.", "Another."),
    data=(),
    days="Made on 1 July 2023.",
    link="https://map.example/",
    made_on=date(2023, 7, 1),
    language="en",
    words={
        "claims": "Claims",
        "contested": "Contested places",
        "left out": "Not told here",
        "limits": "What this does not prove",
        "terms": "Sources and terms",
        "warning": "Claims, not facts.",
        "quote": "“{text}”",
    },
)


def written(story: Story = STORY) -> list[list[str]]:
    return [texts(page.svg()) for page in lay_out_story(story, (1200, 720), EVEN).pages]


def test_everything_in_its_order() -> None:
    claim = [
        "Retaken (acting: Ukraine), 12 June 2023. contested. Said by Kyiv – asserted."
        " “We",
        "took it”",
    ]
    source = ["BBC, 2023-06-13", "https://example.org/a"]
    assert written() == [
        [
            "June",
            "2 claims at 1 place.",
            "Shown: June.",
            "Remark: mine",
            "Made on 1 July 2023.",
            "https://map.example/",
            "Claims",
            "All 2 claims.",
            "Not translated.",
            "12 June 2023",
            "Retaken: Storozheve",
            "contested",
            "Said by Kyiv – asserted",
            "“We took it”",
            "The village is said to be retaken",
            *source,
            "Acting: Ukraine. Settlement",
            "1 claim contradicts this.",
            "Contested places",
            "Both sides.",
            "June",
            "1 / 2",
            "Claims, not facts.",
        ],
        [
            "Storozheve",
            "Ukraine",
            *claim,
            *source,
            *claim,
            *source,
            "and 3 more claims",
            "Not told here",
            "One is unplaced.",
            "What this does not prove",
            "A claim is no fact.",
            "Another.",
            "June",
            "2 / 2",
            "Claims, not facts.",
        ],
    ]


def test_the_parts_and_their_pages() -> None:
    flow = lay_out_story(STORY, (1200, 720), EVEN)
    assert [name for name, _ in flow.outline] == [
        "Claims",
        "Contested places",
        "Not told here",
        "What this does not prove",
    ]
    assert [page for _, page in flow.outline] == [0, 0, 1, 1]


def test_without_a_quote_the_note_speaks() -> None:
    bare = replace(CLAIM, quote="")
    disputes = (Dispute("P", (("Side", (bare,), ""),)),)
    words = [
        text
        for page in written(replace(STORY, claims=(bare,), disputes=disputes))
        for text in page
    ]
    assert not any("“" in text for text in words)
    assert any(text.endswith("The village is said to be retaken") for text in words)


def test_links_lie_on_their_words() -> None:
    flow = lay_out_story(STORY, (1200, 720), EVEN)
    rect, address = flow.pages[0].links[0]
    assert address == "https://map.example/"
    assert rect.x == MARGIN
    assert rect.width == pytest.approx(len("https://map.example/") * 6.6)
    assert rect.height == pytest.approx(11 * LEADING)
    targets = [address for page in flow.pages for _, address in page.links]
    assert targets[1:] == ["https://example.org/a"] * 3


def test_the_picture_is_as_wide_as_the_text() -> None:
    page = lay_out_story(STORY, (1200, 720), EVEN).pages[0]
    assert page.picture
    rect, scale = page.picture
    assert rect.x == MARGIN
    assert rect.width == pytest.approx(PAGE_WIDTH - 2 * MARGIN)
    assert scale == pytest.approx((PAGE_WIDTH - 2 * MARGIN) / 1200)
    assert rect.height == pytest.approx(720 * scale)


def lines(flow: ReportFlow, count: int) -> list[ReportLine]:
    return [line for k in range(count) for line in flow.lines(f"line {k}", BODY)]


def test_what_belongs_together_goes_to_the_next_page() -> None:
    flow = ReportFlow(EVEN)
    high = 13 * LEADING
    fitting = int((PAGE_HEIGHT - BOTTOM - TOP) / high)
    flow.add(lines(flow, fitting - 2))
    assert len(flow.pages) == 1
    flow.add(lines(flow, 3))
    assert len(flow.pages) == 2
    assert texts(flow.pages[1].svg()) == ["line 0", "line 1", "line 2"]
    assert flow.y == pytest.approx(TOP + 3 * high)


def test_more_than_a_page_goes_on_with_its_bar() -> None:
    flow = ReportFlow(EVEN)
    flow.add(lines(flow, 130), indent=12, bar=True)
    assert len(flow.pages) == 3
    for page in flow.pages:
        (bar,) = elements(page.svg(), "rect")
        x, y, width = numbers(bar, "x", "y", "width")
        assert (x, y, width) == (MARGIN + 1, TOP, 2.5)
    assert sum(len(texts(page.svg())) for page in flow.pages) == 130


def test_a_gap_is_left_but_not_at_the_top() -> None:
    flow = ReportFlow(EVEN)
    flow.add(lines(flow, 1), gap=9)
    assert flow.y == pytest.approx(TOP + 13 * LEADING)
    flow.add(lines(flow, 1), gap=9)
    assert flow.y == pytest.approx(TOP + 26 * LEADING + 9)
    flow.add([], gap=9, bar=True)
    assert elements(flow.pages[0].svg(), "rect") == []


def test_a_heading_is_never_alone_at_the_foot() -> None:
    flow = ReportFlow(EVEN)
    flow.y = PAGE_HEIGHT - BOTTOM - 119
    flow.add_head("Late")
    assert flow.outline == [("Late", 1)]
    early = ReportFlow(EVEN)
    early.y = PAGE_HEIGHT - BOTTOM - 121
    early.add_head("Early")
    assert early.outline == [("Early", 0)]


def test_long_paragraphs_end_in_an_ellipsis() -> None:
    flow = ReportFlow(EVEN)
    long = flow.lines("word " * 2000, BODY)
    assert len(long) == MOST_LINES
    assert long[-1][0].endswith("…")


def test_every_page_has_its_foot() -> None:
    flow = ReportFlow(EVEN)
    flow.add(lines(flow, 60))
    flow.add_footers("T" * 200, "Warning.")
    feet = [texts(page.svg())[-3:] for page in flow.pages]
    assert [foot[1] for foot in feet] == ["1 / 2", "2 / 2"]
    assert all(foot[0].startswith("TTT") and foot[0].endswith("…") for foot in feet)
    assert all(foot[2] == "Warning." for foot in feet)
    count = elements(flow.pages[0].svg(), "text")[-2]
    x, y = numbers(count, "x", "y")
    assert x + len("1 / 2") * 0.6 * SMALL.size == pytest.approx(PAGE_WIDTH - MARGIN)
    assert y == PAGE_HEIGHT - BOTTOM + 36
