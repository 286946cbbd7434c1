"""The `frontline` command. Exit codes: 0 done, 1 nothing found, partly failed or
stopped, 2 the input is bad.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from typing import Any

from dashboard import __version__
from dashboard.cli import (
    grades,
    judge,
    keep,
    people,
    read,
    references,
    share,
    show,
    verify,
)
from dashboard.cli.options import refuse_internal
from dashboard.cli.process import guarded
from dashboard.domain.settings import load

__all__ = ["main", "parser"]


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; our errors become one line on standard
    error.
    """
    return guarded(lambda: _run(argv))


def _run(argv: Sequence[str] | None) -> int:
    arguments = parser().parse_args(argv)
    if arguments.data:
        os.environ["FRONTLINE_DATA"] = arguments.data
    settings = load()
    refuse_internal(settings, getattr(arguments, "out", None))
    from dashboard import services

    # All that a command opens it opens through its project, and here it is closed.
    with services.Project(settings) as project:
        return int(arguments.run(arguments, project))


class _Parser(argparse.ArgumentParser):
    """A parser, of the whole or of one command, that understands --data."""

    def __init__(self, **options: Any) -> None:  # those of argparse  # noqa: ANN401
        super().__init__(**options)
        # Suppressed, so that the parser of a command does not undo what stood before
        # the command.
        self.add_argument(
            "--data",
            metavar="DIR",
            default=argparse.SUPPRESS,
            help="data directory (also FRONTLINE_DATA)",
        )


def parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line."""
    root: argparse.ArgumentParser = _Parser(
        prog="frontline", description="A map of claims about the war in Ukraine."
    )
    root.set_defaults(data="")
    root.add_argument("--version", action="version", version=f"frontline {__version__}")
    commands = root.add_subparsers(required=True, metavar="COMMAND")
    show.add_show_commands(commands)
    read.add_read_command(commands)
    keep.add_keep_commands(commands)
    verify.add_verify_command(commands)
    judge.add_judge_commands(commands)
    references.add_reference_commands(commands)
    grades.add_grade_commands(commands)
    people.add_people_commands(commands)
    share.add_share_commands(commands)
    return root
