"""Memory that was given back goes back to the system, where the C library is glibc."""

from __future__ import annotations

import os
import subprocess
import sys
from platform import libc_ver
from types import SimpleNamespace

import pytest

from dashboard.processes.allocator import bound_allocator

GROW = """
import ctypes, resource, threading
from dashboard.processes.allocator import bound_allocator

{bound}
libc = ctypes.CDLL(None)
libc.malloc.restype = ctypes.c_void_p
libc.free.argtypes = [ctypes.c_void_p]

def resident():
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * resource.getpagesize()

# Large blocks raise the bound from which on the next ones are the system's own.
for size in (20_000_000, 20_000_000):
    libc.free(libc.malloc(size))
before = resident()
blocks = [libc.malloc(2_000_000) for _ in range(50)]
for block in blocks:
    ctypes.memset(block, 1, 2_000_000)
# The last one stays: what lies below it cannot be cut off the heap.
for block in blocks[:-1]:
    libc.free(block)
print(resident() - before)
"""


def grown(bound: str) -> int:
    # Libraries bound the allocator of their own children by such variables.
    plain = {k: v for k, v in os.environ.items() if not k.startswith("MALLOC_")}
    code = [sys.executable, "-c", GROW.format(bound=bound)]
    done = subprocess.run(code, capture_output=True, text=True, check=True, env=plain)
    return int(done.stdout)


@pytest.mark.skipif(libc_ver()[0] != "glibc", reason="of glibc alone")
def test_what_was_freed_goes_back_though_something_stays() -> None:
    assert grown("") > 50_000_000
    assert grown("assert bound_allocator()") < 10_000_000


def test_arenas_and_blocks_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    taken: dict[int, int] = {}

    def mallopt(name: int, value: int) -> int:
        taken[name] = value
        return 1

    library = SimpleNamespace(mallopt=mallopt)
    monkeypatch.setattr("ctypes.CDLL", lambda _name: library)
    monkeypatch.setattr("sys.platform", "linux")
    for processors, arenas in ((None, 2), (1, 2), (2, 2), (8, 8)):
        monkeypatch.setattr("os.cpu_count", lambda n=processors: n)
        assert bound_allocator()
        assert taken == {-8: arenas, -3: 1_048_576, -1: 1_048_576}


def test_other_c_libraries_stay_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "darwin")
    monkeypatch.setattr("ctypes.CDLL", None)
    assert not bound_allocator()
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr("ctypes.CDLL", lambda _name: SimpleNamespace())
    assert not bound_allocator()
    refusing = SimpleNamespace(mallopt=lambda _name, _value: 0)
    monkeypatch.setattr("ctypes.CDLL", lambda _name: refusing)
    assert not bound_allocator()
