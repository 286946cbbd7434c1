"""The rows of a dataset's file that did not fit, each with its line and the reason."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from dashboard import services
from dashboard.api.answers import route
from dashboard.api.params import filters_of
from dashboard.api.visitors import must_be_allowed
from dashboard.domain.errors import BadInput, NothingFound
from dashboard.domain.visitors.access import Permission
from dashboard.i18n.translate import gettext


def rejected(request: Request, project: services.Project) -> Response:
    """The rejected rows as CSV, for who may import: ?dataset=NAME."""
    must_be_allowed(request, Permission.EDIT_DATASETS)
    names = filters_of(request, project).dataset
    if len(names) != 1:
        raise BadInput(
            gettext("dataset: whose rejected rows? Give the name of one dataset")
        )
    file = services.rejected_rows(project, names[0])
    if file is None:
        raise NothingFound(
            gettext("dataset {name}: no row of it was rejected", name=names[0][:40])
        )
    return FileResponse(
        file,
        media_type="text/csv",
        filename=f"{names[0]}-rejected.csv",
        headers={"Cache-Control": "no-store"},
    )


def rejected_routes() -> list[Route]:
    """Return the route of rejected rows, under /api."""
    return [Route("/rejected.csv", route(rejected))]
