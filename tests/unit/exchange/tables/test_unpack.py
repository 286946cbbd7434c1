"""Packed files come out whole, within bounds, or with a word of what is wrong."""

from __future__ import annotations

import gzip
import io
import zipfile
from pathlib import Path

import pytest

from dashboard.domain.errors import BadInput
from dashboard.exchange.tables import unpack
from dashboard.exchange.tables.unpack import (
    BoundedStream,
    GzipStream,
    is_packed,
    members_of,
    unpacked,
)


def everything(data: bytes, step: int = 7) -> bytes:
    stream, text = GzipStream(io.BytesIO(data)), b""
    while part := stream.read(step):
        assert len(part) <= step
        text += part
    return text


@pytest.mark.parametrize("step", [1, 7, 1 << 20])
def test_all_members_are_read(step: int) -> None:
    data = gzip.compress(b"first ") + gzip.compress(b"") + gzip.compress(b"last")
    assert everything(data, step) == b"first last"
    assert everything(data + bytes(1000), step) == b"first last"


def test_members_across_the_blocks_that_are_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    data = b"".join(gzip.compress(b"%d " % number) for number in range(50))
    for block in (1, 2, 3, 19):
        monkeypatch.setattr(unpack, "BLOCK", block)
        assert everything(data + bytes(9)) == b"".join(b"%d " % n for n in range(50))


def test_nothing_is_nothing() -> None:
    assert everything(b"") == b""


def test_an_end_that_is_missing() -> None:
    for cut in (1, 8, 12):
        with pytest.raises(EOFError, match="cut short"):
            everything(gzip.compress(b"text " * 100)[:-cut])


def test_something_else_behind_the_end() -> None:
    with pytest.raises(ValueError, match="after the packed text comes something else"):
        everything(gzip.compress(b"a") + b"\x00\x00b")


def test_a_stream_is_bounded_by_what_went_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpack, "RATIO_FROM", 10)
    monkeypatch.setattr(unpack, "MAX_RATIO", 2)
    stream = BoundedStream(io.BytesIO(bytes(30)), Path("a.gz"), 6)
    assert stream.read(12) == bytes(12)
    with pytest.raises(BadInput, match=r"^a\.gz: its 6 bytes unpack to more than 12,"):
        stream.read(1)
    small = BoundedStream(io.BytesIO(bytes(10)), Path("a.gz"), 1)
    assert small.read(20) == bytes(10)


def test_a_plain_file_is_read_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(b"abc")
    assert not is_packed(file)
    with unpacked(file) as (text, raw):
        assert text is raw
        assert text.read(10) == b"abc"


def test_a_zip_is_read_without_what_a_mac_adds(tmp_path: Path) -> None:
    file = tmp_path / "a.bin"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("__MACOSX/a.csv", "x")
        archive.writestr("folder/", "")
        archive.writestr("folder/a.csv", "text")
    assert is_packed(file)
    with unpacked(file) as (text, _):
        assert text.read(10) == b"text"


def test_a_zip_packed_in_another_way(tmp_path: Path) -> None:
    file = tmp_path / "a.zip"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("a.csv", "text")
    with (
        pytest.raises(BadInput, match="packed in a way that is not read"),
        unpacked(file),
    ):
        pass


def zipped(folder: Path, *names: str, method: int = zipfile.ZIP_STORED) -> Path:
    path = folder / "a.zip"
    with zipfile.ZipFile(path, "w", method) as archive:
        for name in names:
            archive.writestr(name, "text")
    return path


@pytest.mark.parametrize(
    "name", ["../a.csv", "b/../a.csv", "b/..", "/a.csv", "c:/a.csv", "..\\a.csv"]
)
def test_a_name_that_leads_out_of_the_archive_is_refused(
    name: str, tmp_path: Path
) -> None:
    path = zipped(tmp_path, name)
    with pytest.raises(BadInput) as error, unpacked(path):
        pass
    assert str(error.value) == (
        f"{path}: a file in the archive is called {name!r}, which leads out of it; give"
        " the table unpacked"
    )


@pytest.mark.parametrize("name", ["b/a.csv", "..a.csv", "b/c:a.csv", "b\\a.csv"])
def test_a_name_within_the_archive_is_read(name: str, tmp_path: Path) -> None:
    with unpacked(zipped(tmp_path, name)) as (text, _):
        assert text.read(10) == b"text"


