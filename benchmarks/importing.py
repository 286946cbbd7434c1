"""Data taken in by the command line, an ACLED file beside pandas, an archive where it
lies; and handed out.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

from benchmarks import generate
from benchmarks.measure import Row, row
from benchmarks.plan import Plan, size, words
from benchmarks.serving import environment, peak_mb

PANDAS = """import sys, time, pandas
if sys.argv[2:]: pandas.set_option("mode.max_threads", int(sys.argv[2]))
start = time.perf_counter()
pandas.read_csv(sys.argv[1])
print(time.perf_counter() - start)"""
"""Prints the seconds of read_csv alone, not those of starting Python and importing
pandas.
"""
COPY = """import pathlib, sys, time, duckdb
folder = pathlib.Path(sys.argv[1])
out = folder / "copied.parquet"
duckdb.sql("SET enable_progress_bar = false")
start = time.perf_counter()
duckdb.sql(f"COPY (FROM '{folder}/datasets/*.parquet') TO '{out}' (FORMAT parquet)")
print(time.perf_counter() - start)
out.unlink()"""
"""Prints the seconds of DuckDB's COPY alone, not those of starting Python; a bar of its
progress would stand among them.
"""
SETTLE = (
    "from dashboard import services; from dashboard.domain.settings import load;"
    " services.open_project(load()).settled()"
)
"""Waits until every dataset is in the index, that is, on the map."""


@dataclass(frozen=True, slots=True)
class Done:
    """A process that has ended: its seconds, the most resident memory of it or of one
    that it began (MB of a million bytes), what it printed.
    """

    seconds: float
    peak_mb: float
    said: str


def beside_pandas(plan: Plan) -> list[Row]:
    """Return imports of the base file and pandas.read_csv of it, in turns."""
    file, data, name = acled(plan, 1), plan.data(1), size(plan.rows)
    command = [sys.executable, "-c", PANDAS, str(file)]
    read: list[Done] = []
    alone: list[Done] = []
    taken: list[Done] = []
    # Neither side pays for a first read from the disk.
    run(plan, command)
    for _ in range(plan.runs(3)):
        read.append(run(plan, command))
        alone.append(run(plan, [*command, "1"]))
        taken.append(take(plan, data, file))
    settled = settle(plan, data)
    return [
        row(
            f"import.pandas.{name}",
            f"pandas.read_csv, {words(plan.rows)} rows",
            "s",
            [float(d.said) for d in read],
        ),
        row(
            f"import.pandas_one.{name}",
            "the same with one thread",
            "s",
            [float(d.said) for d in alone],
        ),
        row(
            f"import.pandas_peak.{name}",
            "peak memory of pandas.read_csv",
            "MB",
            [d.peak_mb for d in read],
        ),
        row(
            f"import.frontline.{name}",
            f"`frontline import`, whole process, {words(plan.rows)} rows",
            "s",
            [d.seconds for d in taken],
        ),
        row(f"import.peak.{name}", "its peak memory", "MB", [d.peak_mb for d in taken]),
        row(
            f"import.settle.{name}",
            "then until all is on the map",
            "s",
            [settled.seconds],
        ),
    ]


def larger(plan: Plan, times: int) -> list[Row]:
    """Return one import of that many times the base size."""
    name, rows = size(plan.rows * times), plan.rows * times
    taken = take(plan, plan.data(times), acled(plan, times))
    settled = settle(plan, plan.data(times))
    return [
        row(
            f"import.frontline.{name}",
            f"`frontline import`, whole process, {words(rows)} rows",
            "s",
            [taken.seconds],
        ),
        row(f"import.peak.{name}", "its peak memory", "MB", [taken.peak_mb]),
        row(
            f"import.settle.{name}",
            "then until all is on the map",
            "s",
            [settled.seconds],
        ),
        row(
            f"import.settle_peak.{name}",
            "peak memory meanwhile",
            "MB",
            [settled.peak_mb],
        ),
    ]


def archive(plan: Plan) -> list[Row]:
    """Return the opening of the archive."""
    if not plan.archive.exists():
        generate.archive(plan.archive, plan.rows * 20)
    name, data = size(plan.rows * 20), plan.archive_data
    shutil.rmtree(data, ignore_errors=True)
    data.mkdir(parents=True)
    opened = run(
        plan,
        frontline(
            data,
            "import",
            str(plan.archive),
            "--archive",
            "--publish",
            "--license",
            "invented",
        ),
    )
    settled = settle(plan, data)
    return [
        row(
            f"archive.open.{name}",
            f"`frontline import --archive`, {words(plan.rows * 20)} rows",
            "s",
            [opened.seconds],
        ),
        row(
            f"archive.settle.{name}",
            "then until all is on the map",
            "s",
            [settled.seconds],
        ),
        row(f"archive.peak.{name}", "peak memory meanwhile", "MB", [settled.peak_mb]),
    ]


def export(plan: Plan) -> list[Row]:
    """Return the rows a second of exports of the base size, whole process. ACLED's
    terms have to be overridden.
    """
    data, found = imported(plan, 1), []
    for kind in ("csv", "geojson", "parquet"):
        out = plan.scratch / f"out.{kind}"
        done = run(plan, frontline(data, "export", str(out), "--force"))
        found.append(
            row(
                f"export.{kind}",
                f"`frontline export`, {kind}, {words(plan.rows)} claims",
                "rows/s",
                [plan.rows / done.seconds],
            )
        )
        out.unlink()
    found.append(
        row(
            "export.copy",
            f"DuckDB's COPY of the same rows to Parquet, {words(plan.rows)}",
            "s",
            [float(run(plan, [sys.executable, "-c", COPY, str(data)]).said)],
        )
    )
    return found


def acled(plan: Plan, times: int) -> Path:
    """Return the file of that size; it is written first when it is not there."""
    file = plan.file(times)
    return file if file.exists() else generate.acled_csv(file, plan.rows * times)


def imported(plan: Plan, times: int) -> Path:
    """Return the data directory of that size; the file is imported first when it is not
    there.
    """
    data = plan.data(times)
    if not data.exists():
        take(plan, data, acled(plan, times))
        settle(plan, data)
    return data


def take(plan: Plan, data: Path, file: Path) -> Done:
    """Import a file into a fresh data directory."""
    shutil.rmtree(data, ignore_errors=True)
    data.mkdir(parents=True)
    # The exit code 1 says that some rows were rejected: the file has bad ones on
    # purpose.
    return run(
        plan,
        frontline(data, "import", str(file), "--publish", "--format", "acled"),
        allowed=(0, 1),
    )


def settle(plan: Plan, data: Path) -> Done:
    """Bring the index up to date."""
    return run(plan, [sys.executable, "-c", SETTLE], data=data)


def frontline(data: Path, *words: str) -> list[str]:
    """Return the command line."""
    return [sys.executable, "-m", "dashboard", "--data", str(data), *words]


def _tree(pid: int) -> list[int]:
    """Return a process and those it began."""
    with suppress(psutil.NoSuchProcess):
        return [pid, *(child.pid for child in psutil.Process(pid).children())]
    return [pid]


def run(
    plan: Plan,
    command: Sequence[str],
    allowed: Sequence[int] = (0,),
    data: Path | None = None,
) -> Done:
    """Run a process to its end. Raises RuntimeError with what it said when it fails."""
    log = plan.scratch / "command.log"
    settings = environment(plan.scratch) | (
        {"FRONTLINE_DATA": str(data)} if data else {}
    )
    start = time.perf_counter()
    peak = 0.0
    with (
        log.open("wb") as out,
        subprocess.Popen(
            command, stdout=out, stderr=out, env=settings, cwd=plan.scratch
        ) as child,
    ):
        # The peak only grows, so the last look has it; rusage would count what this
        # process held when it forked. A file is read by a process of its own.
        while child.poll() is None:
            peak = max(peak, *map(peak_mb, _tree(child.pid)))
            time.sleep(0.01)
    seconds = time.perf_counter() - start
    said = log.read_text(errors="replace")
    log.unlink()
    if child.returncode not in allowed:
        raise RuntimeError(
            f"{' '.join(command)}: exit code {child.returncode}; {said[-2000:]}"
        )
    return Done(seconds, peak, said.strip())
