"""Commands that keep: import, datasets, review, history, backup, restore."""

from __future__ import annotations

import argparse
import getpass
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.cli.options import Commands
from dashboard.domain.errors import NothingFound
from dashboard.domain.params import box_of
from dashboard.domain.settings import Settings
from dashboard.domain.wording import count_words
from dashboard.domain.words import Review

if TYPE_CHECKING:
    from dashboard.exchange.foreign import Progress
    from dashboard.ledger import Manifest
    from dashboard.tasks import BatchProgress

DECISIONS = {"accept": Review.ACCEPTED, "reject": Review.REJECTED, "retract": Review.RETRACTED, "reopen": Review.DRAFT}
BAR = 24
"""Width of the progress bar in characters."""


def add_commands(commands: Commands) -> None:
    """Add these commands to the command line."""
    take = commands.add_parser("import", help="take in a dataset: ACLED, UCDP GED, VIINA, TimeMap, GeoConfirmed, ...")
    take.add_argument("file", metavar="FILE", help="the file; with --archive a folder, glob or address")
    take.add_argument("--format", default="auto", help="auto, or the name of a format (see `frontline datasets`)")
    take.add_argument("--dataset", default="", metavar="NAME", help="name of the dataset (default: that of the format)")
    take.add_argument("--country", default="", help="keep only rows of this country")
    take.add_argument("--bbox", default="", metavar="W,S,E,N", help="keep only rows in this box, degrees")
    take.add_argument("--archive", action="store_true", help="Parquet in the claim schema: read where it lies")
    take.add_argument("--license", default="", help="licence of an archive or of a file that names none")
    take.add_argument("--redistribute", action="store_true", help="its terms allow to hand the rows on")
    take.set_defaults(run=_import)
    held = commands.add_parser("datasets", help="list or remove datasets")
    actions = held.add_subparsers(metavar="ACTION")
    held.set_defaults(run=_datasets)
    remove = actions.add_parser("remove", help="remove a dataset, all of it")
    remove.add_argument("name", metavar="NAME")
    remove.set_defaults(run=_remove)
    review = commands.add_parser("review", help="accept, reject, retract or reopen a claim")
    review.add_argument("claim", metavar="CLAIM", help="id of the claim")
    review.add_argument("decision", choices=DECISIONS)
    review.add_argument("--why", default="", help="the reason, kept with the decision")
    review.add_argument("--by", default="", help="who decides (default: your login name)")
    review.set_defaults(run=_review)
    history = commands.add_parser("history", help="every revision of a claim")
    history.add_argument("claim", metavar="CLAIM", help="id of the claim")
    history.set_defaults(run=_history)
    backup = commands.add_parser("backup", help="write ledger and datasets to one file")
    backup.add_argument("out", metavar="OUT", help="zip file to write")
    backup.set_defaults(run=_backup)
    restore = commands.add_parser("restore", help="fill the ledger from a backup")
    restore.add_argument("file", metavar="FILE", help="what `backup` wrote")
    restore.add_argument("--force", action="store_true", help="replace what the ledger holds")
    restore.set_defaults(run=_restore)


