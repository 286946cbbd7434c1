"""A tile server on this machine: tiles that say where they belong, with the caching
headers a test wants.
"""

from __future__ import annotations

import io
import re
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from PIL import Image, ImageDraw

INKS = ("#F2EFE9", "#E3ECDC")
"""Colours of every second tile, as of a chessboard."""


@lru_cache(maxsize=500)
def tile(zoom: int, x: int, y: int, kind: str = "png", side: int = 256) -> bytes:
    """Return a tile with its number, a road and a river on it."""
    picture = Image.new("RGB", (side, side), INKS[(x + y) % 2])
    draw = ImageDraw.Draw(picture)
    draw.line((0, side * 0.3, side, side * 0.7), fill="#E9A86A", width=side // 40)
    draw.line((side * 0.8, 0, side * 0.2, side), fill="#A9CBE0", width=side // 60)
    draw.text(
        (side // 8, side // 2), f"{zoom}/{x}/{y}", fill="#555555", font_size=side // 9
    )
    out = io.BytesIO()
    picture.save(out, kind)
    return out.getvalue()


@dataclass
class TileServer:
    """What was asked for, and what is answered. headers: of every tile. status, body:
    instead of a tile.
    """

    address: str = ""
    asked: list[tuple[str, Mapping[str, str]]] = field(default_factory=list)
    headers: dict[str, str] = field(default_factory=dict)
    status: int = 200
    body: bytes | None = None


@contextmanager
def tile_server() -> Iterator[TileServer]:
    """Give a running server; `address` is a template for Leaflet."""
    told = TileServer()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            told.asked.append((self.path, dict(self.headers.items())))
            found = re.fullmatch(r"/(\d+)/(\d+)/(\d+)\.(png|jpeg)", self.path)
            known = (
                found
                and "ETag" in told.headers
                and self.headers.get("If-None-Match") == told.headers["ETag"]
            )
            status = 304 if known else told.status if found else 404
            body = (
                told.body
                if told.body is not None
                else tile(*map(int, found.groups()[:3]), found[4])
                if found
                else b""
            )
            self.send_response(status)
            for name, value in told.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Type", "image/png")
            self.send_header("Access-Control-Allow-Origin", "*")
            self.send_header("Content-Length", "0" if status == 304 else str(len(body)))
            self.end_headers()
            if status != 304:
                self.wfile.write(body)

        def log_message(self, *_: object) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    told.address = f"http://127.0.0.1:{server.server_port}/{{z}}/{{x}}/{{y}}.png"
    try:
        yield told
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
