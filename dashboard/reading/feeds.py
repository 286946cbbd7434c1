"""RSS and Atom: the entries of a feed, each with its own text or the address of its article."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any

import feedparser

from dashboard.domain.errors import BadInput
from dashboard.reading.addresses import target
from dashboard.reading.extract import Document
from dashboard.reading.markup import bounded, plain
from dashboard.reading.metadata import day, name

MOST_ENTRIES = 200
_FEED = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}\?>\s*|<!--.{0,2000}?-->\s*|<\?xml-stylesheet[^>]{0,400}\?>\s*)*<(rss|feed|rdf:RDF)\b",
    re.S,
)


def is_feed(text: str) -> bool:
    """Tell whether a text is an RSS or Atom feed."""
    return _FEED.match(text[:8_000]) is not None


def entries(text: str, source: str) -> tuple[Document, ...]:
    """Return the entries of a feed, in its order; each with its text ("" for none), its address, or both.

    Text is the entry's full content where it has one, else its summary. Raises BadInput for a feed without entries,
    and for one too large or too deep to be parsed.
    """
    if not bounded(text):
        raise BadInput(
            f"{source}: too large or too deeply nested for a feed; read the addresses of its articles instead"
        )
    # A string would be taken for an address or a file name and opened.
    found = feedparser.parse(BytesIO(text.encode("utf-8", "replace")), sanitize_html=False, resolve_relative_uris=False,
                             response_headers={"content-type": "application/xml; charset=utf-8"})  # fmt: skip
    publisher = _words(found.feed.get("title"))
    read = tuple(_document(entry, publisher) for entry in found.entries[:MOST_ENTRIES])
    usable = tuple(one for one in read if one.text or one.url)
    if not usable:
        raise BadInput(f"{source}: a feed without articles; check the address in a browser")
    return usable


def _document(entry: Any, publisher: str) -> Document:  # noqa: ANN401
    contents = [str(part.get("value") or "") for part in entry.get("content", ())]
    text = max([*contents, ""], key=len) or str(entry.get("summary") or "")
    return Document(
        text=plain(text), url=_address(str(entry.get("link") or "")), title=_words(entry.get("title")),
        author=_words(entry.get("author")), publisher=publisher, published=day(str(entry.get("published") or "")),
        entry=True,
    )  # fmt: skip


def _address(link: str) -> str:
    try:
        return target(link).url
    except BadInput:
        return ""


def _words(value: object) -> str:
    return name(plain(str(value or "")))
