"""Feeds: the claims accepted last, for any filter."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode, urlsplit

from dashboard.domain.errors import BadInput
from dashboard.domain.filters import Filters
from dashboard.domain.links import READABLE, Link
from dashboard.domain.wording import count_words
from dashboard.tasks.exporting import restricted
from dashboard.tasks.links import CAUTION, cut, title_of
from dashboard.tasks.project import Project

if TYPE_CHECKING:
    from dashboard.exchange.feeds import Entry, Feed
    from dashboard.index import Newest, News

MOST = 50
"""Entries of one page of a feed."""
SINCE = "2026"
"""Year in the tag: URIs (RFC 4151): a day on which whoever runs the server had its name. It must never change."""
MOST_TITLE = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedOrder:
    """Which feed. base: address of the server, without a slash. name: feed.atom or feed.json. after: see Newest."""

    base: str
    name: str
    filters: Filters
    limit: int = MOST
    after: str = ""


def feed(project: Project, order: FeedOrder) -> Feed:
    """Return a page of the claims accepted last, the newest first.

    Rows of datasets are in it only when the filter names the datasets, and never when their terms forbid to hand them
    on. Raises BadInput for a filter by review or by what was known on a day: a feed has what is accepted now.
    """
    from dashboard.exchange.feeds import Feed

    filters = order.filters
    for name, given in (("review", filters.review), ("as-of", filters.as_of)):
        if given:
            raise BadInput(f"{name}: a feed has the claims that are accepted now; leave {name} out")
    without = restricted(project, filters) if filters.dataset else ()
    found = _newest(project, order, without)
    note = f" Left out, as the terms forbid redistribution: {', '.join(without)}." if without else ""
    return Feed(
        id=f"{_tag(order.base)}:feed{_query(filters)}", title=title_of(filters),
        subtitle=f"Newly accepted claims, by the time of their acceptance. {CAUTION}{note}",
        page=Link(filters).address(order.base), own=_page(order, order.after),
        next_page=_page(order, found.after) if found.after else "",
        entries=tuple(_entry(order, news) for news in found.rows),
    )  # fmt: skip


def _newest(project: Project, order: FeedOrder, without: tuple[str, ...]) -> Newest:
    from dashboard.index import Newest, newly

    kept = tuple(name for name in order.filters.dataset if name not in without)
    if order.filters.dataset and not kept:
        return Newest((), "")
    return newly(project.index, replace(order.filters, dataset=kept), limit=order.limit, after=order.after)


def _query(filters: Filters, more: dict[str, str] | None = None) -> str:
    text = urlencode({**filters.query(), **(more or {})}, doseq=True, safe=READABLE)
    return f"?{text}" if text else ""


def _page(order: FeedOrder, after: str) -> str:
    more = {"limit": str(order.limit)} if order.limit != MOST else {}
    return f"{order.base}/{order.name}{_query(order.filters, {**more, **({'after': after} if after else {})})}"


def _tag(base: str) -> str:
    """Return the beginning of a tag: URI: the server's name, without the port, which the syntax has no room for."""
    host = urlsplit(base).hostname or ""
    return f"tag:{host if re.fullmatch(r'[a-z0-9.-]+', host) else 'localhost'},{SINCE}"


def _entry(order: FeedOrder, news: News) -> Entry:
    from dashboard.exchange.cards import card, headline
    from dashboard.exchange.feeds import Entry
    from dashboard.exchange.inert import web_address

    claim = news.listed.claim
    shown = card(claim, news.listed.contradicted_by)
    author = claim.claimant or "a speaker not named"
    return Entry(
        id=f"{_tag(order.base)}:claim/{quote(claim.id, safe='')}",
        title=cut(f"{author} – {headline(claim)}", MOST_TITLE),
        link=Link(order.filters, claim=claim.id).address(order.base), source=web_address(claim.url),
        author=author, summary=claim.note or claim.quote or headline(claim), html=_html(shown),
        kind=(claim.kind.value, claim.kind.label), rights=claim.license,
        published=news.accepted, changed=news.changed,
    )  # fmt: skip


def _html(shown: dict[str, Any]) -> str:
    """Return what a card says, as markup: the quote, who said it, where, when, and every doubt in words."""
    from dashboard.exchange.inert import markup, web_address

    name, region = shown["name"] or shown["place_as_written"], shown["region_words"]
    where = ", ".join(dict.fromkeys(part for part in (name, region) if part))
    relayed = f", relayed by {shown['relayed_by']}" if shown["relayed_by"] else ""
    address, publisher = web_address(shown["url"]), markup(shown["publisher"] or shown["url"] or "not named")
    source = f'<a href="{markup(address)}">{publisher}</a>' if address else publisher
    against = count_words(len(shown["contradicted_by"]), "claim")
    lines = (
        f"<q>{markup(shown['quote'])}</q>" if shown["quote"] else "",
        markup(shown["note"]),
        markup(f"Said by {shown['claimant'] or 'a speaker not named'}{relayed} ({shown['hedge_words']})."),
        markup(f"Where: {where or 'not named'}. {shown['precision_words']}."),
        markup(f"When: {shown['when']}{' (“' + shown['date_text'] + '”)' if shown['date_text'] else ''}."),
        f"Source: {source}{markup(', ' + shown['published'] if shown['published'] else '')}.",
        f"Contradicted by {against} of the other side." if shown["contradicted_by"] else "",
        "It is what the speaker says; it is not a finding of this map.",
    )
    return "".join(f"<p>{line}</p>" for line in lines if line)
