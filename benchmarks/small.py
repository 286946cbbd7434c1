"""What a reader of the shipped claims waits for."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

from benchmarks.measure import Row, row, timed
from benchmarks.plan import Plan
from dashboard import services
from dashboard.domain.filters import Filters
from dashboard.domain.geography.geo import View
from dashboard.domain.settings import load

VIEWS = (
    View(48.6, 31.4, 6),
    View(48.2, 37.5, 8),
    View(47.8, 36.8, 10),
    View(48.9, 38.4, 11),
)
FILTERS = (
    Filters(),
    Filters(kind=("retake",)),
    Filters(side=("RU",)),
    Filters(text="village"),
)


def command(*words: str) -> Callable[[], object]:
    """Return work that runs a whole process."""
    return lambda: subprocess.run(
        [sys.executable, *words], check=True, capture_output=True
    )


def everyday(plan: Plan) -> list[Row]:
    """Return the commands, the opening of the data, the questions and the picture."""
    plan.shipped_data.mkdir(parents=True, exist_ok=True)
    settings = load({"FRONTLINE_DATA": str(plan.shipped_data)})
    project = services.open_project(settings).settled()

    def viewport() -> None:
        for view in VIEWS:
            for filters in FILTERS:
                services.markers(project, filters, view.zoom, view.box(900, 640))

    picture = services.PictureRequest(filters=Filters())
    geocode = ("-m", "dashboard", "geocode", "Storozhov")
    runs = plan.runs(15)
    return [
        row(
            "small.help",
            "`frontline --help`, whole process",
            "ms",
            timed(command("-m", "dashboard", "--help"), runs),
        ),
        row(
            "small.geocode",
            "`frontline geocode Storozhov`, whole process",
            "ms",
            timed(command(*geocode), runs),
        ),
        row(
            "small.open",
            "open the data that was opened before",
            "ms",
            timed(lambda: services.Project(settings).settled(), plan.runs(5)),
        ),
        row(
            "small.viewport",
            "markers of a viewport, mean of 16 views and filters",
            "ms",
            [ms / 16 for ms in timed(viewport, runs)],
        ),
        row(
            "small.facets",
            "all facets",
            "ms",
            timed(lambda: project.index.facets(Filters()), runs),
        ),
        row(
            "small.picture",
            "picture, 1200x630 PNG, warm",
            "ms",
            timed(lambda: services.snapshot_png(project, picture), runs),
        ),
    ]
