"""The days of a live blog's entries: pages hold them in `<time datetime>`, which no
extraction of text keeps, so each is written out as a line before its entry.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from lxml import html

_DAY = re.compile(r"\s*(\d{4})-(\d\d)-(\d\d)(?!\d)")
_TIME = re.compile(r"[T ](\d\d:\d\d)")
# Not the calendar's own names: those follow the machine's language.
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August"),
    *("September", "October", "November", "December"),
)
# Elements that hold the prose of an entry.
_PROSE = frozenset({"p", "blockquote", "ul", "ol", "h2", "h3", "h4"})
MOST_ENTRIES = 2_000
"""Entries whose day is written out; a live blog of a week has some hundreds."""


def write_out_days(tree: html.HtmlElement) -> html.HtmlElement:
    """Put the day and time of each entry before its first paragraph and return the
    tree. A page with a single time has no entries: that is the day of the page.
    """
    entries = list(_entries(tree))
    if len({words for words, _ in entries}) < 2:
        return tree
    for words, prose in entries:
        line = html.Element("p")
        line.text = words
        prose.addprevious(line)
    return tree


def _entries(tree: html.HtmlElement) -> Iterator[tuple[str, html.HtmlElement]]:
    """Yield the day of every time element with the first prose behind it."""
    words = ""
    number = 0
    for element in tree.iter():
        if number >= MOST_ENTRIES:
            return
        if element.tag == "time":
            words = _words(element.get("datetime") or "")
            around = element.getparent()
            if words and around is not None and _goes_on(element, around):
                yield words, around
                words = ""
                number += 1
        elif words and element.tag in _PROSE and _has_words(element):
            yield words, element
            words = ""
            number += 1


def _goes_on(time: html.HtmlElement, around: html.HtmlElement) -> bool:
    """Tell a time that opens the paragraph of its entry: "<p><time/> Troops ..."."""
    is_first = not (around.text or "").strip() and around[0] is time
    return around.tag in _PROSE and is_first and bool((time.tail or "").strip())


def _has_words(element: html.HtmlElement) -> bool:
    """Tell an element with words of its own, besides those of a time within it."""
    if element.find(".//time") is not None:
        return False
    return bool((element.text or "").strip()) or len(element) > 0


def _words(stamp: str) -> str:
    """Return a time stamp as a line of prose, "" when it names no day."""
    match = _DAY.match(stamp)
    if match is None:
        return ""
    try:
        day = date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return ""
    words = f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
    time = _TIME.search(stamp)
    if time:
        words += f", {time[1]}"
    return words
