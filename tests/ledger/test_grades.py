"""Grades of sources and claims."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from dashboard.domain.errors import BadInput
from dashboard.ledger import Graded, Ledger
from tests.ledger.helpers import store


def test_the_newest_grade_holds_and_all_stay(ledger: Ledger) -> None:
    source, claim = Graded.SOURCE, Graded.CLAIM
    assert ledger.give_grade(source, "BBC", "B", by="anna", why="usually right") == 1
    assert ledger.give_grade(claim, "c1", "3", by="anna", why="one voice") == 2
    # What has that grade already is graded by nobody anew.
    assert ledger.give_grade(source, "BBC", "B", by="boris", why="the same") == 2
    assert ledger.give_grade(source, "BBC", "", by="boris", why="too few") == 3
    grades = [(each.key, each.letter, each.by) for each in ledger.grades()]
    assert grades == [("BBC", "B", "anna"), ("c1", "3", "anna"), ("BBC", "", "boris")]
    assert ledger.verify() is None


@pytest.mark.parametrize(
    ("graded", "key", "letter", "why", "words"),
    [
        (Graded.SOURCE, "BBC", "3", "x", "give one of A, B"),
        (Graded.CLAIM, "c1", "B", "x", "give one of 1, 2"),
        (Graded.SOURCE, "BBC", "B", " ", "needs a reason"),
        (Graded.SOURCE, " ", "B", "x", "source is empty"),
    ],
)
def test_what_is_no_grade(
    ledger: Ledger, graded: Graded, key: str, letter: str, why: str, words: str
) -> None:
    with pytest.raises(BadInput, match=words):
        ledger.give_grade(graded, key, letter, by="anna", why=why)
    assert ledger.state().number == 0


def test_nobody_changes_one_and_a_backup_has_it(
    ledger: Ledger, spare: Ledger, tmp_path: Path
) -> None:
    ledger.give_grade(Graded.SOURCE, "BBC", "B", by="anna", why="usually right")
    with pytest.raises(DBAPIError), store(ledger).writing() as connection:
        connection.execute(text("UPDATE grade SET letter = 'A'"))
    ledger.backup(tmp_path / "b.zip", tmp_path)
    spare.restore(tmp_path / "b.zip", tmp_path / "new", force=True)
    assert [each.letter for each in spare.grades()] == ["B"]
