"""Feeds of newly accepted, corrected and withdrawn claims: /feed.atom and
/feed.json.
"""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from dashboard import services
from dashboard.api.answers import base_of, has_copy, route, view_tag
from dashboard.api.params import filters_of
from dashboard.domain.errors import BadInput, FrontlineError
from dashboard.domain.params import number
from dashboard.i18n.translate import ENGLISH, gettext, speaking
from dashboard.services.share.formats import FEEDS


def feed(request: Request, project: services.Project) -> Response:
    """Answer what was accepted, corrected and withdrawn last:
    ?filters&limit=50&after=.
    """
    params, name = request.query_params, request.url.path.rpartition("/")[2]
    if params.get("review"):
        raise BadInput(
            gettext(
                "{name}: a feed has the claims that are accepted now; leave {name} out",
                name="review",
            )
        )
    wanted = services.FeedRequest(
        base=base_of(request, project),
        name=name,
        filters=filters_of(request, project, ("limit", "after")),
        limit=int(
            number(params, "limit", 1, services.MOST_ENTRIES, services.MOST_ENTRIES)
        ),
        after=params.get("after", ""),
    )
    tag = view_tag(request, project)
    changed = _changed(project, wanted)
    headers = {"ETag": tag, "Cache-Control": "no-cache"}
    if changed:
        headers["Last-Modified"] = format_datetime(changed, usegmt=True)
    with speaking(ENGLISH):
        page = services.claims_feed(project, wanted)
    if _has_feed(request, tag, changed):
        return Response(status_code=304, headers=headers)
    form = FEEDS[name]
    return Response(form.write(page), media_type=form.media_type, headers=headers)


def _changed(
    project: services.Project, wanted: services.FeedRequest
) -> datetime | None:
    """Return when the ledger changed last; None for rows of datasets, which arrive
    later than their registration, and for a time still to come: a clock was wrong, and
    by it the next change would not be seen.
    """
    if wanted.filters.dataset:
        return None
    try:
        changed = project.ledger.changed_at().astimezone(UTC)
    except FrontlineError:
        return None  # the index goes on without the ledger
    return changed if changed <= datetime.now(UTC) else None


def _has_feed(
    request: Request,
    tag: str,
    changed: datetime | None,
) -> bool:
    if "if-none-match" in request.headers:
        return has_copy(request, tag)
    since = request.headers.get("if-modified-since", "")
    try:
        return bool(
            changed
            and since
            and changed.replace(microsecond=0) <= parsedate_to_datetime(since)
        )
    except (ValueError, TypeError):
        return False


def feed_routes() -> list[BaseRoute]:
    """Return the routes of the feeds."""
    return [Route(f"/{name}", route(feed)) for name in FEEDS]