@pytest.mark.parametrize(
    ("names", "reason"),
    [
        (
            ("a.csv", "b.csv"),
            "2 files are in the archive; give one that holds one table, or the table"
            " unpacked",
        ),
        (
            (),
            "0 files are in the archive; give one that holds one table, or the table"
            " unpacked",
        ),
        (
            ("b.ZIP",),
            "an archive is in the archive ('b.ZIP'); give that one, unpacked",
        ),
        (
            ("b.csv.gz",),
            "an archive is in the archive ('b.csv.gz'); give that one, unpacked",
        ),
    ],
)
def test_an_archive_that_holds_no_single_table_is_told(
    names: tuple[str, ...], reason: str, tmp_path: Path
) -> None:
    path = zipped(tmp_path, *names)
    if not names:
        # An empty archive begins otherwise; it needs a member that does not count.
        path = zipped(tmp_path, "__MACOSX/a")
    with pytest.raises(BadInput) as error, unpacked(path):
        pass
    assert str(error.value) == f"{path}: {reason}"


def test_one_of_several_files_can_be_named(tmp_path: Path) -> None:
    path = zipped(tmp_path, "a.csv", "b.csv", "__MACOSX/c", "d/")
    assert members_of(path) == ["a.csv", "b.csv"]
    with unpacked(path, "b.csv") as (text, _):
        assert text.read(10) == b"text"


def test_an_archive_packed_in_another_way_or_locked_is_told(tmp_path: Path) -> None:
    path = zipped(tmp_path, "a.csv", method=zipfile.ZIP_LZMA)
    with pytest.raises(BadInput) as error, unpacked(path):
        pass
    assert str(error.value) == (
        f"{path}: the archive is packed in a way that is not read here; pack it as an"
        " ordinary zip, or give the table unpacked"
    )
    data = bytearray(zipped(tmp_path, "a.csv").read_bytes())
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    with pytest.raises(BadInput) as error, unpacked(path):
        pass
    assert str(error.value) == (
        f"{path}: the archive is locked by a password; give the table unpacked"
    )


def test_a_stream_is_bounded_in_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(unpack, "MAX_UNPACKED", 20)
    stream = BoundedStream(io.BytesIO(bytes(30)), Path("a.gz"), 6)
    assert stream.read(20) == bytes(20)
    with pytest.raises(BadInput, match=r"^a\.gz: "):
        stream.read(1)


def test_bounds_of_what_is_unpacked() -> None:
    assert (unpack.MAX_RATIO, unpack.RATIO_FROM) == (200, 4_194_304)
    assert (unpack.MAX_UNPACKED, unpack.BLOCK) == (50_000_000_000, 262_144)
    assert (unpack.GZIP_MARK, unpack.ZIP_MARK) == (b"\x1f\x8b", b"PK\x03\x04")
    assert unpack.ZSTD_MARK == b"\x28\xb5\x2f\xfd"
    # From 20,971.52 packed bytes on the ratio is the bound.
    for packed, most in ((20_971, 4_194_304), (20_972, 4_194_400)):
        assert BoundedStream(io.BytesIO(), Path("a"), packed)._most == most
    assert BoundedStream(io.BytesIO(), Path("a"), 10**9)._most == 50 * 10**9


def test_what_is_said_of_a_bomb(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpack, "RATIO_FROM", 1000)
    stream = BoundedStream(io.BytesIO(bytes(1001)), Path("a.gz"), 1)
    with pytest.raises(BadInput) as error:
        stream.read(1001)
    assert str(error.value) == (
        "a.gz: its 1 bytes unpack to more than 1,000, as those of a bomb do; unpack it"
        " yourself and give the unpacked file if you trust it"
    )


def test_what_is_said_of_an_archive_that_is_not_sound(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(b"PK\x03\x04junk")
    said = (
        f"{path}: not a sound zip archive (File is not a zip file); pack the table"
        " anew, or give it unpacked"
    )
    with pytest.raises(BadInput) as error:
        unpack.members_of(path)
    assert str(error.value) == said
    with pytest.raises(BadInput) as error, unpacked(path):
        pass
    assert str(error.value) == said


def test_long_names_are_cut(tmp_path: Path) -> None:
    for name, said in (
        (f"../{'a' * 60}", f"called '../{'a' * 57}', which leads out of it"),
        (f"{'a' * 60}.zip", f"an archive is in the archive ('{'a' * 60}');"),
    ):
        with pytest.raises(BadInput) as error, unpacked(zipped(tmp_path, name)):
            pass
        assert said in str(error.value)
