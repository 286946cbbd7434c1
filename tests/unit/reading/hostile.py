"""A web server of this machine that answers as it is told, each path its own way."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

ARTICLE = (
    b"<html><head><title>T</title></head><body><article><p>Shells fell on"
    b" Kupiansk.</p></article></body></html>"
)
HTML = {"Content-Type": "text/html; charset=utf-8"}


@dataclass
class Way:
    """How a path is answered. drip: pieces sent with a pause after each; endless: the
    last piece again and again.
    """

    status: int = 200
    headers: Mapping[str, str] = field(default_factory=lambda: HTML)
    body: bytes = ARTICLE
    drip: float = 0.0
    endless: bool = False


class Site:
    """The server's address, what it answers, and what it was asked."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.ways: dict[str, Way] = {"/robots.txt": Way(404, body=b"")}
        self.asked: list[str] = []
        self.agents: set[str] = set()

    def at(self, path: str, way: Way) -> str:
        """Answer a path that way and return its address."""
        self.ways[path] = way
        return self.base + path

    def leads(self, path: str, to: str) -> str:
        """Lead from a path to an address."""
        return self.at(path, Way(302, {"Location": to}, b""))


def _handler(
    site: Callable[[], Site], stop: threading.Event
) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            here = site()
            here.asked.append(self.path)
            here.agents.add(self.headers.get("User-Agent", ""))
            way = here.ways.get(self.path, Way(404, body=b""))
            self.send_response(way.status)
            for name, value in way.headers.items():
                self.send_header(name, value)
            self.end_headers()
            try:
                self._send(way)
            except OSError:
                return

        def _send(self, way: Way) -> None:
            pieces = (
                [way.body[n : n + 1] for n in range(len(way.body))]
                if way.drip
                else [way.body]
            )
            while True:
                for piece in pieces:
                    self.wfile.write(piece)
                    self.wfile.flush()
                    if way.drip:
                        time.sleep(way.drip)
                if not way.endless or stop.is_set():
                    return

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Say nothing."""

    return Handler


@contextmanager
def site() -> Iterator[Site]:
    """Serve until the end of the block."""
    stop = threading.Event()
    held: list[Site] = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(lambda: held[0], stop))
    held.append(Site(f"http://127.0.0.1:{server.server_address[1]}"))
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield held[0]
    finally:
        stop.set()
        server.shutdown()
        server.server_close()
        thread.join()
