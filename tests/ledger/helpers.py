"""What several of these tests need: another process, and the raw database behind a
ledger.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dashboard.ledger import Ledger
from dashboard.ledger.store import Store

ROOT = Path(__file__).resolve().parents[2]


def store(ledger: Ledger) -> Store:
    """Return the database of a ledger: the tests look behind its face, the program
    never does.
    """
    return ledger._store


@contextmanager
def child(*arguments: object) -> Iterator[subprocess.Popen[str]]:
    """Run tests/ledger/child.py with those arguments; it is killed at the end if it
    still runs.
    """
    command = [
        sys.executable,
        "-W",
        "error",
        "-m",
        "tests.ledger.child",
        *map(str, arguments),
    ]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def line(process: subprocess.Popen[str]) -> str:
    """Return the next line the child says; an error when it ended without one."""
    assert process.stdout is not None
    said = process.stdout.readline()
    assert said, f"the child ended with {process.wait()}"
    return said.strip()


def tell(process: subprocess.Popen[str]) -> None:
    """Send the child an empty line."""
    assert process.stdin is not None
    process.stdin.write("\n")
    process.stdin.flush()
