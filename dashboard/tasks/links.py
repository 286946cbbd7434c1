"""Addresses that open the page as it was: the permalink, short links, and what a messenger shows of either."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from dashboard.domain.filters import Filters
from dashboard.domain.geo import View
from dashboard.domain.links import READABLE, Link, read_text
from dashboard.domain.wording import when_words
from dashboard.tasks.pictures import TITLE
from dashboard.tasks.project import Project
from dashboard.tasks.showing import sentence

PICTURE = (1200, 630)
"""Pixels of the picture in a preview: the shape Facebook, X and Telegram show whole."""
MOST_TITLE, MOST_WORDS = 110, 400
"""Longest title and description, characters; messengers cut there or before."""
CAUTION = "A point shows where a source says something happened. It does not show that it happened."


def permalink(base: str, filters: Filters, view: View | None = None, claim: str = "") -> str:
    """Return the address that opens the page with these filters, this view and this open claim."""
    return Link(filters, view, claim).address(base)


def shorten(project: Project, link: Link) -> str:
    """Return the slug of a link, kept in the ledger; errors as of Ledger.shorten."""
    return project.ledger.shorten(link.kept())


def lengthen(project: Project, slug: str) -> Link | None:
    """Return what a slug stands for, None when there is no such slug."""
    state = project.ledger.lengthen(slug)
    return None if state is None else read_text(state)[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What a messenger or search engine is told about a link. Texts are plain; addresses are absolute.

    feeds: (media type, address) of the feeds of the same filters. size: pixels of the picture.
    """

    title: str
    description: str
    alt: str
    canonical: str
    image: str
    feeds: tuple[tuple[str, str], ...]
    size: tuple[int, int] = PICTURE


def preview(project: Project, base: str, link: Link) -> Preview:
    """Return what to tell about a link: the filters in words, the counts, and a picture of exactly that view."""
    filters = link.filters
    words, counted = filters.words(), sentence(project.index.summary(filters))
    shown = f" Shown: {words}." if words else ""
    picture = {**link.query(), "size": [f"{PICTURE[0]}x{PICTURE[1]}"]}
    return Preview(
        title=title_of(filters),
        description=cut(f"{_claim_words(project, link)}{counted}.{shown} {CAUTION}", MOST_WORDS),
        alt=cut(f"Map of Ukraine. {counted}.{shown}", MOST_WORDS),
        canonical=link.address(base),
        image=f"{base}/api/snapshot.png?{urlencode(picture, doseq=True, safe=READABLE)}",
        feeds=feeds(base, filters),
    )  # fmt: skip


def title_of(filters: Filters) -> str:
    """Return the title of what the filters show."""
    words = filters.words()
    return cut(f"{TITLE}: {words}" if words else TITLE, MOST_TITLE)


def feeds(base: str, filters: Filters) -> tuple[tuple[str, str], ...]:
    """Return media type and address of the feeds for those filters; without a day and a review, which feeds lack."""
    text = Link(filters.without("as-of", "review")).text()
    kinds = (("application/atom+xml", "feed.atom"), ("application/feed+json", "feed.json"))
    return tuple((kind, f"{base}/{name}{'?' if text else ''}{text}") for kind, name in kinds)


def _claim_words(project: Project, link: Link) -> str:
    """Return a sentence on the open claim, as what its speaker says; "" when there is none."""
    from dashboard.exchange.cards import headline

    listed = project.index.claim(link.claim, link.filters) if link.claim else None
    if listed is None:
        return ""
    claim = listed.claim
    said = f"{claim.claimant or 'A speaker not named'} ({claim.hedge.label})"
    return f"{said}: “{headline(claim)}”, {when_words(claim)}. "


def cut(text: str, most: int) -> str:
    """Return the text, at most that many characters, with an ellipsis where it was cut."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
