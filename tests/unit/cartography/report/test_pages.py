"""A story on A4 pages: what stands on them, in which order, and where pages break."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dashboard.cartography.report.pages import (
    BODY,
    BOTTOM,
    HEAD,
    LEADING,
    LINK,
    MARGIN,
    MARKED,
    MOST_LINES,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    SMALL,
    STRONG,
    TITLE,
    TOP,
    WHEN,
    ReportFlow,
    ReportLine,
    claim_lines,
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


def test_a_page_to_the_number() -> None:
    flow = ReportFlow(EVEN)
    flow.add(flow.lines("Title", TITLE))
    flow.add_head("Part")
    flow.add(
        flow.lines("A line", BODY) + flow.lines("a link", LINK, address="https://a.b"),
        indent=12,
        gap=5,
        bar=True,
    )
    flow.reserve_picture((1200, 720))
    flow.add_footers("Title", "Warning.")
    (page,) = flow.pages
    assert page.svg() == (
        '<svg xmlns="http://www.w3.org/2000/svg" width="794" height="1123"'
        ' font-family="Noto Sans"><text x="64.0" y="85.2" font-size="24.0"'
        ' fill="#1F2328" font-weight="700">Title</text>'
        '<rect x="64.0" y="116.1" width="666.0" height="1" fill="#C9CDD2"/>'
        '<text x="64.0" y="141.9" font-size="17.0" fill="#1F2328"'
        ' font-weight="700">Part</text>'
        '<text x="76.0" y="166.9" font-size="13.0" fill="#1F2328">A line</text>'
        '<text x="76.0" y="183.2" font-size="11.0" fill="#0B57A4">a link</text>'
        '<rect x="65.0" y="153.2" width="2.5" height="34.1" fill="#C9CDD2"/>'
        '<rect x="64.0" y="199.3" width="666.0" height="399.6" fill="none"'
        ' stroke="#C9CDD2" stroke-width="1"/>'
        '<text x="64.0" y="1083.0" font-size="11.0" fill="#5A5F66">Title</text>'
        '<text x="697.0" y="1083.0" font-size="11.0" fill="#5A5F66">1 / 1</text>'
        '<text x="64.0" y="1098.0" font-size="11.0"'
        ' fill="#5A5F66">Warning.</text></svg>'
    )
    assert [(rect.x, round(rect.y, 2)) for rect, _ in page.links] == [(76.0, 171.68)]


def test_a_claim_is_told_before_its_own_words() -> None:
    assert claim_lines(CLAIM) == (
        ("12 June 2023", WHEN),
        ("Retaken: Storozheve", STRONG),
        ("contested", MARKED),
        ("Said by Kyiv – asserted", BODY),
    )


def test_a_picture_without_room_goes_to_the_next_page() -> None:
    flow = ReportFlow(EVEN)
    height = 720 * (PAGE_WIDTH - 2 * MARGIN) / 1200
    flow.y = PAGE_HEIGHT - BOTTOM - height - 19
    flow.reserve_picture((1200, 720))
    assert len(flow.pages) == 2
    assert flow.y == pytest.approx(TOP + 12 + height + 8)
    early = ReportFlow(EVEN)
    early.y = PAGE_HEIGHT - BOTTOM - height - 21
    early.reserve_picture((1200, 720))
    assert len(early.pages) == 1


def test_styles_of_the_report() -> None:
    assert [
        (style.size, style.fill, style.bold)
        for style in (TITLE, HEAD, STRONG, BODY, WHEN, SMALL, LINK, MARKED)
    ] == [
        (24, "#1F2328", True),
        (17, "#1F2328", True),
        (13, "#1F2328", True),
        (13, "#1F2328", False),
        (11, "#5A5F66", True),
        (11, "#5A5F66", False),
        (11, "#0B57A4", False),
        (11, "#8A6100", True),
    ]
    assert (PAGE_WIDTH, PAGE_HEIGHT, MARGIN, TOP, BOTTOM) == (794, 1123, 64, 60, 76)


def test_pages_stand_where_the_story_puts_them() -> None:
    flow = lay_out_story(STORY, (1200, 720), EVEN)
    starts = [
        (text, *numbers(element, "x", "y", "font-size"))
        for page in flow.pages
        for text, element in zip(
            texts(page.svg()), elements(page.svg(), "text"), strict=True
        )
    ]
    assert starts == [
        ("June", 64.0, 85.2, 24.0),
        ("2 claims at 1 place.", 64.0, 113.7, 13.0),
        ("Shown: June.", 64.0, 130.1, 11.0),
        ("Remark: mine", 64.0, 149.8, 13.0),
        ("Made on 1 July 2023.", 64.0, 168.2, 11.0),
        ("https://map.example/", 64.0, 183.8, 11.0),
        ("Claims", 64.0, 655.3, 17.0),
        ("All 2 claims.", 64.0, 673.1, 11.0),
        ("Not translated.", 64.0, 688.8, 11.0),
        ("12 June 2023", 76.0, 717.4, 11.0),
        ("Retaken: Storozheve", 76.0, 735.1, 13.0),
        ("contested", 76.0, 751.5, 11.0),
        ("Said by Kyiv – asserted", 76.0, 769.2, 13.0),
        ("“We took it”", 76.0, 787.7, 13.0),
        ("The village is said to be retaken", 76.0, 806.1, 13.0),
        ("BBC, 2023-06-13", 76.0, 822.5, 11.0),
        ("https://example.org/a", 76.0, 838.1, 11.0),
        ("Acting: Ukraine. Settlement", 76.0, 853.7, 11.0),
        ("1 claim contradicts this.", 76.0, 869.3, 11.0),
        ("Contested places", 64.0, 921.3, 17.0),
        ("Both sides.", 64.0, 939.1, 11.0),
        ("June", 64.0, 1083.0, 11.0),
        ("1 / 2", 697.0, 1083.0, 11.0),
        ("Claims, not facts.", 64.0, 1098.0, 11.0),
        ("Storozheve", 64.0, 73.7, 13.0),
        ("Ukraine", 76.0, 96.0, 11.0),
        (
            (
                "Retaken (acting: Ukraine), 12 June 2023. contested. Said by Kyiv –"
                " asserted. “We"
            ),
            76.0,
            113.7,
            13.0,
        ),
        ("took it”", 76.0, 132.2, 13.0),
        ("BBC, 2023-06-13", 76.0, 148.6, 11.0),
        ("https://example.org/a", 76.0, 164.2, 11.0),
        (
            (
                "Retaken (acting: Ukraine), 12 June 2023. contested. Said by Kyiv –"
                " asserted. “We"
            ),
            76.0,
            185.9,
            13.0,
        ),
        ("took it”", 76.0, 204.4, 13.0),
        ("BBC, 2023-06-13", 76.0, 220.7, 11.0),
        ("https://example.org/a", 76.0, 236.3, 11.0),
        ("and 3 more claims", 76.0, 252.0, 11.0),
        ("Not told here", 64.0, 303.9, 17.0),
        ("One is unplaced.", 64.0, 328.8, 13.0),
        ("What this does not prove", 64.0, 381.5, 17.0),
        ("A claim is no fact.", 64.0, 406.4, 13.0),
        ("Another.", 64.0, 429.9, 13.0),
        ("June", 64.0, 1083.0, 11.0),
        ("2 / 2", 697.0, 1083.0, 11.0),
        ("Claims, not facts.", 64.0, 1098.0, 11.0),
    ]
