"""One run as README.md and results.json."""

from __future__ import annotations

import json
import os
import platform
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import duckdb

from benchmarks.goals import goals
from benchmarks.measure import Row
from benchmarks.plan import SECTIONS

ROOT = Path(__file__).parent.parent
HOW = """
The claims are invented (`benchmarks/generate.py`, always the same ones), in the real
formats, on real places, thick along the front. Server times are those of the HTTP
handler inside its process, gzip included. In Chromium one clock runs, the page's own:
from the start of the navigation, the release of the mouse or the click, until the
markers are drawn; every reader has an empty cache and finds the server at rest. The
peer is `benchmarks/peer/app.py`, written as the pages of streamlit-folium show; what it
asks of CDNs is answered on the spot, so it waits for no network. Server and browser
share the machine. pandas reads a file with all cores unless told otherwise, and is not
told in the goal. MB and kB are of a million and a thousand bytes.
"""


@dataclass(frozen=True, slots=True)
class Run:
    """What was run, where and when. failed: a step that could not be measured, and why.
    rows: the base size.

    load: how many processes wanted to run when it began (average of a minute), this one
    not among them.
    """

    command: str
    date: str
    commit: str
    machine: str
    rows: int
    minutes: float
    load: float
    found: Mapping[str, Sequence[Row]]
    failed: Mapping[str, str]


def machine() -> str:
    """Say what this machine is and which versions it runs."""
    info = (
        Path("/proc/cpuinfo").read_text(encoding="utf-8")
        if Path("/proc/cpuinfo").exists()
        else ""
    )
    model = next(
        (
            line.partition(":")[2].strip()
            for line in info.splitlines()
            if line.startswith("model name")
        ),
        "",
    )
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    return (
        f"{os.cpu_count()} cores ({model or platform.machine()}), {memory:.0f} GB,"
        f" {platform.system()} {platform.release()}, Python"
        f" {platform.python_version()}, DuckDB {duckdb.__version__}"
    )


def commit() -> str:
    """Return the commit of the checkout, and whether anything was changed since."""
    head = _git("rev-parse", "--short", "HEAD")
    changed = _git(
        "status",
        "--porcelain",
        "--untracked-files=no",
        "--",
        "dashboard",
        "benchmarks/*.py",
    )
    return f"{head or 'unknown'}{' with changes' if changed else ''}"


def _git(*words: str) -> str:
    done = subprocess.run(
        ["git", "-C", str(ROOT), *words], capture_output=True, text=True, check=False
    )
    return done.stdout.strip()


def markdown(run: Run) -> str:
    """Return README.md."""
    where = (
        f"Written by `{run.command}` on {run.date} at commit {run.commit}, in"
        f" {run.minutes:.0f} minutes."
    )
    lines = [
        "# Benchmarks",
        "",
        f"{where} {run.machine}. Load of the machine when it began: {run.load:.1f}.",
        HOW,
        "## Goals",
        "",
        "| goal | measured | limit | |",
        "|---|---|---|---|",
        *_goals(run),
    ]
    for section, rows in run.found.items():
        lines += [
            "",
            f"## {section}: {SECTIONS[section]}",
            "",
            "| what | median | p95 | min | max | runs |",
            "|---|---|---|---|---|---|",
            *map(_line, rows),
        ]
    if run.failed:
        lines += [
            "",
            "## Not measured",
            "",
            *(f"- {step}: {reason}" for step, reason in run.failed.items()),
        ]
    return "\n".join(lines) + "\n"


def _goals(run: Run) -> list[str]:
    rows = {row.key: row for rows in run.found.values() for row in rows}
    lines = []
    for goal in goals(run.rows):
        sign = "at least" if goal.least else "at most"
        try:
            value = goal.worked_out(rows)
        except KeyError:
            lines.append(
                f"| {goal.what} | not measured | {sign} {goal.limit:g} {goal.unit} | |"
            )
            continue
        verdict = "reached" if goal.reached(value) else "**missed**"
        lines.append(
            f"| {goal.what} | {_number(value)} {goal.unit} | {sign} {goal.limit:g}"
            f" {goal.unit} | {verdict} |"
        )
    return lines


def _line(row: Row) -> str:
    tail = f"{_number(row.p95)}" if len(row.values) >= 20 else ""
    shown = [
        f"{_number(row.median)} {row.unit}",
        tail,
        _number(min(row.values)),
        _number(max(row.values)),
    ]
    return f"| {row.what} | {' | '.join(shown)} | {len(row.values)} |"


def _number(value: float) -> str:
    return (
        f"{value:,.0f}"
        if value == round(value) or abs(value) >= 100
        else f"{value:.3g}"
    )


def write(run: Run, folder: Path) -> None:
    """Write README.md and results.json into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    plain = asdict(run) | {
        "found": {
            name: [row.plain() for row in rows] for name, rows in run.found.items()
        }
    }
    text = json.dumps(plain, ensure_ascii=False)
    # One row a line: a change of one measurement is a change of one line.
    text = text.replace('{"key"', '\n{"key"')
    (folder / "results.json").write_text(text + "\n", encoding="utf-8")
    (folder / "README.md").write_text(markdown(run), encoding="utf-8")
