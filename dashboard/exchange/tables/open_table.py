"""Any file as a table, by its content: the one way in for page, command and formats."""

from __future__ import annotations

import re
import shutil
import tempfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from dashboard.domain.errors import BadInput
from dashboard.exchange.tables.encoding import NAMES, encoding_of
from dashboard.exchange.tables.formats.json_scripts import script_value, without_script
from dashboard.exchange.tables.formats.markup import WEB_PAGES, root_of
from dashboard.exchange.tables.pieces import Table, text_table
from dashboard.exchange.tables.text_file import (
    LOOK,
    cannot_be_read,
    look,
    read_full,
)
from dashboard.exchange.tables.unpack import (
    GZIP_MARK,
    ZIP_MARK,
    ZSTD_MARK,
    is_packed,
    members_of,
    unpacked,
)
from dashboard.i18n.translate import gettext

LARGEST_JSON = 500 * 2**20
"""Bytes of a JSON that is still read: it has to be held whole."""
LARGEST_MEMBER = 2 * 2**30
"""Bytes of a file in an archive that is unpacked to be read."""
SUFFIXES = (
    ".csv",
    ".tsv",
    ".tab",
    ".txt",
    ".json",
    ".geojson",
    ".jsonl",
    ".ndjson",
    ".topojson",
    ".xlsx",
    ".xlsm",
    ".xls",
    ".ods",
    ".fods",
    ".parquet",
    ".geoparquet",
    ".kml",
    ".kmz",
    ".gpx",
    ".gpkg",
    ".fgb",
    ".docx",
    ".xml",
    ".rss",
    ".atom",
    ".html",
    ".htm",
    ".gz",
    ".zip",
    ".zst",
)
"""Endings of the files that are read, for a page that asks for one; what a file is,
its content says.
"""
_SELDOM_TABLES = (".xml", ".html", ".htm")
"""Endings of files that in an archive describe the table beside them."""
UNREADABLE_FILE = (OSError, EOFError, ValueError, zlib.error)
"""What reading a packed file raises when it is damaged."""
_HELD_WHOLE = (
    "workbook",
    "document",
    "rss",
    "feed",
    "rdf",
)
"""Roots of XML that is read: Excel 2003, a flat OpenDocument, RSS 2, Atom, RSS 1."""
_READ_ME = re.compile(r"(?:read.?me|licen[cs]e|codebook|citation)", re.IGNORECASE)
_READ = "read it with `frontline read`"
_OTHERS: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF", "a PDF", _READ),
    (b"{\\rtf", "a text in RTF", _READ),
    (b"\x89PNG", "a picture", "give the table it was made of"),
    (b"\xff\xd8\xff", "a picture", "give the table it was made of"),
    (b"GIF8", "a picture", "give the table it was made of"),
    (b"RIFF", "a picture or a film", "give the table it was made of"),
    (b"7z\xbc\xaf", "a 7z archive", "unpack it first"),
    (b"Rar!", "a RAR archive", "unpack it first"),
    (b"BZh", "a bzip2 archive", "unpack it first"),
    (b"\xfd7zXZ", "an xz archive", "unpack it first"),
    (b"\x00\x01\x00\x00Standard", "an Access database", "export its table as CSV"),
    (b"ARROW1", "an Arrow file", "save it as Parquet"),
)
"""Beginnings of files that are no tables, what they are, and what to do."""


class SeveralTables(BadInput):
    """The file holds several tables, and nobody said which. names: of them."""

    names: tuple[str, ...] = ()


def _several(path: Path, names: list[str]) -> SeveralTables:
    words = ", ".join(repr(name[:60]) for name in names[:12])
    error = SeveralTables(
        f"{path}: {len(names)} tables are in it; choose one with --table: {words}"
    )
    error.names = tuple(names)
    return error


def open_table(path: Path, table: str = "") -> Table:
    """Return the table of a file. table: the sheet, layer or file of an archive, where
    there are several.

    Raises BadInput for what cannot be read, with the way out, and SeveralTables.
    """
    try:
        return _by_content(path, table)
    except UNREADABLE_FILE as error:
        raise cannot_be_read(path, error) from error


