"""Online maps in pictures: which tiles are asked for, how they are kept, what is
refused, and what is drawn of them.
"""

from __future__ import annotations

import base64
import io
import math
import os
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from dashboard.cartography import (
    PICTURE_THEMES,
    Scene,
    examine,
    map_plane,
    picture_file,
    picture_svg,
)
from dashboard.cartography.geometry import Rect, plane_of
from dashboard.cartography.map import tile_cache as tile_store
from dashboard.cartography.map import tiles
from dashboard.cartography.map.backgrounds import (
    MOST_TILES,
    PROVIDERS,
    TileProvider,
    tile_providers,
    tiles_needed,
)
from dashboard.cartography.map.tiles import fetch_tiles
from dashboard.domain.errors import ServiceUnavailable, TooMany
from dashboard.domain.geography.geo import View
from dashboard.domain.settings import Settings
from tests.tile_server import INKS, TileServer, tile, tile_server
from tests.unit.cartography.scenes import FOLDERS, SCENE

KEPT = {"Cache-Control": "max-age=600"}


@pytest.fixture
def server() -> Iterator[TileServer]:
    with tile_server() as running:
        yield running


@pytest.fixture
def own(server: TileServer) -> TileProvider:
    return tile_providers(
        Settings(shipped=FOLDERS[0], own_tiles=f"{server.address} © Example")
    )["own"]


def on_tiles(own: TileProvider, folder: Path, scene: Scene = SCENE) -> Scene:
    on = map_plane(scene, FOLDERS[1])
    return replace(scene, tiles=fetch_tiles(own, on, (scene.unit, scene.scale), folder))


@given(
    st.builds(View, st.floats(-84, 84), st.floats(-180, 180), st.floats(3, 18)),
    st.integers(200, 4000),
    st.integers(200, 4000),
    st.floats(0.5, 3),
    st.floats(1, 3),
    st.sampled_from(sorted(PROVIDERS)),
)
@pytest.mark.slow
def test_tiles_cover_the_map_and_are_few(
    view: View, wide: int, high: int, unit: float, scale: float, name: str
) -> None:
    on = plane_of(view, Rect(0, 80, wide, high))
    level, places = tiles_needed(PROVIDERS[name], on, unit, scale)
    assert 0 < len(places) <= MOST_TILES
    assert 0 <= level <= PROVIDERS[name].max_zoom
    assert all(0 <= y < 2**level for _, y in places)
    columns, rows = {x for x, _ in places}, {y for _, y in places}
    assert min(columns) <= on.left * 2**level + 1e-6
    assert max(columns) + 1 >= (on.left + wide / on.side) * 2**level - 1e-6
    assert min(rows) <= max(0.0, (on.top + 80 / on.side) * 2**level) + 1e-6
    assert (
        max(rows) + 1
        >= min(2.0**level, (on.top + (80 + high) / on.side) * 2**level) - 1e-6
    )


def test_names_on_tiles_grow_with_the_letters_and_imagery_gets_finer_with_the_pixels() -> (
    None
):
    on = plane_of(View(48, 37, 9), Rect(0, 0, 500, 300))
    assert [tiles_needed(PROVIDERS["osm"], on, unit, 1)[0] for unit in (1, 2)] == [9, 8]
    assert [
        tiles_needed(PROVIDERS["satellite"], on, 1, scale)[0] for scale in (1, 2)
    ] == [
        9,
        10,
    ]


def test_addresses_of_tiles() -> None:
    assert (
        PROVIDERS["osm"].address(7, 75, 43, fine=True)
        == "https://tile.openstreetmap.org/7/75/43.png"
    )
    assert (
        PROVIDERS["carto"]
        .address(7, 75, 43, fine=True)
        .endswith("/voyager/7/75/43@2x.png")
    )
    assert (
        PROVIDERS["satellite"].address(7, 75, 43, fine=False).endswith("/tile/7/43/75")
    )
    assert (
        tile_providers(
            Settings(
                shipped=FOLDERS[0],
                tiles=False,
                own_tiles="https://a.example/{z}/{x}/{y}.png me",
            )
        )
        == {}
    )


