"""The claims of a filter as a report to print: the picture, the claims in order of time, who contradicts whom."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from dashboard.domain.errors import NothingFound
from dashboard.domain.filters import Filters
from dashboard.domain.story import Dispute, Story
from dashboard.tasks.exporting import restricted
from dashboard.tasks.picture_words import filters_in, sentence_in
from dashboard.tasks.pictures import PictureRequest, check_own_words, drawing_files, one_of, picture, scene_of
from dashboard.tasks.project import Project
from dashboard.tasks.story_words import by_time, data_words, disputes, told

if TYPE_CHECKING:
    from dashboard.cartography import Language

STORY_TYPES = {"html": "text/html; charset=utf-8", "pdf": "application/pdf"}
"""Kinds of story, by the ending of the file, with their media types."""
MOST, MOST_CONTESTED = 40, 20
"""Claims told one by one, some eight printed pages, and contested ones among them. More is what exports are for."""
SIZE = 1200, 720
"""Pixels of the picture, drawn twice as fine."""
WORDS = ("claims", "contested", "left out", "limits", "terms", "open", "warning", "quote")
"""What `Story.words` holds, as the lexicon names it after "story."."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryRequest:
    """A story of the filters. title, remark: words of the user's own, at most 120 and 280 characters.

    language: en or uk, of everything but the claims' own words. link: address that opens what is shown, "" for none.
    made_on: None means today (UTC).
    """

    filters: Filters
    language: str = "en"
    title: str = ""
    remark: str = ""
    link: str = ""
    made_on: date | None = None


Draw = Callable[[Project, PictureRequest, str, float], bytes]


def story_file(project: Project, request: StoryRequest, kind: str, draw: Draw = picture) -> bytes:
    """Return the story as one file. kind: html or pdf. draw: what makes its picture, `picture_aside` on a server.

    Raises BadInput for another kind or language or too long a title or remark, NothingFound when no claim matches.
    """
    one_of("story format", kind, STORY_TYPES)
    story = story_of(project, request)
    asked = PictureRequest(
        filters=request.filters, width=SIZE[0], height=SIZE[1], title=request.title, link=request.link,
        without=frozenset({"list"}), made_on=story.made_on, language=request.language,
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
    from dashboard.cartography import LANGUAGES
    from dashboard.exchange.inert import plain, web_address

    check_own_words(request.title, request.remark)
    say = LANGUAGES[one_of("language", request.language, LANGUAGES)]
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
    places, more = disputes(say, project, free or filters, contested)
    sentence, shown = sentence_in(say, summary), plain(filters_in(say, filters))
    remark = " ".join(plain(request.remark).split())
    return Story(
        title=" ".join(plain(request.title).split()) or say["title"],
        remark=say["remark"].format(remark=remark) if remark else "",
        sentence=sentence, shown=f"{say['shown'].format(filters=shown)}." if shown else "",
        alt=say["story.alt"].format(sentence=sentence), untranslated=say["story.untranslated"],
        claims=tuple(told(say, project, one) for one in kept), rule=_rule(say, len(kept), summary.claims),
        disputes=places, disputes_rule=_disputes_rule(say, places, more),
        notes=tuple(_notes(say, summary.unplaced, left_out)), method=tuple(say["story.method"].split("\n")),
        data=data_words(say, project, filters, summary), link=web_address(request.link), made_on=today,
        days=_days(say, today, filters.as_of or today, index.revision), language=say.code,
        words={key: say[f"story.{key}"] for key in WORDS},
    )  # fmt: skip


def _days(say: Language, made: date, known: date, revision: str) -> str:
    told_known = say["story.that day"] if known == made else say.day(known)
    return say["story.made"].format(made=say.day(made), known=told_known, revision=revision)


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


def _rule(say: Language, told: int, total: int) -> str:
    count = say.count(total, "story.of claims")
    if not told:
        return say["story.no claims"].format(count=count)
    if told == total:
        words = say["story.all claims" if total > 1 else "story.one claim"]
        return words.format(claims=say.count(total, "claims"))
    return say["story.some claims"].format(told=told, count=count, most=MOST_CONTESTED)


def _disputes_rule(say: Language, places: tuple[Dispute, ...], more: int) -> str:
    if not places:
        return say["story.no disputes"]
    others = say["story.more disputes"].format(count=say.count(more, "story.more places")) if more else ""
    return f"{say['story.disputes']} {others}".strip()


def _notes(say: Language, unplaced: int, left_out: Iterable[str]) -> Iterable[str]:
    if unplaced:
        yield say["story.unplaced"].format(count=say.count(unplaced, "story.unplaced claims"))
    names = ", ".join(left_out)
    if names:
        yield say["story.restricted"].format(names=names)


def story_name(filters: Filters, kind: str) -> str:
    """Return the name of the file."""
    days = "-".join(day.isoformat() for day in (filters.since, filters.until) if day)
    return f"claims-story{'-' + days if days else ''}.{kind}"
