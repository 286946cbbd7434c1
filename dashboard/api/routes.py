"""The HTTP contract: /api/*, /assets/*, /basemap/*, /healthz."""

from __future__ import annotations

import hashlib
from collections.abc import Awaitable, Callable
from functools import wraps
from typing import Any

from anyio import CapacityLimiter
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from dashboard import tasks
from dashboard.api.params import filters_of
from dashboard.domain.errors import BadInput, Damaged, FrontlineError, ServiceUnavailable
from dashboard.domain.params import box_of, number, size_of, view_of
from dashboard.domain.settings import ASSETS, load
from dashboard.exchange.exporting import EXPORTS

VIEW = ("bbox", "zoom", "center", "lat", "lon", "claim", "rev")
KEPT = "private, max-age=86400, immutable"
AT_ONCE = 4
"""Questions answered at the same time; the others wait, and are dropped when nobody waits for them any more."""
GONE = 499
"""What nginx logs for a client that closed the connection; nobody reads it."""
Handler = Callable[[Request, tasks.Project], Response]


def route(handler: Handler) -> Callable[[Request], Awaitable[Response]]:
    """Run a handler in a thread with the loaded project; our errors become JSON with a reason.

    400: the request is bad. 503: the ledger or a file cannot be read at the moment.
    """
    line: list[CapacityLimiter] = []

    @wraps(handler)
    async def call(request: Request) -> Response:
        if not line:
            line.append(CapacityLimiter(AT_ONCE))
        try:
            async with line[0]:
                if await request.is_disconnected():
                    return Response(status_code=GONE)
                return await run_in_threadpool(lambda: handler(request, tasks.open_project(load())))
        except (ServiceUnavailable, Damaged) as error:
            return JSONResponse({"error": str(error)}, status_code=503)
        except FrontlineError as error:
            return JSONResponse({"error": str(error)}, status_code=400)

    return call


def _fresh(request: Request, project: tasks.Project, make: Callable[[], Any]) -> Response:
    """Answer JSON with an ETag of the data's revision and the address, so that a repeated view costs nothing.

    An address that names the present revision (rev=) may be kept by the browser for good: its answer never changes.
    """
    revision = project.index.revision
    tag = f'W/"{hashlib.sha256(f"{revision} {request.url.query}".encode()).hexdigest()[:16]}"'
    named = request.query_params.get("rev") == revision
    headers = {"ETag": tag, "Cache-Control": KEPT if named else "no-cache"}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    return JSONResponse(make(), headers=headers)


def claims_geojson(request: Request, project: tasks.Project) -> Response:
    """Markers of a viewport: ?filters&bbox=west,south,east,north&zoom=."""
    filters, box = filters_of(request.query_params, VIEW), box_of(request.query_params)
    zoom = number(request.query_params, "zoom", 0, 22, 6)
    return _fresh(request, project, lambda: tasks.markers(project, filters, zoom, box))


def _list_query(request: Request) -> tasks.ListQuery:
    params = request.query_params
    return tasks.ListQuery(
        filters=filters_of(params, (*VIEW, "limit", "after", "unplaced")), box=box_of(params),
        unplaced=params.get("unplaced") == "yes", claim=params.get("claim", "")[:64],
        limit=int(number(params, "limit", 1, 500, 100)), after=params.get("after", ""),
    )  # fmt: skip


def claims_list(request: Request, project: tasks.Project) -> Response:
    """One page of claims as cards: ?filters&bbox=&limit=&after=, ?filters&unplaced=yes, or ?claim=ID."""
    query = _list_query(request)
    return _fresh(request, project, lambda: tasks.listing(project, query))


def count(request: Request, project: tasks.Project) -> Response:
    """How many claims the list has in all."""
    query = _list_query(request)
    return _fresh(request, project, lambda: tasks.count(project, query))


def revision(_request: Request, project: tasks.Project) -> Response:
    """Name of the data's present state; an open page asks it to learn of changes made elsewhere."""
    held = {"revision": project.index.revision, "pending": list(project.pending)}
    return JSONResponse(held, headers={"Cache-Control": "no-store"})


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
    filters = filters_of(request.query_params, VIEW)
    exported = tasks.export(project, filters, kind, link=tasks.permalink(_base(request, project), filters))
    name = f"claims{EXPORTS[kind].suffix}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return StreamingResponse(exported.parts, media_type=EXPORTS[kind].media_type, headers=headers)


def _base(request: Request, project: tasks.Project) -> str:
    return project.settings.public_url or str(request.base_url).rstrip("/")


def snapshot(request: Request, project: tasks.Project) -> Response:
    """The map as a picture: ?filters&size=1200x630&center=LAT,LON&zoom=&theme=light|dark&scale=1."""
    params = request.query_params
    kind = request.path_params["format"]
    if kind not in ("png", "svg"):
        raise BadInput(f"picture format {kind[:20]!r}: not known; one of png, svg")
    filters = filters_of(params, (*VIEW, "size", "theme", "scale"))
    width, height = size_of(params.get("size") or "1200x630")
    view = view_of(params)
    picture = tasks.PictureRequest(
        filters=filters, view=view, width=width, height=height, theme=params.get("theme") or "light",
        link=tasks.permalink(_base(request, project), filters, view),
    )  # fmt: skip
    if kind == "svg":
        return Response(tasks.snapshot(project, picture), media_type="image/svg+xml")
    png = tasks.snapshot_png(project, picture, number(params, "scale", 1, 3, 1))
    return Response(png, media_type="image/png", headers={"Content-Disposition": 'inline; filename="claims-map.png"'})


def healthz(_request: Request, project: tasks.Project) -> Response:
    """Whether the server answers, and with which data."""
    troubles = [str(error) for error in project.troubles]
    held = {"revision": project.index.revision, "left_out": len(project.problems), "pending": list(project.pending)}
    return JSONResponse({"status": "degraded" if troubles else "ok", "troubles": troubles, **held})


def routes() -> list[BaseRoute]:
    """Return every route of ours, to stand beside Streamlit's own."""
    settings = load()
    api = [
        Route("/claims.geojson", route(claims_geojson)),
        Route("/claims.json", route(claims_list)),
        Route("/count", route(count)),
        Route("/revision", route(revision)),
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
