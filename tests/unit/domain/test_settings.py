"""Settings: defaults, and every value that cannot be used is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.domain.errors import BadInput, DataMissing
from dashboard.domain.settings import SETTINGS, Settings, load, port_number, shipped_folder, user_folder


def test_defaults() -> None:
    assert load({}) == Settings(shipped=shipped_folder())
    assert load({setting.variable: "  " for setting in SETTINGS}) == load({})


def test_every_setting_is_read(tmp_path: Path) -> None:
    read = load(
        {
            "FRONTLINE_DATA": str(tmp_path), "FRONTLINE_HOST": "::1", "FRONTLINE_PORT": "9000",
            "FRONTLINE_PUBLIC_URL": "https://a.example/map/", "FRONTLINE_NOMINATIM": "http://n.example",
            "FRONTLINE_TILES": "ON",
        }
    )  # fmt: skip
    assert (read.data, read.host, read.port, read.tiles) == (tmp_path, "::1", 9000, True)
    assert (read.public_url, read.nominatim) == ("https://a.example/map", "http://n.example")


def test_tiles_of_ones_own() -> None:
    own = "https://tiles.example/{z}/{x}/{y}.png © Example"
    read = load({"FRONTLINE_TILES": own})
    assert (read.tiles, read.own_tiles) == (True, own)
    for text, online in (("off", False), ("1", True)):
        read = load({"FRONTLINE_TILES": text})
        assert (read.tiles, read.own_tiles) == (online, "")


@pytest.mark.parametrize(
    "text",
    ["https://tiles.example/{z}/{x}/{y}.png", "https://tiles.example/{z}/{x}.png me", "file:///{z}/{x}/{y} me",
     "https://a.example/{z}/{x}/{y}<script> me", "maybe"],
)  # fmt: skip
def test_tiles_that_cannot_be_used_are_named(text: str) -> None:
    with pytest.raises(BadInput, match=r"FRONTLINE_TILES=.*write on, off, or an address"):
        load({"FRONTLINE_TILES": text})


def test_the_environment_is_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FRONTLINE_PORT", "8600")
    assert load().port == 8600


@pytest.mark.parametrize("port", ["0", "65536", "-1", "8501.0", "port", "1e3", "８５０１", "²"])
def test_a_bad_port_is_named(port: str) -> None:
    with pytest.raises(BadInput, match="not a port number; give one from 1 to 65535"):
        load({"FRONTLINE_PORT": port})


def test_ports_at_the_limits() -> None:
    assert (port_number("1"), port_number("65535")) == (1, 65535)


@pytest.mark.parametrize("variable", ["FRONTLINE_PUBLIC_URL", "FRONTLINE_NOMINATIM"])
@pytest.mark.parametrize("value", ["javascript:alert(1)", "example.org", "ftp://example.org", "//example.org"])
def test_what_is_no_web_address_is_named(variable: str, value: str) -> None:
    with pytest.raises(BadInput, match=f"{variable}=.*must begin with http"):
        load({variable: value})


def test_a_missing_data_directory_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataMissing, match="no such data directory"):
        load({"FRONTLINE_DATA": str(tmp_path / "none")})


def test_the_users_file_comes_before_the_shipped_one(tmp_path: Path) -> None:
    settings = load({"FRONTLINE_DATA": str(tmp_path)})
    assert settings.file("claims.csv") == shipped_folder() / "claims.csv"
    (tmp_path / "claims.csv").touch()
    assert settings.file("claims.csv") == tmp_path / "claims.csv"
    with pytest.raises(DataMissing, match=r"nothing\.csv"):
        settings.file("nothing.csv")


def test_the_writable_folder_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "xdg"))
    assert user_folder() == tmp_path / "xdg" / "frontline"
    assert load({}).writable().is_dir()
    (tmp_path / "file").touch()
    with pytest.raises(BadInput, match="cannot be created"):
        Settings(shipped=tmp_path, data=tmp_path / "file" / "below").writable()
