"""The data of one run: ledger, gazetteer and index, kept in step with one another.

The ledger is the truth and the index a copy of it. `Project.refresh` is the one place
where the copy is brought up to date: it asks whether files or ledger have changed, lets
the index follow the ledger's history, and has datasets taken in.
"""

from __future__ import annotations

import atexit
import hashlib
import threading
import time
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Self

from dashboard.claimants import directory
from dashboard.domain.errors import (
    BadRow,
    Damaged,
    FrontlineError,
    ServiceUnavailable,
)
from dashboard.domain.filters import Filters
from dashboard.domain.revision import LedgerState
from dashboard.domain.settings import Settings
from dashboard.domain.visitors.deadline import question_time
from dashboard.services.claims_file import CLAIMS, ClaimsFile
from dashboard.services.intake import Intake
from dashboard.services.map.places import Corrections, LocatedHistory

if TYPE_CHECKING:
    from dashboard.gazetteer import Gazetteer
    from dashboard.index import Index
    from dashboard.ledger import Ledger

PLACES = "places.csv"
GLANCE_SECONDS = 0.25
"""How often at most the ledger is asked whether another process changed it: a change
elsewhere is seen within 2 s.
"""
CATCH_UP_SECONDS = 30.0
"""How long whoever changed the ledger waits for the index, which then says less than
they know.
"""
RETRY_SECONDS = 5.0
"""How long a ledger that is away is left alone before it is tried again."""
MOST_NAMESAKES = 60
"""Most places of one name that are looked for: more bear none."""
SURE_MATCHES = frozenset({"exact", "folded"})
"""How a spelling matches for a search: it may be another transliteration, no more."""
SHORT_NAME = 3
NEVER_FOLLOWED = LedgerState("", 0, "")
FileStamp = tuple[str, int, int]
"""Path, time of the last change and size of a file: another stamp, another content."""


