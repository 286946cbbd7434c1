"""Settings: defaults, and every value that cannot be used is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.domain.errors import BadInput, DataMissing
from dashboard.domain.settings import (
    ASSETS,
    LOOPBACK,
    OFF,
    ON,
    SETTINGS,
    Settings,
    database_url,
    http_address,
    load,
    memory_bytes,
    own_tiles,
    port_number,
    shipped_folder,
    user_folder,
)


def test_defaults() -> None:
    assert load({}) == Settings(shipped=shipped_folder())
    assert load({setting.variable: "  " for setting in SETTINGS}) == load({})


def test_every_setting_is_read(tmp_path: Path) -> None:
    read = load(
        {
            "FRONTLINE_DATA": str(tmp_path),
            "FRONTLINE_HOST": "::1",
            "FRONTLINE_PORT": "9000",
            "FRONTLINE_PUBLIC_URL": "https://a.example/map/",
            "FRONTLINE_NOMINATIM": "http://n.example",
            "FRONTLINE_TILES": "ON",
        }
    )
    assert (read.data, read.host, read.port, read.tiles) == (
        tmp_path,
        "::1",
        9000,
        True,
    )
    assert (read.public_url, read.nominatim) == (
        "https://a.example/map",
        "http://n.example",
    )


def test_tiles_of_ones_own() -> None:
    own = "https://tiles.example/{z}/{x}/{y}.png © Example"
    read = load({"FRONTLINE_TILES": own})
    assert (read.tiles, read.own_tiles) == (True, own)
    for text, online in (("off", False), ("1", True)):
        read = load({"FRONTLINE_TILES": text})
        assert (read.tiles, read.own_tiles) == (online, "")


@pytest.mark.parametrize(
    "text",
    [
        "https://tiles.example/{z}/{x}/{y}.png",
        "https://tiles.example/{z}/{x}.png me",
        "file:///{z}/{x}/{y} me",
        "https://a.example/{z}/{x}/{y}<script> me",
        "maybe",
    ],
)
def test_tiles_that_cannot_be_used_are_named(text: str) -> None:
    with pytest.raises(
        BadInput, match=r"FRONTLINE_TILES=.*write on, off, or an address"
    ):
        load({"FRONTLINE_TILES": text})


def test_the_environment_is_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FRONTLINE_PORT", "8600")
    assert load().port == 8600


@pytest.mark.parametrize(
    "port", ["0", "65536", "-1", "8501.0", "port", "1e3", "８５０１", "²"]
)
def test_a_bad_port_is_named(port: str) -> None:
    with pytest.raises(BadInput, match="not a port number; give one from 1 to 65535"):
        load({"FRONTLINE_PORT": port})


def test_ports_at_the_limits() -> None:
    assert (port_number("1"), port_number("65535")) == (1, 65535)


@pytest.mark.parametrize("variable", ["FRONTLINE_PUBLIC_URL", "FRONTLINE_NOMINATIM"])
@pytest.mark.parametrize(
    "value",
    ["javascript:alert(1)", "example.org", "ftp://example.org", "//example.org"],
)
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


def test_the_writable_folder_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "xdg"))
    assert user_folder() == tmp_path / "xdg" / "frontline"
    assert load({}).writable().is_dir()
    (tmp_path / "file").touch()
    with pytest.raises(BadInput, match="cannot be created"):
        Settings(shipped=tmp_path, data=tmp_path / "file" / "below").writable()


def test_every_setting_as_the_user_meets_it() -> None:
    rows = [(s.variable, s.default, s.what) for s in SETTINGS]
    expected = [
        (
            "FRONTLINE_DATA",
            "the data that came with the program",
            "data directory: places.csv, claims.csv, caches",
        ),
        (
            "FRONTLINE_DATABASE_URL",
            "ledger.sqlite in the data directory",
            "where the ledger is: sqlite:///FILE or"
            " postgresql://USER:PASSWORD@HOST/NAME",
        ),
        (
            "FRONTLINE_DATASETS",
            "datasets in the data directory",
            "folder of the imported datasets; servers that share a ledger share it too",
        ),
        (
            "FRONTLINE_EDITING",
            "on at 127.0.0.1, else off",
            "`on` or `off`: pages that import and change claims, for the person at the"
            " machine and for whoever signs in and may",
        ),
        (
            "FRONTLINE_MEMORY",
            "512MB",
            "most memory the index may take; beyond it, it works from its file",
        ),
        (
            "FRONTLINE_IMPORT_MEMORY",
            "4GB",
            "most memory the reading of one imported file may take",
        ),
        (
            "FRONTLINE_IMPORT_SECONDS",
            "by the size of the file",
            "longest time the reading of one imported file may take",
        ),
        (
            "FRONTLINE_HOST",
            "127.0.0.1",
            "address that `frontline serve` listens on",
        ),
        ("FRONTLINE_PORT", "8501", "port that `frontline serve` listens on"),
        (
            "FRONTLINE_PUBLIC_URL",
            "empty",
            "address readers use, written into pictures, exports, previews and feeds",
        ),
        (
            "FRONTLINE_HOSTS",
            "empty",
            "further names this server answers to, parted by commas; loopback's and"
            " that of FRONTLINE_PUBLIC_URL always do",
        ),
        (
            "FRONTLINE_PROXIES",
            "empty",
            "addresses or networks of trusted proxies, parted by commas, like"
            " 10.0.0.0/8",
        ),
        (
            "FRONTLINE_PROXY_SECRET",
            "empty",
            "what an authenticating proxy proves itself by, at least 32 characters",
        ),
        (
            "FRONTLINE_OIDC_ISSUER",
            "empty (no sign-in)",
            "OpenID Connect provider that people sign in at, like"
            " https://id.example.org",
        ),
        (
            "FRONTLINE_OIDC_CLIENT_ID",
            "empty",
            "name of this server at the provider",
        ),
        ("FRONTLINE_OIDC_CLIENT_SECRET", "empty", "its secret there"),
        (
            "FRONTLINE_OIDC_COOKIE_SECRET",
            "empty",
            "signs the cookie of a sign-in, at least 32 characters",
        ),
        (
            "FRONTLINE_NOMINATIM",
            "empty (off)",
            "Nominatim server to ask when the gazetteer has no answer",
        ),
        (
            "FRONTLINE_FETCH_PRIVATE",
            "off",
            "`on` lets articles be read from machines of your own network, too",
        ),
        (
            "FRONTLINE_LIMITS",
            "others",
            "whom the limits of use hold for: `others`, `all` or `off`; and amounts like"
            " `searches=60`",
        ),
        (
            "FRONTLINE_TILES",
            "on",
            "`off`: no online maps (OSM, CARTO, Esri); or ADDRESS CREDIT of tiles of"
            " your own",
        ),
    ]
    assert [row for row in expected if row not in rows] == []


def test_the_words_for_on_and_off() -> None:
    assert {"off", "0", "false", "no"} == OFF
    assert {"on", "1", "true", "yes"} == ON
    assert {"127.0.0.1", "::1", "localhost"} == LOOPBACK
    assert (ASSETS / "leaflet").is_dir()


def test_defaults_of_a_folder_that_is_shipped(tmp_path: Path) -> None:
    settings = Settings(shipped=tmp_path)
    assert (settings.data, settings.datasets) == (None, None)
    assert (settings.host, settings.port) == ("127.0.0.1", 8501)
    assert (settings.public_url, settings.nominatim, settings.own_tiles) == ("", "", "")
    assert (settings.tiles, settings.editing, settings.fetch_private) == (
        True,
        True,
        False,
    )
    assert (settings.database_url, settings.memory) == ("", "512MB")


@pytest.mark.parametrize(
    ("editing", "host", "allowed"),
    [
        ("", "127.0.0.1", True),
        ("", "::1", True),
        ("", "localhost", True),
        ("", "192.0.2.1", False),
        ("on", "192.0.2.1", True),
        ("OFF", "127.0.0.1", False),
        ("0", "127.0.0.1", False),
        ("no", "127.0.0.1", False),
        ("false", "127.0.0.1", False),
    ],
)
def test_who_may_edit(editing: str, host: str, *, allowed: bool) -> None:
    settings = load({"FRONTLINE_EDITING": editing, "FRONTLINE_HOST": host})
    assert settings.editing is allowed


@pytest.mark.parametrize(
    ("text", "allowed"),
    [("on", True), ("1", True), ("YES", True), ("true", True), ("", False)],
)
def test_private_addresses(text: str, *, allowed: bool) -> None:
    assert load({"FRONTLINE_FETCH_PRIVATE": text}).fetch_private is allowed


@pytest.mark.parametrize("variable", ["FRONTLINE_EDITING", "FRONTLINE_FETCH_PRIVATE"])
@pytest.mark.parametrize(
    "text", ["disabled", "n", "offf", "of", "none", "null", "y", "2", "enabled", "-"]
)
def test_a_switch_takes_only_words_it_knows(variable: str, text: str) -> None:
    with pytest.raises(BadInput) as error:
        load({variable: text})
    assert str(error.value) == (
        f"{variable}={text!r}: neither on nor off; write one of 1, on, true, yes or 0,"
        " false, no, off"
    )


def test_hosts_and_proxies() -> None:
    read = load(
        {
            "FRONTLINE_HOSTS": " Map.Example , 192.0.2.7,,::1",
            "FRONTLINE_PROXIES": "10.0.0.0/8, 192.0.2.7,2001:db8::/32",
            "FRONTLINE_PROXY_SECRET": "s" * 32,
        }
    )
    assert read.hosts == ("map.example", "192.0.2.7", "::1")
    assert [str(network) for network in read.proxies] == [
        "10.0.0.0/8",
        "192.0.2.7/32",
        "2001:db8::/32",
    ]
    assert read.proxy_secret == "s" * 32
    assert "sss" not in repr(read)
    nothing = load({})
    assert (nothing.hosts, nothing.proxies, nothing.proxy_secret) == ((), (), "")


@pytest.mark.parametrize(
    "text", ["*", "*.example", "a.example:80", "https://a.example", "a b", "a..b", "@"]
)
def test_what_is_no_host_is_named(text: str) -> None:
    with pytest.raises(BadInput, match=r"FRONTLINE_HOSTS=.*not the name of a host"):
        load({"FRONTLINE_HOSTS": f"good.example,{text}"})


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("10.0.0.1/8", "not an address or network"),
        ("proxy.example", "not an address or network"),
        ("*", "not an address or network"),
        ("0.0.0.0/0", "that is everybody"),
        ("::/0", "that is everybody"),
    ],
)
def test_what_is_no_proxy_is_named(text: str, reason: str) -> None:
    with pytest.raises(BadInput, match=f"FRONTLINE_PROXIES=.*{reason}"):
        load({"FRONTLINE_PROXIES": f"10.0.0.1,{text}"})


def test_a_secret_that_can_be_guessed_is_not_repeated() -> None:
    with pytest.raises(BadInput) as error:
        load({"FRONTLINE_PROXY_SECRET": "hunter2" * 4})
    assert str(error.value) == (
        "FRONTLINE_PROXY_SECRET: only 28 characters; give at least 32 random ones"
    )


@pytest.mark.parametrize("text", ["10MB", "999999MB", "2GB", "64GB", "999999GB"])
def test_an_amount_of_memory(text: str) -> None:
    assert load({"FRONTLINE_MEMORY": text}).memory == text


@pytest.mark.parametrize(
    "text", ["1MB", "512", "512 MB", "much", "1000000MB", "512mb", "٥١٢MB"]
)
def test_what_is_no_amount_of_memory(text: str) -> None:
    with pytest.raises(BadInput) as error:
        load({"FRONTLINE_MEMORY": text})
    assert str(error.value) == (
        f"FRONTLINE_MEMORY={text!r}: not an amount of memory; write it like 512MB or"
        " 2GB"
    )


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("sqlite:///x.sqlite", f"sqlite:///{Path.cwd()}/x.sqlite"),
        ("postgres://u:p@h/n", "postgresql+psycopg://u:p@h/n"),
        ("postgresql://u:p@h/n", "postgresql+psycopg://u:p@h/n"),
        ("postgresql+psycopg://u:p@h/n", "postgresql+psycopg://u:p@h/n"),
    ],
)
def test_the_address_of_the_ledger(text: str, address: str) -> None:
    assert load({"FRONTLINE_DATABASE_URL": text}).ledger_url() == address


def test_a_database_that_is_not_spoken_here() -> None:
    with pytest.raises(BadInput) as error:
        load({"FRONTLINE_DATABASE_URL": "mysql://u:p@h/n"})
    assert str(error.value) == (
        "FRONTLINE_DATABASE_URL: not understood; write sqlite:///FILE or"
        " postgresql://USER:PASSWORD@HOST/NAME"
    )


def test_the_ledger_and_the_datasets_lie_in_the_writable_folder(tmp_path: Path) -> None:
    settings = Settings(shipped=tmp_path, data=tmp_path / "data")
    assert settings.ledger_url() == f"sqlite:///{tmp_path}/data/ledger.sqlite"
    assert settings.datasets_folder() == tmp_path / "data" / "datasets"
    assert settings.datasets_folder().is_dir()
    own = load({"FRONTLINE_DATASETS": str(tmp_path / "own" / "sets")})
    assert own.datasets_folder() == tmp_path / "own" / "sets"
    assert own.datasets_folder().is_dir()


@pytest.mark.parametrize(
    ("platform", "variable", "value", "folder"),
    [
        ("linux", "XDG_DATA_HOME", "/x", "/x/frontline"),
        ("linux", "XDG_DATA_HOME", "", "~/.local/share/frontline"),
        ("darwin", "XDG_DATA_HOME", "/x", "~/Library/Application Support/frontline"),
        ("win32", "LOCALAPPDATA", "/y", "/y/frontline"),
        ("win32", "", "", "~/AppData/Local/frontline"),
    ],
)
def test_the_users_folder(
    monkeypatch: pytest.MonkeyPatch,
    platform: str,
    variable: str,
    value: str,
    folder: str,
) -> None:
    monkeypatch.setattr("sys.platform", platform)
    monkeypatch.delenv("LOCALAPPDATA", raising=False)
    if variable:
        monkeypatch.setenv(variable, value)
    assert user_folder() == Path(folder).expanduser()


def test_sentences_about_folders(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    missing = tmp_path / "none"
    with pytest.raises(DataMissing) as error:
        load({"FRONTLINE_DATA": str(missing)})
    assert str(error.value) == (
        f"{missing}: there is no such data directory; create it, or give another with"
        " --data"
    )
    with pytest.raises(DataMissing) as error:
        Settings(shipped=tmp_path).file("x.csv")
    assert str(error.value) == (
        f"{tmp_path / 'x.csv'}: data file missing; reinstall, or give a folder that has"
        " it with --data"
    )
    monkeypatch.setattr("dashboard.domain.settings.PACKAGE", tmp_path / "package")
    with pytest.raises(DataMissing) as error:
        load({})
    assert str(error.value) == (
        f"{tmp_path / 'data'}: the data that came with the program is missing;"
        " reinstall it"
    )
    (tmp_path / "package" / "_data").mkdir(parents=True)
    assert shipped_folder() == tmp_path / "package" / "_data"


def test_sentences_about_addresses_and_ports() -> None:
    with pytest.raises(BadInput) as error:
        http_address("X", {"X": " ftp://a/ "})
    assert str(error.value) == (
        "X='ftp://a': not a web address; it must begin with http:// or https://"
    )
    assert http_address("X", {"X": " https://a/b/ "}) == "https://a/b"
    assert http_address("X", {}) == ""
    with pytest.raises(BadInput) as error:
        port_number("x")
    assert str(error.value) == "port 'x': not a port number; give one from 1 to 65535"


def test_the_sentence_about_tiles() -> None:
    for text in ("", "on", "OFF", "0", "yes"):
        assert own_tiles(text) == ""
    with pytest.raises(BadInput) as error:
        own_tiles("y" * 90)
    assert str(error.value) == (
        f"FRONTLINE_TILES={'y' * 80!r}: write on, off, or an address with {{z}}, {{x}}"
        " and {y}, a blank and the credit, like"
        " https://tiles.example/{z}/{x}/{y}.png © Example"
    )


@pytest.mark.parametrize(
    "address",
    [
        "http://user:password@map.example",
        "http://map.example:99999",
        "http://map.example:0",
        "http://map.example:port",
        "http://[::1",
        "http://map.example/?a=b",
        "http://map.example/#a",
        "http://map .example",
        'http://map.example/"onload=',
        "http://м.example",
    ],
)
@pytest.mark.parametrize("variable", ["FRONTLINE_PUBLIC_URL", "FRONTLINE_NOMINATIM"])
def test_an_address_of_no_server_is_refused_and_no_password_repeated(
    variable: str, address: str
) -> None:
    with pytest.raises(BadInput, match=f"^{variable}: not the address") as caught:
        load({variable: address})
    assert "password@" not in str(caught.value)


@pytest.mark.parametrize(
    "address",
    ["https://map.example", "http://[::1]:8501", "https://a-b.example:8443/maps/ua"],
)
def test_an_address_of_a_server_is_taken_as_it_is(address: str) -> None:
    assert load({"FRONTLINE_PUBLIC_URL": f"{address}/"}).public_url == address


@pytest.mark.parametrize(
    "host", ["*", "a b", "0.0.0.0/0", "http://x", "x:80:", "-" * 254, "٣", "\x00"]
)
def test_a_host_that_is_none_is_refused(host: str) -> None:
    with pytest.raises(BadInput, match=r"FRONTLINE_HOST=.*: not a host"):
        load({"FRONTLINE_HOST": host})


def test_a_host_may_have_a_zone() -> None:
    assert load({"FRONTLINE_HOST": "fe80::1%eth0"}).host == "fe80::1%eth0"


def test_a_data_directory_of_an_endless_name_is_none() -> None:
    with pytest.raises(DataMissing, match="there is no such data directory"):
        load({"FRONTLINE_DATA": "x" * 5_000})


@pytest.mark.parametrize(
    ("name", "internal"),
    [
        ("ledger.sqlite", True),
        ("ledger.sqlite-wal", True),
        ("index/index-1.duckdb", True),
        ("datasets/sub/q.parquet", True),
        ("references/A/layer.json", True),
        ("index/../ledger.sqlite", True),
        ("link", True),
        ("claims.csv", False),
        ("out.zip", False),
        ("indexes/out.zip", False),
    ],
)
def test_where_only_the_program_writes(
    tmp_path: Path, name: str, internal: bool
) -> None:
    (tmp_path / "index").mkdir()
    (tmp_path / "link").symlink_to("ledger.sqlite")
    settings = load({"FRONTLINE_DATA": str(tmp_path)})
    assert settings.is_internal(tmp_path / name) is internal


def test_a_ledger_elsewhere_is_where_only_the_program_writes(tmp_path: Path) -> None:
    ledger = tmp_path / "elsewhere.db"
    ledger.touch()
    (tmp_path / "hard").hardlink_to(ledger)
    url = f"sqlite:///{ledger}"
    settings = load({"FRONTLINE_DATABASE_URL": url, "FRONTLINE_DATASETS": "/sets"})
    for path in (ledger, tmp_path / "hard", Path("/sets/q.parquet")):
        assert settings.is_internal(path)
    away = load({"FRONTLINE_DATABASE_URL": "postgresql://x:y@localhost/z"})
    assert not away.is_internal(ledger)


@pytest.mark.parametrize(
    ("variable", "value", "said"),
    [
        (
            "FRONTLINE_EDITING",
            "x" * 41,
            f"FRONTLINE_EDITING='{'x' * 40}': neither on nor off; write one of 1, on,"
            " true, yes or 0, false, no, off",
        ),
        (
            "FRONTLINE_HOSTS",
            "/" * 61,
            f"FRONTLINE_HOSTS='{'/' * 60}': not the name of a host; write names without"
            " port and path, parted by commas, like map.example.org",
        ),
        (
            "FRONTLINE_PROXIES",
            "10.0.0.1/33",
            "FRONTLINE_PROXIES='10.0.0.1/33': not an address or network ('10.0.0.1/33'"
            " does not appear to be an IPv4 or IPv6 network); write them parted by"
            " commas, like 10.0.0.0/8, 192.0.2.7",
        ),
        (
            "FRONTLINE_PROXIES",
            "0.0.0.0/0",
            "FRONTLINE_PROXIES='0.0.0.0/0': that is everybody; name the addresses of"
            " your proxies alone",
        ),
        (
            "FRONTLINE_PROXY_SECRET",
            "s" * 31,
            "FRONTLINE_PROXY_SECRET: only 31 characters; give at least 32 random ones",
        ),
        (
            "FRONTLINE_MEMORY",
            "512",
            "FRONTLINE_MEMORY='512': not an amount of memory; write it like 512MB or"
            " 2GB",
        ),
        (
            "FRONTLINE_IMPORT_SECONDS",
            "1000000",
            "FRONTLINE_IMPORT_SECONDS='1000000': not a time; write a whole number of"
            " seconds, like 600",
        ),
        (
            "FRONTLINE_DATABASE_URL",
            "mysql://a",
            "FRONTLINE_DATABASE_URL: not understood; write sqlite:///FILE or"
            " postgresql://USER:PASSWORD@HOST/NAME",
        ),
    ],
)
def test_what_is_said_of_a_value(variable: str, value: str, said: str) -> None:
    with pytest.raises(BadInput) as error:
        load({variable: value})
    assert str(error.value) == said


def test_a_long_network_is_cut() -> None:
    with pytest.raises(BadInput, match=f"FRONTLINE_PROXIES='{'1' * 60}': not an"):
        load({"FRONTLINE_PROXIES": "1" * 61})


def test_values_at_their_bounds() -> None:
    assert load({"FRONTLINE_PROXY_SECRET": "s" * 32}).proxy_secret == "s" * 32
    assert load({"FRONTLINE_IMPORT_SECONDS": "999999"}).import_seconds == 999_999
    assert load({"FRONTLINE_IMPORT_SECONDS": "1"}).import_seconds == 1
    assert load({"FRONTLINE_HOSTS": " A.example, b-c ,, ::1"}).hosts == (
        "a.example",
        "b-c",
        "::1",
    )
    assert load({"FRONTLINE_HOSTS": "a" * 253}).hosts == ("a" * 253,)
    with pytest.raises(BadInput):
        load({"FRONTLINE_HOSTS": "a" * 254})
    assert [
        str(n) for n in load({"FRONTLINE_PROXIES": "10.0.0.0/8, ::1,"}).proxies
    ] == [
        "10.0.0.0/8",
        "::1/128",
    ]


@pytest.mark.parametrize(
    ("memory", "size"),
    [("2GB", 2_000_000_000), ("512MB", 512_000_000), ("999999MB", 999_999_000_000)],
)
def test_bytes_of_an_amount_of_memory(memory: str, size: int) -> None:
    assert memory_bytes(memory) == size


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("sqlite:////a/b.sqlite?x=y", "sqlite:////a/b.sqlite?x=y"),
        ("sqlite:///:memory:", "sqlite:///:memory:"),
        ("sqlite:///", "sqlite:///"),
        ("postgres://h/n?x=y", "postgres://h/n?x=y"),
        ("postgresql+psycopg://h/n", "postgresql+psycopg://h/n"),
        ("", ""),
    ],
)
def test_an_address_of_the_ledger_keeps_its_options(text: str, address: str) -> None:
    assert database_url(text) == address
