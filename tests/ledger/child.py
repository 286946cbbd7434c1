"""What the tests run in another process: `python -m tests.ledger.child COMMAND URL
...`; a line of output a result.
"""

from __future__ import annotations

import resource
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path

from dashboard.domain.claim import Claim
from dashboard.domain.errors import FrontlineError
from dashboard.domain.words import Kind
from dashboard.ledger import Ledger
from dashboard.ledger.transactions import write_transaction


def claims(prefix: str, batch: int, size: int = 1) -> list[Claim]:
    """Return one batch of claims; its ids say which batch of whose."""
    return [
        Claim(id=f"{prefix}-{batch:06}-{number:04}", kind=Kind.HOLD, note="x" * 200)
        for number in range(size)
    ]


def say(*words: object) -> None:
    """Write a line at once: the reader may kill this process at any time."""
    print(*words, flush=True)


def add(url: str, prefix: str, batches: str, size: str) -> None:
    """Add batches of claims (without end for 0) and say the number after each."""
    with Ledger.open(url) as ledger:
        say("ready")
        for batch in count() if batches == "0" else range(int(batches)):
            say(ledger.add(claims(prefix, batch, int(size)), by=prefix, why=""))


def sync(url: str, name: str) -> None:
    """Mirror the same file as others do at the same time."""
    with Ledger.open(url) as ledger:
        say("ready")
        sys.stdin.readline()
        say(ledger.sync(name, "digest", claims("row", 0, 200), by=name))


def identity(url: str) -> None:
    """Open a ledger that may not be there yet, and say its identity."""
    with Ledger.open(url) as ledger:
        say(ledger.identity)


def hold(url: str) -> None:
    """Hold the write lock until a line comes."""
    with Ledger.open(url) as ledger, write_transaction(ledger._store, "hold"):
        say("ready")
        sys.stdin.readline()


def fill(url: str, limit: str) -> None:
    """Add until no file may grow beyond limit bytes, say what happened, then go on
    without the limit.
    """
    with Ledger.open(url) as ledger:
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(limit), hard))
        saved = 0
        try:
            for batch in count():
                saved = ledger.add(claims("fill", batch, 20), by="fill", why="")
        except FrontlineError as error:
            say(type(error).__name__, error)
        say(saved, ledger.revision(), sum(1 for _ in ledger.claims()))
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
        folder = Path(url.removeprefix("sqlite:///")).parent
        try:
            ledger.backup(folder / "backup.zip", folder)
        except FrontlineError as error:
            say(type(error).__name__, error)
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        say(ledger.add(claims("after", 0, 20), by="fill", why=""))


COMMANDS: dict[str, Callable[..., None]] = {
    "add": add,
    "sync": sync,
    "identity": identity,
    "hold": hold,
    "fill": fill,
}

if __name__ == "__main__":
    COMMANDS[sys.argv[1]](*sys.argv[2:])