def test_each_tile_lies_where_it_belongs(own: TileProvider, tmp_path: Path) -> None:
    scene = on_tiles(own, tmp_path)
    on, svg = map_plane(scene, FOLDERS[1]), picture_svg(scene, *FOLDERS)
    held = re.search(
        r'<image x="([\d.]+)" y="([\d.]+)"[^>]* href="data:image/png;base64,([^"]+)"',
        svg,
    )
    assert held
    assert (float(held[1]), float(held[2])) == pytest.approx(
        (on.rect.x, on.rect.y), abs=0.1
    )
    picture = Image.open(io.BytesIO(base64.b64decode(held[3])))
    assert picture.size == (round(on.rect.width), round(on.rect.height))
    zoom = scene.tiles.zoom if scene.tiles else 0
    inks = set()
    for x in range(20, picture.width - 20, 37):
        for y in range(20, picture.height - 20, 41):
            column = (on.left + (on.rect.x + x) / on.side) * 2**zoom
            row = (on.top + (on.rect.y + y) / on.side) * 2**zoom
            # A corner of a tile of the test server holds no line and no letter.
            if 0.05 < column % 1 < 0.15 and 0.05 < row % 1 < 0.2:
                ink = INKS[(math.floor(column) + math.floor(row)) % 2]
                assert picture.getpixel((x, y)) == tuple(
                    int(ink[i : i + 2], 16) for i in (1, 3, 5)
                )
                inks.add(ink)
    assert inks == set(INKS)


@pytest.mark.slow
def test_a_picture_on_tiles_tells_whose_they_are_and_draws_our_border(
    own: TileProvider, tmp_path: Path
) -> None:
    scene = on_tiles(own, tmp_path)
    svg = picture_svg(scene, *FOLDERS)
    assert "© Example · © OpenStreetMap contributors (ODbL)" in svg
    assert 'class="home"' in svg
    assert 'class="ukraine"' not in svg
    assert "Pokrovsk" in picture_svg(SCENE, *FOLDERS)
    assert "Pokrovsk" not in svg, "the tiles have names of their own"
    imagery = (
        replace(scene, tiles=replace(scene.tiles, has_labels=False))
        if scene.tiles
        else scene
    )
    assert "Pokrovsk" in picture_svg(imagery, *FOLDERS)
    told = examine(picture_file(scene, FOLDERS, "png"))
    assert (told.state, str(told.facts["credit"]).startswith("© Example · ")) == (
        "intact",
        True,
    )


def test_grey_pictures_have_grey_tiles(own: TileProvider, tmp_path: Path) -> None:
    scene = replace(on_tiles(own, tmp_path), theme=PICTURE_THEMES["grey"])
    held = re.search(r'base64,([^"]+)"', picture_svg(scene, *FOLDERS))
    assert held
    colours = (
        Image.open(io.BytesIO(base64.b64decode(held[1])))
        .convert("RGB")
        .getcolors(1 << 20)
    )
    assert colours
    assert all(red == green == blue for _, (red, green, blue) in colours)  # type: ignore[misc]


@pytest.mark.parametrize(("lettered", "filter_"), [(True, None), (False, "/DCTDecode")])
def test_a_pdf_holds_the_tiles_as_one_picture(
    own: TileProvider, tmp_path: Path, *, lettered: bool, filter_: str | None
) -> None:
    scene = on_tiles(own, tmp_path)
    scene = (
        replace(scene, tiles=replace(scene.tiles, has_labels=lettered))
        if scene.tiles
        else scene
    )
    data = picture_file(scene, FOLDERS, "pdf")
    assert examine(data).state == "intact"
    with pikepdf.open(io.BytesIO(data)) as pdf:
        (image,) = pdf.pages[0].Resources.XObject.values()
        told = image.get("/Filter")
        assert (str(told) if filter_ else None) == filter_
        assert isinstance(image, pikepdf.Stream)
        assert pikepdf.PdfImage(image).as_pil_image().getpixel((2, 2)) is not None


