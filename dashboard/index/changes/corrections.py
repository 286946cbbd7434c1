"""Which claims were revised after they were accepted."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb

from dashboard.domain.claim import FIELDS

DECISION = frozenset(
    {
        "review",
        "review_by",
        "review_at",
        "review_why",
        "reliability",
        "credibility",
    }
)
"""Fields that a decision sets: another decision on the same words corrects nothing."""
_CONTENT = ", ".join(f'{{row}}."{name}"' for name in FIELDS if name not in DECISION)
_SAME = "({old}) IS NOT DISTINCT FROM ({new})".format(
    old=_CONTENT.format(row="o"), new=_CONTENT.format(row="n")
)
_SQL = f"""SELECT DISTINCT n.row FROM history p JOIN ledger_claims o ON o.row = p.no
    JOIN ledger_claims n ON n.id = o.id AND n.row > o.row
    WHERE p.review = 'accepted' AND n.row IN (SELECT unnest($numbers))
      AND NOT ({_SAME})"""
# `ledger_claims` keeps every revision and `history` names those that were replaced, so
# this asks nothing of claims that never had another revision.
CORRECTIONS = f"""SELECT no, id_key, known_from FROM (
    SELECT row AS no, hash(id) AS id_key, known_from,
      hash({_CONTENT.format(row="o")}) AS content,
      lag(content) OVER (PARTITION BY id ORDER BY row) AS before
    FROM ledger_claims o WHERE review = 'accepted'
      AND hash(id) IN (SELECT id_key FROM history WHERE review = 'accepted'))
  WHERE content <> before"""
"""Accepted revisions that say something else than the accepted one before them: no,
id_key, known_from.
"""


def corrected(
    cursor: duckdb.DuckDBPyConnection,
    numbers: Sequence[int],
) -> frozenset[int]:
    """Return those of the numbered revisions that say something else than an earlier,
    accepted revision of the same claim.
    """
    if not numbers:
        return frozenset()
    rows = cursor.execute(_SQL, {"numbers": list(numbers)}).fetchall()
    return frozenset(row[0] for row in rows)
