"""The data of one run, kept in step."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Never

import pytest

from dashboard.domain.errors import Damaged, ServiceUnavailable
from dashboard.domain.filters import Filters
from dashboard.domain.settings import load
from dashboard.index import Index
from dashboard.services import Project, close_projects, open_ahead, open_project
from dashboard.services.editing.datasets import register_dataset
from tests.faults.claims import CLAIM, dataset, folder, parquet
from tests.unit.services.settings_of import settings_of


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return folder(tmp_path / "data")


def waiting(project: Project) -> list[str]:
    return [*project.pending]


def test_the_shipped_data_is_sound() -> None:
    project = open_project(load({}))
    assert project.problems == ()
    assert open_project(load({})) is project
    summary = project.index.summary(Filters())
    assert summary.claims > 0
    assert summary.places > 0
    claims = list(project.index.claims(Filters()))
    assert not [
        claim.id for claim in claims if claim.placed and claim.precision is None
    ]


@pytest.mark.slow
def test_what_is_closed_opens_nothing_any_more(data: Path) -> None:
    project = open_project(settings_of(data))
    assert open_project(settings_of(data)) is project
    close_projects()
    with pytest.raises(ServiceUnavailable, match="the program is ending"):
        project.refresh()
    with pytest.raises(ServiceUnavailable, match="the program is ending"):
        _ = project.ledger
    assert open_project(settings_of(data)) is not project


@pytest.mark.slow
def test_what_is_opened_ahead_has_counted_its_lists(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_ahead(settings_of(data))

    def again(*_: object) -> Never:
        raise AssertionError("counted again")

    monkeypatch.setattr(Index, "_facet", again)
    assert "kind" in open_project(settings_of(data)).index.facets(Filters())


def test_what_is_damaged_is_told_to_whoever_comes(tmp_path: Path) -> None:
    (tmp_path / "ledger.sqlite").write_bytes(b"no ledger" * 1000)
    open_ahead(settings_of(tmp_path))
    with pytest.raises(Damaged):
        open_project(settings_of(tmp_path))


def test_the_index_follows_the_ledger(data: Path) -> None:
    with Project(settings_of(data)) as project:
        assert project.index.count(Filters()) == 0
        project.ledger.add([CLAIM], by="anna", why="")
        project.changed()
        assert project.index.count(Filters()) == 1
        assert project.difference() == ""
        assert project.troubles == ()


class Halted:
    """Lets a refresh of another thread follow the ledger, and halts it before it ends."""

    def __init__(self, project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
        self.project = project
        self.has_followed, self.may_end = threading.Event(), threading.Event()
        self.thread = threading.Thread(target=project.refresh)
        follow = project._index.follow

        def halted(*arguments: Any) -> None:
            follow(*arguments)
            if threading.current_thread() is self.thread:
                self.has_followed.set()
                assert self.may_end.wait(60)

        monkeypatch.setattr(project._index, "follow", halted)
        project._state = None
        project.changed()
        self.thread.start()
        assert self.has_followed.wait(60)


@pytest.fixture
def halted(data: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Halted]:
    with Project(settings_of(data)) as project:
        assert project.index.count(Filters()) == 0
        monkeypatch.setattr("dashboard.services.project.GLANCE_SECONDS", 3600.0)
        halt = Halted(project, monkeypatch)
        yield halt
        halt.may_end.set()
        halt.thread.join(60)


@pytest.mark.slow
def test_whoever_changes_the_ledger_sees_it_though_another_refresh_began_before(
    halted: Halted,
) -> None:
    number = halted.project.ledger.add([CLAIM], by="anna", why="")
    threading.Timer(0.2, halted.may_end.set).start()
    halted.project.catch_up()
    assert halted.project._index.followed.number == number


def test_a_change_made_while_a_refresh_runs_is_not_forgotten(halted: Halted) -> None:
    halted.project.ledger.add([CLAIM], by="anna", why="")
    halted.project.changed()
    halted.may_end.set()
    halted.thread.join(60)
    assert halted.project.index.count(Filters()) == 1


@pytest.mark.slow
def test_a_claim_of_the_ledger_lies_where_the_gazetteer_says(data: Path) -> None:
    named = replace(
        CLAIM,
        place_id="",
        name="Bakhmut",
        region="",
        lat=None,
        lon=None,
        precision=None,
    )
    with Project(settings_of(data)) as project:
        project.ledger.add([named], by="anna", why="")
        (claim,) = project.index.claims(Filters())
        assert (claim.name, claim.region) == ("Bakhmut", "Donetsk")
        assert claim.placed


@pytest.mark.slow
def test_datasets_are_pending_until_they_are_in_the_index(data: Path) -> None:
    parquet(data / "datasets" / "q.parquet", 3)
    with Project(settings_of(data)) as project:
        register_dataset(project, dataset("q", "q.parquet"), by="anna")
        assert project.settled().index.count(Filters()) == 3
        assert project.pending == ()


@pytest.mark.slow
def test_nobody_waits_for_ever_on_an_intake_that_ended_at_once(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An intake may end before whoever started it has noted what it follows."""
    monkeypatch.setattr(threading.Thread, "start", threading.Thread.run)
    parquet(data / "datasets" / "q.parquet", 3)
    with Project(settings_of(data)) as project:
        register_dataset(project, dataset("q", "q.parquet"), by="anna")
        project.refresh()
        assert waiting(project) == ["q"]
        project.refresh()
        assert waiting(project) == []


@pytest.mark.slow
def test_a_full_disk_is_tried_again_after_a_pause(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parquet(data / "datasets" / "q.parquet", 3)

    def full(*_: object) -> None:
        raise ServiceUnavailable("the disk is full")

    with Project(settings_of(data)) as project:
        register_dataset(project, dataset("q", "q.parquet"), by="anna")
        with monkeypatch.context() as patch:
            patch.setattr(Index, "hold", full)
            assert [str(t) for t in project.settled().troubles] == ["the disk is full"]
            assert waiting(project) == ["q"]
        # Nothing changes but the time.
        project._intake._not_before = 0.0
        project.changed()
        assert project.settled().index.count(Filters()) == 3
        assert project.troubles == ()
        assert waiting(project) == []


def test_only_some_may_know_that_a_private_dataset_is_taken_in(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise ServiceUnavailable("the disk is full")

    monkeypatch.setattr(Index, "hold", full)
    with Project(settings_of(data)) as project:
        for name, private in (("open", False), ("closed", True)):
            parquet(data / "datasets" / f"{name}.parquet", 3)
            made = dataset(name, f"{name}.parquet", private=private)
            register_dataset(project, made, by="anna")
        project.settled()
        assert {*project.pending_for(private=True)} == {"open", "closed"}
        assert project.pending_for(private=False) == ("open",)