def test_tiles_are_kept_as_long_as_their_server_says(
    own: TileProvider, server: TileServer, tmp_path: Path
) -> None:
    server.headers = KEPT
    on_tiles(own, tmp_path)
    first = len(server.asked)
    assert first > 1
    on_tiles(own, tmp_path)
    assert len(server.asked) == first, "kept"
    server.headers = {"Cache-Control": "no-store"}
    on_tiles(own, tmp_path / "other")
    on_tiles(own, tmp_path / "other")
    assert len(server.asked) == 3 * first, "what may not be kept is not"


def test_tiles_without_a_time_are_asked_again_unless_the_terms_say_a_week(
    own: TileProvider, server: TileServer, tmp_path: Path
) -> None:
    for days, times in ((0, 2), (7, 1)):
        server.asked.clear()
        for _ in range(2):
            on_tiles(replace(own, days=days), tmp_path / str(days))
        assert len(server.asked) == times * len({path for path, _ in server.asked})


def test_an_old_tile_is_asked_for_by_its_mark(
    own: TileProvider, server: TileServer, tmp_path: Path
) -> None:
    server.headers = {"Cache-Control": "max-age=0", "ETag": '"a"'}
    on_tiles(own, tmp_path)
    server.asked.clear()
    on_tiles(own, tmp_path)
    assert {headers.get("If-None-Match") for _, headers in server.asked} == {'"a"'}


def test_the_server_is_told_who_asks(
    own: TileProvider, server: TileServer, tmp_path: Path
) -> None:
    fetch_tiles(
        own, map_plane(SCENE, FOLDERS[1]), (1, 1), tmp_path, "https://map.example"
    )
    assert re.fullmatch(
        r"frontline-claims/[\d.]+ \(.*https://map\.example\)",
        server.asked[0][1]["User-Agent"],
    )


@pytest.mark.parametrize(
    ("status", "body", "reason"),
    [
        (404, None, "HTTP 404"),
        (302, b"", "HTTP 302"),
        (429, b"", "HTTP 429"),
        (200, b"<html>", "no tile"),
        (200, b"x" * 1_100_000, "too large"),
        (200, tile(1, 0, 0, side=300), "no tile"),
        (200, b"", "no tile"),
    ],
)
def test_half_a_map_is_never_drawn(
    own: TileProvider,
    server: TileServer,
    tmp_path: Path,
    status: int,
    body: bytes | None,
    reason: str,
) -> None:
    server.status, server.body = status, body
    with pytest.raises(ServiceUnavailable, match=f"Own map.*{reason}.*offline map"):
        on_tiles(own, tmp_path)


def test_a_server_that_is_away_is_told(tmp_path: Path) -> None:
    away = TileProvider("Away", "http://127.0.0.1:9/{z}/{x}/{y}.png", "nobody", 18)
    with pytest.raises(
        ServiceUnavailable, match=r"Away: no map from there \(ConnectionError\)"
    ):
        on_tiles(away, tmp_path)


def test_only_so_many_tiles_an_hour(
    own: TileProvider,
    server: TileServer,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    server.headers = KEPT
    on_tiles(own, tmp_path)
    monkeypatch.setattr(tiles, "_quota", tiles.HourlyQuota(2))
    on_tiles(own, tmp_path)
    with pytest.raises(TooMany, match="this hour"):
        on_tiles(own, tmp_path / "other")


def test_the_kept_tiles_are_bounded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tile_store, "CACHE_BYTES", 2500)
    for number in range(5):
        (tmp_path / str(number)).write_bytes(b"x" * 1000)
        os.utime(tmp_path / str(number), (number, number))
    tile_store.prune_tiles(tmp_path)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["3", "4"]
