"""Imports that are killed, run out of disk or meet a broken file leave nothing behind
and say what happened.
"""

from __future__ import annotations

import gzip
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from dashboard.domain.errors import BadInput
from dashboard.exchange.importers import ConversionRequest, Report, convert
from tests.faults.claims import folder

GOLDEN = Path(__file__).parents[1] / "golden" / "foreign"
HEADER, FIRST = (GOLDEN / "acled.csv").read_text("utf-8-sig").splitlines()[:2]
CHILD = """
import sys
from pathlib import Path
from dashboard.domain.errors import FrontlineError
from dashboard.exchange.importers import ConversionRequest, convert
from dashboard.exchange.tables import text_file
text_file.PIECE = 200_000
file, out, limit = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
if limit:
    import resource, signal
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
def told(progress):
    print(f"{progress.done:.2f}", flush=True)
    if not limit:
        sys.stdin.readline()
try:
    convert(ConversionRequest(path=file), out, out.with_suffix(".bad.csv"), progress=told)
except FrontlineError as error:
    sys.exit(f"{type(error).__name__}: {error}")
"""


def acled(path: Path, rows: int, *, bad: bool = False) -> Path:
    """Write that many rows of ACLED, with notes that do not pack well; every second one
    is bad if so asked.
    """
    with path.open("w", encoding="utf-8") as out:
        out.write(HEADER + "\n")
        for number in range(rows):
            row = FIRST.replace("UKR90001", f"UKR{number}").replace(
                "Invented", os.urandom(60).hex()
            )
            out.write(
                (
                    row.replace("47.8000", "0", 1).replace("36.7000", "0", 1)
                    if bad and number % 2
                    else row
                )
                + "\n"
            )
    return path


def child(*arguments: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", CHILD, *map(str, arguments)],
        text=True,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def taken(path: Path, folder: Path) -> Report:
    return convert(
        ConversionRequest(path=path), folder / "out.parquet", folder / "out.bad.csv"
    )


def test_kill_9_leaves_nothing_that_is_seen_and_the_next_import_sweeps(
    tmp_path: Path,
) -> None:
    file, target = acled(tmp_path / "a.csv", 4000), tmp_path / "datasets"
    target.mkdir()
    process = child(file, target / "out.parquet", 0)
    assert process.stdout
    assert 0 < float(process.stdout.readline()) < 1
    process.kill()
    process.communicate()
    left = sorted(path.name for path in target.iterdir())
    assert len(left) == 2
    assert all(name.startswith(".") and name.endswith(".partial") for name in left)
    report = taken(file, target)
    assert [path.name for path in target.iterdir()] == ["out.parquet"]
    assert (report.rows, pq.read_metadata(target / "out.parquet").num_rows) == (
        4000,
        4000,
    )


@pytest.mark.parametrize("bad", [False, True], ids=["claims", "rejects"])
def test_a_full_disk_is_told_in_one_sentence_and_nothing_is_left(
    bad: bool, tmp_path: Path
) -> None:
    file, target = acled(tmp_path / "a.csv", 4000, bad=bad), tmp_path / "datasets"
    target.mkdir()
    process = child(file, target / "out.parquet", 100_000)
    _, said = process.communicate(timeout=300)
    assert process.returncode == 1
    assert said.startswith(f"ServiceUnavailable: {target}: cannot be written (")
    assert said.strip().endswith("free some space there")
    assert len(said.strip().splitlines()) == 1
    assert list(target.iterdir()) == []


def until(condition: Callable[[], bool], seconds: float = 300) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.002)


def test_ctrl_c_leaves_nothing(tmp_path: Path) -> None:
    # Names the gazetteer is asked for make the import slow enough to be caught in the
    # middle.
    data, file = folder(tmp_path / "data"), acled(tmp_path / "a.csv", 30_000)
    file.write_text(file.read_text().replace("47.8000,36.7000", ","))
    command = [
        sys.executable,
        "-m",
        "dashboard",
        "--data",
        str(data),
        "import",
        str(file),
    ]
    process = subprocess.Popen(
        command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    until(lambda: bool(list(data.rglob(".*.partial"))) or process.poll() is not None)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=300)
    assert process.returncode == 1, said
    assert said.endswith("frontline: stopped\n")
    assert "Traceback" not in said
    assert list(data.rglob("*.partial")) == list(data.rglob("*.parquet")) == []


