"""What the index follows: a history of revisions that says which one it is."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Protocol, Self

from dashboard.domain.claim import Claim
from dashboard.domain.revision import LedgerState, Revision


class History(Protocol):
    """The part of a ledger that the index reads; claims come with their places."""

    def state(self) -> LedgerState:
        """Return identity, newest number and the hash that stands for all up to it."""

    def head_at(self, number: int) -> str:
        """Return the hash that stands for all up to a number."""

    def changes(self, since: int, until: int) -> Iterable[Revision]:
        """Yield the revisions after a number, up to another one, in order."""


class ListedHistory:
    """A history in memory, in the order of its numbers."""

    def __init__(self, revisions: Sequence[Revision], identity: str = "") -> None:
        self._revisions = tuple(revisions)
        self._identity = identity
        # To write all claims out takes longer than to judge them.
        self._heads: dict[int, str] = {}

    @classmethod
    def of(cls, claims: Iterable[Claim]) -> Self:
        """Return the history that only adds those claims."""
        now = datetime.now(UTC)
        return cls(
            [
                Revision(
                    number=number, at=now, by="", action="add", why="", claim=claim
                )
                for number, claim in enumerate(claims, 1)
            ]
        )

    def state(self) -> LedgerState:
        number = self._revisions[-1].number if self._revisions else 0
        return LedgerState(self._identity, number, self.head_at(number))

    def head_at(self, number: int) -> str:
        if number not in self._heads:
            self._heads[number] = self._hash_up_to(number)
        return self._heads[number]

    def _hash_up_to(self, number: int) -> str:
        head = hashlib.sha256()
        for revision in self._revisions:
            if revision.number <= number:
                head.update(repr(revision).encode(errors="surrogatepass"))
        return head.hexdigest()

    def changes(self, since: int, until: int) -> Iterator[Revision]:
        return (
            revision for revision in self._revisions if since < revision.number <= until
        )
