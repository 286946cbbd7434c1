"""Feeds: what was accepted, corrected and withdrawn last, for any filter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode, urlsplit

from dashboard.domain.claim import Claim
from dashboard.domain.errors import BadInput
from dashboard.domain.filters import Filters, day_words
from dashboard.domain.presentation import Presentation
from dashboard.domain.sharing.links import READABLE, Link
from dashboard.domain.wording import (
    count_words,
    place_words,
    precision_words,
    region_words,
)
from dashboard.domain.words import Review
from dashboard.i18n.translate import gettext
from dashboard.services.project import Project
from dashboard.services.share.links import CAUTION, title_of
from dashboard.services.terms import restricted
from dashboard.services.words import cut

if TYPE_CHECKING:
    from dashboard.exchange.publish.feeds import Feed, FeedEntry, Tombstone
    from dashboard.index import Newest, News

MOST = 50
"""Entries of one page of a feed."""
SINCE = "2026"
"""Year in the tag: URIs (RFC 4151): a day on which whoever runs the server had its
name. It must never change.
"""
MOST_TITLE = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedRequest:
    """Which feed. base: address of the server, without a slash. name: feed.atom or
    feed.json. after: see Newest.
    """

    base: str
    name: str
    filters: Filters
    limit: int = MOST
    after: str = ""


def claims_feed(project: Project, request: FeedRequest) -> Feed:
    """Return a page of what was accepted, corrected and withdrawn last, the newest
    first.

    Rows of datasets are in it only when the filter names the datasets, and never when
    their terms forbid to hand them on. Raises BadInput for a filter by review or by
    what was known on a day: a feed has what is accepted now.
    """
    from dashboard.exchange.publish.feeds import Feed

    filters = request.filters
    for name, value in (("review", filters.review), ("as-of", filters.as_of)):
        if value:
            raise BadInput(
                gettext(
                    "{name}: a feed has the claims that are accepted now; leave {name}"
                    " out",
                    name=name,
                )
            )
    without: tuple[str, ...] = ()
    note = ""
    if filters.dataset:
        without = restricted(project, filters)
    if without:
        names = ", ".join(without)
        note = f" Left out, as the terms forbid redistribution: {names}."
    page = _newest(project, request, without)
    return Feed(
        id=f"{_tag(request.base)}:feed{_query(filters)}",
        title=title_of(filters),
        subtitle=(
            "Newly accepted claims, by the time of their acceptance, with corrections"
            f" and withdrawals. {CAUTION}{note}"
        ),
        page=Link(filters).address(request.base),
        own=_page(request, request.after),
        next_page=page.after and _page(request, page.after),
        entries=tuple(entries(request, page.rows)),
    )


def entries(
    request: FeedRequest,
    rows: Iterable[News],
) -> Iterator[FeedEntry | Tombstone]:
    """Yield the entries of news, and a tombstone for each that was withdrawn."""
    for news in rows:
        if news.withdrawn:
            yield from _tombstones(request, news)
        else:
            yield _entry(request, news)


def _newest(
    project: Project,
    request: FeedRequest,
    without: tuple[str, ...],
) -> Newest:
    from dashboard.index import Newest, newly

    datasets = tuple(name for name in request.filters.dataset if name not in without)
    if request.filters.dataset and not datasets:
        return Newest((), "")
    return newly(
        project.index,
        replace(request.filters, dataset=datasets),
        limit=request.limit,
        after=request.after,
    )


def _query(filters: Filters, more: dict[str, str] | None = None) -> str:
    text = urlencode({**filters.query(), **(more or {})}, doseq=True, safe=READABLE)
    return f"?{text}" if text else ""


def _page(request: FeedRequest, after: str) -> str:
    more = {}
    if request.limit != MOST:
        more["limit"] = str(request.limit)
    if after:
        more["after"] = after
    return f"{request.base}/{request.name}{_query(request.filters, more)}"


def _tag(base: str) -> str:
    """Return the beginning of a tag: URI: the server's name, without the port, which
    the syntax has no room for.
    """
    host = urlsplit(base).hostname or ""
    if not re.fullmatch(r"[a-z0-9.-]+", host):
        host = "localhost"
    return f"tag:{host},{SINCE}"


def _id(request: FeedRequest, news: News) -> str:
    """Return the id of an entry; a correction is one of its own, by its revision."""
    claim = f"{_tag(request.base)}:claim/{quote(news.listed.claim.id, safe='')}"
    return f"{claim}/revision/{news.correction}" if news.correction else claim


def _entry(request: FeedRequest, news: News) -> FeedEntry:
    from dashboard.exchange.escape import web_address
    from dashboard.exchange.publish.feeds import FeedEntry

    claim, presentation = news.listed.claim, news.listed.present()
    return FeedEntry(
        id=_id(request, news),
        title=_title(presentation, "Correction: " if news.correction else ""),
        link=Link(request.filters, claim=claim.id).address(request.base),
        source=web_address(claim.url),
        author=claim.claimant or "a speaker not named",
        summary=claim.note or claim.quote or presentation.headline,
        html=_html(presentation),
        kind=(claim.kind.value, claim.kind.label),
        rights=claim.license,
        published=claim.published,
        changed=news.changed,
    )


def _tombstones(request: FeedRequest, news: News) -> Iterator[Tombstone]:
    """Yield a tombstone for the claim's entry and for each correction told of it."""
    from dashboard.exchange.publish.feeds import Tombstone

    presentation = news.listed.present()
    why = presentation.claim.review_why
    decided = "No longer accepted"
    if presentation.claim.review is not Review.DRAFT:
        decided = presentation.status
    for number in (0, *news.corrections):
        yield Tombstone(
            id=_id(request, replace(news, correction=number)),
            title=_title(presentation, ""),
            comment=f"{decided}: {why}" if why else f"{decided}.",
            changed=news.changed,
        )


