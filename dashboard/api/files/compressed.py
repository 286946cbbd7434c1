"""Files that never change while the server runs, answered compressed.

Streamlit sends its scripts as they are: 5.5 MB on a first visit, a quarter of it
compressed. Each file is compressed the first time it is wanted, and better at leisure.
"""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
import os
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from queue import SimpleQueue
from threading import Lock, Thread, get_native_id

import brotli
from anyio import to_thread
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

QUALITY, BEST_QUALITY = 9, 11
"""Of Brotli, 0 to 11: half a second of work for the scripts of a first visit; 11 takes
ten times as long for a tenth less, of coast lines a third.
"""
LEISURE_SECONDS = 5.0
"""How long after the first file the better ones are begun with: whoever asked for it
has the page by then.
"""
LEAST_PRIORITY = 19
SMALLEST, LARGEST = 256, 8 * 2**20
"""Bytes of a file worth compressing, and of one that is compressed in memory."""
TYPES = frozenset(
    {".js", ".mjs", ".css", ".json", ".geojson", ".svg", ".html", ".map", ".txt"}
    | {".ttf", ".wasm", ".ico"}
)
"""Endings of files that are not compressed already."""
FOR_A_YEAR = "public, max-age=31536000, immutable"
FOR_AN_HOUR = "public, max-age=3600, stale-while-revalidate=86400"
ASK_EACH_TIME = "no-cache"
CACHING = {
    "/static/": FOR_A_YEAR,
    "/component/": FOR_A_YEAR,
    "/basemap/": FOR_AN_HOUR,
    "/fonts/": FOR_AN_HOUR,
}
"""How long a browser keeps the files below a path. Streamlit's carry a hash of their
content in their name. Letters and coast lines may be of yesterday; our scripts belong
to the page that asks for them.
"""


@dataclass(frozen=True, slots=True)
class _Copy:
    """A file as one encoding sends it. stamp: of the file it was made from."""

    stamp: tuple[int, int]
    body: bytes
    tag: str


class Leisure:
    """Work that may wait: done one after another by a thread of the lowest priority,
    which begins some seconds after the first of it was given.
    """

    def __init__(self, seconds: float = LEISURE_SECONDS) -> None:
        self._seconds = seconds
        self._works: SimpleQueue[Callable[[], None]] = SimpleQueue()
        self._lock = Lock()
        self._begun = False

    def add(self, work: Callable[[], None]) -> None:
        """Have it done some time."""
        self._works.put(work)
        with self._lock:
            if self._begun:
                return
            self._begun = True
        Thread(target=self._run, name="frontline-leisure", daemon=True).start()

    def _run(self) -> None:
        if hasattr(os, "setpriority"):
            # On Linux a thread has a priority of its own.
            with suppress(OSError):
                os.setpriority(os.PRIO_PROCESS, get_native_id(), LEAST_PRIORITY)
        time.sleep(self._seconds)
        while True:
            self._works.get()()


LEISURE = Leisure()


