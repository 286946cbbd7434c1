"""Every setting: its environment variable, its default, and what it does. The README's
table is tested against this.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from urllib.parse import urlsplit

from dashboard.domain.errors import BadInput, DataMissing
from dashboard.domain.visitors.oidc import OidcProvider, read_provider
from dashboard.domain.visitors.usage import LimitSettings, limit_settings

PACKAGE = Path(__file__).resolve().parent.parent
ASSETS = PACKAGE / "web" / "assets"
"""Folder of the browser's own scripts and styles."""
OFF = {"off", "0", "false", "no"}
ON = {"on", "1", "true", "yes"}
LEDGER_FILE = "ledger.sqlite"
"""In the data directory, where no database is named."""
SQLITE = "sqlite:///"
SQLITE_ENDINGS = ("-wal", "-shm", "-journal")
"""Of the files that SQLite keeps beside a database."""
HOST = re.compile(r"(?=.{1,253}\Z)([a-z0-9_-]+(\.[a-z0-9_-]+)*|[0-9a-f:]*:[0-9a-f:.]*)")
"""Name of a host in lower case, or its address; of no more than 253 signs (RFC 1035).
"""
LOOPBACK = {"127.0.0.1", "::1", "localhost"}
SHORTEST_SECRET = 32
"""Characters: shorter ones can be guessed."""
Network = IPv4Network | IPv6Network


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting as the user meets it."""

    variable: str
    default: str
    what: str


SETTINGS: tuple[Setting, ...] = (
    Setting(
        "FRONTLINE_DATA",
        "the data that came with the program",
        "data directory: places.csv, claims.csv, caches",
    ),
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
    Setting(
        "FRONTLINE_EDITING",
        "on at 127.0.0.1, else off",
        "`on` or `off`: pages that import and change claims, for the person at the"
        " machine and for whoever signs in and may",
    ),
    Setting(
        "FRONTLINE_MEMORY",
        "512MB",
        "most memory the index may take; beyond it, it works from its file",
    ),
    Setting(
        "FRONTLINE_IMPORT_MEMORY",
        "4GB",
        "most memory the reading of one imported file may take",
    ),
    Setting(
        "FRONTLINE_IMPORT_SECONDS",
        "by the size of the file",
        "longest time the reading of one imported file may take",
    ),
    Setting("FRONTLINE_HOST", "127.0.0.1", "address that `frontline serve` listens on"),
    Setting("FRONTLINE_PORT", "8501", "port that `frontline serve` listens on"),
    Setting(
        "FRONTLINE_PUBLIC_URL",
        "empty",
        "address readers use, written into pictures, exports, previews and feeds",
    ),
    Setting(
        "FRONTLINE_HOSTS",
        "empty",
        "further names this server answers to, parted by commas; loopback's and that of"
        " FRONTLINE_PUBLIC_URL always do",
    ),
    Setting(
        "FRONTLINE_PROXIES",
        "empty",
        "addresses or networks of trusted proxies, parted by commas, like 10.0.0.0/8",
    ),
    Setting(
        "FRONTLINE_PROXY_SECRET",
        "empty",
        "what an authenticating proxy proves itself by, at least 32 characters",
    ),
    Setting(
        "FRONTLINE_OIDC_ISSUER",
        "empty (no sign-in)",
        "OpenID Connect provider that people sign in at, like https://id.example.org",
    ),
    Setting("FRONTLINE_OIDC_CLIENT_ID", "empty", "name of this server at the provider"),
    Setting("FRONTLINE_OIDC_CLIENT_SECRET", "empty", "its secret there"),
    Setting(
        "FRONTLINE_OIDC_COOKIE_SECRET",
        "empty",
        "signs the cookie of a sign-in, at least 32 characters",
    ),
    Setting(
        "FRONTLINE_NOMINATIM",
        "empty (off)",
        "Nominatim server to ask when the gazetteer has no answer",
    ),
    Setting(
        "FRONTLINE_FETCH_PRIVATE",
        "off",
        "`on` lets articles be read from machines of your own network, too",
    ),
    Setting(
        "FRONTLINE_LIMITS",
        "others",
        "whom the limits of use hold for: `others`, `all` or `off`; and amounts like"
        " `searches=60`",
    ),
    Setting(
        "FRONTLINE_TILES",
        "on",
        "`off`: no online maps (OSM, CARTO, Esri); or ADDRESS CREDIT of tiles of"
        " your own",
    ),
)


@dataclass(frozen=True, slots=True)
class Settings:
    """Where things are and what is allowed.

    data: folder the user chose, None for the data that came with the program. shipped:
    folder of the data that came with the program, read only. nominatim: address of a
    Nominatim server, "" when nothing may leave the machine. database_url: SQLAlchemy
    address of the ledger, "" for ledger.sqlite in the writable folder. datasets: folder
    of imported datasets, None for the one in the writable folder. editing: whether the
    pages may change anything. memory: bound of the index, as DuckDB writes it
    ("512MB"). import_memory, import_seconds: bounds of the reading of one imported
    file; 0 s: by its size. tiles: whether online maps can be chosen. own_tiles: address
    and credit of one's own, parted by a blank, or "". fetch_private: whether articles
    may be fetched from private and loopback addresses. limits: whose use of a server is
    limited, and how. hosts: further names the server answers to, in lower case.
    proxies: networks of trusted proxies. proxy_secret: what they prove themselves by,
    "" when none may name a person. oidc: where people sign in, None when nobody can.
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
    import_memory: str = "4GB"
    import_seconds: int = 0
    fetch_private: bool = False
    limits: LimitSettings = field(default_factory=LimitSettings)
    hosts: tuple[str, ...] = ()
    proxies: tuple[Network, ...] = ()
    # Settings are logged and shown in errors; secrets are not.
    proxy_secret: str = field(default="", repr=False)
    oidc: OidcProvider | None = None

    def file(self, name: str) -> Path:
        """Return the file of that name in the user's data directory, else the one that
        came with the program.
        """
        if self.data is not None and (self.data / name).exists():
            return self.data / name
        shipped = self.shipped / name
        if not shipped.exists():
            raise DataMissing(
                f"{shipped}: data file missing; reinstall, or give a folder that has it"
                " with --data"
            )
        return shipped

    def writable(self) -> Path:
        """Return the folder that may be written to; it is created when it does not
        exist.
        """
        return made(self.data_folder())

    def data_folder(self) -> Path:
        """Return the folder that may be written to, whether it exists or not."""
        return self.data or user_folder()

    def ledger_url(self) -> str:
        """Return the SQLAlchemy address of the ledger; psycopg 3 is the driver of
        PostgreSQL.
        """
        if not self.database_url:
            return f"sqlite:///{self.writable().resolve() / LEDGER_FILE}"
        return re.sub(r"^postgres(ql)?://", "postgresql+psycopg://", self.database_url)

    def is_internal(self, path: Path) -> bool:
        """Return whether only the program itself writes there: to its ledger, index,
        datasets or reference layers.
        """
        base, wanted = self.data_folder(), path.resolve()
        folders = (
            base / "index",
            base / "references",
            self.datasets or base / "datasets",
        )
        if any(wanted.is_relative_to(folder.resolve()) for folder in folders):
            return True
        ledger = self._ledger_file()
        if ledger is None:
            return False
        beside = {f"{ledger.name}{ending}" for ending in ("", *SQLITE_ENDINGS)}
        if wanted.parent == ledger.parent and wanted.name in beside:
            return True
        return ledger.exists() and wanted.exists() and wanted.samefile(ledger)

    def _ledger_file(self) -> Path | None:
        if not self.database_url:
            return (self.data_folder() / LEDGER_FILE).resolve()
        if not self.database_url.startswith(SQLITE):
            return None
        return Path(self.database_url.removeprefix(SQLITE).partition("?")[0]).resolve()

    def datasets_folder(self) -> Path:
        """Return the folder of imported datasets; it is created when it does not
        exist.
        """
        return made(self.datasets or self.writable() / "datasets")


