"""The `frontline` command. Exit codes: 0 done, 1 nothing found or partly failed, 2 the input is bad."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from dashboard import __version__
from dashboard.cli import keep, read, share, show, verify
from dashboard.domain.errors import BadInput, FrontlineError
from dashboard.domain.settings import load

__all__ = ["main", "parser"]


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; our errors become one line on standard error."""
    arguments = parser().parse_args(argv)
    if arguments.data:
        os.environ["FRONTLINE_DATA"] = arguments.data
    try:
        return int(arguments.run(arguments, load()))
    except FrontlineError as error:
        print(f"frontline: {error}", file=sys.stderr)
        return 2 if isinstance(error, BadInput) else 1
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return 130


def parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line."""
    root = argparse.ArgumentParser(prog="frontline", description="A map of claims about the war in Ukraine.")
    root.add_argument("--version", action="version", version=f"frontline {__version__}")
    root.add_argument("--data", metavar="DIR", help="data directory (also FRONTLINE_DATA)")
    commands = root.add_subparsers(required=True, metavar="COMMAND")
    show.add_commands(commands)
    read.add_commands(commands)
    keep.add_commands(commands)
    verify.add_commands(commands)
    share.add_commands(commands)
    return root
