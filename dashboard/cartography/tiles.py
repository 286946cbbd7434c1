"""Tiles of online maps for pictures, fetched with care: few, their server named, kept as HTTP allows, checked."""

from __future__ import annotations

import io
import threading
import time
import warnings
from collections import deque
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from pathlib import Path

from PIL import Image

from dashboard.cartography.backgrounds import Provider, needed
from dashboard.cartography.frame import Ground, Plane
from dashboard.cartography.tile_store import Refused, TileStore, prune
from dashboard.domain.errors import ServiceUnavailable, TooMany

AT_ONCE = 2
"""Tiles asked for at the same time: what the tile usage policy of OSM long allowed."""
SECONDS = 12.0
"""Longest that the tiles of one picture may take together."""
SIDES = (256, 512)
"""Pixels of a tile's side."""
HOURLY = 3000
"""Most tiles that one server fetches an hour, those it kept not counted."""


class _Hour:
    """How many were taken within an hour. Threads share it."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._times: deque[float] = deque()
        self._lock = threading.Lock()

    def left(self) -> bool:
        """Return whether one may still be taken."""
        with self._lock:
            while self._times and self._times[0] < time.monotonic() - 3600:
                self._times.popleft()
            return len(self._times) < self._most

    def take(self) -> None:
        """Take one."""
        with self._lock:
            self._times.append(time.monotonic())


_hour = _Hour(HOURLY)


@lru_cache(maxsize=8)
def _store(folder: Path, days: int, contact: str) -> TileStore:
    """Return the store; what lies in its folder from earlier runs is brought within its bound."""
    prune(folder)
    return TileStore(folder, days, contact)


def fetched(
    provider: Provider, on: Plane, drawn: tuple[float, float], folder: Path, contact: str = ""
) -> Ground:  # fmt: skip
    """Return the tiles that cover the map part of a picture.

    drawn: unit and scale of the picture. folder: where tiles are kept as long as their server allows. contact: address
    of ours that the provider may read, "" for none. Raises ServiceUnavailable when a tile cannot be had: half a map
    would be a wrong one; TooMany when this server has asked for too many within an hour.
    """
    zoom, places = needed(provider, on, *drawn)
    fine = drawn[0] * drawn[1] >= 1.5
    addresses = [provider.address(zoom, x % 2**zoom, y, fine=fine) for x, y in places]
    store, end = _store(folder, provider.days, contact), time.monotonic() + SECONDS
    try:
        with ThreadPoolExecutor(AT_ONCE) as threads:
            files = list(threads.map(lambda address: _tile(store, address, end), addresses))
        side = _side(files)
    except Refused as error:
        raise ServiceUnavailable(
            f"{provider.label}: no map from there ({error}); try later, or choose the offline map"
        ) from error
    return Ground(
        credit=provider.credit, lettered=provider.lettered, zoom=zoom, side=side,
        tiles=tuple((x, y, file) for (x, y), file in zip(places, files, strict=True)),
    )  # fmt: skip


def _tile(store: TileStore, address: str, end: float) -> bytes:
    if not _hour.left():
        raise TooMany("online maps: too many tiles were asked for this hour; choose the offline map")
    file, sent = store.get(address, end)
    if sent:
        _hour.take()
    return file


def _side(files: Sequence[bytes]) -> int:
    """Return the pixels of the tiles' sides. Raises Refused when one is no picture of the usual size."""
    sides = set()
    for file in files:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("error")
                with Image.open(io.BytesIO(file), formats=["PNG", "JPEG", "WEBP"]) as tile:
                    if tile.width != tile.height or tile.width not in SIDES:
                        raise Refused("what came is no tile")
                    tile.load()
                    sides.add(tile.width)
        except (OSError, SyntaxError, ValueError, Warning, Image.DecompressionBombError) as error:
            raise Refused("what came is no tile") from error
    if len(sides) != 1:
        raise Refused("tiles of several sizes")
    return sides.pop()
