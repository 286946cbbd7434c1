"""Datasets taken in and dropped, and decisions about claims."""

from __future__ import annotations

import csv
import hashlib
import os
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from uuid import uuid4

from dashboard.domain.claim import Claim
from dashboard.domain.dataset import Dataset, checked_colour
from dashboard.domain.errors import BadInput, EditConflict
from dashboard.domain.geography.geo import Box
from dashboard.domain.settings import memory_bytes
from dashboard.domain.wording import count_words
from dashboard.domain.words import Review
from dashboard.i18n.translate import gettext, ngettext
from dashboard.services.editing.mappings import remember_mapping, remembered_mapping
from dashboard.services.editing.reject_words import reject_words
from dashboard.services.editing.unsettled import ledger_mark, tidy, unsettled
from dashboard.services.map.places import locate
from dashboard.services.project import Project

if TYPE_CHECKING:
    from dashboard.exchange.importers import (
        ConversionRequest,
        DateOrder,
        Looked,
        Mapping,
        Progress,
        Report,
    )
    from dashboard.processes.limits import Limits

ORIGIN = 8
"""Hex digits by which the name of a dataset's file says from which folder it came."""
FIRST_REJECTS = 3
"""Rejected rows that are named when none is sound."""
RACES = 20
"""How often a dataset is noted anew when other processes change it meanwhile."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportRequest:
    """What to import and how. format: "auto" or one of FORMATS; dataset: its name, ""
    for that of the file. replace: also in the place of another file's dataset.

    country, box: rows elsewhere are left out. license, redistribute: of a file that
    names no terms itself. mapping: what the columns of an unknown table mean; guessed:
    take the program's own guess. date_order: of days that no row settles. table: of a
    file with several. terms: of a file that names none, in words. publish: show it to
    everybody at once; else it is private, unless the dataset it replaces is not.
    colour: of its layer, "" for that of the dataset it replaces.
    """

    path: Path
    format: str = "auto"
    dataset: str = ""
    country: str = ""
    box: Box | None = None
    license: str = ""
    redistribute: bool = False
    mapping: Mapping | None = None
    guessed: bool = False
    date_order: DateOrder | None = None
    table: str = ""
    replace: bool = False
    terms: str = ""
    publish: bool = False
    colour: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveOptions:
    """How an archive is kept. replace: also in the place of a dataset that came from
    elsewhere; the others as of ImportRequest.
    """

    license: str = ""
    terms: str = ""
    redistribute: bool = False
    replace: bool = False
    publish: bool = False
    colour: str = ""


class Imported(NamedTuple):
    """What came of an import, see `import_file`."""

    dataset: Dataset
    reasons: tuple[tuple[str, int], ...]
    rejects: Path
    notes: tuple[str, ...]


def look_at_file(
    project: Project,
    path: Path,
    table: str = "",
) -> Looked:
    """Say what a file to import is, and what its columns might mean: as they were
    mapped when a file with the same ones was imported. Raises BadInput.
    """
    from dashboard.exchange.importers import look_aside

    looked = look_aside(path, table=table, limits=import_limits(project, path))
    if looked.proposal is None:
        return looked
    remembered = remembered_mapping(project, looked.proposal.header)
    if remembered is None:
        return looked
    proposal = replace(looked.proposal, mapping=remembered)
    notes = (*looked.notes, "mapped as the last file with the same columns was")
    return replace(looked, proposal=proposal, notes=notes)


def import_limits(project: Project, path: Path) -> Limits:
    """Return what a process that reads the file may take."""
    from dashboard.exchange.importers import limits_for

    return limits_for(
        path,
        memory=memory_bytes(project.settings.import_memory),
        seconds=project.settings.import_seconds,
    )


def import_file(
    project: Project,
    request: ImportRequest,
    *,
    by: str,
    progress: Callable[[Progress], None] | None = None,
) -> Imported:
    """Import a file as a dataset, in the place of an earlier import of it.

    Returns the dataset, the reasons for rejected rows with their counts, the file that
    lists those rows (which exists only if there are any), and notes on how the file was
    read. What is not whole is
    never seen: the dataset appears when its file is complete, and only then goes what
    it replaces. Raises BadInput, and leaves all as it was, when the file has no sound
    row, or when the name is that of another file's dataset and the request does not say
    to replace it.
    """
    from dashboard.exchange.importers import convert_aside, dataset_name

    folder = project.settings.datasets_folder()
    tidy(project)
    conversion = conversion_of(request)
    conversion = replace(conversion, dataset=dataset_name(conversion))
    path = Path(os.path.abspath(request.path))  # noqa: PTH100  resolve() follows links
    origin = hashlib.sha256(os.fsencode(path.parent)).hexdigest()[:ORIGIN]
    began = f"{datetime.now(UTC):%Y%m%dT%H%M%S%f}"
    # Never a name that was there before: the index takes a file of a new name for new.
    stem = f"{began}-{uuid4().hex[:8]}-{ledger_mark(project)}-{origin}"
    target = folder / f"{stem}.parquet"
    rejects = target.with_suffix(".rejects.csv")

    def check(before: Dataset | None) -> None:
        if before and not request.replace and not _same_file(before, path, origin):
            raise _taken(before, request.path)

    def place(claim: Claim) -> Claim:
        return locate(claim, project.gazetteer)

    # Before the file is read, which may take minutes; asked again when it is noted.
    check(standing_dataset(project, conversion.dataset))
    with unsettled(project, [target.name]):
        report = convert_aside(
            conversion,
            target,
            rejects,
            progress=progress,
            locate=place,
            memory=project.settings.memory,
            limits=import_limits(project, path),
        )
        if not report.rows:
            raise _nothing_sound(request.path, report, rejects)
        dataset = _dataset(report, target.name, _file_name(path), by)
        before = standing_dataset(project, dataset.name)
        dataset = as_layer(dataset, before, request.publish, request.colour)
        register_dataset(project, dataset, by=by, check=check)
        if request.mapping:
            remember_mapping(project, report.header, request.mapping)
    return Imported(dataset, report.reasons, rejects, report.notes)


def conversion_of(request: ImportRequest) -> ConversionRequest:
    """Return the request as the importers take it."""
    from dashboard.exchange.importers import ConversionRequest, DateOrder

    return ConversionRequest(
        path=request.path,
        format=request.format,
        dataset=request.dataset,
        country=request.country,
        box=request.box,
        mapping=request.mapping,
        guessed=request.guessed,
        date_order=request.date_order or DateOrder.UNSETTLED,
        table=request.table,
        license=request.license,
        terms=request.terms,
        redistribute=request.redistribute,
    )


def _dataset(
    report: Report,
    path: str,
    source: str,
    by: str,
) -> Dataset:
    return Dataset(
        name=report.dataset,
        format=report.format,
        path=path,
        title=report.label,
        source=source,
        sha256=report.sha256,
        credit=report.credit,
        license=report.license,
        terms=report.terms,
        redistribute=report.redistribute,
        rows=report.rows,
        rejected=report.rejected,
        left_out=report.left_out,
        imported_at=datetime.now(UTC),
        imported_by=by,
    )


def as_layer(
    dataset: Dataset,
    before: Dataset | None,
    publish: bool,
    colour: str,
) -> Dataset:
    """Return a dataset as visible and coloured as the one it replaces; a new one is
    private unless it is to be published. Raises BadInput for what is no colour.
    """
    chosen = checked_colour(colour) or (before.colour if before else "")
    now = datetime.now(UTC)
    if before is not None and not before.private:
        # What everybody reads already is brought up to date for everybody.
        return replace(dataset, colour=chosen)
    return replace(
        dataset,
        colour=chosen,
        private=not publish,
        published_at=now if publish and before is not None else None,
    )


def _file_name(path: Path) -> str:
    # A name that is no UTF-8 fits into no database.
    return os.fsencode(path.name).decode("utf-8", "replace")


def _same_file(before: Dataset, path: Path, origin: str) -> bool:
    """Whether a dataset came from the file at that path: one of the same name in the
    same folder, or of the same content. Where the folder is not known, the name
    decides.
    """
    from dashboard.exchange.importers import digest_of

    if before.archive or before.source != _file_name(path):
        return False
    noted = re.search(rf"-([0-9a-f]{{{ORIGIN}}})\.parquet$", before.path)
    return (
        noted is None
        or noted[1] == origin
        or (bool(before.sha256) and before.sha256 == digest_of(path))
    )


def _taken(before: Dataset, source: Path | str) -> BadInput:
    how = (
        gettext("opened as an archive from another file")
        if before.archive
        else gettext("imported from another file")
    )
    return BadInput(
        gettext(
            "{source}: dataset {name} is there already with {claims}, {how}, {other};"
            " nothing was changed. Give another name with --dataset, or put this one in"
            " its place with --replace",
            source=source,
            name=before.name,
            claims=count_words(before.rows, "claim"),
            how=how,
            other=before.source or before.path,
        )
    )


def rejected_rows(project: Project, name: str) -> Path | None:
    """Return the file of a dataset's rows that did not fit; None when all did, and
    where there is no such dataset.
    """
    for dataset in project.ledger.datasets():
        if dataset.name == name and not dataset.archive:
            folder = project.settings.datasets_folder()
            file = (folder / dataset.path).with_suffix(".rejects.csv")
            return file if file.is_file() else None
    return None


def _nothing_sound(
    path: Path,
    report: Report,
    rejects: Path,
) -> BadInput:
    """Return the error of a file that gives no claim: what became of its rows."""
    parts = []
    if report.left_out:
        parts.append(
            ngettext(
                "{count} row left out by country or box",
                "{count} rows left out by country or box",
                report.left_out,
            )
        )
    if report.rejected:
        reasons = ", ".join(
            f"{count:,} x {reject_words(words)}" for words, count in report.reasons[:3]
        )
        first = "; ".join(
            gettext("line {line}: {reason}", line=line, reason=reject_words(why))
            for line, why in first_rejects(rejects)
        )
        parts.append(
            ngettext(
                "{count} row rejected ({reasons}), the first: {first}",
                "{count} rows rejected ({reasons}), the first: {first}",
                report.rejected,
                reasons=reasons,
                first=first,
            )
        )
    became = ", ".join(parts)
    return BadInput(
        gettext(
            "{path}: there is no sound row in it: {became}. Nothing was imported, and"
            " what was there stays",
            path=path,
            became=became or gettext("it has no row below the names of its columns"),
        )
    )


def first_rejects(rejects: Path) -> list[tuple[str, str]]:
    """Return line and reason of the first few rejected rows."""
    with rejects.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        return [(row["line"], row["reason"]) for row in islice(rows, FIRST_REJECTS)]


def standing_dataset(project: Project, name: str) -> Dataset | None:
    """Return the dataset of that name, None when there is none."""
    every = project.ledger.datasets()
    return next((dataset for dataset in every if dataset.name == name), None)


def _own_files(dataset: Dataset | None) -> list[str]:
    """Return the files that are the dataset's alone: those of an archive are not."""
    if dataset is None or dataset.archive:
        return []
    return [dataset.path]


