"""Stories over HTTP: the claims of a filter as one HTML file or PDF."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from dashboard import tasks
from dashboard.api.answers import base_of, route
from dashboard.api.params import filters_of
from dashboard.api.pictures import bounded

OPTIONS = ("title", "remark", "language", "lat", "lon", "zoom", "claim", "rev", "v")
"""Parameters beside the filters; those of a view are passed over, for a story shows everything the filters match."""


def story(request: Request, project: tasks.Project) -> Response:
    """The story as a file: ?filters&title=&remark=&language=."""
    kind = str(request.path_params["format"])
    params = request.query_params
    filters = filters_of(params, OPTIONS)
    asked = tasks.StoryRequest(
        filters=filters, title=params.get("title", ""), remark=params.get("remark", ""),
        language=params.get("language") or "en",
        link=tasks.permalink(base_of(request, project), filters),
    )  # fmt: skip
    body = tasks.story_file(project, asked, kind, tasks.picture_aside)
    headers = {
        "Content-Disposition": f'attachment; filename="{tasks.story_name(filters, kind)}"',
        "X-Content-Type-Options": "nosniff", "Cache-Control": "no-cache",
    }  # fmt: skip
    return Response(body, media_type=tasks.STORY_TYPES[kind], headers=headers)


def story_routes() -> list[BaseRoute]:
    """Return the routes, to stand under /api."""
    return [Route("/story.{format}", bounded(route(story)))]
