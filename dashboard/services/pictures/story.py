"""The claims of a filter as a report to print: the picture, the claims in order of
time, who contradicts whom.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from dashboard.domain.errors import NothingFound
from dashboard.domain.filters import LEDGER_DATASET, Filters
from dashboard.domain.sharing.picture_options import STORY, check_choice, check_options
from dashboard.domain.sharing.story import Dispute, Story
from dashboard.i18n.translate import gettext
from dashboard.services.editing.layers import public_layers
from dashboard.services.pictures.picture_words import filters_in, sentence_in
from dashboard.services.pictures.pictures import (
    PictureRequest,
    drawing_files,
    picture,
    scene_of,
)
from dashboard.services.pictures.scenes import in_its_language
from dashboard.services.pictures.story_words import (
    by_time,
    data_words,
    disputes,
    story_claim,
)
from dashboard.services.project import Project
from dashboard.services.terms import datasets_of, restricted

if TYPE_CHECKING:
    from dashboard.cartography import Language
    from dashboard.index import Listed

STORY_TYPES = {"html": "text/html; charset=utf-8", "pdf": "application/pdf"}
"""Kinds of story, by the ending of the file, with their media types."""
MOST, MOST_CONTESTED = 40, 20
"""Claims told one by one, some eight printed pages, and contested ones among them. More
is what exports are for.
"""
SIZE = 1200, 720
"""Pixels of the picture, drawn twice as fine."""
WORDS = (
    "claims",
    "contested",
    "left out",
    "limits",
    "terms",
    "open",
    "warning",
    "quote",
)
"""What `Story.words` holds, as the lexicon names it after "story."."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryRequest:
    """A story of the filters. title, remark: words of the user's own, at most 120 and
    280 characters.

    language: en or uk, of everything but the claims' own words. layers: datasets that
    the picture draws in their own colours; those that not everybody may see are left
    out. link: address that opens what is shown, "" for none. made_on: None means today
    (UTC).
    """

    filters: Filters
    layers: tuple[str, ...] = ()
    language: str = "en"
    title: str = ""
    remark: str = ""
    link: str = ""
    made_on: date | None = None


Draw = Callable[[Project, PictureRequest, str], bytes]


@in_its_language
def story_file(
    project: Project,
    request: StoryRequest,
    kind: str,
    draw: Draw = picture,
) -> bytes:
    """Return the story as one file. kind: html or pdf. draw: what makes its picture,
    `picture_aside` on a server.

    Raises BadInput for another kind or language or too long a title or remark,
    NothingFound when no claim matches.
    """
    check_choice("story format", kind, STORY_TYPES)
    story = story_of(project, request)
    picture_request = PictureRequest(
        filters=request.filters,
        width=SIZE[0],
        height=SIZE[1],
        scale=2,
        title=request.title,
        link=request.link,
        without=frozenset({"list"}),
        made_on=story.made_on,
        language=request.language,
        layers=tuple(
            layer.name
            for layer in public_layers(project, request.filters, request.layers)
        ),
    )
    if kind == "html":
        from dashboard.exchange.publish.story import page

        return page(story, draw(project, picture_request, "png"), SIZE).encode()
    from dashboard.cartography import picture_svg
    from dashboard.cartography.report.pdf import story_pdf

    scene = scene_of(project, picture_request, "pdf")
    return story_pdf(
        story,
        picture_svg(scene, *drawing_files(project)),
        replace(scene, remark=request.remark),
        drawing_files(project)[1],
    )


