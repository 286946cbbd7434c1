"""Claims of our own files: once each, within the box, placed where they can be."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dashboard.domain.claim import ATTRIBUTES, Claim
from dashboard.domain.dataset import LOCATED
from dashboard.domain.geography.geo import Box
from dashboard.domain.words import Kind, Review
from dashboard.exchange.importers.own import Batch
from dashboard.exchange.importers.own_claims import Taken, table_of, take_claims
from dashboard.exchange.importers.request import Locate, Options
from dashboard.exchange.importers.writer import import_writer

HERE = Claim(id="here", kind=Kind.CLASH, name="A", lat=48.0, lon=37.0)
THERE = Claim(id="there", kind=Kind.CLASH, lat=50.0, lon=30.0)
NOWHERE = Claim(id="nowhere", kind=Kind.CLASH, name="B", region="Sumy")


def by_row(*claims: Claim) -> Iterator[Batch]:
    rows = tuple((line, claim, "", "") for line, claim in enumerate(claims, 2))
    nothing = next(by_column())
    yield replace(nothing, others=rows)


def by_column(*claims: Claim) -> Iterator[Batch]:
    """Yield the claims in two batches."""
    for some in (slice(0, 2), slice(2, None)):
        part = claims[some]
        table = table_of(list(part), Options("", "")).append_column(
            ATTRIBUTES, pa.array([claim.attributes for claim in part], pa.string())
        )
        lines = np.arange(len(claims))[some] + 2
        yield Batch(table, lines, (), 0.5)


def mixed(*claims: Claim) -> Iterator[Batch]:
    """Yield one batch, every other claim of which was read by itself."""
    (rows,), (columns, _) = by_row(*claims), by_column(*claims[:2])
    odd = rows.others[1::2]
    even = list(claims[::2])
    table = pa.concat_tables([batch.claims for batch in by_column(*even)])
    yield Batch(table, np.arange(len(even)) * 2 + 2, odd, columns.done)


WAYS = pytest.mark.parametrize("batches", [by_row, by_column, mixed])


def taken(
    folder: Path,
    *claims: Claim,
    box: Box | None = None,
    locate: Locate | None = None,
    batches: Callable[..., Iterator[Batch]] = by_row,
) -> tuple[Taken, list[dict[str, object]]]:
    options = Options("d", "CC0", box=box, locate=locate)
    out = folder / "o.parquet"
    with import_writer(out, folder / "r.csv", located=locate is not None) as writer:
        result = take_claims(batches(*claims), options, writer)
    return result, pq.read_table(out).to_pylist()


@WAYS
def test_each_claim_once(batches: Any, tmp_path: Path) -> None:
    _, claims = taken(tmp_path, HERE, THERE, HERE, batches=batches)
    assert [claim["id"] for claim in claims] == ["here", "there"]
    assert "4,the same claim stands in an earlier row (id 'here')," in (
        (tmp_path / "r.csv").read_text()
    )


@WAYS
def test_a_box(batches: Any, tmp_path: Path) -> None:
    box = Box(west=37, south=48, east=38, north=49)
    result, claims = taken(tmp_path, HERE, THERE, NOWHERE, box=box, batches=batches)
    assert (result.left_out, [claim["id"] for claim in claims]) == (2, ["here"])


@WAYS
def test_the_gazetteer_places_what_has_no_point(batches: Any, tmp_path: Path) -> None:
    def locate(claim: Claim) -> Claim:
        return claim if claim.placed else replace(claim, lat=51.0, lon=34.0)

    _, claims = taken(tmp_path, HERE, NOWHERE, locate=locate, batches=batches)
    assert [claim["lat"] for claim in claims] == [48.0, 51.0]
    name, region = LOCATED
    assert [(claim[name], claim[region]) for claim in claims] == [
        (None, None),
        ("B", "Sumy"),
    ]


@WAYS
def test_decisions_of_the_file_stay_and_what_is_not_accepted_is_counted(
    batches: Any, tmp_path: Path
) -> None:
    accepted = replace(HERE, review=Review.ACCEPTED, review_by="Anna", review_why="ok")
    rejected = replace(NOWHERE, review=Review.REJECTED)
    result, claims = taken(tmp_path, accepted, THERE, rejected, batches=batches)
    decisions = [(claim["review"], claim["review_by"]) for claim in claims]
    assert decisions == [("accepted", "Anna"), ("draft", ""), ("rejected", "")]
    (note,) = result.notes()
    assert note.startswith("2 claims not accepted (1 draft, 1 rejected), as the file")
    assert taken(tmp_path, accepted)[0].notes() == ()


def test_only_claims_that_were_written_are_counted(tmp_path: Path) -> None:
    box = Box(west=37, south=48, east=38, north=49)
    result, _ = taken(tmp_path, HERE, HERE, THERE, box=box)
    assert result.reviews == {Review.DRAFT: 1}


def test_what_a_claim_lacks_comes_from_the_import(tmp_path: Path) -> None:
    free = replace(HERE, dataset="theirs", license="CC BY", attributes='{"a":"b"}')
    for batches in (by_row, by_column, mixed):
        _, claims = taken(tmp_path, free, THERE, NOWHERE, batches=batches)
        rows = [(row["dataset"], row["license"], row[ATTRIBUTES]) for row in claims]
        plain = ("d", "CC0", "")
        assert rows == [("d", "CC BY", '{"a":"b"}'), plain, plain]
