"""A folder of datasets that several machines share: what somebody works at stays, what
nobody works at goes.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.domain.errors import ServiceUnavailable
from dashboard.ledger import Ledger
from dashboard.services.editing import unsettled as module
from dashboard.services.editing.unsettled import ledger_mark, tidy, unsettled
from dashboard.services.project import Project
from tests.faults.claims import folder
from tests.faults.test_replacing import expire
from tests.unit.services.settings_of import settings_of

OLD = time.time() - 2 * 24 * 3600


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with Project(settings_of(folder(tmp_path / "data"))) as opened:
        opened.settings.datasets_folder().mkdir(parents=True, exist_ok=True)
        yield opened


def put(project: Project, name: str, *, old: bool = True) -> Path:
    path = project.settings.datasets_folder() / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"x")
    if old:
        os.utime(path, (OLD, OLD))
    return path


def own(project: Project, number: int = 1) -> str:
    """Return the name of a file that an import into this ledger would write."""
    return (
        f"20260101T00000000000{number}-0123abcd-{ledger_mark(project)}-89abcdef.parquet"
    )


def test_a_running_import_of_another_machine_stays(project: Project) -> None:
    name = own(project)
    other = Project(project.settings)
    with unsettled(other, [name]):
        files = [put(project, name), put(project, f".{name}.partial")]
        tidy(project)
        assert all(file.exists() for file in files)
        assert len(project.ledger.leases()) == 1
    assert not any(file.exists() for file in files), "no dataset has them"
    assert project.ledger.leases() == frozenset()
    assert list(project.settings.datasets_folder().iterdir()) == []
    other.close()


def test_what_a_killed_import_left_goes_when_its_lease_has_run_out(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = own(project)
    with monkeypatch.context() as killed:
        # Nothing of what comes at the end is done.
        killed.setattr(module, "_settle", lambda *_: None)
        killed.setattr(Ledger, "release", lambda *_: None)
        with unsettled(project, [name]):
            pass
    left = [put(project, name), put(project, f".{name}.partial")]
    left.append(put(project, name.replace(".parquet", ".rejects.csv")))
    tidy(project)
    assert all(file.exists() for file in left), "the lease still runs"
    expire(project)
    tidy(project)
    assert list(project.settings.datasets_folder().iterdir()) == []


def test_the_lease_is_renewed_while_the_work_goes_on(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    renewed, calls = threading.Event(), []
    whole = Ledger.lease

    def counted(ledger: Ledger, name: str, holder: str, seconds: float) -> bool:
        calls.append(name)
        if len(calls) == 2:
            raise ServiceUnavailable("away for a moment")
        if len(calls) > 3:
            renewed.set()
        return whole(ledger, name, holder, seconds)

    monkeypatch.setattr(Ledger, "lease", counted)
    monkeypatch.setattr(module, "LEASE_SECONDS", 0.04)
    with unsettled(project, ["a.parquet"]):
        assert renewed.wait(30)
    assert len(set(calls)) == 1


def test_an_orphan_of_this_ledger_goes_and_no_other(project: Project) -> None:
    mine, young = (
        put(project, own(project, 1)),
        put(project, own(project, 2), old=False),
    )
    rejects = put(project, mine.with_suffix(".rejects.csv").name)
    others = put(project, own(project, 3).replace(ledger_mark(project), "00000000"))
    before = put(project, "20240101T000000000000-4711-89abcdef.parquet")
    tidy(project)
    assert not mine.exists()
    assert not rejects.exists()
    assert young.exists(), "an import may just have ended"
    assert others.exists(), "another ledger has its files here too"
    assert before.exists(), "its name does not say of which ledger it is"


def test_marks_of_older_versions_are_left_for_a_day(project: Project) -> None:
    old = put(project, ".0123456789ab.host-1.unsettled")
    young = put(project, ".0123456789ac.host-1.unsettled", old=False)
    part = put(project, ".20240101-1-2.parquet.host-1.partial")
    fresh = put(project, ".20240101-1-3.parquet.host-1.partial", old=False)
    tidy(project)
    assert [path.exists() for path in (old, young, part, fresh)] == [
        False,
        True,
        False,
        True,
    ]


def test_a_folder_of_a_killed_restore_goes(project: Project) -> None:
    datasets = project.settings.datasets_folder()
    for name in (".restore-a", ".restore-b", ".restore-c"):
        put(project, f"{name}/sub/d.parquet")
    for name in (".restore-a", ".restore-b"):
        os.utime(datasets / name, (OLD, OLD))
    project.ledger.lease(".restore-b", "x", 60)
    tidy(project)
    assert {path.name for path in datasets.iterdir()} == {".restore-b", ".restore-c"}


def test_nothing_is_marked_where_no_file_is_in_question(project: Project) -> None:
    with unsettled(project, []):
        assert project.ledger.leases() == frozenset()
        assert list(project.settings.datasets_folder().iterdir()) == []
