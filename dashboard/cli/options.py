"""What several commands share: filters, the opened project, files written in pieces."""

from __future__ import annotations

import argparse
import stat
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from dashboard.domain.errors import BadInput, BadRow
from dashboard.domain.files.replacing import replacing
from dashboard.domain.filters import LIST_FILTERS, NAMES, Filters, parse
from dashboard.domain.geography.areas import LONGEST_AREA
from dashboard.domain.geography.geo import View
from dashboard.domain.settings import Settings
from dashboard.domain.sharing.picture_options import OptionKind, options_of

if TYPE_CHECKING:
    from dashboard import services

    Commands = argparse._SubParsersAction[argparse.ArgumentParser]
else:
    Commands = Any

DEFAULT_ZOOM = "7"
"""Of a view that names its centre alone."""


def add_filters(command: argparse.ArgumentParser) -> None:
    """Give a command the filters that are the same everywhere."""
    group = command.add_argument_group(
        "filters", "each may be given several times, except the dates and the text"
    )
    group.add_argument(
        "--from", dest="filter_from", metavar="DATE", help="first day, like 2023-06-05"
    )
    group.add_argument(
        "--to", dest="filter_to", metavar="DATE", help="last day, like 2023-06-13"
    )
    for name, declared in LIST_FILTERS.items():
        choices = declared.vocabulary and ", ".join(declared.allowed())
        group.add_argument(
            f"--{name}",
            dest=f"filter_{name}",
            action="append",
            metavar=name.upper(),
            help=f"{declared.label}: {choices or declared.help}",
        )
    group.add_argument("--text", dest="filter_text", help="words that must all occur")
    group.add_argument(
        "--near",
        dest="filter_near",
        metavar="LAT,LON,KM",
        help="only what lies within so many kilometres of a point",
    )
    group.add_argument(
        "--within",
        dest="filter_within",
        metavar="AREA",
        help=(
            "only what lies in an area: LAT,LON;LAT,LON;..., a WKT POLYGON, or a file"
            " with a GeoJSON Polygon"
        ),
    )
    group.add_argument(
        "--as-of",
        dest="filter_as-of",
        metavar="DATE",
        help="what was known at the end of that day",
    )


def filters_from(arguments: argparse.Namespace) -> Filters:
    """Return the filters of the command line. Raises BadInput for a value that is not
    known.
    """
    texts: dict[str, list[str]] = {}
    for name in NAMES:
        value = getattr(arguments, f"filter_{name}")
        if value:
            texts[name] = value if isinstance(value, list) else [value]
    if "within" in texts:
        texts["within"] = [_area_text(texts["within"][0])]
    filters, problems = parse(texts)
    if problems:
        raise BadInput(f"--{problems[0]}")
    # Whoever sits at the machine may see what is private: where they name it.
    return replace(filters, with_private=True)


def _area_text(value: str) -> str:
    """Return the text of an area: the value itself, or what the file of that name has.
    Raises BadInput when the file cannot be read.
    """
    if not value.lower().endswith((".geojson", ".json")):
        return value
    try:
        with Path(value).open(encoding="utf-8") as file:
            return file.read(LONGEST_AREA + 1)
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(
            f"--within {value}: cannot be read ({error}); check the name of the file"
        ) from error


def add_picture_options(command: argparse.ArgumentParser, action: str) -> None:
    """Give a command that draws the options of that action, from the one table."""
    for option in options_of(action):
        name, dest, words = option.name, f"option_{option.name}", option.help
        if option.kind is OptionKind.PART:
            command.add_argument(
                f"--no-{name}", dest=dest, action="store_const", const="no", help=words
            )
        elif option.kind is OptionKind.FLAG:
            command.add_argument(
                f"--{name}", dest=dest, action="store_const", const="yes", help=words
            )
        else:
            # The table writes for Markdown, a terminal shows it as it is.
            values = option.values().replace("`", "")
            help_text = f"{words}: {values}" if values else words
            command.add_argument(
                f"--{name}",
                dest=dest,
                default="",
                metavar=name.upper(),
                help=help_text,
            )


def picture_texts(arguments: argparse.Namespace, action: str) -> dict[str, str]:
    """Return the texts of the options of that action, by name, as an address would
    have them; "" for what is left out.
    """
    return {
        option.name: getattr(arguments, f"option_{option.name}") or ""
        for option in options_of(action)
    }


def view_from(texts: Mapping[str, str]) -> View | None:
    """Return the view of center and zoom, None for none. Raises BadInput for half a
    view and for what is out of bounds.
    """
    from dashboard.domain.params import view_of

    center, zoom = texts["center"], texts["zoom"]
    if center and not zoom:
        zoom = DEFAULT_ZOOM
    return view_of({"center": center, "zoom": zoom})


def settled_project(project: services.Project) -> services.Project:
    """Return the project with all datasets taken in; what could not be read is told on
    standard error.
    """
    project.settled()
    tell(project.problems)
    for trouble in project.troubles:
        print(f"frontline: {trouble}", file=sys.stderr)
    return project


def tell(problems: Sequence[BadRow]) -> None:
    """Name every row that was left out."""
    for problem in problems:
        print(f"frontline: {problem}; the row was left out", file=sys.stderr)


def refuse_internal(settings: Settings, target: str | None) -> None:
    """Raise BadInput for an output in the place of a file of the program's own. target:
    as it was typed, None where a command writes no file.
    """
    if not target or target == "-":
        return
    try:
        internal = settings.is_internal(Path(target))
    except (OSError, RuntimeError, ValueError):
        # A name of no file, as whoever opens it says.
        return
    if internal:
        raise BadInput(
            f"{target}: there the program keeps its ledger, index, datasets or layers;"
            " choose another file"
        )


def write_output(target: str, parts: Iterable[bytes]) -> None:
    """Write to a file, or to standard output for "-". What was there stays until the
    new file is whole. Raises BadInput when the file cannot be written.
    """
    if target == "-":
        for part in parts:
            sys.stdout.buffer.write(part)
        return
    try:
        with _output(Path(target)) as out:
            for part in parts:
                out.write(part)
    except OSError as error:
        raise BadInput(
            f"{target}: cannot be written ({error.strerror}); choose another file"
        ) from error


@contextmanager
def _output(target: Path) -> Iterator[IO[bytes]]:
    """Give a file that takes the place of the target when all went well, and else is
    gone; the target itself where it is a pipe or a device.
    """
    mode = target.stat().st_mode if target.exists() else None
    if mode is not None and not stat.S_ISREG(mode):
        with target.open("wb") as out:
            yield out
        return
    # What a link leads to is replaced, not the link.
    with replacing(target.resolve()) as out:
        if mode is not None:
            Path(out.name).chmod(stat.S_IMODE(mode))
        yield out
