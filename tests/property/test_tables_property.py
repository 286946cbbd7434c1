"""One table is the same claims in every form it is written in; a file that is cut or
damaged never breaks the program, and never says what nobody wrote.
"""

from __future__ import annotations

import contextlib
import csv
import io
import json
import tempfile
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from dashboard.domain.errors import BadInput
from dashboard.exchange.importers import ConversionRequest, DateOrder, Mapping, convert
from tests.tables import write_workbook

# Arrow says what a broken row is as text, and a row of random bytes is none.
pytestmark = pytest.mark.filterwarnings(
    "ignore::pytest.PytestUnraisableExceptionWarning"
)
HEADER = ("when", "where", "at", "what", "weather")
MAPPING = Mapping(
    {"date": "when", "place": "where", "coordinates": "at", "note": "what"},
    date_order=DateOrder.DAY_FIRST,
)
DAYS = ["2023-06-05", "13/06/2023", "05/06/2023", "5 червня 2023", "2023-06", "??", ""]
POINTS = ["47.8, 36.7", "47°48'N 36°42'E", "POINT(36.7 47.8)", "somewhere", "0, 0", ""]
# What a spreadsheet or a CSV cannot hold apart from blanks is left out.
WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=("C", "Z")), max_size=8
).map(lambda text: f"w{text}")
ROWS = st.lists(
    st.tuples(st.sampled_from(DAYS), WORDS, st.sampled_from(POINTS), WORDS, WORDS),
    min_size=1,
    max_size=5,
)
FEW = settings(
    deadline=None,
    max_examples=12,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
Rows = list[tuple[str, ...]]


def as_csv(path: Path, rows: Rows) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([HEADER, *rows])


def as_semicolons(path: Path, rows: Rows) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=";", quoting=csv.QUOTE_ALL).writerows([HEADER, *rows])
    path.write_bytes(out.getvalue().encode("utf-16"))


def as_json(path: Path, rows: Rows) -> None:
    records = [dict(zip(HEADER, row, strict=True)) for row in rows]
    path.write_text(json.dumps({"found": records}), "utf-8")


def as_parquet(path: Path, rows: Rows) -> None:
    columns = dict(zip(HEADER, zip(*rows, strict=True), strict=True))
    pq.write_table(pa.table({n: pa.array(v) for n, v in columns.items()}), path)


def as_workbook(path: Path, rows: Rows) -> None:
    write_workbook(path, {"Sheet": [HEADER, *rows]})


WRITERS = [as_csv, as_semicolons, as_json, as_parquet, as_workbook]


def claims(path: Path, **more: Any) -> list[dict[str, Any]]:
    with tempfile.TemporaryDirectory() as name:
        out = Path(name) / "out.parquet"
        request = ConversionRequest(path=path, mapping=MAPPING, dataset="t", **more)
        convert(request, out, Path(name) / "bad.csv")
        rows: list[dict[str, Any]] = pq.read_table(out).to_pylist()
    return rows


@FEW
@given(rows=ROWS)
@example(rows=[("13/06/2023", 'w"', "47.8, 36.7", "w;,", "w'")])
@example(rows=[("??", "w", "0, 0", "w", "w")])
def test_a_table_is_the_same_claims_in_every_form(rows: Rows, tmp_path: Path) -> None:
    made = []
    for write in WRITERS:
        path = tmp_path / write.__name__
        write(path, rows)
        made.append(claims(path))
    assert all(other == made[0] for other in made[1:])


@FEW
@given(rows=ROWS, data=st.data())
@pytest.mark.parametrize("write", WRITERS, ids=lambda write: write.__name__)
def test_a_damaged_file_breaks_nothing_and_invents_nothing(
    write: Any, rows: Rows, data: st.DataObject, tmp_path: Path
) -> None:
    path = tmp_path / "whole"
    write(path, rows)
    whole = {(c["lat"], c["lon"]) for c in claims(path)} | {(None, None)}
    blob = path.read_bytes()
    at = data.draw(st.integers(0, len(blob)))
    path.write_bytes(blob[:at])
    try:
        left = claims(path)
    except BadInput:
        return
    assert {(claim["lat"], claim["lon"]) for claim in left} <= whole
    assert len(left) <= len(rows)


@FEW
@given(rows=ROWS, junk=st.binary(min_size=1, max_size=4), data=st.data())
@pytest.mark.parametrize("write", WRITERS, ids=lambda write: write.__name__)
def test_random_bytes_break_nothing(
    write: Any, rows: Rows, junk: bytes, data: st.DataObject, tmp_path: Path
) -> None:
    path = tmp_path / "whole"
    write(path, rows)
    blob = path.read_bytes()
    at = data.draw(st.integers(0, len(blob)))
    path.write_bytes(blob[:at] + junk + blob[at + len(junk) :])
    with contextlib.suppress(BadInput):
        assert len(claims(path)) <= 2 * len(rows) + 1
