"""Reference layers for the map: which there are, what one shows on a day, and when they
showed what a claim says. Whoever may not see them is shown those alone whose terms are
said to allow it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from dashboard import services
from dashboard.api.answers import route
from dashboard.api.params import VIEW, filters_of
from dashboard.api.visitors import sees_restricted
from dashboard.domain.filters import MAX_LENGTH, required_day


def reference_list(request: Request, project: services.Project) -> Response:
    """The layers that the visitor may see."""
    filters_of(request, project, VIEW)
    public_only = not sees_restricted(request)
    rows = [
        {
            "name": layer.name,
            "terms": layer.terms,
            "held_by": layer.held_by.value,
            "days": [day.isoformat() for day in layer.days],
        }
        for layer in services.reference_layers(project, public_only=public_only)
    ]
    return _answer({"layers": rows})


def layer(request: Request, project: services.Project) -> Response:
    """What a layer shows on a day: ?name=&day=."""
    filters_of(request, project, (*VIEW, "name", "day"))
    name = request.query_params.get("name", "")[:MAX_LENGTH]
    day = required_day("day", request.query_params.get("day", ""))
    return _answer(
        services.shown_layer(
            project, name, day, public_only=not sees_restricted(request)
        )
    )


def lag(request: Request, project: services.Project) -> Response:
    """When the layers showed what a claim says: ?claim=ID."""
    filters = filters_of(request, project, VIEW)
    claim_id = request.query_params.get("claim", "")[:MAX_LENGTH]
    listed = project.index.claim(claim_id, filters)
    claims = [listed.claim] if listed else []
    lines = services.lag_lines(
        project, claims, public_only=not sees_restricted(request)
    )
    return _answer({"lines": lines})


def _answer(body: Mapping[str, Any]) -> Response:
    # Not of the state of the claims, by which other answers are kept.
    return JSONResponse(body, headers={"Cache-Control": "no-store"})


def reference_routes() -> list[Route]:
    """Return the routes of reference layers, under /api."""
    return [
        Route("/lag.json", route(lag)),
        Route("/reference.geojson", route(layer)),
        Route("/references.json", route(reference_list)),
    ]
