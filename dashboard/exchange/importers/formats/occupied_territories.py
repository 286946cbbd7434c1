"""The list of territories of hostilities and occupation that the Ukrainian ministry
keeps: tables of KATOTTG code, name, first and last day, as docx, xlsx or CSV.

Each row is a dated claim of that ministry. What a row is about (possible or active
hostilities, occupation) stands in the rows and columns above it: where the nearest of
those speaks of occupation, and where none does, it is control by Russia.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from dashboard.domain.errors import BadInput
from dashboard.exchange.importers.formats.format import (
    ImportFormat,
    Source,
    table_source,
)
from dashboard.exchange.importers.layout import TableLayout
from dashboard.exchange.tables.open_table import open_table
from dashboard.exchange.tables.pieces import Table, column_table
from dashboard.i18n.translate import gettext

MINISTRY = "Ministry for Development of Communities and Territories of Ukraine"
CODE = re.compile(r"UA\d{17}")
"""A code of KATOTTG, the register of administrative units."""
_LOOKED_AT = 60
_COLUMNS = ("code", "name", "begin", "end", "section")
_BEGIN = re.compile(r"почат|виникнен|begin|start|from", re.IGNORECASE)
_END = re.compile(r"припинен|завершен|закінчен|кінець|кінця|end|until", re.IGNORECASE)
_NAME = re.compile(r"найменуван|назва|name", re.IGNORECASE)

OCCUPIED = TableLayout(
    name="occupied-territories",
    label="Ukraine's list of occupied territories",
    license="public information of Ukraine",
    redistribute=True,
    terms=(
        "An official document of Ukraine: it may be handed on when the ministry is"
        " named."
    ),
    credit=MINISTRY,
    columns=_COLUMNS,
    key="concat_ws(chr(31), r.code, r.begin, r.section)",
    day="r.begin",
    days=("end",),
    latitude="''",
    longitude="''",
    checks=(
        (
            "NOT regexp_full_match(r.code, 'UA\\d{17}')",
            "'the code ' || quoted(r.code) || ' is none of KATOTTG'",
        ),
        ("r.begin = ''", "'the first day is missing'"),
        (
            'r."end" <> \'\' AND as_end(r."end") IS NULL',
            "'the date ' || quoted(r.\"end\") || ' in end cannot be read'",
        ),
        ('as_end(r."end") < d', "'the last day is earlier than the first'"),
    ),
    fields={
        "kind": (
            "CASE WHEN regexp_matches(lower(r.section), 'бойов') THEN 'clash' ELSE"
            " 'control' END"
        ),
        "actor": (
            "CASE WHEN regexp_matches(lower(r.section), 'бойов') THEN 'unknown' ELSE"
            " 'RU' END"
        ),
        "claimant_side": "'UA'",
        "claimant": f"'{MINISTRY}'",
        "publisher": f"'{MINISTRY}'",
        "place_as_written": "r.name[:200]",
        "name": "r.name[:200]",
        "place_id": "r.code",
        "date_from": "d",
        # Without a last day the state goes on: how long, the list does not say.
        "date_to": 'as_end(r."end")',
        "note": "bounded(concat_ws('; ', nullif(r.section, ''), r.name))",
        "review_by": f"'{MINISTRY}'",
    },
)


@dataclass(frozen=True, slots=True)
class _Places:
    """The numbers of the columns; name and end are None where there is none."""

    code: int
    begin: int
    name: int | None
    end: int | None


def is_list(table: Table) -> bool:
    """Whether a table has a column of codes and one of first days."""
    return _places(table) is not None


def open_list(path: Path, layout: TableLayout, name: str) -> Source:
    """Return the rows with a code; those between them are headings. Raises BadInput for
    another table.
    """
    table = open_table(path, name)
    at = _places(table)
    if at is None:
        raise BadInput(
            gettext(
                "{path}: not {label}: no columns of KATOTTG codes and first days",
                path=path,
                label=layout.label,
            )
        )
    rows: list[list[str]] = []
    lines: list[int] = []
    section = ""
    for line, row in _rows(table):
        if CODE.fullmatch(_code(row[at.code])):
            rows.append([*_cells(row, at), section])
            lines.append(line)
        elif (heading := _heading(row)) is not None:
            section = heading
        elif any(row):
            # A row whose code is damaged is rejected by its check, and told.
            rows.append([*_cells(row, at), section])
            lines.append(line)
    return table_source(
        column_table(path, _COLUMNS, rows, lines, notes=table.notes), layout
    )


def _cells(row: Sequence[str], at: _Places) -> list[str]:
    name = row[at.name] if at.name is not None else ""
    end = row[at.end] if at.end is not None else ""
    return [_code(row[at.code]), name, row[at.begin].strip("* "), end.strip("* -–—")]


def _code(cell: str) -> str:
    return re.sub(r"\s+", "", cell)


def _heading(row: Sequence[str]) -> str | None:
    """Return the words of a row that is a heading: in one cell, or the same in all."""
    texts = {" ".join(cell.split()) for cell in row if cell.strip()}
    if len(texts) != 1:
        return None
    (text,) = texts
    return text if any(letter.isalpha() for letter in text) else None


def _rows(table: Table) -> list[tuple[int, list[str]]]:
    rows: list[tuple[int, list[str]]] = []
    for piece in table.pieces(table.header):
        columns = [piece.table[name].to_pylist() for name in table.header]
        cells = ([str(cell) for cell in row] for row in zip(*columns, strict=True))
        rows += zip(piece.lines.to_pylist(), cells, strict=True)
    return rows


def _places(table: Table) -> _Places | None:
    head = [row for _, row in islice(_sample(table), _LOOKED_AT)]
    codes = [
        number
        for number in range(len(table.header))
        if sum(bool(CODE.fullmatch(_code(row[number]))) for row in head) * 3 > len(head)
    ]
    begin = _matching(table.header, _BEGIN)
    if not head or not codes or begin is None:
        return None
    end = _matching(table.header, _END, apart=begin)
    return _Places(codes[0], begin, _matching(table.header, _NAME), end)


def _sample(table: Table) -> list[tuple[int, list[str]]]:
    piece = next(iter(table.pieces(table.header)))
    columns = [
        piece.table[name].slice(0, _LOOKED_AT).to_pylist() for name in table.header
    ]
    return [(0, list(map(str, row))) for row in zip(*columns, strict=True)]


def _matching(
    header: Sequence[str],
    words: re.Pattern[str],
    apart: int | None = None,
) -> int | None:
    return next(
        (
            number
            for number, name in enumerate(header)
            if number != apart and words.search(name)
        ),
        None,
    )


FORMAT = ImportFormat(layout=OCCUPIED, open=open_list, at_table=is_list)
