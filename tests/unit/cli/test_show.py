"""The command line: what it prints, what it writes, and how it says no."""

from __future__ import annotations

import csv
import io
import json
import os
import socket
from pathlib import Path

import pytest

from dashboard import __version__
from dashboard.cli import main
from dashboard.domain.claim import FIELDS
from dashboard.domain.presentation import DERIVED

CLAIMS = """\
id,kind,claimant,publisher,name,lat,lon,date_to,review
a,retake,Kyiv,BBC,Alpha,47.79,36.82,2023-06-12,accepted
b,nonsense,Kyiv,BBC,Alpha,47.79,36.82,2023-06-12,accepted
c,hold,Moscow,TASS,Alpha,47.79,36.82,2023-06-13,accepted
"""
PLACES = """\
id,name_en,lat,lon,precision,radius_km
x-1,Testville,48.5,37.5,settlement,2
x-2,Brokenville,north,37.5,settlement,2
"""


@pytest.fixture(autouse=True)
def own_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FRONTLINE_DATA", "")  # main() sets it; this puts it back


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "claims.csv").write_text(CLAIMS, "utf-8")
    (folder / "places.csv").write_text(PLACES, "utf-8")
    return folder


def refused(capsys: pytest.CaptureFixture[str], *argv: str) -> str:
    """Run a command that must be refused; return its one line on standard error."""
    assert main(argv) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("frontline: ")
    assert err.count("\n") == 1
    return err


