"""What every route shares: threads, errors as answers, ETags, and the address readers use."""

from __future__ import annotations

import hashlib
from collections.abc import Awaitable, Callable, Mapping
from functools import wraps
from typing import Any

from anyio import CapacityLimiter
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from dashboard import tasks
from dashboard.domain.errors import BadInput, Damaged, FrontlineError, NothingFound, ServiceUnavailable, TooMany
from dashboard.domain.links import SERVER
from dashboard.domain.settings import load

KEPT = "private, max-age=86400, immutable"
AT_ONCE = 4
"""Questions answered at the same time; the others wait, and are dropped when nobody waits for them any more."""
GONE = 499
"""What nginx logs for a client that closed the connection; nobody reads it."""
RETRY = {"Retry-After": "600"}
Handler = Callable[[Request, tasks.Project], Response]
Failure = Callable[[FrontlineError, int], Response]


def told(error: FrontlineError, status: int) -> Response:
    """Return the answer of a failed question as JSON with a reason."""
    return JSONResponse({"error": str(error)}, status_code=status, headers=RETRY if status == 429 else None)


def route(handler: Handler, failed: Failure = told) -> Callable[[Request], Awaitable[Response]]:
    """Run a handler in a thread with the loaded project; our errors become an answer with a reason.

    400: the request is bad. 404: there is no such thing. 429: too many. 503: the ledger or a file cannot be read at
    the moment.
    """
    line: list[CapacityLimiter] = []

    @wraps(handler)
    async def call(request: Request) -> Response:
        if not line:
            line.append(CapacityLimiter(AT_ONCE))
        try:
            async with line[0]:
                if await request.is_disconnected():
                    return Response(status_code=GONE)
                return await run_in_threadpool(lambda: handler(request, tasks.open_project(load())))
        except FrontlineError as error:
            return failed(error, status_of(error))

    return call


def status_of(error: FrontlineError) -> int:
    """Return the HTTP status of an error."""
    if isinstance(error, ServiceUnavailable | Damaged):
        return 503
    return 404 if isinstance(error, NothingFound) else 429 if isinstance(error, TooMany) else 400


def tag_of(revision: str, text: str) -> str:
    """Return a weak ETag of the data's revision and whatever else the answer depends on."""
    return f'W/"{hashlib.sha256(f"{revision} {text}".encode()).hexdigest()[:16]}"'


def same(request: Request, tag: str) -> bool:
    """Return whether the client has the answer of that ETag already (weak comparison, RFC 9110 section 13.1.2)."""
    given = {one.strip().removeprefix("W/") for one in request.headers.get("if-none-match", "").split(",")}
    return tag.removeprefix("W/") in given or "*" in given


def fresh(request: Request, project: tasks.Project, make: Callable[[], Any]) -> Response:
    """Answer JSON with an ETag of the data's revision and the address, so that a repeated view costs nothing.

    An address that names the present revision (rev=) may be kept by the browser for good: its answer never changes.
    """
    revision = project.index.revision
    tag = tag_of(revision, request.url.query)
    named = request.query_params.get("rev") == revision
    headers = {"ETag": tag, "Cache-Control": KEPT if named else "no-cache"}
    if same(request, tag):
        return Response(status_code=304, headers=headers)
    return JSONResponse(make(), headers=headers)


def base_of(request: Request, project: tasks.Project) -> str:
    """Return the address readers use, without a slash at its end: the setting, else the one this request came by.

    Raises BadInput when the client named a host that is no host.
    """
    if project.settings.public_url:
        return project.settings.public_url
    base = str(request.base_url).rstrip("/")
    if not SERVER.fullmatch(base):
        raise BadInput(f"host {base[:60]!r}: not the name of a server; set FRONTLINE_PUBLIC_URL")
    return base


def several(request: Request) -> Mapping[str, list[str]]:
    """Return every parameter of the address with all its values."""
    return {name: request.query_params.getlist(name) for name in request.query_params}
