"""Judgement at the size of a large dataset: who holds what on a day, the ground between
the places, the dossier of a place, and a thousand new claims.
"""

from __future__ import annotations

import shutil
import time
from datetime import date, timedelta

import psutil

from benchmarks import importing
from benchmarks.asking import Asker
from benchmarks.measure import Row, row
from benchmarks.plan import Plan, size, words

DAYS = ("2022-05-01", "2023-06-12", "2024-03-05")
BUSIEST = 24
"""Places whose dossiers are asked for: those with most claims."""
NEW = 1_000
"""Claims that people add at once."""


def judging(plan: Plan) -> list[Row]:
    """Return the times of judgement over the base size. The data directory is a copy:
    claims are added to it.
    """
    from dashboard import services
    from dashboard.domain.claim import Claim
    from dashboard.domain.filters import Filters
    from dashboard.domain.settings import load
    from dashboard.domain.words import Kind, Precision, Review, Side

    base, data = importing.imported(plan, 1), plan.scratch / "data_judging"
    shutil.rmtree(data, ignore_errors=True)
    shutil.copytree(base, data)
    name, shown = size(plan.rows), f"{words(plan.rows)} claims"
    # Datasets are named by path: the copy has to take its own in.
    asker = Asker(data, plan.rows)
    project = services.open_project(load())
    control = []
    for day in DAYS * 3:
        start = time.perf_counter()
        services.control_on(project, Filters(), date.fromisoformat(day))
        control.append(1000 * (time.perf_counter() - start))
    surface = [asker.ask(f"/api/control.geojson?day={day}").ms for day in DAYS * 3]
    index = project.index
    facet = index.facet("place", Filters(), BUSIEST)
    dossiers = [
        asker.ask(f"/api/place.json?id={place}&day={DAYS[1]}").ms for place in facet
    ]
    places = [
        claim
        for claim in (each.claim for each in index.ordered(Filters(), limit=20 * NEW))
        if claim.placed and claim.precision is Precision.SETTLEMENT
    ][:NEW]
    fresh = [
        Claim(
            id=f"new-{number}",
            kind=(Kind.CAPTURE, Kind.RETAKE, Kind.CONTROL)[number % 3],
            actor=(Side.RU, Side.UA)[number % 2],
            claimant_side=(Side.RU, Side.UA)[number % 2],
            claimant=f"speaker {number % 7}",
            place_id=old.place_id,
            name=old.name,
            region=old.region,
            lat=old.lat,
            lon=old.lon,
            precision=old.precision,
            date_from=old.date_to,
            date_to=old.date_to and old.date_to + timedelta(number % 2),
            publisher="benchmark",
            note=f"claim {number}",
            review=Review.ACCEPTED,
        )
        for number, old in enumerate(places)
    ]
    project.ledger.add(fresh, by="benchmark", why="measured")
    start, processor = time.perf_counter(), time.process_time()
    project.changed()
    seen = project.index.count(Filters(source=("benchmark",)))
    new, new_cpu = time.perf_counter() - start, time.process_time() - processor
    if seen != len(fresh):
        raise RuntimeError(f"{seen} of {len(fresh)} new claims are in the index")
    # Origins are worked out when they are asked for: here of every place on one day,
    # that is, of the words that each status rests on.
    start, processor = time.perf_counter(), time.process_time()
    services.control_on(project, Filters(), date.fromisoformat(DAYS[-1]))
    origins = time.perf_counter() - start
    origins_cpu = time.process_time() - processor
    asker.words_ready()
    memory = psutil.Process().memory_info().rss / 1e6
    shutil.rmtree(data, ignore_errors=True)
    return [
        row(
            f"judging.control.{name}",
            f"who holds what on a day, {shown}",
            "ms",
            control,
        ),
        row(
            f"judging.surface.{name}",
            f"the same with the ground between, as the map gets it, {shown}",
            "ms",
            surface,
        ),
        row(
            f"judging.dossier.{name}",
            f"dossiers of the {len(facet)} busiest places, {shown}",
            "ms",
            dossiers,
        ),
        row(
            f"judging.new.{name}",
            f"{len(fresh):,} new claims until they are judged, {shown}",
            "s",
            [new],
        ),
        row(f"judging.new.cpu.{name}", "its processor time", "s", [new_cpu]),
        row(
            f"judging.new.origins.{name}",
            f"then the origins of the status of every place, {shown}",
            "s",
            [origins],
        ),
        row(
            f"judging.new.origins.cpu.{name}",
            "its processor time",
            "s",
            [origins_cpu],
        ),
        row(
            f"judging.memory.{name}",
            "memory of that process, the index of words built",
            "MB",
            [memory],
        ),
    ]
