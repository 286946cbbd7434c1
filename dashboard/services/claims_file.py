"""claims.csv in the ledger: what the file says is mirrored there."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.domain.errors import BadInput, BadRow
from dashboard.domain.wording import count_words

if TYPE_CHECKING:
    from dashboard.ledger import Ledger

CLAIMS = "claims.csv"


class ClaimsFile:
    """A file of claims that people edit beside the program.

    problems: what was wrong with the file when it was mirrored last, row by row.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.problems: tuple[BadRow, ...] = ()

    def mirror(self, ledger: Ledger) -> None:
        """Bring the ledger's copy of the file up to date.

        A file that cannot be read, or that has no sound row, changes nothing when the
        ledger has claims of it: one that was cut short must not retract them all.
        Raises BadInput or OSError for such a file when the ledger has none.
        """
        from dashboard.exchange import read_csv

        try:
            content = self.path.read_bytes()
            claims, problems = read_csv(self.path)
        except (OSError, BadInput) as error:
            reason = str(error).removeprefix(f"{self.path}: ")
            if not self._leave(ledger, reason):
                raise
            return
        if not claims and self._leave(ledger, "there is no sound row in it", *problems):
            return
        ledger.sync(
            CLAIMS,
            hashlib.sha256(content).hexdigest(),
            claims,
            by="claims.csv",
            unreadable=[problem.id for problem in problems if problem.id],
        )
        self.problems = problems

    def _leave(
        self,
        ledger: Ledger,
        reason: str,
        *problems: BadRow,
    ) -> bool:
        """Whether the ledger has claims of the file as it was. They stay there, and
        the first problem says so.
        """
        count = ledger.mirrored(CLAIMS)
        if count:
            words = (
                f"{reason}; the {count_words(count, 'claim')} it had before stay as"
                " they are. Put the file back, or retract claims on the page Review"
            )
            self.problems = (BadRow(CLAIMS, 1, words), *problems)
        return bool(count)
