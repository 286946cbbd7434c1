"""Bytes and documents -> articles: what kind of file it is, and the text as it is
kept.
"""

from __future__ import annotations

import hashlib
import re
from datetime import datetime

from dashboard.domain.article import Article
from dashboard.domain.errors import BadInput
from dashboard.i18n.translate import gettext, number_words
from dashboard.reading.web.charset import decode
from dashboard.reading.web.feeds import feed_entries, is_feed
from dashboard.reading.web.html import Document, extract_article

LONGEST = 6_000_000
"""Longest text of one article, characters."""
TYPES = frozenset(
    (
        "",
        "text/html",
        "application/xhtml+xml",
        "text/plain",
        "application/rss+xml",
        "application/atom+xml",
        "application/xml",
        "text/xml",
        "application/rdf+xml",
    )
)
"""Media types that are read; "" when the sender names none."""
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}\?>|<!--.{0,4000}?-->|\s)*<(?:!doctype\s+html|html|head"
    r"|body|article)\b",
    re.I | re.S,
)
_UNFIT = re.compile("[\x00\ud800-\udfff]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
"""Characters that no text is written with; the escape of terminals is no rarity."""
_BINARY = (
    b"%PDF-",
    b"PK\x03\x04",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\xd0\xcf\x11\xe0",
    b"{\\rtf",
)


def documents(
    data: bytes,
    source: str,
    *,
    media: str = "",
    charset: str = "",
    url: str = "",
) -> tuple[Document, ...]:
    """Return what the bytes of a file or page hold: one document, or the entries of a
    feed.

    source: what messages call it. media, charset: as the sender names them, "" for a
    file. url: where it was fetched. Raises BadInput for what is no text.
    """
    if media not in TYPES:
        raise BadInput(
            gettext(
                "{source}: its type is {type}; give a page, a text or a feed,"
                " or save its text as a file",
                source=source,
                type=f"{media[:60]!r}",
            )
        )
    if data.startswith(_BINARY):
        raise BadInput(
            gettext(
                "{source}: not a text but a document or picture; save its"
                " text as a .txt file and give that",
                source=source,
            )
        )
    text = decode(data, charset)
    # A few of them occur in broken pages; files of other kinds are full of them.
    if len(_CONTROL.findall(text)) * 100 > len(text):
        raise BadInput(
            gettext(
                "{source}: not a text; give HTML, a feed or plain text", source=source
            )
        )
    if is_feed(text):
        return feed_entries(text, source)
    if media in {"text/html", "application/xhtml+xml"} or (
        # The beginning is enough, and a pattern over megabytes is not free.
        media != "text/plain" and _HTML.match(text[:8_000])
    ):
        return (extract_article(text, url),)
    return (Document(text=text.replace("\r\n", "\n").replace("\r", "\n"), url=url),)


def article(
    document: Document,
    source: str,
    *,
    fetched_at: datetime | None,
) -> Article:
    """Return the article of a document. Raises BadInput when it has no text or far too
    much.
    """
    text = storable(document.text)
    if not text.strip():
        raise BadInput(
            gettext(
                "{source}: no text was found in it; open it and paste the text instead",
                source=source,
            )
        )
    if len(text) > LONGEST:
        raise BadInput(
            gettext(
                "{source}: {length} characters long, {most} are read; give it in parts",
                source=source,
                length=number_words(len(text)),
                most=number_words(LONGEST),
            )
        )
    # Of the text as it is kept: quotations count its characters.
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Article(
        id=f"sha256:{digest[:16]}",
        text=text,
        sha256=digest,
        url=document.url,
        title=storable(document.title),
        publisher=storable(document.publisher),
        author=storable(document.author),
        language=document.language,
        published=document.published,
        fetched_at=fetched_at,
    )


def storable(text: str) -> str:
    """Return the text with U+FFFD for each character that UTF-8 or a database cannot
    hold; offsets stay.
    """
    return _UNFIT.sub("\ufffd", text)
