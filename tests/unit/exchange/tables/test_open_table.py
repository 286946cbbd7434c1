"""Any file is a table by its content; what is none is named, with the way out."""

from __future__ import annotations

import gzip
import io
import json
import os
import re
import zipfile
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dashboard.domain.errors import BadInput
from dashboard.exchange.tables.open_table import (
    SeveralTables,
    is_plain,
    open_table,
)
from tests.tables import write_document, write_workbook

CSV = b"date,lat,note\n2023-06-05,47.8,a\n"
ROWS = [{"date": "2023-06-05", "lat": "47.8", "note": "a"}]


def rows(path: Path, table: str = "") -> list[dict[str, Any]]:
    opened = open_table(path, table)
    pieces = list(opened.pieces(opened.header))
    return [row for piece in pieces for row in piece.table.to_pylist()]


def packed(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def parquet() -> bytes:
    out = io.BytesIO()
    pq.write_table(
        pa.table({"date": ["2023-06-05"], "lat": [47.8], "note": ["a"]}), out
    )
    return out.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        CSV,
        gzip.compress(CSV, mtime=0),
        pa.compress(CSV, "zstd", asbytes=True),
        packed({"read me.txt": b"hello", "deep/a.csv": CSV, "__MACOSX/a.csv": b"x"}),
        packed({"a.parquet": parquet()}),
        json.dumps(ROWS).encode(),
        gzip.compress(json.dumps(ROWS).encode(), mtime=0),
        parquet(),
        CSV.decode().encode("utf-16"),
    ],
    # Named: packed bytes hold the time, and every worker must see the same names.
    ids=["plain", "gz", "zst", "zip", "zipped", "json", "json.gz", "parquet", "utf-16"],
)
def test_one_table_however_it_is_packed(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(data)
    assert rows(tmp_path / "a") == ROWS


def test_a_workbook_with_titles_blank_rows_and_numbers(tmp_path: Path) -> None:
    sheet: list[list[object]] = [
        ["A title"],
        [],
        ["date", "lat", "note"],
        ["2023-06-05", 47.8, "a"],
        [None, None, None],
        ["2023-06-06", 47, None],
    ]
    file = write_workbook(tmp_path / "a.bin", {"Sheet": sheet, "Empty": []})
    assert rows(file) == [*ROWS, {"date": "2023-06-06", "lat": "47", "note": ""}]
    (piece,) = open_table(file).pieces(("date",))
    assert piece.lines.to_pylist() == [4, 6]


def test_a_document(tmp_path: Path) -> None:
    file = write_document(tmp_path / "a.docx", [["date", "note"], ["2023-06-05", "a"]])
    assert rows(file) == [{"date": "2023-06-05", "note": "a"}]


def test_of_several_tables_one_is_chosen(tmp_path: Path) -> None:
    sheet: list[list[object]] = [["date", "lat", "note"], ["2023-06-05", 47.8, "a"]]
    book = write_workbook(tmp_path / "a.xlsx", {"One": sheet, "Two": sheet})
    archive = tmp_path / "a.zip"
    archive.write_bytes(packed({"One": CSV, "x.csv": CSV, "y.csv": CSV}))
    for file, names in ((book, ("One", "Two")), (archive, ("x.csv", "y.csv"))):
        with pytest.raises(
            SeveralTables, match=r"2 tables are in it; .*--table"
        ) as told:
            open_table(file)
        assert told.value.names == names
        assert rows(file, names[1]) == ROWS
        with pytest.raises(BadInput, match="no table is called 'Three'"):
            open_table(file, "Three")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7", "a PDF, no table; read it with `frontline read`"),
        (b"<!DOCTYPE html><html>", "a web page, no table; read it with"),
        (b"<?xml version='1.0'?><rss>", "an XML of <rss>"),
        (b"\x89PNG\r\n", "a picture, no table"),
        (b"7z\xbc\xaf\x27\x1c", "a 7z archive, no table; unpack it first"),
        (b"PAR1junk", "cannot be read as Parquet"),
        (b"\xd0\xcf\x11\xe0junk", "cannot be read as a workbook"),
        (b"fgbjunk", "cannot be read as a map file"),
        (b"PK\x03\x04junk", "not a sound zip archive"),
        (packed({"a.bin": b"x", "b.bin": b"y"}), "no table with a row in it"),
        (packed({"a.zip": packed({"a.csv": CSV})}), "archive"),
    ],
)
def test_what_is_no_table_is_named(data: bytes, words: str, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(data)
    with pytest.raises(BadInput, match=words):
        open_table(tmp_path / "a.csv")


def test_only_text_is_plain(tmp_path: Path) -> None:
    file = tmp_path / "a"
    for data, plain in (
        (CSV, True),
        (b"{}", True),
        (parquet(), False),
        (b"<kml>", False),
    ):
        file.write_bytes(data)
        assert is_plain(file) is plain


def deflated(members: dict[str, bytes]) -> bytes:
    """Return a zip whose members are all broken behind their first bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    content = bytearray(out.getvalue())
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for member in archive.infolist():
            start = member.header_offset + 30 + len(member.filename)
            content[start : start + member.compress_size] = b"\xff" * (
                member.compress_size
            )
    return bytes(content)


KML = b'<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2">%s</kml>'


@pytest.mark.parametrize(
    "data",
    [
        deflated({"a.csv": CSV}),
        deflated({"a.kml": KML}),
        deflated({"word/document.xml": b"<a/>"}),
        deflated({"mimetype": b"a", "content.xml": b"<a/>"}),
        deflated({"xl/workbook.xml": b"<a/>"}),
        # Damaged behind what tells that it is a KML.
        gzip.compress(KML % (b"<!-- %s -->" % os.urandom(40_000).hex().encode()))[
            :-900
        ],
        parquet()[:-300] + b"PAR1",
        gzip.compress(b'{"type": "Topology"}'),
    ],
    ids=["csv", "kml", "docx", "ods", "xlsx", "kml.gz", "parquet", "topojson.gz"],
)
def test_a_damaged_file_is_refused_in_words(data: bytes, tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_bytes(data)
    with pytest.raises(BadInput, match=re.escape(f"{file}: ")):
        rows(file)
