"""Files of any encoding, delimiter and packing are read as the same text."""

from __future__ import annotations

import codecs
import gzip
import io
from pathlib import Path

import pytest

from dashboard.domain.errors import BadInput
from dashboard.exchange.tables import text_file
from dashboard.exchange.tables.header import MOST_COLUMNS
from dashboard.exchange.tables.text_file import (
    DENSE,
    DENSE_PIECE,
    LONGEST_NAME,
    LOOK,
    PIECE,
    TextFile,
    cannot_be_read,
    look,
    read_full,
)

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


def test_sizes() -> None:
    assert (PIECE, DENSE_PIECE, LOOK) == (25_165_824, 2_097_152, 1_048_576)
    assert (DENSE, LONGEST_NAME) == (0.4, 100_000)


def text_of(file: TextFile) -> list[bytes]:
    """Return the pieces of a file behind its header."""
    return [text for text, _ in file.pieces()]


def test_lines_of_an_old_mac(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(b"a;b\r1;2\r3;4\r")
    source = look(file)
    assert source.carriage_returns
    assert (source.header, source.lines) == (("a", "b"), 1)
    assert text_of(source) == [b"1;2\n3;4\n"]
    file.write_bytes(b"a;b\r\n1;2\r\n")
    assert not look(file).carriage_returns
    assert text_of(look(file)) == [b"1;2\r\n"]
    file.write_bytes(b"a;b")
    assert not look(file).carriage_returns


def test_text_that_is_little_but_marks_comes_in_small_parts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(text_file, "DENSE_PIECE", 4)
    file = tmp_path / "a.csv"
    # Of ten bytes four are delimiters, quotes and line ends: not more than the share.
    file.write_bytes(b'a,b\n12,34"56,\n')
    assert text_of(look(file)) == [b'12,34"56,\n']
    file.write_bytes(b'a,b\n12,3"56,\n,\n')
    assert text_of(look(file)) == [b"12,3", b'"56,', b"\n,\n"]
    file.write_bytes(b"a,b\n")
    assert text_of(look(file)) == [b""]


def test_text_comes_in_pieces_of_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a.csv"
    for encoding in ("utf-8-sig", "utf-16"):
        file.write_bytes("name,note\naé\nbé\n".encode(encoding))
        whole = look(file)
        monkeypatch.setattr(text_file, "PIECE", 5)
        parts = list(whole.pieces())
        monkeypatch.undo()
        assert b"".join(part for part, _ in parts).decode() == "aé\nbé\n"
        assert [at for _, at in parts][-1] == file.stat().st_size == whole.size
        assert len(parts) > 3


def test_bytes_that_mean_nothing_come_out_as_no_text(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    # The first half of a pair, alone, and half a character at the end.
    text = "name,note\nx,".encode("utf-16-le") + b"\x3d\xd8" + b"\n\0y\0,\0z"
    file.write_bytes(codecs.BOM_UTF16_LE + text)
    (part,) = [b"".join(text_of(look(file)))]
    assert part.startswith(b"x,\xff")
    assert part.endswith(b"y,\xff")


def test_as_many_bytes_as_are_asked_for() -> None:
    class Slow(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            return super().read(min(2, size or 0))

    assert read_full(Slow(b"12345"), 3) == b"123"
    assert read_full(Slow(b"12345"), 9) == b"12345"
    assert read_full(Slow(b"12345"), 0) == b""
    assert read_full(Slow(b""), 1) == b""


def test_what_is_said_of_a_file_that_cannot_be_read() -> None:
    path = Path("a.csv")
    assert str(cannot_be_read(path, OSError(13, "Permission denied"))) == (
        "a.csv: cannot be read (Permission denied); check the file"
    )
    assert str(cannot_be_read(path, ValueError("odd"))) == (
        "a.csv: cannot be read (odd); check the file"
    )


def said_of(data: bytes, folder: Path) -> str:
    """Return what is said of a file that is no table of text, without its path."""
    file = folder / "a.csv"
    file.write_bytes(data)
    with pytest.raises(BadInput) as error:
        look(file)
    return str(error.value).removeprefix(f"{file}: ")


def test_what_is_said_of_what_is_no_table(tmp_path: Path) -> None:
    assert said_of(b"a\x00b,c\n", tmp_path) == (
        "not a table of text; it must begin with a line that names the columns"
    )
    header = ",".join(f"c{number}" for number in range(MOST_COLUMNS + 1))
    assert said_of(header.encode(), tmp_path) == (
        f"its first line names {MOST_COLUMNS + 1:,} columns, at most"
        f" {MOST_COLUMNS:,} are read; leave out those that are not needed"
    )
    name = "a" * LONGEST_NAME
    assert said_of(f"{name}a,b\n1,2\n".encode(), tmp_path) == (
        "its first line cannot be read (a cell of it is too long); it must name"
        " the columns"
    )
    (tmp_path / "a.csv").write_text(f"{name},b\n1,2\n")
    assert look(tmp_path / "a.csv").header == (name, "b")
    most = header.rpartition(",")[0]
    (tmp_path / "a.csv").write_text(f"{most}\n")
    assert len(look(tmp_path / "a.csv").header) == MOST_COLUMNS


def test_a_nul_in_a_row_is_no_sign_of_a_picture(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(b"name,note\nx,\x00\n")
    assert look(file).header == ("name", "note")
    file.write_bytes(b"n\xe9me,note\nx,\x00\n")
    with pytest.raises(BadInput):
        look(file)
