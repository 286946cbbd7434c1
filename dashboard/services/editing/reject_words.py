"""Why rows of a file were rejected, in the language of the page.

The importers write their reasons in English, into a file that programs read too; a page
knows them again here.
"""

from __future__ import annotations

import re
from functools import lru_cache

from dashboard.i18n.translate import ENGLISH, current_language, gettext

REASONS = (
    "the date {value} in {column} cannot be read",
    "the date {value} cannot be read",
    "the year {value} in {column} cannot be",
    "the year {value} cannot be",
    "the last day is earlier than the first",
    "date_end is earlier than date_start",
    "date_from {first} is later than date_to {last}",
    "the first day is missing",
    "only one of latitude and longitude is given: {value}",
    "lat and lon must both be given or both be empty",
    "coordinates 0, 0 are no place; leave both empty when unknown",
    "coordinates {value} are no degrees",
    "coordinates {value} are out of range",
    "latitude and longitude {value} seem to be swapped",
    "lat {lat}, lon {lon} is not a place on land; leave both empty when unknown",
    "the geometry is a {kind}, not a Point",
    "radius_km {value} is not between 0 and {most}",
    "region {value} is not known; one of {choices}",
    "{column} {value} is not known; one of {choices}",
    "{column} {value} is not a number",
    "{column} {value} is not a whole number of characters",
    "{column} {value} is not a date like 2023-06-13",
    "url {value} does not begin with http:// or https://",
    "{column} is empty",
    "{column} is longer than {most} characters",
    "the code {value} is none of KATOTTG",
    "no status says who controls the place",
    "neither a description nor a location",
    "the row says neither what nor where",
    "the row is a total of others",
    "the same claim stands in an earlier row (id {value})",
    "the row has more or fewer cells than the first line names",
    "the row is longer than a megabyte",
    "the row is not text in UTF-8",
    "a quote is not closed, or one inside a cell is not doubled",
    "a carriage return stands outside quotes",
    "the entry is no record with named values",
    "the feature has no properties",
    "the line is not JSON",
    "the line is not JSON ({problem})",
    "it is not text in UTF-8",
    "it has half a character (a lone surrogate)",
    "arrays and objects stand more than {most} deep in one another",
    "the number {value} is too large",
    "a number has {count} digits",
    "{value} is no number in JSON",
    "the name {value} stands twice in one object",
    "{count} more rows were rejected, which are not listed here",
    "other reasons",
)
"""Every reason, its values named. Of two that fit the earlier is taken."""
_PLACEHOLDER = re.compile(r"\{(\w+)\}|(-?\d[\d.,]*)")


def reject_words(reason: str) -> str:
    """Return a reason in the language of the moment, as it is where it is not known.

    reason: as an import writes it, or as it counts it, with … for what differs from row
    to row.
    """
    if current_language() == ENGLISH:
        return reason
    for message, pattern in _patterns():
        if matched := pattern.fullmatch(reason):
            values = matched.groupdict()
            if "problem" in values:
                values["problem"] = reject_words(values["problem"])
            return gettext(message, **values)
    return reason


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((message, _pattern(message)) for message in REASONS)


def _pattern(message: str) -> re.Pattern[str]:
    """Return what a reason of this message looks like: where it was counted, … stands
    for numbers also, and for the comma after one.
    """
    parts, end = [], 0
    for matched in _PLACEHOLDER.finditer(message):
        name, number = matched.groups()
        parts.append(re.escape(message[end : matched.start()]))
        parts.append(f"(?P<{name}>.*?)" if name else f"(?:{re.escape(number)}|…)")
        end = matched.end()
        if message.startswith(",", end):
            parts.append(",?")
            end += 1
    return re.compile("".join([*parts, re.escape(message[end:])]), re.DOTALL)
