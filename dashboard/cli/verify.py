"""The command that reads back what a picture carries and checks it."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from dashboard.cli.options import Commands
from dashboard.domain.errors import BadInput
from dashboard.domain.settings import Settings

STATES = {
    "intact": "intact: nothing was changed since it was made",
    "altered": "ALTERED: it is not as it was made; what it says of itself may be changed too",
    "none": "nothing to check: it carries no checksum of this program",
}
WORDS = {
    "title": "Title", "remark": "Remark", "shows": "Shows", "filters": "Filters", "permalink": "Link",
    "known_on": "As known on", "made_on": "Made on", "revision": "Data", "sources": "From", "licence": "Licence",
    "generator": "Made by", "checksum": "Checksum",
}  # fmt: skip
"""Facts in the order in which they are told."""
LONGEST = 600


def add_commands(commands: Commands) -> None:
    """Add the command to the command line."""
    check = commands.add_parser("verify", help="check that a picture is as it was made, and tell what it shows")
    check.add_argument("picture", metavar="PICTURE", help="PNG, SVG or PDF made by this program")
    check.add_argument("--json", action="store_true", help="print JSON")
    check.set_defaults(run=_verify)


def _verify(arguments: argparse.Namespace, _settings: Settings) -> int:
    """Return 0 for an intact picture, 1 for an altered one or one that carries nothing."""
    from dashboard.cartography import examine

    try:
        found = examine(_bytes(arguments.picture))
    except BadInput as error:
        raise BadInput(f"{arguments.picture}: {error}") from error
    if arguments.json:
        told = {"picture": arguments.picture, "kind": found.kind, "state": found.state, "facts": found.facts}
        print(json.dumps(told, ensure_ascii=True, indent=2, sort_keys=True))
        return 0 if found.state == "intact" else 1
    print(f"{arguments.picture}: {STATES[found.state]}")
    for key, words in WORDS.items():
        value = str(found.facts.get(key, ""))[:LONGEST]
        if value:
            print(f"  {words}: {''.join(c if c.isprintable() else ' ' for c in value)}")
    return 0 if found.state == "intact" else 1


def _bytes(name: str) -> bytes:
    """Return the file, one byte more than is looked at when it is larger. Raises BadInput when it cannot be read."""
    from dashboard.cartography.proof import LARGEST_BYTES

    try:
        with sys.stdin.buffer if name == "-" else Path(name).open("rb") as file:
            return file.read(LARGEST_BYTES + 1)
    except (OSError, ValueError) as error:
        raise BadInput(f"cannot be read ({getattr(error, 'strerror', None) or error}); give another file") from error
