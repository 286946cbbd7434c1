"""What a reader waits for in Chromium, and the server's memory meanwhile; the same first map for the peer."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack

import pandas as pd
from playwright.sync_api import Browser

from benchmarks import gestures, importing, serving
from benchmarks.measure import Row, complete, row
from benchmarks.plan import Plan, size, words
from benchmarks.probe import chromium, reader

ARTICLE = "?source=HNGN"
"""Shows the four places of the article the project began with, out of the shipped claims."""
SESSIONS = 5


def article(plan: Plan) -> list[Row]:
    """Return the first map of the four places of the article."""
    with chromium() as browser, serving.dashboard(plan.shipped_data, plan.scratch) as server:
        first, *later = first_maps(browser, f"{server.url}/{ARTICLE}", plan.runs(9))
    return [
        row(
            "browser.first_visit.article",
            "first map, the very first reader, the 4 places of the article",
            "ms",
            [first],
        ),
        row("browser.first_map.article", "first map, the 4 places of the article", "ms", later),
    ]


def at_size(plan: Plan, times: int) -> list[Row]:
    """Return first map and memory over that many times the base size; at the base size the reader's gestures too."""
    name, shown = size(plan.rows * times), words(plan.rows * times)
    with chromium() as browser, serving.dashboard(importing.imported(plan, times), plan.scratch) as server:
        complete(server.claims(), plan.rows * times, server.url)
        first, *later = first_maps(browser, server.url, plan.runs(9))
        rows = [
            row(f"browser.start.{name}", f"start of the server, {shown} claims", "s", [server.started_s]),
            row(f"browser.first_visit.{name}", f"first map, the very first reader, {shown} claims", "ms", [first]),
            row(f"browser.first_map.{name}", f"first map, {shown} claims", "ms", later),
        ]
        if times == 1:
            rows += gestures.moves(browser, server.url, plan.runs(48))
            rows += gestures.changes(browser, server.url, plan.runs(5))
        return rows + _memory(browser, server, name, shown)


def peer(plan: Plan, rows: int) -> list[Row]:
    """Return the first map of the peer over that many rows of the same file."""
    file = importing.acled(plan, 1)
    good = pd.read_csv(file, nrows=rows).dropna(subset=["latitude", "longitude"])
    with chromium() as browser, serving.peer(file, rows, plan.scratch) as server:
        times = list(first_maps(browser, server.url, plan.runs(3), icons=len(good)))
        used = server.memory_mb()
    return [
        row(f"peer.first_map.{rows}", f"first map, one folium marker a row, {rows:,} rows", "ms", times[1:]),
        row(f"peer.memory.{rows}", f"memory of its server after {len(times)} readers, {rows:,} rows", "MB", [used]),
    ]


def first_maps(browser: Browser, url: str, runs: int, icons: int = 0) -> Iterator[float]:
    """Yield the milliseconds until the map is drawn for readers who come one after another: the first, then runs more.

    Each reader has an empty cache. Counts from the start of the navigation.
    """
    for _ in range(runs + 1):
        with reader(browser, icons) as watched:
            yield watched.open(url)


def _memory(browser: Browser, server: serving.Server, name: str, shown: str) -> list[Row]:
    """Return the server's memory with several readers on the page, each with a filter of their own."""
    with ExitStack() as stack:
        for number in range(SESSIONS):
            watched = stack.enter_context(reader(browser))
            watched.open(f"{server.url}/?from=202{2 + number % 4}-0{number + 1}-01")
        used, peak = server.memory_mb(), server.peak_mb()
    return [
        row(f"browser.memory.{name}", f"memory of the server, {SESSIONS} sessions, {shown} claims", "MB", [used]),
        row(f"browser.peak.{name}", f"its peak since the start, {shown} claims", "MB", [peak]),
    ]