def _title(presentation: Presentation, before: str) -> str:
    """Return headline and days, which have the year; only the headline is cut."""
    days, published = presentation.days, presentation.claim.published
    dated = presentation.first is not None or presentation.last is not None
    if published and not dated:
        days = f"{days}, published on {day_words(published)}"
    room = MOST_TITLE - len(before) - len(days) - 2
    return f"{before}{cut(presentation.headline, room)}, {days}"


def _html(presentation: Presentation) -> str:
    """Return what a card says, as markup: the headline, its signs, the quote, who said
    it, where, when, and every doubt in words.
    """
    from dashboard.exchange.escape import markup

    claim = presentation.claim
    quote = f"<q>{markup(claim.quote)}</q>" if claim.quote else ""
    contested = ""
    if presentation.contested:
        against = count_words(len(presentation.contradicted_by), "claim")
        contested = f"Contradicted by {against}: {'; '.join(presentation.reasons)}."
    lines = (
        f"<strong>{markup(presentation.headline)}.</strong>",
        markup("; ".join(presentation.marks)),
        quote,
        markup(claim.note),
        markup(_claimant_line(claim)),
        markup(_place_line(claim)),
        markup(_date_line(presentation)),
        _publisher_line(claim),
        contested,
        "It is what the speaker says; it is not a finding of this map.",
    )
    return "".join(f"<p>{line}</p>" for line in lines if line)


def _claimant_line(claim: Claim) -> str:
    claimant = claim.claimant or "a speaker not named"
    relayed = f", relayed by {claim.relayed_by}" if claim.relayed_by else ""
    return f"Said by {claimant}{relayed} ({claim.hedge.label})."


def _place_line(claim: Claim) -> str:
    name = claim.name or claim.place_as_written
    place = place_words(name, claim.precision or "", claim.region)
    parts = dict.fromkeys((place, region_words(claim.region)))
    where = ", ".join(filter(None, parts)) or "not named"
    return f"Where: {where}. {precision_words(claim)}."


def _date_line(presentation: Presentation) -> str:
    written = presentation.claim.date_text
    quoted = f" (“{written}”)" if written else ""
    return f"When: {presentation.days}{quoted}."


def _publisher_line(claim: Claim) -> str:
    """Return the line as markup: the outlet is a link where its address may be one."""
    from dashboard.exchange.escape import markup, web_address

    address = web_address(claim.url)
    publisher = markup(claim.publisher or claim.url or "not named")
    if address:
        publisher = f'<a href="{markup(address)}">{publisher}</a>'
    published = ""
    if claim.published:
        published = markup(f", {claim.published.isoformat()}")
    return f"Source: {publisher}{published}."
