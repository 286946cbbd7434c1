"""Files of any encoding, delimiter and packing are read as the same text."""

from __future__ import annotations

import codecs
import gzip
from pathlib import Path

import pytest

from dashboard.domain.errors import BadInput
from dashboard.exchange.tables.text_file import look

TEXT = "name;note\nMykolaïv;déjà\nx;été\ny;à\nz;ô\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8-sig"),
        (codecs.BOM_UTF8 + TEXT.encode(), "utf-8-sig"),
        (TEXT.encode("utf-16"), "utf-16"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16"),
        (TEXT.encode("cp1252"), "cp1252"),
    ],
)
@pytest.mark.parametrize("packed", [False, True])
def test_every_encoding(
    data: bytes, encoding: str, packed: bool, tmp_path: Path
) -> None:
    file = tmp_path / ("a.csv.gz" if packed else "a.csv")
    file.write_bytes(gzip.compress(data) if packed else data)
    source = look(file)
    assert (source.encoding, source.delimiter, source.header) == (
        encoding,
        ";",
        ("name", "note"),
    )
    assert (
        b"".join(text for text, _ in source.pieces()).decode()
        == TEXT.partition("\n")[2]
    )
    assert (
        b"".join(text for text, _ in source.pieces(skip_header=False)).decode() == TEXT
    )


def test_a_single_bad_byte_does_not_make_the_file_an_old_one(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes("name,note\nСторожеве,a\n".encode() + b"x,\xff\n")
    assert look(tmp_path / "a.csv").encoding == "utf-8-sig"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n",
        b"  \n",
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR",
        b"a\x00b\n",
        b"a" * 200_000,
        bytes(range(256)) * 9,
    ],
)
def test_what_is_no_table_is_refused(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(data)
    with pytest.raises(BadInput, match=r"a\.csv: .*name[s]? the columns"):
        look(tmp_path / "a.csv")


def test_a_folder_and_a_broken_archive_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.csv.gz").write_bytes(gzip.compress(TEXT.encode())[:-12])
    for path in (tmp_path, tmp_path / "a.csv.gz"):
        with pytest.raises(BadInput, match="cannot be read"):
            look(path)
