"""A process that draws pictures for a server: scenes come in on standard input, files go out on standard output.

The parent alone writes to it: what it reads is trusted, so pickle will do.
"""

from __future__ import annotations

import os
import pickle
import struct
import subprocess
import sys
from pathlib import Path
from typing import IO

from dashboard.cartography.frame import Scene
from dashboard.cartography.render import Folders, render
from dashboard.domain.errors import FrontlineError

MEMORY_BYTES = 1_500_000_000
"""Most memory of the process: the largest picture takes about a third of it."""
NICENESS = 10
"""How far it stands back for the server whose readers wait."""
LENGTH = struct.Struct(">BI")
"""What goes before each answer: 0 for a picture, 1 for an error in words; and its length in bytes."""
Job = tuple[Scene, Folders, str]


def send(stream: IO[bytes], body: bytes, state: int = 0) -> None:
    """Write one message."""
    stream.write(LENGTH.pack(state, len(body)) + body)
    stream.flush()


def receive(stream: IO[bytes]) -> tuple[int, bytes]:
    """Read one message. Raises EOFError when the other side has ended."""
    head = stream.read(LENGTH.size)
    if len(head) < LENGTH.size:
        raise EOFError
    state, length = LENGTH.unpack(head)
    body = stream.read(length)
    if len(body) < length:
        raise EOFError
    return state, body


def started(module: str) -> subprocess.Popen[bytes]:
    """Start a module of ours as a process that is written to and read from; it finds what this process finds."""
    return subprocess.Popen(  # noqa: S603  # our own modules alone
        [sys.executable, "-m", module], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}, cwd=Path.cwd().anchor,
    )  # fmt: skip


def limit() -> None:
    """Bound the memory of this process and let others go first, where the system can do that."""
    if hasattr(os, "nice"):
        os.nice(NICENESS)
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))


def main() -> None:
    """Draw until the parent ends. Nothing but answers goes to standard output."""
    limit()
    out, sys.stdout = sys.stdout.buffer, sys.stderr
    while True:
        try:
            job: Job = pickle.loads(receive(sys.stdin.buffer)[1])  # noqa: S301  # from the parent alone
        except (EOFError, KeyboardInterrupt):
            return
        try:
            send(out, render(*job))
        except FrontlineError as error:
            send(out, pickle.dumps(error), 1)
        except MemoryError:
            send(out, pickle.dumps(FrontlineError("the picture takes too much memory; choose a smaller one")), 1)


if __name__ == "__main__":
    main()
