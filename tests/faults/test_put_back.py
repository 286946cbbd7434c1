"""A ledger put back from a copy: what is shown follows it, and /healthz says so when it
does not.
"""

from __future__ import annotations

import json
import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from starlette.requests import Request

from dashboard.api.routes import healthz
from dashboard.api.visitors import VISITOR
from dashboard.domain.filters import Filters
from dashboard.domain.visitors.access import LOCAL_USER
from dashboard.domain.words import Review
from dashboard.services import review_claim
from dashboard.services.editing.datasets import register_dataset
from dashboard.services.project import Project
from tests.faults.claims import CLAIM, dataset, folder, parquet
from tests.unit.services.settings_of import settings_of


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    opened = Project(settings_of(folder(tmp_path / "data")))
    yield opened
    opened.settled().index.close()
    opened.ledger.close()


LOCAL_REQUEST = Request({"type": "http", "headers": [], "state": {VISITOR: LOCAL_USER}})
"""Of the person at the machine, who is told what is wrong."""


def ids(project: Project) -> set[str]:
    project.changed()
    return {claim.id for claim in project.settled().index.claims(Filters())}


def health(project: Project) -> dict[str, Any]:
    return dict(json.loads(bytes(healthz(LOCAL_REQUEST, project).body)))


def overwritten(copy: Path, ledger: Path) -> None:
    shutil.copyfile(copy, ledger)


def renamed(copy: Path, ledger: Path) -> None:
    shutil.copyfile(copy, ledger.with_name("fresh"))
    ledger.with_name("fresh").replace(ledger)


@pytest.mark.parametrize("put_back", [overwritten, renamed])
@pytest.mark.parametrize("later", [0, 1, 5])
def test_a_retraction_after_a_copy_was_put_back_is_not_published(
    project: Project, tmp_path: Path, put_back: Callable[[Path, Path], None], later: int
) -> None:
    file, copy = tmp_path / "data" / "ledger.sqlite", tmp_path / "copy"
    project.ledger.add([CLAIM, replace(CLAIM, id="b")], by="anna", why="")
    assert ids(project) == {"a", "b"}
    shutil.copyfile(file, copy)
    for id in ("c", "d", "e"):
        project.ledger.add([replace(CLAIM, id=id)], by="anna", why="")
    assert ids(project) == {"a", "b", "c", "d", "e"}
    put_back(copy, file)
    # The number falls below the old one, reaches it, or passes it unseen.
    review_claim(project, "a", Review.RETRACTED, by="anna", why="withdrawn")
    for number in range(later):
        project.ledger.add([replace(CLAIM, id=f"new{number}")], by="anna", why="")
    assert ids(project) == {"b", *(f"new{number}" for number in range(later))}
    assert health(project)["status"] == "ok"
    assert project.index.followed == project.ledger.state()


def test_health_is_not_ok_while_the_index_is_behind_the_ledger(
    project: Project,
) -> None:
    project.ledger.add([CLAIM], by="anna", why="")
    assert health(project)["status"] == "ok"
    start, stop = threading.Event(), threading.Event()

    def busy() -> None:
        with project._lock:
            start.set()
            stop.wait(30)

    worker = threading.Thread(target=busy)
    worker.start()
    assert start.wait(30)
    project.ledger.add([replace(CLAIM, id="b")], by="anna", why="")
    behind = health(project)
    stop.set()
    worker.join()
    assert behind["status"] == "degraded"
    assert "those of change 1 " in behind["troubles"][0]
    assert health(project)["status"] == "ok"


def test_a_ledger_from_before_an_import_shows_nothing_of_what_came_after(
    tmp_path: Path,
) -> None:
    data = folder(tmp_path / "data")
    files = data / "datasets"
    parquet(files / "old.parquet", 4)
    parquet(files / "new.parquet", 2)
    with Project(settings_of(data)) as project:
        register_dataset(project, dataset("q", "old.parquet"), by="anna")
        assert project.settled().index.count(Filters()) == 4
        shutil.copyfile(data / "ledger.sqlite", tmp_path / "copy")
        register_dataset(project, dataset("q", "new.parquet"), by="anna")
        assert project.settled().index.count(Filters()) == 2
    assert not (files / "old.parquet").exists()
    for file in data.glob("ledger.sqlite*"):
        file.unlink()
    shutil.copyfile(tmp_path / "copy", data / "ledger.sqlite")
    with Project(settings_of(data)) as project:
        assert project.settled().index.count(Filters()) == 0
        (trouble,) = project.troubles
        assert "dataset q" in str(trouble)
