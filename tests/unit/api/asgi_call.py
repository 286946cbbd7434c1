"""One request to an ASGI application, without a server or an HTTP client."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Mapping
from dataclasses import dataclass
from typing import Any

from starlette.applications import Starlette

from tests.loops import run_coroutine


@dataclass(frozen=True)
class Answer:
    """Status, headers (lower case) and body of a response."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    def json(self) -> Any:
        return json.loads(self.body)


async def _within(call: Awaitable[None]) -> None:
    await asyncio.wait_for(call, 30)


def get(app: Starlette, address: str, method: str = "GET", **headers: str) -> Answer:
    """Return the answer to GET address; header names are spelled with _ for -, and host
    may be another.
    """
    path, _, query = address.partition("?")
    sent: list[Any] = []
    named = [] if "host" in headers else [(b"host", b"test.example")]
    named += [
        (name.replace("_", "-").lower().encode(), value.encode())
        for name, value in headers.items()
    ]
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "root_path": "",
        "query_string": query.encode(),
        "headers": named,
        "server": ("test.example", 80),
        "client": ("127.0.0.1", 1),
    }

    messages = iter([{"type": "http.request", "body": b"", "more_body": False}])

    async def receive() -> dict[str, Any]:
        for message in messages:
            return message
        return await asyncio.Future()  # the client stays until the answer is whole

    async def send(message: Any) -> None:
        sent.append(message)

    run_coroutine(_within(app(scope, receive, send)))
    fields = {
        name.decode().lower(): value.decode() for name, value in sent[0]["headers"]
    }
    return Answer(
        sent[0]["status"],
        fields,
        b"".join(message.get("body", b"") for message in sent[1:]),
    )
