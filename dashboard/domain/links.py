"""What a link says: filters, view and open claim, written to an address and read back from any version of it.

An address without `v` is of version 1, and so is every address this program has ever made. A later version that means
something else by a name writes its number into `v` and adds its reader here; the older readers stay.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlencode

from dashboard.domain.errors import BadInput
from dashboard.domain.filters import MAX_LENGTH, Filters, parse, writable
from dashboard.domain.geo import View
from dashboard.domain.params import view_of

VERSION = 1
PLACE = ("lat", "lon", "zoom", "claim")
"""Names a link has beside the filters."""
NAMES = (*PLACE, "v")
READABLE = ",:/@"
"""What may stand unescaped in a query and is cut off by no messenger."""
SERVER = re.compile(r"https?://[\w.:\[\]-]+(?:/[\w./~%-]*)?", re.ASCII)
"""Address of a server that may be told to others: where it came from the client, its host did too."""
Query = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Link:
    """What a page shows. view None: fit what the filters match. claim: id of the open claim, "" for none.

    The view is kept to four decimals (11 m) and a hundredth of a zoom.
    """

    filters: Filters = field(default_factory=Filters)
    view: View | None = None
    claim: str = ""

    def query(self) -> dict[str, list[str]]:
        """Return the link as query parameters, in a fixed order, without those that say nothing."""
        found = self.filters.query()
        if self.view:
            found |= {"lat": [_short(self.view.lat, 4)], "lon": [_short(self.view.lon, 4)]}
            found |= {"zoom": [_short(self.view.zoom, 2)]}
        if self.claim:
            found["claim"] = [self.claim]
        return found

    def text(self) -> str:
        """Return the link as the query of an address, "" when it restricts nothing; one link has one text."""
        return urlencode(self.query(), doseq=True, safe=READABLE)

    def address(self, base: str) -> str:
        """Return the address that opens the page like this; base: the address of the page without a slash."""
        text = self.text()
        return f"{base}/?{text}" if text else f"{base}/"

    def kept(self) -> str:
        """Return the text to store: it names its version, so that it can be read for ever."""
        text = self.text()
        return f"v={VERSION}&{text}" if text else f"v={VERSION}"


def read(query: Query) -> tuple[Link, tuple[str, ...]]:
    """Read a link of any version from query parameters. Never raises.

    Returns what could be read and one sentence for each value that could not. Other parameters are passed over.
    """
    problems: list[str] = []
    return READERS[version_of(query, problems)](query, problems), tuple(problems)


def read_text(text: str) -> tuple[Link, tuple[str, ...]]:
    """Read a link from the query of an address; see read."""
    try:
        return read(parse_qs(text, keep_blank_values=True, max_num_fields=1000))
    except ValueError:
        return Link(), ("the address has more than 1000 parts; none was used",)


def version_of(query: Query, problems: list[str]) -> int:
    """Return the version of a link; what is wrong with its `v` is added to the problems."""
    text = _first(query, "v")
    if not text:
        return 1
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 0
    if number in READERS:
        return number
    told = "made by a newer version of this program" if number > VERSION else "not a version of links"
    problems.append(f"v={text[:40]!r}: {told}; the rest was read as version {VERSION}")
    return VERSION


def _read_1(query: Query, problems: list[str]) -> Link:
    filters, told = parse(query)
    problems.extend(told)
    return Link(filters, _view(query, problems), claim_of(query, problems))


def _view(query: Query, problems: list[str]) -> View | None:
    given = {name: _first(query, name) for name in ("lat", "lon", "zoom")}
    try:
        view = view_of(given)
    except BadInput as error:
        problems.append(str(error))
        return None
    return View(round(view.lat, 4), round(view.lon, 4), round(view.zoom, 2)) if view else None


def claim_of(query: Query, problems: list[str]) -> str:
    """Return the id of the open claim, "" for none; what is wrong with it is added to the problems."""
    text = _first(query, "claim")
    if len(text) <= MAX_LENGTH and writable(text):
        return text
    problems.append(f"claim={text[:40]!r}: not usable")
    return ""


def _first(query: Query, name: str) -> str:
    return next(iter(query.get(name, ())), "").strip()


def _short(value: float, digits: int) -> str:
    text = f"{value:.{digits}f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


READERS: Mapping[int, Callable[[Query, list[str]], Link]] = {1: _read_1}