class CompressedFiles:
    """The ASGI application inside, with the files of some folders answered compressed
    to whoever takes them so.

    folders: by the path they lie under, which ends in a slash. base: path that the
    server lies under, "" for none. version: name of our own files as they are; what is
    asked for under it, as ?v=, is kept for a year.
    """

    def __init__(
        self,
        app: ASGIApp,
        folders: Mapping[str, Path],
        base: str = "",
        version: str = "",
    ) -> None:
        self._app = app
        self._version = f"v={version}".encode() if version else None
        self._folders = {path: folder.resolve() for path, folder in folders.items()}
        self._base = f"/{base.strip('/')}" if base.strip("/") else ""
        self._copies: dict[tuple[Path, str], _Copy] = {}
        self._lock = Lock()

    async def __call__(
        self,
        scope: Scope,
        receive: Receive,
        send: Send,
    ) -> None:
        path = self._file(scope) if scope["type"] == "http" else None
        if path is None or scope["method"] not in {"GET", "HEAD"}:
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        encoding = content_encoding(headers.get("accept-encoding", ""))
        # A range counts bytes of the file as it is, not of its compressed form.
        if not encoding or "range" in headers:
            await self._app(scope, receive, send)
            return
        copy = await to_thread.run_sync(self._copy, path, encoding)
        answer = self._answer(path, copy, encoding, headers, scope)
        await answer(scope, receive, send)

    def _file(self, scope: Scope) -> Path | None:
        """Return the file that an address names, None when it is none of ours."""
        path = str(scope["path"]).removeprefix(self._base)
        for prefix, folder in self._folders.items():
            if not path.startswith(prefix):
                continue
            try:
                # Resolved before it is compared: `..` and links must not lead out of
                # the folder.
                file = (folder / path.removeprefix(prefix)).resolve()
                inside = file.is_relative_to(folder) and file.is_file()
                return file if inside and _compressible(file) else None
            except (OSError, ValueError):
                # A name that no file can have.
                return None
        return None

    def _copy(self, path: Path, encoding: str) -> _Copy:
        status = path.stat()
        stamp = status.st_mtime_ns, status.st_size
        with self._lock:
            copy = self._copies.get((path, encoding))
        # Outside of the lock: a file that is compressed twice costs less than all
        # waiting.
        if copy is None or copy.stamp != stamp:
            content = path.read_bytes()
            tag = hashlib.sha256(content).hexdigest()[:16]
            # Weak: a later, better compression of the same file has other bytes.
            copy = _Copy(stamp, compressed(content, encoding), f'W/"{tag}-{encoding}"')
            with self._lock:
                self._copies[(path, encoding)] = copy
            if encoding == "br":
                LEISURE.add(partial(self._improve, path, copy, content))
        return copy

    def _improve(self, path: Path, copy: _Copy, content: bytes) -> None:
        # Of some files the best that Brotli can do is not the smallest.
        better = replace(copy, body=min(copy.body, best(content), key=len))
        with self._lock:
            # The file may have changed meanwhile, and this would put back what was in
            # it.
            if self._copies[(path, "br")] is copy:
                self._copies[(path, "br")] = better

    def _answer(
        self,
        path: Path,
        copy: _Copy,
        encoding: str,
        request_headers: Headers,
        scope: Scope,
    ) -> Response:
        below = scope["path"].removeprefix(self._base)
        caching = (how for path, how in CACHING.items() if below.startswith(path))
        named = scope["query_string"] == self._version
        headers = {
            "ETag": copy.tag,
            "Vary": "Accept-Encoding",
            "Cache-Control": FOR_A_YEAR if named else next(caching, ASK_EACH_TIME),
        }
        if copy.tag in {text.strip() for text in _tags(request_headers)}:
            return Response(status_code=304, headers=headers)
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        headers["Content-Encoding"] = encoding
        return Response(copy.body, headers=headers, media_type=kind)


def compressed(content: bytes, encoding: str) -> bytes:
    """Return bytes as an encoding sends them: br, gzip, or "" for as they are."""
    if encoding == "br":
        return bytes(brotli.compress(content, quality=QUALITY))
    # No time in it, so that the same file is the same bytes on every server.
    return gzip.compress(content, mtime=0) if encoding else content


def best(content: bytes) -> bytes:
    """Return bytes as Brotli sends them at its best, which takes its time."""
    return bytes(brotli.compress(content, quality=BEST_QUALITY))


def content_encoding(accepted: str) -> str:
    """Return br or gzip, whichever the header Accept-Encoding takes, the first when
    both; "" for neither.
    """
    offers: dict[str, bool] = {}
    for offer in accepted.lower().split(","):
        name, _, weight = offer.partition(";")
        offers[name.strip()] = weight.replace(" ", "") not in {"q=0", "q=0.0"}
    return next((name for name in ("br", "gzip") if offers.get(name)), "")


def _tags(request_headers: Headers) -> list[str]:
    return request_headers.get("if-none-match", "").split(",")


def _compressible(path: Path) -> bool:
    try:
        size = path.stat().st_size
    except OSError:
        return False
    return path.suffix.lower() in TYPES and SMALLEST <= size <= LARGEST
