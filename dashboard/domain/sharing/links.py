"""What a link says: filters, view and open claim, written to an address and read back
from any version of it.

An address without `v` is of version 1, and so is every address this program has ever
made. A later version that means something else by a name writes its number into `v` and
adds its reader here; the older readers stay.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar
from urllib.parse import parse_qs, urlencode

from dashboard.domain.errors import BadInput
from dashboard.domain.filters import (
    MAX_LENGTH,
    Filters,
    parse,
    required_day,
    unusable,
    writable,
)
from dashboard.domain.geography.geo import View
from dashboard.domain.params import view_of
from dashboard.domain.sharing.compared_days import ComparedDays, compared_days
from dashboard.domain.sharing.shown_references import ShownReferences, shown_references
from dashboard.i18n.translate import LANGUAGE_NAMES, gettext

VERSION = 1
DRAWN = ("layers", "compare", "references", "control")
"""Names of what a map draws beside the claims, or in another way."""
PLACE = ("lat", "lon", "zoom", "claim", "at", *DRAWN)
"""Names a link has beside the filters."""
NAMES = (*PLACE, "language", "v")
MOST_LAYERS = 20
"""Most layers of one map."""
TRACKER_BEGINNINGS = ("utm_", "mtm_", "pk_", "piwik_", "matomo_", "hsa_", "fb_", "_hs")
_TRACKERS = """
fbclid gclid gclsrc dclid gbraid wbraid msclkid twclid ttclid yclid ysclid igshid igsh
li_fat_id mc_cid mc_eid mkt_tok oly_anon_id oly_enc_id vero_id vero_conv wickedid
srsltid _ga _gl _openstat s_kwcid ref ref_src ref_url rdt_cid epik sccid cmpid ocid
ncid si share_id at_campaign at_medium
"""
TRACKERS = frozenset(_TRACKERS.split())
"""What Google, Meta, X, Microsoft, TikTok, Yandex, mail and analytics programs append
to the addresses that are shared by them.
"""
READABLE = ",:/@"
"""What may stand unescaped in a query and is cut off by no messenger."""
SERVER = re.compile(r"https?://[\w.:\[\]-]+(?:/[\w./~%-]*)?", re.ASCII)
"""Address of a server that may be told to others: where it came from the client, its
host did too.
"""
Query = Mapping[str, Sequence[str]]
T = TypeVar("T")


def is_tracker(name: str) -> bool:
    """Return whether a parameter is one that others append to addresses to follow who
    shared them: it says nothing of what is shown, and is passed over in silence.
    """
    return name.lower() in TRACKERS or name.lower().startswith(TRACKER_BEGINNINGS)


@dataclass(frozen=True, slots=True)
class Link:
    """What a page shows. view None: fit what the filters match. claim: id of the open
    claim, "" for none. at: id of the place whose claims are open, "" for none.
    layers: datasets that are drawn as layers of their own. compare: two days that the
    map compares, None for none. references: layers that people brought and their day,
    None for none. control: day of which claimed control is drawn, None for none.
    language: code of the one the page speaks, "" for the
    reader's own.

    The view is kept to four decimals (11 m) and a hundredth of a zoom.
    """

    filters: Filters = field(default_factory=Filters)
    view: View | None = None
    claim: str = ""
    at: str = ""
    layers: tuple[str, ...] = ()
    compare: ComparedDays | None = None
    references: ShownReferences | None = None
    control: date | None = None
    language: str = ""

    def query(self) -> dict[str, list[str]]:
        """Return the link as query parameters, in a fixed order, without those that say
        nothing.
        """
        query = self.filters.query()
        if self.view:
            query["lat"] = [_short(self.view.lat, 4)]
            query["lon"] = [_short(self.view.lon, 4)]
            query["zoom"] = [_short(self.view.zoom, 2)]
        if self.claim:
            query["claim"] = [self.claim]
        if self.at:
            query["at"] = [self.at]
        if self.layers:
            query["layers"] = [",".join(self.layers)]
        if self.compare:
            query["compare"] = [self.compare.text()]
        if self.references:
            query["references"] = [self.references.text()]
        if self.control:
            query["control"] = [self.control.isoformat()]
        if self.language:
            query["language"] = [self.language]
        return query

    def text(self) -> str:
        """Return the link as the query of an address, "" when it restricts nothing; one
        link has one text.
        """
        return urlencode(self.query(), doseq=True, safe=READABLE)

    def address(self, base: str) -> str:
        """Return the address that opens the page like this; base: the address of the
        page without a slash.
        """
        text = self.text()
        return f"{base}/?{text}" if text else f"{base}/"

    def stored(self) -> str:
        """Return the text to store: it names its version, so that it can be read for
        ever.
        """
        text = self.text()
        return f"v={VERSION}&{text}" if text else f"v={VERSION}"


def read(query: Query) -> tuple[Link, tuple[str, ...]]:
    """Read a link of any version from query parameters. Never raises.

    Returns what could be read and one sentence for each value that could not. Other
    parameters are passed over.
    """
    problems: list[str] = []
    return READERS[version_of(query, problems)](query, problems), tuple(problems)


def read_text(text: str) -> tuple[Link, tuple[str, ...]]:
    """Read a link from the query of an address; see read."""
    try:
        return read(parse_qs(text, keep_blank_values=True, max_num_fields=1000))
    except ValueError:
        words = gettext("the address has more than 1000 parts; none was used")
        return Link(), (words,)


def version_of(query: Query, problems: list[str]) -> int:
    """Return the version of a link; what is wrong with its `v` is added to the
    problems.
    """
    text = _first(query, "v")
    if not text:
        return 1
    number = 0
    # Five digits at most: Python refuses to read a number of thousands.
    if text.isascii() and text.isdigit() and len(text) < 6:
        number = int(text)
    if number in READERS:
        return number
    reason = gettext("not a version of links")
    if number > VERSION:
        reason = gettext("made by a newer version of this program")
    problems.append(
        gettext(
            "{value}: {reason}; the rest was read as version {version}",
            value=f"v={text[:40]!r}",
            reason=reason,
            version=VERSION,
        )
    )
    return VERSION


def _read_1(query: Query, problems: list[str]) -> Link:
    filters, unread = parse(query)
    problems.extend(unread)
    return Link(
        filters,
        _view(query, problems),
        claim_of(query, problems),
        _id_of("at", query, problems),
        layers_of(query, problems),
        compared_of(query, problems),
        references_of(query, problems),
        control_day_of(query, problems),
        page_language(query, problems),
    )


def compared_of(query: Query, problems: list[str]) -> ComparedDays | None:
    """Return the days that are compared, None for none; what is wrong with them is
    added to the problems.
    """
    return _read_value("compare", compared_days, query, problems)


def references_of(query: Query, problems: list[str]) -> ShownReferences | None:
    """Return the reference layers that are shown, None for none; what is wrong with
    them is added to the problems.
    """
    return _read_value("references", shown_references, query, problems)


def control_day_of(query: Query, problems: list[str]) -> date | None:
    """Return the day of which claimed control is drawn, None for none; what is wrong
    with it is added to the problems.
    """

    def read_day(text: str) -> date:
        return required_day("control", text)

    return _read_value("control", read_day, query, problems)


def _read_value(
    name: str,
    reader: Callable[[str], T],
    query: Query,
    problems: list[str],
) -> T | None:
    text = _first(query, name)
    try:
        return reader(text) if text else None
    except BadInput as error:
        problems.append(str(error))
        return None


def page_language(query: Query, problems: list[str]) -> str:
    """Return the code of the language an address asks for, "" for none; what is wrong
    with it is added to the problems.
    """
    code = _first(query, "language")
    if code in LANGUAGE_NAMES or not code:
        return code
    choices = ", ".join(LANGUAGE_NAMES)
    problems.append(
        gettext(
            "{value}: not known; one of {choices}",
            value=f"language {code[:40]!r}",
            choices=choices,
        )
    )
    return ""


def _view(query: Query, problems: list[str]) -> View | None:
    params = {name: _first(query, name) for name in ("lat", "lon", "zoom")}
    try:
        view = view_of(params)
    except BadInput as error:
        problems.append(str(error))
        return None
    if view is None:
        return None
    # As exactly as a link writes it, so that a link and what it opens are equal.
    return View(round(view.lat, 4), round(view.lon, 4), round(view.zoom, 2))


def claim_of(query: Query, problems: list[str]) -> str:
    """Return the id of the open claim, "" for none; what is wrong with it is added to
    the problems.
    """
    return _id_of("claim", query, problems)


def layers_of(query: Query, problems: list[str]) -> tuple[str, ...]:
    """Return the names of datasets drawn as layers, () for none; what is wrong with one
    is added to the problems.
    """
    text = _first(query, "layers")
    names = [name for part in text.split(",") if (name := part.strip())]
    usable = [name for name in names if len(name) <= MAX_LENGTH and writable(name)]
    if len(usable) < len(names) or len(usable) > MOST_LAYERS:
        problems.append(unusable("layers", text))
        return ()
    return tuple(dict.fromkeys(usable))


def _id_of(name: str, query: Query, problems: list[str]) -> str:
    text = _first(query, name)
    if len(text) <= MAX_LENGTH and writable(text):
        return text
    problems.append(unusable(name, text))
    return ""


def _first(query: Query, name: str) -> str:
    return next(iter(query.get(name, ())), "").strip()


def _short(value: float, digits: int) -> str:
    text = f"{value:.{digits}f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


READERS: Mapping[int, Callable[[Query, list[str]], Link]] = {1: _read_1}
