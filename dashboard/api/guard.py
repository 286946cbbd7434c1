"""What is refused before any page, route or websocket sees it: foreign hosts, requests
that another site makes a browser send, uploads of strangers.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from anyio import to_thread
from starlette.datastructures import Headers
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard.api.visitors import (
    SIGNED_IN,
    SignedIn,
    nobody,
    settings_at,
    visitor_at,
)
from dashboard.domain.errors import FrontlineError
from dashboard.domain.settings import Settings
from dashboard.domain.visitors.access import Permission
from dashboard.services.access.hosts import host_allowed, host_name
from dashboard.services.access.policy import may

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
UPLOADS = "/_stcore/upload_file"
CLOSED_PATHS = ("/_stcore/metrics", "/_stcore/script-health-check", "/_stcore/agent/")
"""Paths of Streamlit's that are for whoever runs the server."""
UPLOADERS = (Permission.REVIEW, Permission.EDIT_DATASETS)
"""Either is needed for the pages that have a field for files."""
MOST_UPLOADED = 210 * 1024 * 1024
"""Bytes of an upload with its envelope, a little more than Streamlit lets through."""
FOREIGN_HOST = (
    "This server does not go by that name. Whoever runs it can set FRONTLINE_PUBLIC_URL"
    " to the address readers use, or add the name to FRONTLINE_HOSTS.\n"
)
FOREIGN_ORIGIN = "Another site's page asked for this; open the map itself.\n"
TWO_LENGTHS = "The body of this request has two lengths.\n"
"""Where a proxy believes one and the server the other (RFC 9112, 6.3), what follows is
read as a request of its own that no proxy looked at: as one of the local user's.
"""
POLICY_VIOLATION = 1008
"""Code of a websocket that is closed for what it is (RFC 6455, 7.4.1)."""


class Guard:
    """The ASGI application inside, for requests that may be answered at all.

    signed_in: reads Streamlit's sign-in cookie.
    """

    def __init__(self, app: ASGIApp, signed_in: SignedIn = nobody) -> None:
        self._app = app
        self._signed_in = signed_in

    async def __call__(
        self,
        scope: Scope,
        receive: Receive,
        send: Send,
    ) -> None:
        if scope["type"] not in {"http", "websocket"}:
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        scope[SIGNED_IN] = ""
        if "cookie" in headers:
            # It may have to ask the ledger whether the sign-in has ended elsewhere.
            scope[SIGNED_IN] = await to_thread.run_sync(self._signed_in, headers)
        refusal = await _refusal(scope)
        if refusal is None:
            await self._app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": POLICY_VIOLATION})
        else:
            # What was not read of a body is not read any more.
            refusal.headers["Connection"] = "close"
            await refusal(scope, receive, send)


async def _refusal(scope: Scope) -> Response | None:
    """Return why a request is not answered, None when it may be."""
    try:
        settings = settings_at(scope)
    except FrontlineError:
        # What cannot be read allows nothing.
        return PlainTextResponse("The settings of this server cannot be read.\n", 503)
    request = HTTPConnection(scope)
    if {"content-length", "transfer-encoding"} <= {*request.headers}:
        return PlainTextResponse(TWO_LENGTHS, 400)
    hosts = request.headers.getlist("host")
    # A page of another site whose name was made to mean this machine (DNS rebinding)
    # sends its own name. Of two names a proxy may have looked at the other.
    if len(hosts) != 1 or not host_allowed(hosts[0], settings):
        return PlainTextResponse(FOREIGN_HOST, 421)
    if _changes(scope) and not same_origin(request.headers, settings):
        return PlainTextResponse(FOREIGN_ORIGIN, 403)
    return await _refused_path(scope, settings)


def _changes(scope: Scope) -> bool:
    """Return whether a request may change something; a websocket may."""
    return scope["type"] == "websocket" or scope["method"] not in SAFE_METHODS


def same_origin(headers: Headers, settings: Settings) -> bool:
    """Return whether the page that sent a request is one of this server's, or it was
    sent by a program, which names no page.
    """
    # No script can set this header; "none" is an address a person typed.
    if headers.get("sec-fetch-site", "none") not in {"same-origin", "none"}:
        return False
    origin = headers.get("origin")
    # Browsers name the origin of whatever may change something, so this is a program.
    if origin is None:
        return True
    try:
        parts = urlsplit(origin)
    except ValueError:
        return False
    if parts.scheme not in {"http", "https"}:
        return False
    public = urlsplit(settings.public_url)
    if (parts.scheme, parts.netloc) == (public.scheme, public.netloc):
        return True
    # Without a public address the name in Host, which was allowed above, is ours.
    return bool(host_name(parts.netloc)) and parts.netloc == headers.get("host")


async def _refused_path(scope: Scope, settings: Settings) -> Response | None:
    path = scope["path"]
    # Anywhere in the path: the server may lie under one of its own.
    if UPLOADS in path:
        return await _refused_upload(scope, settings)
    if any(closed in path for closed in CLOSED_PATHS):
        who = await to_thread.run_sync(visitor_at, scope, settings)
        if not may(who, Permission.SEE_DETAILS):
            # Not 403: to strangers there is no such address.
            return PlainTextResponse("Not found\n", 404)
    return None


async def _refused_upload(scope: Scope, settings: Settings) -> Response | None:
    # Streamlit's page asks what it may do (OPTIONS) before it sends a file.
    if scope["type"] == "http" and scope["method"] in SAFE_METHODS:
        return None
    who = await to_thread.run_sync(visitor_at, scope, settings)
    if not any(may(who, permission) for permission in UPLOADERS):
        return PlainTextResponse("Files are taken from signed-in editors only.\n", 403)
    length = Headers(scope=scope).get("content-length", "")
    # A body of no length stated could be of any.
    if scope["method"] != "DELETE" and not length.isdigit():
        return PlainTextResponse("The length of the file is missing.\n", 411)
    if length.isdigit() and int(length) > MOST_UPLOADED:
        return PlainTextResponse("The file is too large.\n", 413)
    return None
