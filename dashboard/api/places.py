"""The dossier of a place: /api/place.json, and /place/<id> as a page of its own that
needs no script.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dashboard import services
from dashboard.api.answers import base_of, fresh, route
from dashboard.api.pages import (
    answer,
    document,
    failed,
    in_language,
    style_links,
    tags,
)
from dashboard.api.params import VIEW, filters_of
from dashboard.api.visitors import sees_restricted
from dashboard.domain.filters import MAX_LENGTH, required_day
from dashboard.domain.sharing.links import Link
from dashboard.i18n.translate import (
    decimal_words,
    gettext,
    language_in_address,
    ngettext,
    number_words,
)
from dashboard.services.share.formats import markup

STYLES = ("frontline.css", "standalone.css", "embed.css")


def place_dossier(request: Request, project: services.Project) -> Response:
    """Everything about a place as JSON: ?id=&day=&filters; id: also a name."""
    filters = filters_of(request, project, (*VIEW, "id", "day"))
    which = request.query_params.get("id", "")[:MAX_LENGTH]
    day = _day(request)
    return fresh(
        request, project, lambda: services.dossier(project, filters, which, day).row()
    )


def _day(request: Request) -> date | None:
    text = request.query_params.get("day", "")
    return required_day("day", text) if text else None


def place_page(request: Request, project: services.Project) -> Response:
    """Everything about a place as a page: ?day=&filters."""
    filters = filters_of(request, project, (*VIEW, "day"))
    which = str(request.path_params["place_id"])[:MAX_LENGTH]
    made = services.dossier(project, filters, which, _day(request))
    link = Link(replace(filters, place=(made.place.id,)))
    base = base_of(request, project)
    seen = services.preview(project, base, link)
    seen = replace(
        seen,
        title=f"{made.place.title}: {gettext(services.TITLE)}",
        canonical=in_language(f"{base}/place/{quote(made.place.id, safe='')}"),
    )
    body = "\n".join(
        [
            '<main class="fe-page">',
            f"<h1>{markup(made.place.title)}</h1>",
            f"<p>{markup(made.sentence)}</p>",
            *_facts(made),
            f'<p><a href="../?{markup(_open(link))}">'
            f"{markup(gettext('Open on the map'))}</a></p>",
            *_claims(project, made),
            *_list(
                gettext("Contradictions"),
                [pair.because for pair in made.contradictions],
            ),
            *_list(
                gettext("Origins"),
                [f"{each.answer}: {each.origins.sentence}" for each in made.origins],
            ),
            *_list(
                gettext("Sources graded by people"),
                services.graded_sources(
                    project, filters, [listed.claim for listed in made.claims]
                ),
            ),
            *_list(gettext("Reference layers"), _lags(request, project, made)),
            *_near(made),
            "</main>",
        ]
    )
    return answer(document(f"{tags(seen)}\n{style_links('../', STYLES)}", body))


def _open(link: Link) -> str:
    return replace(link, language=language_in_address()).text()


def _lags(
    request: Request,
    project: services.Project,
    made: services.Dossier,
) -> list[str]:
    claims = [listed.claim for listed in made.claims]
    return services.lag_lines(project, claims, public_only=not sees_restricted(request))


def _facts(made: services.Dossier) -> Iterable[str]:
    point = gettext("Point: {point}", point=made.place.point_words)
    yield f"<p>{markup(point)}</p>"
    if made.place.names:
        names = gettext("Names: {names}", names=", ".join(made.place.names))
        yield f"<p>{markup(names)}</p>"


def _claims(project: services.Project, made: services.Dossier) -> Iterable[str]:
    first = [services.claim_line(each, project) for each in made.first]
    yield from _list(gettext("First claim of each side"), first)
    if made.total > len(made.claims):
        words = ngettext(
            "The newest {most} of {count} claim:",
            "The newest {most} of {count} claims:",
            made.total,
            most=number_words(len(made.claims)),
        )
        yield f"<p>{markup(words)}</p>"
    for side, claims in made.lanes().items():
        lines = [services.claim_line(each, project) for each in claims]
        heading = gettext("Claims by side: {side}", side=gettext(side.label))
        yield from _list(heading, lines)


def _near(made: services.Dossier) -> Iterable[str]:
    if not made.near:
        return
    around = gettext("Within {km} km", km=f"{services.AROUND_KM:g}")
    yield f"<h2>{markup(around)}</h2>"
    yield "<ul>"
    for each in made.near:
        name = each.name or each.place_id
        km = decimal_words(round(each.km, 1))
        words = markup(
            gettext("{name}, {km} km: {claims}", name=name, km=km, claims=each.claims)
        )
        yield f"<li>{words}</li>"
    yield "</ul>"


def _list(heading: str, lines: list[str]) -> Iterable[str]:
    if lines:
        yield f"<h2>{markup(heading)}</h2>"
        yield "<ul>"
        yield from (f"<li>{markup(line)}</li>" for line in lines)
        yield "</ul>"


def place_routes() -> list[Route]:
    """Return the routes of dossiers."""
    return [
        Route("/api/place.json", route(place_dossier)),
        Route("/place/{place_id:path}", route(place_page, failed("../"))),
    ]
