"""A story set on A4 pages: lines of text one under another, page after page. Lengths are pixels of 1/96 inch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from dashboard.cartography.frame import Rect
from dashboard.cartography.lettering import FAMILY, Metrics, Style, clean, cut, wrap, write
from dashboard.domain.story import Dispute, Story, Told

WIDE, HIGH = 794, 1123
"""A4 upright."""
MARGIN, TOP, BOTTOM = 64.0, 60.0, 76.0
LEADING = 1.42
"""Height of a line in parts of its size."""
MOST_LINES = 30
INK, FAINT, RULE, BLUE, MARK = "#1F2328", "#5A5F66", "#C9CDD2", "#0B57A4", "#8A6100"
TITLE, HEAD = Style(24, INK, bold=True), Style(17, INK, bold=True)
STRONG, BODY, SMALL = Style(13, INK, bold=True), Style(13, INK), Style(11, FAINT)
WHEN, LINK, MARKED = Style(11, FAINT, bold=True), Style(11, BLUE), Style(11, MARK, bold=True)


@dataclass(slots=True)
class Leaf:
    """One page. parts: SVG. links: rectangles with the addresses they lead to. picture: where it stands, its scale."""

    parts: list[str] = field(default_factory=list)
    links: list[tuple[Rect, str]] = field(default_factory=list)
    picture: tuple[Rect, float] | None = None

    def svg(self) -> str:
        """Return the page as SVG."""
        head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDE}" height="{HIGH}" font-family="{FAMILY}">'
        return f"{head}{''.join(self.parts)}</svg>"


Line = tuple[str, Style, str]
"""Words, how they look, and the address they lead to ("": none)."""


class Flow:
    """Pages as they fill. parts: name of each part with the number of its page, from 0."""

    def __init__(self, sizes: Metrics) -> None:
        self.sizes, self.leaves, self.parts, self.y = sizes, [Leaf()], list[tuple[str, int]](), TOP

    def lines(self, words: str, style: Style, indent: float = 0, address: str = "") -> list[Line]:
        """Return the words broken into lines; more than MOST_LINES end in an ellipsis."""
        room = WIDE - 2 * MARGIN - indent
        return [(one, style, address) for one in wrap(clean(words, 4000), room, MOST_LINES, style, self.sizes)]

    def room(self, high: float) -> None:
        """Begin a new page when that much does not fit on this one."""
        if self.y + high > HIGH - BOTTOM and self.y > TOP:
            self.leaves.append(Leaf())
            self.y = TOP

    def put(self, lines: Sequence[Line], indent: float = 0, gap: float = 0, *, bar: bool = False) -> None:
        """Set lines, together on one page when a page can hold them. gap: above. bar: a line at their left."""
        self.room(gap + sum(style.size * LEADING for _, style, _ in lines))
        self.y += gap if self.y > TOP else 0
        start, leaf = self.y, self.leaves[-1]
        for words, style, address in lines:
            high = style.size * LEADING
            self.room(high)
            if self.leaves[-1] is not leaf:
                self._bar(leaf, indent, start, HIGH - BOTTOM, drawn=bar)
                start, leaf = self.y, self.leaves[-1]
            x = MARGIN + indent
            leaf.parts.append(write(x, self.y + style.size * 1.05, words, style))
            if address:
                leaf.links.append((Rect(x, self.y, self.sizes.width(words, style), high), address))
            self.y += high
        self._bar(leaf, indent, start, self.y, drawn=bar and bool(lines))

    def _bar(self, leaf: Leaf, indent: float, top: float, bottom: float, *, drawn: bool) -> None:
        if drawn:
            x = MARGIN + indent - 11
            leaf.parts.append(
                f'<rect x="{x:.1f}" y="{top:.1f}" width="2.5" height="{bottom - top:.1f}" fill="{RULE}"/>'
            )

    def head(self, name: str) -> None:
        """Begin a part; its heading never stands alone at the foot of a page."""
        self.room(120)
        self.y += 22 if self.y > TOP else 0
        rule = f'<rect x="{MARGIN}" y="{self.y:.1f}" width="{WIDE - 2 * MARGIN}" height="1" fill="{RULE}"/>'
        self.leaves[-1].parts.append(rule)
        self.parts.append((name, len(self.leaves) - 1))
        self.put([(name, HEAD, "")], gap=8)

    def picture(self, size: tuple[float, float]) -> None:
        """Keep a place for the picture, as wide as the text."""
        scale = (WIDE - 2 * MARGIN) / size[0]
        rect = Rect(MARGIN, self.y + 12, size[0] * scale, size[1] * scale)
        self.room(rect.height + 20)
        rect = Rect(MARGIN, self.y + 12, rect.width, rect.height)
        leaf = self.leaves[-1]
        leaf.picture = rect, scale
        leaf.parts.append(
            f'<rect x="{rect.x:.1f}" y="{rect.y:.1f}" width="{rect.width:.1f}" height="{rect.height:.1f}" '
            f'fill="none" stroke="{RULE}" stroke-width="1"/>'
        )
        self.y = rect.bottom + 8

    def number(self, title: str, warning: str) -> None:
        """Write the foot of every page, now that their number is known."""
        for number, leaf in enumerate(self.leaves, 1):
            y = HIGH - BOTTOM + 36
            count = f"{number} / {len(self.leaves)}"
            wide = self.sizes.width(count, SMALL)
            own = cut(clean(title, 120), WIDE - 2 * MARGIN - wide - 20, SMALL, self.sizes)
            leaf.parts += [
                write(MARGIN, y, own, SMALL), write(WIDE - MARGIN - wide, y, count, SMALL),
                write(MARGIN, y + 15, warning, SMALL),
            ]  # fmt: skip


def set_story(story: Story, picture: tuple[float, float], sizes: Metrics) -> Flow:
    """Return the story on pages. picture: its width and height."""
    flow = Flow(sizes)
    flow.put(flow.lines(story.title, TITLE))
    flow.put(flow.lines(f"{story.sentence}.", BODY), gap=6)
    flow.put(flow.lines(story.shown, SMALL))
    flow.put(flow.lines(story.remark, BODY), gap=2)
    flow.put(flow.lines(story.days, SMALL), gap=2)
    flow.put(flow.lines(story.link, LINK, address=story.link))
    flow.picture(picture)
    flow.head(story.words["claims"])
    flow.put(flow.lines(story.rule, SMALL) + flow.lines(story.untranslated, SMALL))
    for claim in story.claims:
        flow.put(_claim(flow, claim, story), indent=12, gap=13, bar=True)
    flow.head(story.words["contested"])
    flow.put(flow.lines(story.disputes_rule, SMALL))
    for dispute in story.disputes:
        _dispute(flow, dispute, story)
    for name, words in story.parts:
        flow.head(name)
        for word in words:
            flow.put(flow.lines(word, BODY), gap=5)
    flow.number(story.title, story.words["warning"])
    return flow


def _claim(flow: Flow, claim: Told, story: Story) -> list[Line]:
    found = flow.lines(claim.when, WHEN, 12) + flow.lines(claim.what, STRONG, 12) + flow.lines(claim.who, BODY, 12)
    found += flow.lines(story.quoted(claim.quote), BODY, 12) if claim.quote else []
    found += flow.lines(claim.note, BODY, 12) + _source(flow, claim, 12) + flow.lines(claim.exact, SMALL, 12)
    return found + flow.lines(claim.against, MARKED, 12)


def _source(flow: Flow, claim: Told, indent: float) -> list[Line]:
    return flow.lines(claim.source, SMALL, indent) + flow.lines(claim.url, LINK, indent, claim.url)


def _dispute(flow: Flow, dispute: Dispute, story: Story) -> None:
    flow.room(110)
    flow.put(flow.lines(dispute.place, STRONG), gap=14)
    for side, claims, more in dispute.sides:
        first = flow.lines(side, WHEN, 12)
        for number, claim in enumerate(claims):
            words = story.quoted(claim.quote) if claim.quote else claim.note
            said = f"{claim.kind}, {claim.when}. {claim.who}. {words}"
            lines = flow.lines(said, BODY, 12) + _source(flow, claim, 12)
            flow.put(lines if number else first + lines, indent=12, gap=4 if number else 6, bar=True)
        flow.put(flow.lines(more, SMALL, 12), indent=12, bar=True)
