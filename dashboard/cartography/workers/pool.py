"""Few processes that draw for a server: resvg holds Python's lock while it draws, and
no reader may wait for that.
"""

from __future__ import annotations

import atexit
import os
import pickle
import threading
from collections import OrderedDict
from hashlib import sha256

from dashboard.cartography.poster.files import AssetFolders
from dashboard.cartography.scene import Scene
from dashboard.processes.pool import ProcessPool, Work

WORKERS = max(1, min(3, (os.cpu_count() or 2) - 1))
WAITING = 24
"""Most pictures that are drawn or wait to be; the next is refused at once."""
CACHE_BYTES = 32_000_000
"""Bytes of finished pictures in memory, for whoever asks for the same once more."""
DRAWING = Work(
    module="dashboard.cartography.workers.picture_worker",
    job="picture",
    jobs="pictures",
    cure="choose a smaller one",
    seconds=20.0,
    # A process that has just begun loads the program first, beside others that do.
    start_seconds=40.0,
)


class WorkerPool:
    """The processes and the finished pictures. Threads share it."""

    def __init__(
        self,
        workers: int = WORKERS,
        waiting: int = WAITING,
        work: Work = DRAWING,
    ) -> None:
        self._processes = ProcessPool(work, workers, waiting)
        self._finished: OrderedDict[str, bytes] = OrderedDict()
        self._lock = threading.Lock()

    def draw(self, scene: Scene, folders: AssetFolders, kind: str) -> bytes:
        """Return what `picture_file` returns, from memory when it was drawn before.

        Raises what `picture_file` raises, WorkersBusy when too many wait,
        BadInput when the picture takes too much memory, ServiceUnavailable when it
        takes too long.
        """
        job = scene, folders, kind
        # A scene holds lists and mappings, which cannot be keys themselves.
        key = sha256(pickle.dumps(job)).hexdigest()
        with self._lock:
            if key in self._finished:
                self._finished.move_to_end(key)
                return self._finished[key]
        # Outside of the lock: a picture from memory must not wait for one being drawn.
        picture: bytes = self._processes.result(job)
        with self._lock:
            self._finished[key] = picture
            while sum(map(len, self._finished.values())) > CACHE_BYTES:
                self._finished.popitem(last=False)
        return picture

    def close(self) -> None:
        """End the processes; a picture that is being drawn fails."""
        self._processes.close()


_pool: list[WorkerPool] = []
_guard = threading.Lock()


def worker_pool() -> WorkerPool:
    """Return the pool of this process; its processes end with it."""
    with _guard:
        if not _pool:
            _pool.append(WorkerPool())
            # Else the processes would outlive a server that is ended between two
            # pictures.
            atexit.register(_pool[0].close)
    return _pool[0]
