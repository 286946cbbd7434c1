"""/api/oembed: how an address of this server is shown in a frame of another page."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from dashboard import services
from dashboard.api.answers import base_of, route
from dashboard.api.params import filters_of
from dashboard.api.visitors import visible_link
from dashboard.domain.params import number
from dashboard.domain.sharing.links import Link

NAMES = ("url", "format", "maxwidth", "maxheight")
MOST_PIXELS = 100_000
NOT_IMPLEMENTED = 501
"""What oEmbed asks for where a format is not offered."""


def oembed(request: Request, project: services.Project) -> Response:
    """What to embed: ?url=ADDRESS&maxwidth=&maxheight=, format=json alone."""
    params = request.query_params
    filters_of(request, project, NAMES)  # what a visitor may not ask for is refused
    if params.get("format", "json") != "json":
        words = f"format={params['format'][:40]!r}: not offered; only json is"
        return JSONResponse({"error": words}, NOT_IMPLEMENTED)
    wanted = services.OEmbedRequest(
        url=params.get("url", ""),
        max_width=int(number(params, "maxwidth", 1, MOST_PIXELS, 0)),
        max_height=int(number(params, "maxheight", 1, MOST_PIXELS, 0)),
    )

    def visible(link: Link) -> Link:
        return visible_link(request, project, link)[0]

    made = services.oembed_answer(project, base_of(request, project), wanted, visible)
    # Any page may ask: the answer says no more than the page that it frames.
    headers = {"Cache-Control": "no-cache", "Access-Control-Allow-Origin": "*"}
    return JSONResponse(made, headers=headers)


def oembed_routes() -> list[BaseRoute]:
    """Return the route, to stand under /api."""
    return [Route("/oembed", route(oembed))]