def test_files_that_are_no_table(tmp_path: Path) -> None:
    whole = (GOLDEN / "acled.csv").read_bytes()
    cases = {
        "cut.csv.gz": gzip.compress(whole)[:-40],
        "empty.csv": b"",
        "binary.csv": bytes(range(256)) * 400,
        "line.csv": b"x" * 5_000_000,
        "png.csv": b"\x89PNG\r\n\x1a\n" + b"\x00\xff" * 500,
        "nothing.json": b"",
    }
    target = tmp_path / "out"
    target.mkdir()
    for name, data in cases.items():
        (tmp_path / name).write_bytes(data)
        with pytest.raises(BadInput, match=rf"{name}: "):
            taken(tmp_path / name, target)
        assert list(target.iterdir()) == [], name


def test_an_archive_that_ends_within_its_rows(tmp_path: Path) -> None:
    file = tmp_path / "a.csv.gz"
    packed = gzip.compress(acled(tmp_path / "a.csv", 8000).read_bytes())
    file.write_bytes(packed[: len(packed) * 3 // 4])
    target = tmp_path / "out"
    target.mkdir()
    with pytest.raises(BadInput, match=r"a\.csv\.gz: cannot be read"):
        taken(file, target)
    assert list(target.iterdir()) == []


def test_one_line_of_five_megabytes_is_one_bad_row(tmp_path: Path) -> None:
    lines = [HEADER, "x" * 5_000_000, FIRST]
    (tmp_path / "a.csv").write_text("\n".join(lines) + "\n")
    report = taken(tmp_path / "a.csv", tmp_path)
    assert (report.rows, report.rejected) == (1, 1)
    assert (
        (tmp_path / "out.bad.csv").read_text().splitlines()[1].startswith("2,the row ")
    )
    assert (tmp_path / "out.bad.csv").stat().st_size < 5000


def test_the_same_claims_from_every_encoding(tmp_path: Path) -> None:
    text = (
        (GOLDEN / "acled.csv")
        .read_text("utf-8-sig")
        .replace("Invented", "Déjà inventé")
    )
    found = []
    for encoding in ("utf-8", "utf-16", "cp1252"):
        (tmp_path / "a.csv").write_bytes(text.encode(encoding))
        report = taken(tmp_path / "a.csv", tmp_path)
        assert (report.rows, report.rejected) == (11, 10)
        found.append(pq.read_table(tmp_path / "out.parquet").to_pylist())
    assert found[0] == found[1] == found[2]
    assert found[0][0]["note"].startswith("Déjà inventé: ")


@pytest.mark.parametrize(
    "text",
    [
        "5",
        "[]",
        '{"features": 5}',
        '{"features": [' + "[" * 100_000,
        "{",
        '{"type": "x"}',
    ],
)
def test_json_that_is_no_collection(text: str, tmp_path: Path) -> None:
    (tmp_path / "a.geojson").write_text(text)
    with pytest.raises(
        BadInput,
        match=r"a\.geojson: (its columns fit|there is no list|cannot be read as JSON)",
    ):
        taken(tmp_path / "a.geojson", tmp_path)


def test_features_that_are_no_claims_are_rejected_one_by_one(tmp_path: Path) -> None:
    good = '{"properties":{"id":"a","kind":"hold","claimant":"c","publisher":"p"},"geometry":%s}'
    shapes = (
        "null",
        '{"type":"Point","coordinates":5}',
        '{"type":"Point","coordinates":[1]}',
        '{"type":"Polygon"}',
    )
    features = [good % shape for shape in shapes] + ["5", "{", "[" * 100_000]
    text = (
        '{"type":"FeatureCollection","features":[\n' + ",\n".join(features) + "\n]}\n"
    )
    (tmp_path / "a.geojson").write_text(text)
    report = taken(tmp_path / "a.geojson", tmp_path)
    assert (report.rows, report.rejected) == (1, 6)


def test_a_quote_that_is_never_closed_takes_no_other_row_of_our_own_file_along(
    tmp_path: Path,
) -> None:
    rows = [f"k{n},hold,c,p,note {n}" for n in range(50)]
    rows[3] = 'k3,hold,c,p,"note 3'
    rows[7] = "k7,holding,c,p,note 7"
    (tmp_path / "a.csv").write_text(
        "id,kind,claimant,publisher,note\n" + "\n".join(rows) + "\n"
    )
    report = taken(tmp_path / "a.csv", tmp_path)
    assert (report.rows, report.rejected) == (48, 2)
    assert [
        line.split(",")[0]
        for line in (tmp_path / "out.bad.csv").read_text().splitlines()
    ] == ["line", "5", "9"]
