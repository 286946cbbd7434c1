"""Grades on every surface, with the record beside the letter."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from dashboard import services
from dashboard.domain.errors import BadInput, NothingFound
from dashboard.domain.filters import Filters
from dashboard.services.judgement.grades import (
    CLAIM,
    SOURCE,
    give_grade,
    grade_lines,
    grade_sheet,
    graded_sources,
)
from tests.unit.services.pictures.test_story import KYIV, MOSCOW, written

REJECTED = {**KYIV, "review": "rejected"}


@pytest.mark.slow
def test_a_source_is_graded_beside_its_record(tmp_path: Path) -> None:
    project = written(tmp_path, KYIV, MOSCOW, REJECTED)
    before = grade_sheet(project, Filters(), SOURCE, "bbc")
    assert before.sentence == (
        "BBC: reliability not graded. Record: 1 claim at 1 place, 1 of them contested;"
        " 1 rejected or retracted"
    )
    sheet = give_grade(project, SOURCE, " bbc ", "B", by="anna", why="usually right")
    assert sheet.name == "BBC"
    assert sheet.letter == "B"
    assert "reliability B, usually reliable" in sheet.sentence
    assert sheet.history_lines(names=True)[0].endswith("B by anna: usually right")
    assert "anna" not in sheet.history_lines(names=False)[0]
    listed = project.index.claim("c000")
    assert listed is not None
    assert (listed.claim.reliability, listed.claim.credibility) == ("B", "")
    (line,) = grade_lines(project, Filters(), listed.claim)
    assert line.startswith("Source B, usually reliable. Record of BBC: 1 claim")
    assert graded_sources(project, Filters(), [listed.claim])[0].startswith("BBC: B")
    # Whoever may not see what was rejected is not told how much of it there is.
    public = grade_sheet(project, Filters(public_only=True), SOURCE, "BBC")
    assert "rejected" not in public.sentence


@pytest.mark.slow
def test_a_claim_is_graded_by_itself_and_taken_back(tmp_path: Path) -> None:
    project = written(tmp_path, KYIV, MOSCOW)
    give_grade(project, CLAIM, "c001", "5", by="anna", why="seen otherwise")
    exported = services.export_claims(project, Filters(), "csv", link="")
    text = b"".join(exported.parts).decode("utf-8-sig")
    grades = {
        row["id"]: (row["reliability"], row["credibility"])
        for row in csv.DictReader(io.StringIO(text))
    }
    assert grades == {"c000": ("", ""), "c001": ("", "5")}
    listed = project.index.claim("c001")
    assert listed is not None
    assert grade_lines(project, Filters(), listed.claim) == ["Claim 5, improbable"]
    sheet = give_grade(project, CLAIM, "c001", "", by="anna", why="a mistake")
    assert sheet.letter == ""
    assert len(sheet.history) == 2
    listed = project.index.claim("c001")
    assert listed is not None
    assert grade_lines(project, Filters(), listed.claim) == []


@pytest.mark.slow
def test_what_there_is_not(tmp_path: Path) -> None:
    project = written(tmp_path, KYIV)
    with pytest.raises(NothingFound, match="no claim has such a source"):
        give_grade(project, SOURCE, "Nobody", "A", by="anna", why="x")
    with pytest.raises(NothingFound, match="no claim of that id"):
        grade_sheet(project, Filters(), CLAIM, "c999")
    with pytest.raises(BadInput, match="not one of a source"):
        give_grade(project, SOURCE, "BBC", "1", by="anna", why="x")
