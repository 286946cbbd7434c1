"""Files of a restore: all or none, also when it ends between the files and the
ledger.
"""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from dashboard.ledger import Ledger
from dashboard.ledger.backup.staging import clear_staging
from dashboard.ledger.store import Store
from tests.ledger.backups import PARQUET, TWO

PATH = Path("sub/acled.parquet")


class Killed(BaseException):
    """What ends a restore in the middle."""


def test_a_commit_that_fails_takes_every_file_back(
    whole: Path, target: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    datasets = tmp_path / "new"
    (datasets / "sub").mkdir(parents=True)
    (datasets / PATH).write_bytes(b"another")
    target.add([TWO], by="anna", why="")
    before = target.state()

    def fails(_store: Store, _commit: object) -> None:
        assert (datasets / PATH).read_bytes() == PARQUET
        raise Killed

    with monkeypatch.context() as patch, pytest.raises(Killed):
        patch.setattr(Store, "_commit", fails_after_publishing(fails))
        target.restore(whole, datasets, force=True)
    assert (datasets / PATH).read_bytes() == b"another"
    assert sorted(path.name for path in datasets.rglob("*")) == ["acled.parquet", "sub"]
    assert target.state() == before
    target.restore(whole, datasets, force=True)
    assert (datasets / PATH).read_bytes() == PARQUET
    assert target.leases() == frozenset()


def fails_after_publishing(fails: object) -> object:
    """Return a commit that fails for the restore and not for the lease before it."""
    calls = []
    whole = Store._commit

    def commit(store: Store, action: object) -> None:
        calls.append(1)
        if len(calls) == 2:
            fails(store, action)  # type: ignore[operator]
        whole(store, action)  # type: ignore[arg-type]

    return commit


@pytest.mark.parametrize("committed", [False, True])
@pytest.mark.parametrize("existed", [False, True])
def test_a_killed_restore_is_settled_by_the_next(
    whole: Path,
    spare: Ledger,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    committed: bool,
    existed: bool,
) -> None:
    datasets = tmp_path / "new"
    (datasets / "sub").mkdir(parents=True)
    if existed:
        (datasets / PATH).write_bytes(b"another")
    with monkeypatch.context() as patch, pytest.raises(Killed):
        # Killed: nothing is cleared up after it.
        patch.setattr(
            "dashboard.ledger.backup.staging.shutil.rmtree", lambda *_, **__: 0
        )
        patch.setattr(
            "dashboard.ledger.backup.staging.Staged.take_back", lambda _self: None
        )
        patch.setattr(Ledger, "release", lambda *_: None)
        if committed:
            spare.restore(whole, datasets, force=True)
            raise Killed
        patch.setattr(
            Store, "_commit", fails_after_publishing(lambda *_: raise_killed())
        )
        spare.restore(whole, datasets, force=True)
    assert (datasets / PATH).read_bytes() == PARQUET
    (folder,) = datasets.glob(".restore-*")
    clear_staging(datasets, {folder.name}, spare.identity)
    clear_staging(datasets, (), spare.identity)
    assert folder.exists(), "it runs, or has just begun"
    os.utime(folder, (time.time() - 3600,) * 2)
    clear_staging(datasets, (), spare.identity)
    assert not folder.exists()
    if committed:
        assert (datasets / PATH).read_bytes() == PARQUET
    elif existed:
        assert (datasets / PATH).read_bytes() == b"another"
    else:
        assert not (datasets / PATH).exists()


def raise_killed() -> None:
    raise Killed


def test_every_file_and_folder_is_on_the_disk_before_the_commit(
    whole: Path, spare: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[str] = []
    fsync, commit, replace = os.fsync, Store._commit, Path.replace

    def synced(handle: int) -> None:
        steps.append(f"sync {Path(f'/proc/self/fd/{handle}').readlink().name}")
        fsync(handle)

    def moved(path: Path, target: Path) -> Path:
        steps.append(f"move {target.name}")
        return replace(path, target)

    def committed(store: Store, action: object) -> None:
        steps.append("commit")
        commit(store, action)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(Path, "replace", moved)
    monkeypatch.setattr(Store, "_commit", committed)
    spare.restore(whole, tmp_path / "new")
    staging = next(step for step in steps if ".restore-" in step)
    assert [step for step in steps if step != staging] == [
        "commit",
        "sync acled.parquet",
        "sync new",
        "move acled.parquet",
        "sync sub",
        "sync new",
        "commit",
        "commit",
    ]
