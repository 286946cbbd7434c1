"""A page of HTML -> its article: text, title, author, publisher, day and canonical
address, none of them guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

import trafilatura

from dashboard.domain.errors import BadInput
from dashboard.reading.web.addresses import target
from dashboard.reading.web.entries import write_out_days
from dashboard.reading.web.markup import is_parsable, strip_markup
from dashboard.reading.web.metadata import PageMetadata, page_metadata
from dashboard.reading.web.tree import prune

_HEAD = re.compile(r"</head\s{0,9}>|<body\b", re.I)
_MIRRORS = re.compile(r"^(www|m|mobile|amp)\.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """The article of a page. Text that is not known is "", published None. entry:
    whether it comes out of a feed.
    """

    text: str
    url: str = ""
    title: str = ""
    author: str = ""
    publisher: str = ""
    language: str = ""
    published: date | None = None
    entry: bool = False


def extract_article(markup: str, url: str = "") -> Document:
    """Return the article of a page; url: where it was fetched, "" for a file.

    The day is the one the page declares (meta tags, JSON-LD, time elements, the
    address), never one out of its prose. A page that names no publisher has that of its
    host's name. Markup too large or too deep for a parser gives its plain text, with
    what its head declares.
    """
    whole = is_parsable(markup)
    text, head = "", _head(markup)
    if whole:
        text, head = _body(markup, url), markup
    metadata = PageMetadata()
    if head and is_parsable(head):
        metadata = page_metadata(head, url)
    return Document(
        text=text or strip_markup(markup),
        url=_canonical(metadata.url, url),
        title=metadata.title,
        author=metadata.author,
        publisher=metadata.publisher or _host(url),
        language=metadata.language,
        published=metadata.published,
    )


def _body(markup: str, url: str) -> str:
    tree = trafilatura.load_html(markup)
    if tree is None:
        return ""
    article = trafilatura.extract(
        write_out_days(prune(tree)),
        url=url or None,
        # What readers write below an article is not the outlet's.
        include_comments=False,
        # Losses and villages are often listed in tables.
        include_tables=True,
        include_links=False,
        output_format="txt",
    )
    return str(article or "")


def _head(markup: str) -> str:
    end = _HEAD.search(markup)
    return markup[: end.start()] + "<body><p></p></body></html>" if end else ""


def _host(url: str) -> str:
    return _MIRRORS.sub("", urlsplit(url).hostname or "")


def _canonical(named: str, url: str) -> str:
    """Return the address a page names for itself where it is one of the same site: a
    page may not speak for others.
    """
    try:
        own = target(named).url
    except BadInput:
        return url
    return own if not url or _host(own) == _host(url) else url
