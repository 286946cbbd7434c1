"""What a map inside another page shows: one sentence, the map, and the same claims as a
table.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from dashboard.domain.sharing.links import READABLE, Link
from dashboard.i18n.translate import current_language, gettext, texts_of
from dashboard.services.editing.layers import Layer, public_layers
from dashboard.services.map.map_view import reservoir, summary_sentence
from dashboard.services.project import Project
from dashboard.web.texts import TEXTS

if TYPE_CHECKING:
    from dashboard.index import Listed

ROWS = 200
"""Most claims of the table; the full map has all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Embedded:
    """words: what is shown, plain text. options: what the browser's script needs, as
    JSON values. layers: the datasets that are drawn in their own colours.

    claims: the rows of the table, newest first, at most ROWS; more: whether there are
    others.
    """

    words: str
    options: dict[str, Any]
    layers: tuple[Layer, ...]
    claims: tuple[Listed, ...]
    more: bool


def embedded(
    project: Project,
    link: Link,
    theme: str,
    *,
    table: bool,
) -> Embedded:
    """Return what to show of a link. theme: light, dark or "" (as the reader's system
    has it).
    """
    from dashboard.cartography import style_sheet

    filters, view = link.filters, link.view
    summary, words = project.index.summary(filters), filters.words()
    extent = project.index.extent(filters)
    drawn = public_layers(project, filters, link.layers)
    options = {
        "sheet": style_sheet(),
        "texts": texts_of(TEXTS),
        "language": current_language(),
        "query": urlencode(filters.query(), doseq=True, safe=READABLE),
        "theme": theme,
        "reservoir": reservoir(summary),
        "claim": link.claim,
        "layers": [layer.row() for layer in drawn],
        "extent": extent and [extent.west, extent.south, extent.east, extent.north],
        "view": view and [view.lat, view.lon, view.zoom],
    }
    phrase = f". {gettext('Shown: {filters}', filters=words)}" if words else ""
    rows: tuple[Listed, ...] = ()
    more = False
    if table:
        page = project.index.page(filters, limit=ROWS)
        rows, more = page.rows, bool(page.after)
    return Embedded(
        words=f"{summary_sentence(summary)}{phrase}",
        options=options,
        layers=drawn,
        claims=rows,
        more=more,
    )
