"""The claims of a filter as a report to print: the picture, the claims in order of time, who contradicts whom."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from dashboard.domain.errors import BadInput, NothingFound
from dashboard.domain.filters import Filters
from dashboard.domain.story import Dispute, Story
from dashboard.domain.wording import count_words
from dashboard.tasks.exporting import restricted
from dashboard.tasks.pictures import TITLE, PictureRequest, drawing_files, one_of, picture, scene_of
from dashboard.tasks.project import Project
from dashboard.tasks.showing import sentence
from dashboard.tasks.story_words import METHOD, by_time, data_words, disputes, told

STORY_TYPES = {"html": "text/html; charset=utf-8", "pdf": "application/pdf"}
"""Kinds of story, by the ending of the file, with their media types."""
MOST, MOST_CONTESTED = 40, 20
"""Claims told one by one, some eight printed pages, and contested ones among them. More is what exports are for."""
SIZE = 1200, 720
"""Pixels of the picture, drawn twice as fine."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryRequest:
    """A story of the filters. title, remark: words of the user's own, at most 120 and 280 characters.

    link: address that opens what is shown, "" for none. made_on: None means today (UTC).
    """

    filters: Filters
    title: str = ""
    remark: str = ""
    link: str = ""
    made_on: date | None = None


Draw = Callable[[Project, PictureRequest, str, float], bytes]


def story_file(project: Project, request: StoryRequest, kind: str, draw: Draw = picture) -> bytes:
    """Return the story as one file. kind: html or pdf. draw: what makes its picture, `picture_aside` on a server.

    Raises BadInput for another kind or too long a title or remark, NothingFound when no claim matches.
    """
    one_of("story format", kind, STORY_TYPES)
    story = story_of(project, request)
    asked = PictureRequest(
        filters=request.filters, width=SIZE[0], height=SIZE[1], title=request.title, link=request.link,
        without=frozenset({"list"}),         made_on=story.made_on,
    )  # fmt: skip
    if kind == "html":
        from dashboard.exchange.story_html import page

        return page(story, draw(project, asked, "png", 2), SIZE).encode()
    from dashboard.cartography import draw as drawn
    from dashboard.cartography.story_pdf import printed

    scene = scene_of(project, asked, "pdf")
    return printed(
        story, drawn(scene, *drawing_files(project)), replace(scene, remark=request.remark), drawing_files(project)[1]
    )


def story_of(project: Project, request: StoryRequest) -> Story:
    """Return what the story says; errors as of `story_file`."""
    from dashboard.cartography import REMARK_LENGTH, TITLE_LENGTH
    from dashboard.exchange.inert import plain, web_address

    for name, text, most in (("title", request.title, TITLE_LENGTH), ("remark", request.remark, REMARK_LENGTH)):
        if len(text) > most:
            raise BadInput(f"{name}: {len(text):,} characters; at most {most}")
    filters, index = request.filters, project.index
    summary = index.summary(filters)
    if not summary.claims:
        raise NothingFound("no claims match these filters; widen the dates or remove a filter")
    today = request.made_on or datetime.now(UTC).date()
    free, left_out = _free(project, filters)
    contested = index.page(free, contested=True, limit=5 * MOST).rows if free else ()
    newest = index.page(free, limit=MOST).rows if free else ()
    chosen = {one.claim.id: one for one in (*contested[:MOST_CONTESTED], *newest)}
    kept = sorted(list(chosen.values())[:MOST], key=by_time)
    places, more = disputes(project, free or filters, contested)
    return Story(
        title=" ".join(plain(request.title).split()) or TITLE, remark=" ".join(plain(request.remark).split()),
        sentence=sentence(summary), shown=plain(filters.words()), alt=f"Map of Ukraine. {sentence(summary)}.",
        claims=tuple(told(one) for one in kept), rule=_rule(len(kept), summary.claims),
        disputes=places, disputes_rule=_disputes_rule(places, more),
        notes=tuple(_notes(summary.unplaced, left_out)), method=METHOD, data=data_words(project, filters, summary),
        link=web_address(request.link), revision=index.revision, made_on=today, known_on=filters.as_of or today,
    )  # fmt: skip


def _free(project: Project, filters: Filters) -> tuple[Filters | None, tuple[str, ...]]:
    """Return the filters without datasets whose terms forbid to hand rows on, and their names; None: nothing is left.

    The claims of the ledger belong to the dataset of no name.
    """
    without = restricted(project, filters)
    if not without:
        return filters, ()
    named = filters.dataset or ("", *(dataset.name for dataset in project.ledger.datasets()))
    kept = tuple(name for name in named if name not in without)
    return (replace(filters, dataset=kept) if kept else None), without


def _rule(told: int, total: int) -> str:
    if not told:
        return f"None of {count_words(total, 'claim')} is told here."
    if told == total:
        return f"All {count_words(total, 'claim')}, in order of time." if total > 1 else "The one claim."
    return (
        f"{told} of {total:,} claims, in order of time. Taken were first those that another side contradicts, at most "
        f"{MOST_CONTESTED} of them, then the newest of all."
    )


def _disputes_rule(places: tuple[Dispute, ...], more: int) -> str:
    if not places:
        return "No two sides were found to contradict each other here. That does not mean that all agree."
    verb = "is" if more == 1 else "are"
    others = f" {count_words(more, 'more place')} {verb} contested and not told here." if more else ""
    return f"Both sides are told, also where one of them is outside the filters.{others}"


def _notes(unplaced: int, left_out: Iterable[str]) -> Iterable[str]:
    if unplaced:
        yield (
            f"{count_words(unplaced, 'claim')} of these {'has' if unplaced == 1 else 'have'} no place on the map: the "
            "source names none, or it was not found for sure."
        )
    names = ", ".join(left_out)
    if names:
        yield f"Claims of these datasets are on the map but not told here, as their terms forbid it: {names}."


def story_name(filters: Filters, kind: str) -> str:
    """Return the name of the file."""
    days = "-".join(day.isoformat() for day in (filters.since, filters.until) if day)
    return f"claims-story{'-' + days if days else ''}.{kind}"
