"""Feeds: Atom (RFC 4287) and JSON Feed 1.1, both with tombstones for what was
withdrawn.

Atom has them as RFC 6721 says. JSON Feed knows none: there an item with the extension
object `_deleted` ("when", "comment") stands for one, and its words are those of the
withdrawal.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from dashboard.exchange.escape import NOT_XML, plain_text

GENERATOR = "Frontline claims"


TOMBSTONES = "http://purl.org/atompub/tombstones/1.0"


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """One claim in a feed. html is safe markup, every other text is plain.

    id: a tag: URI. link: the page with the claim open. source: where it was said, ""
    when that has no web address. kind: its code and its words. published: the day on
    which it was said or printed, None when not known. changed: when it was accepted
    here or last changed since.
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
    published: date | None
    changed: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Tombstone:
    """An entry that no longer stands. id: of the entry. title: what it said, as
    withdrawn. comment: what was decided and why. changed: when.
    """

    id: str
    title: str
    comment: str
    changed: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed. page: the map with the same filters. own, next_page: addresses of this
    page and the next ("": none). entries: newest first, with what was withdrawn.
    """

    id: str
    title: str
    subtitle: str
    page: str
    own: str
    next_page: str
    entries: tuple[FeedEntry | Tombstone, ...]

    @property
    def updated(self) -> datetime:
        """When anything in it changed last; 1970 when it is empty."""
        return max(
            (entry.changed for entry in self.entries),
            default=datetime(1970, 1, 1, tzinfo=UTC),
        )


def atom(feed: Feed) -> str:
    """Return the feed as an Atom document."""
    return "".join(_atom(feed))


def _atom(feed: Feed) -> Iterator[str]:
    yield (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed'
        f' xmlns="http://www.w3.org/2005/Atom" xmlns:at="{TOMBSTONES}"'
        ' xml:lang="en">\n'
    )
    yield (
        _element("id", feed.id)
        + _element("title", feed.title)
        + _element("subtitle", feed.subtitle)
    )
    yield _element("updated", _time(feed.updated)) + _element("generator", GENERATOR)
    yield f"<author>{_element('name', GENERATOR)}</author>\n"
    yield _link("self", feed.own, "application/atom+xml") + _link(
        "alternate", feed.page, "text/html"
    )
    if feed.next_page:
        yield _link("next", feed.next_page, "application/atom+xml")
    for entry in feed.entries:
        yield _entry(entry) if isinstance(entry, FeedEntry) else _deleted(entry)
    yield "</feed>\n"


def _deleted(stone: Tombstone) -> str:
    reference, when = _quoted(stone.id), _quoted(_time(stone.changed))
    return (
        f"<at:deleted-entry ref={reference} when={when}>"
        f"\n{_element('at:comment', f'{stone.title}. {stone.comment}')}"
        "</at:deleted-entry>\n"
    )


def _entry(entry: FeedEntry) -> str:
    kind, label = entry.kind
    parts = (
        _element("id", entry.id),
        _element("title", entry.title),
        _element("published", _midnight(entry.published)) if entry.published else "",
        _element("updated", _time(entry.changed)),
        f"<author>{_element('name', entry.author)}</author>\n",
        _link("alternate", entry.link, "text/html"),
        _link("via", entry.source) if entry.source else "",
        f"<category term={_quoted(kind)} label={_quoted(label)}/>\n",
        _element("rights", entry.rights) if entry.rights else "",
        _element("summary", entry.summary),
        f'<content type="html">{_text(entry.html)}</content>\n',
    )
    return f"<entry>\n{''.join(parts)}</entry>\n"


def _element(name: str, text: str) -> str:
    return f"<{name}>{_text(text)}</{name}>\n"


def _link(rel: str, address: str, kind: str = "") -> str:
    media = f' type="{kind}"' if kind else ""
    return f'<link rel="{rel}"{media} href={_quoted(address)}/>\n'


def _text(text: str) -> str:
    return escape(plain_text(text))


def _quoted(text: str) -> str:
    return quoteattr(NOT_XML.sub("", text))


def _time(moment: datetime) -> str:
    return (
        moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    )


def _midnight(day: date) -> str:
    return _time(datetime.combine(day, time(), UTC))


def json_feed(feed: Feed) -> dict[str, Any]:
    """Return the feed as the object of a JSON Feed."""
    head: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": plain_text(feed.title),
        "home_page_url": feed.page,
        "feed_url": feed.own,
        "description": plain_text(feed.subtitle),
        "language": "en",
        "authors": [{"name": GENERATOR}],
    }
    if feed.next_page:
        head["next_url"] = feed.next_page
    return {
        **head,
        "items": [_any_item(entry) for entry in feed.entries],
    }


def _any_item(entry: FeedEntry | Tombstone) -> dict[str, Any]:
    if isinstance(entry, Tombstone):
        return _deleted_item(entry)
    return _item(entry)


def _item(entry: FeedEntry) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": entry.id,
        "url": entry.link,
        "title": plain_text(entry.title),
        "summary": plain_text(entry.summary),
        "content_html": entry.html,
        "date_modified": _time(entry.changed),
        "authors": [{"name": plain_text(entry.author)}],
        "tags": [entry.kind[1]],
    }
    # Left out, not guessed: a reader of feeds would sort by it.
    if entry.published:
        item["date_published"] = _midnight(entry.published)
    if entry.source:
        item["external_url"] = entry.source
    return item


def _deleted_item(stone: Tombstone) -> dict[str, Any]:
    when, comment = _time(stone.changed), plain_text(stone.comment)
    return {
        "id": stone.id,
        "title": plain_text(stone.title),
        "content_text": comment,
        "date_modified": when,
        "_deleted": {"when": when, "comment": comment},
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedFormat:
    """One format of a feed. name: as in its address. kind: media type without
    parameters.
    """

    name: str
    label: str
    kind: str
    media_type: str
    write: Callable[[Feed], str]


FEEDS: Mapping[str, FeedFormat] = {
    declared.name: declared
    for declared in (
        FeedFormat(
            name="feed.atom",
            label="Feed (Atom)",
            kind="application/atom+xml",
            media_type="application/atom+xml; charset=utf-8",
            write=atom,
        ),
        FeedFormat(
            name="feed.json",
            label="Feed (JSON)",
            kind="application/feed+json",
            media_type="application/feed+json",
            write=lambda feed: json.dumps(json_feed(feed), ensure_ascii=False),
        ),
    )
}
"""Feed formats by name."""
