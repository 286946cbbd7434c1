"""Feeds of newly accepted claims: /feed.atom and /feed.json."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from dashboard import tasks
from dashboard.api.answers import base_of, route, same, tag_of
from dashboard.api.params import filters_of
from dashboard.domain.errors import FrontlineError
from dashboard.domain.params import number
from dashboard.exchange.feeds import Feed, atom, json_feed

KINDS: dict[str, tuple[str, Callable[[Feed], str]]] = {
    "feed.atom": ("application/atom+xml; charset=utf-8", atom),
    "feed.json": ("application/feed+json", lambda feed: json.dumps(json_feed(feed), ensure_ascii=False)),
}


def feed(request: Request, project: tasks.Project) -> Response:
    """Answer the claims accepted last: ?filters&limit=50&after=."""
    params, name = request.query_params, request.url.path.rpartition("/")[2]
    order = tasks.FeedOrder(
        base=base_of(request, project), name=name, filters=filters_of(params, ("limit", "after")),
        limit=int(number(params, "limit", 1, tasks.MOST_ENTRIES, tasks.MOST_ENTRIES)), after=params.get("after", ""),
    )  # fmt: skip
    tag, changed = tag_of(project.index.revision, str(request.url)), _changed(project, order)
    headers = {"ETag": tag, "Cache-Control": "no-cache"}
    if changed:
        headers["Last-Modified"] = format_datetime(changed, usegmt=True)
    made = tasks.feed(project, order)
    if _known(request, tag, changed):
        return Response(status_code=304, headers=headers)
    kind, write = KINDS[name]
    return Response(write(made), media_type=kind, headers=headers)


def _changed(project: tasks.Project, order: tasks.FeedOrder) -> datetime | None:
    """Return when the ledger changed last; None for rows of datasets, which arrive later than their registration."""
    if order.filters.dataset:
        return None
    try:
        return project.ledger.changed_at().astimezone(UTC)
    except FrontlineError:
        return None  # the index goes on without the ledger


def _known(request: Request, tag: str, changed: datetime | None) -> bool:
    if "if-none-match" in request.headers:
        return same(request, tag)
    since = request.headers.get("if-modified-since", "")
    try:
        return bool(changed and since and changed.replace(microsecond=0) <= parsedate_to_datetime(since))
    except (ValueError, TypeError):
        return False


def feed_routes() -> list[BaseRoute]:
    """Return the routes of the feeds."""
    return [Route(f"/{name}", route(feed)) for name in KINDS]
