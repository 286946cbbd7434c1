"""What a reader waits for in Chromium, and the server's memory meanwhile; the same
first map for the peer.
"""

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
"""Shows the four places of the article the project began with, out of the shipped
claims.
"""
SESSIONS = 5


def first(plan: Plan) -> list[Row]:
    """Return the first map of the four places of the article, of the base size and of
    four times as many.

    The readers of the three servers take turns, so that whatever else the machine does
    meets all of them alike.
    """
    found: dict[str, tuple[str, list[float]]] = {}
    with chromium() as browser, ExitStack() as stack:
        readers: list[Iterator[float]] = []
        for times in (0, 1, 4):
            data = importing.imported(plan, times) if times else plan.shipped_data
            server = stack.enter_context(serving.dashboard(data, plan.scratch))
            if times:
                complete(server.claims(), plan.rows * times, server.url)
            name = size(plan.rows * times) if times else "article"
            shown = (
                f"{words(plan.rows * times)} claims"
                if times
                else "the 4 places of the article"
            )
            found[name] = (shown, [])
            readers.append(
                first_maps(browser, server, "" if times else ARTICLE, plan.runs(12))
            )
        for turn in zip(*readers, strict=True):
            for (_, taken), milliseconds in zip(found.values(), turn, strict=True):
                taken.append(milliseconds)
    rows = [
        row(f"browser.first_map.{name}", f"first map, {shown}", "ms", taken[1:])
        for name, (shown, taken) in found.items()
    ]
    return rows + [
        row(
            f"browser.first_visit.{name}",
            f"first map, the very first reader, {shown}",
            "ms",
            taken[:1],
        )
        for name, (shown, taken) in found.items()
    ]


def at_size(plan: Plan, times: int) -> list[Row]:
    """Return start and memory over that many times the base size; at the base size the
    reader's gestures too.
    """
    name, shown = size(plan.rows * times), words(plan.rows * times)
    with (
        chromium() as browser,
        serving.dashboard(importing.imported(plan, times), plan.scratch) as server,
    ):
        complete(server.claims(), plan.rows * times, server.url)
        rows = [
            row(
                f"browser.start.{name}",
                f"start of the server, {shown} claims",
                "s",
                [server.started_s],
            )
        ]
        if times == 1:
            rows += gestures.moves(browser, server.url, plan.runs(48))
            rows += gestures.plays(browser, server.url, plan.runs(160))
            rows += gestures.changes(browser, server.url, plan.runs(5))
        return rows + _memory(browser, server, name, shown)


def peer(plan: Plan, rows: int) -> list[Row]:
    """Return the first map of the peer over that many rows of the same file."""
    file = importing.acled(plan, 1)
    good = pd.read_csv(file, nrows=rows).dropna(subset=["latitude", "longitude"])
    with chromium() as browser, serving.peer(file, rows, plan.scratch) as server:
        times = list(first_maps(browser, server, "", plan.runs(3), icons=len(good)))
        used = server.memory_mb()
    return [
        row(
            f"peer.first_map.{rows}",
            f"first map, one folium marker a row, {rows:,} rows",
            "ms",
            times[1:],
        ),
        row(
            f"peer.memory.{rows}",
            f"memory of its server after {len(times)} readers, {rows:,} rows",
            "MB",
            [used],
        ),
    ]


def first_maps(
    browser: Browser, server: serving.Server, query: str, runs: int, icons: int = 0
) -> Iterator[float]:
    """Yield the milliseconds until the map is drawn for readers who come one after
    another: the first, then runs more.

    Each reader has an empty cache and a server at rest. Counts from the start of the
    navigation.
    """
    for _ in range(runs + 1):
        server.rest()
        with reader(browser, icons) as watched:
            yield watched.open(f"{server.url}/{query}")


def _memory(
    browser: Browser, server: serving.Server, name: str, shown: str
) -> list[Row]:
    """Return the server's memory with several readers on the page, each with a filter
    of their own.
    """
    with ExitStack() as stack:
        for number in range(SESSIONS):
            watched = stack.enter_context(reader(browser))
            watched.open(f"{server.url}/?from=202{2 + number % 4}-0{number + 1}-01")
        used, peak = server.memory_mb(), server.peak_mb()
    return [
        row(
            f"browser.memory.{name}",
            f"memory of the server, {SESSIONS} sessions, {shown} claims",
            "MB",
            [used],
        ),
        row(
            f"browser.peak.{name}",
            f"its peak since the start, {shown} claims",
            "MB",
            [peak],
        ),
    ]