def made(folder: Path) -> Path:
    """Return the folder, created when it does not exist. Raises BadInput when it cannot
    be.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadInput(
            f"{folder}: cannot be created ({error.strerror}); give another folder"
        ) from error
    return folder


def user_folder() -> Path:
    """Return the per-user data folder of the platform (XDG base directory on Linux).
    Raises BadInput for a user without a home folder.
    """
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or "~/AppData/Local"
    elif sys.platform == "darwin":
        base = "~/Library/Application Support"
    else:
        base = os.environ.get("XDG_DATA_HOME", "")
        # A relative one is invalid and to be ignored, says the specification.
        if not Path(base).is_absolute():
            base = "~/.local/share"
    try:
        return Path(base).expanduser() / "frontline"
    except RuntimeError as error:
        raise BadInput(
            "there is no home folder to keep data in; give a folder with --data"
        ) from error


def shipped_folder() -> Path:
    """Return the folder of the data that came with the program: inside the wheel, or
    data/ of a checkout.
    """
    inside = PACKAGE / "_data"
    return inside if inside.is_dir() else PACKAGE.parent / "data"


def load(environ: Mapping[str, str] | None = None) -> Settings:
    """Read the settings from the environment.

    Raises BadInput for a value that cannot be used and DataMissing for a data directory
    that is not there.
    """
    env = os.environ if environ is None else environ
    data = _folder(env, "FRONTLINE_DATA")
    if data is not None and not _is_folder(data):
        raise DataMissing(
            f"{data}: there is no such data directory; create it, or give another with"
            " --data"
        )
    shipped = shipped_folder()
    if not shipped.is_dir():
        raise DataMissing(
            f"{shipped}: the data that came with the program is missing; reinstall it"
        )
    host = host_address(env.get("FRONTLINE_HOST", "").strip() or "127.0.0.1")
    public_url = http_address("FRONTLINE_PUBLIC_URL", env)
    return Settings(
        shipped=shipped,
        data=data,
        host=host,
        port=port_number(env.get("FRONTLINE_PORT", "").strip() or "8501"),
        public_url=public_url,
        oidc=read_provider(env, public_url),
        nominatim=http_address("FRONTLINE_NOMINATIM", env),
        tiles=env.get("FRONTLINE_TILES", "").strip().lower() not in OFF,
        own_tiles=own_tiles(env.get("FRONTLINE_TILES", "").strip()),
        database_url=database_url(env.get("FRONTLINE_DATABASE_URL", "").strip()),
        datasets=_folder(env, "FRONTLINE_DATASETS"),
        editing=_editing(env, host),
        memory=memory_size("FRONTLINE_MEMORY", env, "512MB"),
        import_memory=memory_size("FRONTLINE_IMPORT_MEMORY", env, "4GB"),
        import_seconds=_seconds("FRONTLINE_IMPORT_SECONDS", env),
        fetch_private=switch("FRONTLINE_FETCH_PRIVATE", env, default=False),
        limits=limit_settings(env.get("FRONTLINE_LIMITS", "")),
        hosts=host_names(env.get("FRONTLINE_HOSTS", "")),
        proxies=networks(env.get("FRONTLINE_PROXIES", "")),
        proxy_secret=shared_secret(env.get("FRONTLINE_PROXY_SECRET", "").strip()),
    )


def _editing(env: Mapping[str, str], host: str) -> bool:
    # A server that others can reach is for reading, unless somebody says otherwise.
    return switch("FRONTLINE_EDITING", env, default=host in LOOPBACK)


def switch(
    variable: str,
    env: Mapping[str, str],
    *,
    default: bool,
) -> bool:
    """Return whether a setting is on; default when unset. Raises BadInput for a word
    that is neither: a slip must not open what was meant to be shut.
    """
    text = env.get(variable, "").strip()
    if not text:
        return default
    if text.lower() in ON:
        return True
    if text.lower() in OFF:
        return False
    raise BadInput(
        f"{variable}={text[:40]!r}: neither on nor off; write one of"
        f" {', '.join(sorted(ON))} or {', '.join(sorted(OFF))}"
    )


def host_names(text: str) -> tuple[str, ...]:
    """Return names of hosts, parted by commas, in lower case. Raises BadInput for one
    with a port, a path or a wildcard.
    """
    names = [name.strip().lower() for name in text.split(",") if name.strip()]
    for name in names:
        if not HOST.fullmatch(name):
            raise BadInput(
                f"FRONTLINE_HOSTS={name[:60]!r}: not the name of a host; write names"
                " without port and path, parted by commas, like map.example.org"
            )
    return tuple(names)


def networks(text: str) -> tuple[Network, ...]:
    """Return networks, parted by commas. Raises BadInput for one that is none, or that
    is the whole internet.
    """
    read: list[Network] = []
    for part in (part.strip() for part in text.split(",") if part.strip()):
        try:
            network = ip_network(part)
        except ValueError as error:
            raise BadInput(
                f"FRONTLINE_PROXIES={part[:60]!r}: not an address or network ({error});"
                " write them parted by commas, like 10.0.0.0/8, 192.0.2.7"
            ) from error
        if not network.prefixlen:
            raise BadInput(
                f"FRONTLINE_PROXIES={part[:60]!r}: that is everybody; name the"
                " addresses of your proxies alone"
            )
        read.append(network)
    return tuple(read)


def shared_secret(text: str) -> str:
    """Return the secret, "" when unset. Raises BadInput, without repeating it, for one
    that can be guessed.
    """
    if text and len(text) < SHORTEST_SECRET:
        raise BadInput(
            f"FRONTLINE_PROXY_SECRET: only {len(text)} characters; give at least"
            f" {SHORTEST_SECRET} random ones"
        )
    return text


def memory_size(
    variable: str,
    env: Mapping[str, str],
    default: str,
) -> str:
    """Return an amount of memory as it is written: 512MB or 2GB. Raises BadInput for
    anything else.
    """
    memory = env.get(variable, "").strip() or default
    if not re.fullmatch(r"[0-9]{2,6}(MB|GB)|[0-9](GB)", memory):
        raise BadInput(
            f"{variable}={memory!r}: not an amount of memory; write it like 512MB"
            " or 2GB"
        )
    return memory


def memory_bytes(memory: str) -> int:
    """Return how many bytes an amount of memory is that `memory_size` returned."""
    return int(memory[:-2]) * (10**9 if memory.endswith("GB") else 10**6)


def _seconds(variable: str, env: Mapping[str, str]) -> int:
    text = env.get(variable, "").strip()
    if not text:
        return 0
    if not re.fullmatch(r"[1-9][0-9]{0,5}", text):
        raise BadInput(
            f"{variable}={text!r}: not a time; write a whole number of seconds, like"
            " 600"
        )
    return int(text)


def database_url(text: str) -> str:
    """Return the address of the ledger, "" when unset; that of a SQLite file names it
    from the root. Raises BadInput for a database that is not spoken here.
    """
    if text and not re.match(r"(sqlite:///|postgres(ql)?(\+psycopg)?://)", text):
        raise BadInput(
            "FRONTLINE_DATABASE_URL: not understood; write sqlite:///FILE or"
            " postgresql://USER:PASSWORD@HOST/NAME"
        )
    file, mark, options = text.removeprefix(SQLITE).partition("?")
    if not text.startswith(SQLITE) or not file or file == ":memory:":
        return text
    return f"{SQLITE}{absolute(file)}{mark}{options}"


def _folder(env: Mapping[str, str], variable: str) -> Path | None:
    text = env.get(variable, "").strip()
    return absolute(text) if text else None


def absolute(name: str) -> Path:
    """Return the path from the root: other processes and later moments know another
    working folder. Raises BadInput when there is nothing it could begin at.
    """
    try:
        return Path(name).expanduser().absolute()
    except (RuntimeError, OSError) as error:
        raise BadInput(
            f"{name}: cannot be followed (the home or working folder is not known);"
            " write it from the root"
        ) from error


def _is_folder(path: Path) -> bool:
    # A name too long for the file system is that of no folder.
    with suppress(OSError):
        return path.is_dir()
    return False


def own_tiles(text: str) -> str:
    """Return address and credit of tiles of one's own, "" for on, off or unset. Raises
    BadInput for anything else.
    """
    if not text or text.lower() in OFF | ON:
        return ""
    if not re.fullmatch(r"https?://[^\s<>\"']{1,300} +\S.{0,200}", text) or any(
        f"{{{n}}}" not in text for n in "zxy"
    ):
        raise BadInput(
            f"FRONTLINE_TILES={text[:80]!r}: write on, off, or an address with {{z}},"
            " {x} and {y}, a blank and the credit, like"
            " https://tiles.example/{z}/{x}/{y}.png © Example"
        )
    return text


def port_number(text: str) -> int:
    """Return the port, 1 to 65535. Raises BadInput."""
    if (
        not text.isascii()
        or not text.isdigit()
        or len(text) > 5
        or not 1 <= int(text) <= 65535
    ):
        raise BadInput(f"port {text!r}: not a port number; give one from 1 to 65535")
    return int(text)


def http_address(variable: str, env: Mapping[str, str]) -> str:
    """Return the http(s) address in that variable without a trailing slash, "" when
    unset. Raises BadInput.
    """
    value = env.get(variable, "").strip().rstrip("/")
    if value and not value.startswith(("http://", "https://")):
        raise BadInput(
            f"{variable}={value!r}: not a web address; it must begin with http:// or"
            " https://"
        )
    if value and not _names_a_server(value):
        # Not repeated: it may hold a password.
        raise BadInput(
            f"{variable}: not the address of a server; write it like"
            " https://map.example or https://map.example:8443/path, without a name and"
            " password and without ? or #"
        )
    return value


def _names_a_server(address: str) -> bool:
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return False
    if "@" in parts.netloc or parts.query or parts.fragment or port == 0:
        return False
    # Of RFC 3986; other characters would have to be written as a browser sends them.
    if not re.fullmatch(r"[A-Za-z0-9._~:/\[\]@!$&'()*+,;=%-]+", address):
        return False
    return HOST.fullmatch((parts.hostname or "").lower()) is not None


def host_address(text: str) -> str:
    """Return the name or address that a server listens at. Raises BadInput."""
    # The zone of a link-local address (RFC 4007) names an interface of this machine.
    name = text.lower().removeprefix("[").removesuffix("]").partition("%")[0]
    if not HOST.fullmatch(name):
        raise BadInput(
            f"FRONTLINE_HOST={text[:40]!r}: not a host; write the address of this"
            " machine, 127.0.0.1 for this machine alone or 0.0.0.0 for every address"
        )
    return text
