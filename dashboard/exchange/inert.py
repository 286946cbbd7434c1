"""Text of unknown origin made harmless for the file it goes into."""

from __future__ import annotations

import html
import json
import re

_NOT_XML = "\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff"
NOT_XML = re.compile(f"[{_NOT_XML}]")
"""What XML 1.0 cannot hold, not even escaped (production 2, Char); HTML has no use for it either."""
NOT_PLAIN = re.compile(f"[{_NOT_XML}\u202a-\u202e\u2066-\u2069]")
"""The same, and the controls that turn the direction of what follows: our own words would read backwards."""


def script_json(value: object) -> str:
    """Return compact JSON that cannot end a script element or break a line of a script."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return script_safe(text)


def script_safe(text: str) -> str:
    """Return JSON text with the characters a script element trips over written as escapes; it says the same."""
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def plain(text: str) -> str:
    """Return the text as it may be shown among other text: without control characters."""
    return text if text.isprintable() else NOT_PLAIN.sub("", text)


def markup(text: str) -> str:
    """Return plain text for an element or a quoted attribute of HTML."""
    return html.escape(plain(text))


def web_address(text: str) -> str:
    """Return the address when a link may lead there (http, https), else ""."""
    return text if text.startswith(("https://", "http://")) else ""
