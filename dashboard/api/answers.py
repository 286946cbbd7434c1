"""What every route shares: threads, errors as answers, ETags, and the address readers
use.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Awaitable, Callable, Mapping
from functools import wraps
from typing import Any

from anyio import CapacityLimiter
from starlette.concurrency import run_in_threadpool
from starlette.requests import HTTPConnection, Request
from starlette.responses import JSONResponse, Response

from dashboard import services
from dashboard.api.visitors import sees_details, settings_at, visitor, visitor_at
from dashboard.domain.errors import (
    BadInput,
    Damaged,
    DataMissing,
    Forbidden,
    FrontlineError,
    NothingFound,
    ServiceUnavailable,
    TooMany,
)
from dashboard.domain.sharing.links import SERVER
from dashboard.domain.visitors.access import Role
from dashboard.domain.visitors.deadline import QUESTION_SECONDS, question_time
from dashboard.i18n.translate import (
    ENGLISH,
    LANGUAGE_NAMES,
    preferred_language,
    speaking,
)
from dashboard.services.access.disclosure import UNNAMED_TROUBLE, public_words

FOR_GOOD = "private, max-age=86400, immutable"
AT_ONCE, SEARCHES_AT_ONCE = 4, 2
"""Questions of a route answered at the same time, and those with words to search for,
which take longest; the others wait, and are dropped when nobody waits for them any
more.
"""
GONE = 499
"""What nginx logs for a client that closed the connection; nobody reads it."""
RETRY_SECONDS = {429: 600, 503: 5}
"""When to come back, where the error itself does not say."""
STATUSES: Mapping[type[FrontlineError], int] = {
    ServiceUnavailable: 503,
    Damaged: 503,
    # A file of the server's: the reader's question was sound.
    DataMissing: 503,
    NothingFound: 404,
    Forbidden: 403,
    TooMany: 429,
}
LOG = logging.getLogger(__name__)
Handler = Callable[[Request, services.Project], Response]
Failure = Callable[[str, int], Response]
"""Makes the answer of a failed question from its reason and status."""


def json_failure(words: str, status: int) -> Response:
    """Return the answer of a failed question as JSON with a reason."""
    return JSONResponse({"error": words}, status_code=status)


def retry_headers(error: FrontlineError, status: int) -> dict[str, str]:
    """Return the header that says when to ask again, none for what will not change."""
    if status not in RETRY_SECONDS:
        return {}
    seconds = getattr(error, "retry_after", RETRY_SECONDS[status])
    return {"Retry-After": str(seconds)}


def route(
    handler: Handler,
    failed: Failure = json_failure,
) -> Callable[[Request], Awaitable[Response]]:
    """Run a handler in a thread with the loaded project; our errors become an answer
    with a reason.

    400: the request is bad. 403: the visitor may not. 404: there is no such thing. 429:
    too many. 503: the ledger or a file cannot be read at the moment.
    """
    # Made at the first call: they belong to the loop that runs then.
    lines: dict[bool, CapacityLimiter] = {}
    page = failed is not json_failure

    def answer(request: Request) -> Response:
        with question_time(QUESTION_SECONDS), speaking(language_at(request, page)):
            return handler(request, project_for(request))

    @wraps(handler)
    async def call(request: Request) -> Response:
        if not lines:
            lines[False] = CapacityLimiter(AT_ONCE)
            lines[True] = CapacityLimiter(SEARCHES_AT_ONCE)
        try:
            # Whoever only looks does not queue behind those who search.
            asked_for = request.query_params
            words = bool(asked_for.get("text") or asked_for.get("attribute"))
            async with lines[words]:
                if await request.is_disconnected():
                    return Response(status_code=GONE)
                return await run_in_threadpool(answer, request)
        except FrontlineError as error:
            status = status_of(error)
            with speaking(language_at(request, page)):
                refusal = failed(reason(request, error), status)
            refusal.headers.update(retry_headers(error, status))
            return refusal

    return call


def language_at(request: HTTPConnection, page: bool) -> str:
    """Return the language to answer in: that of the address, for a page else the one
    that the browser asks for, else English. A program gets what its address says.
    """
    named = request.query_params.get("language", "")
    if named in LANGUAGE_NAMES or not page:
        return named or ENGLISH
    return preferred_language(request.headers.get("accept-language", ""))


def project_for(request: Request) -> services.Project:
    """Return the loaded project, and note in the request's state who asks."""
    settings = settings_at(request.scope)
    request.state.visitor = visitor_at(request.scope, settings)
    return services.open_project(settings)


