"""Grades that people gave, laid over claims wherever these are shown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Self

import pyarrow as pa
import pyarrow.compute as pc

from dashboard.domain.claim import Claim

GivenGrade = tuple[str, str, str, date]
"""What is graded ("source" or "claim"), its key, the letter, and the day (UTC)."""
SOURCE, CLAIM = "source", "claim"
COLUMNS = ((SOURCE, "publisher", "reliability"), (CLAIM, "id", "credibility"))
"""What is graded, the column that names it, and the column of its grade."""


def source_key(name: str) -> str:
    """Return what is the same for every spelling of a source's name that differs by
    case and spaces alone.
    """
    return " ".join(name.split()).casefold()


def subject_of(graded: str, key: str) -> tuple[str, str]:
    """Return what a grade is of: "source" or "claim", and the source by `source_key` or
    the id of the claim.
    """
    return graded, source_key(key) if graded == SOURCE else key


@dataclass(frozen=True, slots=True)
class Grades:
    """The grades there are. by_subject: the days and letters of each source and claim,
    in the order in which they were given.
    """

    by_subject: dict[tuple[str, str], list[tuple[date, str]]]

    @classmethod
    def of(cls, gradings: Iterable[GivenGrade]) -> Self:
        """Return the grades that were given, oldest first."""
        by_subject: dict[tuple[str, str], list[tuple[date, str]]] = defaultdict(list)
        for graded, key, letter, day in gradings:
            by_subject[subject_of(graded, key)].append((day, letter))
        return cls(dict(by_subject))

    def letter(
        self,
        graded: str,
        key: str,
        as_of: date | None = None,
    ) -> str:
        """Return the newest grade, or the newest until the end of a day; "" for
        none.
        """
        letters = [
            letter
            for day, letter in self.by_subject.get(subject_of(graded, key), ())
            if as_of is None or day <= as_of
        ]
        return letters[-1] if letters else ""

    def over(self, claim: Claim, as_of: date | None = None) -> Claim:
        """Return the claim with the grade of its source and its own; one that came with
        it stays where nobody gave another.
        """
        if not self.by_subject:
            return claim
        reliability = self.letter(SOURCE, claim.publisher, as_of)
        credibility = self.letter(CLAIM, claim.id, as_of)
        if not (reliability or credibility):
            return claim
        return replace(
            claim,
            reliability=reliability or claim.reliability,
            credibility=credibility or claim.credibility,
        )

    def over_table(self, claims: pa.Table, as_of: date | None = None) -> pa.Table:
        """Return what `over` does of every claim of a table that has the columns of the
        claim schema.
        """
        for graded, named, letters in COLUMNS:
            if any(subject == graded for subject, _ in self.by_subject):
                names = pc.unique(claims[named])
                newest = [
                    self.letter(graded, name or "", as_of) for name in names.to_pylist()
                ]
                column = pc.take(
                    pa.array([letter or None for letter in newest], pa.string()),
                    pc.index_in(claims[named], names),
                )
                where = claims.schema.get_field_index(letters)
                graded_column = pc.coalesce(column, claims[letters])
                claims = claims.set_column(where, letters, graded_column)
        return claims
