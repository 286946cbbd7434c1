"""The tokenizer of imported CSV agrees with Python's csv module, however the file is
cut, and loses no sound row.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dashboard.exchange.tables import records
from tests.unit.exchange.tables.test_records import read

FEW = settings(deadline=None, max_examples=150)
CELL = st.lists(
    st.sampled_from(["a", "ї", ",", ";", '"', "\n", "\r\n", " ", "\x00", "'"]),
    max_size=6,
).map("".join)
TABLES = st.integers(2, 5).flatmap(
    lambda width: st.lists(
        st.lists(CELL, min_size=width, max_size=width), min_size=1, max_size=8
    )
)
PIECES = st.integers(1, 60)
SCRAPS = st.lists(
    st.sampled_from(
        [
            "a",
            '"',
            ",",
            "\n",
            "\r",
            "\r\n",
            "x,y,z\n",
            '"q","r","s"\n',
            '"two\nlines",b,c\n',
        ]
    ),
    max_size=30,
)


@pytest.fixture(autouse=True, scope="module")
def small_window() -> Iterator[None]:
    """Make the steps small, so that their edges are met."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(records, "WINDOW", 5)
        yield


@FEW
@given(
    table=TABLES,
    ending=st.sampled_from(["\n", "\r\n"]),
    every=st.booleans(),
    piece=PIECES,
    closed=st.booleans(),
)
@example(
    table=[['"', ""], ["", '""']], ending="\r\n", every=False, piece=1, closed=True
)
def test_a_sound_file_reads_as_the_csv_module_reads_it(
    table: list[list[str]], ending: str, every: bool, piece: int, closed: bool
) -> None:
    out = io.StringIO(newline="")
    csv.writer(
        out,
        lineterminator=ending,
        quoting=csv.QUOTE_ALL if every else csv.QUOTE_MINIMAL,
    ).writerows(table)
    text = out.getvalue() if closed else out.getvalue().removesuffix(ending)
    found, bad = read(text.encode(), len(table[0]), piece=piece)
    assert bad == []
    assert [record for _, record in found] == list(
        csv.reader(io.StringIO(text, newline=""), strict=True)
    )


@FEW
@given(table=TABLES, ending=st.sampled_from(["\n", "\r\n"]))
def test_each_record_is_told_by_the_line_it_begins_on(
    table: list[list[str]], ending: str
) -> None:
    lines, text = [], ""
    for row in table:
        lines.append(text.count("\n") + 1)
        out = io.StringIO(newline="")
        csv.writer(out, lineterminator=ending).writerow(row)
        text += out.getvalue()
    assert [line for line, _ in read(text.encode(), len(table[0]))[0]] == lines


@FEW
@given(scraps=SCRAPS, piece=PIECES)
@example(scraps=['"', '"two\nlines",b,c\n', "a", "\r", "\n"], piece=1)
def test_it_does_not_matter_where_a_file_is_cut(scraps: list[str], piece: int) -> None:
    data = "".join(scraps).encode()
    assert read(data, piece=piece) == read(data)


@FEW
@given(
    before=st.integers(0, 6),
    after=st.integers(0, 6),
    piece=PIECES,
    broken=st.sampled_from(
        ['x,"open,z', 'x,"a "b" c",z', "x", "x,y,z,z", "x,\ry,z", '"', '"a""b,"c",d']
    ),
)
def test_a_broken_row_takes_no_other_along(
    before: int, after: int, broken: str, piece: int
) -> None:
    rows = [f'{number},"said ""no""",{number}' for number in range(before + after)]
    text = "\n".join([*rows[:before], broken, *rows[before:], ""])
    found, bad = read(text.encode(), piece=piece)
    assert [record[0] for _, record in found] == [
        str(number) for number in range(before + after)
    ]
    assert [one.line for one in bad] == [before + 1]
