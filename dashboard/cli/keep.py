"""Commands that keep: import, datasets, review, history, backup, restore."""

from __future__ import annotations

import argparse
import getpass
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from dashboard.cli.options import Commands
from dashboard.domain.dataset import Dataset, layer_colour
from dashboard.domain.errors import NothingFound
from dashboard.domain.params import box_of
from dashboard.domain.wording import count_words
from dashboard.domain.words import Review

if TYPE_CHECKING:
    from dashboard import services
    from dashboard.services import BatchProgress
    from dashboard.services.editing.formats import Mapping as Mapping_
    from dashboard.services.editing.formats import Progress

DECISIONS = {
    "accept": Review.ACCEPTED,
    "reject": Review.REJECTED,
    "retract": Review.RETRACTED,
    "reopen": Review.DRAFT,
}
BAR = 24
"""Width of the progress bar in characters."""


def add_keep_commands(commands: Commands) -> None:
    """Add these commands to the command line."""
    take = commands.add_parser(
        "import",
        help="take in a dataset: ACLED, UCDP GED, VIINA, TimeMap, GeoConfirmed, ...",
    )
    take.add_argument(
        "file",
        metavar="FILE",
        help="the file; with --archive a folder, glob or address",
    )
    take.add_argument(
        "--format",
        default="auto",
        help="auto, or the name of a format (see `frontline datasets`)",
    )
    take.add_argument(
        "--dataset",
        default="",
        metavar="NAME",
        help="name of the dataset (default: that of the file)",
    )
    take.add_argument(
        "--replace",
        action="store_true",
        help="take the place of another file's dataset of that name",
    )
    take.add_argument("--country", default="", help="keep only rows of this country")
    take.add_argument(
        "--bbox",
        default="",
        metavar="W,S,E,N",
        help="keep only rows in this box, degrees",
    )
    take.add_argument(
        "--archive",
        action="store_true",
        help="Parquet in the claim schema: read where it lies",
    )
    take.add_argument(
        "--license",
        default="",
        help="licence of an archive or of a file that names none",
    )
    take.add_argument(
        "--terms",
        default="",
        metavar="TEXT",
        help="terms of use of an archive or of a file that names none",
    )
    take.add_argument(
        "--publish",
        action="store_true",
        help="show it to everybody at once; else `frontline datasets publish` does",
    )
    take.add_argument(
        "--colour",
        default="",
        metavar="#RRGGBB",
        help="colour of its layer on the map",
    )
    take.add_argument(
        "--redistribute",
        action="store_true",
        help="its terms allow to hand the rows on",
    )
    take.add_argument(
        "--map",
        default="",
        metavar="auto|FILE.toml",
        help="what the columns of a table mean: the program's guess, or a file",
    )
    order = take.add_mutually_exclusive_group()
    order.add_argument(
        "--day-first",
        action="store_const",
        const="day",
        dest="date_order",
        help="05/06/2023 is the 5th of June, where no row settles it",
    )
    order.add_argument(
        "--month-first",
        action="store_const",
        const="month",
        dest="date_order",
        help="05/06/2023 is the 6th of May, where no row settles it",
    )
    take.add_argument(
        "--table",
        default="",
        metavar="NAME",
        help="sheet, layer or file of an archive, where there are several",
    )
    take.set_defaults(run=_import)
    _add_datasets(commands)
    _add_decisions(commands)


def _add_datasets(commands: Commands) -> None:
    datasets = commands.add_parser(
        "datasets", help="list, publish, colour or remove datasets"
    )
    actions = datasets.add_subparsers(metavar="ACTION")
    datasets.set_defaults(run=_datasets)
    remove = actions.add_parser("remove", help="remove a dataset, all of it")
    remove.add_argument("name", metavar="NAME")
    remove.set_defaults(run=_remove)
    publish = actions.add_parser("publish", help="show a dataset to everybody")
    publish.add_argument("name", metavar="NAME")
    publish.set_defaults(run=_publish)
    hide = actions.add_parser("hide", help="make a dataset private again")
    hide.add_argument("name", metavar="NAME")
    hide.set_defaults(run=_hide)
    colour = actions.add_parser("colour", help="colour the layer of a dataset")
    colour.add_argument("name", metavar="NAME")
    colour.add_argument("colour", metavar="#RRGGBB", help='"" for one of our choice')
    colour.set_defaults(run=_colour)


