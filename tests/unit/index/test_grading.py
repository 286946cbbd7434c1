"""Grades laid over claims."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dashboard.domain.filters import Filters
from dashboard.index import Grades, Index, source_key
from tests.unit.index.test_contested import CLAIM

GIVEN = [
    ("source", "The  BBC", "C", date(2024, 1, 1)),
    ("source", "the bbc", "B", date(2024, 2, 1)),
    ("claim", "a", "2", date(2024, 2, 1)),
]
BBC = replace(CLAIM, publisher="The BBC", reliability="F", credibility="6")


def test_the_newest_until_a_day_holds() -> None:
    grades = Grades.of(GIVEN)
    assert source_key(" The\tBBC ") == "the bbc"
    assert grades.letter("source", "The BBC") == "B"
    assert grades.letter("source", "The BBC", date(2024, 1, 31)) == "C"
    assert grades.letter("source", "The BBC", date(2023, 12, 31)) == ""
    assert grades.letter("claim", "b") == ""


def test_what_came_with_a_claim_stays_where_nobody_gave_another() -> None:
    grades = Grades.of(GIVEN)
    graded = grades.over(BBC)
    assert (graded.reliability, graded.credibility) == ("B", "2")
    other = replace(BBC, id="b", publisher="TASS")
    assert grades.over(other) is other


def test_a_table_of_claims_is_graded_like_each_of_them() -> None:
    index = Index.of([BBC, replace(BBC, id="b", publisher="TASS")])
    index.set_grades(GIVEN)
    rows = [row for table in index.tables(Filters()) for row in table.to_pylist()]
    assert [(row["id"], row["reliability"], row["credibility"]) for row in rows] == [
        ("a", "B", "2"),
        ("b", "F", "6"),
    ]


def test_answers_change_with_the_grades() -> None:
    index = Index.of([BBC])
    before = index.revision
    index.set_grades(GIVEN)
    assert index.revision != before
    assert index.page(Filters()).rows[0].claim.reliability == "B"
    index.set_grades([])
    assert index.page(Filters()).rows[0].claim.reliability == "F"
