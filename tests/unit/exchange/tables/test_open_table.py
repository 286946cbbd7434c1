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
from dashboard.exchange.tables import open_table as opening
from dashboard.exchange.tables.open_table import (
    SUFFIXES,
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
        (b"<?xml version='1.0'?><osm>", "an XML of <osm>"),
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


def message_of(path: Path, table: str = "") -> str:
    """Return what is said of a file that cannot be read, without its path."""
    with pytest.raises(BadInput) as error:
        open_table(path, table)
    return str(error.value).removeprefix(f"{path}: ")


def test_endings_that_a_page_asks_for() -> None:
    assert " ".join(SUFFIXES) == (
        ".csv .tsv .tab .txt .json .geojson .jsonl .ndjson .topojson .xlsx .xlsm "
        ".xls .ods .fods .parquet .geoparquet .kml .kmz .gpx .gpkg .fgb .docx .xml "
        ".rss .atom .html .htm .gz .zip .zst"
    )


@pytest.mark.parametrize("suffix", SUFFIXES[:9])
def test_a_member_with_such_an_ending_is_a_table(suffix: str, tmp_path: Path) -> None:
    file = tmp_path / "a.zip"
    file.write_bytes(packed({f"deep/a{suffix.upper()}": CSV, "b.bin": b"x"}))
    assert rows(file) == ROWS


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"%PDF-", "a PDF, no table; read it with `frontline read`"),
        (b"{\\rtf1", "a text in RTF, no table; read it with `frontline read`"),
        (b"\x89PNG", "a picture, no table; give the table it was made of"),
        (b"\xff\xd8\xff", "a picture, no table; give the table it was made of"),
        (b"GIF89a", "a picture, no table; give the table it was made of"),
        (b"RIFF", "a picture or a film, no table; give the table it was made of"),
        (b"7z\xbc\xaf", "a 7z archive, no table; unpack it first"),
        (b"Rar!", "a RAR archive, no table; unpack it first"),
        (b"BZh", "a bzip2 archive, no table; unpack it first"),
        (b"\xfd7zXZ", "an xz archive, no table; unpack it first"),
        (
            b"\x00\x01\x00\x00Standard Jet DB",
            "an Access database, no table; export its table as CSV",
        ),
        (b"ARROW1", "an Arrow file, no table; save it as Parquet"),
        (
            b"<html>",
            "a web page, no table; read it with `frontline read`, or save it as xlsx",
        ),
        (
            b"<?xml version='1.0'?><!-- a --> <osm>",
            "an XML of <osm>, which is not read; of XML only KML, GPX, feeds, the"
            " sheets of Excel 2003 and .fods are. Export the table as CSV",
        ),
        (b"<Workbook/>", "there is no table with a row in it; check the file"),
        (b"<document/>", "there is no table with a row in it; check the file"),
        (b"<rss/>", "the table is empty; it must name its columns"),
    ],
)
def test_what_is_said_of_what_is_no_table(
    data: bytes, said: str, tmp_path: Path
) -> None:
    file = tmp_path / "a"
    file.write_bytes(data)
    assert message_of(file) == said


