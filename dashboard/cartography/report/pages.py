"""A story set on A4 pages: lines of text one under another, page after page. Lengths
are pixels of 1/96 inch.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from dashboard.cartography.drawing.text import (
    FAMILY,
    Metrics,
    TextStyle,
    clean_text,
    text_element,
    truncate,
    wrap_text,
)
from dashboard.cartography.geometry import Rect
from dashboard.domain.sharing.story import Dispute, Story, StoryClaim

PAGE_WIDTH, PAGE_HEIGHT = 794, 1123
"""A4 upright."""
MARGIN, TOP, BOTTOM = 64.0, 60.0, 76.0
LEADING = 1.42
"""Height of a line in parts of its size."""
MOST_LINES = 30
MOST_CHARACTERS = 4000
"""Of one paragraph."""
INDENT = 12.0
"""Of a claim, beside whose text a bar stands."""
INK, FAINT, RULE, BLUE, MARK = "#1F2328", "#5A5F66", "#C9CDD2", "#0B57A4", "#8A6100"
TITLE, HEAD = TextStyle(24, INK, bold=True), TextStyle(17, INK, bold=True)
STRONG, BODY = TextStyle(13, INK, bold=True), TextStyle(13, INK)
WHEN, SMALL = TextStyle(11, FAINT, bold=True), TextStyle(11, FAINT)
LINK, MARKED = TextStyle(11, BLUE), TextStyle(11, MARK, bold=True)


@dataclass(slots=True)
class ReportPage:
    """One page. parts: SVG. links: rectangles with the addresses they lead to. picture:
    where it stands, its scale.
    """

    parts: list[str] = field(default_factory=list)
    links: list[tuple[Rect, str]] = field(default_factory=list)
    picture: tuple[Rect, float] | None = None

    def svg(self) -> str:
        """Return the page as SVG."""
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{PAGE_WIDTH}"'
            f' height="{PAGE_HEIGHT}" font-family="{FAMILY}">'
        )
        return f"{head}{''.join(self.parts)}</svg>"


ReportLine = tuple[str, TextStyle, str]
"""Text, how it looks, and the address it leads to ("": none)."""


class ReportFlow:
    """Pages as they fill. outline: name of each part with the number of its page, from
    0. y: how far the last page is filled.
    """

    def __init__(self, metrics: Metrics) -> None:
        self.metrics = metrics
        self.pages = [ReportPage()]
        self.outline: list[tuple[str, int]] = []
        self.y = TOP

    def lines(
        self,
        text: str,
        style: TextStyle,
        indent: float = 0,
        address: str = "",
    ) -> list[ReportLine]:
        """Return the text broken into lines; more than MOST_LINES end in an
        ellipsis.
        """
        width = PAGE_WIDTH - 2 * MARGIN - indent
        text = clean_text(text, MOST_CHARACTERS)
        return [
            (line, style, address)
            for line in wrap_text(text, width, MOST_LINES, style, self.metrics)
        ]

    def make_room(self, height: float) -> None:
        """Begin a new page when that much does not fit on this one."""
        # What fits on no page at all stays on this one when it is empty.
        if self.y + height > PAGE_HEIGHT - BOTTOM and self.y > TOP:
            self.pages.append(ReportPage())
            self.y = TOP

    def _gap(self, height: float) -> None:
        """Leave a gap, but not at the top of a page."""
        if self.y > TOP:
            self.y += height

    def add(
        self,
        lines: Sequence[ReportLine],
        indent: float = 0,
        gap: float = 0,
        *,
        bar: bool = False,
    ) -> None:
        """Set lines, together on one page when a page can hold them. gap: above. bar: a
        line at their left.
        """
        self.make_room(gap + sum(style.size * LEADING for _, style, _ in lines))
        self._gap(gap)
        start, page = self.y, self.pages[-1]
        for text, style, address in lines:
            height = style.size * LEADING
            self.make_room(height)
            if self.pages[-1] is not page:
                # More lines than a page holds: the bar goes on with them.
                if bar:
                    _add_bar(page, indent, start, PAGE_HEIGHT - BOTTOM)
                start, page = self.y, self.pages[-1]
            x = MARGIN + indent
            page.parts.append(text_element(x, self.y + style.size * 1.05, text, style))
            if address:
                width = self.metrics.width(text, style)
                page.links.append((Rect(x, self.y, width, height), address))
            self.y += height
        if bar and lines:
            _add_bar(page, indent, start, self.y)

    def add_head(self, name: str) -> None:
        """Begin a part; its heading never stands alone at the foot of a page."""
        self.make_room(120)
        self._gap(22)
        rule = (
            f'<rect x="{MARGIN}" y="{self.y:.1f}" width="{PAGE_WIDTH - 2 * MARGIN}"'
            f' height="1" fill="{RULE}"/>'
        )
        self.pages[-1].parts.append(rule)
        self.outline.append((name, len(self.pages) - 1))
        self.add([(name, HEAD, "")], gap=8)

    def reserve_picture(self, size: tuple[float, float]) -> None:
        """Reserve a place for the picture, as wide as the text."""
        width, height = size
        scale = (PAGE_WIDTH - 2 * MARGIN) / width
        self.make_room(height * scale + 20)
        rect = Rect(MARGIN, self.y + 12, width * scale, height * scale)
        page = self.pages[-1]
        page.picture = rect, scale
        page.parts.append(
            f'<rect x="{rect.x:.1f}" y="{rect.y:.1f}" width="{rect.width:.1f}"'
            f' height="{rect.height:.1f}" fill="none" stroke="{RULE}"'
            ' stroke-width="1"/>'
        )
        self.y = rect.bottom + 8

    def add_footers(self, title: str, warning: str) -> None:
        """Write the foot of every page, now that it is known how many there are."""
        y = PAGE_HEIGHT - BOTTOM + 36
        for number, page in enumerate(self.pages, 1):
            count = f"{number} / {len(self.pages)}"
            width = self.metrics.width(count, SMALL)
            room = PAGE_WIDTH - 2 * MARGIN - width - 20
            short = truncate(clean_text(title, 120), room, SMALL, self.metrics)
            page.parts += [
                text_element(MARGIN, y, short, SMALL),
                text_element(PAGE_WIDTH - MARGIN - width, y, count, SMALL),
                text_element(MARGIN, y + 15, warning, SMALL),
            ]


def _add_bar(
    page: ReportPage,
    indent: float,
    top: float,
    bottom: float,
) -> None:
    x = MARGIN + indent - 11
    page.parts.append(
        f'<rect x="{x:.1f}" y="{top:.1f}" width="2.5"'
        f' height="{bottom - top:.1f}" fill="{RULE}"/>'
    )


def lay_out_story(
    story: Story,
    picture: tuple[float, float],
    metrics: Metrics,
) -> ReportFlow:
    """Return the story on pages. picture: its width and height."""
    flow = ReportFlow(metrics)
    flow.add(flow.lines(story.title, TITLE))
    flow.add(flow.lines(f"{story.sentence}.", BODY), gap=6)
    flow.add(flow.lines(story.filters, SMALL))
    flow.add(flow.lines(story.remark, BODY), gap=2)
    flow.add(flow.lines(story.days, SMALL), gap=2)
    flow.add(flow.lines(story.link, LINK, address=story.link))
    flow.reserve_picture(picture)
    flow.add_head(story.words["claims"])
    flow.add(flow.lines(story.rule, SMALL) + flow.lines(story.untranslated, SMALL))
    for claim in story.claims:
        flow.add(_claim_lines(flow, claim, story), indent=INDENT, gap=13, bar=True)
    flow.add_head(story.words["contested"])
    flow.add(flow.lines(story.disputes_rule, SMALL))
    for dispute in story.disputes:
        _add_dispute(flow, dispute, story)
    for name, paragraphs in story.parts:
        flow.add_head(name)
        for paragraph in paragraphs:
            flow.add(flow.lines(paragraph, BODY), gap=5)
    flow.add_footers(story.title, story.words["warning"])
    return flow


def claim_lines(claim: StoryClaim) -> tuple[tuple[str, TextStyle], ...]:
    """Return what the report says of a claim before its own words, each with its
    style; a text may be "".
    """
    return (
        (claim.when, WHEN),
        (claim.what, STRONG),
        (claim.signs, MARKED),
        (claim.claimant, BODY),
    )


def _claim_lines(
    flow: ReportFlow,
    claim: StoryClaim,
    story: Story,
) -> list[ReportLine]:
    lines = [
        line
        for text, style in claim_lines(claim)
        for line in flow.lines(text, style, INDENT)
    ]
    if claim.quote:
        lines += flow.lines(story.quoted(claim.quote), BODY, INDENT)
    lines += flow.lines(claim.note, BODY, INDENT)
    lines += _source_lines(flow, claim)
    lines += flow.lines(claim.exact, SMALL, INDENT)
    return lines + flow.lines(claim.against, MARKED, INDENT)


def _source_lines(flow: ReportFlow, claim: StoryClaim) -> list[ReportLine]:
    source = flow.lines(claim.source, SMALL, INDENT)
    return source + flow.lines(claim.url, LINK, INDENT, claim.url)


def _add_dispute(
    flow: ReportFlow,
    dispute: Dispute,
    story: Story,
) -> None:
    flow.make_room(110)
    flow.add(flow.lines(dispute.place, STRONG), gap=14)
    for side, claims, more in dispute.sides:
        # The name of a side stands with its first claim, never alone.
        lines, gap = flow.lines(side, WHEN, INDENT), 6
        for claim in claims:
            quote = story.quoted(claim.quote) if claim.quote else claim.note
            sentence = f"{claim.brief}{quote}"
            lines += flow.lines(sentence, BODY, INDENT) + _source_lines(flow, claim)
            flow.add(lines, indent=INDENT, gap=gap, bar=True)
            lines, gap = [], 4
        flow.add(flow.lines(more, SMALL, INDENT), indent=INDENT, bar=True)
