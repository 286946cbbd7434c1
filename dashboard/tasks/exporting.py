"""Claims out: a file of any format for any filter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from dashboard.domain.claim import Claim
from dashboard.domain.errors import BadInput
from dashboard.domain.filters import Filters
from dashboard.domain.settings import ASSETS
from dashboard.domain.wording import count_words
from dashboard.tasks.pictures import TITLE
from dashboard.tasks.project import Project
from dashboard.tasks.showing import reservoir, sentence


def restricted(project: Project, filters: Filters) -> tuple[str, ...]:
    """Return the names of the datasets the filters may show whose terms forbid to hand their rows on."""
    held = project.ledger.datasets()
    return tuple(d.name for d in held if not d.redistribute and (not filters.dataset or d.name in filters.dataset))


@dataclass
class Exported:
    """A file on its way out. parts: its bytes, in pieces. count: claims written so far. notes: what was left out."""

    parts: Iterator[bytes]
    notes: tuple[str, ...]
    count: int = 0


def export(project: Project, filters: Filters, kind: str, *, link: str = "", force: bool = False) -> Exported:
    """Return the filtered claims as a file, in pieces; what is wrong with the request is raised before the first.

    kind: one of EXPORTS. force: also the rows of datasets whose terms forbid to hand them on; without it they are left
    out, and the file says so where its format can. Raises BadInput for another format.
    """
    from dashboard.cartography import CREDIT, sheet
    from dashboard.exchange.exporting import EXPORTS, Context, write

    if kind not in EXPORTS:
        raise BadInput(f"format {kind!r}: not known; one of {', '.join(EXPORTS)}")
    without = () if force else restricted(project, filters)
    index = project.index
    summary = index.summary(filters)
    notes = [
        f"{count_words(len(without), 'dataset')} left out, as the terms forbid redistribution: {', '.join(without)}"
    ]
    context = Context(
        title=TITLE, sentence=sentence(summary), filters=filters.words(), credit=CREDIT, link=link,
        made_on=datetime.now(UTC).date(), notes=tuple(notes if without else ()), sheet=sheet(),
        assets=ASSETS, basemap=project.settings.file("basemap"),
        fonts=project.settings.file("fonts"), reservoir=reservoir(summary),
        contradicted=index.contradicted(filters) if kind == "html" else None,
    )  # fmt: skip
    found = Exported(iter(()), context.notes)

    def counted() -> Iterator[Claim]:
        for found.count, claim in enumerate(index.claims(filters, without), 1):
            yield claim

    found.parts = write(kind, counted(), context)
    return found
