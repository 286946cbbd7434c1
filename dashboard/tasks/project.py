"""The data of one run: ledger, gazetteer and index, kept in step with one another."""

from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.domain.dataset import Dataset
from dashboard.domain.errors import BadRow, Damaged, FrontlineError, ServiceUnavailable
from dashboard.domain.settings import Settings
from dashboard.tasks.places import Corrections, locate

if TYPE_CHECKING:
    from dashboard.domain.revision import Revision
    from dashboard.gazetteer import Gazetteer
    from dashboard.index import Index
    from dashboard.ledger import Ledger

CLAIMS, PLACES = "claims.csv", "places.csv"
GLANCE_SECONDS = 0.25
"""How often at most the ledger is asked whether another process changed it: a change elsewhere is seen within 2 s."""
RETRY_SECONDS = 5.0
"""How long a ledger that is away is left alone before it is tried again."""
INTAKE_SECONDS = 30.0
"""How long after a full disk datasets are left alone before they are tried again."""


class Project:
    """The data of one run; threads share it.

    pending: names of the datasets that are still being taken in.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._bad: tuple[BadRow, ...] = ()
        self.pending: tuple[str, ...] = ()
        self._stamps: tuple[object, ...] = ()
        self._state: tuple[str, int] | None = None
        self._trouble: ServiceUnavailable | Damaged | None = None
        self._intake_trouble: ServiceUnavailable | Damaged | None = None
        self._again_at = 0.0
        self._glanced = 0.0
        self._lock = threading.RLock()
        self._intake: threading.Thread | None = None

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """Return the gazetteer, loaded at first use and again when places.csv has changed."""
        from dashboard.gazetteer import Gazetteer

        return Gazetteer.load(self.settings)

    @cached_property
    def ledger(self) -> Ledger:
        """Return the ledger, opened at first use. Raises ServiceUnavailable or Damaged when it cannot be."""
        from dashboard.ledger import Ledger

        return Ledger.open(self.settings.ledger_url())

    @cached_property
    def _index(self) -> Index:
        from dashboard.domain.settings import made
        from dashboard.index import Index

        return Index(made(self.settings.writable() / "index"), self.settings.memory)

    @property
    def index(self) -> Index:
        """Return the index, brought up to date first when anything has changed."""
        self.refresh()
        return self._index

    @property
    def problems(self) -> tuple[BadRow, ...]:
        """Return an error for each bad row of places.csv and claims.csv; everything else in those files is loaded."""
        return (*self.gazetteer.problems, *self._bad)

    @property
    def troubles(self) -> tuple[FrontlineError, ...]:
        """Return what keeps the map from showing everything as it stands: ledger away, a dataset unreadable."""
        found = (self._trouble, self._intake_trouble, *self._index.problems.values())
        return tuple(trouble for trouble in found if trouble)

    def changed(self) -> None:
        """Say that this process has just changed the ledger: the next look must not wait."""
        self._glanced = 0.0

    def settled(self) -> Project:
        """Return the project once every dataset is in the index; for commands, which have no time to come back."""
        self.refresh()
        while self._intake:
            self._intake.join()
            self.refresh()
        return self

    def refresh(self) -> None:
        """Bring the index up to date with the data files and the ledger.

        While one thread does so the others go on with what they have. When the ledger is away or damaged, the index
        stays as it was and `troubles` says so; only with nothing to show at all is the error raised.
        """
        if not self._lock.acquire(blocking=self._state is None):
            return
        try:
            self._step()
        finally:
            self._lock.release()

    def _renew(self) -> None:
        """Begin a new index in the place of a damaged one: all it held is in the ledger and the datasets."""
        self._index.retire()
        self.__dict__.pop("_index")
        self._state, self._stamps, self._glanced, self._again_at = None, (), 0.0, 0.0

    def _step(self) -> None:
        if self._index.broken and not self._intake:
            self._renew()
        stamps = tuple(_stamp(self.settings.file(name)) for name in (PLACES, CLAIMS))
        now = time.monotonic()
        if stamps == self._stamps and now < self._glanced + (RETRY_SECONDS if self._trouble else GLANCE_SECONDS):
            return
        if self._stamps and stamps[0] != self._stamps[0]:
            self.__dict__.pop("gazetteer", None)
        try:
            self._follow(stamps)
            self._trouble = None
        except (ServiceUnavailable, Damaged) as error:
            self._trouble = error
            if self._state is None and not self._index.revision_number:
                raise
            self._state = self._state or ("", 0)
        self._glanced = now

    def _follow(self, stamps: tuple[object, ...]) -> None:
        if stamps != self._stamps:
            self._sync()
        state = self.ledger.state()
        if state == self._state and stamps == self._stamps:
            return
        from dashboard.gazetteer import fingerprint

        corrections = Corrections.of(self.ledger.corrections())
        seed = f"{fingerprint(self.settings)} {sorted(corrections.by_subject.items())}"
        whole = f"{state[0]} {hashlib.sha256(seed.encode()).hexdigest()[:16]}"

        def changes(since: int) -> Iterator[Revision]:
            for revision in self.ledger.changes(since):
                yield replace(revision, claim=locate(revision.claim, self.gazetteer, corrections))

        self._index.follow(whole, state[1], changes)
        self._take(self.ledger.datasets())
        self._state, self._stamps = state, stamps

    def _sync(self) -> None:
        from dashboard.exchange import read_csv

        path = self.settings.file(CLAIMS)
        content = path.read_bytes()
        claims, problems = read_csv(path)
        self.ledger.sync(CLAIMS, hashlib.sha256(content).hexdigest(), claims, by="claims.csv")
        self._bad = problems

    def _take(self, datasets: tuple[Dataset, ...]) -> None:
        """Have datasets taken in by a thread of their own: millions of rows must not keep a reader waiting."""
        folder = self.settings.datasets_folder()
        pending = self._index.missing(datasets, folder)
        self.pending = tuple(dataset.name for dataset in pending)
        if self._intake or time.monotonic() < self._again_at or not (pending or self._index.leftover(datasets)):
            return

        def work() -> None:
            try:
                self._index.hold(datasets, folder)
                self._intake_trouble = None
            except (ServiceUnavailable, Damaged) as error:
                self._intake_trouble, self._again_at = error, time.monotonic() + INTAKE_SECONDS
            finally:
                self._intake = None
                self._state = self._state and (self._state[0], -1)
                self.changed()

        self._intake = threading.Thread(target=work, name="datasets", daemon=True)
        self._intake.start()


_open: dict[Settings, Project] = {}
_guard = threading.Lock()


def open_project(settings: Settings) -> Project:
    """Return the data of those settings, up to date; one project serves the whole process."""
    with _guard:
        project = _open.setdefault(settings, Project(settings))
    project.refresh()
    return project


def _stamp(path: Path) -> tuple[str, int, int]:
    status = path.stat()
    return str(path), status.st_mtime_ns, status.st_size
