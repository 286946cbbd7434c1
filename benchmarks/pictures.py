"""Pictures: how long one takes, beside folium's own way, and what a crowd of them does
to a reader who pans.
"""

from __future__ import annotations

import io
import json
import random
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from itertools import cycle
from pathlib import Path
from urllib.parse import urlencode

import folium
from PIL import Image

from benchmarks import generate, importing, serving, walk
from benchmarks.lookup import SEED
from benchmarks.measure import Row, row, timed
from benchmarks.plan import Plan, size, words
from benchmarks.probe import chromium
from dashboard import services
from dashboard.domain.filters import Filters
from dashboard.domain.geography.geo import View
from dashboard.domain.settings import ASSETS, load

CLAIMS, HELD, FILTERS = 500, 760, 20
"""Claims of a picture at least, claims of the project so that each filter leaves as
many, and filters.
"""
VIEW = View(48.2, 37.0, 7.5)
WIDE, HIGH = 1200, 630
CROWD = 20
FOLIUM_DELAY_S = 3
"""What folium's _to_png waits, by default, for a map to be drawn."""
LINK = "https://map.example/?from=2023-06-01"


def small(plan: Plan) -> list[Row]:
    """Return the picture of 500 claims, warm: the same view with another title, other
    views, and its other kinds.
    """
    project = of_500(plan)
    name, shown = str(CLAIMS), f"{CLAIMS} claims or more"
    rows = _same_view(project, plan, name, shown)
    rng = random.Random(SEED)  # no secret  # noqa: S311
    runs = plan.runs(24)
    views = iter(
        [
            View(rng.uniform(46.5, 50), rng.uniform(32, 38.5), rng.choice((6, 7, 8, 9)))
            for _ in range(runs + 1)
        ]
    )
    sizes: list[float] = []

    def elsewhere() -> None:
        sizes.append(
            len(services.picture(project, replace(_request(), view=next(views)))) / 1000
        )

    rows.append(
        row(
            f"pictures.views.{name}",
            f"picture, 1200x630, {shown}, a view never drawn before",
            "ms",
            timed(elsewhere, runs),
        )
    )
    rows.append(row(f"pictures.bytes.{name}", f"its file, {runs} views", "kB", sizes))
    for preset in ("square", "story", "slide"):
        rows.append(
            row(
                f"pictures.{preset}",
                f"picture, preset {preset}, {shown}, warm",
                "ms",
                timed(
                    _titled(project, replace(_request(), preset=preset)), plan.runs(8)
                ),
            )
        )
    rows.append(
        row(
            "pictures.pdf",
            f"A4 as PDF, {shown}, warm",
            "ms",
            timed(
                _titled(project, replace(_request(), preset="a4"), "pdf"), plan.runs(8)
            ),
        )
    )
    return rows


def large(plan: Plan) -> list[Row]:
    """Return the same picture over the base size."""
    project = services.open_project(
        load({"FRONTLINE_DATA": str(importing.imported(plan, 1))})
    ).settled()
    return _same_view(project, plan, size(plan.rows), f"{words(plan.rows)} claims")


def of_500(plan: Plan) -> services.Project:
    """Return a project of some more than 500 claims: the shipped ones and rows of
    ACLED's kind.
    """
    data = plan.scratch / f"data_{HELD}"
    if not data.exists():
        data.mkdir(parents=True)
        file = plan.scratch / f"acled_{HELD}.csv"
        held = (
            services.Project(load({"FRONTLINE_DATA": str(data)}))
            .settled()
            .index.summary(Filters())
            .claims
        )
        generate.acled_csv(file, HELD - held)
        importing.run(
            plan,
            [
                sys.executable,
                "-m",
                "dashboard",
                "--data",
                str(data),
                "import",
                "--publish",
                str(file),
            ],
        )
    return services.open_project(load({"FRONTLINE_DATA": str(data)})).settled()


def _request() -> services.PictureRequest:
    return services.PictureRequest(filters=Filters(), view=VIEW, link=LINK)


def _titled(
    project: services.Project, request: services.PictureRequest, kind: str = "png"
) -> Callable[[], bytes]:
    """Return work that draws the picture with a title it never had, so that nothing
    finished can be handed out.
    """
    numbers = iter(range(1_000_000))
    return lambda: services.picture(
        project, replace(request, title=f"Claims, picture {next(numbers)}"), kind
    )


def _same_view(
    project: services.Project, plan: Plan, name: str, shown: str
) -> list[Row]:
    """Return the picture of one view: with other claims each time, and with another
    title alone.

    The filters begin 20 days apart and go round. Each was asked once before; the
    picture drawn then is no longer kept when its turn comes again (CACHE_BYTES in
    cartography/drawing/png.py), the background map is.
    """
    first = date(2022, 2, 24)
    asked = [
        replace(_request(), filters=Filters(date_from=first + timedelta(days=20 * n)))
        for n in range(FILTERS)
    ]
    least = min(project.index.summary(request.filters).claims for request in asked)
    if least < CLAIMS:
        raise RuntimeError(f"a filter leaves {least} claims, not {CLAIMS}")
    for request in asked:
        services.picture(project, request)
    turn = cycle(asked)
    sizes: list[float] = []
    runs = max(FILTERS, plan.runs(60))
    times = timed(
        lambda: sizes.append(len(services.picture(project, next(turn))) / 1000),
        runs,
        warm=0,
    )
    titled = timed(_titled(project, _request()), plan.runs(40), warm=3)
    return [
        row(
            f"pictures.warm.{name}",
            f"picture, 1200x630 PNG, {shown}, warm, another filter each time",
            "ms",
            times,
        ),
        row(f"pictures.file.{name}", "its file", "kB", sizes),
        row(
            f"pictures.titled.{name}",
            "the same filter, another title each time",
            "ms",
            titled,
        ),
    ]


