"""The items of one long JSON array, one after the other: the array itself, or the member "features" of an object."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from dashboard.domain.errors import BadInput

MAX_ITEM = 4 << 20
"""Longest item, characters: far more than an event has; longer is broken, or an attack."""
NEARLY = 24
"""An error so near to the end of what was read may only mean that the rest is still to come; characters."""
BROKEN = "the JSON is broken here"
CUT_OFF = "the file ends before its list does; whatever came after is missing"
HALF_LETTERS = "the text holds halves of letters (lone surrogates), which no file can"
_SPACE = re.compile(r"[ \t\r\n]*")
_LONE = re.compile("[\ud800-\udfff]")
_NEXT = re.compile(r"\n[ \t\r\n,]*(?=\{)")


@dataclass(frozen=True, slots=True)
class Item:
    """One item. number: its place in the array, from 1. value: None when fault says why it cannot be used."""

    number: int
    value: Any
    fault: str
    text: str


class Items:
    """Reads the items from pieces of UTF-8. name: of the file, for messages."""

    def __init__(self, pieces: Iterable[bytes], name: str) -> None:
        self._pieces = iter(pieces)
        self._name = name
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._json = json.JSONDecoder()
        self._text = ""
        self._at = 0
        self._start = 0
        self._whole = False

    def __iter__(self) -> Iterator[Item]:
        self._find_array()
        number = 0
        while self._token() not in {"]", ""}:
            number += 1
            yield self._item(number)
            if self._token() == ",":
                self._at += 1
        if not self._token():
            yield Item(number + 1, None, CUT_OFF, "")

    def _more(self) -> bool:
        """Read the next piece; return whether there was one."""
        piece = next(self._pieces, None)
        self._whole = piece is None
        self._text = self._text[self._at :] + self._decoder.decode(piece or b"", self._whole)
        self._at = 0
        return not self._whole

    def _token(self) -> str:
        """Return the next character that is no space, "" at the end of the file."""
        while True:
            found = _SPACE.match(self._text, self._at)
            self._at = found.end() if found else self._at
            if self._at < len(self._text):
                return self._text[self._at]
            if self._whole or not self._more():
                return ""

    def _find_array(self) -> None:
        if self._token() == "{":
            self._at += 1
            while self._token() == '"':
                name, fault = self._value()
                if fault or self._token() != ":":
                    break
                self._at += 1
                if name == "features" and self._token() == "[":
                    break
                if self._token() and self._value()[1]:
                    break
                if self._token() == ",":
                    self._at += 1
        if self._token() != "[":
            raise BadInput(f"{self._name}: no JSON array of events or features in it; check the file")
        self._at += 1

    def _item(self, number: int) -> Item:
        value, fault = self._value()
        if fault:
            text = self._text[self._at : self._at + 2000]
            self._skip()
            return Item(number, None, fault, text)
        text = self._text[self._start : self._start + 2000]
        if "\\ud" in self._text[self._start : self._at].lower() and _LONE.search(json.dumps(value, ensure_ascii=False)):
            return Item(number, None, HALF_LETTERS, text.encode("utf-8", "replace").decode())
        return Item(number, value, "", text)

    def _value(self) -> tuple[Any, str]:
        """Read one value: it and "", or None and what is wrong."""
        while True:
            try:
                value, end = self._json.raw_decode(self._text, self._at)
            except json.JSONDecodeError as error:
                unfinished = error.msg.startswith("Unterminated string") or error.pos >= len(self._text) - NEARLY
                if not unfinished or self._whole or len(self._text) - self._at > MAX_ITEM or not self._more():
                    return None, BROKEN
            except (RecursionError, ValueError):
                return None, BROKEN
            else:
                if end >= len(self._text) and not self._whole and self._more():
                    continue
                self._start, self._at = self._at, end
                return value, ""

    def _skip(self) -> None:
        """Go on at the next line that begins an object, to the end of the file when there is none."""
        self._at += 1
        while True:
            found = _NEXT.search(self._text, self._at)
            if found:
                self._at = found.end()
                return
            self._at = max(self._at, self._text.rfind("\n"))
            if self._whole or not self._more():
                self._at = len(self._text)
                return
