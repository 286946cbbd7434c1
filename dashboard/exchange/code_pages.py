"""Text in an old Windows code page, told from UTF-8 by its bytes."""

from __future__ import annotations

import codecs

import numpy as np

from dashboard.domain.errors import BadInput

MIXED = 20
"""So many characters of good UTF-8, and no bad one, in a file that began in a code page are no accident."""


class CodePages:
    """Turns a file's bytes into UTF-8 piece by piece. The first piece that is not plain ASCII tells what it is.

    UTF-8 with some broken rows stays as it is: the rows are told one by one later.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._told = False
        self._page = ""

    def utf8(self, data: bytes) -> bytes:
        """Return the piece in UTF-8. Raises BadInput when a file changes its encoding on the way."""
        if data.isascii():
            return data
        if not self._told:
            self._page = _page(data)
            self._told = True
        if not self._page:
            return data
        if (good := _good_utf8(data)) >= MIXED:
            raise BadInput(f"{self._name}: part of the file is UTF-8 ({good} letters), part is not; save it as UTF-8")
        return data.decode(self._page, "replace").encode()


def _page(data: bytes) -> str:
    """Return the code page of text that is mostly no UTF-8, "" for UTF-8.

    In Cyrillic words the bytes beyond ASCII stand side by side (Windows-1251), in Western ones alone (Windows-1252).
    """
    try:
        codecs.utf_8_decode(data, "strict", False)
    except UnicodeDecodeError:
        pass
    else:
        return ""
    beyond = np.frombuffer(data, np.uint8) > 127
    count = int(np.count_nonzero(beyond))
    sound = sum(len(letter.encode()) for letter in data.decode("utf-8", "ignore") if letter > "\x7f")
    if sound * 2 >= count:
        return ""
    together = int(np.count_nonzero(beyond[1:] & beyond[:-1]))
    return "cp1251" if together * 2 >= count else "cp1252"


def _good_utf8(data: bytes) -> int:
    """Return how many letters beyond ASCII a piece of sound UTF-8 has, 0 when it is none."""
    try:
        text, _ = codecs.utf_8_decode(data, "strict", False)
    except UnicodeDecodeError:
        return 0
    return sum(letter > "\x7f" for letter in text)