def peer(plan: Plan) -> list[Row]:
    """Return a picture of the same claims folium's way: the map as HTML, a browser of
    its own, a screenshot.

    folium._to_png drives a browser by selenium; no driver is installed here, so the
    same steps are done by Playwright with the same headless browser, its scripts from
    the disk instead of a CDN, which favours the peer.
    """
    project = of_500(plan)
    claims = [claim for claim in project.index.claims(Filters()) if claim.placed][
        :CLAIMS
    ]
    runs = plan.runs(8)
    plain = timed(lambda: _screenshot(project, claims, 0), runs)
    whole = timed(lambda: _screenshot(project, claims, FOLIUM_DELAY_S), runs)
    return [
        row(
            "pictures.peer",
            f"folium's picture of {CLAIMS} claims, its own delay of {FOLIUM_DELAY_S} s",
            "ms",
            whole,
        ),
        row(
            "pictures.peer.loaded",
            "the same, taken as soon as the page says it is loaded",
            "ms",
            plain,
        ),
    ]


def _screenshot(
    project: services.Project, claims: Sequence[object], delay: float
) -> None:
    chart = folium.Map(
        location=[VIEW.lat, VIEW.lon],
        zoom_start=int(VIEW.zoom),
        tiles=None,
        width=WIDE,
        height=HIGH,
    )
    chart.default_js, chart.default_css = [], []
    ground = project.settings.file("basemap") / "odbl"
    for layer in ("countries", "oblast_lines", "water"):
        folium.GeoJson(
            json.loads((ground / f"{layer}.geojson").read_text("utf-8")), name=layer
        ).add_to(chart)
    for claim in claims:
        folium.CircleMarker([claim.lat, claim.lon], radius=6).add_to(chart)  # type: ignore[attr-defined]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "map.html"
        leaflet = "".join(
            f"<{tag}>{(ASSETS / 'leaflet' / name).read_text('utf-8')}</{tag}>"
            for tag, name in (("style", "leaflet.css"), ("script", "leaflet.js"))
        )
        file.write_text(
            chart.get_root().render().replace("<head>", f"<head>{leaflet}", 1),
            encoding="utf-8",
        )
        with chromium() as browser:
            page = browser.new_page(viewport={"width": WIDE, "height": HIGH})
            page.goto(file.as_uri(), wait_until="load")
            time.sleep(delay)
            drawn = page.evaluate(
                "document.querySelectorAll('path.leaflet-interactive').length"
            )
            if drawn < len(claims):
                raise RuntimeError(f"the peer drew {drawn} shapes, not {len(claims)}")
            Image.open(io.BytesIO(page.screenshot())).load()


def crowd(plan: Plan) -> list[Row]:
    """Return viewports of one reader who pans over the base size, alone and while 20
    pictures are asked for at once.
    """
    with serving.dashboard(importing.imported(plan, 1), plan.scratch) as server:
        _get(f"{server.url}/api/snapshot.png?{_query(0)}")
        alone: list[float] = []
        _pan(server.url, alone, lambda: len(alone) >= plan.runs(200))
        panned: list[float] = []
        done = threading.Event()
        reader = threading.Thread(target=_pan, args=(server.url, panned, done.is_set))
        taken: list[float] = []
        reader.start()
        for turn in range(plan.runs(4)):
            with ThreadPoolExecutor(CROWD) as many:
                ways = [
                    f"{server.url}/api/snapshot.png?{_query(1 + turn * CROWD + n)}"
                    for n in range(CROWD)
                ]
                taken += many.map(_get, ways)
        done.set()
        reader.join()
    return [
        row(
            "pictures.alone.viewport",
            "viewport of a reader who pans, no picture asked for",
            "ms",
            alone,
        ),
        row(
            "pictures.crowd.viewport",
            f"the same while {CROWD} pictures are asked for at once",
            "ms",
            panned,
        ),
        row(
            "pictures.crowd",
            f"picture, {CROWD} at once from {CROWD} readers",
            "ms",
            taken,
        ),
    ]


def _query(number: int) -> str:
    return urlencode(
        {
            "title": f"Picture {number}",
            "center": f"{VIEW.lat},{VIEW.lon}",
            "zoom": VIEW.zoom,
        }
    )


def _get(url: str) -> float:
    """Return the milliseconds of one answer. Raises HTTPError when it is none."""
    start = time.perf_counter()
    with urllib.request.urlopen(url, timeout=120) as answer:
        answer.read()
    return (time.perf_counter() - start) * 1000


def _pan(url: str, found: list[float], enough: Callable[[], bool]) -> None:
    """Ask for one view after another, as fast as a hand drags, until it is enough."""
    number = 0
    while not enough():
        view = View(47 + number % 23 * 0.1, 34 + number % 41 * 0.1, 8)
        found.append(_get(url + walk.address({}, view)))
        number += 1
        time.sleep(0.05)
