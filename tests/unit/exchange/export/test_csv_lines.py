"""Columns become the lines that csv.writer would write."""

from __future__ import annotations

import csv

import pyarrow as pa
import pytest

from dashboard.exchange.escape import text_cell
from dashboard.exchange.export.csv_lines import csv_lines


def csv_text(table: pa.Table) -> bytes:
    return bytes(csv_lines(table))


@pytest.mark.parametrize(
    ("cells", "lines"),
    [
        (["a", "b"], b"a\r\nb\r\n"),
        (["a", "a"], b"a\r\na\r\n"),
        (["a,b", 'say "x"', "two\nlines"], b'"a,b"\r\n"say ""x"""\r\n"two\nlines"\r\n'),
        (["=1+1", "-2", "x", ""], b"'=1+1\r\n'-2\r\nx\r\n\r\n"),
        (["=1,2", "=1,2"], b'"\'=1,2"\r\n"\'=1,2"\r\n'),
    ],
)
def test_texts(cells: list[str], lines: bytes) -> None:
    assert csv_text(pa.table({"note": cells})) == lines


def test_ids_are_no_numbers_and_numbers_no_formulas() -> None:
    table = pa.table(
        {
            "id": ["12", "1e5", "1e5a"],
            "lat": [-1.5, 3.0, None],
            "start": pa.array([None, 7, -7], pa.int64()),
            "contested": [True, False, True],
            "signs": [["a", "b"], [], ["-c"]],
        }
    )
    assert csv_text(table).decode().split("\r\n") == [
        "'12,-1.5,,true,a;b",
        "'1e5,3.0,7,false,",
        "1e5a,,-7,true,'-c",
        "",
    ]


def test_columns_of_one_text_beside_one_another() -> None:
    table = pa.table({"note": ["x", "y"], "quote": ["", ""], "url": ["u", "u"]})
    assert csv_text(table) == b"x,,u\r\ny,,u\r\n"
    assert csv_text(table.slice(1)) == b"y,,u\r\n"
    assert csv_text(table.slice(0, 0)) == b""


def test_numbers_are_written_as_python_writes_them() -> None:
    numbers = [48.224, 37.0, -0.0, 0.1 + 0.2, 1e-7, 0.001, 1.5e14, 1e22, 999999.5, None]
    numbers += [-value / 3 for value in range(1, 200)]
    lines = csv_text(
        pa.table({"lat": pa.array(numbers, pa.float64()), "note": ["x"] * len(numbers)})
    )
    written = [line.partition(",")[0] for line in lines.decode().splitlines()]
    assert written == ["" if value is None else repr(value) for value in numbers]


def test_an_id_of_digits_of_any_script_is_guarded() -> None:
    ids = ["١٢", "１e５", "1,5", "1é", "é1", "x1", "1x", "1e", "e1", ""]
    lines = csv_text(pa.table({"id": ids, "kind": [*"abcdefghij"]})).decode()
    cells = [row[0] for row in csv.reader(lines.splitlines())]
    assert cells == [text_cell(each) for each in ids]


def test_quotes_of_columns_beside_one_another() -> None:
    table = pa.table({"note": ["a,b", "c", 'd"'], "quote": ["e\n", "f,", "g"]})
    assert csv_text(table) == b'"a,b","e\n"\r\nc,"f,"\r\n"d""",g\r\n'
    assert csv_text(table.slice(1)) == b'c,"f,"\r\n"d""",g\r\n'