def _add_decisions(commands: Commands) -> None:
    review = commands.add_parser(
        "review", help="accept, reject, retract or reopen a claim"
    )
    review.add_argument("claim", metavar="CLAIM", help="id of the claim")
    review.add_argument("decision", choices=DECISIONS)
    review.add_argument("--why", default="", help="the reason, kept with the decision")
    review.add_argument(
        "--by", default="", help="who decides (default: your login name)"
    )
    review.set_defaults(run=_review)
    history = commands.add_parser("history", help="every revision of a claim")
    history.add_argument("claim", metavar="CLAIM", help="id of the claim")
    history.set_defaults(run=_history)
    backup = commands.add_parser("backup", help="write ledger and datasets to one file")
    backup.add_argument("out", metavar="OUT", help="zip file to write")
    backup.set_defaults(run=_backup)
    restore = commands.add_parser("restore", help="fill the ledger from a backup")
    restore.add_argument("file", metavar="FILE", help="what `backup` wrote")
    restore.add_argument(
        "--force", action="store_true", help="replace what the ledger holds"
    )
    restore.set_defaults(run=_restore)


def person() -> str:
    """Return the login name of whoever runs the command."""
    try:
        return getpass.getuser()
    # A container may run under a number that has no name.
    except (OSError, KeyError):
        return "unknown"


def _import(arguments: argparse.Namespace, project: services.Project) -> int:
    from dashboard import services
    from dashboard.services.editing.formats import date_order

    if arguments.archive:
        dataset = services.open_archive(
            project,
            arguments.file,
            arguments.dataset,
            by=person(),
            options=services.ArchiveOptions(
                license=arguments.license,
                terms=arguments.terms,
                redistribute=arguments.redistribute,
                replace=arguments.replace,
                publish=arguments.publish,
                colour=arguments.colour,
            ),
        )
        print(
            f"{dataset.name}: {count_words(dataset.rows, 'row')} opened where they lie"
        )
        _tell_private(dataset)
        return 0
    request = services.ImportRequest(
        path=Path(arguments.file),
        format=arguments.format,
        dataset=arguments.dataset,
        country=arguments.country,
        box=box_of({"bbox": arguments.bbox}),
        license=arguments.license,
        terms=arguments.terms,
        redistribute=arguments.redistribute,
        replace=arguments.replace,
        publish=arguments.publish,
        colour=arguments.colour,
        guessed=arguments.map == "auto",
        mapping=_mapping(arguments.map),
        date_order=date_order(arguments.date_order or ""),
        table=arguments.table,
    )
    # In a log the bar would be a line for each step.
    progress = bar if sys.stderr.isatty() else None
    dataset, reasons, rejects, notes = services.import_file(
        project, request, by=person(), progress=progress
    )
    for note in notes:
        print(f"{arguments.file}: {note}")
    print(
        f"{dataset.name}: {count_words(dataset.rows, 'claim')} imported"
        f" ({dataset.title}; {dataset.license})"
    )
    _tell_private(dataset)
    if dataset.left_out:
        print(f"{count_words(dataset.left_out, 'row')} left out by --country or --bbox")
    if not dataset.redistribute:
        print(
            "Its terms do not allow to hand the rows on: exports leave them out unless"
            " --force is given"
        )
    if dataset.rejected:
        print(
            f"frontline: {count_words(dataset.rejected, 'row')} did not fit; each with"
            f" its line in {rejects}",
            file=sys.stderr,
        )
        for reason, count in reasons[:10]:
            print(f"  {count:,} x {reason}", file=sys.stderr)
        for line, why in services.first_rejects(rejects):
            print(f"  line {line}: {why}", file=sys.stderr)
    return 1 if dataset.rejected else 0


def _tell_private(dataset: Dataset) -> None:
    if dataset.private:
        print(
            f"It is private: shown with --dataset {dataset.name} alone, until"
            f" `frontline datasets publish {dataset.name}`"
        )


def _mapping(text: str) -> Mapping_ | None:
    from dashboard import services

    if text in ("", "auto"):
        return None
    return services.read_mapping(Path(text))


def bar(progress: Progress | BatchProgress, noun: str = "rows") -> None:
    """Draw the progress on one line of standard error; noun: what its rows are."""
    filled = round(BAR * progress.done)
    drawn = f"[{'#' * filled}{'.' * (BAR - filled)}] {progress.done:4.0%}"
    line = f"{drawn}  {progress.rows:,} {noun}, {progress.rate:,.0f}/s"
    if progress.seconds_left is not None:
        line += f", {progress.seconds_left:.0f} s left"
    end = "\n" if progress.done >= 1 else ""
    # As wide as the longest, so that a shorter line leaves nothing of the one before.
    print(f"\r{line:<78}", end=end, file=sys.stderr, flush=True)