def reason(request: Request, error: FrontlineError) -> str:
    """Return what the visitor is told of an error."""
    if status_of(error) != 503 or sees_details(request):
        return str(error)
    try:
        words = public_words(str(error), settings_at(request.scope))
    except FrontlineError:
        # The settings themselves are what is wrong.
        words = UNNAMED_TROUBLE
    if words != str(error):
        LOG.warning("%s: %s", request.url.path, error)
    return words


def status_of(error: FrontlineError) -> int:
    """Return the HTTP status of an error."""
    for kind, status in STATUSES.items():
        if isinstance(error, kind):
            return status
    return 400


def tag_of(revision: str, text: str) -> str:
    """Return a weak ETag of the data's revision and whatever else the answer depends
    on.
    """
    return f'W/"{hashlib.sha256(f"{revision} {text}".encode()).hexdigest()[:16]}"'


def view_tag(request: Request, project: services.Project) -> str:
    """Return the ETag of an answer that follows from the data's revision, the address
    and what the visitor may see.
    """
    roles = ",".join(sorted(visitor(request).roles))
    return tag_of(project.index.revision, f"{request.url} {roles}")


def has_copy(request: Request, tag: str) -> bool:
    """Return whether the client has the answer of that ETag already (weak comparison,
    RFC 9110 section 13.1.2).
    """
    tags = {
        text.strip().removeprefix("W/")
        for text in request.headers.get("if-none-match", "").split(",")
    }
    return tag.removeprefix("W/") in tags or "*" in tags


def caching_of(request: Request, project: services.Project) -> str:
    """Return how long a browser may keep an answer that follows from the data's
    revision: for good where the address names it (rev=), else until it has asked.
    """
    if not visitor(request).local and visitor(request).roles > {Role.READER}:
        # After they signed out, nobody finds it at their browser.
        return "no-store"
    named = request.query_params.get("rev") == project.index.revision
    return FOR_GOOD if named else "no-cache"


def fresh(
    request: Request,
    project: services.Project,
    make: Callable[[], Any],
    respond: Callable[..., Response] = JSONResponse,
) -> Response:
    """Answer with an ETag of the data's revision and the address, so that a repeated
    view costs nothing. respond: takes what make returns, and headers.

    An address that names the present revision (rev=) may be kept by the browser for
    good: its answer never changes.
    """
    tag = view_tag(request, project)
    headers = {
        "ETag": tag,
        "Cache-Control": caching_of(request, project),
        # Another person at the same browser sees other claims.
        "Vary": "Authorization, Cookie",
    }
    if has_copy(request, tag):
        return Response(status_code=304, headers=headers)
    return respond(make(), headers=headers)


def base_of(request: Request, project: services.Project) -> str:
    """Return the address readers use, without a slash at its end: the setting, else the
    one this request came by.

    Raises BadInput when the client named a host that is no host.
    """
    if project.settings.public_url:
        return project.settings.public_url
    base = str(request.base_url).rstrip("/")
    if not SERVER.fullmatch(base):
        raise BadInput(
            f"host {base[:60]!r}: not the name of a server; set FRONTLINE_PUBLIC_URL"
        )
    return base


def all_values(request: Request) -> Mapping[str, list[str]]:
    """Return every parameter of the address with all its values."""
    return {name: request.query_params.getlist(name) for name in request.query_params}
