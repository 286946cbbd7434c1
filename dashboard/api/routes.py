"""The HTTP contract: /api/*, /s/*, /embed, /claim/*, /feed.*, /assets/*, /basemap/*,
/healthz.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from dashboard import services
from dashboard.api.answers import all_values, base_of, fresh, route
from dashboard.api.claim_page import claim_routes
from dashboard.api.feeds import feed_routes
from dashboard.api.files.compressed import ASK_EACH_TIME, FOR_A_YEAR, CompressedFiles
from dashboard.api.files.packed import packed_routes, page_routes
from dashboard.api.files.rejected import rejected_routes
from dashboard.api.guard import Guard
from dashboard.api.headers import SecurityHeaders
from dashboard.api.limits import LimitsMiddleware
from dashboard.api.params import VIEW, filters_of
from dashboard.api.pictures import bounded, snapshot
from dashboard.api.places import place_routes
from dashboard.api.references import reference_routes
from dashboard.api.share.embed import embed_routes
from dashboard.api.share.first_picture import first
from dashboard.api.share.links import link_routes
from dashboard.api.share.oembed import oembed_routes
from dashboard.api.share.sharing import share
from dashboard.api.site import KnownAddresses, site_routes
from dashboard.api.story import story_routes
from dashboard.api.visitors import SignedIn, nobody, sees_details, sees_private
from dashboard.domain.errors import BadInput
from dashboard.domain.filters import LISTS, MAX_LENGTH, Filters, required_day
from dashboard.domain.params import box_of, flag, number
from dashboard.domain.settings import ASSETS, load
from dashboard.domain.sharing.compared_days import compared_days
from dashboard.domain.sharing.links import layers_of
from dashboard.domain.visitors.deadline import question_time
from dashboard.i18n.translate import ENGLISH, speaking
from dashboard.services.access.disclosure import public_words
from dashboard.services.access.restricted import (
    aggregated_facet,
    aggregated_histogram,
    aggregated_markers,
    aggregated_summary,
    aggregated_total,
)
from dashboard.services.map.markers_first import markers_first
from dashboard.services.map.outlines import outlines
from dashboard.services.map.page_scripts import (
    PAGE_SCRIPTS,
    assets_version,
    page_script,
)
from dashboard.services.map.playback import days_of, playback
from dashboard.services.map.two_days import two_days
from dashboard.services.share.formats import EXPORTS


def claims_geojson(request: Request, project: services.Project) -> Response:
    """Markers of a viewport: ?filters&bbox=west,south,east,north&zoom=&layers=; layers:
    datasets that the map draws beside these, each by a question with `dataset=`.
    """
    filters = filters_of(request, project, VIEW)
    beside = _beside_layers(request, filters)
    box = box_of(request.query_params)
    zoom = number(request.query_params, "zoom", 0, 22, 6)
    answer = fresh(
        request, project, lambda: aggregated_markers(project, beside, zoom, box)
    )
    markers_first(project).note(project.index.revision, filters)
    return answer


def _beside_layers(request: Request, filters: Filters) -> Filters:
    """Return the filters without the datasets that are drawn as layers of their own."""
    problems: list[str] = []
    names = layers_of(all_values(request), problems)
    if problems:
        raise BadInput(problems[0])
    # A dataset that is asked for by name is no longer beside anything.
    return replace(filters, apart=tuple(sorted(set(names) - set(filters.dataset))))


def _list_query(request: Request, project: services.Project) -> services.ListQuery:
    params = request.query_params
    return services.ListQuery(
        filters=_beside_layers(
            request,
            filters_of(request, project, (*VIEW, "limit", "after", "unplaced")),
        ),
        box=box_of(params),
        unplaced=flag(params, "unplaced"),
        claim=params.get("claim", "")[:MAX_LENGTH],
        limit=int(number(params, "limit", 1, 500, 100)),
        after=params.get("after", ""),
    )


def claims_list(request: Request, project: services.Project) -> Response:
    """One page of claims as cards: ?filters&bbox=&limit=&after=, ?filters&unplaced=yes,
    or ?claim=ID.
    """
    query = _list_query(request, project)
    return fresh(request, project, lambda: services.listing(project, query))


def days(request: Request, project: services.Project) -> Response:
    """What begins and ends when, of each side: ?filters."""
    filters = filters_of(request, project, VIEW)
    return fresh(request, project, lambda: days_of(project, filters))


def frames(request: Request, project: services.Project) -> Response:
    """The same of the markers of a viewport: ?filters&bbox=&zoom=. A playback asks once
    and needs no answer a frame.
    """
    filters = filters_of(request, project, VIEW)
    box = box_of(request.query_params)
    zoom = number(request.query_params, "zoom", 0, 22, 6)
    return fresh(request, project, lambda: playback(project, filters, zoom, box))


def compare(request: Request, project: services.Project) -> Response:
    """Two days side by side: ?compare=DAY,DAY&filters&bbox=&zoom=."""
    filters = filters_of(request, project, VIEW)
    days = compared_days(request.query_params.get("compare", ""))
    box = box_of(request.query_params)
    zoom = number(request.query_params, "zoom", 0, 22, 6)
    return fresh(request, project, lambda: two_days(project, filters, days, zoom, box))


def area_outlines(request: Request, project: services.Project) -> Response:
    """Outlines of oblasts and raions: ?place=ID, as often as there are places."""
    filters_of(request, project, VIEW)  # what a visitor may not ask for is refused
    ids = request.query_params.getlist("place")
    return fresh(request, project, lambda: outlines(project.settings, ids))


def script(request: Request) -> Response:
    """The modules of a page as one script."""
    name = request.path_params["name"]
    if name not in PAGE_SCRIPTS:
        return Response(status_code=404)
    named = request.query_params.get("v") == assets_version()
    return Response(
        page_script(name),
        media_type="text/javascript; charset=utf-8",
        headers={"Cache-Control": FOR_A_YEAR if named else ASK_EACH_TIME},
    )


def contradictions(request: Request, project: services.Project) -> Response:
    """Pairs of claims that contradict each other: ?filters&limit=&dismissed=."""
    filters = filters_of(request, project, (*VIEW, "limit", "dismissed"))
    every = flag(request.query_params, "dismissed")
    limit = int(number(request.query_params, "limit", 1, services.MOST_PAIRS, 100))
    return fresh(
        request,
        project,
        lambda: services.contradiction_rows(project, filters, limit, dismissed=every),
    )


def control(request: Request, project: services.Project) -> Response:
    """Who is said to hold which place on a day, and the surface between the places:
    ?day=&filters.
    """
    filters = filters_of(request, project, (*VIEW, "day"))
    day = required_day("day", request.query_params.get("day", ""))

    def make() -> dict[str, Any]:
        places = services.control_on(project, filters, day)
        surface = services.control_surface(project, places)
        return services.control_geojson(places, day, surface)

    return fresh(request, project, make)


def changed_claims(request: Request, project: services.Project) -> Response:
    """What is new, corrected, retracted and newly contested: ?since=&until=&filters."""
    filters = filters_of(request, project, (*VIEW, "since", "until"))
    since = required_day("since", request.query_params.get("since", ""))
    until = request.query_params.get("until", "")
    last = required_day("until", until) if until else None
    return fresh(
        request,
        project,
        lambda: services.changes_since(project, filters, since, last).row(),
    )


def count(request: Request, project: services.Project) -> Response:
    """How many claims the list has in all."""
    query = _list_query(request, project)
    return fresh(request, project, lambda: aggregated_total(project, query))


def _pending(request: Request, project: services.Project) -> list[str]:
    """Return the datasets being taken in whose names the visitor may know."""
    return list(project.pending_for(private=sees_private(request)))


def revision(request: Request, project: services.Project) -> Response:
    """Name of the data's present state; an open page asks it to learn of changes made
    elsewhere.
    """
    state = {
        "revision": project.index.revision,
        "pending": _pending(request, project),
    }
    return JSONResponse(state, headers={"Cache-Control": "no-store"})


def facets(request: Request, project: services.Project) -> Response:
    """Values of every list filter with their counts, and the counts of all."""
    filters = filters_of(request, project, VIEW)
    return fresh(
        request,
        project,
        lambda: {
            "facets": {
                name: aggregated_facet(project, name, filters) for name in LISTS
            },
            "sentence": services.summary_sentence(aggregated_summary(project, filters)),
        },
    )


def histogram(request: Request, project: services.Project) -> Response:
    """Claims by day, week or month."""
    filters = filters_of(request, project, VIEW)

    def make() -> dict[str, Any]:
        days = aggregated_histogram(project, filters)
        return {
            "bucket": days.bucket,
            "bars": [[day.isoformat(), count] for day, count in days.bars],
            "by": days.by,
        }

    return fresh(request, project, make)


def file_stem(filters: Filters) -> str:
    """Return the name of an exported file without its ending: that of the dataset when
    it holds one alone.
    """
    (name,) = filters.dataset if len(filters.dataset) == 1 else ("claims",)
    # A header holds plain letters; names may be of any script.
    return name if re.fullmatch(r"[a-z0-9-]+", name) else "claims"


def card(request: Request, project: services.Project) -> Response:
    """One claim with all that is known of it: ?filters&claim=ID; claim is null when
    there is none.
    """
    filters = filters_of(request, project, VIEW)
    claim_id = request.query_params.get("claim", "")[:MAX_LENGTH]
    base = base_of(request, project)
    return fresh(
        request,
        project,
        lambda: services.claim_details(project, base, claim_id, filters),
    )


def search(request: Request, project: services.Project) -> Response:
    """Places, claimants, outlets and words that a few letters may mean: ?q=."""
    filters = filters_of(request, project, ("q", "rev"))
    words = request.query_params.get("q", "")[:MAX_LENGTH]
    return fresh(
        request,
        project,
        lambda: {"groups": services.search_matches(project, words, filters)},
    )


def export(request: Request, project: services.Project) -> Response:
    """The filtered claims as a file with every field."""
    kind = str(request.path_params["format"])
    filters = filters_of(request, project, VIEW)
    # A file of everything takes its time; how long is bounded by the limits.
    # Files are for programs: their words stay the same whoever asks.
    with question_time(None), speaking(ENGLISH):
        exported = services.export_claims(
            project,
            filters,
            kind,
            link=services.permalink(base_of(request, project), filters),
        )
    name = f"{file_stem(filters)}{EXPORTS[kind].suffix}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return StreamingResponse(
        exported.parts, media_type=EXPORTS[kind].media_type, headers=headers
    )


def healthz(request: Request, project: services.Project) -> Response:
    """Whether the server answers, and with which data."""
    difference = project.difference()
    troubles = [str(error) for error in project.troubles]
    for trouble in (difference, project.clock_trouble()):
        if trouble and trouble not in troubles:
            troubles.append(trouble)
    if not sees_details(request):
        troubles = [public_words(words, project.settings) for words in troubles]
    state = {
        "revision": project.index.revision,
        "left_out": len(project.problems),
        "pending": _pending(request, project),
    }
    status = "degraded" if troubles else "ok"
    return JSONResponse({"status": status, "troubles": troubles, **state})


def readyz(_request: Request, project: services.Project) -> Response:
    """Whether the server has something to show; 503 until it does."""
    return JSONResponse({"status": "ready", "revision": project.index.revision})


def routes(
    shell: Path | None = None,
    pages: Iterable[str] = (),
    later: Sequence[str] = (),
) -> list[BaseRoute]:
    """Return every route of ours, to stand beside Streamlit's own.

    shell: the page Streamlit answers at `/`. pages: paths of its other pages, without
    slashes. later: files of others that the map will ask for, as seen from `/`.
    """
    settings = load()
    api = [
        Route("/changes.json", route(changed_claims)),
        Route("/claims.geojson", route(claims_geojson)),
        Route("/claims.json", route(claims_list)),
        Route("/compare.json", route(compare)),
        Route("/control.geojson", route(control)),
        Route("/contradictions.json", route(contradictions)),
        Route("/count", route(count)),
        Route("/days.json", route(days)),
        Route("/playback.json", route(frames)),
        Route("/outlines.json", route(area_outlines)),
        Route("/revision", route(revision)),
        Route("/card", route(card)),
        Route("/search", route(search)),
        *oembed_routes(),
        Route("/facets", route(facets)),
        Route("/histogram", route(histogram)),
        Route("/export.{format}", route(export)),
        Route("/share", route(share)),
        Route("/snapshot.{format}", bounded(route(snapshot))),
        Route("/first.png", bounded(route(first))),
        *story_routes(),
        *reference_routes(),
        *rejected_routes(),
    ]
    # Below a kilobyte an answer fits into a packet or two anyway.
    gzip = [Middleware(GZipMiddleware, minimum_size=1024)]
    return [
        *link_routes(shell, later),
        *([*packed_routes(shell), *page_routes(shell, pages)] if shell else ()),
        *feed_routes(),
        *embed_routes(),
        # Before /api: of two routes that fit the first one answers.
        *place_routes(),
        *claim_routes(),
        Mount("/api", routes=api, middleware=gzip),
        Mount(
            "/assets",
            routes=[
                Route("/pages/{name}.js", script),
                Mount("/", app=StaticFiles(directory=ASSETS)),
            ],
            middleware=gzip,
        ),
        Mount(
            "/basemap",
            app=StaticFiles(directory=settings.file("basemap")),
            middleware=gzip,
        ),
        Mount("/fonts", app=StaticFiles(directory=settings.file("fonts"))),
        Route("/healthz", route(healthz)),
        Route("/readyz", route(readyz)),
        *site_routes(),
    ]


def guards(
    pages: Iterable[str],
    *,
    shell: Path | None = None,
    base: str = "",
    signed_in: SignedIn = nobody,
    folders: Mapping[str, Path] | None = None,
) -> list[Middleware]:
    """Return what stands around every page, route and websocket, the outermost first.

    pages: paths of Streamlit's pages. shell: the page Streamlit answers at `/`. base:
    path that the server lies under, "" for none. signed_in: reads Streamlit's sign-in
    cookie. folders: of files of Streamlit's, by the path they lie under.
    """
    settings = load()
    files = {
        "/assets/": ASSETS,
        "/basemap/": settings.file("basemap"),
        "/fonts/": settings.file("fonts"),
        **(folders or {}),
    }
    ours = routes(shell)
    return [
        # Outermost: what is refused has the headers too.
        Middleware(
            SecurityHeaders,
            public_url=settings.public_url,
            images=services.tile_origins(settings),
            page=shell.read_text("utf-8") if shell else "",
        ),
        Middleware(Guard, signed_in=signed_in),
        # After the guard: what it refuses uses up nobody's share.
        Middleware(LimitsMiddleware),
        Middleware(CompressedFiles, folders=files, base=base, version=assets_version()),
        # Innermost: for an address there is not, Streamlit would answer with its page
        # and 200.
        Middleware(KnownAddresses, pages=tuple(pages), routes=ours, base=base),
    ]
