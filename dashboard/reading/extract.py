"""A page of HTML -> its article: text, title, author, publisher, day and canonical address, none of them guessed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

import trafilatura

from dashboard.domain.errors import BadInput
from dashboard.reading.addresses import target
from dashboard.reading.markup import bounded, plain
from dashboard.reading.metadata import Facts, facts

_HEAD = re.compile(r"</head\s{0,9}>|<body\b", re.I)
_MIRRORS = re.compile(r"^(www|m|mobile|amp)\.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """The article of a page. Text that is not known is "", published None. entry: whether it comes out of a feed."""

    text: str
    url: str = ""
    title: str = ""
    author: str = ""
    publisher: str = ""
    language: str = ""
    published: date | None = None
    entry: bool = False


def extract(markup: str, url: str = "") -> Document:
    """Return the article of a page; url: where it was fetched, "" for a file.

    The day is the one the page declares (meta tags, JSON-LD, time elements, the address), never one found in prose.
    A page that names no publisher has that of its host's name. Markup too large or too deep for a parser gives its
    plain text, with what its head declares.
    """
    whole = bounded(markup)
    text = _body(markup, url) if whole else ""
    head = markup if whole else _head(markup)
    found = facts(head, url) if head and bounded(head) else Facts()
    return Document(
        text=text or plain(markup), url=_canonical(found.url, url), title=found.title, author=found.author,
        publisher=found.publisher or _host(url), language=found.language, published=found.published,
    )  # fmt: skip


def _body(markup: str, url: str) -> str:
    found = trafilatura.extract(
        markup, url=url or None, include_comments=False, include_tables=True, include_links=False, output_format="txt"
    )
    return str(found or "")


def _head(markup: str) -> str:
    end = _HEAD.search(markup)
    return markup[: end.start()] + "<body><p></p></body></html>" if end else ""


def _host(url: str) -> str:
    return _MIRRORS.sub("", urlsplit(url).hostname or "")


def _canonical(named: str, url: str) -> str:
    """Return the address a page names for itself where it is one of the same site: a page may not speak for others."""
    try:
        own = target(named).url
    except BadInput:
        return url
    return own if not url or _host(own) == _host(url) else url
