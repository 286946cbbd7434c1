"""What the Share dialog asks for."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from dashboard import services
from dashboard.api.answers import base_of
from dashboard.api.params import link_of


def share(request: Request, project: services.Project) -> Response:
    """Everything to copy or choose for the link whose parameters the address has; never
    kept: a citation has a day.
    """
    offered = services.sharing(
        project, base_of(request, project), link_of(request, project)
    )
    return JSONResponse(offered, headers={"Cache-Control": "no-store"})
