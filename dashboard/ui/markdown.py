"""Text that is not ours, on a page of ours."""

from __future__ import annotations

import re

_MARKS = re.compile(r"[\\`*_{}\[\]()<>#+\-.!|~$:&=@^]")
"""What Markdown and Streamlit's additions to it may obey."""
_LATE = re.compile(r":(?=\S)|@|-(?=[->])|<(?=[-=])|>(?==)|~(?==)|(?i:www)(?=\.)")
"""Where Streamlit looks for icons, emoji, arrows and links once more after the escapes
are gone, in each piece of text by itself.
"""
_GAP = ":small[]"
"""Draws nothing, and parts the text around it."""


def escape_markdown(text: str) -> str:
    """Return Markdown that shows the text as it stands: no sign of it is obeyed, be it
    of Markdown or of Streamlit's own (:material/home:, :red[...], emoji codes, arrows).

    Line ends and runs of blanks become one blank, as they would on any page.
    """
    words = re.sub(r"\s+", " ", text)
    escaped = []
    end = 0
    for match in _LATE.finditer(words):
        escaped.append(_MARKS.sub(r"\\\g<0>", words[end : match.end()]))
        end = match.end()
    escaped.append(_MARKS.sub(r"\\\g<0>", words[end:]))
    return _GAP.join(escaped)
