"""Words that every way of showing claims shares: the title, and how texts are cut."""

from __future__ import annotations

TITLE = "Claims about the war in Ukraine"


def cut(text: str, most: int) -> str:
    """Return the text, at most that many characters, with an ellipsis where it was
    cut.
    """
    if len(text) <= most:
        return text
    return f"{text[: most - 1].rstrip()}…"
