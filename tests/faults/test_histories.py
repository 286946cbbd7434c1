"""Random sequences of everything that can happen to a data directory: what is shown is
always what the ledger says.

FRONTLINE_HISTORIES is the number of sequences, 20 when it is not set. A thousand:
`FRONTLINE_HISTORIES=1000 python -m pytest tests/faults/test_histories.py`.
"""

from __future__ import annotations

import copy
import csv
import shutil
import tempfile
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from dashboard.domain.claim import FIELDS
from dashboard.domain.errors import BadInput
from dashboard.domain.filters import Filters
from dashboard.domain.words import Review
from dashboard.gazetteer import Gazetteer
from dashboard.ledger import Ledger
from dashboard.services import ImportRequest, import_file, remove_dataset, review_claim
from dashboard.services.project import Project
from tests.conftest import HISTORIES
from tests.faults.claims import CLAIM, folder
from tests.unit.services.settings_of import settings_of

EVERY = Filters(review=tuple(word.value for word in Review))
NAMES = st.sampled_from(("acled", "viina"))
PICK = st.integers(0, 7)
Shown = tuple[str, Review, str]


@dataclass
class World:
    """What ought to be shown. versions: of each claim of the ledger, oldest first.
    datasets: by name, the path of the file and the ids of the rows.
    """

    versions: dict[str, list[Shown]] = field(default_factory=dict)
    datasets: dict[str, tuple[str, frozenset[str]]] = field(default_factory=dict)


@cache
def template() -> Path:
    """Return a data directory with an empty ledger: to make one takes a while."""
    data = folder(Path(tempfile.mkdtemp(prefix="frontline-template-")))
    with Ledger.open(f"sqlite:///{data / 'ledger.sqlite'}"):
        return data


@cache
def gazetteer() -> Gazetteer:
    return Gazetteer.load(settings_of(template()))


def table(path: Path, ids: list[str], kind: str) -> Path:
    """Write a CSV of claims with those ids."""
    with path.open("w", newline="") as file:
        writer = csv.DictWriter(file, FIELDS)
        writer.writeheader()
        for id in ids:
            row = {name: getattr(CLAIM, name) for name in FIELDS}
            writer.writerow({**row, "id": id, "kind": kind, "place_id": ""})
    return path


