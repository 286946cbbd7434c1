"""A worker whose jobs go beyond its limits or end it, each in its own way."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from collections.abc import Callable
from typing import NoReturn

from dashboard.domain.errors import BadInput
from dashboard.processes.worker import serve


def work(job: str) -> str:
    """Do the job of that name; any other is a word to write in capitals."""
    return DEEDS[job]() if job in DEEDS else job.upper()


def refuse() -> NoReturn:
    raise BadInput("bad: not a job")


def fill_memory() -> str:
    return str(len(bytearray(2_000_000_000)))


def open_many() -> str:
    descriptors = []
    try:
        for _ in range(100):
            descriptors.append(os.open(os.devnull, os.O_RDONLY))  # noqa: PERF401
    except OSError as error:
        raise BadInput(f"files: {error.strerror}") from error
    finally:
        for descriptor in descriptors:
            os.close(descriptor)
    return "opened"


def give_up() -> NoReturn:
    print("no way on", file=sys.stderr, flush=True)
    os._exit(3)


def abort_without_memory() -> str:
    # What a program in C++ prints when nobody catches that it gets no memory.
    print("what():  std::bad_alloc", file=sys.stderr, flush=True)
    os.abort()


def read_nowhere() -> str:
    return str(ctypes.string_at(0))


def be_killed() -> str:
    os.kill(os.getpid(), signal.SIGKILL)
    return "still there"


def divide() -> str:
    return str(1 / 0)


def print_much() -> str:
    print("x" * 1_000_000, file=sys.stderr)
    print("y" * 1_000_000)
    return "printed"


def hang() -> str:
    while True:
        pass


DEEDS: dict[str, Callable[[], str]] = {
    deed.__name__: deed
    for deed in (
        refuse,
        fill_memory,
        open_many,
        give_up,
        abort_without_memory,
        read_nowhere,
        be_killed,
        divide,
        print_much,
        hang,
    )
}


if __name__ == "__main__":
    serve(work)
