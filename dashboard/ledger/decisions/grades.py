"""Grades that people give: reliability of a source, credibility of a claim (Admiralty
code), judged apart. Every grade is a numbered, chained row with its reason; the newest
of a source or claim holds.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Row, select

from dashboard.domain.errors import BadInput
from dashboard.i18n.translate import gettext
from dashboard.ledger import tables
from dashboard.ledger.checks import CREDIBILITY, RELIABILITY, check_name
from dashboard.ledger.store import Store
from dashboard.ledger.transactions import write_transaction

GRADE = tables.grade


class Graded(StrEnum):
    """What is graded: a source by its name, a claim by its id."""

    SOURCE = "source"
    CLAIM = "claim"


LETTERS: Mapping[Graded, tuple[str, ...]] = {
    Graded.SOURCE: RELIABILITY,
    Graded.CLAIM: CREDIBILITY,
}
"""The grades there are; "" takes one back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """One grading. key: name of the source as claims have it, or id of the claim.
    letter: A to F of a source, 1 to 6 of a claim, "" where it was taken back. at: UTC.
    """

    number: int
    at: datetime
    by: str
    why: str
    graded: Graded
    key: str
    letter: str


def note_grade(
    store: Store,
    graded: Graded,
    key: str,
    letter: str,
    by: str,
    why: str,
) -> int:
    """Note a grade; see Ledger.give_grade."""
    check_name("the grade", graded.value, key)
    if letter not in LETTERS[graded]:
        letters = ", ".join(LETTERS[graded][1:])
        raise BadInput(
            gettext(
                "grade {letter}: not one of a {graded}; give one of {letters}",
                letter=f"{letter[:20]!r}",
                graded=graded.value,
                letters=letters,
            )
        )
    if not why.strip():
        raise BadInput(
            gettext("the grade: it needs a reason, which stands in the history")
        )
    with write_transaction(store, by, why) as writer:
        columns = GRADE.c
        statement = (
            select(columns.letter)
            .where(columns.graded == graded.value, columns.key == key)
            .order_by(columns.number.desc())
            .limit(1)
        )
        before = writer.connection.execute(statement).scalar() or ""
        if before != letter:
            row = {"graded": graded.value, "key": key, "letter": letter}
            writer.append(GRADE, {**row, "at": writer.at, "by": by, "why": why})
        return writer.number


def grades(store: Store) -> tuple[Grade, ...]:
    """Return every grading, oldest first; see Ledger.grades."""
    with store.reading() as connection:
        rows = connection.execute(select(GRADE).order_by(GRADE.c.number))
        return tuple(map(_of, rows))


def _of(row: Row[tuple[object, ...]]) -> Grade:
    return Grade(
        number=row.number,
        at=row.at,
        by=row.by,
        why=row.why,
        graded=Graded(row.graded),
        key=row.key,
        letter=row.letter,
    )
