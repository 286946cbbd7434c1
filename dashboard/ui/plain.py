"""Text that is not ours, on a page of ours."""

from __future__ import annotations

_SIGNS = "\\`*_{}[]()<>#+-.!|~$:&"


def plain(text: str) -> str:
    """Return Markdown that shows the text as it stands: no sign of it is obeyed."""
    return "".join(f"\\{sign}" if sign in _SIGNS else sign for sign in text)
