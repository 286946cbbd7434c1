"""Files and pages by what they hold, and articles by their text."""

from __future__ import annotations

import pytest

from dashboard.domain.errors import BadInput
from dashboard.reading.web.documents import LONGEST, article, documents, storable


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
