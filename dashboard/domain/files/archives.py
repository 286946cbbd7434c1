"""What the readers of packed files raise about one that is damaged or made to hurt."""

from __future__ import annotations

import lzma
import struct
import zipfile
import zlib

BROKEN_ARCHIVE = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    KeyError,
    ValueError,
    # Locked by a password, nested too deep, packed in a way that Python does not know.
    RuntimeError,
)
"""Errors of zipfile and gzip about what they read, and of text in it that is no UTF-8.
Not OSError, which is about the disk as well: whoever reads from it tells the two apart.
"""
