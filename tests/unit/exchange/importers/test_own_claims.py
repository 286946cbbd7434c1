"""Claims of our own files: once each, within the box, placed where they can be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from dashboard.domain.claim import Claim
from dashboard.domain.dataset import LOCATED
from dashboard.domain.geography.geo import Box
from dashboard.domain.words import Kind, Review
from dashboard.exchange.importers import own_claims
from dashboard.exchange.importers.own import Read
from dashboard.exchange.importers.own_claims import Taken, take_claims
from dashboard.exchange.importers.request import Locate, Options
from dashboard.exchange.importers.writer import import_writer

HERE = Claim(id="here", kind=Kind.CLASH, name="A", lat=48.0, lon=37.0)
THERE = Claim(id="there", kind=Kind.CLASH, lat=50.0, lon=30.0)
NOWHERE = Claim(id="nowhere", kind=Kind.CLASH, name="B", region="Sumy")


def rows(*claims: Claim) -> Iterator[Read]:
    for line, claim in enumerate(claims, 2):
        yield line, claim, "", "", 0.5


def taken(
    folder: Path, *claims: Claim, box: Box | None = None, locate: Locate | None = None
) -> tuple[Taken, list[dict[str, object]]]:
    options = Options("d", "CC0", box=box, locate=locate)
    out = folder / "o.parquet"
    with import_writer(out, folder / "r.csv", located=locate is not None) as writer:
        result = take_claims(rows(*claims), options, writer)
    return result, pq.read_table(out).to_pylist()


def test_each_claim_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for batch in (1, 2, 100):
        monkeypatch.setattr(own_claims, "BATCH", batch)
        _, claims = taken(tmp_path, HERE, THERE, HERE)
        assert [claim["id"] for claim in claims] == ["here", "there"]
        assert "4,the same claim stands in an earlier row (id 'here')," in (
            (tmp_path / "r.csv").read_text()
        )


def test_a_box(tmp_path: Path) -> None:
    box = Box(west=37, south=48, east=38, north=49)
    result, claims = taken(tmp_path, HERE, THERE, NOWHERE, box=box)
    assert (result.left_out, [claim["id"] for claim in claims]) == (2, ["here"])


def test_the_gazetteer_places_what_has_no_point(tmp_path: Path) -> None:
    def locate(claim: Claim) -> Claim:
        return claim if claim.placed else replace(claim, lat=51.0, lon=34.0)

    _, claims = taken(tmp_path, HERE, NOWHERE, locate=locate)
    assert [claim["lat"] for claim in claims] == [48.0, 51.0]
    name, region = LOCATED
    assert [(claim[name], claim[region]) for claim in claims] == [
        (None, None),
        ("B", "Sumy"),
    ]


def test_decisions_of_the_file_stay_and_what_is_not_accepted_is_counted(
    tmp_path: Path,
) -> None:
    accepted = replace(HERE, review=Review.ACCEPTED, review_by="Anna", review_why="ok")
    rejected = replace(NOWHERE, review=Review.REJECTED)
    result, claims = taken(tmp_path, accepted, THERE, rejected)
    decisions = [(claim["review"], claim["review_by"]) for claim in claims]
    assert decisions == [("accepted", "Anna"), ("draft", ""), ("rejected", "")]
    (note,) = result.notes()
    assert note.startswith("2 claims not accepted (1 draft, 1 rejected), as the file")
    assert taken(tmp_path, accepted)[0].notes() == ()


def test_only_claims_that_were_written_are_counted(tmp_path: Path) -> None:
    box = Box(west=37, south=48, east=38, north=49)
    result, _ = taken(tmp_path, HERE, HERE, THERE, box=box)
    assert result.reviews == {Review.DRAFT: 1}
