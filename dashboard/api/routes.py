"""The HTTP contract: /api/*, /assets/*, /basemap/*, /healthz."""

from __future__ import annotations

import hashlib
from collections.abc import Awaitable, Callable
from functools import wraps
from pathlib import Path
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from dashboard import tasks
from dashboard.api.params import filters_of
from dashboard.domain.errors import BadInput, FrontlineError
from dashboard.domain.params import box_of, number, size_of, view_of
from dashboard.domain.settings import load

ASSETS = Path(__file__).parent / "assets"
VIEW = ("bbox", "zoom", "center", "lat", "lon", "claim")
Handler = Callable[[Request, tasks.Project], Response]


def route(handler: Handler) -> Callable[[Request], Awaitable[Response]]:
    """Run a handler in a thread with the loaded project; our errors become a 400 with a JSON reason."""

    @wraps(handler)
    async def call(request: Request) -> Response:
        try:
            return await run_in_threadpool(lambda: handler(request, tasks.open_project(load())))
        except FrontlineError as error:
            return JSONResponse({"error": str(error)}, status_code=400)

    return call


def _fresh(request: Request, project: tasks.Project, make: Callable[[], Any]) -> Response:
    """Answer JSON with an ETag of the data's revision and the address, so that a repeated view costs nothing."""
    seed = f"{project.index.revision} {request.url.query}"
    tag = f'W/"{hashlib.sha256(seed.encode()).hexdigest()[:16]}"'
    headers = {"ETag": tag, "Cache-Control": "no-cache"}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    return JSONResponse(make(), headers=headers)


def claims_geojson(request: Request, project: tasks.Project) -> Response:
    """Markers of a viewport: ?filters&bbox=west,south,east,north&zoom=."""
    filters, box = filters_of(request.query_params, VIEW), box_of(request.query_params)
    zoom = number(request.query_params, "zoom", 0, 22, 6)
    return _fresh(request, project, lambda: tasks.markers(project, filters, zoom, box))


def claims_list(request: Request, project: tasks.Project) -> Response:
    """One page of claims as cards: ?filters&bbox=&limit=&offset=, ?filters&unplaced=yes, or ?claim=ID."""
    params = request.query_params
    query = tasks.ListQuery(
        filters=filters_of(params, (*VIEW, "limit", "offset", "unplaced")), box=box_of(params),
        unplaced=params.get("unplaced") == "yes", claim=params.get("claim", "")[:64],
        limit=int(number(params, "limit", 1, 500, 100)), offset=int(number(params, "offset", 0, 10**7, 0)),
    )  # fmt: skip
    return _fresh(request, project, lambda: tasks.listing(project, query))


def facets(request: Request, project: tasks.Project) -> Response:
    """Values of every list filter with their counts, and the counts of all."""
    filters = filters_of(request.query_params, VIEW)
    return _fresh(
        request, project,
        lambda: {"facets": project.index.facets(filters), "sentence": tasks.sentence(project.index.summary(filters))},
    )  # fmt: skip


def histogram(request: Request, project: tasks.Project) -> Response:
    """Claims by day, week or month."""
    filters = filters_of(request.query_params, VIEW)

    def make() -> dict[str, Any]:
        bucket, bars = project.index.histogram(filters)
        return {"bucket": bucket, "bars": [[day.isoformat(), count] for day, count in bars]}

    return _fresh(request, project, make)


def export(request: Request, project: tasks.Project) -> Response:
    """The filtered claims as a file with every field."""
    kind = str(request.path_params["format"])
    text = tasks.export(project.index.claims(filters_of(request.query_params, VIEW)), kind)
    disposition = f'attachment; filename="claims.{kind}"'
    return Response(text, media_type=tasks.EXPORTS[kind], headers={"Content-Disposition": disposition})


def snapshot(request: Request, project: tasks.Project) -> Response:
    """The map as a picture: ?filters&size=1200x630&center=LAT,LON&zoom=&theme=light|dark&scale=1."""
    params = request.query_params
    kind = request.path_params["format"]
    if kind not in ("png", "svg"):
        raise BadInput(f"picture format {kind[:20]!r}: not known; one of png, svg")
    filters = filters_of(params, (*VIEW, "size", "theme", "scale"))
    width, height = size_of(params.get("size") or "1200x630")
    base = project.settings.public_url or str(request.base_url).rstrip("/")
    view = view_of(params)
    picture = tasks.PictureRequest(
        filters=filters, view=view, width=width, height=height, theme=params.get("theme") or "light",
        link=tasks.permalink(base, filters, view),
    )  # fmt: skip
    if kind == "svg":
        return Response(tasks.snapshot(project, picture), media_type="image/svg+xml")
    png = tasks.snapshot_png(project, picture, number(params, "scale", 1, 3, 1))
    return Response(png, media_type="image/png", headers={"Content-Disposition": 'inline; filename="claims-map.png"'})


def healthz(_request: Request, project: tasks.Project) -> Response:
    """Whether the server answers, and with which data."""
    return JSONResponse({"status": "ok", "revision": project.index.revision, "left_out": len(project.problems)})


def routes() -> list[BaseRoute]:
    """Return every route of ours, to stand beside Streamlit's own."""
    settings = load()
    api = [
        Route("/claims.geojson", route(claims_geojson)),
        Route("/claims.json", route(claims_list)),
        Route("/facets", route(facets)),
        Route("/histogram", route(histogram)),
        Route("/export.{format}", route(export)),
        Route("/snapshot.{format}", route(snapshot)),
    ]
    gzip = [Middleware(GZipMiddleware, minimum_size=1024)]
    return [
        Mount("/api", routes=api, middleware=gzip),
        Mount("/assets", app=StaticFiles(directory=ASSETS), middleware=gzip),
        Mount("/basemap", app=StaticFiles(directory=settings.file("basemap")), middleware=gzip),
        Mount("/fonts", app=StaticFiles(directory=settings.file("fonts"))),
        Route("/healthz", route(healthz)),
    ]
