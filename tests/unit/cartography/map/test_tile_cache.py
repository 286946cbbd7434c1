"""One tile from disk or from its server, as HTTP allows."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from dashboard.cartography.map import tile_cache
from dashboard.cartography.map.tile_cache import TileCache, TileRefused, prune_tiles
from dashboard.domain.errors import ServiceUnavailable
from tests.tile_server import TileServer, tile, tile_server


def address(server: TileServer, tile_number: int = 0) -> str:
    return (
        server.address.replace("{z}", "3").replace("{x}", str(tile_number))
    ).replace("{y}", "1")


def later(seconds: float = 30) -> float:
    return time.monotonic() + seconds


def test_a_tile_is_sent_once_while_its_server_allows(tmp_path: Path) -> None:
    with tile_server() as server:
        server.headers = {"Cache-Control": "max-age=600"}
        cache = TileCache(tmp_path, 0, "")
        assert cache.get(address(server), later()) == (tile(3, 0, 1), True)
        assert cache.get(address(server), later()) == (tile(3, 0, 1), False)
        assert cache.get(address(server, 1), later()) == (tile(3, 1, 1), True)
        assert [path for path, _ in server.asked] == ["/3/0/1.png", "/3/1/1.png"]


def test_it_says_who_asks_and_takes_nothing_packed(tmp_path: Path) -> None:
    with tile_server() as server:
        TileCache(tmp_path, 0, "https://map.example").get(address(server), later())
        TileCache(tmp_path, 0, "").get(address(server, 1), later())
        (_, first), (_, second) = server.asked
    assert first["User-Agent"].endswith(" (pictures of maps; https://map.example)")
    assert second["User-Agent"].endswith(" (pictures of maps)")
    assert first["Accept-Encoding"] == "identity"
    assert first["Accept"] == "image/*"


@pytest.mark.parametrize(("days", "sent_again"), [(7, False), (0, True)])
def test_without_a_word_of_the_server_the_terms_decide(
    tmp_path: Path, days: int, sent_again: bool
) -> None:
    with tile_server() as server:
        cache = TileCache(tmp_path, days, "")
        cache.get(address(server), later())
        assert cache.get(address(server), later())[1] is sent_again


def test_a_server_that_says_no_is_obeyed_whatever_the_terms(tmp_path: Path) -> None:
    with tile_server() as server:
        server.headers = {"Cache-Control": "no-store"}
        cache = TileCache(tmp_path, 7, "")
        cache.get(address(server), later())
        assert cache.get(address(server), later())[1] is True


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"status": 404}, "HTTP 404"),
        ({"status": 302, "body": b""}, "HTTP 302"),
        ({"body": b"x" * 1_000_001}, "too large or too slow"),
        ({"headers": {"Content-Encoding": "gzip"}}, "HTTP 200"),
    ],
)
def test_what_is_refused(
    tmp_path: Path, fields: dict[str, object], reason: str
) -> None:
    with tile_server() as server:
        for name, value in fields.items():
            setattr(server, name, value)
        with pytest.raises(TileRefused, match=reason):
            TileCache(tmp_path, 0, "").get(address(server), later())


def test_the_largest_tile_is_taken(tmp_path: Path) -> None:
    with tile_server() as server:
        server.body = b"x" * 1_000_000
        file, _ = TileCache(tmp_path, 0, "").get(address(server), later())
        assert len(file) == 1_000_000


def test_when_time_is_up_nothing_is_asked(tmp_path: Path) -> None:
    with tile_server() as server:
        with pytest.raises(TileRefused, match="not in time"):
            TileCache(tmp_path, 0, "").get(address(server), time.monotonic())
        assert server.asked == []
    with pytest.raises(TileRefused, match="ConnectionError"):
        TileCache(tmp_path, 0, "").get(address(server), later())
    assert issubclass(TileRefused, ServiceUnavailable)


def test_the_oldest_files_go_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tile_cache, "CACHE_BYTES", 3000)
    (tmp_path / "deep").mkdir()
    for number in range(5):
        path = tmp_path / "deep" / str(number)
        path.write_bytes(b"x" * 1000)
        os.utime(path, (number, number))
    prune_tiles(tmp_path)
    assert sorted(p.name for p in (tmp_path / "deep").iterdir()) == ["2", "3", "4"]
    prune_tiles(tmp_path)
    assert len(list((tmp_path / "deep").iterdir())) == 3
