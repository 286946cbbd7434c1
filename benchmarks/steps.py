"""Every step of a run: each measures in a process of its own, so that none inherits
memory or caches of another.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from functools import partial
from importlib import import_module

from benchmarks.measure import Row, row
from benchmarks.plan import Plan, words

Step = Callable[[Plan], list[Row]]
SMALL_PEER, PEER = 1_000, 10_000


def _late(module: str, function: str, *more: int) -> Step:
    """Return a step whose module is loaded only in the process that runs it."""
    return lambda plan: list(
        getattr(import_module(f"benchmarks.{module}"), function)(plan, *more)
    )


def _written(plan: Plan, times: int) -> list[Row]:
    """Write one of the big files anew: the archive (20), else the ACLED file of that
    many times the base size.
    """
    from benchmarks import generate

    start = time.perf_counter()
    if times == 20:
        generate.archive(plan.archive, plan.rows * times)
    else:
        generate.acled_csv(plan.file(times), plan.rows * times)
    kind = "partitioned Parquet" if times == 20 else "ACLED CSV"
    what = f"{kind}, {words(plan.rows * times)} rows"
    return [row(f"generate.{times}", what, "s", [time.perf_counter() - start])]


STEPS: Mapping[str, Step] = {
    **{f"reading.accuracy.{way}": _late("reading", "accuracy", way) for way in (0, 1)},
    **{f"reading.speed.{way}": _late("reading", "speed", way) for way in (0, 1)},
    **{f"generate.{times}": partial(_written, times=times) for times in (1, 4, 10, 20)},
    "small": _late("small", "everyday"),
    "visit": _late("first_visit", "visits"),
    "import.1": _late("importing", "beside_pandas"),
    "import.4": _late("importing", "larger", 4),
    "import.10": _late("importing", "larger", 10),
    **{
        f"viewport.{times}": _late("server_side", "viewport", times)
        for times in (1, 4, 10)
    },
    "questions.1": _late("server_side", "questions", 1),
    "questions.10": _late("server_side", "questions", 10),
    "questions.export": _late("importing", "export"),
    "judging.1": _late("judging", "judging"),
    "judging.layer": _late("judgement.layers", "layer"),
    "archive.open": _late("importing", "archive"),
    "archive.viewport": _late("server_side", "archive_viewport"),
    "browser.first": _late("browser", "first"),
    "browser.1": _late("browser", "at_size", 1),
    "browser.4": _late("browser", "at_size", 4),
    "pictures.small": _late("pictures", "small"),
    "pictures.large": _late("pictures", "large"),
    "pictures.peer": _late("pictures", "peer"),
    "pictures.crowd": _late("pictures", "crowd"),
    "hostile.minute": _late("hostile", "minute"),
    "timelapse.thirty": _late("timelapse", "thirty"),
    f"peer.{SMALL_PEER}": _late("browser", "peer", SMALL_PEER),
    f"peer.{PEER}": _late("browser", "peer", PEER),
}
"""The steps in the order in which they run; what stands before the first dot is the
section.
"""


def of(sections: list[str]) -> list[str]:
    """Return the steps of those sections."""
    return [step for step in STEPS if step.partition(".")[0] in sections]
