"""Whatever comes from outside, taking it in ends in a text or in words of ours."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st

from dashboard.domain.errors import BadInput
from dashboard.exchange.batches.articles import article_items
from dashboard.reading.web.addresses import target
from dashboard.reading.web.charset import decode
from dashboard.reading.web.documents import article, documents, storable
from dashboard.reading.web.html import extract_article
from dashboard.reading.web.markup import strip_markup
from dashboard.reading.web.metadata import parse_day

TAGS = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<div",
        ">",
        "<!--",
        "-->",
        "<script>",
        "</script",
        "<b>",
        "<table>",
        "<td>",
        "&amp;",
        "&#0;",
        "&#xD800;",
        "<![CDATA[",
        "]]>",
        "<rss>",
        "<item>",
        "<link>",
        "<meta name=date content='",
        "2023-06-13'>",
        "<html lang='",
        "\x00",
        "\udc80",
    ]
)
MARKUP = st.lists(TAGS | st.text(max_size=20), max_size=40).map("".join)


@given(st.binary(max_size=400), st.text(max_size=20))
def test_any_bytes_are_some_text(data: bytes, said: str) -> None:
    decode(data, said).encode("utf-8", "surrogatepass")


@given(MARKUP)
@example("<html><body>" + "<div>" * 5_000)
@example("<" * 10_000)
@example("<rss>" + "<item>" * 5_000)
def test_any_markup_is_taken_in_or_refused_in_words(markup: str) -> None:
    found = extract_article(markup)
    storable(found.text + found.title + found.author + found.publisher).encode()
    try:
        for one in documents(markup.encode("utf-8", "surrogatepass"), "f"):
            kept = article(one, "f", fetched_at=None)
            assert kept.id.startswith("sha256:")
    except BadInput as error:
        assert str(error).startswith("f: ")


@given(st.text(max_size=200))
def test_plain_text_has_no_line_that_is_blank(text: str) -> None:
    assert (
        all(
            line == " ".join(line.split()) and line
            for line in strip_markup(text).split("\n")
        )
        or strip_markup(text) == ""
    )


@given(st.text(max_size=300))
def test_storable_text_keeps_every_offset(text: str) -> None:
    kept = storable(text)
    assert len(kept) == len(text)
    assert all(b in {a, "\ufffd"} for a, b in zip(text, kept, strict=True))


@given(st.text(max_size=60) | st.text(max_size=40).map(lambda text: f"http://{text}"))
def test_an_address_is_one_or_is_refused(text: str) -> None:
    try:
        found = target(text)
    except BadInput:
        return
    assert found.url.isascii()
    assert target(found.url) == found


@given(st.text(max_size=40) | st.dates().map(str) | st.datetimes().map(str))
def test_a_day_is_believed_or_not(text: str) -> None:
    found = parse_day(text)
    assert found is None or found.year >= 1990


@given(
    st.lists(
        st.text('{}[]",:0123456789abid tex\\n\udc80', max_size=40)
        | st.just('{"text": "x"}'),
        max_size=10,
    )
)
def test_every_line_of_a_file_is_an_article_or_a_problem(lines: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "in.jsonl"
        path.write_bytes("\n".join(lines).encode("utf-8", "surrogatepass"))
        items = list(article_items(path))
    assert [item.number for item in items] == [
        n for n, text in enumerate(lines, 1) if text.strip()
    ]
    assert all(bool(item.problem) != bool(item.text.strip()) for item in items)