def person() -> str:
    """Return the login name of whoever runs the command."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "unknown"


def _import(arguments: argparse.Namespace, settings: Settings) -> int:
    from dashboard import tasks

    # Not opened: an import needs nothing of what the index holds.
    project = tasks.Project(settings)
    if arguments.archive:
        dataset = tasks.open_archive(
            project, arguments.file, arguments.dataset, by=person(), license=arguments.license,
            redistribute=arguments.redistribute,
        )  # fmt: skip
        print(f"{dataset.name}: {count_words(dataset.rows, 'row')} opened where they lie")
        return 0
    order = tasks.ImportOrder(
        path=Path(arguments.file), format=arguments.format, dataset=arguments.dataset, country=arguments.country,
        box=box_of({"bbox": arguments.bbox}), license=arguments.license, redistribute=arguments.redistribute,
    )  # fmt: skip
    dataset, reasons, rejects = tasks.import_file(
        project, order, by=person(), progress=bar if sys.stderr.isatty() else None
    )
    print(f"{dataset.name}: {count_words(dataset.rows, 'claim')} imported ({dataset.title}; {dataset.license})")
    if dataset.left_out:
        print(f"{count_words(dataset.left_out, 'row')} left out by --country or --bbox")
    if not dataset.redistribute:
        print("Its terms do not allow to hand the rows on: exports leave them out unless --force is given")
    if dataset.rejected:
        print(
            f"frontline: {count_words(dataset.rejected, 'row')} did not fit; each with its line in {rejects}",
            file=sys.stderr,
        )
        for reason, count in reasons[:10]:
            print(f"  {count:,} x {reason}", file=sys.stderr)
    return 1 if dataset.rejected else 0


def bar(progress: Progress | BatchProgress, noun: str = "rows") -> None:
    """Draw the progress on one line of standard error; noun: what its rows are."""
    filled = round(BAR * progress.done)
    left = "" if progress.seconds_left is None else f", {progress.seconds_left:.0f} s left"
    drawn = f"[{'#' * filled}{'.' * (BAR - filled)}] {progress.done:4.0%}"
    line = f"{drawn}  {progress.rows:,} {noun}, {progress.rate:,.0f}/s{left}"
    print(f"\r{line:<78}", end="\n" if progress.done >= 1 else "", file=sys.stderr, flush=True)


def _datasets(_arguments: argparse.Namespace, settings: Settings) -> int:
    from dashboard import tasks
    from dashboard.exchange.foreign import FORMATS

    held = tasks.Project(settings).ledger.datasets()
    for d in held:
        kind = "archive" if d.archive else d.format
        spread = "may be handed on" if d.redistribute else "not to be handed on"
        rows = f"{d.rows:,} claims, {d.rejected:,} rejected"
        print(f"{d.name}: {d.title or d.name} ({kind}), {rows}; {d.license}; {spread}")
    if not held:
        print("No datasets. Formats that `frontline import` reads:")
        for name, known in FORMATS.items():
            print(f"  {name}: {known.label}; {known.license}")
    return 0


def _remove(arguments: argparse.Namespace, settings: Settings) -> int:
    from dashboard import tasks

    gone = tasks.remove_dataset(tasks.open_project(settings), arguments.name, by=person())
    print(f"{gone.name}: removed")
    return 0


def _review(arguments: argparse.Namespace, settings: Settings) -> int:
    from dashboard import tasks

    project = tasks.open_project(settings)
    tasks.review(
        project, arguments.claim, DECISIONS[arguments.decision], by=arguments.by or person(), why=arguments.why
    )
    print(f"{arguments.claim}: {DECISIONS[arguments.decision].label.lower()}")
    return 0


def _history(arguments: argparse.Namespace, settings: Settings) -> int:
    from dashboard import tasks

    revisions = tasks.open_project(settings).ledger.history(arguments.claim)
    if not revisions:
        raise NothingFound(f"{arguments.claim}: the ledger holds no claim of that id; ids are in every export")
    for r in revisions:
        held = {"number": r.number, "at": r.at.isoformat(), "by": r.by, "action": r.action, "why": r.why}
        print(json.dumps({**held, "review": r.claim.review.value, "note": r.claim.note}, ensure_ascii=False))
    return 0


def _backup(arguments: argparse.Namespace, settings: Settings) -> int:
    from dashboard import tasks

    project = tasks.open_project(settings)
    manifest = project.ledger.backup(Path(arguments.out), settings.datasets_folder())
    print(f"{arguments.out}: {_claims(manifest)} and all their history written")
    for path in manifest.missing:
        print(
            f"frontline: {path}: file of a dataset is missing and not in the backup; import it again", file=sys.stderr
        )
    return 1 if manifest.missing else 0


def _restore(arguments: argparse.Namespace, settings: Settings) -> int:
    from dashboard.ledger import Ledger

    with Ledger.open(settings.ledger_url()) as ledger:
        manifest = ledger.restore(Path(arguments.file), settings.datasets_folder(), force=arguments.force)
    print(f"{_claims(manifest)} and all their history restored from {arguments.file}")
    return 0


def _claims(manifest: Manifest) -> str:
    return count_words(manifest.members["tables/claim.jsonl"].rows or 0, "claim")