def _datasets(_arguments: argparse.Namespace, project: services.Project) -> int:
    from dashboard.services.editing.formats import FORMATS

    datasets = project.ledger.datasets()
    for d in datasets:
        kind = "archive" if d.archive else d.format
        spread = "may be handed on" if d.redistribute else "not to be handed on"
        rows = f"{d.rows:,} claims, {d.rejected:,} rejected"
        seen = "private" if d.private else "published"
        print(
            f"{d.name}: {d.title or d.name} ({kind}), {rows}; {d.license}; {spread};"
            f" {seen}, {layer_colour(d)}"
        )
    if not datasets:
        print("No datasets. Formats that `frontline import` reads:")
        for name, importer in FORMATS.items():
            print(f"  {name}: {importer.label}; {importer.license}")
    return 0


def _remove(arguments: argparse.Namespace, project: services.Project) -> int:
    from dashboard import services

    gone = services.remove_dataset(project, arguments.name, by=person())
    print(f"{gone.name}: removed")
    return 0


def _publish(arguments: argparse.Namespace, project: services.Project) -> int:
    from dashboard import services

    dataset = services.publish_dataset(project, arguments.name, by=person())
    print(f"{dataset.name}: published")
    return 0


def _hide(arguments: argparse.Namespace, project: services.Project) -> int:
    from dashboard import services

    dataset = services.hide_dataset(project, arguments.name, by=person())
    print(f"{dataset.name}: private")
    return 0


def _colour(arguments: argparse.Namespace, project: services.Project) -> int:
    from dashboard import services

    name, colour = arguments.name, arguments.colour
    dataset = services.colour_dataset(project, name, colour, by=person())
    print(f"{dataset.name}: {layer_colour(dataset)}")
    return 0


def _review(arguments: argparse.Namespace, project: services.Project) -> int:
    from dashboard import services

    services.review_claim(
        project.synced(),
        arguments.claim,
        DECISIONS[arguments.decision],
        by=arguments.by or person(),
        why=arguments.why,
    )
    print(f"{arguments.claim}: {DECISIONS[arguments.decision].label.lower()}")
    return 0


def _history(arguments: argparse.Namespace, project: services.Project) -> int:
    ledger = project.synced().ledger
    revisions = ledger.history(arguments.claim)
    dismissals = ledger.dismissals_of(arguments.claim)
    if not (revisions or dismissals):
        raise NothingFound(
            f"{arguments.claim}: the ledger holds no claim of that id; ids are in every"
            " export"
        )
    for r in revisions:
        row = {
            "number": r.number,
            "at": r.at.isoformat(),
            "by": r.by,
            "action": r.action,
            "why": r.why,
            "review": r.claim.review.value,
            "note": r.claim.note,
        }
        print(json.dumps(row, ensure_ascii=False))
    for d in dismissals:
        row = {
            "number": d.number,
            "at": d.at.isoformat(),
            "by": d.by,
            "action": f"{d.action} contradiction",
            "why": d.why,
            "claims": list(d.claims),
            "rule": d.rule,
        }
        print(json.dumps(row, ensure_ascii=False))
    return 0


def _backup(arguments: argparse.Namespace, project: services.Project) -> int:
    manifest = project.synced().ledger.backup(
        Path(arguments.out), project.settings.datasets_folder()
    )
    claims = _claim_count(manifest.members)
    print(f"{arguments.out}: {claims} and all their history written")
    for path in manifest.missing:
        print(
            f"frontline: {path}: file of a dataset is missing and not in the backup;"
            " import it again",
            file=sys.stderr,
        )
    return 1 if manifest.missing else 0


def _restore(arguments: argparse.Namespace, project: services.Project) -> int:
    manifest = project.ledger.restore(
        Path(arguments.file),
        project.settings.datasets_folder(),
        force=arguments.force,
    )
    claims = _claim_count(manifest.members)
    print(f"{claims} and all their history restored from {arguments.file}")
    return 0


class _Member(Protocol):
    """A file of a backup. rows: None when it is no table."""

    @property
    def rows(self) -> int | None: ...


def _claim_count(members: Mapping[str, _Member]) -> str:
    return count_words(members["tables/claim.jsonl"].rows or 0, "claim")
