"""Addresses that open the page as it was: the permalink, short links, and what a
messenger shows of either.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from dashboard.domain.filters import Filters
from dashboard.domain.geography.geo import View
from dashboard.domain.presentation import Presentation
from dashboard.domain.sharing.links import READABLE, Link, read_text
from dashboard.domain.words import Review
from dashboard.i18n.translate import gettext, language_in_address, number_words
from dashboard.services.judgement.references import reference_layers
from dashboard.services.map.map_view import presented, summary_sentence
from dashboard.services.project import Project
from dashboard.services.words import TITLE, cut

PICTURE = (1200, 630)
"""Pixels of the picture in a preview: the shape Facebook, X and Telegram show whole."""
MOST_TITLE, MOST_WORDS = 110, 400
"""Longest title and description, characters; messengers cut there or before."""
MOST_REASONS = 3
"""Reasons of a contested claim that are told; the others are counted."""
CAUTION = (
    "A point shows where a source says something happened. It does not show that it"
    " happened."
)


def permalink(
    base: str,
    filters: Filters,
    view: View | None = None,
    claim: str = "",
    drawn: Mapping[str, Any] | None = None,
) -> str:
    """Return the address that opens the page with these filters, this view and this
    open claim. drawn: fields of a `Link` that say what the map draws beside it.
    """
    return Link(filters, view, claim, **(drawn or {})).address(base)


def short_link(project: Project, link: Link) -> str:
    """Return the slug of a link, kept in the ledger; errors as of Ledger.shorten."""
    return project.ledger.shorten(link.stored())


def open_short_link(project: Project, slug: str) -> Link | None:
    """Return what a slug stands for, None when there is no such slug."""
    state = project.ledger.lengthen(slug)
    return None if state is None else read_text(state)[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What a messenger or search engine is told about a link. Texts are plain;
    addresses are absolute.

    feeds: (media type, address) of the feeds of the same filters. base: address of the
    server, without a slash. size: pixels of the picture.
    """

    title: str
    description: str
    alt: str
    canonical: str
    image: str
    feeds: tuple[tuple[str, str], ...]
    base: str
    size: tuple[int, int] = PICTURE


def preview(project: Project, base: str, link: Link) -> Preview:
    """Return what to tell about a link: the filters in words, the counts, and a picture
    of exactly that view.
    """
    filters = link.filters
    words, counted = filters.words(), summary_sentence(project.index.summary(filters))
    phrase = f" {gettext('Shown: {filters}', filters=words)}." if words else ""
    caution = gettext(CAUTION)
    about = f"{claim_sentence(project, link)} {counted}.{phrase} {caution}".strip()
    claim = _open_claim(project, link)
    pictured = _shown_to_all(project, link)
    # One that is not public looks as one there is not.
    if claim is None or not _public(link, claim):
        pictured = replace(pictured, claim="")
    # The revision makes it another picture for whoever keeps pictures by address.
    if code := language_in_address():
        pictured = replace(pictured, language=code)
    picture = {
        **pictured.query(),
        "size": [f"{PICTURE[0]}x{PICTURE[1]}"],
        "rev": [project.index.revision],
    }
    return Preview(
        title=title_of(filters),
        description=cut(about, MOST_WORDS),
        alt=cut(f"{gettext('Map of Ukraine.')} {counted}.{phrase}", MOST_WORDS),
        canonical=link.address(base),
        image=(
            f"{base}/api/snapshot.png?{urlencode(picture, doseq=True, safe=READABLE)}"
        ),
        feeds=feeds(base, filters),
        base=base,
    )


def _shown_to_all(project: Project, link: Link) -> Link:
    """Return the link without the layers that not everybody may see: a messenger asks
    for the picture as nobody.
    """
    public = {each.name for each in project.ledger.datasets() if not each.private}
    references = link.references
    if references:
        named = {each.name for each in reference_layers(project, public_only=True)}
        names = tuple(name for name in references.names if name in named)
        references = replace(references, names=names) if names else None
    return replace(
        link,
        layers=tuple(name for name in link.layers if name in public),
        references=references,
    )


def title_of(filters: Filters) -> str:
    """Return the title of what the filters show."""
    words = filters.words()
    title = gettext(TITLE)
    return cut(f"{title}: {words}" if words else title, MOST_TITLE)


def feeds(base: str, filters: Filters) -> tuple[tuple[str, str], ...]:
    """Return media type and address of the feeds for those filters; without a day and a
    review, which feeds lack.
    """
    from dashboard.exchange.publish.feeds import FEEDS

    text = Link(filters.without("as-of", "review")).text()
    query = f"?{text}" if text else ""
    return tuple(
        (declared.kind, f"{base}/{name}{query}") for name, declared in FEEDS.items()
    )


def _open_claim(project: Project, link: Link) -> Presentation | None:
    """Return the open claim, None when there is none.

    A claim that no longer stands is told as it stands now, also where the link shows
    what was known on an earlier day: a preview is read today.
    """
    if not link.claim:
        return None
    # Of what the visitor may not see, only that it no longer stands is looked up.
    now = project.index.claim(link.claim, Filters(withheld=link.filters.withheld))
    if now and now.claim.review is not Review.ACCEPTED:
        return presented(now, project)
    listed = project.index.claim(link.claim, link.filters)
    return presented(listed, project) if listed else None


def _public(link: Link, presentation: Presentation) -> bool:
    """Return whether the claim's words may be told to whoever has the link: it is
    accepted, or the link asks for such claims, which it does only for those who may see
    them (services/access).
    """
    review = presentation.claim.review
    return review is Review.ACCEPTED or review.value in link.filters.review


def claim_sentence(project: Project, link: Link) -> str:
    """Return a sentence on the open claim, "" when there is none or nothing of it is
    public; of a retracted one only that it was retracted.
    """
    claim = _open_claim(project, link)
    if claim is None:
        return ""
    return public_claim_words(claim, public=_public(link, claim))


def contested_words(presentation: Presentation) -> str:
    """Return why a claim is contested, the first MOST_REASONS reasons and how many more
    there are; "" when it is not.
    """
    reasons = presentation.reasons
    if not reasons:
        return ""
    named = "; ".join(reasons[:MOST_REASONS])
    rest = len(reasons) - MOST_REASONS
    if rest > 0:
        named = gettext(
            "{names} and {count} more", names=named, count=number_words(rest)
        )
    return gettext("Contested: {reasons}.", reasons=named)


def public_claim_words(presentation: Presentation, *, public: bool) -> str:
    """Return what preview and citation say of a claim, see `claim_sentence`."""
    if public:
        marks = "; ".join(presentation.marks)
        signs = f" ({marks})" if marks else ""
        sentence = f"{presentation.headline}, {presentation.days}{signs}."
        return f"{sentence} {contested_words(presentation)}".strip()
    if presentation.claim.review is Review.RETRACTED:
        return gettext("The claim this link opens was retracted.")
    return ""
