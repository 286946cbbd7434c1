"""Files and pages by what they hold, and articles by their text."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from dashboard.domain.errors import BadInput
from dashboard.reading.web.documents import LONGEST, article, documents, storable
from dashboard.reading.web.html import Document


@pytest.mark.parametrize(
    ("data", "media", "text"),
    [
        (b"a\r\nb\rc\n", "", "a\nb\nc\n"),
        (b"<b>a</b>", "", "<b>a</b>"),
        (b"<html><b>a</b></html>", "text/plain", "<html><b>a</b></html>"),
        (b" <!DOCTYPE HTML><p>Hello there", "", "Hello there"),
        (b"<p>a</p><p>b</p>", "text/html", "a\nb"),
        ("é".encode("utf-16"), "", "é"),
    ],
)
def test_files_are_told_by_what_they_hold(data: bytes, media: str, text: str) -> None:
    (found,) = documents(data, "f", media=media)
    assert found.text == text


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7 x",
        b"PK\x03\x04x",
        b"\x89PNG\r\n",
        b"\x00\x01" * 50,
        b"\xd0\xcf\x11\xe0x",
    ],
)
def test_what_is_no_text(data: bytes) -> None:
    with pytest.raises(BadInput, match=r"^f: not a text"):
        documents(data, "f")


def test_a_media_type_that_is_not_read() -> None:
    with pytest.raises(BadInput, match="'application/pdf'"):
        documents(b"x", "f", media="application/pdf")


def test_an_article_is_known_by_its_text() -> None:
    (document,) = documents(
        "Shells \udc80 fell on Exampleville\x00.".ljust(300, "x").encode(
            "utf-8", "surrogatepass"
        ),
        "f",
    )
    one, two = (article(document, "f", fetched_at=None) for _ in range(2))
    assert one == two
    assert one.id == f"sha256:{one.sha256[:16]}"
    for text in ("", " \n\t", "x" * 6_000_001):
        with pytest.raises(BadInput, match=r"^f: "):
            article(documents(text.encode(), "f")[0], "f", fetched_at=None)


def test_a_feed_gives_its_entries() -> None:
    feed = b"<rss><channel><item><title>A</title><description>Shells fell.</description></item></channel></rss>"
    (entry,) = documents(feed, "f")
    assert (entry.text, entry.title, entry.entry) == ("Shells fell.", "A", True)


def test_what_cannot_be_stored_is_replaced_in_its_place() -> None:
    assert storable("a\x00b\udc80c") == "a\ufffdb\ufffdc"
    assert storable("Ї🙂") == "Ї🙂"


def test_the_longest_text_is_taken() -> None:
    (document,) = documents(b"x" * LONGEST, "f")
    assert len(article(document, "f", fetched_at=None).text) == LONGEST == 6_000_000


@pytest.mark.parametrize(
    ("data", "media", "message"),
    [
        (b"GIF89a", "", "f: not a text but a document or picture; save its text"),
        (b"\xff\xd8\xffx", "", "f: not a text but a document or picture; save its"),
        (
            b"{\\rtf1 x}",
            "",
            "f: not a text but a document or picture; save its text as a",
        ),
        (b"ab\x00", "", "f: not a text; give HTML, a feed or plain text"),
        (bytes(range(1, 256)) * 9, "", "f: not a text; give HTML, a feed or plain"),
        (b"\x7fELF\x02\x01\x01 code", "", "f: not a text; give HTML, a feed or plain"),
        (
            b"x",
            "image/png",
            "f: its type is 'image/png'; give a page, a text or a feed",
        ),
    ],
)
def test_why_a_file_is_not_read(data: bytes, media: str, message: str) -> None:
    with pytest.raises(BadInput) as raised:
        documents(data, "f", media=media)
    assert str(raised.value).startswith(message)


@pytest.mark.parametrize(
    "media",
    [
        "text/html",
        "application/xhtml+xml",
        "text/plain",
        "application/rss+xml",
        "application/atom+xml",
        "application/xml",
        "text/xml",
        "application/rdf+xml",
    ],
)
def test_media_types_that_are_read(media: str) -> None:
    (found,) = documents(b"Shells fell.", "f", media=media, url="http://x.example/")
    assert found.text.strip() == "Shells fell."
    assert found.url in ("", "http://x.example/")


def test_a_few_zero_bytes_are_those_of_a_broken_page() -> None:
    (found,) = documents(b"x" * 99 + b"\x00", "f")
    assert article(found, "f", fetched_at=None).text == "x" * 99 + "\ufffd"


def test_what_an_article_has_of_its_document() -> None:
    day, now = date(2023, 6, 13), datetime(2023, 6, 14, tzinfo=UTC)
    document = Document(
        text="Shells fell.",
        url="http://x.example/",
        title="A\x00",
        publisher="B\x00",
        author="C\x00",
        language="en",
        published=day,
    )
    found = article(document, "f", fetched_at=now)
    assert (found.text, found.url, found.language) == (
        "Shells fell.",
        "http://x.example/",
        "en",
    )
    assert (found.title, found.publisher, found.author) == (
        "A\ufffd",
        "B\ufffd",
        "C\ufffd",
    )
    assert (found.published, found.fetched_at) == (day, now)
    assert len(found.id) == len("sha256:") + 16


def test_an_article_without_text_or_with_too_much_says_so() -> None:
    with pytest.raises(BadInput) as raised:
        article(Document(text=" "), "f", fetched_at=None)
    assert str(raised.value) == (
        "f: no text was found in it; open it and paste the text instead"
    )
    with pytest.raises(BadInput) as raised:
        article(Document(text="x" * (LONGEST + 1)), "f", fetched_at=None)
    assert str(raised.value) == (
        "f: 6,000,001 characters long, 6,000,000 are read; give it in parts"
    )
