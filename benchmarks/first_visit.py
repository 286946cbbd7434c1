"""What the very first visit costs: bytes, requests, how much of the page jumps, and how
long a reader on a slow line waits.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, CDPSession, Page

from benchmarks import serving
from benchmarks.measure import Row, row
from benchmarks.plan import Plan
from benchmarks.probe import SIZE, WATCH, chromium

FAST_3G = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1.6e6 / 8,
    "uploadThroughput": 0.75e6 / 8,
}
"""As Chromium's own tools have it: milliseconds a round trip, bytes a second."""
PATIENCE_MS = 120_000
QUIET_MS = 4_000
"""How long after the first markers the visit is still watched: what the page loads of
itself has come by then.
"""
SEEN = """(() => {
  if (window !== window.top) return;
  const visit = window.__visit = { shift: 0, shifts: [], picture: 0 };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (entry.hadRecentInput) continue;
      visit.shift += entry.value;
      visit.shifts.push({ at: entry.startTime, value: entry.value, what: entry.sources
        .map(({ node, previousRect: a, currentRect: b }) =>
          `${node?.className || node?.nodeName}: ${a.x},${a.y} ${a.width}x${a.height}`
            + ` to ${b.x},${b.y} ${b.width}x${b.height}`) });
    }
  }).observe({ type: "layout-shift", buffered: true });
  const look = () => {
    const image = document.querySelector("#first-picture img");
    if (image && image.complete && image.naturalWidth && !visit.picture) {
      visit.picture = performance.now();
    }
    if (!visit.picture) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})();"""
"""Runs in the page before its own scripts: layout shifts, and when the first picture of
the map is there.
"""


@dataclass
class Visit:
    """One visit. picture_ms, markers_ms: from the start of the navigation until the
    first picture of the map, and the markers, are seen; 0 where there was none. shift:
    layout shift, as Chromium adds it up. loads: path and bytes on the wire of each
    answer.
    """

    markers_ms: float = 0
    picture_ms: float = 0
    shift: float = 0
    shifts: list[dict[str, Any]] = field(default_factory=list)
    loads: list[tuple[str, int]] = field(default_factory=list)

    @property
    def requests(self) -> int:
        """Return how many answers came over HTTP."""
        return len(self.loads)

    @property
    def kilobytes(self) -> float:
        """Return the bytes of the answers as they were on the wire, in kB."""
        return sum(size for _, size in self.loads) / 1000


class _Wire:
    """Counts what comes over HTTP."""

    def __init__(self, session: CDPSession, visit: Visit) -> None:
        self._paths: dict[str, str] = {}
        self._visit = visit
        session.on("Network.requestWillBeSent", self._sent)
        session.on("Network.loadingFinished", self._loaded)
        session.send("Network.enable")

    def _sent(self, event: dict[str, Any]) -> None:
        url = str(event["request"]["url"])
        if url.startswith("http"):
            self._paths[event["requestId"]] = urlsplit(url).path

    def _loaded(self, event: dict[str, Any]) -> None:
        path = self._paths.get(event["requestId"])
        size = int(event["encodedDataLength"])
        # What the browser had already comes over no line.
        if path and size:
            self._visit.loads.append((path, size))


@contextmanager
def empty_browser(browser: Browser) -> Iterator[BrowserContext]:
    """Yield a window with nothing in its cache."""
    context = browser.new_context(viewport=SIZE)  # type: ignore[arg-type]
    context.add_init_script(WATCH % 0)
    context.add_init_script(SEEN)
    yield context
    context.close()


def visits(plan: Plan) -> list[Row]:
    """Return what a first visit to the shipped claims costs, on this machine and on a
    slow line, and how long a second one waits.
    """
    first: list[Visit] = []
    slow: list[Visit] = []
    second: list[Visit] = []
    with (
        chromium() as browser,
        serving.dashboard(plan.shipped_data, plan.scratch) as server,
    ):
        for number in range(plan.runs(5) + 1):
            server.rest()
            with empty_browser(browser) as context:
                first.append(visit(context, server.url, None))
                server.rest()
                second.append(visit(context, server.url, None))
            server.rest()
            with empty_browser(browser) as context:
                slow.append(visit(context, server.url, FAST_3G))
            if number == 0:
                # Of the server's first reader: what it is asked for the first time.
                for made in (first, slow, second):
                    made.clear()
    return [
        row("visit.bytes", "first visit", "kB", (v.kilobytes for v in first)),
        row("visit.requests", "first visit", "requests", (v.requests for v in first)),
        row("visit.shift", "first visit, layout shift", "", (v.shift for v in first)),
        row(
            "visit.slow.picture",
            "first visit on fast 3G until a picture of the map is seen",
            "ms",
            (v.picture_ms for v in slow),
        ),
        row(
            "visit.slow.markers",
            "first visit on fast 3G until its markers are drawn by the script",
            "ms",
            (v.markers_ms for v in slow),
        ),
        row(
            "visit.second.picture",
            "second visit until the map and its markers are seen, drawn by the server",
            "ms",
            (v.picture_ms for v in second),
        ),
        row(
            "visit.second",
            "second visit until markers are drawn by the script",
            "ms",
            (v.markers_ms for v in second),
        ),
    ]


def visit(context: BrowserContext, url: str, line: dict[str, Any] | None) -> Visit:
    """Open the address in a new page of the window and return what it cost. line: what
    the network is like; None for this machine's own.
    """
    page, made = context.new_page(), Visit()
    page.set_default_timeout(PATIENCE_MS)
    session = context.new_cdp_session(page)
    _Wire(session, made)
    if line:
        session.send("Network.emulateNetworkConditions", line)
    page.goto(url, wait_until="commit")
    drawn = page.wait_for_function(
        "() => window.__bench.drawn.find((d) => d.markers > 0)"
    )
    made.markers_ms = float(drawn.json_value()["at"])
    page.wait_for_timeout(QUIET_MS)
    _read(page, made)
    page.close()
    return made


def _read(page: Page, made: Visit) -> None:
    noted = page.evaluate("window.__visit")
    made.picture_ms = float(noted["picture"])
    made.shift, made.shifts = float(noted["shift"]), noted["shifts"]
