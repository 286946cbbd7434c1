"""What was read at first sight, from which doubt is fitted."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.learning import first_sight
from dashboard.domain.words import Kind, Side
from tests.reading.others import OTHERS

PASSAGE = """# t1 wire Tue 2024-05-14
Russian forces captured {Lyman|s Lyman, Donetsk/Kramatorsk} on Monday, a Ukrainian official said.
= capture | RU | Lyman | p-1..p-1 | on Monday | asserted | a Ukrainian official | UA
"""


def test_each_row_is_of_a_passage_of_another_hand() -> None:
    names = {
        line.split()[1]
        for line in OTHERS.read_text("utf-8").splitlines()
        if line[:2] == "# "
    }
    rows = list(first_sight.rows())
    assert {passage for passage, *_ in rows} <= names
    assert {right for *_, right in rows} == {True, False}


def test_passages_are_read_once_before_anybody_looks(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    rows, source = tmp_path / "rows.jsonl", tmp_path / "passages.txt"
    source.write_text(PASSAGE, encoding="utf-8")
    monkeypatch.setattr(first_sight, "ROWS", rows)
    assert first_sight.main([str(source)]) == 0
    ((passage, claim, rivals, right),) = first_sight.rows()
    assert (passage, claim.kind, claim.actor) == ("t1", Kind.CAPTURE, Side.RU)
    assert (claim.claimant_side, claim.date_from) == (Side.UA, claim.date_to)
    assert claim.placed
    assert not rivals
    assert right
    before = rows.read_bytes()
    assert first_sight.main([str(source)]) == 1
    assert "t1 was read before" in capsys.readouterr().err
    assert rows.read_bytes() == before
    assert json.loads(before)["place_as_written"] == "Lyman"
