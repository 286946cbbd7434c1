"""Feeds: Atom (RFC 4287) and JSON Feed 1.1."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from dashboard.exchange.inert import NOT_XML, plain

GENERATOR = "Frontline claims"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One claim in a feed. html is safe markup, every other text is plain.

    id: a tag: URI. link: the page with the claim open. source: where it was said, "" when that has no web address.
    published: when it was accepted; changed: when its newest revision was made. kind: its code and its words.
    """

    id: str
    title: str
    link: str
    source: str
    author: str
    summary: str
    html: str
    kind: tuple[str, str]
    rights: str
    published: datetime
    changed: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed. page: the map with the same filters. own, next_page: addresses of this page and the next ("": none)."""

    id: str
    title: str
    subtitle: str
    page: str
    own: str
    next_page: str
    entries: tuple[Entry, ...]

    @property
    def updated(self) -> datetime:
        """When anything in it changed last; 1970 when it is empty."""
        return max((entry.changed for entry in self.entries), default=datetime(1970, 1, 1, tzinfo=UTC))


def atom(feed: Feed) -> str:
    """Return the feed as an Atom document."""
    return "".join(_atom(feed))


def _atom(feed: Feed) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">\n'
    yield _element("id", feed.id) + _element("title", feed.title) + _element("subtitle", feed.subtitle)
    yield _element("updated", _time(feed.updated)) + _element("generator", GENERATOR)
    yield f"<author>{_element('name', GENERATOR)}</author>\n"
    yield _link("self", feed.own, "application/atom+xml") + _link("alternate", feed.page, "text/html")
    if feed.next_page:
        yield _link("next", feed.next_page, "application/atom+xml")
    for entry in feed.entries:
        yield _entry(entry)
    yield "</feed>\n"


def _entry(entry: Entry) -> str:
    kind, label = entry.kind
    parts = (
        _element("id", entry.id), _element("title", entry.title),
        _element("published", _time(entry.published)), _element("updated", _time(entry.changed)),
        f"<author>{_element('name', entry.author)}</author>\n",
        _link("alternate", entry.link, "text/html"), _link("via", entry.source) if entry.source else "",
        f"<category term={_quoted(kind)} label={_quoted(label)}/>\n",
        _element("rights", entry.rights) if entry.rights else "", _element("summary", entry.summary),
        f'<content type="html">{_text(entry.html)}</content>\n',
    )  # fmt: skip
    return f"<entry>\n{''.join(parts)}</entry>\n"


def _element(name: str, text: str) -> str:
    return f"<{name}>{_text(text)}</{name}>\n"


def _link(rel: str, address: str, kind: str = "") -> str:
    media = f' type="{kind}"' if kind else ""
    return f'<link rel="{rel}"{media} href={_quoted(address)}/>\n'


def _text(text: str) -> str:
    return escape(plain(text))


def _quoted(text: str) -> str:
    return quoteattr(NOT_XML.sub("", text))


def _time(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def json_feed(feed: Feed) -> dict[str, Any]:
    """Return the feed as the object of a JSON Feed."""
    found: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1", "title": plain(feed.title), "home_page_url": feed.page,
        "feed_url": feed.own, "description": plain(feed.subtitle), "language": "en",
        "authors": [{"name": GENERATOR}],
    }  # fmt: skip
    if feed.next_page:
        found["next_url"] = feed.next_page
    return {**found, "items": [_item(entry) for entry in feed.entries]}


def _item(entry: Entry) -> dict[str, Any]:
    found: dict[str, Any] = {
        "id": entry.id, "url": entry.link, "title": plain(entry.title), "summary": plain(entry.summary),
        "content_html": entry.html, "date_published": _time(entry.published), "date_modified": _time(entry.changed),
        "authors": [{"name": plain(entry.author)}], "tags": [entry.kind[1]],
    }  # fmt: skip
    return found | ({"external_url": entry.source} if entry.source else {})
