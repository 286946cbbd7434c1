"""What a page says of itself: title, author, publisher, address and day. Nothing is taken from its prose."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime

from lxml import etree, html
from trafilatura.metadata import extract_metadata

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
logging.getLogger("htmldate").setLevel(logging.CRITICAL)
FIRST_DAY = date(1990, 1, 1)
"""Days before this are taken for errors of a page: the web is not older."""
LONGEST_NAME = 300
_PUBLISHED = frozenset(
    ("article:published_time", "article:published", "og:published_time", "og:article:published_time", "datepublished",
     "date", "pubdate", "publishdate", "publish_date", "publish-date", "publication_date", "publication-date",
     "dc.date", "dc.date.issued", "dc.date.created", "dcterms.date", "dcterms.issued", "dcterms.created",
     "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "citation_publication_date",
     "originalpublicationdate", "created-date")
)  # fmt: skip
"""Names of meta tags that hold the day of publication; those of changes and of crawlers are not among them."""
_LINKED = re.compile(r'"datePublished"\s{0,9}:\s{0,9}"([^"]{8,40})"')
_IN_ADDRESS = re.compile(r"/(\d{4})[/-](\d{1,2})[/-](\d{1,2})(?=[/-])")
_FORMS = ("%Y%m%d", "%Y/%m/%d", "%B %d, %Y", "%d %B %Y", "%b %d, %Y", "%d %b %Y")


@dataclass(frozen=True, slots=True)
class Facts:
    """What a page says of itself. Text that is not known is "", published None."""

    title: str = ""
    author: str = ""
    publisher: str = ""
    url: str = ""
    language: str = ""
    published: date | None = None


def facts(markup: str, url: str) -> Facts:
    """Return what the markup says of its page; url: where it was fetched, "". The markup must be fit for a parser."""
    try:
        tree = html.document_fromstring(markup.encode("utf-8", "replace"), html.HTMLParser(encoding="utf-8"))
    except (etree.ParserError, ValueError):
        return Facts()
    named = tree.get("lang") or ""
    published = next((found for found in map(day, _days(tree, url)) if found), None)
    # The library looks for a day in prose too, whatever it is told: a range that no page is in saves its time.
    unasked = {"min_date": "1990-01-01", "max_date": "1990-01-02", "extensive_search": False, "original_date": True}
    try:
        found = extract_metadata(tree, default_url=url or None, date_config=unasked, extensive=False)
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError):
        # Outside text taken apart by a library: a page whose metadata are broken still has its text and its day.
        return Facts(language=_language(named), published=published)
    return Facts(
        name(found.title), name(found.author), name(found.sitename), str(found.url or ""), _language(named), published
    )


def _days(tree: html.HtmlElement, url: str) -> Iterator[str]:
    """Yield what may be the day of publication, the most explicit first."""
    for meta in tree.iter("meta"):
        keys = {str(meta.get(key) or "").lower() for key in ("property", "name", "itemprop", "http-equiv")}
        if keys & _PUBLISHED:
            yield str(meta.get("content") or "")
    for script in tree.iter("script"):
        if "ld+json" in str(script.get("type") or ""):
            yield from (match[1] for match in _LINKED.finditer(str(script.text or "")))
    times = [(str(time.get("datetime")), time) for time in tree.iter("time") if time.get("datetime")]
    yield from (text for text, time in times if "pubdate" in time.attrib or time.get("itemprop") == "datePublished")
    if len({day(text) for text, _ in times}) == 1:
        yield times[0][0]
    yield from ("{}-{:0>2}-{:0>2}".format(*match.groups()) for match in _IN_ADDRESS.finditer(url))


def day(text: str) -> date | None:
    """Return the day of a date or time, as it was where it was written; None when there is none to believe."""
    plain = text.strip()[:60]
    found = _iso(plain) or _mail(plain) or next(filter(None, (_form(plain, form) for form in _FORMS)), None)
    return found if found and FIRST_DAY <= found <= datetime.now(UTC).date() + timedelta(days=1) else None


def _iso(text: str) -> date | None:
    match = re.match(r"\d{4}-\d{2}-\d{2}(?![\d-])", text)
    try:
        return date.fromisoformat(match[0]) if match else None
    except ValueError:
        return None


def _mail(text: str) -> date | None:
    try:
        return parsedate_to_datetime(text).date() if re.search(r"\d:\d\d", text) else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _form(text: str, form: str) -> date | None:
    try:
        return datetime.strptime(text, form).replace(tzinfo=UTC).date()
    except ValueError:
        return None


def name(value: object) -> str:
    """Return a name from outside as one line of bounded length."""
    return " ".join(str(value or "").split())[:LONGEST_NAME]


def _language(text: str) -> str:
    found = re.match(r"[A-Za-z]{2,3}(?![A-Za-z])", text.strip())
    return found[0].lower() if found else ""
