"""What one reader does on the map page, each timed by the browser's own clock from the
hand to the drawn markers.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from playwright.sync_api import Browser

from benchmarks.measure import Row, row
from benchmarks.probe import Watched, reader

FRONT = "?lat=48.2&lon=37.4&zoom=8"
SETTLE_MS = 600
"""How long to listen after a drawing for whatever else the server may send."""
PERIODS = (
    "Autumn 2022",
    "Bakhmut, winter",
    "Summer 2023",
    "Luhansk, summer 2022",
    "5–13 June 2023",
)
CHOICES = (
    ("Kind of claim", "Strike"),
    ("Kind of claim", "Fighting"),
    ("Side of the claimant", "Not stated"),
)
"""Filters that are changed by a click: the periods one after another, then these, each
added to the ones before.
"""
STEPS = (
    (0.42, 0.0),
    (0.0, 0.42),
    (-0.42, 0.2),
    (0.2, -0.42),
    (-0.42, 0.0),
    (0.2, -0.2),
)
"""Drags as shares of the map's width and height: they end near where they begin and
never repeat a view at once.
"""
SPEED = 16
"""Of the playback that is measured: it passes over no step while each takes less than
30 ms.
"""
NOTE_STEPS = """(speed) => {
  const { timeline } = window.frontline.page, draw = timeline.draw.bind(timeline);
  timeline.playback.speed = speed;
  window.__steps = [];
  timeline.draw = () => {
    const before = performance.now();
    draw();
    window.__steps.push(performance.now() - before);
  };
}"""
"""Notes how long the map's script takes to draw each step of a playback."""
STEPS_NOTED = """(least) => window.__steps.length >= least
  || window.__steps.length && !window.frontline.page.timeline.playback.running"""
"""A slow browser passes over steps: the playback may end before so many are drawn."""
GESTURES = ("pan", "pan", "in", "pan", "pan", "out")


def moves(browser: Browser, url: str, runs: int) -> list[Row]:
    """Return pans and zooms of one reader, with what came over the wire during each."""
    times: dict[str, list[float]] = {"pan": [], "in": [], "out": []}
    frames, websocket, total = [], [], []
    with reader(browser) as watched:
        watched.open(f"{url}/{FRONT}")
        watched.page.wait_for_timeout(2 * SETTLE_MS)
        for number in range(runs):
            watched.traffic.clear()
            gesture = GESTURES[number % len(GESTURES)]
            times[gesture].append(
                _pan(watched, len(times["pan"]))
                if gesture == "pan"
                else _zoom(watched, gesture)
            )
            watched.page.wait_for_timeout(SETTLE_MS)
            frames.append(watched.traffic.frames)
            websocket.append(watched.traffic.websocket / 1000)
            total.append((watched.traffic.websocket + watched.traffic.http) / 1000)
    zooms = times["in"] + times["out"]
    return [
        row(
            "browser.pan",
            "pan: from letting go of the mouse until drawn",
            "ms",
            times["pan"],
        ),
        row("browser.zoom", "zoom: from the click until drawn", "ms", zooms),
        row(
            "browser.move.frames",
            "websocket frames from the server during a pan or zoom",
            "count",
            frames,
        ),
        row(
            "browser.move.websocket",
            "websocket bytes during a pan or zoom",
            "kB",
            websocket,
        ),
        row(
            "browser.move.bytes",
            "websocket and HTTP bytes during a pan or zoom",
            "kB",
            total,
        ),
    ]


def plays(browser: Browser, url: str, runs: int) -> list[Row]:
    """Return the steps of a playback: how long each is drawn, and what comes over the
    wire from the click on Play until they have been seen, a step.
    """
    with reader(browser) as watched:
        watched.open(f"{url}/{FRONT}")
        watched.map.locator("html[data-days]").wait_for()
        watched.page.wait_for_timeout(2 * SETTLE_MS)
        frame = next(f for f in watched.page.frames if "streamlit_folium" in f.url)
        frame.evaluate(NOTE_STEPS, SPEED)
        watched.traffic.clear()
        watched.map.get_by_role("button", name="Play the days").click()
        frame.wait_for_function(STEPS_NOTED, arg=runs)
        steps = frame.evaluate("window.__steps")
        total = (watched.traffic.websocket + watched.traffic.http) / 1000
        days = frame.evaluate("document.documentElement.dataset.days")
    return [
        row("browser.play.frame", "a step of a playback: drawn by", "ms", steps),
        row(
            "browser.play.bytes",
            "websocket and HTTP bytes of a playback, a step",
            "kB",
            [total / len(steps)],
        ),
        row("browser.play.steps", "steps of the whole playback", "count", [int(days)]),
    ]


def changes(browser: Browser, url: str, runs: int) -> list[Row]:
    """Return the changes of a filter by as many readers, from the click in the sidebar
    until the map shows it.
    """
    found: list[float] = []
    for _ in range(runs):
        with reader(browser) as watched:
            watched.open(url)
            acts = [partial(_period, watched, period) for period in PERIODS]
            acts += [partial(_choose, watched, *choice) for choice in CHOICES]
            found += [_change(watched, act) for act in acts]
    return [
        row(
            "browser.filter",
            "change of a filter: from the click until drawn",
            "ms",
            found,
        )
    ]


def _pan(watched: Watched, number: int) -> float:
    box = watched.map.locator("#map_div").bounding_box()
    if box is None:
        raise RuntimeError("the map is not visible")
    across, down = STEPS[number % len(STEPS)]
    across, down = across * box["width"], down * box["height"]
    x, y = (
        box["x"] + box["width"] / 2 - across / 2,
        box["y"] + box["height"] / 2 - down / 2,
    )
    mouse = watched.page.mouse
    mouse.move(x, y)
    mouse.down()
    mouse.move(x + across, y + down, steps=6)
    # A hand that stops before it lets go: Leaflet then adds no glide to the drag.
    watched.page.wait_for_timeout(120)
    mouse.up()
    return _until_drawn(watched)


def _zoom(watched: Watched, way: str) -> float:
    watched.map.locator(f".leaflet-control-zoom-{way}").click()
    return _until_drawn(watched)


def _until_drawn(watched: Watched) -> float:
    start = watched.acted_at()
    return watched.drawn_after(start) - start


def _change(watched: Watched, act: Callable[[], float]) -> float:
    watched.page.wait_for_timeout(SETTLE_MS)
    before = watched.query()
    start = act()
    return watched.drawn_after(start, before) - start


def _period(watched: Watched, name: str) -> float:
    watched.page.get_by_text(name, exact=True).click()
    return watched.acted_at()


def _choose(watched: Watched, label: str, value: str) -> float:
    page = watched.page
    box = page.get_by_label(label, exact=False).and_(page.get_by_role("combobox"))
    box.click()
    box.fill(value)
    page.get_by_role("option", name=re.compile(f"^{re.escape(value)}")).first.click()
    start = watched.acted_at()
    page.keyboard.press("Escape")
    return start
