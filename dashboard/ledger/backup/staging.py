"""Files of datasets that a restore brings: they wait beside their place, and take it
just before the ledger is committed.

A restore that is killed in between left the old ledger and some new files. What it had
set aside, and what is new, is noted in its folder, so that whoever comes next can put
things back.
"""

from __future__ import annotations

import json
import os
import shutil
import time
from collections.abc import Container, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from dashboard.domain.errors import FrontlineError
from dashboard.ledger.backup.bundle import Bundle
from dashboard.ledger.clocks.leases import leases, release, renew
from dashboard.ledger.database_errors import file_fault
from dashboard.ledger.queries import state
from dashboard.ledger.store import Store

STAGING, REPLACED, NOTE = ".restore-", ".replaced", ".restore.json"
"""A folder of each restore; in it those files it takes the place of, and what it is
about.
"""
STAGING_SECONDS = 3600.0
"""How long a restore may take before what it left counts as left behind."""
LEFT_SECONDS = 60.0
"""A folder younger than that may belong to a restore that has no lease yet."""


@dataclass(frozen=True)
class Staged:
    """Files that wait in a folder until the ledger is filled."""

    folder: Path
    datasets: Path
    paths: tuple[str, ...]

    def publish(self) -> None:
        """Move every file to its place, and have the names on the disk."""
        for path in self.paths:
            target = self.datasets / path
            try:
                target.parent.mkdir(parents=True, exist_ok=True)
                self._set_aside(target, path)
                (self.folder / path).replace(target)
                sync_folders(target.parent, self.datasets)
            except OSError as error:
                raise file_fault(target, error) from error

    def _set_aside(self, target: Path, path: str) -> None:
        """Keep the file that stands there until the ledger has decided. A link costs
        nothing, and the name is never without a file.
        """
        aside = self.folder / REPLACED / path
        aside.parent.mkdir(parents=True, exist_ok=True)
        try:
            aside.hardlink_to(target)
        except FileNotFoundError:
            return
        except OSError:
            # Not every file system has hard links.
            shutil.copyfile(target, aside)
        sync_folders(aside.parent)

    def take_back(self) -> None:
        """Put things back: the ledger is as it was, and so are its files."""
        for path in self.paths:
            aside, target = self.folder / REPLACED / path, self.datasets / path
            with suppress(OSError):
                if aside.exists():
                    aside.replace(target)
                elif not (self.folder / path).exists():
                    target.unlink(missing_ok=True)


@contextmanager
def staged(
    store: Store,
    bundle: Bundle,
    datasets: Path,
) -> Iterator[Staged]:
    """Unpack the files of a backup beside their places while the body runs; what is not
    published by then is deleted.
    """
    paths = bundle.files()
    if not paths:
        yield Staged(datasets, datasets, ())
        return
    name = f"{STAGING}{uuid4().hex}"
    # Before the folder is there: another restore would take it for one left behind.
    renew(store, name, name, STAGING_SECONDS)
    try:
        clear_staging(datasets, leases(store), state(store).identity)
        files = _unpacked(store, bundle, datasets / name)
        try:
            yield files
        finally:
            shutil.rmtree(files.folder, ignore_errors=True)
    finally:
        with suppress(FrontlineError):
            release(store, name, name)


def _unpacked(store: Store, bundle: Bundle, folder: Path) -> Staged:
    paths = bundle.files()
    try:
        # Private datasets are in it.
        folder.mkdir(mode=0o700, parents=True)
        note = {"ledger": state(store).identity, "paths": paths}
        # Before the files: what is killed from here on can be settled by the note.
        (folder / NOTE).write_text(json.dumps(note), "utf-8")
    except OSError as error:
        raise file_fault(folder, error) from error
    try:
        for path in paths:
            _extract(bundle, path, folder / path)
        sync_folders(folder, folder.parent)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return Staged(folder, folder.parent, paths)


def _extract(bundle: Bundle, path: str, target: Path) -> None:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with bundle.open(path) as member, target.open("xb") as file:
            shutil.copyfileobj(member, file)
            file.flush()
            # The ledger is committed durably, so the files that it names must be as
            # durable.
            os.fsync(file.fileno())
    except OSError as error:
        raise file_fault(target, error) from error


def clear_staging(
    datasets: Path,
    running: Container[str],
    identity: str,
) -> None:
    """Settle the restores that were killed. running: names of leases; identity: of the
    ledger as it is.
    """
    for folder in datasets.glob(f"{STAGING}*"):
        with suppress(OSError):
            age = time.time() - folder.stat().st_mtime
            if folder.name not in running and age > LEFT_SECONDS:
                _settle(folder, identity)


def _settle(folder: Path, identity: str) -> None:
    """Put back what a killed restore published before the ledger was committed, and
    delete its folder.
    """
    try:
        note = json.loads((folder / NOTE).read_text("utf-8"))
        ledger, paths = note["ledger"], tuple(note["paths"])
    except (OSError, ValueError, KeyError, TypeError):
        # Killed before it unpacked anything.
        ledger, paths = "", ()
    # A restore gives the ledger a new identity: with the old one it never happened.
    if ledger == identity:
        Staged(folder, folder.parent, paths).take_back()
    shutil.rmtree(folder, ignore_errors=True)


def sync_folders(*folders: Path) -> None:
    """Have the names in these folders on the disk, where the system can do that."""
    if os.name != "posix":
        return
    for folder in dict.fromkeys(folders):
        # On POSIX a new name is durable only when its folder was synced too.
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