@pytest.mark.parametrize("root", ["<!doctype html>", "<TABLE>", "<head>"])
def test_every_beginning_of_a_web_page(root: str, tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_text(root)
    assert message_of(file).startswith("a web page, no table;")


def test_a_long_name_of_an_element_is_cut(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_text(f"<{'r' * 31}>")
    assert message_of(file).startswith(f"an XML of <{'r' * 30}>, which")


def test_of_several_twelve_are_named(tmp_path: Path) -> None:
    file = tmp_path / "a.zip"
    names = [f"{number:061}.csv" for number in range(13)]
    file.write_bytes(packed(dict.fromkeys(names, CSV)))
    named = ", ".join(repr(name[:60]) for name in names[:12])
    assert message_of(file) == (
        f"13 tables are in it; choose one with --table: {named}"
    )
    assert message_of(file, "t" * 61) == (
        f"no table is called '{'t' * 60}'; there are {named}"
    )


def test_a_sheet_that_explains_is_not_the_table(tmp_path: Path) -> None:
    sheet: list[list[object]] = [["date", "lat", "note"], ["2023-06-05", 47.8, "a"]]
    for name in ("Read me", "README", "License", "licences", "CODEBOOK", "Citation"):
        book = write_workbook(tmp_path / "a.xlsx", {name: sheet, "Data": sheet})
        assert rows(book) == ROWS
        # Where nothing else is there, it is the table.
        assert rows(write_workbook(tmp_path / "b.xlsx", {name: sheet})) == ROWS


def test_files_that_explain_and_hidden_ones_are_not_the_table(tmp_path: Path) -> None:
    file = tmp_path / "a.zip"
    file.write_bytes(
        packed({"Licence.txt": b"x", "d/codebook.csv": b"x", ".a.csv": b"x", "b": CSV})
    )
    assert message_of(file) == (
        "2 tables are in it; choose one with --table: 'Licence.txt', 'd/codebook.csv'"
    )
    file.write_bytes(packed({"citation.txt": b"x", "d/.a.csv": b"x", "b.tab": CSV}))
    assert rows(file) == ROWS
    file.write_bytes(packed({"readme": CSV}))
    assert rows(file) == ROWS
    file.write_bytes(packed({"a.bin": b"x", "b.bin": b"y"}))
    assert message_of(file) == "there is no table with a row in it; check the file"


@pytest.mark.parametrize(
    ("mimetype", "said"),
    [
        (b"application/vnd.oasis.opendocument.spreadsheet", "as a workbook"),
        (b" " * 90 + b"opendocument.spreadsheet", ""),
        (b"application/vnd.oasis.opendocument.text", ""),
    ],
)
def test_an_open_document_names_itself(
    mimetype: bytes, said: str, tmp_path: Path
) -> None:
    file = tmp_path / "a"
    file.write_bytes(packed({"mimetype": mimetype, "a.csv": CSV}))
    if said:
        assert said in message_of(file)
    else:
        assert rows(file) == ROWS


def test_a_member_that_cannot_be_read_is_named_with_its_archive(tmp_path: Path) -> None:
    file = tmp_path / "a.zip"
    file.write_bytes(packed({"deep/a.pdf.csv": b"%PDF-1.7"}))
    with pytest.raises(BadInput) as error:
        open_table(file)
    assert str(error.value) == (
        f"{file} (deep/a.pdf.csv): a PDF, no table; read it with `frontline read`"
    )
    file.write_bytes(packed({"a.zip": packed({"a.csv": CSV})}))
    assert message_of(file) == (
        "an archive is in the archive ('a.zip'); give that one, unpacked"
    )


def test_a_member_that_is_too_large(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert opening.LARGEST_MEMBER == 2 * 1024**3
    data = parquet()
    file = tmp_path / "a.zip"
    file.write_bytes(packed({"a.parquet": data}))
    monkeypatch.setattr(opening, "LARGEST_MEMBER", len(data))
    assert rows(file) == ROWS
    monkeypatch.setattr(opening, "LARGEST_MEMBER", len(data) - 1)
    assert message_of(file) == "'a.parquet' is too large; unpack it"


def test_a_json_that_is_too_large(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert opening.LARGEST_JSON == 500 * 1024**2
    data = json.dumps(ROWS).encode().ljust(3 << 20)
    file = tmp_path / "a.json"
    file.write_bytes(data)
    monkeypatch.setattr(opening, "LARGEST_JSON", len(data))
    assert rows(file) == ROWS
    monkeypatch.setattr(opening, "LARGEST_JSON", len(data) - 1)
    assert message_of(file) == (
        "a JSON of more than 2 MB has to be held whole; split it, or give it as CSV"
    )


def test_a_map_in_topojson_is_unpacked_by_hand(tmp_path: Path) -> None:
    file = tmp_path / "a.gz"
    file.write_bytes(gzip.compress(b'{"type" : "Topology"}'))
    assert message_of(file) == "a packed TopoJSON; unpack it first"


def test_the_encoding_is_told_where_it_is_not_the_usual_one(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(CSV)
    assert open_table(file).notes == ()
    file.write_bytes(CSV.decode().encode("utf-16"))
    assert open_table(file).notes == ("read as UTF-16",)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "utf-8"])
def test_a_json_in_any_encoding(encoding: str, tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_bytes(json.dumps(ROWS).encode(encoding))
    assert rows(file) == ROWS


PLACEMARK = (
    b"<Document><Placemark><name>a</name><Point><coordinates>36.7,47.8"
    b"</coordinates></Point></Placemark></Document>"
)


@pytest.mark.parametrize("name", ["a.kml", "doc.kml", "a.kml.gz"])
def test_a_map_in_xml_packed_or_not(name: str, tmp_path: Path) -> None:
    data = KML % PLACEMARK
    file = tmp_path / ("a.kmz" if name == "doc.kml" else "a")
    if name.endswith(".gz"):
        file.write_bytes(gzip.compress(data))
    else:
        file.write_bytes(packed({name: data}))
    (tmp_path / "b").write_bytes(data)
    expected = rows(tmp_path / "b")
    assert [row["Name"] for row in expected] == ["a"]
    assert rows(file) == expected


@pytest.mark.parametrize("name", ["a", "a.zip", "a.KMZ", "a.kmz"])
def test_a_packed_map_by_its_content(name: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_bytes(packed({"doc.kml": KML % PLACEMARK, "images/a.png": b"x"}))
    assert [row["Name"] for row in rows(file)] == ["a"]


PAGE = b"<table><tr><th>date<th>lat<th>note<tr><td>2023-06-05<td>47.8<td>a</table>"
SHEET = (
    b"<?xml version='1.0'?><ss:Workbook"
    b" xmlns:ss='urn:schemas-microsoft-com:office:spreadsheet'><ss:Worksheet"
    b" ss:Name='A'><ss:Table><ss:Row><ss:Cell><ss:Data>date</ss:Data></ss:Cell>"
    b"<ss:Cell><ss:Data>lat</ss:Data></ss:Cell><ss:Cell><ss:Data>note</ss:Data>"
    b"</ss:Cell></ss:Row><ss:Row><ss:Cell><ss:Data ss:Type='DateTime'>"
    b"2023-06-05T00:00:00.000</ss:Data></ss:Cell><ss:Cell><ss:Data>47.8</ss:Data>"
    b"</ss:Cell><ss:Cell><ss:Data>a</ss:Data></ss:Cell></ss:Row></ss:Table>"
    b"</ss:Worksheet></ss:Workbook>"
)


@pytest.mark.parametrize("data", [PAGE, SHEET], ids=["page", "sheet"])
def test_what_programs_write_as_xls(data: bytes, tmp_path: Path) -> None:
    file = tmp_path / "a.xls"
    for written in (
        data,
        gzip.compress(data),
        packed({"a.xls": data}),
        b"\xef\xbb\xbf\r\n" + data.replace(b"<?xml version='1.0'?>", b""),
    ):
        file.write_bytes(written)
        assert rows(file) == ROWS
        assert not is_plain(file)


def test_of_several_tables_of_a_page_one_is_chosen(tmp_path: Path) -> None:
    file = tmp_path / "a.html"
    file.write_bytes(b"<!DOCTYPE html><body>" + PAGE * 2)
    with pytest.raises(SeveralTables, match="'table 1', 'table 2'"):
        open_table(file)
    assert rows(file, "table 2") == ROWS


def test_pages_beside_a_table_in_an_archive_are_not_it(tmp_path: Path) -> None:
    file = tmp_path / "a.zip"
    file.write_bytes(packed({"a.csv": CSV, "a.xml": b"<a/>", "b.HTML": PAGE}))
    assert rows(file) == ROWS
    file.write_bytes(packed({"b.html": PAGE}))
    assert rows(file) == ROWS


def test_too_large_to_be_held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from dashboard.exchange.tables.formats import html_tables, spreadsheet_xml

    monkeypatch.setattr(html_tables, "LARGEST_HTML", len(PAGE) - 1)
    monkeypatch.setattr(spreadsheet_xml, "LARGEST_SHEETS", len(SHEET) - 1)
    file = tmp_path / "a.xls"
    file.write_bytes(PAGE)
    assert message_of(file).startswith("a web page, no table;")
    file.write_bytes(SHEET)
    assert message_of(file) == "too large to be read whole; save it as CSV"


MARKED = b"<date>,<b>lat</b>,note\n2023-06-05,47.8,a\n"


@pytest.mark.parametrize("zipped", [False, True])
def test_a_table_whose_first_cell_looks_like_markup(
    zipped: bool, tmp_path: Path
) -> None:
    file = tmp_path / "a"
    file.write_bytes(packed({"a.csv": MARKED}) if zipped else MARKED)
    (row,) = rows(file)
    assert list(row) == ["<date>", "<b>lat</b>", "note"]
    assert is_plain(file) is not zipped


def test_a_map_without_a_feature(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_bytes(KML % b"<Document></Document>")
    assert message_of(file) == "there is no feature in it; check the file"


@pytest.mark.parametrize(
    "head",
    [
        b"%PDF",
        b"PK\x03\x04",
        b"\x1f\x8b",
        b"(\xb5/\xfd",
        b"PAR1",
        b"fgb",
        b"\xd0\xcf\x11\xe0",
        b"SQLite format 3\x00",
        b"\xef\xbb\xbf \t\r\n<kml>",
    ],
)
def test_what_others_take_apart_is_not_plain(head: bytes, tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_bytes(head)
    assert not is_plain(file)
