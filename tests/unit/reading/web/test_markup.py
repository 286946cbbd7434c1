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
