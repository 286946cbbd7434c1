"""Pictures over HTTP: the map as PNG, SVG or PDF. Drawn aside, and refused early when
too many are asked for.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import wraps

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from dashboard import services
from dashboard.api.answers import base_of
from dashboard.api.params import filters_of
from dashboard.api.visitors import sees_restricted
from dashboard.domain.errors import BadInput
from dashboard.domain.params import view_of
from dashboard.domain.sharing.links import claim_of
from dashboard.domain.sharing.picture_options import PICTURE, options_of, read_options

PARAMETERS = (
    "at",
    "bbox",
    "lat",
    "lon",
    "rev",
    "v",
    *(option.name for option in options_of(PICTURE)),
)
"""Parameters beside the filters."""
WAITING = 32
"""Most requests for pictures that are answered or wait; the next is told to come back.
"""
RETRY_SECONDS = 5
Endpoint = Callable[[Request], Awaitable[Response]]


def snapshot(request: Request, project: services.Project) -> Response:
    """The map as a picture: ?filters&preset= or size=1200x630, and what PARAMETERS
    names.
    """
    kind = str(request.path_params["format"])
    wanted = picture_of(request, project)
    body = services.picture_aside(project, wanted, kind)
    headers = {"Content-Disposition": f'inline; filename="claims-map.{kind}"'}
    if wanted.layers or wanted.references:
        # What of them is shown differs from visitor to visitor.
        headers["Cache-Control"] = "no-store"
    return Response(body, media_type=services.PICTURE_TYPES[kind], headers=headers)


def picture_of(request: Request, project: services.Project) -> services.PictureRequest:
    """Return the picture an address asks for. Raises BadInput."""
    params, problems = request.query_params, list[str]()
    filters = filters_of(request, project, PARAMETERS)
    view = view_of(params)
    claim = claim_of({"claim": params.getlist("claim")}, problems)
    if problems:
        raise BadInput(problems[0])
    drawn = services.drawn_fields(PICTURE, params)
    base = base_of(request, project)
    return services.PictureRequest(
        filters=filters,
        view=view,
        claim=claim,
        link=services.permalink(base, filters, view, claim, drawn),
        public_only=not sees_restricted(request),
        **drawn,
        **read_options(PICTURE, params),
    )


def bounded(endpoint: Endpoint) -> Endpoint:
    """Answer 503 with Retry-After at once when too many requests of this kind wait
    already.
    """
    running = 0

    @wraps(endpoint)
    async def call(request: Request) -> Response:
        nonlocal running
        if running >= WAITING:
            words = f"too many pictures at once; try again in {RETRY_SECONDS} s"
            return JSONResponse(
                {"error": words},
                status_code=503,
                headers={"Retry-After": str(RETRY_SECONDS)},
            )
        running += 1
        try:
            return await endpoint(request)
        finally:
            running -= 1

    return call
