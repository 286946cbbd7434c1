"""Every setting: its environment variable, its default, and what it does. The README's table is tested against this."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from dashboard.domain.errors import BadInput, DataMissing

PACKAGE = Path(__file__).resolve().parent.parent
ASSETS = PACKAGE / "api" / "assets"
"""Folder of the browser's own scripts and styles."""
OFF = {"off", "0", "false", "no"}
ON = {"on", "1", "true", "yes"}
LOOPBACK = {"127.0.0.1", "::1", "localhost"}


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting as the user meets it."""

    variable: str
    default: str
    what: str


SETTINGS: tuple[Setting, ...] = (
    Setting("FRONTLINE_DATA", "the data that came with the program", "data directory: places.csv, claims.csv, caches"),
    Setting(
        "FRONTLINE_DATABASE_URL",
        "ledger.sqlite in the data directory",
        "where the ledger is: sqlite:///FILE or postgresql://USER:PASSWORD@HOST/NAME",
    ),
    Setting(
        "FRONTLINE_DATASETS",
        "datasets in the data directory",
        "folder of the imported datasets; servers that share a ledger share it too",
    ),
    Setting("FRONTLINE_EDITING", "on at 127.0.0.1, else off", "`on` or `off`: pages that import and change claims"),
    Setting("FRONTLINE_MEMORY", "512MB", "most memory the index may take; beyond it, it works from its file"),
    Setting("FRONTLINE_HOST", "127.0.0.1", "address that `frontline serve` listens on"),
    Setting("FRONTLINE_PORT", "8501", "port that `frontline serve` listens on"),
    Setting("FRONTLINE_PUBLIC_URL", "empty", "address readers use, written into pictures, exports, previews and feeds"),
    Setting("FRONTLINE_NOMINATIM", "empty (off)", "Nominatim server to ask when the gazetteer has no answer"),
    Setting("FRONTLINE_FETCH_PRIVATE", "off", "`on` lets articles be read from machines of your own network, too"),
    Setting(
        "FRONTLINE_TILES", "on", "`off`: no online maps (OSM, CARTO, Esri); or ADDRESS CREDIT of tiles of your own"
    ),
)


@dataclass(frozen=True, slots=True)
class Settings:
    """Where things are and what is allowed.

    data: folder the user chose, None for the data that came with the program.
    shipped: folder of the data that came with the program, read only.
    nominatim: address of a Nominatim server, "" when nothing may leave the machine.
    database_url: SQLAlchemy address of the ledger, "" for ledger.sqlite in the writable folder.
    datasets: folder of imported datasets, None for the one in the writable folder.
    editing: whether the pages may change anything. memory: bound of the index, as DuckDB writes it ("512MB").
    tiles: whether online maps can be chosen. own_tiles: address and credit of one's own, parted by a blank, or "".
    fetch_private: whether articles may be fetched from private and loopback addresses.
    """

    shipped: Path
    data: Path | None = None
    host: str = "127.0.0.1"
    port: int = 8501
    public_url: str = ""
    nominatim: str = ""
    tiles: bool = True
    own_tiles: str = ""
    database_url: str = ""
    datasets: Path | None = None
    editing: bool = True
    memory: str = "512MB"
    fetch_private: bool = False

    def file(self, name: str) -> Path:
        """Return the file of that name in the user's data directory, else the one that came with the program."""
        if self.data is not None and (self.data / name).exists():
            return self.data / name
        found = self.shipped / name
        if not found.exists():
            raise DataMissing(f"{found}: data file missing; reinstall, or give a folder that has it with --data")
        return found

    def writable(self) -> Path:
        """Return the folder that may be written to; it is created when it does not exist."""
        return made(self.data or user_folder())

    def ledger_url(self) -> str:
        """Return the SQLAlchemy address of the ledger; psycopg 3 is the driver of PostgreSQL."""
        if not self.database_url:
            return f"sqlite:///{self.writable().resolve() / 'ledger.sqlite'}"
        return re.sub(r"^postgres(ql)?://", "postgresql+psycopg://", self.database_url)

    def datasets_folder(self) -> Path:
        """Return the folder of imported datasets; it is created when it does not exist."""
        return made(self.datasets or self.writable() / "datasets")


