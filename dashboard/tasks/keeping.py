"""Datasets taken in and dropped, and decisions about claims."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.domain.claim import Claim
from dashboard.domain.dataset import Dataset
from dashboard.domain.geo import Box
from dashboard.domain.words import Review
from dashboard.tasks.places import locate
from dashboard.tasks.project import Project

if TYPE_CHECKING:
    from dashboard.exchange.foreign import Mapping, Progress


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportOrder:
    """What to import and how. format: "auto" or one of FORMATS; dataset: its name, "" for that of the format.

    country, box: rows elsewhere are left out. license, redistribute: of a file that names no terms itself.
    """

    path: Path
    format: str = "auto"
    dataset: str = ""
    country: str = ""
    box: Box | None = None
    license: str = ""
    redistribute: bool = False
    mapping: Mapping | None = None


def import_file(
    project: Project, order: ImportOrder, *, by: str, progress: Callable[[Progress], None] | None = None
) -> tuple[Dataset, tuple[tuple[str, int], ...], Path]:
    """Import a file as a dataset, in the place of an earlier one of the same name.

    Returns the dataset, the reasons for rejected rows with their counts, and the file that lists those rows (which
    exists only if there are any). What is not whole is never seen: the dataset appears when its file is complete.
    """
    from dashboard.exchange.foreign import Request, convert

    folder = project.settings.datasets_folder()
    stem = f"{datetime.now(UTC):%Y%m%dT%H%M%S%f}-{os.getpid()}"
    target = folder / f"{stem}.parquet"
    request = Request(
        path=order.path, format=order.format, dataset=order.dataset, country=order.country, box=order.box,
        mapping=order.mapping, license=order.license, redistribute=order.redistribute,
    )  # fmt: skip

    def place(claim: Claim) -> Claim:
        return locate(claim, project.gazetteer)

    report = convert(
        request, target, target.with_suffix(".rejects.csv"), progress=progress, locate=place,
        memory=project.settings.memory,
    )  # fmt: skip
    dataset = Dataset(
        name=report.dataset, format=report.format, path=target.name, title=report.label, source=order.path.name,
        sha256=report.sha256, credit=report.credit, license=report.license, terms=report.terms,
        redistribute=report.redistribute, rows=report.rows, rejected=report.rejected, left_out=report.left_out,
        imported_at=datetime.now(UTC), imported_by=by,
    )  # fmt: skip
    register(project, dataset, by=by)
    return dataset, report.reasons, target.with_suffix(".rejects.csv")


def register(project: Project, dataset: Dataset, *, by: str) -> None:
    """Note a dataset in the ledger; the file of an earlier one of that name goes."""
    before = [d for d in project.ledger.datasets() if d.name == dataset.name]
    project.ledger.register(dataset, by=by)
    project.changed()
    for old in before:
        _delete(project, old)


def open_archive(
    project: Project, address: str, name: str, *, by: str, license: str = "", redistribute: bool = False
) -> Dataset:
    """Open Parquet files in the claim schema as a dataset without copying them.

    address: a folder, a glob, or an address like s3://bucket/folder that fsspec can read. Raises BadInput when there
    is no such file or it is not in the claim schema, Damaged when it cannot be read.
    """
    local = Path(address)
    where = (
        str(local.resolve() / "**" / "*.parquet")
        if local.is_dir()
        else str(local.resolve())
        if local.exists()
        else address
    )
    if "://" in where and not where.endswith(".parquet"):
        where = f"{where.rstrip('/')}/**/*.parquet"
    known_as = name or re.sub(r"[^a-z0-9]+", "-", local.name.lower()).strip("-") or "archive"
    rows = project.index.survey(known_as, where)
    dataset = Dataset(
        name=known_as, format="parquet", path=where, title=known_as, archive=True, source=address, license=license,
        redistribute=redistribute, rows=rows, imported_at=datetime.now(UTC), imported_by=by,
    )  # fmt: skip
    register(project, dataset, by=by)
    return dataset


def remove_dataset(project: Project, name: str, *, by: str) -> Dataset:
    """Remove a dataset and its file; an archive's own files stay. Raises NothingFound when there is none."""
    gone = project.ledger.remove_dataset(name, by=by)
    project.changed()
    _delete(project, gone)
    return gone


def _delete(project: Project, dataset: Dataset) -> None:
    if dataset.archive:
        return
    file = project.settings.datasets_folder() / dataset.path
    file.unlink(missing_ok=True)
    file.with_suffix(".rejects.csv").unlink(missing_ok=True)


def review(project: Project, claim_id: str, decision: Review, *, by: str, why: str) -> int:
    """Note a decision about a claim of the ledger and return the revision's number. Raises NothingFound."""
    number = project.ledger.review(claim_id, decision, by=by, why=why)
    project.changed()
    return number
