"""Few processes that draw for a server: resvg holds Python's lock while it draws, and no reader may wait for that."""

from __future__ import annotations

import atexit
import os
import pickle
import queue
import subprocess
import threading
from collections import OrderedDict
from hashlib import sha256

from dashboard.cartography.frame import Scene
from dashboard.cartography.render import Folders
from dashboard.cartography.worker import receive, send, started
from dashboard.domain.errors import ServiceUnavailable

WORKERS = max(1, min(3, (os.cpu_count() or 2) - 1))
WAITING = 24
"""Most pictures that are drawn or wait to be; the next is refused at once."""
SECONDS = 20.0
"""Longest that one picture may take before its process is ended."""
PATIENCE = 60.0
"""Longest that one picture waits for its turn, seconds."""
KEPT_BYTES = 32_000_000
"""Bytes of finished pictures that are kept for whoever asks for the same once more."""


class Busy(ServiceUnavailable):
    """Too many pictures at once. retry_after: seconds after which to ask again."""

    retry_after = 5


class _Child:
    """One process, begun at the first picture and anew after it had to be ended."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def draw(self, job: bytes) -> bytes:
        process = self._running()
        if process.stdin is None or process.stdout is None:
            raise ServiceUnavailable("the process that draws pictures has no pipes; try again")
        watch = threading.Timer(SECONDS, process.kill)
        watch.start()
        try:
            send(process.stdin, job)
            state, body = receive(process.stdout)
        except (EOFError, OSError) as error:
            self.end()
            raise ServiceUnavailable(
                f"the picture took more than {SECONDS:g} s or too much memory; choose a smaller one"
            ) from error
        finally:
            watch.cancel()
        if state:
            raise pickle.loads(body)  # noqa: S301  # from our own process
        return body

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self.end()
            self._process = started("dashboard.cartography.worker")
        return self._process

    def end(self) -> None:
        if self._process is None:
            return
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                try:
                    pipe.close()
                except BrokenPipeError:
                    continue
        self._process = None


class Pool:
    """The processes and the finished pictures. Threads share it."""

    def __init__(self, workers: int = WORKERS, waiting: int = WAITING) -> None:
        self._free: queue.Queue[_Child] = queue.Queue()
        self._children = [_Child() for _ in range(workers)]
        for child in self._children:
            self._free.put(child)
        self._places = threading.Semaphore(waiting)
        self._kept: OrderedDict[str, bytes] = OrderedDict()
        self._lock = threading.Lock()

    def draw(self, scene: Scene, folders: Folders, kind: str) -> bytes:
        """Return what `render` returns, from memory when the same was drawn before.

        Raises what `render` raises, Busy when too many wait, ServiceUnavailable when the picture takes too long.
        """
        job = pickle.dumps((scene, folders, kind))
        key = sha256(job).hexdigest()
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        if not self._places.acquire(blocking=False):
            raise Busy(f"too many pictures at once; try again in {Busy.retry_after} s")
        try:
            picture = self._drawn(job)
        finally:
            self._places.release()
        with self._lock:
            self._kept[key] = picture
            while sum(map(len, self._kept.values())) > KEPT_BYTES:
                self._kept.popitem(last=False)
        return picture

    def _drawn(self, job: bytes) -> bytes:
        try:
            child = self._free.get(timeout=PATIENCE)
        except queue.Empty:
            raise Busy(f"too many pictures at once; try again in {Busy.retry_after} s") from None
        try:
            return child.draw(job)
        finally:
            self._free.put(child)

    def close(self) -> None:
        """End the processes; a picture that is being drawn fails."""
        for child in self._children:
            child.end()


_pool: list[Pool] = []
_guard = threading.Lock()


def pool() -> Pool:
    """Return the pool of this process; its children end with it."""
    with _guard:
        if not _pool:
            _pool.append(Pool())
            atexit.register(_pool[0].close)
    return _pool[0]
