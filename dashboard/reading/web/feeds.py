"""RSS and Atom: the entries of a feed, each with its own text or the address of its
article.
"""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any

import feedparser

from dashboard.domain.errors import BadInput
from dashboard.i18n.translate import gettext
from dashboard.reading.web.addresses import target
from dashboard.reading.web.html import Document
from dashboard.reading.web.markup import is_parsable, strip_markup
from dashboard.reading.web.metadata import one_line, parse_day

MOST_ENTRIES = 200
MOST_REFERENCES = 400_000
"""Ampersands in a feed: the parser of broken feeds joins the text anew at each."""
_FEED = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}\?>\s*|<!--.{0,2000}?-->\s*"
    r"|<\?xml-stylesheet[^>]{0,400}\?>\s*)*<(rss|feed|rdf:RDF)\b",
    re.S,
)


def is_feed(text: str) -> bool:
    """Tell whether a text is an RSS or Atom feed."""
    return _FEED.match(text[:8_000]) is not None


def feed_entries(text: str, source: str) -> tuple[Document, ...]:
    """Return the entries of a feed, in its order; each with its text ("" for none), its
    address, or both.

    Text is the entry's full content where it has one, else its summary. Raises BadInput
    for a feed without entries, and for one too large or too deep to be parsed.
    """
    if not is_parsable(text) or text.count("&") > MOST_REFERENCES:
        raise BadInput(
            gettext(
                "{source}: too large or too deeply nested for a feed; read"
                " the addresses of its articles instead",
                source=source,
            )
        )
    # A string would be taken for an address or a file name and opened.
    parsed = feedparser.parse(
        BytesIO(text.encode("utf-8", "replace")),
        # `strip_markup` takes off all of it below.
        sanitize_html=False,
        resolve_relative_uris=False,
        response_headers={"content-type": "application/xml; charset=utf-8"},
    )
    publisher = _words(parsed.feed.get("title"))
    read = tuple(_document(entry, publisher) for entry in parsed.entries[:MOST_ENTRIES])
    usable = tuple(document for document in read if document.text or document.url)
    if not usable:
        raise BadInput(
            gettext(
                "{source}: a feed without articles; check the address in a browser",
                source=source,
            )
        )
    return usable


def _document(entry: Any, publisher: str) -> Document:  # noqa: ANN401
    contents = [str(part.get("value") or "") for part in entry.get("content", ())]
    text = max([*contents, ""], key=len) or str(entry.get("summary") or "")
    return Document(
        text=strip_markup(text),
        url=_address(str(entry.get("link") or "")),
        title=_words(entry.get("title")),
        author=_words(entry.get("author")),
        publisher=publisher,
        published=parse_day(str(entry.get("published") or "")),
        entry=True,
    )


def _address(link: str) -> str:
    try:
        return target(link).url
    except BadInput:
        return ""


def _words(value: object) -> str:
    return one_line(strip_markup(str(value or "")))
