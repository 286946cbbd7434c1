"""What is taken out of a parsed page before anything searches it."""

from __future__ import annotations

import pytest
from lxml import html

from dashboard.reading.web.tree import (
    DEEPEST_DATA,
    LONGEST_DATA,
    LONGEST_TITLE,
    LONGEST_VALUE,
    MOST_ATTRIBUTES,
    is_readable_data,
    prune,
)


def pruned(markup: str) -> html.HtmlElement:
    return prune(html.document_fromstring(markup))


def test_comments_go_and_the_words_beside_them_stay() -> None:
    tree = pruned("<p>a<!-- b -->c<?x y?>d</p>")
    assert tree.text_content() == "acd"


def test_attributes_are_few_and_short() -> None:
    many = " ".join(f"a{number}=1" for number in range(MOST_ATTRIBUTES + 1))
    tree = pruned(f"<p {many}>x<i class='{'a' * 9_000}' lang=en>y</i></p>")
    assert not tree.find(".//p").attrib
    assert len(tree.find(".//i").get("class")) == LONGEST_VALUE
    assert tree.find(".//i").get("lang") == "en"


def test_a_title_is_short() -> None:
    tree = pruned(f"<title>{'a' * 9_000}</title><p>x</p>")
    assert len(tree.findtext(".//title")) == LONGEST_TITLE


@pytest.mark.parametrize(
    "character", ["\x01", "\x07", "\x0b", "\x0c", "\x1b", "\ufffe", "\uffff", "&#1;"]
)
def test_characters_that_no_tree_takes_are_left_out(character: str) -> None:
    long = f"{character}{'a' * 9_000}"
    tree = pruned(f"<title>b{character}c</title><p class='{long}'>x</p>")
    assert tree.findtext(".//title") == "bc"
    assert set(tree.find(".//p").get("class")) <= {"a", " "}


@pytest.mark.parametrize(
    "name", ["{", "{a", "a{b}", 'a"b', "a<b", "&", "a:b", ":", "é"]
)
def test_names_of_attributes_that_no_tree_takes_stop_nothing(name: str) -> None:
    tree = pruned(f"<p {name}='{'a' * 9_000}' lang=en>x</p>")
    assert all(len(value) <= LONGEST_VALUE for value in tree.find(".//p").values())


@pytest.mark.parametrize(
    ("text", "readable"),
    [
        ('{"a": [1, 2]}', True),
        ("[" * DEEPEST_DATA + "]" * DEEPEST_DATA, True),
        ("[" * (DEEPEST_DATA + 1), False),
        ('{"a":' * 100_000, False),
        ("x" * LONGEST_DATA, True),
        ("x" * (LONGEST_DATA + 1), False),
    ],
)
def test_data_that_may_be_read(text: str, readable: bool) -> None:
    assert is_readable_data(text) is readable
    tree = pruned(f'<script type="application/ld+json">{text}</script><p>x</p>')
    assert bool(tree.findtext(".//script")) is readable