@in_its_language
def story_of(project: Project, request: StoryRequest) -> Story:
    """Return what the story says; errors as of `story_file`."""
    from dashboard.cartography import LANGUAGES
    from dashboard.exchange.escape import web_address

    check_options(STORY, request)
    say = LANGUAGES[request.language]
    filters, index = request.filters, project.index
    summary = index.summary(filters)
    if not summary.claims:
        raise NothingFound(
            gettext("no claims match these filters; widen the dates or remove a filter")
        )
    today = request.made_on or datetime.now(UTC).date()
    free, left_out = _free(project, filters)
    contested, chosen = _chosen(project, free)
    places, more = disputes(say, project, free or filters, contested)
    sentence = sentence_in(say, summary)
    return Story(
        title=_one_line(request.title) or say["title"],
        remark=_filled(say["remark"], remark=_one_line(request.remark)),
        sentence=sentence,
        filters=_filters_line(say, filters),
        alt=say["story.alt"].format(sentence=sentence),
        untranslated=say["story.untranslated"],
        claims=tuple(story_claim(say, project, listed) for listed in chosen),
        rule=_rule(say, len(chosen), summary.claims),
        disputes=places,
        disputes_rule=_disputes_rule(say, places, more),
        notes=tuple(_notes(say, summary.unplaced, left_out)),
        method=tuple(say["story.method"].split("\n")),
        data=data_words(say, project, filters, summary),
        link=web_address(request.link),
        made_on=today,
        days=_days(say, today, filters.as_of or today, index.revision),
        language=say.code,
        words={key: say[f"story.{key}"] for key in WORDS},
    )


def _chosen(
    project: Project,
    filters: Filters | None,
) -> tuple[Sequence[Listed], list[Listed]]:
    """Return the newest contested claims, and the claims to tell one by one, in order
    of time. filters: None for nothing.
    """
    if filters is None:
        return (), []
    index = project.index
    # More than are told one by one: the list of contested places is made of them.
    contested = index.page(filters, contested=True, limit=5 * MOST).rows
    newest = index.page(filters, limit=MOST).rows
    candidates = (*contested[:MOST_CONTESTED], *newest)
    unique = {listed.claim.id: listed for listed in candidates}
    return contested, sorted(list(unique.values())[:MOST], key=by_time)


def _one_line(text: str) -> str:
    from dashboard.exchange.escape import plain_text

    return " ".join(plain_text(text).split())


def _filled(template: str, **values: str) -> str:
    """Return the template with its values, "" when there is none of them."""
    return template.format(**values) if any(values.values()) else ""


def _filters_line(say: Language, filters: Filters) -> str:
    from dashboard.exchange.escape import plain_text

    phrase = plain_text(filters_in(say, filters))
    return f"{say['shown'].format(filters=phrase)}." if phrase else ""


def _days(say: Language, made: date, as_of: date, revision: str) -> str:
    day = say["story.that day"] if as_of == made else say.day(as_of)
    return say["story.made"].format(made=say.day(made), known=day, revision=revision)


def _free(project: Project, filters: Filters) -> tuple[Filters | None, tuple[str, ...]]:
    """Return the filters without datasets whose terms forbid to hand rows on, and their
    names; None: nothing is left.

    """
    without = restricted(project, filters)
    if not without:
        return filters, ()
    # Named, a private dataset would be seen: only those that are seen anyway are.
    seen = datasets_of(project, filters.without("dataset"))
    every = (LEDGER_DATASET, *(dataset.name for dataset in seen))
    rest = tuple(name for name in filters.dataset or every if name not in without)
    if not rest:
        return None, without
    return replace(filters, dataset=rest), without


def _rule(say: Language, listed: int, total: int) -> str:
    count = say.count(total, "story.of claims")
    if not listed:
        return say["story.no claims"].format(count=count)
    if listed == total:
        words = say["story.all claims" if total > 1 else "story.one claim"]
        return words.format(claims=say.count(total, "claims"))
    return say["story.some claims"].format(
        told=listed, count=count, most=MOST_CONTESTED
    )


def _disputes_rule(
    say: Language,
    places: tuple[Dispute, ...],
    more: int,
) -> str:
    if not places:
        return say["story.no disputes"]
    if not more:
        return say["story.disputes"]
    count = say.count(more, "story.more places")
    return f"{say['story.disputes']} {say['story.more disputes'].format(count=count)}"


def _notes(
    say: Language,
    unplaced: int,
    left_out: Iterable[str],
) -> Iterable[str]:
    if unplaced:
        yield say["story.unplaced"].format(
            count=say.count(unplaced, "story.unplaced claims")
        )
    names = ", ".join(left_out)
    if names:
        yield say["story.restricted"].format(names=names)


def story_name(filters: Filters, kind: str) -> str:
    """Return the name of the file."""
    days = [day.isoformat() for day in (filters.date_from, filters.date_to) if day]
    return f"{'-'.join(['claims-story', *days])}.{kind}"
