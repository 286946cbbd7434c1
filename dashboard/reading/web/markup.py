"""Markup in one pass: how much of it there is, and the plain text when it is too much
for a parser.
"""

from __future__ import annotations

import html
import re

LARGEST, MOST_TAGS, DEEPEST = 4_000_000, 40_000, 120
"""Characters, tags (comments and declarations among them) and levels that a parser is
given: tree searches take longer than linear time beyond.
"""
MOST_ATTRIBUTES, MOST_ATTRIBUTES_IN_ALL = 400, 120_000
"""Attributes of one tag and of all tags: a parser compares each with those before."""
_TAG = re.compile(r"<(/?)([A-Za-z][\w:-]{0,40})")
# As the HTML standard reads a tag (13.2.5): a value in quotes may hold any character,
# and one that is not closed reaches to the end of the text.
_ATTRIBUTE = re.compile(
    r"""[\s/]*[^\s/>][^\s/>=]*(?:\s*=\s*(?:"[^"]*"?|'[^']*'?|[^\s>"'][^\s>]*)?)?"""
)
_MARK = re.compile(r"<(?:!--|[A-Za-z/!?])")
_NAME = re.compile(r"/?([A-Za-z][\w:-]{0,40})")
# Tags without an end, or whose end may be left out: they tell nothing of the depth.
_ALONE = frozenset(
    (
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
        "p",
        "li",
        "dt",
        "dd",
        "tr",
        "td",
        "th",
        "thead",
        "tbody",
        "tfoot",
        "option",
        "optgroup",
    )
)
_UNSEEN = (
    "script",
    "style",
    "noscript",
    "template",
    "textarea",
    "title",
    "svg",
    "iframe",
    "select",
)
_ENDS = {name: re.compile(rf"</{name}(?![\w-])", re.I) for name in _UNSEEN}
_BLOCK = frozenset(
    (
        "address",
        "article",
        "aside",
        "blockquote",
        "br",
        "caption",
        "dd",
        "div",
        "dl",
        "dt",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "td",
        "th",
        "tr",
        "ul",
    )
)


def is_parsable(text: str) -> bool:
    """Tell whether a parser may have the markup. One pass over the text."""
    if len(text) > LARGEST:
        return False
    depth = at = tags = attributes = 0
    while match := _MARK.search(text, at):
        tags += 1
        at = match.end()
        tag = _TAG.match(text, match.start())
        if tag:
            count, at = _attributes(text, tag.end())
            attributes += count
            depth = _depth(depth, tag)
            if count > MOST_ATTRIBUTES:
                return False
        elif match[0] == "<!--":
            end = text.find("-->", match.start() + 2)
            at = end if end >= 0 else len(text)
        if tags > MOST_TAGS or depth > DEEPEST or attributes > MOST_ATTRIBUTES_IN_ALL:
            return False
    return True


def _depth(depth: int, tag: re.Match[str]) -> int:
    """Return the depth behind a tag."""
    if tag[2].lower() in _ALONE:
        return depth
    if tag[1]:
        return max(depth - 1, 0)
    return depth + 1


def _attributes(text: str, at: int) -> tuple[int, int]:
    """Return how many attributes the tag has whose name ends there, and where they
    end.
    """
    count = 0
    while count <= MOST_ATTRIBUTES and (match := _ATTRIBUTE.match(text, at)):
        at = match.end()
        count += 1
    return count, at


def strip_markup(text: str) -> str:
    """Return the words of markup, a paragraph a line. One pass, whatever the markup is;
    nothing is raised.
    """
    parts: list[str] = []
    at = 0
    while match := _MARK.search(text, at):
        parts.append(text[at : match.start()])
        at, block = _after(text, match.start())
        if block:
            parts.append("\n\n")
    parts.append(text[at:])
    # Line ends of the source are blanks in HTML; those of blocks are doubled to tell
    # them apart.
    words = re.sub(
        r"[^\S\n]+|(?<!\n)\n(?!\n)",
        " ",
        html.unescape("".join(parts).replace("\r", "")),
    )
    lines = (" ".join(line.split()) for line in words.split("\n"))
    return "\n".join(line for line in lines if line)


def _after(text: str, at: int) -> tuple[int, bool]:
    """Return where the tag, comment or hidden element at a place ends, and whether a
    new paragraph begins there.
    """
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