def register_dataset(
    project: Project,
    dataset: Dataset,
    *,
    by: str,
    check: Callable[[Dataset | None], None] | None = None,
) -> None:
    """Note a dataset in the ledger; the file of an earlier one of that name goes.

    check: raises for an earlier one that must stay. It is asked again when another
    process was quicker.
    """
    for _ in range(RACES):
        before = standing_dataset(project, dataset.name)
        if check:
            check(before)
        over = before.path if before else ""
        try:
            with unsettled(project, _own_files(before)):
                project.ledger.register(dataset, by=by, over=over)
        except EditConflict:
            continue
        project.changed()
        return
    raise EditConflict(
        gettext(
            "dataset {dataset}: others import and remove it all the time; try again",
            dataset=dataset.name,
        )
    )


def open_archive(
    project: Project,
    address: str,
    name: str,
    *,
    by: str,
    options: ArchiveOptions | None = None,
) -> Dataset:
    """Open Parquet files in the claim schema as a dataset without copying them.

    address: a folder, a glob, or an address like s3://bucket/folder that fsspec can
    read. Raises BadInput when there is no such file, it is not in the claim schema or
    has no sound row, or the name is another's; Damaged when it cannot be read.
    """
    from dashboard.exchange.importers import slug

    chosen = options or ArchiveOptions()
    where = _archive_path(address)
    folder_name = Path(address).name
    # A name of punctuation alone, like "..", is none.
    has_name = re.sub(r"[\W_]+", "", folder_name)
    dataset_name = slug(name or (has_name and folder_name) or "archive")

    def check(before: Dataset | None) -> None:
        if before is None or chosen.replace:
            return
        if not before.archive or before.path != where:
            raise _taken(before, address)

    before = standing_dataset(project, dataset_name)
    check(before)
    rows = project.index.survey(dataset_name, where)
    dataset = Dataset(
        name=dataset_name,
        format="parquet",
        path=where,
        title=dataset_name,
        archive=True,
        source=address,
        license=chosen.license,
        terms=chosen.terms,
        redistribute=chosen.redistribute,
        rows=rows,
        imported_at=datetime.now(UTC),
        imported_by=by,
    )
    dataset = as_layer(dataset, before, chosen.publish, chosen.colour)
    register_dataset(project, dataset, by=by, check=check)
    return dataset


def _archive_path(address: str) -> str:
    """Return the path or glob of the Parquet files at an address."""
    local = Path(address)
    if local.is_dir():
        return str(local.resolve() / "**" / "*.parquet")
    if local.exists():
        return str(local.resolve())
    if "://" in address and not address.endswith(".parquet"):
        return f"{address.rstrip('/')}/**/*.parquet"
    return address


def remove_dataset(project: Project, name: str, *, by: str) -> Dataset:
    """Remove a dataset and its file; an archive's own files stay. Raises NothingFound
    when there is none.
    """
    tidy(project)
    before = standing_dataset(project, name)
    with unsettled(project, _own_files(before)):
        gone = project.ledger.remove_dataset(name, by=by)
    project.changed()
    return gone


def review_claim(
    project: Project,
    claim_id: str,
    decision: Review,
    *,
    by: str,
    why: str,
) -> int:
    """Note a decision about a claim of the ledger and return the revision's number.
    Raises NothingFound.
    """
    number = project.ledger.review(claim_id, decision, by=by, why=why)
    project.changed()
    return number
