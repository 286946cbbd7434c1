"""Text made harmless, measured, wrapped and written."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.cartography.drawing.text import (
    Metrics,
    TextStyle,
    clean_text,
    load_metrics,
    text_element,
    truncate,
    wrap_text,
)
from tests.unit.cartography.svg import EVEN

TEN = TextStyle(10, "#000000")
"""Six pixels a character."""


def test_widths() -> None:
    metrics = Metrics({"a": 500, "b": 250}, {"a": 1000})
    assert metrics.width("ab", TextStyle(20, "")) == 15
    assert metrics.width("aa", TextStyle(20, "", bold=True)) == 40
    assert metrics.width("?", TextStyle(20, "")) == 12
    assert metrics.width("ab", TextStyle(20, "", spacing=3)) == 21


def test_without_a_table_widths_are_estimated(tmp_path: Path) -> None:
    assert load_metrics(tmp_path) == Metrics({}, {})
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "advances.json").write_text("[]")
    assert load_metrics(tmp_path / "sub") == Metrics({}, {})


@pytest.mark.parametrize(
    ("text", "limit", "cleaned"),
    [
        ("  a\tb\n c ", 20, "a b c"),
        ("e\u0301", 5, "é"),
        ("a\u200bb\u202ec\x00", 5, "abc"),
        ("abcde", 5, "abcde"),
        ("abcdef", 5, "abcd…"),
        ("abc def", 5, "abc…"),
        ("", 5, ""),
    ],
)
def test_cleaned(text: str, limit: int, cleaned: str) -> None:
    assert clean_text(text, limit) == cleaned


@pytest.mark.parametrize(
    ("width", "short"),
    [(60, "abcdefghij"), (59, "abcdefgh…"), (12, "a…"), (6, "…"), (1, "…")],
)
def test_truncated(width: float, short: str) -> None:
    assert truncate("abcdefghij", width, TEN, EVEN) == short


def test_no_blank_stands_before_the_ellipsis() -> None:
    assert truncate("abc defgh", 30, TEN, EVEN) == "abc…"


@pytest.mark.parametrize(
    ("text", "most", "lines"),
    [
        ("one two three", 3, ["one two", "three"]),
        ("one two three four five six", 2, ["one two", "three…"]),
        ("abcdefghijklm", 3, ["abcdefg", "hijklm"]),
        ("abc · defg hi", 3, ["abc ·", "defg hi"]),
        ("· abc", 3, ["· abc"]),
        ("", 3, []),
        ("one two three", 1, ["one tw…"]),
    ],
)
def test_wrapped(text: str, most: int, lines: list[str]) -> None:
    assert wrap_text(text, 42, most, TEN, EVEN) == lines


def test_an_element_says_how_it_looks_and_is_escaped() -> None:
    assert text_element(1, 2.25, "a<&>", TextStyle(10, "#123456")) == (
        '<text x="1.0" y="2.2" font-size="10.0" fill="#123456">a&lt;&amp;&gt;</text>'
    )
    style = TextStyle(
        10, "#123456", bold=True, halo="#FFFFFF", spacing=1.5, opacity=0.5
    )
    assert text_element(0, 0, "a", style, 'r"1') == (
        '<text x="0.0" y="0.0" font-size="10.0" fill="#123456" font-weight="700"'
        ' letter-spacing="1.50" opacity="0.5" class=\'r"1\' stroke="#FFFFFF"'
        ' stroke-width="2.4" stroke-linejoin="round" paint-order="stroke">a</text>'
    )


@pytest.mark.parametrize(
    ("width", "lines"),
    [
        (12, ["ab", "cd"]),
        (11.9, ["a", "b", "c", "d"]),
        (6, ["a", "b", "c", "d"]),
        # At least one character a line, however narrow.
        (1, ["a", "b", "c", "d"]),
        (18, ["abc", "d"]),
        (24, ["abcd"]),
    ],
)
def test_a_word_longer_than_a_line_is_broken(width: float, lines: list[str]) -> None:
    assert wrap_text("abcd", width, 9, TEN, EVEN) == lines


def test_a_long_hostile_text_is_cut_before_it_is_looked_at() -> None:
    # Four times as many characters as are kept: the rest may be invisible ones.
    assert clean_text("\u200b" * 16 + "abc", 5) == "abc"
    assert clean_text("\u200b" * 18 + "abc", 5) == "ab"
    assert clean_text("\u200b" * 20 + "abc", 5) == ""


def test_what_stands_in_a_file_of_advances_is_taken(tmp_path: Path) -> None:
    (tmp_path / "advances.json").write_text('{"regular": {"a": 1}, "bold": {"b": 2}}')
    assert load_metrics(tmp_path) == Metrics({"a": 1}, {"b": 2})
    (tmp_path / "no").mkdir()
    (tmp_path / "no" / "advances.json").write_text('{"regular": {}}')
    assert load_metrics(tmp_path / "no") == Metrics({}, {})
