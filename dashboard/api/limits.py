"""Limits over HTTP: what a visitor has used too much of is answered with 429 or 503 and
when to come back, before anything is done for it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from urllib.parse import parse_qsl

from anyio import move_on_after
from starlette.datastructures import Headers
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.api.visitors import connection_of, settings_at
from dashboard.domain.settings import Settings
from dashboard.domain.visitors.usage import Limited, LimitSettings, Usage
from dashboard.services.access.identity import client_address, is_local
from dashboard.services.access.limits import (
    UNKNOWN,
    Limiter,
    Refusal,
    client_key,
    quotas_of,
)

UPLOAD_PATH = "/_stcore/upload_file"
MOST_PARAMETERS = 1_000
ClientOf = Callable[[Scope, Settings], str]


def client_of(scope: Scope, settings: Settings) -> str:
    """Return the address of who asks, "" for the local user: somebody at this machine
    itself, with nothing in between. Of proxies those of the settings are believed.
    """
    connection = connection_of(scope)
    if is_local(connection, settings):
        return ""
    return client_address(connection, settings) or UNKNOWN


def _other_end(scope: Scope) -> str:
    client = scope.get("client")
    return str(client[0]) if client else ""


class LimitsMiddleware:
    """Refuses what goes beyond the quotas of FRONTLINE_LIMITS.

    client_of: returns the address of who asks, "" for the local user.
    """

    def __init__(self, app: ASGIApp, client_of: ClientOf = client_of) -> None:
        self._app = app
        self._client_of = client_of
        self._limiters: dict[LimitSettings, Limiter] = {}
        self._lock = threading.Lock()

    async def __call__(
        self,
        scope: Scope,
        receive: Receive,
        send: Send,
    ) -> None:
        if scope["type"] not in {"http", "websocket"}:
            await self._app(scope, receive, send)
            return
        settings = settings_at(scope)
        address = self._client_of(scope, settings)
        limited = settings.limits.limited
        if limited is Limited.NOBODY or (limited is Limited.OTHERS and not address):
            await self._app(scope, receive, send)
            return
        client = client_key(address or _other_end(scope))
        call = _Call(self._limiter(settings.limits), scope, client)
        await call.run(self._app, receive, send)

    def _limiter(self, settings: LimitSettings) -> Limiter:
        # Two requests at once would make two limiters, each with a count of its own.
        with self._lock:
            if settings not in self._limiters:
                self._limiters[settings] = Limiter(quotas_of(settings))
            return self._limiters[settings]


class _Call:
    """One request or session within its limits."""

    def __init__(self, limiter: Limiter, scope: Scope, client: str) -> None:
        self._limiter = limiter
        self._scope = scope
        self._client = client
        self._usages = tuple(usages_of(scope))
        self._started = False
        self._refused = False

    async def run(self, app: ASGIApp, receive: Receive, send: Send) -> None:
        refusal = self._take()
        if refusal:
            await refuse(self._scope, refusal, receive, send)
            return
        with ExitStack() as stack:
            refusal = self._enter(stack)
            if refusal:
                await refuse(self._scope, refusal, receive, send)
                return
            await self._answer(app, receive, send)

    async def _answer(
        self,
        app: ASGIApp,
        receive: Receive,
        send: Send,
    ) -> None:
        async def watched(message: Message) -> None:
            if self._refused:
                return
            self._started = True
            await send(message)

        counted = receive
        if self._uncounted_upload():
            counted = self._counting(receive, send)
        # Whoever sends or fetches a byte a minute does not keep others out for ever.
        with move_on_after(self._longest()) as scope:
            try:
                await app(self._scope, counted, watched)
            except Exception:
                # It was told that the client has gone, and may complain about that.
                if not self._refused:
                    raise
        if scope.cancelled_caught:
            await self._too_late(receive, send)

    async def _too_late(self, receive: Receive, send: Send) -> None:
        refusal = Refusal(503, 60, "this took too long and was ended")
        if not self._started:
            await refuse(self._scope, refusal, receive, send)
            return
        # Half an answer must not look like a whole one: the server cuts it off.
        raise ConnectionAbortedError(refusal.words)

    def _take(self) -> Refusal | None:
        for usage in self._usages:
            if usage is Usage.SEARCH:
                refusal = self._limiter.take_search(
                    self._client, search_text(self._scope)
                )
            else:
                refusal = self._limiter.take(usage, self._client, self._amount(usage))
            if refusal:
                return refusal
        return None

    def _enter(self, stack: ExitStack) -> Refusal | None:
        for usage in self._usages:
            refusal = self._limiter.enter(usage, self._client)
            if refusal:
                return refusal
            stack.callback(self._limiter.leave, usage, self._client)
        return None

    def _amount(self, usage: Usage) -> int:
        if usage is not Usage.UPLOAD_BYTES:
            return 1
        return _content_length(self._scope) or 0

    def _uncounted_upload(self) -> bool:
        if Usage.UPLOAD_BYTES not in self._usages:
            return False
        return _content_length(self._scope) is None

    def _counting(self, receive: Receive, send: Send) -> Receive:
        async def counted() -> Message:
            message = await receive()
            size = len(message.get("body", b""))
            refusal = self._limiter.take(Usage.UPLOAD_BYTES, self._client, size)
            if not refusal:
                return message
            self._refused = True
            if not self._started:
                await refuse(self._scope, refusal, receive, send)
            return {"type": "http.disconnect"}

        return counted

    def _longest(self) -> float | None:
        bounds = [self._limiter.longest(usage) for usage in self._usages]
        # 0 means no bound.
        return min((seconds for seconds in bounds if seconds), default=None)


def usages_of(scope: Scope) -> Iterator[Usage]:
    """Yield what a request or session uses."""
    path = str(scope["path"])
    if scope["type"] == "websocket":
        yield Usage.SESSION
        return
    yield Usage.REQUEST
    if UPLOAD_PATH in path and scope["method"] in {"PUT", "POST"}:
        yield Usage.UPLOAD
        yield Usage.UPLOAD_BYTES
    if path.endswith("/api/links") and scope["method"] == "POST":
        yield Usage.LINK
    for part, usage in (
        ("/api/export.", Usage.EXPORT),
        ("/api/snapshot.", Usage.PICTURE),
        ("/api/first.png", Usage.PICTURE),
        ("/api/story.", Usage.STORY),
    ):
        if part in path:
            yield usage
    if search_text(scope):
        yield Usage.SEARCH


def search_text(scope: Scope) -> str:
    """Return the words an address asks to search for, "" for none."""
    query = scope.get("query_string", b"")
    if not query:
        return ""
    try:
        pairs = parse_qsl(query.decode("latin-1"), max_num_fields=MOST_PARAMETERS)
    except ValueError:
        # So many parameters that no page of ours sends them: it counts as a search.
        return "many parameters"
    return " ".join(value for name, value in pairs if name == "text").strip()


def _content_length(scope: Scope) -> int | None:
    text = Headers(scope=scope).get("content-length", "")
    # `isdigit` is true of digits of other scripts, and Python reads thousands of digits
    # slowly: what no browser sends counts as no length.
    return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else None


async def refuse(
    scope: Scope,
    refusal: Refusal,
    receive: Receive,
    send: Send,
) -> None:
    """Answer with the status of the refusal and Retry-After; a session is not
    accepted.
    """
    answer = JSONResponse(
        {"error": refusal.words},
        status_code=refusal.status,
        headers={
            "Retry-After": str(refusal.retry_after),
            "Cache-Control": "no-store",
            # What was not read of a body is not read any more.
            "Connection": "close",
        },
    )
    if scope["type"] == "http":
        await answer(scope, receive, send)
        return
    await receive()
    if "websocket.http.response" in scope.get("extensions", {}):
        await answer(scope, receive, send)
    else:
        await send({"type": "websocket.close", "code": 1013})
