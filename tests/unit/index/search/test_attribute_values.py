"""Names and values of attributes: those of rows that the visitor may see alone, as the
other filters leave them, and none that the filter could not ask for.
"""

from __future__ import annotations

import json
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
from dashboard.index import Index, attribute_names, attribute_values

SAID: dict[str, list[object]] = {
    "open": [
        {"colour": "red", "size": 3},
        {"colour": "red"},
        {"colour": "blue", " blank ": "x"},
        {"colour": " padded "},
        {"colour": "x" * 400},
        {"a/b~c": "1"},
        "no JSON {",
        ["colour", "red"],
    ],
    "closed": [{"colour": "red", "secret": "yes"}],
}
EVERY = Filters(with_private=True)

pytestmark = pytest.mark.slow


@pytest.fixture
def index(tmp_path: Path) -> Iterator[Index]:
    index = Index.of([Claim(id="ours", kind=Kind.HOLD, review=Review.ACCEPTED)])
    datasets = []
    for name, said in SAID.items():
        rows = [
            {
                "id": f"{name}-{number}",
                "kind": "strike" if number else "hold",
                "review": "draft" if number == 5 else "accepted",
                "note": "dark" if number == 1 else "light",
                "attributes": each if isinstance(each, str) else json.dumps(each),
            }
            for number, each in enumerate(said)
        ]
        pq.write_table(pa.Table.from_pylist(rows), tmp_path / f"{name}.parquet")
        datasets.append(
            Dataset(
                name=name,
                format="csv",
                path=f"{name}.parquet",
                imported_at=datetime.now(UTC),
                private=name == "closed",
            )
        )
    index.hold(datasets, tmp_path)
    yield index
    index.close()


def test_the_names_that_exist(index: Index) -> None:
    assert attribute_names(index, Filters()) == ("a/b~c", "colour", "size")
    # Of what is private only who may see it learns, and only where it is named.
    assert "secret" not in attribute_names(index, EVERY)
    named = Filters(dataset=("closed",), with_private=True)
    assert attribute_names(index, named) == ("colour", "secret")
    assert attribute_names(index, Filters(dataset=("closed",))) == ()
    assert attribute_names(index, Filters(withheld=("open",))) == ()
    assert attribute_names(index, Filters(dataset=("ledger",))) == ()
    only = attribute_names(index, Filters(public_only=True))
    assert only == ("colour", "size"), "a draft's column is nobody's"


def test_the_values_of_a_name_most_first(index: Index) -> None:
    counted = attribute_values(index, "colour", Filters())
    assert counted == {"red": 2, "blue": 1}
    assert list(counted) == ["red", "blue"]
    assert attribute_values(index, "colour", Filters(), most=1) == {"red": 2}
    assert attribute_values(index, "size", Filters()) == {"3": 1}
    assert attribute_values(index, "nothing", Filters()) == {}
    drafts = Filters(review=("draft",))
    assert attribute_values(index, "a/b~c", drafts) == {"1": 1}


@pytest.mark.parametrize(
    ("filters", "values"),
    [
        (Filters(kind=("hold",)), {"red": 1}),
        (Filters(text="dark"), {"red": 1}),
        (Filters(attribute=("colour:blue",)), {"red": 2, "blue": 1}),
        (Filters(withheld=("open",)), {}),
        (Filters(dataset=("closed",)), {}),
        (Filters(dataset=("closed",), with_private=True), {"red": 1}),
        (Filters(dataset=("closed", "open"), with_private=True), {"red": 3, "blue": 1}),
    ],
)
def test_they_are_counted_as_the_other_filters_leave_them(
    index: Index, filters: Filters, values: dict[str, int]
) -> None:
    assert attribute_values(index, "colour", filters) == values


def test_each_value_is_found_by_its_count(index: Index) -> None:
    for name in attribute_names(index, Filters()):
        for value, count in attribute_values(index, name, Filters()).items():
            assert index.count(Filters(attribute=(f"{name}:{value}",))) == count


def test_a_dataset_that_cannot_be_read_says_nothing(
    index: Index, tmp_path: Path
) -> None:
    (tmp_path / "open.parquet").write_bytes(b"broken")
    assert attribute_values(index, "colour", Filters()) == {}
