"""The server's time for what the pages ask: markers of viewports, facets, histogram,
list.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

import numpy as np

from benchmarks import importing, walk
from benchmarks.asking import Asker
from benchmarks.lookup import SEED
from benchmarks.measure import Row, row
from benchmarks.plan import Plan, size, words

TOGETHER = 20
PAGE, DEEP = 50, 100
"""Claims on a page of the list as the map page asks for them, and a page far down."""


def viewport(plan: Plan, times: int) -> list[Row]:
    """Return viewport requests over that many times the base size."""
    rows = plan.rows * times
    return viewports(
        plan,
        Asker(importing.imported(plan, times), rows),
        size(rows),
        f"{words(rows)} claims",
    )


def archive_viewport(plan: Plan) -> list[Row]:
    """Return viewport requests over the archive."""
    if not plan.archive_data.exists():
        importing.archive(plan)
    rows = plan.rows * 20
    found = viewports(
        plan, Asker(plan.archive_data, rows), size(rows), f"{words(rows)} in an archive"
    )
    return [row(f"archive.{one.key}", one.what, one.unit, one.values) for one in found]


def viewports(plan: Plan, asker: Asker, name: str, shown: str) -> list[Row]:
    """Return viewport requests of a person, of strangers and of many at once."""
    rng = np.random.default_rng(SEED)
    values = walk.Values.of(asker.ask("/api/facets").json()["facets"])
    first: list[float] = []
    later: list[float] = []
    sizes: list[float] = []
    for query, views in walk.person(rng, values, plan.runs(walk.FILTERS)):
        for number, view in enumerate(views):
            answer = asker.ask(walk.address(query, view))
            (later if number else first).append(answer.ms)
            sizes.append(len(answer.body) / 1000)
    # The first search of all reads every text; from then on there are words.
    asker.ask("/api/count?text=unsearched")
    built = asker.words_ready()
    plain, searches = (
        [
            asker.ask(walk.address(query, view)).ms
            for query, view in walk.strangers(rng, values, count, text=text)
        ]
        for count, text in ((plan.runs(200), False), (plan.runs(24), True))
    )
    crowd: list[float] = []
    for _ in range(plan.runs(8)):
        ways = [
            walk.address(query, views[0])
            for query, views in walk.person(rng, values, TOGETHER)
        ]
        crowd += [answer.ms for answer in asker.together(ways)]
    return [
        row(
            f"viewport.{name}",
            f"viewport, a person's walk, {shown}",
            "ms",
            first + later,
        ),
        row(
            f"viewport.first.{name}",
            f"of these the first under each filter, {shown}",
            "ms",
            first,
        ),
        row(f"viewport.later.{name}", f"of these the others, {shown}", "ms", later),
        row(
            f"viewport.cold.{name}",
            f"viewport, each filter never asked before, {shown}",
            "ms",
            plain,
        ),
        row(
            f"viewport.search.{name}",
            f"the same with a text never searched before, {shown}",
            "ms",
            searches,
        ),
        row(
            f"viewport.words.{name}",
            f"words of the datasets, made after the first search, {shown}",
            "s",
            [built],
        ),
        row(
            f"viewport.together.{name}",
            f"viewport, {TOGETHER} requests at the same moment, {shown}",
            "ms",
            crowd,
        ),
        row(
            f"viewport.bytes.{name}",
            f"answer of a viewport, gzip, {shown}",
            "kB",
            sizes,
        ),
    ]


def questions(plan: Plan, times: int) -> list[Row]:
    """Return the other questions over that many times the base size, each under filters
    never asked before.
    """
    name, shown = size(plan.rows * times), f"{words(plan.rows * times)} claims"
    asker, rng = (
        Asker(importing.imported(plan, times), plan.rows * times),
        np.random.default_rng(SEED + 1),
    )
    values = walk.Values.of(asker.ask("/api/facets").json()["facets"])
    queries = [query for query, _ in walk.strangers(rng, values, plan.runs(24))]
    found: dict[str, list[float]] = {}
    for path in ("facets", "histogram", "count"):
        found[path] = [asker.ask(_address(path, query)).ms for query in queries]
    found["list"] = [
        asker.ask(_address("claims.json", query, limit=PAGE)).ms for query in queries
    ]
    found["deep"] = [
        _deep(asker, query)
        for query in ({}, *({"kind": [kind]} for kind in values.kind[: plan.runs(4)]))
    ]
    what = {
        "facets": "all facets",
        "histogram": "histogram",
        "count": "count of the list",
        "list": f"list, first page of {PAGE}",
        "deep": f"list, page {DEEP} of {PAGE} each",
    }
    return [
        row(f"questions.{path}.{name}", f"{what[path]}, {shown}", "ms", ms)
        for path, ms in found.items()
    ]


def _address(path: str, query: Mapping[str, Sequence[str]], **more: object) -> str:
    return f"/api/{path}?{urlencode({**query, **more}, doseq=True)}"


def _deep(asker: Asker, query: Mapping[str, Sequence[str]]) -> float:
    """Turn the pages of a list, as a reader does, and return the milliseconds of the
    last one (or of page DEEP).
    """
    after, spent = "", 0.0
    for _ in range(DEEP):
        answer = asker.ask(_address("claims.json", query, limit=PAGE, after=after))
        after, spent = str(answer.json()["after"]), answer.ms
        if not after:
            break
    return spent
