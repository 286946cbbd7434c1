"""Time-lapses: thirty frames as each kind of file, drawn here and by a process
aside.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date

from benchmarks.measure import Row, row, timed
from benchmarks.pictures import of_500
from benchmarks.plan import Plan
from dashboard import services
from dashboard.domain.filters import Filters

FRAMES = 30
DAYS = Filters(date_from=date(2023, 6, 1), date_to=date(2023, 6, 30))


def thirty(plan: Plan) -> list[Row]:
    """Return the seconds of thirty frames, 1200x630, 500 claims, of which June 2023 has
    its share.
    """
    project = of_500(plan)
    request = services.TimelapseRequest(
        filters=DAYS,
        by="day",
        link="https://map.example/?from=2023-06-01&to=2023-06-30",
    )
    frames = len(services.timelapse_plan(project, request).periods)
    if frames != FRAMES:
        raise RuntimeError(f"{frames} frames instead of {FRAMES}; nothing was measured")
    rows = []
    for kind in services.TIMELAPSE_TYPES:
        sizes: list[float] = []
        times = timed(_film(project, request, kind, sizes), plan.runs(8))
        rows.append(
            row(
                f"timelapse.{kind}",
                f"{FRAMES} frames, 1200x630, as {kind}, warm",
                "s",
                _seconds(times),
            )
        )
        rows.append(row(f"timelapse.{kind}.file", "its file", "kB", sizes))
    aside = timed(
        lambda: services.timelapse_aside(project, request, "webp"), plan.runs(8)
    )
    rows.append(
        row(
            "timelapse.aside",
            f"{FRAMES} frames as webp by a process begun for it",
            "s",
            _seconds(aside),
        )
    )
    return rows


def _film(
    project: services.Project,
    request: services.TimelapseRequest,
    kind: str,
    sizes: list[float],
) -> Callable[[], None]:
    def draw() -> None:
        out = io.BytesIO()
        services.timelapse(project, request, kind, out)
        sizes.append(len(out.getvalue()) / 1000)

    return draw


def _seconds(milliseconds: list[float]) -> list[float]:
    return [value / 1000 for value in milliseconds]
