"""What an import format declares."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dashboard.domain.errors import BadInput
from dashboard.exchange.importers.layout import TableLayout
from dashboard.exchange.importers.mapping.vocabulary import fold_words
from dashboard.exchange.tables.open_table import open_table
from dashboard.exchange.tables.pieces import Piece, Table, TextTable
from dashboard.i18n.translate import gettext


@dataclass(frozen=True, slots=True)
class Match:
    """How well a table fits a format. share: of the columns by which the format is
    known; missing: those that the table lacks; names: of the table's columns as the
    format calls them.
    """

    share: float
    missing: tuple[str, ...]
    names: tuple[str, ...]


LIKELY = 0.5
"""Share of a format's columns from which on a table is likely of it."""


def match_of(layout: TableLayout, header: Sequence[str]) -> Match:
    """Return how well a header fits a format: in any order, in small letters or
    capitals, with spaces or underscores.
    """
    ours = dict.fromkeys((*layout.uses(), *layout.columns))
    # A name in exactly the letters of the format comes before one in others.
    folded = {fold_words(name): name for name in ours if name not in header}
    names: list[str] = []
    for name in header:
        renamed = name if name in ours else folded.get(fold_words(name), name)
        names.append(name if renamed in names else renamed)
    missing = tuple(name for name in layout.columns if name not in names)
    share = 1 - len(missing) / max(1, len(layout.columns))
    return Match(share, missing, tuple(names))


def fits(layout: TableLayout, match: Match) -> bool:
    """Whether a table that matches so can be read as the format: what it needs is
    there.
    """
    needed = layout.required or layout.columns
    lacking = set(needed) & set(match.missing)
    return bool(layout.columns) and not lacking and match.share >= LIKELY


def named_table(table: Table, layout: TableLayout) -> Table:
    """Return a table with its columns called as the format calls them. Raises BadInput
    when one is missing without which it cannot be read.
    """
    match = match_of(layout, table.header)
    if not fits(layout, match):
        raise BadInput(
            gettext(
                "{path}: not {label}: no column {choices}",
                path=table.path,
                label=layout.label,
                choices=", ".join(match.missing),
            )
        )
    return table.renamed(match.names)


def missing_words(layout: TableLayout, match: Match) -> tuple[str, ...]:
    """Return what a person must know of a table that lacks columns of its format."""
    if not match.missing:
        return ()
    return (
        f"closest: {layout.label}; missing {', '.join(match.missing)}: what they say"
        " will be unknown",
    )


@dataclass(frozen=True, slots=True)
class Source:
    """A file opened as a format. table: that it is, None when it is none; rows: yields
    them; notes: what a person must know of how it was read.
    """

    rows: Callable[[], Iterator[Piece]]
    table: Table | None = None
    notes: tuple[str, ...] = ()


def open_named(
    path: Path,
    layout: TableLayout,
    table: str = "",
) -> Source:
    """Return the rows of a table with a header. Raises BadInput when a column is
    missing without which it cannot be read.
    """
    whole = open_table(path, table)
    match = match_of(layout, whole.header)
    renamed = named_table(whole, layout)
    return table_source(renamed, layout, missing_words(layout, match))


def table_source(
    table: Table,
    layout: TableLayout,
    notes: tuple[str, ...] = (),
) -> Source:
    """Return the source of a table whose columns are called as the layout has them."""
    wanted = layout.uses()
    return Source(lambda: table.pieces(wanted), table, (*table.notes, *notes))


def never(_path: Path) -> bool:
    """Whether the path alone tells the format: of a table its header does."""
    return False


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportFormat:
    """One foreign format, declared whole by its module.

    layout: which column becomes which field, and the terms. open: gives the rows;
    raises BadInput for a file of another form. at_path: whether a path is of the
    format, for those that are no table. at_header: whether the cells of a first line
    are; None: when the columns that the layout needs are among them; at_table: whether
    a table is by what stands in it.
    """

    layout: TableLayout
    open: Callable[[Path, TableLayout, str], Source] = open_named
    at_path: Callable[[Path], bool] = never
    at_header: Callable[[Sequence[str]], bool] | None = None
    at_table: Callable[[Table], bool] | None = None

    def recognises(self, table: Table) -> bool:
        """Whether a table is of this format."""
        if self.at_table:
            return self.at_table(table)
        if self.at_header:
            return self.at_header(table.header)
        return fits(self.layout, match_of(self.layout, table.header))


def open_unnamed(
    path: Path,
    layout: TableLayout,
    name: str,
    names_of: Callable[[Sequence[str]], tuple[str, ...] | None],
) -> Source:
    """Return the rows of a table with or without its header. names_of: the names of
    the columns where a first line is a row, None where it is a header. Raises BadInput
    where rows without a header are no text.
    """
    table = open_table(path, name)
    names = names_of(table.header)
    if names is None:
        return open_named(path, layout, name)
    if isinstance(table, TextTable):
        return table_source(
            TextTable(table.file, names, table.notes, header_is_row=True), layout
        )
    raise BadInput(
        gettext(
            "{path}: {label} without the names of its columns is read as text alone;"
            " save it as CSV",
            path=path,
            label=layout.label,
        )
    )
