"""What several commands share: filters, the opened project, files written in pieces."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dashboard.domain.errors import BadInput, BadRow
from dashboard.domain.filters import LISTS, NAMES, Filters, parse
from dashboard.domain.geo import View
from dashboard.domain.settings import Settings

if TYPE_CHECKING:
    from dashboard import tasks

    Commands = argparse._SubParsersAction[argparse.ArgumentParser]
else:
    Commands = Any

PLURAL = {"side": "UA, RU, partner, independent or unknown", "region": "oblast", "source": "outlet"}


def add_filters(command: argparse.ArgumentParser) -> None:
    """Give a command the filters that are the same everywhere."""
    group = command.add_argument_group("filters", "each may be given several times, except the dates and the text")
    group.add_argument("--from", dest="filter_from", metavar="DATE", help="first day, like 2023-06-05")
    group.add_argument("--to", dest="filter_to", metavar="DATE", help="last day, like 2023-06-13")
    for name in LISTS:
        group.add_argument(f"--{name}", dest=f"filter_{name}", action="append", help=PLURAL.get(name, name))
    group.add_argument("--text", dest="filter_text", help="words that must all occur")
    group.add_argument("--as-of", dest="filter_as-of", metavar="DATE", help="what was known at the end of that day")


def filters_of(arguments: argparse.Namespace) -> Filters:
    """Return the filters of the command line. Raises BadInput for a value that is not known."""
    given = {name: getattr(arguments, f"filter_{name}") for name in NAMES}
    filters, problems = parse({n: v if isinstance(v, list) else [v] for n, v in given.items() if v})
    if problems:
        raise BadInput(f"--{problems[0]}")
    return filters


def add_view(command: argparse.ArgumentParser) -> None:
    """Give a command that draws a map its view."""
    command.add_argument("--center", default="", help="LAT,LON in degrees (default: fit the claims)")
    command.add_argument("--zoom", default="", help="zoom with --center, 3 to 18 (default 7)")


def view_from(arguments: argparse.Namespace) -> View | None:
    """Return the view asked for, None for none. Raises BadInput for half a view and for what is out of bounds."""
    from dashboard.domain.params import view_of

    zoom = arguments.zoom or ("7" if arguments.center else "")
    return view_of({"center": arguments.center, "zoom": zoom})


def opened(settings: Settings) -> tasks.Project:
    """Return the project with all datasets taken in; what could not be read is told on standard error."""
    from dashboard import tasks

    project = tasks.open_project(settings).settled()
    tell(project.problems)
    for trouble in project.troubles:
        print(f"frontline: {trouble}", file=sys.stderr)
    return project


def tell(problems: Sequence[BadRow]) -> None:
    """Name every row that was left out."""
    for problem in problems:
        print(f"frontline: {problem}; the row was left out", file=sys.stderr)


def write(target: str, parts: Iterable[bytes]) -> None:
    """Write to a file, or to standard output for "-". Raises BadInput when the file cannot be written."""
    if target == "-":
        for part in parts:
            sys.stdout.buffer.write(part)
        return
    try:
        with Path(target).open("wb") as out:
            for part in parts:
                out.write(part)
    except OSError as error:
        raise BadInput(f"{target}: cannot be written ({error.strerror}); choose another file") from error
