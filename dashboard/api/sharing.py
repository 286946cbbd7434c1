"""What the Share dialog asks for."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from dashboard import tasks
from dashboard.api.answers import base_of
from dashboard.api.params import link_of


def share(request: Request, project: tasks.Project) -> Response:
    """Everything to copy or choose for the link whose parameters the address has; never kept: a citation has a day."""
    told = tasks.sharing(project, base_of(request, project), link_of(request.query_params))
    return JSONResponse(told, headers={"Cache-Control": "no-store"})
