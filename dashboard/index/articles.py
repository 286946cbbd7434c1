"""The ledger's claims by the article they were read from: what a reviewer works
through.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dashboard.domain.claim import FIELDS, Claim
from dashboard.index.schema import SOURCE_BITS
from dashboard.index.search.texts import LEDGER_CLAIMS, claim_of
from dashboard.index.tables import Tables

_OURS = f"h.no < {1 << SOURCE_BITS}"
"""Claims of the ledger: a dataset's are not reviewed."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """An article with drafts. article_id: "" for drafts of no kept article. claims: of
    it in all, drafts among them.
    """

    article_id: str
    publisher: str
    published: date | None
    drafts: int
    claims: int


class Articles(Tables):
    """What waits for a decision."""

    def waiting(self, most: int) -> tuple[Waiting, ...]:
        """Return the articles that have drafts, the ones read last first, at most that
        many.
        """
        sql = f"""SELECT o.article_id, max(o.publisher), max(o.published),
            count(*) FILTER (h.review = 'draft') AS drafts, count(*)
            FROM current h JOIN {LEDGER_CLAIMS} o USING (no) WHERE {_OURS}
            GROUP BY 1 HAVING drafts > 0 ORDER BY max(no) DESC LIMIT $most"""
        with self.cursor() as cursor:
            return tuple(
                Waiting(*row) for row in cursor.execute(sql, {"most": most}).fetchall()
            )

    def claims_of(
        self,
        article_id: str | None,
        most: int,
    ) -> tuple[tuple[int, Claim], ...]:
        """Return the claims of an article, or the drafts of all articles for None, the
        oldest first.

        Each comes with the number of its newest revision. most: how many at the most.
        """
        values: dict[str, object] = {"most": most}
        chosen = "h.review = 'draft'"
        if article_id is not None:
            chosen = "o.article_id = $article"
            values["article"] = article_id
        columns = ", ".join(f'o."{name}"' for name in FIELDS)
        sql = f"""SELECT no, {columns} FROM current h
            JOIN {LEDGER_CLAIMS} o USING (no) WHERE {_OURS} AND {chosen}
            ORDER BY no LIMIT $most"""
        with self.cursor() as cursor:
            return tuple(
                (int(row[0]), claim_of(row[1:]))
                for row in cursor.execute(sql, values).fetchall()
            )
