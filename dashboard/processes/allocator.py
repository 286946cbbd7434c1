"""What the C library does with memory that was given back, where it is glibc."""

from __future__ import annotations

import ctypes
import os
import sys

TRIM_THRESHOLD, MMAP_THRESHOLD, ARENA_MAX = -1, -3, -8
"""Numbers of glibc's <malloc.h>."""
LARGE = 1_048_576
"""Bytes from which on a block is the system's own, and free memory at the end of the
heap goes back to it. glibc raises its own bounds to 32 and 64 MB as it goes.
"""


def bound_allocator() -> bool:
    """Let memory that is free go back to the system, and keep it in as many arenas as
    there are processors, two at least. glibc has eight for each, and what is free in
    one serves no thread of another: a server with a thread a reader grows with them.

    Returns False, and changes nothing, with another C library.
    """
    if sys.platform != "linux":
        return False
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is None:
        return False
    bounds = {
        ARENA_MAX: max(2, os.cpu_count() or 1),
        MMAP_THRESHOLD: LARGE,
        TRIM_THRESHOLD: LARGE,
    }
    # 1 for each bound that was taken over; musl takes none.
    return all(mallopt(name, value) == 1 for name, value in bounds.items())
