"""A Dask cluster as an executor: chunks go out, results come back; a worker that dies
has its chunks read elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from concurrent.futures import CancelledError, Executor
from contextlib import contextmanager

from dashboard.domain.errors import BadInput, ServiceUnavailable

WAIT_SECONDS = 15
"""How long the scheduler may take to answer, and its first worker to come."""


@contextmanager
def dask_executor(address: str) -> Iterator[tuple[Executor, int]]:
    """Give an executor on the workers of a scheduler (tcp://HOST:PORT or
    tls://HOST:PORT), and their threads in all.

    Raises BadInput for an address that is none and when the extra `cluster` is not
    installed, ServiceUnavailable when scheduler or workers are not there, or go away
    for good.
    """
    if not re.fullmatch(r"(tcp|tls|ws|wss|ucx)://[^\s/]+:\d{1,5}/?", address):
        raise BadInput(
            f"--scheduler {address[:80]!r}: not the address of a scheduler; write it"
            " like tcp://host:8786"
        )
    try:
        from distributed import Client
        from distributed.scheduler import KilledWorker
    except ImportError as error:
        raise BadInput(
            "--scheduler needs Dask: install the extra `cluster` (pip install"
            " 'frontline-claims[cluster]')"
        ) from error
    try:
        client = Client(address, timeout=WAIT_SECONDS, set_as_default=False)
    except (OSError, ValueError) as error:
        raise ServiceUnavailable(
            f"{address}: no scheduler answers there; start one with `dask scheduler`"
        ) from error
    try:
        client.wait_for_workers(1, timeout=WAIT_SECONDS)
        yield client.get_executor(pure=False), sum(client.ncores().values())
    except TimeoutError as error:
        raise ServiceUnavailable(
            f"{address}: the scheduler has no workers; start some with `dask worker`"
        ) from error
    except KilledWorker as error:
        raise ServiceUnavailable(
            f"{address}: the same articles ended several workers, perhaps for want of"
            " memory; give workers more of it"
        ) from error
    except (CancelledError, OSError) as error:
        raise ServiceUnavailable(
            f"{address}: the cluster went away; run the same command again to go on"
        ) from error
    finally:
        client.close()
