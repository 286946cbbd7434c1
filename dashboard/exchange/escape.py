"""Text of unknown origin made harmless for the file it goes into."""

from __future__ import annotations

import html
import json
import re

_NOT_XML = "\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff"
NOT_XML = re.compile(f"[{_NOT_XML}]")
"""What XML 1.0 cannot hold, not even escaped (production 2, Char); HTML has no use for
it either.
"""
NOT_PLAIN = re.compile(f"[{_NOT_XML}\u202a-\u202e\u2066-\u2069]")
"""The same, and the controls that turn the direction of what follows: our own words
would read backwards.
"""

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet runs a cell that begins with one of these (OWASP CSV injection)."""

GUARD = "'"
"""What stands before a cell that a spreadsheet would run otherwise."""
_NUMERAL = re.compile(r"\d+(?:[.,]\d+)?(?:[eE][+-]?\d+)?")
"""What a spreadsheet turns into a number: of the id 12345e67 it makes infinity."""


def text_cell(text: str) -> str:
    """Return the cell of a text like an id that no spreadsheet runs, or takes for a
    number: with a leading ' where it would.
    """
    return f"'{text}" if _NUMERAL.fullmatch(text) else spreadsheet_safe(text)


def spreadsheet_safe(text: str) -> str:
    """Return a cell that no spreadsheet runs: with a leading ' where it would, and
    where the text has one, so that it can be taken away again.
    """
    return f"'{text}" if text.startswith((*FORMULA, "'")) else text


def without_guard(cell: str) -> str:
    """Return the text of a cell made `spreadsheet_safe` or a `text_cell`; any other
    cell as it is.
    """
    if cell.startswith("'") and (
        cell[1:2] in (*FORMULA, "'") or _NUMERAL.fullmatch(cell, 1)
    ):
        return cell[1:]
    return cell


def json_for_script(value: object) -> str:
    """Return compact JSON that cannot end a script element or break a line of a
    script.
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return script_safe(text)


def script_safe(text: str) -> str:
    """Return JSON text with the characters a script element trips over written as
    escapes; it says the same.
    """
    return (
        text.replace("<", "\\u003c")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029")
    )


def plain_text(text: str) -> str:
    """Return the text as it may be shown among other text: without control
    characters.
    """
    return text if text.isprintable() else NOT_PLAIN.sub("", text)


def markup(text: str) -> str:
    """Return plain text for an element or a quoted attribute of HTML."""
    return html.escape(plain_text(text))


def web_address(text: str) -> str:
    """Return the address when a link may lead there (http, https), else ""."""
    return text if text.startswith(("https://", "http://")) else ""