class Project:
    """The data of one run; threads share it.

    pending: names of the datasets that are still being taken in.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.pending: tuple[str, ...] = ()
        self._public_pending: tuple[str, ...] = ()
        self._claims_file = ClaimsFile(settings.file(CLAIMS))
        self._intake = Intake()
        self._closed = False
        # What the index follows: files and ledger as they were at the last refresh.
        self._stamps: tuple[FileStamp, ...] = ()
        self._state: LedgerState | None = None
        self._glanced = 0.0
        # Whether something was changed that no refresh has begun to take in yet.
        self._stale = True
        self._ledger_trouble: ServiceUnavailable | Damaged | None = None
        # Held by whoever brings the index up to date.
        self._lock = threading.RLock()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End what runs and close what is open, of this project alone. It opens nothing
        any more: a look at it raises ServiceUnavailable.
        """
        self._closed = True
        # Not by its property, which would open an index in order to close it.
        index = self.__dict__.get("_index")
        if index:
            index.close()
        # Interrupted, whoever brings the index up to date lets go of the lock, and the
        # intake ends.
        with self._lock:
            self._intake.join()
        ledger = self.__dict__.pop("ledger", None)
        if ledger:
            ledger.close()

    def pending_for(self, *, private: bool) -> tuple[str, ...]:
        """Return those of `pending` that a visitor may know. private: they may see
        datasets that are not published.
        """
        return self.pending if private else self._public_pending

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """Return the gazetteer, loaded at first use and again when places.csv or
        the user's own extract has changed.
        """
        from dashboard.gazetteer import Gazetteer

        return Gazetteer.load(self.settings)

    @cached_property
    def ledger(self) -> Ledger:
        """Return the ledger, opened at first use. Raises ServiceUnavailable or Damaged
        when it cannot be.
        """
        from dashboard.ledger import Ledger

        self._must_be_open()
        return Ledger.open(self.settings.ledger_url())

    @cached_property
    def _index(self) -> Index:
        from dashboard.domain.settings import made
        from dashboard.index import Index

        self._must_be_open()
        index = Index(made(self.settings.writable() / "index"), self.settings.memory)
        index.toponyms = self.toponyms
        index.canonical = _canonical
        return index

    def toponyms(self, name: str) -> tuple[frozenset[str], frozenset[str]]:
        """Return the ids of every place that a name may stand for in any script or
        transliteration, and the names these have in English and Ukrainian; nothing for
        a name that is none.
        """
        candidates = self.gazetteer.candidates(
            name, limit=MOST_NAMESAKES, suggest=False
        )
        places = [c.place for c in candidates if c.how in SURE_MATCHES]
        own_names = {own for place in places for own in (place.name, place.name_uk)}
        ids = frozenset(place.id for place in places)
        # Two or three letters are in too many other words.
        return ids, frozenset(own for own in own_names if len(own) > SHORT_NAME)

    @property
    def index(self) -> Index:
        """Return the index, brought up to date first when anything has changed."""
        self.refresh()
        return self._index

    @property
    def problems(self) -> tuple[BadRow, ...]:
        """Return an error for each bad row of places.csv and claims.csv; everything
        else in those files is loaded.
        """
        return (*self.gazetteer.problems, *self._claims_file.problems)

    @property
    def troubles(self) -> tuple[FrontlineError, ...]:
        """Return what keeps the map from showing everything as it stands: ledger away,
        a dataset unreadable.
        """
        running = (self._ledger_trouble, self._intake.trouble)
        standing = self._index.problems.values()
        return tuple(trouble for trouble in (*running, *standing) if trouble)

    def clock_trouble(self) -> str:
        """Return what to say when the ledger has a time that is still to come, "" when
        it has none or is away.
        """
        try:
            return self.ledger.clock_trouble()
        except (ServiceUnavailable, Damaged):
            # That the ledger is away is a trouble of its own.
            return ""

    def difference(self) -> str:
        """Return how the claims on the map differ from the ledger, "" when they are the
        same history up to the same change.
        """
        # Twice: the ledger may have changed between the two looks.
        for _ in range(2):
            followed = self.index.followed
            try:
                now = self.ledger.state()
            except (ServiceUnavailable, Damaged) as error:
                return str(error)
            if followed == now:
                return ""
            self.changed()
        return (
            f"the claims shown are those of change {followed.number}"
            f" ({followed.head[:12]}), the ledger's are of {now.number}"
            f" ({now.head[:12]}); look again soon"
        )

    def changed(self) -> None:
        """Say that this process has just changed the ledger: the next look must not
        wait.
        """
        self._stale = True

    def catch_up(self) -> None:
        """Take in what this process has just changed in the ledger: whoever made the
        change looks for it next.

        A refresh that runs in another thread may have begun before the change; it is
        waited for, CATCH_UP_SECONDS at most.
        """
        self.changed()
        self._refresh(patience=CATCH_UP_SECONDS)

    def synced(self) -> Self:
        """Return the project once claims.csv is in the ledger. The index is left alone:
        for commands that ask the ledger only.
        """
        self._claims_file.mirror(self.ledger)
        return self

    def survey(self, name: str, address: str) -> int:
        """Return how many rows the Parquet files at an address have; errors as of
        `Index.survey`. No dataset is taken in for it.
        """
        return self._index.survey(name, address)

    def settled(self) -> Self:
        """Return the project once every dataset is in the index; for commands, which
        have no time to come back.
        """
        self.refresh()
        while self._intake.busy:
            self._intake.join()
            with self._lock:
                self._bring_up_to_date()
        return self

    def refresh(self) -> None:
        """Bring the index up to date with the data files and the ledger.

        While one thread does so the others go on with what they have. When the ledger
        is away or damaged, the index stays as it was and `troubles` says so; only with
        nothing to show at all is the error raised.
        """
        # With nothing to go on with, -1: whoever is first is waited for to the end.
        self._refresh(patience=-1.0 if self._state is None else 0.0)

    def _refresh(self, *, patience: float) -> None:
        """Bring the index up to date, unless another thread does so for longer than
        that, seconds.
        """
        if not self._lock.acquire(timeout=patience):
            return
        try:
            # Whoever asks now does it for all: their own time says nothing of it.
            with question_time(None):
                self._bring_up_to_date()
        finally:
            self._lock.release()

    def _must_be_open(self) -> None:
        if self._closed:
            raise ServiceUnavailable("the program is ending; start it again")

    def _bring_up_to_date(self) -> None:
        self._must_be_open()
        self._look_at_index()
        stamps = (
            *(_stamp(self.settings.file(name)) for name in (PLACES, CLAIMS)),
            self._extract_stamp(),
        )
        now = time.monotonic()
        if stamps == self._stamps and not self._due(now):
            return
        # Before the ledger is asked: a change made meanwhile asks for another refresh.
        self._stale = False
        # The first and the third are places.csv and the extract; claims.csv moves no
        # place.
        if self._stamps and stamps[::2] != self._stamps[::2]:
            self.gazetteer_changed()
        try:
            self._follow(stamps)
            self._ledger_trouble = None
        except (ServiceUnavailable, Damaged) as error:
            self._go_on_without(error)
        # Also after a failure, so that a ledger that is away is not asked by every
        # look.
        self._glanced = now

    def _extract_stamp(self) -> FileStamp:
        """Return the stamp of the user's own extract, which an update writes; another
        process may, too.
        """
        from dashboard.gazetteer.extract import SETTLEMENTS
        from dashboard.gazetteer.register import own_folder

        path = own_folder(self.settings) / SETTLEMENTS
        return _stamp(path) if path.is_file() else (str(path), 0, 0)

    def gazetteer_changed(self) -> None:
        """Load the gazetteer again when it is next asked for."""
        self.__dict__.pop("gazetteer", None)

    def _look_at_index(self) -> None:
        """Note what has become of the index since the last refresh."""
        if self._intake.collect():
            # It has other datasets than when it was last compared.
            self._state = self._state and self._state._replace(identity="")
            self.changed()
        if self._index.broken and not self._intake.busy:
            self._renew()

    def _go_on_without(self, error: ServiceUnavailable | Damaged) -> None:
        """Show what the index has while the ledger is away; raise the error when it has
        nothing.
        """
        self._ledger_trouble = error
        if self._state is None and not self._index.followed.number:
            raise error
        self._state = self._state or NEVER_FOLLOWED

    def _due(self, now: float) -> bool:
        """Whether it is time to ask the ledger again. now: of the monotonic clock."""
        wait = RETRY_SECONDS if self._ledger_trouble else GLANCE_SECONDS
        return self._stale or now >= self._glanced + wait

    def _renew(self) -> None:
        """Begin a new index in the place of a damaged one: all of it comes from the
        ledger and the datasets.
        """
        self._index.retire()
        self.__dict__.pop("_index")
        self._state, self._stamps, self._stale = None, (), True
        self._intake.forget()

    def _follow(self, stamps: tuple[FileStamp, ...]) -> None:
        """Let the index follow the ledger, and have datasets taken in, when anything is
        not as it was.
        """
        state = self.ledger.state()
        if state == self._state and stamps == self._stamps:
            return
        if stamps != self._stamps or self._replaced():
            self._claims_file.mirror(self.ledger)
            state = self.ledger.state()
        corrections = Corrections.of(self.ledger.corrections())
        history = LocatedHistory(self.ledger, self.gazetteer, corrections)
        self._index.follow(history, self._places_version(corrections))
        self._index.set_aside(
            [(*pair, each.at) for pair, each in self.ledger.dismissals().items()]
        )
        self._index.set_grades(
            [
                (each.graded.value, each.key, each.letter, each.at.date())
                for each in self.ledger.grades()
            ]
        )
        self._take_in_datasets(corrections)
        self._state, self._stamps = state, stamps

    def _replaced(self) -> bool:
        """Whether the ledger has lost what was last seen there: another one, put in its
        place, may not have mirrored claims.csv.
        """
        last = self._state
        return last is not None and self.ledger.head_at(last.number) != last.head

    def _places_version(self, corrections: Corrections) -> str:
        """Return what changes whenever a claim may come to lie elsewhere."""
        from dashboard.gazetteer import fingerprint

        made = sorted(corrections.by_subject.items())
        seed = f"{fingerprint(self.settings)} {made}"
        return hashlib.sha256(seed.encode()).hexdigest()[:16]

    def _take_in_datasets(self, corrections: Corrections) -> None:
        """Have the datasets taken in that the index lacks, and those dropped that the
        ledger has no more.
        """
        datasets = self.ledger.datasets()
        places = corrections.resolved(self.gazetteer)
        folder, index = self.settings.datasets_folder(), self._index
        pending = index.missing(datasets, folder, places)
        self.pending = tuple(dataset.name for dataset in pending)
        self._public_pending = tuple(d.name for d in pending if not d.private)
        if not (pending or index.leftover(datasets)):
            self._intake.trouble = None
            index.forget_others(datasets)
        elif not self._closed:
            self._intake.start(lambda: index.hold(datasets, folder, places))


_open: dict[Settings, Project] = {}
_guard = threading.Lock()


def open_project(settings: Settings) -> Project:
    """Return the data of those settings, up to date; one project serves the whole
    process.
    """
    with _guard:
        if not _open:
            # For whoever does not come by `close_projects`: the intake must have ended
            # before Python does.
            atexit.unregister(close_projects)
            atexit.register(close_projects)
        project = _open.setdefault(settings, Project(settings))
    project.refresh()
    return project


def open_ahead(settings: Settings) -> None:
    """Open the data and count the lists of the filters before anybody asks: over a
    million claims the first reader would wait seconds.

    What is away or damaged is told to whoever comes; it may be mended by then.
    """
    with suppress(FrontlineError):
        open_project(settings).settled().index.facets(Filters())


def close_projects() -> None:
    """Close every project that `open_project` opened."""
    with _guard:
        projects = tuple(_open.values())
        _open.clear()
    for project in projects:
        project.close()


def _canonical(claimant: str) -> str:
    """Return the one name of a claimant, "" when the directory does not list it."""
    return directory().canonical(claimant)


def _stamp(path: Path) -> FileStamp:
    status = path.stat()
    return str(path), status.st_mtime_ns, status.st_size
