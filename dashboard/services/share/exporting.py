"""Claims out: a file of any format for any filter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from dashboard.domain.filters import Filters
from dashboard.domain.presentation import Presentation
from dashboard.domain.settings import ASSETS
from dashboard.domain.wording import count_words, review_words
from dashboard.domain.words import Review
from dashboard.services.map.map_view import reservoir, summary_sentence
from dashboard.services.map.outlines import outlines
from dashboard.services.map.page_scripts import page_script
from dashboard.services.project import Project
from dashboard.services.terms import restricted
from dashboard.services.words import TITLE
from dashboard.web.texts import TEXTS

if TYPE_CHECKING:
    import pyarrow as pa


@dataclass
class Exported:
    """A file on its way out. parts: its bytes, in pieces. count: claims written so far.
    notes: what was left out.
    """

    parts: Iterator[bytes]
    notes: tuple[str, ...]
    count: int = 0


def unaccepted_note(project: Project, filters: Filters) -> str:
    """Return how many claims the filters leave out only because nobody accepted them,
    in words; "" for none, and where the filters say which reviews they want.
    """
    if filters.review or filters.public_only:
        return ""
    counts = project.index.facet("review", filters)
    words = review_words({Review(name): count for name, count in counts.items()})
    return f"{words} left out; --review draft writes drafts too" if words else ""


def export_claims(
    project: Project,
    filters: Filters,
    kind: str,
    *,
    link: str = "",
    force: bool = False,
) -> Exported:
    """Return the filtered claims as a file, in pieces; what is wrong with the request
    is raised before the first.

    kind: one of EXPORTS. force: also the rows of datasets whose terms forbid to hand
    them on; without it they are left out, and the file says so where its format can.
    Raises BadInput for another format.
    """
    from dashboard.cartography import CREDIT, style_sheet
    from dashboard.exchange.export.ahead import ahead
    from dashboard.exchange.export.claim_tables import Words, with_derived
    from dashboard.exchange.export.format import Context
    from dashboard.exchange.export.registry import (
        export_file,
        export_tables,
        format_of,
    )

    declared = format_of(kind)
    without: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    if not force:
        without = restricted(project, filters)
    if without:
        left_out = f"{count_words(len(without), 'dataset')} left out"
        why = f"as the terms forbid redistribution: {', '.join(without)}"
        notes = (f"{left_out}, {why}",)
    index = project.index
    summary = index.summary(filters)
    context = Context(
        title=TITLE,
        sentence=summary_sentence(summary),
        filters=filters.words(),
        credit=CREDIT,
        link=link,
        made_on=datetime.now(UTC).date(),
        notes=notes,
        sheet=style_sheet(),
        assets=ASSETS,
        script=page_script("standalone"),
        texts=TEXTS,
        outlines=partial(outlines, project.settings),
        basemap=project.settings.file("basemap"),
        fonts=project.settings.file("fonts"),
        reservoir=reservoir(summary),
    )
    made = Exported(iter(()), context.notes)

    def counted() -> Iterator[Presentation]:
        for made.count, listed in enumerate(index.listed(filters, without), 1):
            yield listed.present()

    def tables() -> Iterator[pa.Table]:
        derive = partial(with_derived, words=Words())
        for table in ahead(derive, index.tables(filters, without)):
            made.count += table.num_rows
            yield table

    if declared.parts_of_tables:
        made.parts = export_tables(kind, tables(), context)
    else:
        made.parts = export_file(kind, counted(), context)
    return made
