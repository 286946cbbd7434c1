"""Files of datasets that a change leaves in question until the ledger has decided.

Before the ledger is changed, a marker beside the files names them, and a lease in the
ledger says that somebody works at them. Afterwards, or when the lease has run out
because the process has died, at the next import, those go that no dataset of the ledger
has: the new file when the import failed, the old one when it was replaced.

Several machines may share the folder: no process of another can be asked whether it
lives, and a number of a process says nothing there. The ledger is what they all reach.
"""

from __future__ import annotations

import json
import os
import re
import threading
import time
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4

from dashboard.domain.errors import FrontlineError, ServiceUnavailable
from dashboard.i18n.translate import gettext
from dashboard.services.project import Project

LEASE_SECONDS = 60.0
"""How long what a process works at stays its own after it last said so."""
RENEWALS = 4
"""How often it says so in that time: a slow database may miss a few."""
FORGOTTEN_SECONDS = 24 * 3600.0
"""A file of an older version of this program, which had no leases, that nobody wrote to
for so long is nobody's.
"""
LEDGER_DIGITS = 8
"""Hex digits by which the name of a dataset's file says of which ledger it is."""


@contextmanager
def unsettled(project: Project, paths: Collection[str]) -> Iterator[None]:
    """Keep the files at these paths, relative to the folder of datasets, while the body
    runs; then delete those of them that no dataset has.

    Raises ServiceUnavailable when the folder cannot be written to.
    """
    if not paths:
        yield
        return
    name = uuid4().hex
    with _leased(project, name):
        marker = _mark(project, name, paths)
        try:
            yield
        finally:
            _settle(project, marker)


def _mark(project: Project, name: str, paths: Iterable[str]) -> Path:
    """Write the marker and have it, and its name, on the disk."""
    from dashboard.exchange.importers.writer import sync_folder

    folder = project.settings.datasets_folder()
    marker = folder / f".{name}.unsettled"
    content = {"ledger": project.ledger.identity, "paths": list(paths)}
    try:
        with marker.open("x", encoding="utf-8") as file:
            json.dump(content, file)
            file.flush()
            # Before the ledger is changed: after a power cut nobody else knows of the
            # files.
            os.fsync(file.fileno())
        sync_folder(folder)
    except OSError as error:
        marker.unlink(missing_ok=True)
        raise ServiceUnavailable(
            gettext(
                "{folder}: cannot be written ({strerror}); free some space there",
                folder=folder,
                strerror=error.strerror,
            )
        ) from error
    return marker


@contextmanager
def _leased(project: Project, name: str) -> Iterator[None]:
    """Have a lease while the body runs."""
    ledger, ended = project.ledger, threading.Event()
    ledger.lease(name, name, LEASE_SECONDS)

    def renew() -> None:
        while not ended.wait(LEASE_SECONDS / RENEWALS):
            # A ledger that is away for a moment: the next time will do.
            with suppress(FrontlineError):
                ledger.lease(name, name, LEASE_SECONDS)

    thread = threading.Thread(target=renew, name=f"lease {name}", daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        # Before the release: a renewal that comes after it would take the lease again.
        thread.join()
        # One that cannot be given back runs out by itself.
        with suppress(FrontlineError):
            ledger.release(name, name)


def tidy(project: Project) -> None:
    """Delete what imports, removals and restores left behind that nobody works at."""
    from dashboard.ledger.backup.staging import clear_staging

    folder = project.settings.datasets_folder()
    # In this order: whoever began after the files were listed has none among them, and
    # whoever ended since has its file among the datasets by now.
    files = list(folder.glob("*.parquet"))
    partial = list(folder.glob(".*.partial"))
    running = project.ledger.leases()
    protected: set[str] = set()
    for marker in folder.glob(".*.unsettled"):
        if _abandoned(marker, running):
            _settle(project, marker)
        protected |= _paths(marker)
    clear_staging(folder, running, project.ledger.identity)
    _remove_orphans(project, files, protected)
    for path in partial:
        if _target(path) not in protected and _age(path) > FORGOTTEN_SECONDS:
            path.unlink(missing_ok=True)


def _abandoned(marker: Path, running: Collection[str]) -> bool:
    """Whether nobody works at what a marker names: the lease is taken before the marker
    is written.
    """
    name = marker.name.removeprefix(".").removesuffix(".unsettled")
    if re.fullmatch("[0-9a-f]{32}", name):
        return name not in running
    return _age(marker) > FORGOTTEN_SECONDS


def _paths(marker: Path) -> set[str]:
    try:
        return set(json.loads(marker.read_text("utf-8"))["paths"])
    except (OSError, ValueError, KeyError, TypeError):
        return set()


def _remove_orphans(
    project: Project,
    files: Iterable[Path],
    protected: Collection[str],
) -> None:
    """Delete the files that an import into this ledger wrote and that no dataset has.

    Their names say of which ledger they are: others may have theirs in this folder too.
    """
    ours = re.compile(rf".*-{ledger_mark(project)}-[0-9a-f]+\.parquet")
    standing = {dataset.path for dataset in project.ledger.datasets()}
    for file in files:
        in_use = file.name in protected or file.name in standing
        if ours.fullmatch(file.name) and not in_use and _age(file) > LEASE_SECONDS:
            with suppress(OSError):
                _delete(file)


def ledger_mark(project: Project) -> str:
    """Return the part of a file's name that says of which ledger it is."""
    return project.ledger.identity.replace("-", "")[:LEDGER_DIGITS]


def _age(file: Path) -> float:
    """Return for how many seconds nobody wrote to a file, 0 for one that is gone."""
    try:
        return time.time() - file.stat().st_mtime
    except FileNotFoundError:
        return 0.0


def _settle(project: Project, marker: Path) -> None:
    try:
        content = json.loads(marker.read_text("utf-8"))
        ledger, paths = content["ledger"], content["paths"]
    except (OSError, ValueError, KeyError, TypeError):
        # Cut short: its process died before it went on to the files.
        marker.unlink(missing_ok=True)
        return
    try:
        if project.ledger.identity != ledger:
            # Another ledger keeps its files in this folder too: they are its own.
            return
        standing = {dataset.path for dataset in project.ledger.datasets()}
    except FrontlineError:
        # The ledger is away: nobody knows which files stand; the next import will.
        return
    try:
        for path in paths:
            if path not in standing:
                _delete(marker.parent / path)
            _delete_partial(marker.parent / path)
        marker.unlink(missing_ok=True)
    except OSError:
        # Not deleted now, it is tried again; what stands is not touched by it.
        return


def _delete(file: Path) -> None:
    file.unlink(missing_ok=True)
    file.with_suffix(".rejects.csv").unlink(missing_ok=True)


def _delete_partial(file: Path) -> None:
    for name in (file.name, file.with_suffix(".rejects.csv").name):
        file.with_name(f".{name}.partial").unlink(missing_ok=True)


def _target(partial: Path) -> str:
    """Return the name of the Parquet file that an unfinished file is for."""
    return f"{partial.name.removeprefix('.').split('.')[0]}.parquet"
