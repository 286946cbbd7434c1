"""Files made to do harm: each is refused or read in words, within bounds, and replaces
nothing.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.domain.errors import BadInput, FrontlineError, ServiceUnavailable
from dashboard.exchange.batches.articles import article_items
from dashboard.exchange.importers import (
    ConversionRequest,
    Report,
    convert,
    convert_aside,
)
from dashboard.exchange.importers.writer import MAX_REJECTS
from dashboard.exchange.tables import text_file, unpack
from dashboard.processes.limits import Limits

GOLDEN = Path(__file__).parents[1] / "golden"
ACLED = (GOLDEN / "foreign" / "acled.csv").read_text("utf-8-sig").splitlines()
HEADER, FIRST = ACLED[:2]
OWN = (GOLDEN / "export" / "claims.csv").read_bytes()
COLLECTION = '{"type":"FeatureCollection","features":['
LIMITS = Limits(memory=1_000_000_000, seconds=300)


def taken(path: Path, **wanted: Any) -> Report:
    """Convert a file into the folder it lies in."""
    out = path.parent / "out.parquet"
    return convert(ConversionRequest(path=path, **wanted), out, rejects_of(path))


def aside(path: Path, limits: Limits = LIMITS, **more: Any) -> Report:
    """The same by a process of its own."""
    out, rejects = path.parent / "out.parquet", rejects_of(path)
    request = ConversionRequest(path=path)
    return convert_aside(request, out, rejects, limits=limits, **more)


def rejects_of(path: Path) -> Path:
    return path.parent / "rejects.csv"


def listed(path: Path) -> list[list[str]]:
    text = rejects_of(path).read_text("utf-8")
    return list(csv.reader(io.StringIO(text, newline="")))[1:]


def nothing_left(folder: Path, *files: Path) -> bool:
    return {*folder.iterdir()} == {*files}


def zipped(path: Path, **files: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "."), content)
    return path


def table(rows: int = 3) -> bytes:
    lines = (FIRST.replace("UKR90001", f"UKR{number}") for number in range(rows))
    return "\n".join([HEADER, *lines, ""]).encode()


# Packed files


def test_a_bomb_is_refused_before_it_has_unpacked(tmp_path: Path) -> None:
    file = tmp_path / "bomb.csv.gz"
    file.write_bytes(gzip.compress(HEADER.encode() + b"\n" + b"x\n" * 3_000_000))
    assert file.stat().st_size < 10_000
    with pytest.raises(BadInput, match=r"bomb\.csv\.gz: its .* bytes unpack to more"):
        aside(file)
    assert nothing_left(tmp_path, file)


def test_a_bomb_in_a_zip_is_refused(tmp_path: Path) -> None:
    file = zipped(tmp_path / "b.zip", a__csv=HEADER.encode() + b"\n" + bytes(9_000_000))
    with pytest.raises(BadInput, match=r"b\.zip: its .* bytes unpack to more than"):
        taken(file, format="acled")


def test_what_unpacks_to_too_much_in_all_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unpack, "MAX_UNPACKED", 1000)
    file = tmp_path / "a.csv.gz"
    file.write_bytes(gzip.compress(table(20)))
    with pytest.raises(BadInput, match=r"unpack to more than 1,000"):
        taken(file)


def test_every_member_of_a_gzip_is_read(tmp_path: Path) -> None:
    file, half = tmp_path / "a.csv.gz", len(table(9)) // 2
    parts = table(9)[:half], table(9)[half:]
    file.write_bytes(b"".join(map(gzip.compress, parts)) + bytes(512))
    assert taken(file).rows == 9


@pytest.mark.parametrize("cut", [1, 8, 9, 40])
def test_a_gzip_that_is_cut_short_is_refused(cut: int, tmp_path: Path) -> None:
    file = tmp_path / "a.csv.gz"
    file.write_bytes(gzip.compress(table(500))[:-cut])
    with pytest.raises(BadInput, match=r"a\.csv\.gz: cannot be read \(it is cut short"):
        taken(file)
    assert nothing_left(tmp_path, file)


def test_a_gzip_with_something_else_behind_it_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.csv.gz"
    file.write_bytes(gzip.compress(table()) + b"garbage")
    with pytest.raises(BadInput, match=r"after the packed text comes something else"):
        taken(file)


def test_a_gzip_whose_sum_is_wrong_is_refused(tmp_path: Path) -> None:
    file, packed = tmp_path / "a.csv.gz", bytearray(gzip.compress(table()))
    packed[-6] ^= 1
    file.write_bytes(packed)
    with pytest.raises(BadInput, match=r"a\.csv\.gz: cannot be read \(.*check"):
        taken(file)


def test_the_one_table_of_a_zip_is_read(tmp_path: Path) -> None:
    assert taken(zipped(tmp_path / "a.zip", a__csv=table())).rows == 3
    assert taken(zipped(tmp_path / "a.csv.zip", a__csv=table())).dataset == "a"


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ({"a__csv": b"x", "b__csv": b"x"}, "2 tables are in it"),
        ({}, "not a table of text|0 files are in the archive"),
        ({"a__zip": b"x"}, "an archive is in the archive"),
        ({"a__csv__gz": b"x"}, "an archive is in the archive"),
        ({"____/____/a__csv": b"x"}, "leads out of it"),
        ({"/etc/a__csv": b"x"}, "leads out of it"),
        ({"C:\\a__csv": b"x"}, "leads out of it"),
    ],
)
def test_an_archive_that_is_not_one_table(
    files: dict[str, bytes], words: str, tmp_path: Path
) -> None:
    file = zipped(tmp_path / "a.zip", **files)
    with pytest.raises(BadInput, match=rf"a\.zip: .*({words})"):
        taken(file)
    assert nothing_left(tmp_path, file)


def test_a_locked_archive_is_refused(tmp_path: Path) -> None:
    file = zipped(tmp_path / "a.zip", a__csv=table())
    content = bytearray(file.read_bytes())
    # Bit 0 of the flags, here and in the directory at the end.
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    file.write_bytes(content)
    with pytest.raises(BadInput, match=r"locked by a password"):
        taken(file)


@pytest.mark.parametrize("keep", [10, 60, -30])
def test_a_zip_that_is_cut_short_is_refused(keep: int, tmp_path: Path) -> None:
    file = zipped(tmp_path / "a.zip", a__csv=table(50))
    file.write_bytes(file.read_bytes()[:keep])
    with pytest.raises(BadInput, match=r"a\.zip: not a sound zip archive"):
        taken(file)


# Tables


def test_of_many_bad_rows_the_first_are_listed_and_all_are_counted(
    tmp_path: Path,
) -> None:
    file = tmp_path / "a.csv"
    file.write_text(f"{HEADER}\n" + "x\n" * 30_000)
    report = taken(file)
    assert (report.rows, report.rejected) == (0, 30_000)
    rows = listed(file)
    assert len(rows) == MAX_REJECTS + 1
    assert rows[0][0] == "2"
    assert rows[-1] == [
        "",
        "20,000 more rows were rejected, which are not listed here",
        "",
    ]


def test_bad_values_are_listed_and_counted_in_the_same_way(tmp_path: Path) -> None:
    row = FIRST.replace("47.8000", "0").replace("36.7000", "0")
    file = tmp_path / "a.csv"
    rows = "".join(f"{row.replace('UKR90001', str(n))}\n" for n in range(12_000))
    file.write_text(f"{HEADER}\n{rows}")
    report = taken(file)
    assert report.reasons == ((report.reasons[0][0], 12_000),)
    assert listed(file)[-1][1].startswith("2,000 more rows")


def test_reasons_that_all_differ_are_counted_together(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    rows = "".join(
        f"{FIRST.replace('UKR90001', str(n)).replace('2022-03-01', chr(0x4E00 + n))}\n"
        for n in range(400)
    )
    file.write_text(f"{HEADER}\n{rows}", "utf-8")
    assert len(taken(file).reasons) <= 201


def test_memory_stays_bounded_whatever_the_rows_are(tmp_path: Path) -> None:
    # Whatever takes more than LIMITS.memory is ended and refused.
    for number, row in enumerate(("x\n", '"', ",", '"a\n"')):
        file = tmp_path / f"{number}.csv"
        file.write_text(f"{HEADER}\n{row * 500_000}\n")
        report = aside(file)
        assert report.rows == 0
        # A row of nothing but commas is a blank one, however long.
        assert report.rejected or row == ","


def test_a_table_of_too_many_columns_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text(",".join(map(str, range(5000))) + "\n1\n")
    with pytest.raises(BadInput, match=r"names 5,000 columns, at most 2,000 are read"):
        taken(file)


def test_a_row_without_an_end_is_one_rejected_row(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(table(1) + b'"' + b"x" * 3_000_000)
    report = taken(file)
    assert (report.rows, report.rejected) == (1, 1)


def test_bytes_that_mean_nothing_reject_their_row_and_are_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(text_file, "LOOK", 20_000)
    content = table(900).decode().replace("Invented", "déjà").encode("cp1252")
    # Beyond what is looked at to tell the encoding stands a byte that cp1252 has not.
    at = content.rindex(b"d\xe9j\xe0")
    file = tmp_path / "a.csv"
    file.write_bytes(content[:at] + b"\x81" + content[at + 1 :])
    report = taken(file)
    assert (report.rows, report.rejected) == (899, 1)
    assert listed(file)[0][:2] == ["901", "the row is not text in UTF-8"]
    notes = pq.read_table(tmp_path / "out.parquet")["note"].to_pylist()
    assert not [note for note in notes if "\ufffd" in note]
    assert all("déjà" in note for note in notes)


# JSON

DEEP = "[" * 100_000 + "]" * 100_000
FEATURE = json.dumps(
    {
        "type": "Feature",
        "geometry": None,
        "properties": {"kind": "strike", "claimant": "A", "publisher": "B"},
    }
)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (DEEP, "deep in one another"),
        ("1e999", "too large"),
        ("-1e999", "too large"),
        ("9" * 5000, "5,000 digits"),
        ("NaN", "NaN is no number"),
        ("Infinity", "Infinity is no number"),
        ('{"a":1,"a":2}', "'a' stands twice"),
        ('"\\ud800"', "half a character"),
        ('"\x00"', "control character"),
        ("", "Expecting value"),
    ],
    ids=[
        "deep",
        "large",
        "small",
        "long",
        "nan",
        "inf",
        "twice",
        "half",
        "nul",
        "none",
    ],
)
def test_json_that_no_standard_allows_is_said_in_words(
    value: str, words: str, tmp_path: Path
) -> None:
    lines = tmp_path / "lines.geojson"
    lines.write_text(f'{COLLECTION}\n{{"a":{value}}},\n{FEATURE}\n]}}\n')
    report = taken(lines)
    assert (report.rows, report.rejected) == (1, 1)
    assert words in listed(lines)[0][1]

    whole = tmp_path / "whole.geojson"
    whole.write_text(f'{COLLECTION}{{"a":{value}}}]}}')
    with pytest.raises(
        BadInput, match=rf"whole\.geojson: cannot be read as JSON .*{words}"
    ):
        taken(whole)

    events = tmp_path / "events.json"
    events.write_text(f"[{value}]" if value else "[")
    (tmp_path / "sources.json").write_text("{}")
    with pytest.raises(BadInput, match=rf"events\.json: cannot be read.*{words}"):
        taken(events)

    articles = tmp_path / "articles.jsonl"
    articles.write_text(f'{{"text":{value}}}\n{{"text":"sound"}}\n')
    bad, good = article_items(articles)
    assert words in bad.problem
    assert (good.text, good.problem) == ("sound", "")


def test_a_feature_longer_than_a_row_may_be(tmp_path: Path) -> None:
    file = tmp_path / "a.geojson"
    file.write_text(f'{COLLECTION}\n{{"a":"{"x" * 3_000_000}"}},\n{FEATURE}\n]}}\n')
    report = taken(file)
    assert (report.rows, report.rejected) == (1, 1)
    assert listed(file)[0][1] == "the row is longer than a megabyte"


def test_a_geojson_that_is_cut_short_says_so(tmp_path: Path) -> None:
    file = tmp_path / "a.geojson"
    file.write_text(f"{COLLECTION}\n{FEATURE},\n")
    report = taken(file)
    assert (report.rows, report.rejected) == (1, 1)
    assert "cut short" in listed(file)[0][1]


# The process


def large(path: Path) -> Path:
    """Write a file that is large enough for a process of its own."""
    path.write_bytes(table(2000))
    return path


def test_a_process_gives_what_is_given_here(tmp_path: Path) -> None:
    file = large(tmp_path / "a.csv")
    here = taken(file)
    rows = pq.read_table(tmp_path / "out.parquet")
    told: list[float] = []
    report = aside(file, progress=lambda progress: told.append(progress.done))
    assert report == here
    assert pq.read_table(tmp_path / "out.parquet").equals(rows)
    assert told[-1] == 1.0


def test_the_gazetteer_is_asked_from_the_process(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    text = table(2000).decode().replace("47.8000", "").replace("36.7000", "")
    file.write_text(text)
    names: list[str] = []

    def locate(claim: Any) -> Any:
        names.append(claim.name)
        return claim

    assert aside(file, locate=locate).unplaced == 2000
    assert len(names) == len(set(names)) == 1


def test_a_file_that_takes_too_much_memory_is_refused_in_words(tmp_path: Path) -> None:
    file = large(tmp_path / "a.csv")
    with pytest.raises(BadInput, match=r"a\.csv: reading it takes more than 0\.1 GB"):
        aside(file, Limits(memory=100_000_000, seconds=300))
    assert nothing_left(tmp_path, file)


def test_a_file_that_takes_too_long_is_given_up(tmp_path: Path) -> None:
    file = large(tmp_path / "a.csv")
    with pytest.raises(
        ServiceUnavailable, match=r"took more than 0\.01 s and was given up"
    ):
        aside(file, Limits(seconds=0.01))
    assert nothing_left(tmp_path, file)


def test_an_error_of_ours_crosses_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(b"a,b\n" + b"1,2\n" * 60_000)
    with pytest.raises(BadInput, match=r"a\.csv: its columns fit no known format"):
        aside(file)


def test_whoever_stops_it_ends_the_process(tmp_path: Path) -> None:
    file = large(tmp_path / "a.csv")

    def stop(_progress: object) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        aside(file, progress=stop)
    assert nothing_left(tmp_path, file)


# Any damage

FORMATS: dict[str, Callable[[], bytes]] = {
    "acled.csv": lambda: table(4),
    "claims.csv": lambda: OWN,
    "claims.geojson": (GOLDEN / "export" / "claims.geojson").read_bytes,
    "a.csv.gz": lambda: gzip.compress(table(4), mtime=0),
}


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.data())
def test_a_damaged_file_never_crashes_never_replaces_and_never_invents(
    tmp_path: Path, data: st.DataObject
) -> None:
    name = data.draw(st.sampled_from(sorted(FORMATS)))
    content = bytearray(FORMATS[name]())
    file = tmp_path / name
    file.write_bytes(content)
    taken(file)
    before = claims(tmp_path)
    sound = {row["id"] for row in before}
    cut = data.draw(st.integers(0, len(content)))
    if data.draw(st.booleans()):
        content = content[:cut]
    else:
        more = data.draw(st.binary(min_size=1, max_size=8))
        content[cut : cut + len(more)] = more
    file.write_bytes(content)
    try:
        report = taken(file)
    except FrontlineError as error:
        assert str(error).startswith(str(file))
        # What was there stays as it was.
        assert {row["id"] for row in claims(tmp_path)} == sound
        return
    rows = claims(tmp_path)
    assert len(rows) == report.rows
    # At most the one row that was hit says something else; where the name of the column
    # of ids was hit, the rows have others and say the same.
    others = {row["id"] for row in rows} - sound
    assert len(others) <= 2 or _sayings(rows) <= _sayings(before)
    for row in rows:
        assert (row["lat"], row["lon"]) != (0, 0)
        assert row["claimant"]


def _sayings(rows: list[dict[str, Any]]) -> set[tuple[Any, ...]]:
    fields = ("kind", "date_from", "date_to", "lat", "lon", "name", "note")
    return {tuple(row[field] for field in fields) for row in rows}


def claims(folder: Path) -> list[dict[str, Any]]:
    return pq.read_table(folder / "out.parquet").to_pylist()  # type: ignore[no-any-return]
