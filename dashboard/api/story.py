"""Stories over HTTP: the claims of a filter as one HTML file or PDF."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from dashboard import services
from dashboard.api.answers import base_of, route
from dashboard.api.params import filters_of
from dashboard.api.pictures import bounded
from dashboard.domain.sharing.picture_options import STORY, options_of, read_options

PARAMETERS = (
    "lat",
    "lon",
    "zoom",
    "claim",
    "rev",
    "v",
    *(option.name for option in options_of(STORY)),
)
"""Parameters beside the filters; those of a view are passed over, for a story shows
everything the filters match.
"""


def story(request: Request, project: services.Project) -> Response:
    """The story as a file: ?filters&title=&remark=&language=."""
    kind = str(request.path_params["format"])
    params = request.query_params
    filters = filters_of(request, project, PARAMETERS)
    drawn = services.drawn_fields(STORY, params)
    story_request = services.StoryRequest(
        filters=filters,
        link=services.permalink(base_of(request, project), filters, drawn=drawn),
        **drawn,
        **read_options(STORY, params),
    )
    body = services.story_file(project, story_request, kind, services.picture_aside)
    headers = {
        "Content-Disposition": (
            f'attachment; filename="{services.story_name(filters, kind)}"'
        ),
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-cache",
    }
    return Response(body, media_type=services.STORY_TYPES[kind], headers=headers)


def story_routes() -> list[BaseRoute]:
    """Return the routes, to stand under /api."""
    return [Route("/story.{format}", bounded(route(story)))]
