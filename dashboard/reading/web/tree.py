"""A parsed page without what nobody reads: comments, huge attributes and scripts, which
make searches in it slow.
"""

from __future__ import annotations

import re

from lxml import etree, html

MOST_ATTRIBUTES = 64
"""Attributes of an element; one that has more loses them all."""
LONGEST_VALUE = 2_000
"""Characters of an attribute; a longer one is cut. Libraries search class names and
authors with expressions that take longer than linear time.
"""
LONGEST_TITLE = 1_000
LONGEST_DATA, DEEPEST_DATA = 100_000, 40
"""Characters and levels of a script of linked data (JSON-LD); beyond, it is dropped."""
_BRACKET = re.compile(r"[\[\]{}]")
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that the parser of HTML reads and that may not be written to its tree."""


def prune(tree: html.HtmlElement) -> html.HtmlElement:
    """Take away what nobody reads and return the tree. Linear time."""
    etree.strip_tags(tree, etree.Comment, etree.ProcessingInstruction)
    for element in list(tree.iter()):
        if len(element.attrib) > MOST_ATTRIBUTES:
            element.attrib.clear()
        _shorten_values(element)
        if element.tag == "script" and not is_readable_data(str(element.text or "")):
            element.text = ""
        elif element.tag == "title":
            element.text = _cut(str(element.text or ""), LONGEST_TITLE)
    return tree


def _shorten_values(element: html.HtmlElement) -> None:
    for name, value in element.items():
        if len(value) <= LONGEST_VALUE:
            continue
        try:
            element.set(name, _cut(value, LONGEST_VALUE))
        except ValueError:
            # A name that the parser reads and that may not be written.
            element.attrib.clear()
            return


def _cut(text: str, longest: int) -> str:
    return _UNWRITABLE.sub("", text[:longest])


def is_readable_data(text: str) -> bool:
    """Tell whether linked data may be given to a parser: not too long, and not too
    deep for one that calls itself for each level.
    """
    if len(text) > LONGEST_DATA:
        return False
    depth = 0
    for match in _BRACKET.finditer(text):
        depth += 1 if match[0] in "[{" else -1
        if depth > DEEPEST_DATA:
            return False
    return True
