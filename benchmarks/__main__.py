"""`make bench`: measures and writes README.md and results.json. `python -m benchmarks
--help` tells the choices.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from benchmarks import report, steps
from benchmarks.measure import Row, of_plain
from benchmarks.plan import FULL, SECTIONS, Plan

HERE = Path(__file__).parent
QUICK_ROWS = 20_000


def parser() -> argparse.ArgumentParser:
    """Return the options."""
    shown = "; ".join(f"{name}: {what}" for name, what in SECTIONS.items())
    options = argparse.ArgumentParser(
        prog="python -m benchmarks", description=f"{__doc__} Sections: {shown}."
    )
    options.add_argument(
        "--only", metavar="SECTIONS", help="comma-separated sections (default: all)"
    )
    options.add_argument(
        "--rows",
        type=int,
        help=f"base size, {FULL:,} by default; others are 4, 10 and 20 times that",
    )
    options.add_argument(
        "--scratch",
        type=Path,
        metavar="DIR",
        help=(
            "folder for big files, 25 GB at full size; what lies there is used again"
            " and stays"
        ),
    )
    options.add_argument(
        "--out",
        type=Path,
        metavar="DIR",
        help=(
            "where to write (default: benchmarks/; for a part or a trial the scratch"
            " folder)"
        ),
    )
    options.add_argument(
        "--quick",
        action="store_true",
        help=f"few runs over {QUICK_ROWS:,} rows, to see that all works",
    )
    options.add_argument(
        "--publish",
        action="store_true",
        help="put the figures of reading into the package and docs/reading.md",
    )
    options.add_argument("--step", choices=steps.STEPS, help=argparse.SUPPRESS)
    return options


def main(argv: Sequence[str] | None = None) -> int:
    """Measure, print and write; 1 when a step could not be measured."""
    given = parser().parse_args(argv)
    sections = given.only.split(",") if given.only else list(SECTIONS)
    unknown = [name for name in sections if name not in SECTIONS]
    if unknown:
        parser().error(
            f"{unknown[0]!r} is no section; the sections are {', '.join(SECTIONS)}"
        )
    rows = given.rows or (QUICK_ROWS if given.quick else FULL)
    with tempfile.TemporaryDirectory(prefix="frontline-bench-") as passing:
        plan = Plan((given.scratch or Path(passing)).resolve(), rows, given.quick)
        plan.scratch.mkdir(parents=True, exist_ok=True)
        if given.step:
            print(json.dumps([row.plain() for row in steps.STEPS[given.step](plan)]))
            return 0
        words = " ".join(sys.argv[1:] if argv is None else argv)
        whole = not given.only and not given.quick and rows == FULL
        folder = given.out or (HERE if whole else plan.scratch)
        # Written after every step: a run that is stopped keeps what it has measured.
        for run in measure(
            plan, sections, f"{_python()} -m benchmarks {words}".strip()
        ):
            report.write(run, folder)
        if "reading" in run.found and not run.failed and (given.publish or whole):
            # Imported late: a step must not carry what only publishing needs.
            from benchmarks import published

            published.write(
                published.of(plan, run.found["reading"], run.date, run.commit)
            )
        print(
            report.markdown(run),
            (
                f"Written to {folder}"
                if folder.resolve() != Path(passing).resolve()
                else ""
            ),
        )
    return 1 if run.failed else 0


def _python() -> str:
    """Return the interpreter as it is called from the checkout: .venv/bin/python."""
    used = Path(sys.executable)
    return (
        str(used.relative_to(HERE.parent))
        if used.is_relative_to(HERE.parent)
        else "python"
    )


def measure(plan: Plan, sections: Sequence[str], command: str) -> Iterator[report.Run]:
    """Run every step of the sections in a process of its own and yield after each what
    has come of it so far.
    """
    found: dict[str, list[Row]] = {}
    failed: dict[str, str] = {}
    options = [
        "--scratch",
        str(plan.scratch),
        "--rows",
        str(plan.rows),
        *(["--quick"] if plan.quick else []),
    ]
    load = os.getloadavg()[0]
    start, when, commit = (
        time.monotonic(),
        f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC",
        report.commit(),
    )
    for step in steps.of(list(sections)):
        print(
            f"{(time.monotonic() - start) / 60:5.1f} min  {step}",
            file=sys.stderr,
            flush=True,
        )
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks", "--step", step, *options],
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            failed[step] = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
            print(done.stderr, file=sys.stderr)
        else:
            rows = [
                of_plain(plain) for plain in json.loads(done.stdout.splitlines()[-1])
            ]
            found.setdefault(step.partition(".")[0], []).extend(rows)
        minutes = (time.monotonic() - start) / 60
        yield report.Run(
            command,
            when,
            commit,
            report.machine(),
            plan.rows,
            minutes,
            load,
            found,
            failed,
        )


if __name__ == "__main__":
    sys.exit(main())
