"""Whatever is wrong with a packed file is one of the errors that are expected of it."""

from __future__ import annotations

import gzip
import io
import zipfile

import pytest

from dashboard.domain.files.archives import BROKEN_ARCHIVE

TEXT = b"some text of a member " * 40


def packed(method: int) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        archive.writestr("member", TEXT)
    return file.getvalue()


@pytest.mark.parametrize(
    "method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_LZMA]
)
def test_a_zip_with_any_byte_changed(method: int) -> None:
    sound, broken = packed(method), 0
    for position in range(len(sound)):
        data = bytearray(sound)
        data[position] ^= 0x55
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                archive.read(archive.namelist()[0])
        except (*BROKEN_ARCHIVE, IndexError, OSError):
            broken += 1
    assert broken > len(sound) // 4


def test_a_gzip_with_any_byte_changed() -> None:
    sound, broken = gzip.compress(TEXT, mtime=0), 0
    for position in range(len(sound)):
        data = bytearray(sound)
        data[position] ^= 0x55
        try:
            gzip.decompress(data).decode()
        except (*BROKEN_ARCHIVE, OSError):
            broken += 1
    assert broken > len(sound) // 2
