"""The command that checks a picture, a backup or the ledger against its checksums."""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.cli.options import Commands
from dashboard.domain.errors import BadInput
from dashboard.domain.wording import count_words

if TYPE_CHECKING:
    from dashboard import services

STATES = {
    "intact": "intact: nothing was changed since it was made",
    "altered": (
        "ALTERED: it is not as it was made; what it says of itself may be changed too"
    ),
    "none": "nothing to check: it carries no checksum of this program",
}
WORDS = {
    "title": "Title",
    "remark": "Remark",
    "shows": "Shows",
    "contested": "Why contested",
    "filters": "Filters",
    "permalink": "Link",
    "known_on": "As known on",
    "made_on": "Made on",
    "revision": "Data",
    "sources": "From",
    "licence": "Licence",
    "generator": "Made by",
    "checksum": "Checksum",
}
"""Facts in the order in which they are told."""
LONGEST = 600
LEDGER = "ledger"
"""The word that stands for the ledger of the data directory."""


def add_verify_command(commands: Commands) -> None:
    """Add the command to the command line."""
    check = commands.add_parser(
        "verify", help="check that a picture, a backup or the ledger is as it was made"
    )
    check.add_argument(
        "picture",
        metavar="FILE",
        help="PNG, SVG, PDF or backup made by this program; or the word ledger",
    )
    check.add_argument(
        "--head",
        default="",
        metavar="HASH",
        help="with ledger: a head that was noted earlier, which it must still have",
    )
    check.add_argument("--json", action="store_true", help="print JSON")
    check.set_defaults(run=_verify)


def _verify(arguments: argparse.Namespace, project: services.Project) -> int:
    if arguments.picture == LEDGER:
        return _verify_ledger(arguments, project)
    if arguments.head:
        raise BadInput("--head: only the ledger has one; write `verify ledger --head`")
    if arguments.picture.lower().endswith(".zip"):
        return _verify_backup(arguments)
    return _verify_picture(arguments)


def _verify_ledger(arguments: argparse.Namespace, project: services.Project) -> int:
    """Return 0 for a ledger whose chain is whole and has the head asked for, 1 for any
    other.
    """
    head = arguments.head.strip().lower()
    if head and not re.fullmatch("[0-9a-f]{64}", head):
        raise BadInput(
            f"--head {arguments.head[:80]!r}: not a head; it has 64 hex digits, as"
            " `verify ledger` prints them"
        )
    from dashboard.services.access.integrity import check_ledger

    report = check_ledger(project, head)
    if arguments.json:
        print(json.dumps(report.as_json(), ensure_ascii=True, indent=2, sort_keys=True))
    else:
        for line in report.lines():
            print(line)
    return 0 if report.intact else 1


def _verify_backup(arguments: argparse.Namespace) -> int:
    from dashboard.services.access.integrity import check_backup

    manifest = check_backup(Path(arguments.picture))
    if arguments.json:
        facts = {
            "backup": arguments.picture,
            "state": "intact",
            "number": manifest.revision,
            "head": manifest.head,
            "made_at": manifest.made_at,
        }
        print(json.dumps(facts, ensure_ascii=True, indent=2, sort_keys=True))
        return 0
    print(f"{arguments.picture}: intact, made at {manifest.made_at}")
    print(f"  {count_words(manifest.revision, 'change')}, head {manifest.head}")
    return 0


def _verify_picture(arguments: argparse.Namespace) -> int:
    """Return 0 for an intact picture, 1 for an altered one or one that carries
    nothing.
    """
    from dashboard.services.pictures.provenance import examine

    try:
        result = examine(_bytes(arguments.picture))
    except BadInput as error:
        raise BadInput(f"{arguments.picture}: {error}") from error
    if arguments.json:
        row = {
            "picture": arguments.picture,
            "kind": result.kind,
            "state": result.state,
            "facts": result.facts,
        }
        print(json.dumps(row, ensure_ascii=True, indent=2, sort_keys=True))
    else:
        print(f"{arguments.picture}: {STATES[result.state]}")
        for line in _fact_lines(result.facts):
            print(line)
    return 0 if result.state == "intact" else 1


def _fact_lines(facts: Mapping[str, object]) -> Iterator[str]:
    for key, words in WORDS.items():
        value = str(facts.get(key, ""))[:LONGEST]
        if value:
            # Facts come from a file of anybody's: a terminal obeys control characters.
            line = "".join(c if c.isprintable() else " " for c in value)
            yield f"  {words}: {line}"


def _bytes(name: str) -> bytes:
    """Return the file, one byte more than is looked at when it is larger. Raises
    BadInput when it cannot be read.
    """
    from dashboard.services.pictures.provenance import LARGEST_BYTES

    try:
        with sys.stdin.buffer if name == "-" else Path(name).open("rb") as file:
            return file.read(LARGEST_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise BadInput(f"cannot be read ({reason}); give another file") from error
