"""What a map inside another page shows: one sentence, the map, and the same claims as a table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from dashboard.domain.links import READABLE, Link
from dashboard.tasks.project import Project
from dashboard.tasks.showing import reservoir, sentence

if TYPE_CHECKING:
    from dashboard.index import Listed

ROWS = 200
"""Most claims of the table; the full map has all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Embedded:
    """words: what is shown, plain text. options: what the browser's script needs, as JSON values.

    claims: the rows of the table, newest first, at most ROWS; more: whether there are others.
    """

    words: str
    options: dict[str, Any]
    claims: tuple[Listed, ...]
    more: bool


def embedded(project: Project, link: Link, theme: str, *, table: bool) -> Embedded:
    """Return what to show of a link. theme: light, dark or "" (as the reader's system has it)."""
    from dashboard.cartography import sheet

    filters, view = link.filters, link.view
    summary, words = project.index.summary(filters), filters.words()
    extent = project.index.extent(filters)
    options = {
        "sheet": sheet(), "query": urlencode(filters.query(), doseq=True, safe=READABLE), "theme": theme,
        "reservoir": reservoir(summary), "claim": link.claim,
        "extent": [extent.west, extent.south, extent.east, extent.north] if extent else None,
        "view": [view.lat, view.lon, view.zoom] if view else None,
    }  # fmt: skip
    page = project.index.page(filters, limit=ROWS) if table else None
    return Embedded(
        words=sentence(summary) + (f". Shown: {words}" if words else ""), options=options,
        claims=page.rows if page else (), more=bool(page and page.after),
    )  # fmt: skip
