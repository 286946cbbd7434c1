"""Requests to our routes inside this process: the server's own time, without network
and browser.
"""

from __future__ import annotations

import asyncio
import gzip
import json
import os
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.types import Message

from benchmarks.measure import complete


@dataclass(frozen=True, slots=True)
class Answer:
    """Milliseconds from the request to the last byte, and the body as it went over the
    wire.
    """

    ms: float
    body: bytes

    def json(self) -> dict[str, Any]:
        """Return the body as JSON."""
        plain = (
            gzip.decompress(self.body) if self.body[:2] == b"\x1f\x8b" else self.body
        )
        return dict(json.loads(plain))


class Asker:
    """The application over one data directory. Every dataset is in the index before the
    first question.

    Raises RuntimeError when the directory does not hold that many rows.
    """

    def __init__(self, data: Path, rows: int) -> None:
        os.environ["FRONTLINE_DATA"] = str(data)
        from dashboard import services
        from dashboard.api import routes
        from dashboard.domain.settings import load

        services.open_project(load()).settled()
        self._app = Starlette(routes=routes())
        self._runner = asyncio.Runner()
        complete(int(self.ask("/api/count").json()["total"]), rows, str(data))

    def ask(self, address: str) -> Answer:
        """Return the answer. Raises RuntimeError when it is not a 200."""
        return self._runner.run(self._ask(address))

    def words_ready(self) -> float:
        """Wait until the words of every dataset are there and return the seconds that
        took.
        """
        from dashboard import services
        from dashboard.domain.settings import load

        start = time.perf_counter()
        services.open_project(load()).index.word_index.join()
        return time.perf_counter() - start

    def together(self, addresses: Sequence[str]) -> list[Answer]:
        """Ask all at the same moment and return the answers."""

        async def gather() -> list[Answer]:
            return await asyncio.gather(*map(self._ask, addresses))

        return self._runner.run(gather())

    async def _ask(self, address: str) -> Answer:
        path, _, query = address.partition("?")
        scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": "GET",
            "scheme": "http",
            "path": path,
            "raw_path": path.encode(),
            "root_path": "",
            "query_string": query.encode(),
            "headers": [(b"host", b"127.0.0.1"), (b"accept-encoding", b"gzip")],
            "server": ("127.0.0.1", 80),
            "client": ("127.0.0.1", 1),
        }
        sent: list[Message] = []
        asked = iter([{"type": "http.request", "body": b"", "more_body": False}])

        async def receive() -> Message:
            for message in asked:
                return message
            return await asyncio.Future[
                Message
            ]()  # the client stays until the answer is whole

        async def send(message: Message) -> None:
            sent.append(message)

        start = time.perf_counter()
        await self._app(scope, receive, send)
        spent = (time.perf_counter() - start) * 1000
        if sent[0]["status"] != 200:
            raise RuntimeError(
                f"{address}: answered with {sent[0]['status']},"
                f" {sent[1].get('body', b'')[:300]!r}"
            )
        return Answer(spent, b"".join(message.get("body", b"") for message in sent[1:]))