def made(folder: Path) -> Path:
    """Return the folder, created when it does not exist. Raises BadInput when it cannot be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadInput(f"{folder}: cannot be created ({error.strerror}); give another folder") from error
    return folder


def user_folder() -> Path:
    """Return the per-user data folder of the platform (XDG base directory on Linux)."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData" / "Local")) / "frontline"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "frontline"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "frontline"


def shipped_folder() -> Path:
    """Return the folder of the data that came with the program: inside the wheel, or data/ of a checkout."""
    inside = PACKAGE / "_data"
    return inside if inside.is_dir() else PACKAGE.parent / "data"


def load(environ: Mapping[str, str] | None = None) -> Settings:
    """Read the settings from the environment.

    Raises BadInput for a value that cannot be used and DataMissing for a data directory that is not there.
    """
    env = os.environ if environ is None else environ
    chosen = env.get("FRONTLINE_DATA", "").strip()
    data = Path(chosen).expanduser() if chosen else None
    if data is not None and not data.is_dir():
        raise DataMissing(f"{data}: there is no such data directory; create it, or give another with --data")
    shipped = shipped_folder()
    if not shipped.is_dir():
        raise DataMissing(f"{shipped}: the data that came with the program is missing; reinstall it")
    host = env.get("FRONTLINE_HOST", "").strip() or "127.0.0.1"
    memory = env.get("FRONTLINE_MEMORY", "").strip() or "512MB"
    if not re.fullmatch(r"\d{2,6}(MB|GB)|\d(GB)", memory):
        raise BadInput(f"FRONTLINE_MEMORY={memory!r}: not an amount of memory; write it like 512MB or 2GB")
    datasets = env.get("FRONTLINE_DATASETS", "").strip()
    editing = env.get("FRONTLINE_EDITING", "").strip().lower()
    return Settings(
        shipped=shipped,
        data=data,
        host=host,
        port=port_number(env.get("FRONTLINE_PORT", "").strip() or "8501"),
        public_url=http_address("FRONTLINE_PUBLIC_URL", env),
        nominatim=http_address("FRONTLINE_NOMINATIM", env),
        tiles=env.get("FRONTLINE_TILES", "").strip().lower() not in OFF,
        own_tiles=own_tiles(env.get("FRONTLINE_TILES", "").strip()),
        database_url=database_url(env.get("FRONTLINE_DATABASE_URL", "").strip()),
        datasets=Path(datasets).expanduser() if datasets else None,
        editing=editing not in OFF if editing else host in LOOPBACK,
        memory=memory,
        fetch_private=env.get("FRONTLINE_FETCH_PRIVATE", "").strip().lower() in ON,
    )


def database_url(text: str) -> str:
    """Return the address of the ledger, "" when unset. Raises BadInput for a database that is not spoken here."""
    if text and not re.match(r"(sqlite:///|postgres(ql)?(\+psycopg)?://)", text):
        raise BadInput(
            "FRONTLINE_DATABASE_URL: not understood; write sqlite:///FILE or postgresql://USER:PASSWORD@HOST/NAME"
        )
    return text


def own_tiles(text: str) -> str:
    """Return address and credit of tiles of one's own, "" for on, off or unset. Raises BadInput for anything else."""
    if not text or text.lower() in OFF | ON:
        return ""
    if not re.fullmatch(r"https?://[^\s<>\"']{1,300} +\S.{0,200}", text) or any(f"{{{n}}}" not in text for n in "zxy"):
        raise BadInput(
            f"FRONTLINE_TILES={text[:80]!r}: write on, off, or an address with {{z}}, {{x}} and {{y}}, a blank and "
            "the credit, like https://tiles.example/{z}/{x}/{y}.png © Example"
        )
    return text


def port_number(text: str) -> int:
    """Return the port, 1 to 65535. Raises BadInput."""
    if not text.isascii() or not text.isdigit() or len(text) > 5 or not 1 <= int(text) <= 65535:
        raise BadInput(f"port {text!r}: not a port number; give one from 1 to 65535")
    return int(text)


def http_address(variable: str, env: Mapping[str, str]) -> str:
    """Return the http(s) address in that variable without a trailing slash, "" when unset. Raises BadInput."""
    value = env.get(variable, "").strip().rstrip("/")
    if value and not value.startswith(("http://", "https://")):
        raise BadInput(f"{variable}={value!r}: not a web address; it must begin with http:// or https://")
    return value
