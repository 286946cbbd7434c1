"""JSON in a script, as web maps load it: `var events = {…};`, `callback({…})`."""

from __future__ import annotations

import re

_NAME = r"[A-Za-z_$][\w$.]{0,100}"
_VALUE = r"(?=[{\[]\s*[{\[\"\]}])"
_BEFORE = re.compile(
    rf"\s*(?:(?:(?:export\s+)?(?:var|let|const)\s+)?{_NAME}\s*="
    rf"|export\s+default\b|{_NAME}\s*\()\s*{_VALUE}"
)
"""What stands before the value: an assignment, an export, or the call of JSONP."""
_AFTER = b" \t\r\n;)"


def script_value(text: str) -> bool:
    """Whether a text is a script that begins with a value of JSON."""
    return _BEFORE.match(text) is not None


def without_script(data: bytes) -> bytes:
    """Return the value of JSON in a script in UTF-8; what is no script as it is."""
    head = data[:4096].decode("utf-8-sig", "replace")
    match = _BEFORE.match(head)
    if match is None:
        return data
    # What stands before the value is of ASCII alone.
    begin = data.index(head[match.end()].encode(), len(match[0].encode()))
    return data[begin:].rstrip(_AFTER)
