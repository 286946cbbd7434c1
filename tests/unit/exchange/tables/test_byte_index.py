"""Quotes, delimiters and line ends of a piece of CSV."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.exchange.tables.byte_index import (
    COUNTED,
    QUOTE,
    ByteIndex,
    alternating,
    count_of,
    dense,
    misplaced,
    places_of,
    rows_of_marks,
)

COMMA = ord(",")


def index(text: str) -> ByteIndex:
    return ByteIndex(text.encode(), COMMA)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ('a,b\n , \n"",\n1,2\n', [1, 2]),
        ("\t,\t\n        ,\n", [0, 1]),
        ("          x\n           \n", [1]),
        ("a\nb\n", []),
    ],
)
def test_rows_that_say_nothing(text: str, rows: list[int]) -> None:
    data = text.encode()
    ends = np.flatnonzero(np.frombuffer(data, np.uint8) == ord("\n")) + 1
    starts = np.concatenate(([0], ends[:-1]))
    assert rows_of_marks(data, starts, ends, ",").tolist() == rows


def test_returns_alone_are_told_from_those_of_a_line_end() -> None:
    assert index("a\r\nb\rc\n").returns.tolist() == [4]
    assert index("a\r\nb\r\n").returns.tolist() == []


def test_a_quote_inside_a_cell_is_misplaced() -> None:
    sound = 'a,"b, ""c""",d\n"e"\r\n'
    assert index(sound).sound_until(0) == len(sound)
    assert index('a,b "c",d\n').sound_until(0) == 4


@pytest.mark.parametrize("marks", [{10, 34, 44}, {10, 34, 124}, {9, 10, 34}])
@pytest.mark.parametrize("text", ["", "a,b\n", ',,"\n', "a   b c", "||||a", "\t\ta"])
@pytest.mark.parametrize("share", [0.0, 0.25, 0.4, 0.8, 1.0])
def test_dense_text_has_more_marks_than_its_share(
    text: str,
    marks: set[int],
    share: float,
) -> None:
    data = text.encode() * 3
    counted = sum(data.count(mark) for mark in marks)
    assert count_of(data, marks) == counted
    assert dense(data, marks, share) == (counted > share * len(data))


def test_marks_are_found_over_the_blocks_that_are_compared() -> None:
    data = np.full(2 * COUNTED + 5, ord("a"), np.uint8)
    where = [0, COUNTED - 1, COUNTED, 2 * COUNTED + 4]
    data[where] = QUOTE
    assert places_of(data, QUOTE).tolist() == where
    assert places_of(data[:0], QUOTE).tolist() == []


@pytest.mark.parametrize(
    "text",
    [
        'a,"b, ""c""",d\n"e"\r\n',
        '"a"\n',
        "a,b\n",
        '"",""\n',
        'a,b "c",d\n',
        'a,"b"c,d\n',
        '"a"\rb\n',
        'a,"b\n',
        'x"\n',
        '"a"',
        '"a"\r',
    ],
)
def test_quotes_that_open_and_close_in_turn(text: str) -> None:
    data = np.frombuffer(text.encode(), np.uint8)
    quotes = places_of(data, QUOTE)
    one_by_one = not misplaced(data, quotes, COMMA)[0].size
    assert alternating(data, quotes, COMMA) == one_by_one


def test_records_end_at_line_feeds_outside_quotes() -> None:
    text = 'a,"b\nc"\nd,e\n'
    ends, more = index(text).record_ends(0, len(text), 10)
    assert (ends.tolist(), more) == ([8, 12], False)
    ends, more = index(text).record_ends(0, len(text), 2)
    assert (ends.tolist(), more) == ([8], True)


def test_cells_are_counted_without_the_delimiters_in_quotes() -> None:
    piece = index('a,"b,c",d\ne,f\n')
    starts, ends = np.array([0, 10]), np.array([10, 14])
    assert piece.cells(starts, ends).tolist() == [3, 2]
    assert piece.inside.tolist() == [False, True, False, False]
    piece.forget_inside(3)
    assert not piece.inside.any()


def test_lines_as_they_stand() -> None:
    piece = index('a,b\n"c"\nd')
    assert piece.lines(0, 5) == [(4, 1, 0), (8, 0, 2)]
    assert [piece.line_end(at) for at in (0, 4, 8)] == [4, 8, 0]
    assert piece.lines_before(np.array([0, 4, 8])).tolist() == [0, 1, 2]
    assert piece.delimiters_in(0, 9) == 1


def test_marks_are_counted_in_every_block() -> None:
    text = b"a,b\n" * COUNTED + b'"'
    assert count_of(text, {COMMA, ord('"')}) == COUNTED + 1
    assert count_of(b"", {COMMA}) == 0
