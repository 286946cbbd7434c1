"""Whether a text that begins with "<" is markup, and of what, or a table whose first
cell does.
"""

from __future__ import annotations

import re

WEB_PAGES = frozenset({"html", "doctype", "table", "head", "body", "meta", "div"})
"""How a page begins, or what a program writes of one."""
_ROOT = re.compile(
    r"(?:<\?[^>]*>|<!--.*?-->|\s)*<!?(?:[A-Za-z_][\w.-]*:)?(?P<name>[A-Za-z_][\w.-]*)",
    re.DOTALL,
)
_FIRST_CELL = re.compile(r"<(?P<name>\w+)[^<>\n]*>[^<>,;\t|\n]*(?:</\w+>)?\s*[,;\t|]")
"""A first cell like "<date>" or "<b>Date</b>", with what parts it from the next."""


def root_of(start: str) -> str:
    """Return the name of the element a text begins with, in small letters without that
    of its namespace; "" for a text that is no markup. start: without blanks before it.
    """
    matched = _ROOT.match(start)
    if matched is None or not start.startswith("<"):
        return ""
    name = matched["name"].lower()
    if _FIRST_CELL.match(start) and name not in WEB_PAGES:
        return ""
    return name