def _by_content(path: Path, table: str) -> Table:
    with path.open("rb") as file:
        head = file.read(4096)
    for mark, what, cure in _OTHERS:
        if head.startswith(mark):
            raise BadInput(
                gettext(
                    "{path}: {what}, no table; {cure}", path=path, what=what, cure=cure
                )
            )
    if head.startswith(ZIP_MARK):
        return _zipped(path, table)
    reader = _by_mark(head)
    if reader is not None:
        return reader(path, table)
    return _text(path, layer=table)


def _by_mark(head: bytes) -> Callable[[Path, str], Table] | None:
    marks: tuple[tuple[bytes, Callable[[Path, str], Table]], ...] = (
        (b"PAR1", _parquet),
        (b"\xd0\xcf\x11\xe0", _workbook),
        (b"SQLite format 3\x00", _vector),
        (b"fgb", _vector),
    )
    return next((read for mark, read in marks if head.startswith(mark)), None)


def _parquet(path: Path, _table: str) -> Table:
    from dashboard.exchange.tables.formats.parquet_table import parquet_table

    return parquet_table(path)


def _workbook(path: Path, table: str) -> Table:
    from dashboard.exchange.tables.formats.workbook import (
        data_sheets,
        sheet_names,
        sheet_table,
    )

    names = sheet_names(path)
    if not table:
        # Beside the data there is often a sheet that explains it.
        names = [
            name for name in data_sheets(path, names) if not _READ_ME.search(name)
        ] or names
    return sheet_table(path, _chosen(path, names, table))


def _vector(path: Path, table: str, member: str = "") -> Table:
    from dashboard.exchange.tables.formats.vector import layer_names, layers_table

    names = layer_names(path, member)
    if table:
        names = [_chosen(path, names, table)]
    if not names:
        raise BadInput(
            gettext("{path}: there is no feature in it; check the file", path=path)
        )
    return layers_table(path, names, member)


def _document(path: Path) -> Table:
    from dashboard.exchange.tables.formats.document_tables import document_table

    return document_table(path)


def _chosen(path: Path, names: list[str], table: str) -> str:
    if table:
        if table in names:
            return table
        words = ", ".join(repr(name[:60]) for name in names[:12])
        raise BadInput(
            gettext(
                "{path}: no table is called {table}; there are {words}",
                path=path,
                table=f"{table[:60]!r}",
                words=words,
            )
        )
    if not names:
        raise BadInput(
            gettext(
                "{path}: there is no table with a row in it; check the file", path=path
            )
        )
    if len(names) > 1:
        raise _several(path, names)
    return names[0]


def _zipped(path: Path, table: str) -> Table:
    """Return the table of what is a zip: a workbook, a document, a map, an archive."""
    names = members_of(path)
    # Before a plain archive: workbooks and documents are zips too.
    if any(name.startswith("xl/") for name in names) or _is_sheet(path, names):
        return _workbook(path, table)
    if "word/document.xml" in names:
        return _document(path)
    suffixes = {PurePosixPath(name).suffix.lower() for name in names}
    if "doc.kml" in names:
        return _map_archive(path, table)
    if ".shp" in suffixes:
        shapes = [name for name in names if name.lower().endswith(".shp")]
        return _vector(path, "", _chosen(path, shapes, table))
    tables = _tables(names)
    if len(tables) == 1 and table not in tables:
        return _archived(path, tables[0], table)
    return _archived(path, _chosen(path, tables, table))


def _map_archive(path: Path, table: str) -> Table:
    """Return the features of a KMZ, which GDAL knows by the ending of its name."""
    if path.suffix.lower() == ".kmz":
        return _vector(path, table)
    with tempfile.TemporaryDirectory(prefix="frontline-table-") as folder:
        target = Path(folder) / "table.kmz"
        shutil.copyfile(path, target)
        return _in_memory(_vector(target, table), path)


