"""How long it takes to hold claims against a reference layer of many days, and two
layers against each other, at the size of a professional map.
"""

from __future__ import annotations

import json
import math
import shutil
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.judgement.history import (
    CENTRE_LAT,
    CENTRE_LON,
    KM_A_DEGREE,
    START,
    Manner,
    Speech,
    War,
)
from benchmarks.measure import Row, row
from benchmarks.plan import Plan

DAYS = 1_600
"""Days of a layer: four years and a half, one file a day."""
CORNERS = 10_000
"""Corners of the front of a day."""
KNOWN = 150
"""Points of the front that are worked out; the others lie between."""
VILLAGES = 120
POCKETS = 20
"""Small polygons beside the large one."""
TERMS = "invented; for measuring"
COMMON = 50
"""Days on which two layers are held against each other."""
LAYER = "benchmark"


def layer_days(war: War, corners: int, seed: int) -> Iterator[list[list[list[float]]]]:
    """Yield the rings of each day of what Russia holds: a front drawn by hand, that is,
    with a little noise that differs by seed, and pockets behind it.
    """
    draw = np.random.default_rng(seed)
    norths = np.linspace(-60, 60, corners)
    noise = draw.normal(0, 0.2, corners)
    pockets = draw.uniform((-25, -55), (-15, 55), (POCKETS, 2))
    known = np.linspace(-60, 60, KNOWN)
    for day in range(war.days):
        at = [war.front(north, day) for north in known.tolist()]
        easts = np.interp(norths, known, at) + noise
        front = np.column_stack([easts, norths])
        rings = [_corners(np.vstack([front, [(200, 60), (200, -60)]]))]
        square = np.array([(0, 0), (1, 0), (1, 1), (0, 1)])
        rings += [_corners(square + pocket) for pocket in pockets]
        yield rings


def _corners(east_north: NDArray[np.float64]) -> list[list[float]]:
    """Return longitude and latitude of points that are kilometres from the centre."""
    origin = np.array([(CENTRE_LON, CENTRE_LAT)])
    scale = math.cos(math.radians(CENTRE_LAT))
    degrees = origin + east_north / (KM_A_DEGREE * np.array([(scale, 1.0)]))
    corners: list[list[float]] = degrees.round(5).tolist()
    return corners


def write_layer(folder: Path, war: War, corners: int = CORNERS, seed: int = 1) -> None:
    """Write a file a day, named by its day."""
    folder.mkdir(parents=True)
    for number, rings in enumerate(layer_days(war, corners, seed)):
        day = START + timedelta(number)
        polygons = [[ring] for ring in rings]
        text = json.dumps({"type": "MultiPolygon", "coordinates": polygons})
        (folder / f"{day.isoformat()}.geojson").write_text(text, encoding="utf-8")


def layer(plan: Plan) -> list[Row]:
    """Return the seconds of a table of lags, and of a comparison of two layers."""
    from dashboard.domain.filters import Filters
    from dashboard.domain.settings import load
    from dashboard.services.judgement.references import (
        add_reference,
        claim_lags,
        compared_layers,
    )
    from dashboard.services.project import Project

    days, corners = (160, 1_000) if plan.quick else (DAYS, CORNERS)
    data, files = plan.scratch / "data_layer", plan.scratch / "layer"
    for folder in (data, files):
        shutil.rmtree(folder, ignore_errors=True)
    data.mkdir(parents=True)
    war = War(1, villages=VILLAGES, days=days)
    project = Project(load({"FRONTLINE_DATA": str(data)}))
    project.ledger.add(Speech(war, Manner(), 1).claims, by="benchmark", why="measured")
    project.changed()
    write_layer(files, war, corners)
    start = time.perf_counter()
    add_reference(project, sorted(files.iterdir()), LAYER, terms=TERMS)
    added = time.perf_counter() - start
    shutil.rmtree(files)
    other = War(1, villages=1, days=COMMON)
    write_layer(files, other, corners, seed=2)
    add_reference(project, sorted(files.iterdir()), "another", terms=TERMS)
    steps: list[int] = []
    start, processor = time.perf_counter(), time.process_time()
    lags = claim_lags(project, Filters(), LAYER, lambda done, _: steps.append(done))
    table, busy = time.perf_counter() - start, time.process_time() - processor
    if len(steps) != days or not lags:
        raise RuntimeError(f"{len(steps)} of {days} days, {len(lags)} claims looked up")
    start = time.perf_counter()
    compared = compared_layers(project, LAYER, "another")
    against = (time.perf_counter() - start) / len(compared)
    project.close()
    for folder in (data, files):
        shutil.rmtree(folder)
    shown = f"{days:,} days of {corners:,} corners"
    return [
        row("judging.layer.add", f"adding a layer, {shown}", "s", [added]),
        row(
            "judging.layer.lags",
            f"when it showed each of {len(lags):,} claimed changes, {shown}",
            "s",
            [table],
        ),
        row("judging.layer.lags.cpu", "its processor time", "s", [busy]),
        row("judging.layer.compare", "map against map, each day", "s", [against]),
    ]
