"""Markup in one pass: its size and depth, and its words."""

from __future__ import annotations

import pytest

from dashboard.reading.web.markup import (
    DEEPEST,
    LARGEST,
    MOST_ATTRIBUTES,
    MOST_TAGS,
    is_parsable,
    strip_markup,
)


def test_plain_words_of_markup() -> None:
    assert (
        strip_markup(
            "<p>One\ntwo <b>three</b>&nbsp;four</p><style>x{}</style><p>five<br>six"
            " &lt;7></p><!-- > --><script>a<b"
        )
        == "One two three four\nfive\nsix <7>"
    )
    assert strip_markup("1 < 2 <3 & done <unclosed") == "1 < 2 <3 & done"


@pytest.mark.parametrize(
    ("markup", "parsable"),
    [
        ("x" * LARGEST, True),
        ("x" * (LARGEST + 1), False),
        ("<i></i>" * (MOST_TAGS // 2), True),
        ("<i></i>" * (MOST_TAGS // 2) + "<i>", False),
        ("<div>" * DEEPEST, True),
        ("<div>" * (DEEPEST + 1), False),
        ("<p>" * (DEEPEST + 1) + "<br>" * DEEPEST, True),
        ("<div></div>" * (DEEPEST + 1), True),
        ("</div>" * 5 + "<div>" * DEEPEST, True),
        (f"<p {'a ' * MOST_ATTRIBUTES}>", True),
        (f"<p {'a ' * (MOST_ATTRIBUTES + 1)}>", False),
        (f"<p {'a/' * (MOST_ATTRIBUTES + 1)}>", False),
        ("<p " + 'a=">"' * (MOST_ATTRIBUTES + 1) + ">", False),
        (f'<p title="{"a " * (MOST_ATTRIBUTES + 1)}">', True),
        (f'<!-- <p a=" --><p {"a " * (MOST_ATTRIBUTES + 1)}>', False),
        (f"<p {'a ' * 300}>" * 401, False),
        ("<!---->" * (MOST_TAGS + 1), False),
        ("<!x>" * (MOST_TAGS + 1), False),
    ],
)
def test_what_a_parser_may_have(markup: str, parsable: bool) -> None:
    assert is_parsable(markup) is parsable


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("<ul><li>a<li>b</ul>", "a\nb"),
        ("<b>a</b><i>b</i>", "ab"),
        ("a<!-- b -->c", "ac"),
        ("a<!-- b", "a"),
        ("a<svg><text>b</text></svg>c", "ac"),
        ("a<style>b", "a"),
        ("a<", "a<"),
        ("a\r\nb", "a b"),
        ("&lt;p&gt;", "<p>"),
        ("<scripted>a</scripted>", "a"),
    ],
)
def test_the_words_of_odd_markup(markup: str, words: str) -> None:
    assert strip_markup(markup) == words


@pytest.mark.parametrize(
    "tag",
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "br",
        "caption",
        "dd",
        "div",
        "dl",
        "dt",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "td",
        "th",
        "tr",
        "ul",
    ],
)
def test_a_block_begins_a_line_of_its_own(tag: str) -> None:
    assert strip_markup(f"a<{tag}>b") == "a\nb"
    assert strip_markup(f"a<{tag.upper()} class='x'>b") == "a\nb"


@pytest.mark.parametrize("tag", ["b", "span", "h7", "a", "divx"])
def test_what_is_no_block_stays_in_its_line(tag: str) -> None:
    assert strip_markup(f"a<{tag}>b</{tag}>c") == "abc"


@pytest.mark.parametrize(
    "tag",
    [
        "script",
        "style",
        "noscript",
        "template",
        "textarea",
        "title",
        "svg",
        "iframe",
        "select",
    ],
)
def test_what_nobody_sees_is_no_text(tag: str) -> None:
    assert strip_markup(f"a<{tag}>b</{tag}>c") == "ac"
    assert strip_markup(f"a<{tag}>b</{tag}x>c</{tag.upper()}\n>d") == "ad"
    assert strip_markup(f"a</{tag}>b") == "ab"


@pytest.mark.parametrize(
    "tag",
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
        "p",
        "li",
        "dt",
        "dd",
        "tr",
        "td",
        "th",
        "thead",
        "tbody",
        "tfoot",
        "option",
        "optgroup",
    ],
)
def test_a_tag_without_an_end_is_no_level(tag: str) -> None:
    assert is_parsable(f"<{tag}>" * (DEEPEST + 1))
    assert is_parsable(f"</{tag}>" + "<div>" * DEEPEST)
    assert not is_parsable("<div>" + f"</{tag}>" + "<div>" * DEEPEST)


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("a<!--> -->b", "ab"),
        ("a<!-- x", "a"),
        ("a<?php x ?>b", "ab"),
        ("a<!doctype html>b", "ab"),
        ("<p>a</p>\n\n<p>b c</p>", "a\nb c"),
        ("a \t b", "a b"),
        ("a<svg>b</svg", "a"),
        ("a<p b", "a"),
        ("", ""),
    ],
)
def test_words_are_a_paragraph_a_line(markup: str, words: str) -> None:
    assert strip_markup(markup) == words


def test_limits_of_a_parser() -> None:
    assert (LARGEST, MOST_TAGS, DEEPEST, MOST_ATTRIBUTES) == (
        4_000_000,
        40_000,
        120,
        400,
    )
    whole = f"<p {'a ' * 400}>"
    assert is_parsable(whole * 300)
    assert not is_parsable(whole * 300 + "<p a>")
    assert is_parsable("<!-- <div> -->" * (DEEPEST + 1))
    assert is_parsable("<!-- " + "<div>" * (DEEPEST + 1))