class Histories(RuleBasedStateMachine):
    """A data directory, its running project, and beside it what ought to be shown."""

    @initialize()
    def begin(self) -> None:
        self.home = Path(tempfile.mkdtemp(prefix="frontline-history-"))
        self.data = self.home / "data"
        shutil.copytree(template(), self.data)
        self.ledger_file = self.data / "ledger.sqlite"
        self.world = World()
        self.backups: list[tuple[Path, World]] = []
        self.copies: list[tuple[Path, World]] = []
        self.snapshots: list[tuple[Path, World]] = []
        self.counter = 0
        self.open()

    def open(self) -> None:
        self.project = Project(settings_of(self.data))
        vars(self.project)["gazetteer"] = gazetteer()

    def close(self) -> None:
        self.project.settled().index.close()
        self.project.ledger.close()

    def teardown(self) -> None:
        if hasattr(self, "project"):
            assert self.project.ledger.verify() is None
            self.close()
            shutil.rmtree(self.home)

    def new(self) -> int:
        self.counter += 1
        return self.counter

    # What people do.

    @rule(count=st.integers(1, 3), draft=st.booleans(), elsewhere=st.booleans())
    def add(self, count: int, *, draft: bool, elsewhere: bool) -> None:
        state = Review.DRAFT if draft else Review.ACCEPTED
        claims = [
            replace(CLAIM, id=f"c{self.new()}", review=state) for _ in range(count)
        ]
        if elsewhere:
            with Ledger.open(f"sqlite:///{self.ledger_file}") as other:
                other.add(claims, by="boris", why="")
        else:
            self.project.ledger.add(claims, by="anna", why="")
        for claim in claims:
            self.world.versions[claim.id] = [(claim.id, state, "")]

    def pick(self, pick: int) -> str:
        ids = list(self.world.versions)
        return ids[pick % len(ids)]

    @precondition(lambda self: self.world.versions)
    @rule(pick=PICK)
    def revise(self, pick: int) -> None:
        id, note = self.pick(pick), f"note {self.new()}"
        claim = self.project.ledger.claim(id)
        assert claim is not None
        self.project.ledger.revise(replace(claim, note=note), by="anna", why="")
        self.world.versions[id].append((id, claim.review, note))

    @precondition(lambda self: self.world.versions)
    @rule(pick=PICK, decision=st.sampled_from(Review))
    def decide(self, pick: int, decision: Review) -> None:
        id = self.pick(pick)
        review_claim(self.project, id, decision, by="anna", why="")
        self.world.versions[id].append((id, decision, self.world.versions[id][-1][2]))

    @precondition(lambda self: self.world.versions)
    @rule(pick=PICK)
    def undo(self, pick: int) -> None:
        id = self.pick(pick)
        self.project.ledger.undo(id, by="anna", why="")
        versions = self.world.versions[id]
        rejected = (id, Review.REJECTED, versions[-1][2])
        versions.append(versions[-2] if len(versions) > 1 else rejected)

    # Datasets.

    def imports(self, name: str, path: Path) -> str:
        """Import a file, in the place of whatever dataset has that name."""
        order = ImportRequest(
            publish=True, path=path, format="csv", dataset=name, replace=True
        )
        return import_file(self.project, order, by="anna")[0].path

    @rule(name=NAMES, count=st.integers(1, 4))
    def import_rows(self, name: str, count: int) -> None:
        ids = [f"{name}-{self.new()}" for _ in range(count)]
        path = self.imports(name, table(self.home / f"{ids[0]}.csv", ids, "hold"))
        self.world.datasets[name] = (path, frozenset(ids))

    @rule(name=NAMES, count=st.integers(0, 2))
    def import_nothing(self, name: str, count: int) -> None:
        ids = [f"{name}-{self.new()}" for _ in range(count)]
        path = table(self.home / f"none-{self.new()}.csv", ids, "nonsense")
        with pytest.raises(BadInput, match="no sound row"):
            self.imports(name, path)

    @precondition(lambda self: self.world.datasets)
    @rule(pick=PICK)
    def remove(self, pick: int) -> None:
        names = sorted(self.world.datasets)
        name = names[pick % len(names)]
        remove_dataset(self.project, name, by="anna")
        del self.world.datasets[name]

    # Backups and copies, put back while the project runs or stands still.

    @rule()
    def backup(self) -> None:
        path = self.home / f"{self.new()}.zip"
        self.project.ledger.backup(path, self.project.settings.datasets_folder())
        self.backups.append((path, copy.deepcopy(self.world)))

    @precondition(lambda self: self.backups)
    @rule(pick=PICK)
    def restore(self, pick: int) -> None:
        path, world = self.backups[pick % len(self.backups)]
        self.project.ledger.restore(
            path, self.project.settings.datasets_folder(), force=True
        )
        self.world = copy.deepcopy(world)

    @rule()
    def copy_ledger(self) -> None:
        path = self.home / f"{self.new()}.sqlite"
        shutil.copyfile(self.ledger_file, path)
        self.copies.append((path, copy.deepcopy(self.world)))

    @precondition(lambda self: self.copies)
    @rule(pick=PICK, how=st.sampled_from(("in place", "renamed", "stopped")))
    def copy_ledger_back(self, pick: int, how: str) -> None:
        path, world = self.copies[pick % len(self.copies)]
        if how == "stopped":
            self.close()
        if how == "renamed":
            shutil.copyfile(path, self.home / "fresh")
            (self.home / "fresh").replace(self.ledger_file)
        else:
            shutil.copyfile(path, self.ledger_file)
        if how == "stopped":
            self.open()
        self.world = copy.deepcopy(world)

    @rule()
    def take_snapshot(self) -> None:
        path = self.home / f"snapshot-{self.new()}"
        shutil.copytree(self.data, path)
        self.snapshots.append((path, copy.deepcopy(self.world)))

    @precondition(lambda self: self.snapshots)
    @rule(pick=PICK)
    def put_snapshot_back(self, pick: int) -> None:
        path, world = self.snapshots[pick % len(self.snapshots)]
        self.close()
        shutil.rmtree(self.data)
        shutil.copytree(path, self.data)
        self.open()
        self.world = copy.deepcopy(world)

    @rule()
    def kill(self) -> None:
        """Go on from the files as they stand this moment, nothing being closed."""
        image = self.home / "image"
        shutil.copytree(self.data, image)
        self.close()
        shutil.rmtree(self.data)
        image.rename(self.data)
        self.open()

    # What must hold.

    @invariant()
    def shows_what_the_ledger_says(self) -> None:
        if not hasattr(self, "project"):
            return
        self.project.changed()
        self.project.settled()
        self.project.changed()
        assert self.project.difference() == ""
        shown = {
            (claim.id, claim.review, claim.note)
            for claim in self.project.index.claims(EVERY)
        }
        expected = {versions[-1] for versions in self.world.versions.values()}
        lost = set()
        for name, (path, ids) in self.world.datasets.items():
            if (self.project.settings.datasets_folder() / path).exists():
                expected |= {(id, Review.ACCEPTED, "") for id in ids}
            else:
                lost.add(name)
        assert shown == expected
        registered = {dataset.name for dataset in self.project.ledger.datasets()}
        assert registered == self.world.datasets.keys()
        # A dataset whose file went with a later change is told, nothing else is.
        assert len(self.project.troubles) == len(lost)
        for name in lost:
            assert any(f"dataset {name}" in str(t) for t in self.project.troubles)


TestHistories = Histories.TestCase
TestHistories.settings = settings(
    deadline=None,
    max_examples=HISTORIES,
    stateful_step_count=10,
    suppress_health_check=list(HealthCheck),
)
