"""Tiles of online maps for pictures, fetched with care: few, their server named,
cached as HTTP allows, checked.
"""

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

from dashboard.cartography.geometry import Plane
from dashboard.cartography.map.backgrounds import TileProvider, tiles_needed
from dashboard.cartography.map.tile_cache import TileCache, TileRefused, prune_tiles
from dashboard.cartography.scene import TileBackground
from dashboard.domain.errors import ServiceUnavailable, TooMany

AT_ONCE = 2
"""Tiles asked for at the same time: what the tile usage policy of OSM long allowed."""
SECONDS = 12.0
"""Longest that the tiles of one picture may take together."""
SIDES = (256, 512)
"""Pixels of a tile's side."""
HOURLY = 3000
"""Most tiles that one server fetches an hour, those in its cache not counted."""


class HourlyQuota:
    """How many were taken within an hour. Threads share it."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._times: deque[float] = deque()
        self._lock = threading.Lock()

    def has_room(self) -> bool:
        """Return whether one may still be taken."""
        with self._lock:
            while self._times and self._times[0] < time.monotonic() - 3600:
                self._times.popleft()
            return len(self._times) < self._most

    def take(self) -> None:
        """Take one."""
        with self._lock:
            self._times.append(time.monotonic())


_quota = HourlyQuota(HOURLY)


@lru_cache(maxsize=8)
def _cache(folder: Path, days: int, contact: str) -> TileCache:
    """Return the cache; what lies in its folder from earlier runs is brought within its
    bound.
    """
    prune_tiles(folder)
    return TileCache(folder, days, contact)


def fetch_tiles(
    provider: TileProvider,
    on: Plane,
    detail: tuple[float, float],
    folder: Path,
    contact: str = "",
) -> TileBackground:
    """Return the tiles that cover the map part of a picture.

    detail: unit and scale of the picture. folder: where tiles are cached as long as
    their server allows. contact: address of ours that the provider may read, "" for
    none. Raises ServiceUnavailable when a tile cannot be had: half a map would be a
    wrong one; TooMany when this server has asked for too many within an hour.
    """
    zoom, places = tiles_needed(provider, on, *detail)
    # Tiles of twice the pixels where plain ones would be enlarged.
    fine = detail[0] * detail[1] >= 1.5
    # Columns beyond the date line are those of the other side of the world.
    addresses = [provider.address(zoom, x % 2**zoom, y, fine=fine) for x, y in places]
    cache, end = _cache(folder, provider.days, contact), time.monotonic() + SECONDS
    try:
        with ThreadPoolExecutor(AT_ONCE) as threads:
            files = list(
                threads.map(lambda address: _tile(cache, address, end), addresses),
            )
        tile_size = _side(files)
    except TileRefused as error:
        raise ServiceUnavailable(
            f"{provider.label}: no map from there ({error}); try later, or choose the"
            " offline map"
        ) from error
    return TileBackground(
        credit=provider.credit,
        has_labels=provider.has_labels,
        zoom=zoom,
        tile_size=tile_size,
        tiles=tuple((x, y, file) for (x, y), file in zip(places, files, strict=True)),
    )


def _tile(cache: TileCache, address: str, end: float) -> bytes:
    if not _quota.has_room():
        raise TooMany(
            "online maps: too many tiles were asked for this hour; choose the"
            " offline map"
        )
    file, sent = cache.get(address, end)
    if sent:
        _quota.take()
    return file


def _side(files: Sequence[bytes]) -> int:
    """Return the pixels of the tiles' sides. Raises TileRefused when one is no picture
    of the usual size.
    """
    sides = {_checked_side(file) for file in files}
    if len(sides) != 1:
        raise TileRefused("tiles of several sizes")
    return sides.pop()


def _checked_side(file: bytes) -> int:
    try:
        with warnings.catch_warnings():
            # Pillow only warns of a picture that would fill the memory.
            warnings.simplefilter("error")
            return _decoded_side(file)
    except (
        OSError,
        SyntaxError,
        ValueError,
        Warning,
        Image.DecompressionBombError,
    ) as error:
        raise TileRefused("what came is no tile") from error


def _decoded_side(file: bytes) -> int:
    with Image.open(io.BytesIO(file), formats=["PNG", "JPEG", "WEBP"]) as tile:
        if tile.width != tile.height or tile.width not in SIDES:
            raise TileRefused("what came is no tile")
        tile.load()
        return tile.width
