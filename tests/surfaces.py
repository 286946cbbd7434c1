"""Every surface that says something of one claim, taken from the registries: a format
that is registered is a surface by that.

A time-lapse is none: its frames have markers and counts, and name no claim.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import partial
from typing import TYPE_CHECKING

from dashboard.domain.filters import Filters
from dashboard.domain.sharing.links import Link
from dashboard.domain.sharing.story import StoryClaim
from dashboard.services.map.map_view import claim_card
from dashboard.services.pictures.picture_words import callouts_of
from dashboard.services.pictures.story import STORY_TYPES
from dashboard.services.pictures.story_words import story_claim
from dashboard.services.project import Project
from dashboard.services.share.citations import CITATIONS, Citation
from dashboard.services.share.feeds import FeedRequest, entries
from dashboard.services.share.links import public_claim_words

if TYPE_CHECKING:
    from dashboard.exchange.export.format import Context
    from dashboard.index import Listed

BASE = "https://map.example"


@dataclass(frozen=True, slots=True, kw_only=True)
class Surface:
    """Where a reader or program meets a claim. render: what it says of the claim, as
    text, bytes or JSON values. language: of its words, see LANGUAGES.
    """

    name: str
    render: Callable[[Project, Listed], object]
    language: str = "en"


def surfaces(context: Context) -> tuple[Surface, ...]:
    """Return every surface. context: what an exported file says about itself."""
    return tuple(
        surface
        for group in (_exports(context), _feeds(), _stories(), _pictures(), _pages())
        for surface in group
    )


def _exports(context: Context) -> Iterator[Surface]:
    from dashboard.exchange.export.registry import EXPORTS, export_file

    def render(kind: str, _: Project, listed: Listed) -> bytes:
        return b"".join(export_file(kind, [listed.present()], context))

    for name in EXPORTS:
        yield Surface(name=f"export {name}", render=partial(render, name))


def _feeds() -> Iterator[Surface]:
    from dashboard.exchange.publish.feeds import FEEDS, Feed, FeedFormat
    from dashboard.index import News

    def render(form: FeedFormat, _: Project, listed: Listed) -> str:
        request = FeedRequest(base=BASE, name=form.name, filters=Filters())
        at = datetime(2024, 1, 31, tzinfo=UTC)
        rows = tuple(entries(request, [News(listed, at, at)]))
        feed = Feed(
            id="tag:map.example,2026:feed",
            title="Claims",
            subtitle="",
            page=BASE,
            own=BASE,
            next_page="",
            entries=rows,
        )
        return form.write(feed)

    for name, form in FEEDS.items():
        yield Surface(name=name, render=partial(render, form))


def _stories() -> Iterator[Surface]:
    from dashboard.cartography import LANGUAGES
    from dashboard.cartography.report.pages import claim_lines
    from dashboard.exchange.publish.story import claim_markup

    def pdf(claim: StoryClaim) -> str:
        texts = [text for text, _ in claim_lines(claim)]
        return "\n".join((*texts, claim.against))

    writers: Mapping[str, Callable[[StoryClaim], str]] = {
        "html": claim_markup,
        "pdf": pdf,
    }

    def render(
        kind: str,
        code: str,
        project: Project,
        listed: Listed,
    ) -> str:
        return writers[kind](story_claim(LANGUAGES[code], project, listed))

    for kind in STORY_TYPES:
        for code in LANGUAGES:
            yield Surface(
                name=f"story {kind} {code}",
                render=partial(render, kind, code),
                language=code,
            )


def _pictures() -> Iterator[Surface]:
    from dashboard.cartography import LANGUAGES

    def render(code: str, project: Project, listed: Listed) -> list[str]:
        placed = replace(listed, claim=replace(listed.claim, lat=47.8, lon=36.8))
        drawn = callouts_of(LANGUAGES[code], project, [placed])
        return [
            text
            for callout in drawn
            for text in (callout.head, callout.tail, *callout.reasons)
        ]

    for code in LANGUAGES:
        yield Surface(
            name=f"picture {code}", render=partial(render, code), language=code
        )


def _pages() -> Iterator[Surface]:
    from dashboard.exchange.export.html_map import table_row

    def preview(_: Project, listed: Listed) -> str:
        return public_claim_words(listed.present(), public=True)

    def cited(
        form: Callable[[Citation], str],
        _: Project,
        listed: Listed,
    ) -> str:
        link = Link(claim=listed.claim.id).address(BASE)
        day = date(2024, 1, 31)
        return form(
            Citation(
                title="Claims",
                shows=public_claim_words(listed.present(), public=True),
                known_on=day,
                accessed=day,
                link=link,
            )
        )

    yield Surface(name="card", render=lambda _, listed: claim_card(listed))
    yield Surface(name="table", render=lambda _, listed: table_row(listed.present()))
    yield Surface(name="preview", render=preview)
    for name, form in CITATIONS.items():
        yield Surface(name=f"reference {name}", render=partial(cited, form))
