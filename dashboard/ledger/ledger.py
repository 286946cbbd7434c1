"""The ledger: articles, claims, every revision and every decision, in SQLite or PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, Self

from dashboard.domain.article import Article
from dashboard.domain.claim import Claim
from dashboard.domain.dataset import Dataset
from dashboard.domain.place_correction import PlaceCorrection
from dashboard.domain.revision import Decision, Revision
from dashboard.domain.words import Review
from dashboard.ledger import editing, links, reading, registry, syncing
from dashboard.ledger.backup import Manifest, write_backup
from dashboard.ledger.migrate import migrate
from dashboard.ledger.restore import restore_backup
from dashboard.ledger.store import Store, open_store

WAIT_SECONDS = 10.0
"""How long a call waits for another process that writes, or for a server, before it gives up."""


class Ledger:
    """An open ledger. Threads may share it, and several processes may have the same one open.

    Every change is one transaction: it is saved whole, or it raised and nothing of it is saved. It gets the next
    number or numbers (one for each claim it touches), unique and growing in the order of commits, and a time in UTC
    that never goes back: when the clock does, the last time given out is used again. The one exception is the first
    revision of a claim that sync read with the time of its own decision.
    Any call raises ServiceUnavailable when the database is locked, away or full, and Damaged when it is corrupted.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    @classmethod
    def open(cls, url: str, *, wait: float = WAIT_SECONDS) -> Self:
        """Open the ledger at a SQLAlchemy address; create it or bring its tables up to date where needed.

        wait: seconds a call waits for locks and connections. Raises BadInput for an address that cannot be used and
        for a ledger that a newer version of this program wrote.
        """
        store = open_store(url, wait)
        try:
            migrate(store)
        except BaseException:
            store.engine.dispose()
            raise
        return cls(store)

    def close(self) -> None:
        """Close all connections."""
        self._store.engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def identity(self) -> str:
        """The ledger's own UUID; a restore gives it a new one. Read from the database each time."""
        return self.state()[0]

    def revision(self) -> int:
        """Return the newest number, 0 when nothing was ever saved. One cheap query."""
        return self.state()[1]

    def changed_at(self) -> datetime:
        """Return the newest time given out, UTC; that of 1970 when nothing was ever saved. One cheap query."""
        return reading.changed_at(self._store)

    def state(self) -> tuple[str, int]:
        """Return identity and newest number: while both are the same, nothing a map could show has changed."""
        return reading.state(self._store)

    def add(self, claims: Iterable[Claim], *, by: str, why: str) -> int:
        """Add new claims in one transaction and return the newest number.

        Raises BadInput, and adds none, when one is in the ledger already, comes twice or cannot be stored.
        """
        return editing.add(self._store, claims, by, why)

    def revise(self, claim: Claim, *, by: str, why: str, expected: int | None = None) -> int:
        """Put a claim in the place of the one with its id and return the newest number; no change makes no revision.

        expected: the number the editor read, of the claim or of the ledger; EditConflict is raised when the claim has
        a newer revision. Raises NothingFound for an id the ledger does not have.
        """
        return editing.revise(self._store, claim, by, why, expected)

    def review(
        self,
        claim_id: str,
        decision: Review,
        *,
        by: str,
        why: str,
        reliability: str = "",
        credibility: str = "",
        expected: int | None = None,
    ) -> int:
        """Record a decision on a claim, always as a new revision, and return its number.

        reliability: A to F, credibility: 1 to 6 (Admiralty code); "" leaves the grade as it is. expected: see revise.
        """
        return editing.review(self._store, claim_id, decision, by, why, (reliability, credibility), expected)

    def undo(self, claim_id: str, *, by: str, why: str, expected: int | None = None) -> int:
        """Make the claim what it was before its newest revision, as a new revision, and return its number.

        A claim that was only added becomes rejected. Undoing an undo brings the change back. expected: see revise.
        """
        return editing.undo(self._store, claim_id, by, why, expected)

    def claim(self, claim_id: str) -> Claim | None:
        """Return the claim as it is now, None when there is none."""
        return reading.claim(self._store, claim_id)

    def newest(self, claim_id: str) -> Revision | None:
        """Return the claim's newest revision: what an editor reads, with the number to expect. None: no such claim."""
        return reading.newest(self._store, claim_id)

    def history(self, claim_id: str) -> tuple[Revision, ...]:
        """Return the revisions of a claim, oldest first; () when there is no such claim."""
        return reading.history(self._store, claim_id)

    def decisions(self, claim_id: str) -> tuple[Decision, ...]:
        """Return what review() recorded on a claim, oldest first."""
        return reading.decisions(self._store, claim_id)

    def claims(self, as_of: datetime | None = None) -> Iterator[Claim]:
        """Yield all claims of one moment, in the byte order of their ids.

        as_of: a moment with a time zone; what was known then, drafts and retractions included. None means now.
        """
        return reading.claims(self._store, reading.aware(as_of))

    def changes(self, since: int = 0) -> Iterator[Revision]:
        """Yield every revision after that number, in order. Whoever asks again from the last one never misses any.

        Numbers may have gaps: a dataset or a corrected place takes one without a revision of a claim.
        """
        return reading.changes(self._store, since)

    def sync(self, name: str, digest: str, claims: Iterable[Claim], *, by: str) -> int:
        """Mirror a claims file of the data directory and return the newest number.

        name: of the file. digest: of its content; when it is that of the last sync, claims is not even looked at.
        Rows that are new are added, or revise the claim of that id if the ledger has one. Rows whose content changed
        in the file since the last sync revise the claim; but where the file's decision (review, its who, when and why,
        the grades) did not change, the ledger's own decision stays: a retraction made here outlives a corrected typo.
        Rows that vanished are retracted, unless another file has them. All other edits made by people stay.
        A row's first revision has the time of its own review_at when that is a sound ISO time not in the future.
        Raises BadInput, and changes nothing, for a claim that cannot be stored (see check_claim) or comes twice.
        """
        return syncing.sync(self._store, name, digest, claims, by)

    def add_article(self, article: Article) -> bool:
        """Keep an article and say whether it is new. Raises BadInput when id or sha256 is not that of its text."""
        return registry.add_article(self._store, article)

    def article(self, id: str) -> Article | None:
        """Return the article of that id, None when there is none."""
        return registry.article(self._store, id)

    def register(self, dataset: Dataset, *, by: str) -> int:
        """Note a dataset, in the place of one of the same name, and return the newest number.

        imported_at and imported_by are filled in when they are empty.
        """
        return registry.register(self._store, dataset, by)

    def remove_dataset(self, name: str, *, by: str) -> Dataset:
        """Note that a dataset is gone and return it; its file is the caller's to delete. NothingFound: no such one."""
        return registry.remove(self._store, name, by)

    def datasets(self, as_of: datetime | None = None) -> tuple[Dataset, ...]:
        """Return the datasets by name, those of now or of a moment."""
        return registry.datasets(self._store, reading.aware(as_of))

    def correct_place(self, correction: PlaceCorrection, *, by: str, why: str) -> int:
        """Note what a spelling means or where a place lies, and return the newest number."""
        return registry.correct_place(self._store, correction, by, why)

    def corrections(self, as_of: datetime | None = None) -> tuple[PlaceCorrection, ...]:
        """Return the corrections that hold, oldest first, those of now or of a moment."""
        return registry.corrections(self._store, reading.aware(as_of))

    def shorten(self, state: str) -> str:
        """Keep what a link says and return its slug, 7 or more signs; the same state always has the same slug.

        It is no revision: no map changes by it. Raises BadInput for a state that cannot be kept, TooMany when too many
        new ones were made within the hour.
        """
        return links.shorten(self._store, state)

    def lengthen(self, slug: str) -> str | None:
        """Return the state kept under a slug, None when there is none."""
        return links.lengthen(self._store, slug)

    def backup(self, out: Path | BinaryIO, datasets: Path) -> Manifest:
        """Write all of the ledger, and the files of its imported datasets, to one zip file; others may write meanwhile.

        out: a path, where the file appears only when it is whole, or an open file. datasets: folder of the datasets.
        Files of datasets that are not there are named in the manifest's `missing`; the backup is made all the same.
        """
        return write_backup(self._store, out, datasets)

    def restore(self, source: Path | BinaryIO, datasets: Path, *, force: bool = False) -> Manifest:
        """Fill the ledger from a backup of either backend; everything is verified first, then replaced in one go.

        Raises Damaged for a file that is not whole and BadInput when the ledger is not empty and force is not given;
        both change nothing. The ledger gets a new identity and a number above all it had, so every copy made from it
        is seen to be old. Files of datasets that the backup does not name are left where they are.
        """
        return restore_backup(self._store, source, datasets, force=force)
