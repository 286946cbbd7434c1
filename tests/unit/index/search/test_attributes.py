"""Attributes of imported rows: found by what the file says exactly, whatever stands in
names and values.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dashboard.domain.claim import Claim
from dashboard.domain.dataset import Dataset
from dashboard.domain.filters import Filters
from dashboard.domain.words import Kind, Review
from dashboard.index import Index
from dashboard.index.search.attributes import NO_CLAIM, attribute_condition

ROWS: dict[str, object] = {
    "red": {"colour": "red", "size": "3"},
    "blue": {"colour": "blue"},
    "slash": {"a/b~c": "'; DROP TABLE current; --"},
    "colon": {"time: local": "12:30"},
    "quoted": {'col"our': "x", "note": '"colour":"red"'},
    "odd": "no JSON {",
    "list": ["colour", "red"],
    "none": "",
}


@pytest.fixture
def index(tmp_path: Path) -> Iterator[Index]:
    rows = [
        {
            "id": id,
            "kind": "hold",
            "note": f"words of {id}",
            "attributes": json.dumps(said) if not isinstance(said, str) else said,
        }
        for id, said in ROWS.items()
    ]
    pq.write_table(pa.Table.from_pylist(rows), tmp_path / "d.parquet")
    index = Index.of([Claim(id="ours", kind=Kind.HOLD, review=Review.ACCEPTED)])
    dataset = Dataset(
        name="d", format="csv", path="d.parquet", imported_at=datetime.now(UTC)
    )
    index.hold([dataset], tmp_path)
    yield index
    index.close()


def ids(index: Index, *attributes: str, text: str = "") -> set[str]:
    filters = Filters(attribute=attributes, text=text)
    chosen = {listed.claim.id for listed in index.page(filters).rows}
    assert index.count(filters) == len(chosen)
    assert {claim.id for claim in index.claims(filters)} == chosen
    return chosen


@pytest.mark.parametrize(
    ("attribute", "rows"),
    [
        ("colour:red", {"red"}),
        ("colour: red ", {"red"}),
        ("colour:Red", set()),
        ("colour:re", set()),
        ("size:3", {"red"}),
        ("a/b~c:'; DROP TABLE current; --", {"slash"}),
        ("time: local:12:30", {"colon"}),
        ('note:"colour":"red"', {"quoted"}),
        ("colour:red:", set()),
        ("0:colour", {"list"}),
    ],
)
def test_rows_that_say_exactly_that(
    index: Index, attribute: str, rows: set[str]
) -> None:
    assert ids(index, attribute) == rows
    assert ids(index) == {*ROWS, "ours"}


def test_any_of_several_and_words_beside_them(index: Index) -> None:
    assert ids(index, "colour:red", "colour:blue") == {"red", "blue"}
    assert ids(index, "colour:red", "colour:blue", text="words blue") == {"blue"}
    assert ids(index, "colour:red", text="blue") == set()


def test_what_a_file_says_stays_with_its_rows(index: Index) -> None:
    said = {claim.id: claim.attributes for claim in index.claims(Filters())}
    assert said["red"] == '{"colour": "red", "size": "3"}'
    assert (said["ours"], said["odd"]) == ("", "no JSON {")


def test_there_is_no_list_of_attributes(index: Index) -> None:
    assert index.facet("attribute", Filters()) == {}
    assert index.facet("dataset", Filters(attribute=("colour:red",)))["d"] == 1


def test_an_attribute_has_few_readings() -> None:
    _, values = attribute_condition(["a" + ":b" * 100])
    assert len(values) == 8
    assert NO_CLAIM.num_rows == 0


@pytest.mark.slow
def test_pandas_is_not_loaded_for_commands_that_have_no_use_for_it() -> None:
    asks = "import sys, dashboard.services; sys.exit('pandas' in sys.modules)"
    subprocess.run([sys.executable, "-c", asks], check=True)
