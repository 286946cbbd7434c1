"""What a page says of itself: title, author, publisher, address and day. Nothing is
taken from its prose.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime

from lxml import etree, html
from trafilatura.metadata import extract_metadata

from dashboard.reading.web.tree import prune

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
logging.getLogger("htmldate").setLevel(logging.CRITICAL)
FIRST_DAY = date(1990, 1, 1)
"""Days before this are taken for errors of a page: the web is not older."""
LONGEST_NAME = 300
# Names of meta tags that hold the day of publication; those of changes and of crawlers
# are not among them.
_PUBLISHED = frozenset(
    (
        "article:published_time",
        "article:published",
        "og:published_time",
        "og:article:published_time",
        "datepublished",
        "date",
        "pubdate",
        "publishdate",
        "publish_date",
        "publish-date",
        "publication_date",
        "publication-date",
        "dc.date",
        "dc.date.issued",
        "dc.date.created",
        "dcterms.date",
        "dcterms.issued",
        "dcterms.created",
        "parsely-pub-date",
        "sailthru.date",
        "cxenseparse:recs:publishtime",
        "citation_publication_date",
        "originalpublicationdate",
        "created-date",
    )
)
_LINKED = re.compile(r'"datePublished"\s{0,9}:\s{0,9}"([^"]{8,40})"')
_IN_ADDRESS = re.compile(r"/(\d{4})[/-](\d{1,2})[/-](\d{1,2})(?=[/-])")
_FORMS = ("%Y%m%d", "%Y/%m/%d", "%B %d, %Y", "%d %B %Y", "%b %d, %Y", "%d %b %Y")


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """What a page says of itself. Text that is not known is "", published None."""

    title: str = ""
    author: str = ""
    publisher: str = ""
    url: str = ""
    language: str = ""
    published: date | None = None


def page_metadata(markup: str, url: str) -> PageMetadata:
    """Return what the markup says of its page; url: where it was fetched, "". The
    markup must be fit for a parser.
    """
    try:
        tree = html.document_fromstring(
            markup.encode("utf-8", "replace"), html.HTMLParser(encoding="utf-8")
        )
    except (etree.ParserError, ValueError):
        return PageMetadata()
    prune(tree)
    language = _language(tree.get("lang") or "")
    published = next(filter(None, map(parse_day, _days(tree, url))), None)
    # The library looks for a day in prose too, whatever it is told: a range that no
    # page is in saves its time.
    unasked = {
        "min_date": "1990-01-01",
        "max_date": "1990-01-02",
        "extensive_search": False,
        "original_date": True,
    }
    try:
        named = extract_metadata(
            tree, default_url=url or None, date_config=unasked, extensive=False
        )
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError):
        # Outside text taken apart by a library: a page whose metadata are broken still
        # has its text and its day.
        return PageMetadata(language=language, published=published)
    return PageMetadata(
        one_line(named.title),
        one_line(named.author),
        one_line(named.sitename),
        str(named.url or ""),
        language,
        published,
    )


def _days(tree: html.HtmlElement, url: str) -> Iterator[str]:
    """Yield what may be the day of publication, the most explicit first."""
    yield from _days_of_meta(tree)
    for script in tree.iter("script"):
        if "ld+json" in str(script.get("type") or ""):
            yield from (match[1] for match in _LINKED.finditer(str(script.text or "")))
    yield from _days_of_times(tree)
    yield from (
        "{}-{:0>2}-{:0>2}".format(*match.groups())
        for match in _IN_ADDRESS.finditer(url)
    )


def _days_of_meta(tree: html.HtmlElement) -> Iterator[str]:
    for meta in tree.iter("meta"):
        keys = {
            str(meta.get(key) or "").lower()
            for key in ("property", "name", "itemprop", "http-equiv")
        }
        if keys & _PUBLISHED:
            yield str(meta.get("content") or "")


def _days_of_times(tree: html.HtmlElement) -> Iterator[str]:
    """Yield the times that are marked as the day of publication, else the only one."""
    times = [
        (str(time.get("datetime")), time)
        for time in tree.iter("time")
        if time.get("datetime")
    ]
    yield from (
        text
        for text, time in times
        if "pubdate" in time.attrib or time.get("itemprop") == "datePublished"
    )
    if len({parse_day(text) for text, _ in times}) == 1:
        yield times[0][0]


def parse_day(text: str) -> date | None:
    """Return the day of a date or time, as it was where it was written; None when there
    is none to believe.
    """
    short = text.strip()[:60]
    forms = (_form(short, form) for form in _FORMS)
    day = _iso(short) or _mail(short) or next(filter(None, forms), None)
    # A page of a zone ahead of ours may be of tomorrow.
    latest = datetime.now(UTC).date() + timedelta(days=1)
    if day is None or not FIRST_DAY <= day <= latest:
        return None
    return day


def _iso(text: str) -> date | None:
    match = re.match(r"\d{4}-\d{2}-\d{2}(?![\d-])", text)
    try:
        return date.fromisoformat(match[0]) if match else None
    except ValueError:
        return None


def _mail(text: str) -> date | None:
    try:
        return (
            parsedate_to_datetime(text).date() if re.search(r"\d:\d\d", text) else None
        )
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _form(text: str, form: str) -> date | None:
    try:
        return datetime.strptime(text, form).replace(tzinfo=UTC).date()
    except ValueError:
        return None


def one_line(value: object) -> str:
    """Return a name from outside as one line of bounded length."""
    return " ".join(str(value or "").split())[:LONGEST_NAME]


def _language(text: str) -> str:
    match = re.match(r"[A-Za-z]{2,3}(?![A-Za-z])", text.strip())
    if match is None:
        return ""
    return match[0].lower()
