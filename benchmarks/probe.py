"""A page in Chromium that notes, by its own clock, when markers were drawn and when the reader acted."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Frame, Page, Route, sync_playwright

ROOT = Path(__file__).parent.parent
LEAFLET = ROOT / "dashboard" / "api" / "assets" / "leaflet"
QUIET = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")
SIZE = {"width": 1400, "height": 900}
PATIENCE_MS = 600_000
"""How long to wait for anything: the peer takes minutes."""
WATCH = """(() => {
  const bench = window.__bench = { drawn: [], acts: [] };
  const now = () => performance.timeOrigin + performance.now();
  new MutationObserver((records) => {
    const data = document.documentElement.dataset, names = records.map((r) => r.attributeName);
    if (!names.includes("drawn" in data ? "data-drawn" : "data-markers")) return;
    bench.drawn.push({ at: now(), query: data.query || "", markers: Number(data.markers) });
  }).observe(document, { subtree: true, attributes: true, attributeFilter: ["data-drawn", "data-markers"] });
  for (const type of ["pointerup", "keydown"]) addEventListener(type, () => bench.acts.push(now()), true);
})();"""
"""Runs in every frame before its own scripts. Times are milliseconds since 1970, so that frames can be compared."""
COUNT = """(() => {
  const bench = window.__bench = { drawn: [], acts: [] };
  const icons = document.getElementsByClassName("leaflet-marker-icon");
  const look = () => {
    if (icons.length < %d) return requestAnimationFrame(look);
    bench.drawn.push({ at: performance.timeOrigin + performance.now(), query: "", markers: icons.length });
  };
  look();
})();"""
"""The same for a page that draws one Leaflet icon a row."""


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start Chromium: the system's when there is one, else playwright's own."""
    names = ("chromium", "chromium-browser", "google-chrome")
    found = next((path for path in map(shutil.which, names) if path), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(QUIET))
        yield browser
        browser.close()


@dataclass
class Traffic:
    """What came from the server since `clear`: websocket frames, and bytes as they were on the wire."""

    frames: int = 0
    websocket: int = 0
    http: int = 0

    def clear(self) -> None:
        """Begin to count anew."""
        self.frames = self.websocket = self.http = 0

    def frame(self, event: dict[str, Any]) -> None:
        """Count a websocket frame; the browser gives binary ones (opcode 2) in base64."""
        text = event["response"]["payloadData"]
        binary = event["response"]["opcode"] == 2
        self.frames += 1
        self.websocket += len(text) * 3 // 4 - text[-2:].count("=") if binary else len(text.encode())

    def loaded(self, event: dict[str, Any]) -> None:
        """Count an HTTP answer with its headers."""
        self.http += int(event["encodedDataLength"])


@dataclass
class Watched:
    """One reader's page and what it noted."""

    page: Page
    traffic: Traffic = field(default_factory=Traffic)

    def open(self, url: str) -> float:
        """Go there and return the milliseconds from the start of the navigation until markers were drawn."""
        self.page.goto(url, wait_until="commit")
        self.page.wait_for_selector("iframe", state="attached", timeout=PATIENCE_MS)
        drawn = self.drawn_after(0)
        return float(drawn["at"]) - float(self.page.evaluate("performance.timeOrigin"))

    @property
    def map(self) -> Frame:
        """Return the frame of the map."""
        handle = self.page.wait_for_selector('iframe[title*="streamlit_folium"]', state="attached")
        frame = handle.content_frame() if handle else None
        if frame is None:
            raise RuntimeError(f"{self.page.url}: there is no map on the page")
        return frame

    def query(self) -> str:
        """Return the filters that the map now shows, as an address query."""
        return str(self.map.evaluate("document.documentElement.dataset.query || ''"))

    def acted_at(self, frame: Frame | None = None) -> float:
        """Return when the reader last released the mouse or pressed a key in that frame (the page's by default)."""
        return float((frame or self.page.main_frame).evaluate("window.__bench.acts.at(-1)"))

    def drawn_after(self, moment: float, query_is_not: str | None = None) -> dict[str, Any]:
        """Wait for, and return, the first drawing of at least one marker after that moment (with another query)."""
        found = self.map.wait_for_function(
            """([moment, query]) => window.__bench && window.__bench.drawn.find(
                 (d) => d.at > moment && d.markers > 0 && (query === null || d.query !== query))""",
            arg=[moment, query_is_not], timeout=PATIENCE_MS if not moment else 30_000,
        )  # fmt: skip
        return dict(found.json_value())


@contextmanager
def reader(browser: Browser, script: str = WATCH) -> Iterator[Watched]:
    """Open a fresh window with an empty cache."""
    context = browser.new_context(viewport=SIZE)  # type: ignore[arg-type]
    context.add_init_script(script)
    page = context.new_page()
    page.set_default_timeout(PATIENCE_MS)
    watched = Watched(page)
    wire = context.new_cdp_session(page)
    wire.send("Network.enable")
    wire.on("Network.webSocketFrameReceived", watched.traffic.frame)
    wire.on("Network.loadingFinished", watched.traffic.loaded)
    page.route(lambda url: not url.startswith(("http://127.0.0.1", "data:", "blob:")), _offline)
    yield watched
    context.close()


def _offline(route: Route) -> None:
    """Answer for the CDNs: Leaflet at once from our copy, what only decorates with nothing, map tiles not at all."""
    name = route.request.url.rpartition("/")[2]
    kinds = {"script": "text/javascript", "stylesheet": "text/css"}
    if name in ("leaflet.js", "leaflet.css"):
        route.fulfill(path=LEAFLET / name)
    elif route.request.resource_type in kinds:
        route.fulfill(body="", content_type=kinds[route.request.resource_type])
    else:
        route.abort()
