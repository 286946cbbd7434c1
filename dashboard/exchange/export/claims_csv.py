"""The project's own CSV: one claim a row, the columns of the claim schema and after
them those of DERIVED, the codes of signs and the ids parted by ";".

It is written so that a spreadsheet reads it right: with a byte-order mark, without
which Excel takes UTF-8 for something else, and with ids that it does not turn into
numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, TextIO

from dashboard.domain.claim import FIELDS, Claim
from dashboard.domain.presentation import DERIVED, Presentation, present
from dashboard.exchange.export.format import Context, ExportFormat, Part

if TYPE_CHECKING:
    import pyarrow as pa

MARK = "\ufeff"
HEADER = f"{MARK}{','.join((*FIELDS, *DERIVED))}\r\n"


def write_csv(claims: Iterable[Claim], out: TextIO) -> int:
    """Write claims as CSV with every field; returns how many. Cells that a spreadsheet
    would run get a leading '.
    """
    count = 0

    def counted() -> Iterator[Presentation]:
        nonlocal count
        for count, claim in enumerate(claims, 1):  # noqa: B007
            yield present(claim)

    for part in csv_parts(counted()):
        out.write(part.decode())
    return count


def csv_parts(
    claims: Iterable[Presentation],
    context: Context | None = None,
) -> Iterator[bytes]:
    """Yield the file of `write_csv` in pieces, the line of column names first."""

    def tables() -> Iterator[pa.Table]:
        from dashboard.exchange.export.claim_tables import tables_of

        yield from tables_of(claims)

    yield from map(bytes, csv_of_tables(tables(), context))


def csv_of_tables(
    tables: Iterable[pa.Table],
    _context: Context | None = None,
) -> Iterator[Part]:
    """Yield the file of `write_csv`. tables: as `claim_tables.table_schema`."""
    from dashboard.exchange.export.ahead import ahead
    from dashboard.exchange.export.csv_lines import csv_lines

    yield HEADER.encode()
    # Arrow works outside of Python's lock: lines are made on one core while the next
    # claims are read on another.
    yield from ahead(csv_lines, tables)


FORMAT = ExportFormat(
    name="csv",
    label="CSV (spreadsheet)",
    suffix=".csv",
    media_type="text/csv; charset=utf-8",
    parts=csv_parts,
    parts_of_tables=csv_of_tables,
)