def _is_sheet(path: Path, names: list[str]) -> bool:
    if "mimetype" not in names:
        return False
    # OpenDocument names itself in the first file of its zip.
    with unpacked(path, "mimetype") as (file, _):
        return b"opendocument.spreadsheet" in file.read(100)


def _tables(names: list[str]) -> list[str]:
    """Return the files of an archive that may be tables."""
    tables = [
        name
        for name in names
        if PurePosixPath(name).suffix.lower() in SUFFIXES
        and not PurePosixPath(name).name.startswith(".")
    ]
    others = [name for name in tables if not _READ_ME.search(PurePosixPath(name).name)]
    likely = [name for name in others if not name.lower().endswith(_SELDOM_TABLES)]
    # A single file says itself what it is, whatever it is called.
    if not tables and len(names) == 1:
        return names
    return likely or others or tables


def _archived(path: Path, member: str, table: str = "") -> Table:
    """Return the table of a file of an archive; one of text is read as a stream. table:
    of those in the file.
    """
    if _is_text(_unpacked_head(path, member)):
        return _text(path, member)
    with _extracted(path, member) as inner:
        try:
            return _in_memory(open_table(inner, table), path)
        except SeveralTables as error:
            raise _several(path, [*error.names]) from error
        except BadInput as error:
            # The reader knows the archive, not where its file was unpacked.
            words = str(error).replace(str(inner), f"{path} ({member[:60]})")
            raise BadInput(words) from error


def _is_text(head: bytes) -> bool:
    marks = (*(mark for mark, _, _ in _OTHERS), ZIP_MARK, GZIP_MARK, ZSTD_MARK)
    if _by_mark(head) is not None or head.startswith(marks):
        return False
    return not root_of(_start(head))


@contextmanager
def _extracted(path: Path, member: str) -> Iterator[Path]:
    """Unpack one file of an archive into a folder that goes at the end."""
    with tempfile.TemporaryDirectory(prefix="frontline-table-") as folder:
        # The name of a file in an archive is never a path.
        target = Path(folder) / f"table{PurePosixPath(member).suffix.lower()[:12]}"
        size = 0
        with unpacked(path, member) as (packed, _), target.open("wb") as out:
            while block := packed.read(1 << 20):
                size += len(block)
                if size > LARGEST_MEMBER:
                    raise BadInput(
                        gettext(
                            "{path}: {member} is too large; unpack it",
                            path=path,
                            member=f"{member[:60]!r}",
                        )
                    )
                out.write(block)
        yield target


def _in_memory(table: Table, path: Path) -> Table:
    """Return a table whose file goes, its rows in memory."""
    from dashboard.exchange.tables.pieces import ColumnTable

    if not isinstance(table, ColumnTable):
        raise BadInput(
            gettext("{path}: an archive is in the archive; unpack it first", path=path)
        )
    # Read now: the folder of the file is deleted when its `with` ends.
    chunks = list(table.chunks())
    return ColumnTable(path, table.header, lambda: chunks, table.rows, table.notes)


def _text(path: Path, member: str = "", layer: str = "") -> Table:
    """Return the table of a text, packed or not: JSON, a map in XML, or columns. layer:
    of a map with several.
    """
    start = _start(_unpacked_head(path, member))
    if start[:1] in ("{", "[") or script_value(start):
        return _json(path, member, layer)
    root = root_of(start)
    if root:
        return _markup(path, member, root, layer)
    file = look(path, member=member)
    return text_table(file, _encoding_notes(file.encoding))


def _unpacked_head(path: Path, member: str) -> bytes:
    with unpacked(path, member) as (text, _):
        return read_full(text, 8192)


def _start(head: bytes) -> str:
    encoding = encoding_of(head, whole=False)
    return head.decode(encoding, "replace").lstrip("\ufeff\x1e \t\r\n")


def _encoding_notes(encoding: str) -> tuple[str, ...]:
    if encoding == "utf-8-sig":
        return ()
    return (f"read as {NAMES.get(encoding, encoding)}",)


