"""What a process may take of the machine, and how the system is made to see to it."""

from __future__ import annotations

import os
import sys
import tempfile
from dataclasses import dataclass

NICENESS = 10
"""How far a process with limits stands back for the server whose readers wait."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a process may take.

    memory: bytes of its own data. seconds: until it is ended, None for no such limit.
    files: that it may have open, the three standard streams among them. file_bytes:
    largest file that it may write, None for any.
    """

    memory: int = 2_000_000_000
    seconds: float | None = None
    files: int = 64
    file_bytes: int | None = None


def apply_limits(limits: Limits) -> None:
    """Bound this process by all but the seconds, and let others go first, where the
    system can do that.
    """
    if hasattr(os, "nice"):
        os.nice(NICENESS)
    try:
        import resource
    except ImportError:
        return
    # Of the address space much is reserved and never used; what is written to counts.
    memory = resource.RLIMIT_DATA if sys.platform == "linux" else resource.RLIMIT_AS
    wanted = {
        memory: limits.memory,
        resource.RLIMIT_NOFILE: limits.files,
        # What the process was given to read must not lie on the disk after a crash.
        resource.RLIMIT_CORE: 0,
    }
    # Found by writing a file, and remembered: libraries ask for it as they are loaded,
    # also those that then write nothing.
    tempfile.gettempdir()
    if limits.file_bytes is not None:
        wanted[resource.RLIMIT_FSIZE] = limits.file_bytes
    for kind, bound in wanted.items():
        _, hard = resource.getrlimit(kind)
        # A limit cannot be raised above the one this process was given.
        least = bound if hard == resource.RLIM_INFINITY else min(bound, hard)
        resource.setrlimit(kind, (least, least))
