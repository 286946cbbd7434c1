"""`make bench`: times what a reader waits for on the shipped claims; writes README.md and results.json beside it."""

from __future__ import annotations

import json
import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from dashboard import tasks
from dashboard.domain.filters import Filters
from dashboard.domain.geo import View
from dashboard.domain.settings import load

HERE = Path(__file__).parent
RUNS = 15
VIEWS = (View(48.6, 31.4, 6), View(48.2, 37.5, 8), View(47.8, 36.8, 10), View(48.9, 38.4, 11))
FILTERS = (Filters(), Filters(kind=("retake",)), Filters(side=("RU",)), Filters(text="village"))


def timed(work: Callable[[], object], runs: int = RUNS) -> list[float]:
    """Return the milliseconds of each run, after one that is not counted."""
    work()
    found = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        found.append((time.perf_counter() - start) * 1000)
    return found


def command(*words: str) -> Callable[[], object]:
    """Return work that runs a whole process."""
    return lambda: subprocess.run([sys.executable, *words], check=True, capture_output=True)


def measure() -> dict[str, list[float]]:
    """Return the milliseconds of every run of everything that is timed."""
    settings = load({})
    project = tasks.open_project(settings)

    def viewport() -> None:
        for view in VIEWS:
            for filters in FILTERS:
                tasks.markers(project, filters, view.zoom, view.box(900, 640))

    picture = tasks.PictureRequest(filters=Filters())
    return {
        "`frontline --help`, whole process": timed(command("-m", "dashboard", "--help")),
        "`frontline geocode Storozhov`, whole process": timed(command("-m", "dashboard", "geocode", "Storozhov")),
        "open the data: gazetteer, claims, index": timed(lambda: tasks.Project(settings, ()).index, 5),
        "markers of a viewport, mean of 16 views and filters": [ms / 16 for ms in timed(viewport)],
        "all facets": timed(lambda: project.index.facets(Filters())),
        "picture, 1200x630 PNG, warm": timed(lambda: tasks.snapshot_png(project, picture)),
    }


def main() -> None:
    """Measure, print and write."""
    rows = {name: sorted(runs) for name, runs in measure().items()}
    machine = f"{os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()} {platform.machine()}"
    table = ["| what | median, ms | min | max |", "|---|---|---|---|"]
    table += [f"| {n} | {statistics.median(r):.1f} | {r[0]:.1f} | {r[-1]:.1f} |" for n, r in rows.items()]
    head = f"# Benchmarks\n\nWritten by `make bench` on a machine with {machine}, over the shipped claims.\n\n"
    (HERE / "README.md").write_text(head + "\n".join(table) + "\n", encoding="utf-8")
    (HERE / "results.json").write_text(json.dumps({"machine": machine, "ms": rows}, indent=1) + "\n", encoding="utf-8")
    print("\n".join(table))


if __name__ == "__main__":
    main()
