"""Streamlit's page with its scripts put together, and the route of these scripts."""

from __future__ import annotations

import mimetypes
import re
from collections.abc import Iterable
from functools import cache, partial
from pathlib import Path
from threading import Lock

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route

from dashboard.api.answers import has_copy, tag_of
from dashboard.api.files.compressed import (
    FOR_A_YEAR,
    LEISURE,
    best,
    compressed,
    content_encoding,
)
from dashboard.services.map.page_scripts import assets_version
from dashboard.services.map.streamlit_files import PACK, StreamlitPack, streamlit_pack

FOLDER = "packed"
"""Where the scripts lie, seen from the page."""
NOT_COMPRESSED = (".woff2", ".png", ".gif", ".ico")


SHEET = f"./assets/page.css?v={assets_version()}"
STYLES = f'<link rel="stylesheet" href="{SHEET}">'
"""Of all pages. In the body: of two rules of one weight the later one counts, and
Streamlit writes its own into the head as it goes.
"""
EARLY = f'<link rel="preload" href="{SHEET}" as="style">'
FONT_PRELOAD = re.compile(r'<link\s+rel="preload"[^>]*\bas="font"[^>]*>')
"""Of the letters that Streamlit's theme would use, and ours does not."""


class PackedFiles:
    """The files of a pack as they are sent, each made once."""

    def __init__(self, pack: StreamlitPack) -> None:
        self.pack = pack
        self.version = pack.version
        self._bodies: dict[tuple[str, str], bytes] = {}
        self._lock = Lock()

    def body(self, name: str, encoding: str) -> bytes | None:
        """Return a file in an encoding: br, gzip, or "" for as it is; None when there
        is none of that name.
        """
        with self._lock:
            if (name, encoding) in self._bodies:
                return self._bodies[(name, encoding)]
        content = self.pack.content(name)
        if content is None:
            return None
        # Outside of the lock: others ask for other files meanwhile.
        made = compressed(content, encoding)
        with self._lock:
            self._bodies[(name, encoding)] = made
        if encoding == "br":
            LEISURE.add(partial(self._improve, name, content, made))
        return made

    def _improve(self, name: str, content: bytes, made: bytes) -> None:
        better = min(made, best(content), key=len)
        with self._lock:
            self._bodies[(name, "br")] = better

    async def answer(self, request: Request) -> Response:
        """Answer a request for a file by version and name."""
        name = str(request.path_params["name"])
        accepted = request.headers.get("accept-encoding", "")
        encoding = "" if name.endswith(NOT_COMPRESSED) else content_encoding(accepted)
        body = None
        # Another version is of another Streamlit: a page that is still open must load
        # anew.
        if request.path_params["version"] == self.version:
            body = await to_thread.run_sync(self.body, name, encoding)
        if body is None:
            return Response(status_code=404)
        headers = {"Cache-Control": FOR_A_YEAR, "Vary": "Accept-Encoding"}
        if encoding:
            headers["Content-Encoding"] = encoding
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        return Response(body, headers=headers, media_type=kind)


@cache
def packed_files(shell: Path) -> PackedFiles | None:
    """Return the files of the pack that goes with a page of Streamlit's; None where
    Streamlit's are served as they are.
    """
    pack = streamlit_pack(shell.parent / "static")
    return PackedFiles(pack) if pack else None


def warm(shell: Path) -> None:
    """Compress the pack before anybody asks for it: half a second of work."""
    files = packed_files(shell)
    if files:
        files.body(f"js/{PACK}", "br")


def packed_page(shell: Path) -> str:
    """Return Streamlit's page with our styles, which asks for few scripts where that
    can be.
    """
    page = FONT_PRELOAD.sub("", shell.read_text("utf-8"))
    files = packed_files(shell)
    if files:
        page = files.pack.page(page, f"./{FOLDER}/{files.version}")
    page = page.replace("<head>", f"<head>\n{EARLY}", 1)
    return page.replace("<body>", f"<body>\n{STYLES}", 1)


def page_routes(shell: Path, pages: Iterable[str]) -> list[BaseRoute]:
    """Return the routes of Streamlit's pages below `/`; pages: their paths, without
    slashes.
    """
    body = packed_page(shell)
    tag = tag_of("", body)

    async def call(request: Request) -> Response:
        headers = {"ETag": tag, "Cache-Control": "no-cache"}
        if has_copy(request, tag):
            return Response(status_code=304, headers=headers)
        return HTMLResponse(body, headers=headers)

    return [Route(f"/{page}", call) for page in pages]


def packed_routes(shell: Path) -> list[BaseRoute]:
    """Return the route of the scripts; none where Streamlit's are served as they
    are.
    """
    files = packed_files(shell)
    path = f"/{FOLDER}/{{version}}/{{name:path}}"
    return [Route(path, files.answer)] if files else []
