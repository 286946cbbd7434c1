"""One tile of an online map, from disk as long as HTTP allows (RFC 9111, by
CacheControl), else from its server.
"""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import requests
from cachecontrol.caches import FileCache
from cachecontrol.controller import CacheController
from urllib3 import BaseHTTPResponse

from dashboard import __version__
from dashboard.domain.errors import ServiceUnavailable

LARGEST_BYTES = 1_000_000
PATIENCE = 6.0
"""Seconds that a server may be silent."""
CACHE_BYTES = 100_000_000
"""Bytes of tiles on disk; those longest unchanged go first."""


class TileRefused(ServiceUnavailable):
    """A tile that cannot be had: the reason alone, to which the caller adds whose tile
    it is.
    """


class TileCache:
    """Tiles in a folder. days: how long one is cached when its server says nothing, 0
    for never.

    contact: address of ours that the server may read, "" for none. Threads share it.
    """

    def __init__(self, folder: Path, days: int, contact: str) -> None:
        self._cache = CacheController(FileCache(folder))
        self._days = days
        # Its connections stay open from tile to tile.
        self._session = requests.Session()
        about = f"pictures of maps{f'; {contact}' if contact else ''}"
        self._session.headers.update(
            {
                "User-Agent": f"frontline-claims/{__version__} ({about})",
                "Accept": "image/*",
                # A packed answer might unpack to any size.
                "Accept-Encoding": "identity",
            }
        )

    def get(self, address: str, end: float) -> tuple[bytes, bool]:
        """Return the tile and whether its server sent it now. end: when time is up, on
        the monotonic clock.

        Redirects are not followed, for they lead where nobody agreed to go. Raises
        TileRefused.
        """
        request = self._session.prepare_request(requests.Request("GET", address))
        # By hand and not by CacheControl's session: this would read an answer of any
        # size.
        cached = self._cache.cached_request(request)
        if cached:
            return cached.read(), False
        request.headers.update(self._cache.conditional_headers(request))
        left = end - time.monotonic()
        if left <= 0:
            raise TileRefused("not in time")
        try:
            around = self._session.merge_environment_settings(
                address, {}, True, None, None
            )
            with self._session.send(
                request,
                timeout=min(left, PATIENCE),
                allow_redirects=False,
                **around,
            ) as answer:
                return self._taken(request, answer.raw, end), True
        except (requests.RequestException, OSError) as error:
            raise TileRefused(type(error).__name__) from error

    def _taken(
        self,
        request: requests.PreparedRequest,
        answer: BaseHTTPResponse,
        end: float,
    ) -> bytes:
        body = _whole(answer, end)
        if answer.status == requests.codes.not_modified:
            cached = self._cache.update_cached_response(
                request,
                answer,  # type: ignore[arg-type]
            )
            if cached.status == requests.codes.ok:
                return cached.read()
        if answer.status != requests.codes.ok or "Content-Encoding" in answer.headers:
            raise TileRefused(f"HTTP {answer.status}")
        headers = {name.lower() for name in answer.headers}
        # What the server says itself goes before what its terms allow.
        if self._days and not {"cache-control", "expires"} & headers:
            until = datetime.now(UTC) + timedelta(days=self._days)
            answer.headers["Expires"] = format_datetime(until, usegmt=True)
        self._cache.cache_response(
            request,
            answer,  # type: ignore[arg-type]
            body,
        )
        return body


def _whole(answer: BaseHTTPResponse, end: float) -> bytes:
    """Return the body. Raises TileRefused as soon as it is too large or too slow,
    also for one that drips in.
    """
    body = b""
    while piece := answer.read1(65_536, decode_content=False):
        body += piece
        if len(body) > LARGEST_BYTES or time.monotonic() > end:
            raise TileRefused("too large or too slow")
    return body


def prune_tiles(folder: Path) -> None:
    """Delete the files longest unchanged until what is left is within its bound."""
    newest_first = sorted(
        (
            (p.stat().st_mtime, p.stat().st_size, p)
            for p in folder.rglob("*")
            if p.is_file()
        ),
        reverse=True,
    )
    total = 0
    for _, size, path in newest_first:
        total += size
        if total > CACHE_BYTES:
            # Another process may have been quicker.
            path.unlink(missing_ok=True)
