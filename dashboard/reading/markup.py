"""Markup in one pass: how much of it there is, and the plain text when it is too much for a parser."""

from __future__ import annotations

import html
import re

LARGEST, MOST_TAGS, DEEPEST = 4_000_000, 40_000, 120
"""Characters, tags and levels that a parser is given: tree searches take longer than linear time beyond."""
_TAG = re.compile(r"<(/?)([A-Za-z][\w:-]{0,40})")
_MARK = re.compile(r"<(?:!--|[A-Za-z/!?])")
_NAME = re.compile(r"/?([A-Za-z][\w:-]{0,40})")
_ALONE = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "p",
     "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "optgroup")
)  # fmt: skip
"""Tags without an end, or whose end may be left out: they tell nothing of the depth."""
_UNSEEN = ("script", "style", "noscript", "template", "textarea", "title", "svg", "iframe", "select")
_ENDS = {name: re.compile(rf"</{name}(?![\w-])", re.I) for name in _UNSEEN}
_BLOCK = frozenset(
    ("address", "article", "aside", "blockquote", "br", "caption", "dd", "div", "dl", "dt", "figcaption", "figure",
     "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre",
     "section", "table", "tbody", "td", "th", "tr", "ul")
)  # fmt: skip


def bounded(text: str) -> bool:
    """Tell whether a parser may have the markup. One pass over the text."""
    if len(text) > LARGEST:
        return False
    depth = 0
    for tags, match in enumerate(_TAG.finditer(text), 1):
        if match[2].lower() not in _ALONE:
            depth = max(depth - 1, 0) if match[1] else depth + 1
        if tags > MOST_TAGS or depth > DEEPEST:
            return False
    return True


def plain(text: str) -> str:
    """Return the words of markup, a paragraph a line. One pass, whatever the markup is; nothing is raised."""
    parts: list[str] = []
    at = 0
    while match := _MARK.search(text, at):
        parts.append(text[at : match.start()])
        at, block = _after(text, match.start())
        if block:
            parts.append("\n\n")
    parts.append(text[at:])
    # Line ends of the source are blanks in HTML; those of blocks are doubled to tell them apart.
    words = re.sub(r"[^\S\n]+|(?<!\n)\n(?!\n)", " ", html.unescape("".join(parts).replace("\r", "")))
    lines = (" ".join(line.split()) for line in words.split("\n"))
    return "\n".join(line for line in lines if line)


def _after(text: str, at: int) -> tuple[int, bool]:
    """Return where the tag, comment or hidden element at a place ends, and whether a new paragraph begins there."""
    if text.startswith("<!--", at):
        end = text.find("-->", at + 4)
        return (len(text) if end < 0 else end + 3), False
    end = text.find(">", at)
    name = _NAME.match(text, at + 1)
    tag = name[1].lower() if name else ""
    if end < 0:
        return len(text), False
    if tag in _ENDS and text[at + 1] != "/":
        closing = _ENDS[tag].search(text, end)
        end = text.find(">", closing.end()) if closing else -1
        return (len(text) if end < 0 else end + 1), False
    return end + 1, tag in _BLOCK
