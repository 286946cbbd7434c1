"""Files of ours read by column say what they say when every row is read by itself."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest import mock

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.claim import ATTRIBUTES, FIELDS, Claim
from dashboard.domain.presentation import present
from dashboard.exchange.export.claims_csv import write_csv
from dashboard.exchange.export.geojson import claim_feature, write_geojson
from dashboard.exchange.importers import own
from dashboard.exchange.importers.claim_columns import claims_of_columns
from dashboard.exchange.importers.own import geojson_batches, table_batches
from dashboard.exchange.tables.formats.own_geojson import OPENING
from dashboard.exchange.tables.open_table import open_table
from tests.own_rows import rows_of
from tests.property.claim_strategies import TEXT, claims

SOUND = {
    "id": "a1",
    "kind": "strike",
    "claimant": "A",
    "publisher": "B",
    "region": "Kyiv",
    "lat": "48.5",
    "lon": "37.25",
    "radius_km": "3.0",
    "date_from": "2023-06-05",
    "date_to": "2023-06-06",
    "start": "0",
    "end": "17",
    "url": "https://example.org/",
    "precision": "point",
    "review": "accepted",
    ATTRIBUTES: '{"a":"b"}',
}
ODD = (
    *("", " ", "'", "'=1", "=1", " '=1", "a ", "\ta", "\u2003a", "a\x85", "\x1ca", "ё"),
    *("a\x00", "'' ", "x" * 4000, "x" * 4001, "é" * 4000, " " + "é" * 4000, "\ufeffa"),
    *("0", "-0", "+5", "1_000", "٣", "nan", "inf", "1e5", "1e999", "05", "5.", ".5"),
    *("2000", "2001", "-0.0", "90", "90.5", "-181", "9" * 11, "9" * 12, "0" * 20),
    *("20230605", "2023-06-5", "2023-W01-1", "2023-06-07", "unknown", "Strike", "RU"),
    *("http://x", "ftp://x", "HTTPS://x", "Kyiv", "kyiv", "a\nb", 'say "x"', "a\\b"),
)
CELL = st.sampled_from(ODD) | TEXT
ROW = st.dictionaries(st.sampled_from((*FIELDS, ATTRIBUTES)), CELL, max_size=3)


@contextmanager
def every_row_by_itself() -> Iterator[None]:
    def unsure(
        cells: Mapping[str, pa.Array], rows: int, *, guarded: bool
    ) -> tuple[pa.Table, Any]:
        table, _ = claims_of_columns(cells, rows, guarded=guarded)
        return table, np.zeros(rows, np.bool_)

    with (
        mock.patch.object(own, "feature_columns", lambda _: None),
        mock.patch.object(own, "claims_of_columns", unsure),
    ):
        yield


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("own")


def sound(number: int, changes: Mapping[str, str]) -> dict[str, str]:
    return {**SOUND, "id": f"a{number}", **changes}


@given(rows=st.lists(ROW, max_size=8), header=st.permutations([*SOUND, "note"]))
def test_a_table(rows: list[dict[str, str]], header: list[str], folder: Path) -> None:
    file = folder / "a.csv"
    with file.open("w", encoding="utf-8", newline="") as out:
        table = csv.DictWriter(out, header, restval="", extrasaction="ignore")
        table.writeheader()
        table.writerows(sound(number, row) for number, row in enumerate(rows))
    by_column = rows_of(table_batches(open_table(file)))
    with every_row_by_itself():
        assert by_column == rows_of(table_batches(open_table(file)))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | CELL,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(CELL, inner, max_size=2)
    ),
    max_leaves=5,
)
MEMBER = st.sampled_from(("type", "id", "geometry", "properties", "x"))
NUMBER = st.floats(-200, 200) | st.integers(-200, 200) | JSON
SHAPE = st.fixed_dictionaries(
    {"type": st.sampled_from(("Point", "Line")) | JSON},
    optional={"coordinates": st.lists(NUMBER, max_size=3) | JSON},
)
PROPERTY = st.sampled_from((*FIELDS, ATTRIBUTES, "signs", "contested", "x"))
FEATURE = st.tuples(
    claims(),
    st.none() | SHAPE,
    st.dictionaries(PROPERTY, JSON, max_size=2),
    st.dictionaries(MEMBER, JSON, max_size=1),
)


def feature_line(
    claim: Claim,
    shape: object,
    values: Mapping[str, object],
    members: Mapping[str, object],
) -> str:
    feature = claim_feature(claim)
    feature["properties"] |= {**present(claim).derived(), **values}
    if shape:
        feature["geometry"] = shape
    line = json.dumps({**feature, **members}, ensure_ascii=False)
    return line.replace("\u2028", " ")


@given(
    features=st.lists(FEATURE, max_size=4),
    odd=st.sampled_from(("", " ", ",", "{", "{},", "5", '{"a":1,"a":2}', "\ufeff")),
    between=st.sampled_from((",\n", "\n", ",\r\n", " ,\n", ",,\n")),
)
def test_features(features: list[Any], odd: str, between: str, folder: Path) -> None:
    written = [feature_line(*each) for each in features]
    file = folder / "a.geojson"
    for body in (written, [*written, odd], [odd, *written]):
        text = f"{OPENING}\n{between.join(body)}\n]}}\n"
        file.write_bytes(text.encode("utf-8", "surrogatepass"))
        by_column = rows_of(geojson_batches(file))
        with every_row_by_itself():
            assert by_column == rows_of(geojson_batches(file))


WORDS = st.text("abcЖ'=0. ", min_size=1, max_size=9).map(lambda text: f"x{text}x")


@given(written=st.lists(claims(WORDS), min_size=1, max_size=5))
def test_what_we_write_is_read_by_column(written: list[Claim], folder: Path) -> None:
    csv_file, file = folder / "b.csv", folder / "b.geojson"
    with csv_file.open("w", encoding="utf-8", newline="") as out:
        write_csv(written, out)
    with file.open("w", encoding="utf-8") as out:
        write_geojson(written, out)
    for batches in (table_batches(open_table(csv_file)), geojson_batches(file)):
        every = list(batches)
        assert sum(len(batch.lines) for batch in every) == len(written)
        assert [row[1] for row in rows_of(every)] == written
