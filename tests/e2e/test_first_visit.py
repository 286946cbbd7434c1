"""The first address anybody opens on a fresh server is a page, whichever it is; and
what a first visit to the map may cost at most. How long it takes is measured by
`python -m benchmarks --only visit`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Route, expect

from tests.e2e.conftest import Watched
from tests.serving import served

pytestmark = pytest.mark.e2e
SLOW = 60_000
HEADINGS = {
    "review": "Review",
    "datasets": "Datasets",
    "read": "Read an article",
    "story": "Story",
    "timelapse": "Time-lapse",
    "contradictions": "Contradictions",
    "accuracy": "Accuracy of reading",
    "about": "About",
}


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[str]:
    """The address of a server that nobody has visited yet."""
    with served(tmp_path) as address:
        yield address


@pytest.mark.parametrize("first", ["review", "datasets"])
def test_the_first_visit_goes_straight_to_a_page(
    first: str, fresh: str, browser: Browser
) -> None:
    # Streamlit takes a folder called pages beside the script for pages of its own, and
    # until the script has run once it knows no other.
    order = [first, *(name for name in HEADINGS if name != first)]
    for name in order:
        context = browser.new_context()
        page = context.new_page()
        page.goto(f"{fresh}/{name}")
        heading = page.get_by_role("heading", name=HEADINGS[name], exact=True)
        expect(heading).to_be_visible(timeout=SLOW)
        expect(page.get_by_text("Page not found")).to_have_count(0)
        context.close()


MOST_REQUESTS, MOST_BYTES, MOST_SHIFT = 60, 1_600_000, 0.1
QUIET_MS = 2_500
"""By then what the page loads of itself has come."""
SHIFTS = """window.shifts = [];
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) {
    if (!entry.hadRecentInput) window.shifts.push(entry.value);
  }
}).observe({ type: "layout-shift", buffered: true });"""
UNSET = """async (address) => {
  const { $made } = await import(address);
  const unset = [];
  for (const [name, exports] of Object.entries($made)) {
    for (const key of Object.keys(exports)) {
      if (exports[key] === undefined) unset.push(`${name} ${key}`);
    }
  }
  return [Object.keys($made).length, unset];
}"""
DRAWN = """() => [...document.querySelectorAll("iframe")].some(
  (frame) => frame.contentDocument?.documentElement?.dataset.drawn)"""

SEEN = """(image) => {
  const { searchParams } = new URL(image.currentSrc);
  const [lat, lon] = searchParams.get("center").split(",").map(Number);
  const { left, top, width, height } = image.getBoundingClientRect();
  return {
    zoom: Number(searchParams.get("zoom")),
    degrees: [lat, lon].map(Math.round),
    middle: [left + width / 2, top + height / 2].map((at) => Math.round(at / 4)),
  };
}"""
SHOWN = """() => {
  const frame = [...document.querySelectorAll("iframe")].find(
    ({ contentWindow }) => contentWindow.frontline?.page);
  const { map } = frame.contentWindow.frontline.page;
  const outer = frame.getBoundingClientRect();
  const { left, top, width, height } = map.getContainer().getBoundingClientRect();
  const { lat, lng } = map.getCenter();
  return {
    zoom: map.getZoom(),
    degrees: [lat, lng].map(Math.round),
    middle: [outer.left + left + width / 2, outer.top + top + height / 2].map(
      (at) => Math.round(at / 4)),
  };
}"""
"""Zoom, place and middle on the screen, of the picture and of the map; rounded to four
pixels.
"""


def test_a_first_visit_is_small_and_nothing_jumps(
    watched: Watched, server: str
) -> None:
    page, sizes = watched.page, dict[str, int]()

    def loaded(event: dict[str, Any]) -> None:
        sizes[event["requestId"]] = int(event["encodedDataLength"])

    wire = page.context.new_cdp_session(page)
    wire.on("Network.loadingFinished", loaded)
    wire.send("Network.enable")
    page.add_init_script(SHIFTS)
    page.goto(server)
    page.wait_for_function(DRAWN, timeout=SLOW)
    expect(page.locator("#first-picture")).to_have_count(0, timeout=SLOW)
    page.wait_for_timeout(QUIET_MS)
    # What the browser had already, asked for again by the frame, comes over no line.
    assert len([size for size in sizes.values() if size]) <= MOST_REQUESTS
    assert sum(sizes.values()) <= MOST_BYTES
    assert sum(page.evaluate("window.shifts")) <= MOST_SHIFT
    # Of the scripts that were put together each has all that others take from it: what
    # is set only later, they would never see.
    script = page.locator("script[src$='/js/pack.js']")
    packed, unset = page.evaluate(UNSET, script.get_attribute("src"))
    assert packed > 50
    assert unset == []


def test_the_picture_stays_until_the_map_has_its_claims(
    watched: Watched, server: str
) -> None:
    page = watched.page
    waiting: list[Route] = []

    def answer_later(route: Route) -> None:
        waiting.append(route)

    page.route("**/api/claims.geojson*", answer_later)
    page.goto(server)
    picture = page.locator("#first-picture")
    frame = page.frame_locator("iframe").first
    expect(frame.locator(".leaflet-container")).to_be_visible(timeout=SLOW)
    page.wait_for_timeout(1_000)
    expect(picture).to_be_visible()
    pictured = picture.locator("img").evaluate(SEEN)
    assert page.evaluate(SHOWN) == pictured, "the map takes its place without a jump"
    page.unroute("**/api/claims.geojson*")  # lets those go on that wait
    assert waiting
    expect(picture).to_have_count(0, timeout=SLOW)
    assert page.evaluate(DRAWN)
