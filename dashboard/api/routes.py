"""The HTTP contract: /api/*, /s/*, /embed, /feed.*, /assets/*, /basemap/*, /healthz."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from dashboard import tasks
from dashboard.api.answers import base_of, fresh, route
from dashboard.api.embed import embed_routes
from dashboard.api.feeds import feed_routes
from dashboard.api.links import link_routes
from dashboard.api.params import filters_of
from dashboard.api.pictures import bounded, snapshot
from dashboard.api.sharing import share
from dashboard.api.story import story_routes
from dashboard.domain.filters import MAX_LENGTH
from dashboard.domain.links import NAMES
from dashboard.domain.params import box_of, flag, number
from dashboard.domain.settings import ASSETS, load
from dashboard.exchange.exporting import EXPORTS

VIEW = ("bbox", "center", "rev", *NAMES)


def claims_geojson(request: Request, project: tasks.Project) -> Response:
    """Markers of a viewport: ?filters&bbox=west,south,east,north&zoom=."""
    filters, box = filters_of(request.query_params, VIEW), box_of(request.query_params)
    zoom = number(request.query_params, "zoom", 0, 22, 6)
    return fresh(request, project, lambda: tasks.markers(project, filters, zoom, box))


def _list_query(request: Request) -> tasks.ListQuery:
    params = request.query_params
    return tasks.ListQuery(
        filters=filters_of(params, (*VIEW, "limit", "after", "unplaced")), box=box_of(params),
        unplaced=flag(params, "unplaced"), claim=params.get("claim", "")[:MAX_LENGTH],
        limit=int(number(params, "limit", 1, 500, 100)), after=params.get("after", ""),
    )  # fmt: skip


def claims_list(request: Request, project: tasks.Project) -> Response:
    """One page of claims as cards: ?filters&bbox=&limit=&after=, ?filters&unplaced=yes, or ?claim=ID."""
    query = _list_query(request)
    return fresh(request, project, lambda: tasks.listing(project, query))


def count(request: Request, project: tasks.Project) -> Response:
    """How many claims the list has in all."""
    query = _list_query(request)
    return fresh(request, project, lambda: tasks.count(project, query))


def revision(_request: Request, project: tasks.Project) -> Response:
    """Name of the data's present state; an open page asks it to learn of changes made elsewhere."""
    held = {"revision": project.index.revision, "pending": list(project.pending)}
    return JSONResponse(held, headers={"Cache-Control": "no-store"})


def facets(request: Request, project: tasks.Project) -> Response:
    """Values of every list filter with their counts, and the counts of all."""
    filters = filters_of(request.query_params, VIEW)
    return fresh(
        request, project,
        lambda: {"facets": project.index.facets(filters), "sentence": tasks.sentence(project.index.summary(filters))},
    )  # fmt: skip


def histogram(request: Request, project: tasks.Project) -> Response:
    """Claims by day, week or month."""
    filters = filters_of(request.query_params, VIEW)

    def make() -> dict[str, Any]:
        bucket, bars = project.index.histogram(filters)
        return {"bucket": bucket, "bars": [[day.isoformat(), count] for day, count in bars]}

    return fresh(request, project, make)


def export(request: Request, project: tasks.Project) -> Response:
    """The filtered claims as a file with every field."""
    kind = str(request.path_params["format"])
    filters = filters_of(request.query_params, VIEW)
    exported = tasks.export(project, filters, kind, link=tasks.permalink(base_of(request, project), filters))
    name = f"claims{EXPORTS[kind].suffix}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return StreamingResponse(exported.parts, media_type=EXPORTS[kind].media_type, headers=headers)


def healthz(_request: Request, project: tasks.Project) -> Response:
    """Whether the server answers, and with which data."""
    troubles = [str(error) for error in project.troubles]
    held = {"revision": project.index.revision, "left_out": len(project.problems), "pending": list(project.pending)}
    return JSONResponse({"status": "degraded" if troubles else "ok", "troubles": troubles, **held})


def routes(shell: Path | None = None) -> list[BaseRoute]:
    """Return every route of ours, to stand beside Streamlit's own; shell: the page Streamlit answers at `/`."""
    settings = load()
    api = [
        Route("/claims.geojson", route(claims_geojson)),
        Route("/claims.json", route(claims_list)),
        Route("/count", route(count)),
        Route("/revision", route(revision)),
        Route("/facets", route(facets)),
        Route("/histogram", route(histogram)),
        Route("/export.{format}", route(export)),
        Route("/share", route(share)),
        Route("/snapshot.{format}", bounded(route(snapshot))),
        *story_routes(),
    ]
    gzip = [Middleware(GZipMiddleware, minimum_size=1024)]
    return [
        *link_routes(shell),
        *feed_routes(),
        *embed_routes(),
        Mount("/api", routes=api, middleware=gzip),
        Mount("/assets", app=StaticFiles(directory=ASSETS), middleware=gzip),
        Mount("/basemap", app=StaticFiles(directory=settings.file("basemap")), middleware=gzip),
        Mount("/fonts", app=StaticFiles(directory=settings.file("fonts"))),
        Route("/healthz", route(healthz)),
    ]
