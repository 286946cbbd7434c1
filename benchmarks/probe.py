"""A page in Chromium that notes, by its own clock, when markers were drawn and when the
reader acted.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, FrameLocator, Page, Route, sync_playwright

ROOT = Path(__file__).parent.parent
LEAFLET = ROOT / "dashboard" / "web" / "assets" / "leaflet"
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
)
SIZE = {"width": 1400, "height": 900}
PATIENCE_MS, ACT_MS = 1_200_000, 30_000
"""How long to wait for a first map and for anything else. That of the peer takes a
minute and more where others work beside it.
"""
WATCH = """(() => {
  if (window !== window.top) return;
  const bench = window.__bench = { drawn: [], acts: [] };
  const seen = new WeakSet(), icons = %d;
  const acted = () => bench.acts.push(performance.now());
  const drawn = (data) => bench.drawn.push(
    { at: performance.now(), query: data.query || "", markers: Number(data.markers) });
  const watch = (page) => {
    page.addEventListener("pointerup", acted, true);
    const data = page.documentElement ? page.documentElement.dataset : {};
    if (data.drawn) drawn(data);
    new MutationObserver(() => drawn(page.documentElement.dataset)).observe(
      page, { subtree: true, attributes: true, attributeFilter: ["data-drawn"] });
  };
  const look = () => {
    for (const frame of [window, ...Array.from(window)]) {
      let page = null;
      try { page = frame.document; } catch { continue; }
      if (!seen.has(page)) { seen.add(page); watch(page); }
      if (!icons || bench.drawn.length) continue;
      const found = page.getElementsByClassName("leaflet-marker-icon").length;
      if (found >= icons) drawn({ markers: found });
    }
  };
  setInterval(look, 5);
})();"""
"""Runs in the page before its own scripts and looks into its frames, so that there is
one clock: milliseconds since the start of the navigation. %d: how many Leaflet icons
make a map that is drawn; 0 for ours, which says so itself.
"""
POPUP = """window.$ = (html) => {
  const box = document.createElement("template");
  box.innerHTML = html.trim();
  return [...box.content.childNodes];
};"""
"""All that folium asks of jQuery: `$(html)[0]`."""


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
    """What came from the server since `clear`: websocket frames, and bytes as they were
    on the wire.
    """

    frames: int = 0
    websocket: int = 0
    http: int = 0

    def clear(self) -> None:
        """Begin to count anew."""
        self.frames = self.websocket = self.http = 0

    def frame(self, event: dict[str, Any]) -> None:
        """Count a websocket frame; the browser gives binary ones (opcode 2) in
        base64.
        """
        text = event["response"]["payloadData"]
        binary = event["response"]["opcode"] == 2
        self.frames += 1
        self.websocket += (
            len(text) * 3 // 4 - text[-2:].count("=") if binary else len(text.encode())
        )

    def loaded(self, event: dict[str, Any]) -> None:
        """Count an HTTP answer with its headers."""
        self.http += int(event["encodedDataLength"])


@dataclass
class Watched:
    """One reader's page and what it noted."""

    page: Page
    traffic: Traffic = field(default_factory=Traffic)

    def open(self, url: str) -> float:
        """Go there and return the milliseconds from the start of the navigation until
        markers were drawn.
        """
        self.page.goto(url, wait_until="commit")
        return self.drawn_after(0, patience_ms=PATIENCE_MS)

    @property
    def map(self) -> FrameLocator:
        """Return the frame of the map."""
        return self.page.frame_locator('iframe[title*="streamlit_folium"]')

    def query(self) -> str:
        """Return the filters that the map shows, as an address query."""
        return str(self.page.evaluate("window.__bench.drawn.at(-1).query"))

    def acted_at(self) -> float:
        """Return when the reader last let go of the mouse."""
        return float(self.page.evaluate("window.__bench.acts.at(-1)"))

    def drawn_after(
        self, moment: float, other_than: str | None = None, patience_ms: int = ACT_MS
    ) -> float:
        """Wait for the first drawing of markers after that moment, under another query
        if one is given.
        """
        found = self.page.wait_for_function(
            """([moment, query]) => window.__bench.drawn.find(
                 (d) => d.at > moment && d.markers > 0
                   && (query === null || d.query !== query))""",
            arg=[moment, other_than],
            timeout=patience_ms,
        )
        return float(found.json_value()["at"])


@contextmanager
def reader(browser: Browser, icons: int = 0) -> Iterator[Watched]:
    """Open a fresh window with an empty cache. icons: as in WATCH."""
    context = browser.new_context(viewport=SIZE)  # type: ignore[arg-type]
    context.add_init_script(WATCH % icons)
    page = context.new_page()
    page.set_default_timeout(ACT_MS)
    watched = Watched(page)
    wire = context.new_cdp_session(page)
    wire.send("Network.enable")
    wire.on("Network.webSocketFrameReceived", watched.traffic.frame)
    wire.on("Network.loadingFinished", watched.traffic.loaded)
    page.route(
        lambda url: not url.startswith(("http://127.0.0.1", "data:", "blob:")), _offline
    )
    yield watched
    context.close()


def _offline(route: Route) -> None:
    """Answer for the CDNs at once: Leaflet from our copy, of jQuery what folium's
    popups need; map tiles not at all.
    """
    name = route.request.url.rpartition("/")[2]
    kinds = {"script": "text/javascript", "stylesheet": "text/css"}
    if name in ("leaflet.js", "leaflet.css"):
        route.fulfill(path=LEAFLET / name)
    elif route.request.resource_type in kinds:
        body = POPUP if name.startswith("jquery") else ""
        route.fulfill(body=body, content_type=kinds[route.request.resource_type])
    else:
        route.abort()