def _json(path: Path, member: str, layer: str) -> Table:
    from dashboard.exchange.tables.formats.json_table import json_table

    data = _whole(path, member, LARGEST_JSON)
    if len(data) > LARGEST_JSON:
        raise BadInput(
            gettext(
                "{path}: a JSON of more than {size} MB has to be held whole;"
                " split it, or give it as CSV",
                path=path,
                size=LARGEST_JSON >> 20,
            )
        )
    encoding = encoding_of(data[:LOOK], whole=len(data) < LOOK)
    if encoding != "utf-8-sig":
        # The readers of JSON take UTF-8 alone.
        data = data.decode(encoding, "replace").lstrip("\ufeff").encode()
    data = without_script(data)
    if re.search(rb'"type"\s*:\s*"Topology"', data[:LOOK]):
        if is_packed(path):
            raise BadInput(
                gettext("{path}: a packed TopoJSON; unpack it first", path=path)
            )
        return _vector(path, layer)
    return json_table(path, data)


def _whole(path: Path, member: str, largest: int) -> bytes:
    """Return a file that is held whole; a byte more than is read of it shows that it is
    too large.
    """
    with unpacked(path, member) as (text, _):
        return read_full(text, largest + 1)


def _markup(path: Path, member: str, root: str, layer: str) -> Table:
    """Return the table of a text in HTML or XML."""
    if root in WEB_PAGES:
        return _web_page(path, member, layer)
    if root in _HELD_WHOLE:
        return _sheets_in_xml(path, member, root, layer)
    if root not in ("kml", "gpx"):
        raise BadInput(
            gettext(
                "{path}: an XML of <{name}>, which is not read; of XML only KML, GPX,"
                " feeds, the sheets of Excel 2003 and .fods are. Export the table as"
                " CSV",
                path=path,
                name=root[:30],
            )
        )
    if not member and not is_packed(path):
        return _vector(path, layer)
    with tempfile.TemporaryDirectory(prefix="frontline-table-") as folder:
        target = Path(folder) / f"table.{root}"
        with unpacked(path, member) as (text, _), target.open("wb") as out:
            while block := text.read(1 << 20):
                out.write(block)
        return _in_memory(_vector(target, layer), path)


def _web_page(path: Path, member: str, table: str) -> Table:
    from dashboard.exchange.tables.formats.html_tables import LARGEST_HTML, html_tables

    data = _whole(path, member, LARGEST_HTML)
    encoding = encoding_of(data[:LOOK], whole=len(data) < LOOK)
    if len(data) <= LARGEST_HTML:
        tables = html_tables(path, data.decode(encoding, "replace"))
        if tables:
            return tables[_chosen(path, [*tables], table)]
    raise BadInput(
        gettext(
            "{path}: a web page, no table; {cure}, or save it as xlsx",
            path=path,
            cure=_READ,
        )
    )


def _sheets_in_xml(
    path: Path,
    member: str,
    root: str,
    table: str,
) -> Table:
    """Return a table of an XML that has to be held whole: a workbook or a feed."""
    from dashboard.exchange.tables.formats import (
        feed_items,
        flat_sheets,
        spreadsheet_xml,
    )

    largest = spreadsheet_xml.LARGEST_SHEETS
    data = _whole(path, member, largest)
    if len(data) > largest:
        raise BadInput(
            gettext("{path}: too large to be read whole; save it as CSV", path=path)
        )
    if root == "workbook":
        tables = spreadsheet_xml.spreadsheet_tables(path, data)
    elif root == "document":
        tables = flat_sheets.flat_tables(path, data)
    else:
        return feed_items.feed_table(path, data)
    return tables[_chosen(path, [*tables], table)]


def is_plain(path: Path) -> bool:
    """Whether a file is text that no library of others has to take apart. Raises
    OSError.
    """
    with path.open("rb") as file:
        head = file.read(4096)
    return _is_text(head)