@pytest.mark.parametrize(
    ("argv", "reason"),
    [
        (
            ("export", "-", "--kind", "nonsense"),
            "--kind='nonsense': not known; one of retake",
        ),
        (("export", "-", "--region", "Mordor"), "--region='Mordor': not known"),
        (("export", "-", "--from", "yesterday"), "--from='yesterday': not a date"),
        (
            ("export", "-", "--from", "2023-06-13", "--to", "2023-06-01"),
            "from 2023-06-13 is later than",
        ),
        (("export", "-", "--text", "\udcff"), "text"),
        (("export", "-", "--source", "\udcff"), "source"),
        (
            ("export", "claims.xlsx"),
            (
                "claims.xlsx: the ending '.xlsx' is not known; end it in one of"
                " .geojson, .csv"
            ),
        ),
        (("export", "claims"), "format"),
        (("export", "-", "--as-of", "then"), "as-of='then': not a date"),
        (("export", "-", "--format", "xlsx"), "format 'xlsx' is not known"),
        (("import", "/nowhere/acled.csv"), "/nowhere/acled.csv"),
        (("import", "/nowhere", "--archive"), "no Parquet file there"),
        (("import", "/nowhere/acled.csv", "--bbox", "1,2,3"), "bbox"),
        (("restore", "/nowhere/backup.zip"), "/nowhere/backup.zip"),
        (("export", "/nowhere/at/all.csv"), "/nowhere/at/all.csv: cannot be written"),
        (
            ("--data", "/nowhere/at/all", "export", "-"),
            "/nowhere/at/all: there is no such data directory",
        ),
        (("--data", "/nowhere/at/all", "serve"), "no such data directory"),
        (("serve", "--port", "0"), "port '0': not a port number"),
        (("serve", "--port", "99999"), "port '99999': not a port number"),
        (("serve", "--port", "http"), "port 'http': not a port number"),
        (("serve", "--host", "no such host"), "no such host:8501: cannot listen there"),
        (
            ("snapshot", "map.gif"),
            "map.gif: not a kind of picture; end it in .png, .svg or .pdf",
        ),
        (("snapshot", "map"), "not a kind of picture"),
        (("snapshot", "map.png", "--size", "big"), "size='big': not WIDTHxHEIGHT"),
        (("snapshot", "map.png", "--size", "10x10"), "200"),
        (("snapshot", "map.png", "--center", "here"), "center='here': not LAT,LON"),
        (
            ("snapshot", "map.png", "--center", "48,37", "--zoom", "99"),
            "zoom='99': not a number from 3 to 18",
        ),
        (("snapshot", "map.png", "--theme", "pink"), "theme 'pink': not known"),
        (("snapshot", "map.png", "--scale", "9"), "scale"),
        (("snapshot", "map.png", "--scale", "nan"), "scale"),
        (("snapshot", "/nowhere/at/all.svg"), "/nowhere/at/all.svg: cannot be written"),
        (("geocode", "Bakhmut", "--region", "Mordor"), "Mordor"),
        (("geocode", "Bakhmut", "--country", "Ukraine"), "not a code of two letters"),
        (("geocode", "Bakhmut", "--day", "yesterday"), "write it as YYYY-MM-DD"),
        (("gazetteer", "update", "--from", "/nowhere/UA.zip"), "/nowhere/UA.zip"),
    ],
)
def test_bad_input_is_one_line_and_exit_code_2(
    capsys: pytest.CaptureFixture[str],
    argv: tuple[str, ...],
    reason: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert reason in refused(capsys, *argv)
    assert list(tmp_path.iterdir()) == []


def test_a_port_in_use_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        told = refused(capsys, "serve", "--port", str(port))
    assert f"127.0.0.1:{port}: cannot listen there" in told
    assert "choose another with --port" in told


@pytest.mark.parametrize(
    "argv",
    [(), ("nonsense",), ("export",), ("geocode",), ("export", "-", "--colour", "red")],
)
def test_a_command_that_is_none_is_exit_code_2(
    capsys: pytest.CaptureFixture[str], argv: tuple[str, ...]
) -> None:
    with pytest.raises(SystemExit) as end:
        main(argv)
    assert end.value.code == 2
    assert "usage: frontline" in capsys.readouterr().err


@pytest.mark.parametrize(
    "command",
    [(), ("serve",), ("geocode",), ("export",), ("snapshot",), ("gazetteer", "update")],
)
def test_help(capsys: pytest.CaptureFixture[str], command: tuple[str, ...]) -> None:
    with pytest.raises(SystemExit) as end:
        main((*command, "--help"))
    assert end.value.code == 0
    assert "usage: frontline" in capsys.readouterr().out


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--version"])
    assert capsys.readouterr().out == f"frontline {__version__}\n"


@pytest.mark.slow
def test_export_writes_a_file(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    target = tmp_path / "out.csv"
    assert (
        main(
            [
                "export",
                str(target),
                "--kind",
                "retake",
                "--kind",
                "hold",
                "--side",
                "UA",
            ]
        )
        == 0
    )
    rows = list(csv.DictReader(io.StringIO(target.read_text("utf-8-sig"))))
    assert list(rows[0]) == [*FIELDS, *DERIVED]
    assert {row["kind"] for row in rows} <= {"retake", "hold"}
    assert {row["claimant_side"] for row in rows} == {"UA"}
    assert capsys.readouterr().err == f"{len(rows)} claims written to {target}\n"


@pytest.mark.slow
def test_export_as_geojson(tmp_path: Path) -> None:
    by_ending, by_option = tmp_path / "out.geojson", tmp_path / "out.txt"
    assert (
        main(["export", str(by_ending)])
        == main(["export", str(by_option), "--format", "geojson"])
        == 0
    )
    assert by_ending.read_bytes() == by_option.read_bytes()
    assert set(json.loads(by_ending.read_bytes())["features"][0]["properties"]) == {
        *FIELDS,
        *DERIVED,
    }


@pytest.mark.slow
def test_export_to_standard_output(
    capsysbinary: pytest.CaptureFixture[bytes], data: Path
) -> None:
    assert main(["--data", str(data), "export", "-"]) == 0
    out, _ = capsysbinary.readouterr()
    assert [
        row["id"] for row in csv.DictReader(io.StringIO(out.decode("utf-8-sig")))
    ] == [
        "a",
        "c",
    ]


@pytest.mark.slow
def test_an_export_of_nothing_is_exit_code_1(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert main(["export", str(tmp_path / "out.csv"), "--text", "qqqqzzzz"]) == 1
    assert capsys.readouterr().err.startswith("0 claims written")
    assert len((tmp_path / "out.csv").read_text("utf-8").splitlines()) == 1


@pytest.mark.slow
def test_broken_rows_are_told_and_the_good_ones_load(
    capsys: pytest.CaptureFixture[str], data: Path
) -> None:
    assert main(["--data", str(data), "export", str(data / "out.csv")]) == 0
    err = capsys.readouterr().err.splitlines()
    assert len(err) == 3
    assert "places.csv, line 3" in err[0]
    assert "'north' is not a number" in err[0]
    assert "claims.csv, line 3: kind 'nonsense' is not known" in err[1]
    assert err[1].endswith("; the row was left out")
    assert err[2].startswith("2 claims written to")


def test_a_claims_file_that_is_none_is_told(
    capsys: pytest.CaptureFixture[str], data: Path
) -> None:
    (data / "claims.csv").write_bytes(b"\xff\xfe\x00")
    assert "claims.csv: cannot be read as UTF-8 CSV" in refused(
        capsys, "--data", str(data), "export", "-"
    )


@pytest.mark.slow
def test_snapshot_writes_pictures(tmp_path: Path) -> None:
    png, dark, svg = tmp_path / "map.png", tmp_path / "DARK.PNG", tmp_path / "map.svg"
    assert main(["snapshot", str(png), "--size", "480x400"]) == 0
    assert (
        main(
            [
                "snapshot",
                str(dark),
                "--size",
                "480x400",
                "--theme",
                "dark",
                "--scale",
                "2",
            ]
        )
        == 0
    )
    assert (
        main(
            [
                "snapshot",
                str(svg),
                "--center",
                "48.5,38",
                "--zoom",
                "8",
                "--kind",
                "strike",
            ]
        )
        == 0
    )
    assert png.read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"
    assert [int.from_bytes(png.read_bytes()[n : n + 4], "big") for n in (16, 20)] == [
        480,
        400,
    ]
    assert [int.from_bytes(dark.read_bytes()[n : n + 4], "big") for n in (16, 20)] == [
        960,
        800,
    ]
    assert svg.read_text("utf-8").startswith("<svg")


def test_a_center_south_or_west_may_be_given(tmp_path: Path) -> None:
    assert (
        main(
            [
                "snapshot",
                str(tmp_path / "map.svg"),
                "--center=-1.5,-2",
                "--size",
                "480x400",
            ]
        )
        == 0
    )


def test_geocode_prints_candidates(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["geocode", "Bakhmut"]) == 0
    first = capsys.readouterr().out.splitlines()[0]
    assert first.startswith("* Bakhmut (city")
    assert "48.5" in first
    assert "Donetsk" in first
    assert "score 1.00 (exact)" in first


def test_geocode_tells_when_it_is_not_certain(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["geocode", "Ivanivka"]) == 0
    out, err = capsys.readouterr()
    assert len(out.splitlines()) > 1
    assert not any(line.startswith("*") for line in out.splitlines())
    assert err == "frontline: Ivanivka: not certain; narrow it with --region\n"


def test_geocode_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["geocode", "Бахмут", "--region", "Donetsk", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert rows[0]["name"] == "Bakhmut"
    assert rows[0]["chosen"] is True


def test_geocode_asks_first_which_country_a_name_is_of(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["geocode", "Belgorod", "--json"]) == 0
    first = json.loads(capsys.readouterr().out)[0]
    assert (first["country"], first["region"], first["chosen"]) == ("RU", "", True)
    assert main(["geocode", "Belgorod", "--country", "ua"]) == 1
    assert "no place of that name" in capsys.readouterr().err


def test_geocode_of_a_day_has_the_name_of_that_day(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["geocode", "Sieverne", "--day", "2021-06-01", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert rows[0]["name"] == "Pivnichne"


def test_geocode_of_nonsense_is_exit_code_1(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["geocode", "qqqqzzzz"]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert (
        err
        == "frontline: qqqqzzzz: no place of that name is known; try another spelling"
        " or --region\n"
    )


def test_geocode_knows_the_places_of_the_data_directory(
    capsys: pytest.CaptureFixture[str], data: Path
) -> None:
    assert main(["--data", str(data), "geocode", "Testville"]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("* Testville")
    assert "places.csv, line 3" in err


def test_a_bad_setting_is_told(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FRONTLINE_PUBLIC_URL", "javascript:alert(1)")
    assert "FRONTLINE_PUBLIC_URL='javascript:alert(1)': not a web address" in refused(
        capsys, "export", "-"
    )
    assert os.environ["FRONTLINE_DATA"] == ""


@pytest.mark.slow
def test_a_picture_refuses_a_shape_twice_and_words_too_long(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    out = str(tmp_path / "map.png")
    assert "give one of them" in refused(
        capsys, "snapshot", out, "--preset", "a4", "--size", "480x400"
    )
    assert "preset 'poster': not known; one of preview" in refused(
        capsys, "snapshot", out, "--preset", "poster"
    )
    assert "title: 121 characters; at most 120" in refused(
        capsys, "snapshot", out, "--title", "x" * 121
    )
    assert "remark: 281 characters; at most 280" in refused(
        capsys, "snapshot", out, "--remark", "x" * 281
    )
    assert "language 'ru': not known; one of en, uk" in refused(
        capsys, "snapshot", out, "--language", "ru"
    )
