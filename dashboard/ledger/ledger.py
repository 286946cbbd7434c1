"""The ledger: articles, claims, every revision and every decision, in SQLite or
PostgreSQL.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, Self

from sqlalchemy.exc import DBAPIError

from dashboard.domain.article import Article
from dashboard.domain.claim import Claim
from dashboard.domain.dataset import Dataset
from dashboard.domain.place import PlaceCorrection
from dashboard.domain.revision import Decision, LedgerState, Revision
from dashboard.domain.words import Review
from dashboard.ledger import dismissals as dismissing
from dashboard.ledger import editing, links, registry
from dashboard.ledger import mirror as syncing
from dashboard.ledger import people as access
from dashboard.ledger import queries as reading
from dashboard.ledger.backup.archive import Manifest, write_backup
from dashboard.ledger.backup.restore import restore_backup
from dashboard.ledger.checks import MAX_INTEGER
from dashboard.ledger.clocks.jumps import ClockJump, clock_jumps, clock_trouble
from dashboard.ledger.clocks.leases import leased, leases, release, renew
from dashboard.ledger.decisions import grades as grading
from dashboard.ledger.decisions.grades import Grade, Graded
from dashboard.ledger.dismissals import Dismissal
from dashboard.ledger.migrate import has_tables, migrate
from dashboard.ledger.people import PersonRole, Token
from dashboard.ledger.proof import ChainBreak, first_break, head_at, number_of
from dashboard.ledger.store import Store, has_file, open_store

MOST_JUMPS = 20
"""Jumps of a clock that are told; more say no more."""
READING = "reading"
"""In whose name an article is kept that nobody in particular had read."""
WAIT_SECONDS = 10.0
"""How long a call waits for another process that writes, or for a server, before it
gives up.
"""


class Ledger:
    """An open ledger. Threads may share it, and several processes may have the same one
    open.

    Every change is one transaction: it is saved whole, or it raised and nothing of it
    is saved. It gets the next number or numbers (one for each claim it touches), unique
    and growing in the order of commits, and the time in UTC that the clock said: the
    numbers say what came first, see clock_jumps. The one other time is that of the
    first revision of a claim that sync read with the time of its own decision. Any call
    raises ServiceUnavailable when the database is locked, away or full, and Damaged
    when it is corrupted.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    @classmethod
    def open(cls, url: str, *, wait: float = WAIT_SECONDS) -> Self:
        """Open the ledger at a SQLAlchemy address; create it or bring its tables up to
        date where needed.

        wait: seconds a call waits for locks and connections. Raises BadInput for an
        address that cannot be used and for a ledger that a newer version of this
        program wrote.
        """
        store = open_store(url, wait)
        try:
            migrate(store)
        except BaseException:
            store.engine.dispose()
            raise
        return cls(store)

    @staticmethod
    def is_there(url: str, *, wait: float = WAIT_SECONDS) -> bool:
        """Return whether there is a ledger at a SQLAlchemy address, of whatever version
        and in whatever state; nothing is created. Raises as open does.
        """
        if not has_file(url):
            return False
        store = open_store(url, wait)
        try:
            return has_tables(store)
        finally:
            store.engine.dispose()

    def close(self) -> None:
        """Close all connections."""
        self._store.engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def identity(self) -> str:
        """The ledger's own UUID; a restore gives it a new one. Read from the database
        each time.
        """
        return self.state().identity

    def revision(self) -> int:
        """Return the newest number, 0 when nothing was ever saved. One cheap query."""
        return self.state().number

    def changed_at(self) -> datetime:
        """Return the newest time given out, UTC; that of 1970 when nothing was ever
        saved. One cheap query.
        """
        return reading.changed_at(self._store)

    def state(self) -> LedgerState:
        """Return identity, newest number and head: while all are the same, nothing a
        map could show has changed. One cheap query.
        """
        try:
            return reading.state(self._store)
        except DBAPIError:
            # An older file was put in the place of the one that was opened.
            migrate(self._store, create=False)
            return reading.state(self._store)

    def head_at(self, number: int) -> str:
        """Return the hash of the newest change up to that number, 64 zeros when there
        is none. One cheap query.

        Whoever followed the ledger up to a number, and has another hash of it, followed
        another history.
        """
        with self._store.reading() as connection:
            return head_at(connection, number)

    def verify(self) -> ChainBreak | None:
        """Walk the whole history and return where it first breaks, None when it is
        whole.

        Every change is compared with its hash in the chain, each claim with its newest
        revision, each article with the record of when it was kept, and each short link
        with its name. What was noted of mirrored claims files is not looked at. That a
        history was made anew as a whole shows only where one of its heads was noted
        elsewhere; see number_of.
        """
        with self._store.reading(snapshot=True) as connection:
            return first_break(connection)

    def number_of(self, head: str) -> int | None:
        """Return the number of the change that has that hash in the chain, None when
        this history has none: then it is not the one whose head that was.
        """
        with self._store.reading() as connection:
            return number_of(connection, head)

    def clock_jumps(self, most: int = MOST_JUMPS) -> tuple[ClockJump, ...]:
        """Return the first changes, at most that many, whose time is still to come or
        lies before that of an earlier change. Reads the whole history.
        """
        with self._store.reading(snapshot=True) as connection:
            return tuple(clock_jumps(connection, datetime.now(UTC), most))

    def clock_trouble(self) -> str:
        """Return what to say when the time of the newest change is still to come, ""
        when it is not. One cheap query.
        """
        with self._store.reading() as connection:
            return clock_trouble(connection, datetime.now(UTC))

    def add(self, claims: Iterable[Claim], *, by: str, why: str) -> int:
        """Add new claims in one transaction and return the newest number.

        Raises BadInput, and adds none, when one is in the ledger already, comes twice
        or cannot be stored.
        """
        return editing.add(self._store, claims, by, why)

    def revise(
        self,
        claim: Claim,
        *,
        by: str,
        why: str,
        expected: int | None = None,
    ) -> int:
        """Put a claim in the place of the one with its id and return the newest number;
        no change makes no revision.

        expected: the number the editor read, of the claim or of the ledger;
        EditConflict is raised when the claim has a newer revision. Raises NothingFound
        for an id the ledger does not have.
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
        """Record a decision on a claim, always as a new revision, and return its
        number.

        reliability: A to F, credibility: 1 to 6 (Admiralty code); "" leaves the grade
        as it is. expected: see revise.
        """
        return editing.review(
            self._store,
            claim_id,
            decision,
            by,
            why,
            (reliability, credibility),
            expected,
        )

    def undo(
        self,
        claim_id: str,
        *,
        by: str,
        why: str,
        expected: int | None = None,
    ) -> int:
        """Make the claim what it was before its newest revision, as a new revision, and
        return its number.

        A claim that was only added becomes rejected. Undoing an undo brings the change
        back. expected: see revise.
        """
        return editing.undo(self._store, claim_id, by, why, expected)

    def claim(self, claim_id: str) -> Claim | None:
        """Return the claim as it is now, None when there is none."""
        return reading.claim(self._store, claim_id)

    def newest(self, claim_id: str) -> Revision | None:
        """Return the claim's newest revision: what an editor reads, with the number to
        expect. None: no such claim.
        """
        return reading.newest(self._store, claim_id)

    def history(self, claim_id: str) -> tuple[Revision, ...]:
        """Return the revisions of a claim, oldest first; () when there is no such
        claim.
        """
        return reading.history(self._store, claim_id)

    def decisions(self, claim_id: str) -> tuple[Decision, ...]:
        """Return what review() recorded on a claim, oldest first."""
        return reading.decisions(self._store, claim_id)

    def claims(self, as_of: datetime | None = None) -> Iterator[Claim]:
        """Yield all claims of one moment, in the byte order of their ids.

        as_of: a moment with a time zone; what was known then, drafts and retractions
        included. None means now.
        """
        return reading.claims(self._store, reading.aware(as_of))

    def changes(self, since: int = 0, until: int = MAX_INTEGER) -> Iterator[Revision]:
        """Yield every revision after that number, in order, up to another one. Whoever
        asks again from the last one never misses any.

        Numbers may have gaps: a dataset or a corrected place takes one without a
        revision of a claim.
        """
        return reading.changes(self._store, since, until)

    def sync(
        self,
        name: str,
        digest: str,
        claims: Iterable[Claim],
        *,
        by: str,
        unreadable: Collection[str] = (),
    ) -> int:
        """Mirror a claims file of the data directory and return the newest number.

        name: of the file. digest: of its content; when it is that of the last sync,
        claims is not even looked at. Rows that are new are added, or revise the claim
        of that id if the ledger has one. Rows whose content changed in the file since
        the last sync revise the claim; but where the file's decision (review, its who,
        when and why, the grades) did not change, the ledger's own decision stays: a
        retraction made here outlives a corrected typo. Rows that vanished are
        retracted, unless another file has them, or they are among unreadable: ids of
        rows that are there but broken. All other edits made by people stay. A
        row's first revision has the time of its own review_at when that is a sound ISO
        time not in the future. Raises BadInput, and changes nothing, for a claim that
        cannot be stored (see check_claim) or comes twice.
        """
        return syncing.sync(self._store, name, digest, claims, by, unreadable)

    def mirrored(self, name: str) -> int:
        """Return how many claims the ledger has from the claims file of that name as it
        was last mirrored; 0 when it never was.
        """
        return syncing.mirrored(self._store, name)

    def add_article(self, article: Article, *, by: str = READING) -> bool:
        """Keep an article and say whether it is new; its hash is a change with a number
        of its own. Raises BadInput when id or sha256 is not that of its text.
        """
        return registry.add_article(self._store, article, by)

    def article(self, id: str) -> Article | None:
        """Return the article of that id, None when there is none."""
        return registry.article(self._store, id)

    def register(
        self,
        dataset: Dataset,
        *,
        by: str,
        over: str | None = None,
    ) -> int:
        """Note a dataset, in the place of one of the same name, and return the newest
        number.

        imported_at and imported_by are filled in when they are empty. over: path of the
        dataset whose place it may take, "" when there must be none of that name, None
        for whichever there is. Raises EditConflict, and changes nothing, when another
        stands there.
        """
        return registry.register(self._store, dataset, by, over)

    def remove_dataset(self, name: str, *, by: str) -> Dataset:
        """Note that a dataset is gone and return it; its file is the caller's to
        delete. NothingFound: no such one.
        """
        return registry.remove(self._store, name, by)

    def datasets(self, as_of: datetime | None = None) -> tuple[Dataset, ...]:
        """Return the datasets by name, those of now or of a moment."""
        return registry.datasets(self._store, reading.aware(as_of))

    def correct_place(
        self,
        correction: PlaceCorrection,
        *,
        by: str,
        why: str,
    ) -> int:
        """Note what a spelling means or where a place lies, and return the newest
        number.
        """
        return registry.correct_place(self._store, correction, by, why)

    def corrections(self, as_of: datetime | None = None) -> tuple[PlaceCorrection, ...]:
        """Return the corrections that hold, oldest first, those of now or of a
        moment.
        """
        return registry.corrections(self._store, reading.aware(as_of))

    def dismiss(
        self,
        claims: tuple[str, str],
        rule: str,
        *,
        by: str,
        why: str,
    ) -> int:
        """Note that a contradiction is none, with the reason, and return the newest
        number. claims: two ids in any order; rule: its name.

        What is dismissed already stays as it was. Raises BadInput without a reason.
        """
        pair = (*claims, rule)
        return dismissing.dismiss(self._store, pair, by, why, dismissing.DISMISS)

    def restore_contradiction(
        self,
        claims: tuple[str, str],
        rule: str,
        *,
        by: str,
        why: str,
    ) -> int:
        """Take a dismissal back, with the reason; see dismiss."""
        pair = (*claims, rule)
        return dismissing.dismiss(self._store, pair, by, why, dismissing.RESTORE)

    def dismissals(self) -> Mapping[tuple[str, str, str], Dismissal]:
        """Return what stands dismissed, by the two ids in their order and the rule."""
        return dismissing.dismissals(self._store)

    def dismissals_of(self, claim_id: str) -> tuple[Dismissal, ...]:
        """Return every dismissal and restoring that touches a claim, oldest first."""
        return dismissing.dismissals_of(self._store, claim_id)

    def give_grade(
        self,
        graded: Graded,
        key: str,
        letter: str,
        *,
        by: str,
        why: str,
    ) -> int:
        """Grade a source (A to F) or a claim (1 to 6), with the reason, and return the
        newest number; "" takes a grade back. key: name of the source, id of the claim.

        What has that grade already stays as it was. Raises BadInput without a reason,
        and for a grade there is not.
        """
        return grading.note_grade(self._store, graded, key, letter, by, why)

    def grades(self) -> tuple[Grade, ...]:
        """Return every grading, oldest first; of a source or claim the newest holds."""
        return grading.grades(self._store)

    def shorten(self, state: str) -> str:
        """Keep what a link says and return its slug, 7 or more signs; the same state
        always has the same slug.

        It is no revision: no map changes by it. Raises BadInput for a state that cannot
        be kept, TooMany when too many new ones were made within the hour.
        """
        return links.shorten(self._store, state)

    def lengthen(self, slug: str) -> str | None:
        """Return the state kept under a slug, None when there is none."""
        return links.lengthen(self._store, slug)

    def grant(self, identity: str, role: str, by: str) -> int:
        """Give somebody (e-mail or subject) one of ROLES and return the newest number;
        who has it already keeps it. Raises BadInput for a role there is not.
        """
        return access.grant(self._store, identity, role, by)

    def revoke(self, identity: str, by: str) -> int:
        """Take all roles and tokens from somebody and return the newest number. Raises
        NothingFound for whoever has neither.
        """
        return access.revoke(self._store, identity, by)

    def people(self) -> tuple[PersonRole, ...]:
        """Return who has which role now, by identity and role."""
        return access.people(self._store)

    def roles_of(self, identity: str) -> frozenset[str]:
        """Return the roles somebody has now, none for a stranger. One cheap query."""
        return access.roles_of(self._store, identity)

    def create_token(
        self,
        label: str,
        role: str,
        identity: str,
        until: datetime | None,
        by: str,
    ) -> str:
        """Make a token for a program and return its secret, which is shown this once:
        the ledger has its hash alone.

        until: its end, a moment with a time zone, None for none. Raises BadInput for a
        role there is not or an end that is past.
        """
        return access.create_token(self._store, label, role, identity, until, by)

    def revoke_token(self, token_id: str, by: str) -> int:
        """End a token and return the newest number; token_id: at least 12 hex digits of
        its hash. Raises NothingFound when there is none.
        """
        return access.revoke_token(self._store, token_id, by)

    def tokens(self) -> tuple[Token, ...]:
        """Return every token ever made, oldest first, without the secrets."""
        return access.tokens(self._store)

    def token_role(self, secret: str) -> tuple[str, str] | None:
        """Return (identity, role) of a token's secret, None when it opens nothing: it
        never was, was revoked or has ended. One cheap query.
        """
        return access.token_role(self._store, secret)

    def lease(self, name: str, holder: str, seconds: float) -> bool:
        """Take or renew a lease for that long, by the clock of the database, and say
        whether it is the holder's now. It is no change of the history.
        """
        return renew(self._store, name, holder, seconds)

    def release(self, name: str, holder: str) -> None:
        """Give a lease back; nothing when it is not the holder's."""
        release(self._store, name, holder)

    def leases(self) -> frozenset[str]:
        """Return the names of the leases that run now."""
        return leases(self._store)

    def leased(self, name: str) -> bool:
        """Return whether the lease of that name runs now. One cheap query."""
        return leased(self._store, name)

    def backup(self, out: Path | BinaryIO, datasets: Path) -> Manifest:
        """Write all of the ledger, and the files of its imported datasets, to one zip
        file; others may write meanwhile.

        out: a path, where the file appears only when it is whole, or an open file.
        datasets: folder of the datasets. Files of datasets that are not there are named
        in the manifest's `missing`; the backup is made all the same. Roles and the
        hashes of tokens are in it, for they are part of the history; leases are not.
        """
        return write_backup(self._store, out, datasets)

    def restore(
        self,
        source: Path | BinaryIO,
        datasets: Path,
        *,
        force: bool = False,
    ) -> Manifest:
        """Fill the ledger from a backup of either backend; everything is verified
        first, then replaced in one go.

        Raises Damaged for a file that is not whole and BadInput when the ledger is not
        empty and force is not given; both change nothing. The ledger gets a new
        identity and a number above all it had, so every copy made from it is seen to be
        old. Files of datasets that the backup does not name are left where they are.
        Every token of the backup is revoked: it may have been since, or be another's.
        """
        return restore_backup(self._store, source, datasets, force=force)
