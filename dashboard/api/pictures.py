"""Pictures over HTTP: the map as PNG, SVG or PDF. Drawn aside, and refused early when too many are asked for."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import wraps

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from dashboard import tasks
from dashboard.api.answers import base_of
from dashboard.api.params import filters_of
from dashboard.domain.errors import BadInput
from dashboard.domain.links import claim_of
from dashboard.domain.params import PARTS, number, size_of, view_of

OPTIONS = ("bbox", "zoom", "center", "lat", "lon", "claim", "rev", "v", "preset", "size", "scale", "theme", "language",
           "title", "remark", "background", *PARTS)  # fmt: skip
"""Parameters beside the filters."""
WAITING = 32
"""Most requests for pictures that are answered or wait; the next is told to come back."""
RETRY_SECONDS = 5
Endpoint = Callable[[Request], Awaitable[Response]]


def snapshot(request: Request, project: tasks.Project) -> Response:
    """The map as a picture: ?filters&preset= or size=1200x630, and what OPTIONS names."""
    kind = str(request.path_params["format"])
    params = request.query_params
    picture = picture_of(request, project)
    body = tasks.picture_aside(project, picture, kind, number(params, "scale", 1, 3, 1))
    headers = {"Content-Disposition": f'inline; filename="claims-map.{kind}"'}
    return Response(body, media_type=tasks.PICTURE_TYPES[kind], headers=headers)


def picture_of(request: Request, project: tasks.Project) -> tasks.PictureRequest:
    """Return the picture an address asks for. Raises BadInput."""
    params = request.query_params
    filters, view, problems = filters_of(params, OPTIONS), view_of(params), list[str]()
    claim = claim_of({"claim": params.getlist("claim")}, problems)
    if problems:
        raise BadInput(problems[0])
    if params.get("preset") and params.get("size"):
        raise BadInput("preset and size: give one of them")
    wrong = next((name for name in PARTS if params.get(name, "yes") not in ("yes", "no")), None)
    if wrong:
        raise BadInput(f"{wrong}={params[wrong][:40]!r}: yes or no")
    width, height = size_of(params.get("size") or "1200x630")
    return tasks.PictureRequest(
        filters=filters, view=view, preset=params.get("preset", ""), width=width, height=height,
        theme=params.get("theme") or "light", language=params.get("language") or "en", title=params.get("title", ""),
        remark=params.get("remark", ""), without=frozenset(part for part in PARTS if params.get(part) == "no"),
        background=params.get("background", ""), claim=claim,
        link=tasks.permalink(base_of(request, project), filters, view, claim),
    )  # fmt: skip


def bounded(endpoint: Endpoint) -> Endpoint:
    """Answer 503 with Retry-After at once when too many requests of this kind wait already."""
    held = 0

    @wraps(endpoint)
    async def call(request: Request) -> Response:
        nonlocal held
        if held >= WAITING:
            words = f"too many pictures at once; try again in {RETRY_SECONDS} s"
            return JSONResponse({"error": words}, status_code=503, headers={"Retry-After": str(RETRY_SECONDS)})
        held += 1
        try:
            return await endpoint(request)
        finally:
            held -= 1

    return call
