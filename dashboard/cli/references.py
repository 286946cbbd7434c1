"""Commands of reference layers: polygons by day that a person brings."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.cli.options import Commands, add_filters, filters_from, settled_project
from dashboard.domain.errors import BadInput, NothingFound
from dashboard.domain.filters import required_day
from dashboard.domain.words import Side

if TYPE_CHECKING:
    from dashboard import services

EVERY = 100
"""Days of a layer after which a comparison tells how far it is."""


def add_reference_commands(commands: Commands) -> None:
    """Add these commands to the command line."""
    group = commands.add_parser(
        "reference", help="polygons by day to hold claims against, kept local"
    ).add_subparsers(dest="reference", required=True, metavar="COMMAND")
    add = group.add_parser("add", help="keep the polygons of files as days of a layer")
    add.add_argument(
        "files",
        nargs="+",
        metavar="FILE",
        help=".geojson, .kml, .kmz or .shp in WGS84, one file a day",
    )
    add.add_argument("--name", required=True, help="name of the layer")
    days = add.add_mutually_exclusive_group(required=True)
    days.add_argument("--day", default="", help="the day that the file shows")
    days.add_argument(
        "--day-from-name", action="store_true", help="each file's name holds its day"
    )
    add.add_argument(
        "--terms", required=True, help="under which terms the layer may be used"
    )
    add.add_argument(
        "--held-by",
        choices=(Side.RU.value, Side.UA.value),
        default=Side.RU.value,
        help="who holds what the polygons enclose (default: RU)",
    )
    add.add_argument(
        "--public",
        action="store_true",
        help="the terms allow that every visitor of a server is shown it",
    )
    add.set_defaults(run=_add)
    layers = group.add_parser("list", help="list the layers with their terms")
    layers.add_argument("--json", action="store_true", help="print JSON")
    layers.set_defaults(run=_list)
    remove = group.add_parser("remove", help="delete a layer")
    remove.add_argument("name", metavar="NAME", help="name of the layer")
    remove.set_defaults(run=_remove)
    compare = group.add_parser(
        "compare", help="when a layer showed what claims say, or how two layers differ"
    )
    compare.add_argument("name", metavar="NAME", help="name of the layer")
    compare.add_argument(
        "--with", dest="other", default="", metavar="NAME", help="another layer"
    )
    compare.add_argument("--json", action="store_true", help="print JSON")
    add_filters(compare)
    compare.set_defaults(run=_compare)


def _add(arguments: argparse.Namespace, project: services.Project) -> int:
    from dashboard.services.judgement.references import add_reference

    layer = add_reference(
        project,
        [Path(name) for name in arguments.files],
        arguments.name,
        terms=arguments.terms,
        day=required_day("--day", arguments.day) if arguments.day else None,
        held_by=Side(arguments.held_by),
        public=arguments.public,
    )
    print(layer.sentence)
    return 0


def _list(arguments: argparse.Namespace, project: services.Project) -> int:
    from dashboard.services.judgement.references import layer_row, reference_layers

    layers = reference_layers(project)
    if arguments.json:
        rows = [layer_row(layer) for layer in layers]
        print(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        print("\n".join(layer.sentence for layer in layers))
    if not layers:
        raise NothingFound("there is no reference layer; `frontline reference add`")
    return 0


def _remove(arguments: argparse.Namespace, project: services.Project) -> int:
    from dashboard.services.judgement.references import remove_reference

    remove_reference(project, arguments.name)
    print(f"{arguments.name}: removed")
    return 0


def _compare(arguments: argparse.Namespace, project: services.Project) -> int:
    if arguments.other:
        return _compare_layers(arguments, project)
    from dashboard.services.judgement.references import claim_lags, lag_words

    filters = filters_from(arguments)
    project = settled_project(project)
    lags = claim_lags(project, filters, arguments.name, _progress)
    if arguments.json:
        rows = [each.row() for each in lags]
        print(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        print("\n".join(lag_words(arguments.name, lags)))
    if not lags:
        raise NothingFound(
            "no claim says who took an exactly known place; look at the filters"
        )
    return 0


def _compare_layers(arguments: argparse.Namespace, project: services.Project) -> int:
    from dashboard.services.judgement.references import compared_layers

    if arguments.other == arguments.name:
        raise BadInput("--with: give another layer than the first")
    rows = compared_layers(project, arguments.name, arguments.other, _progress)
    if arguments.json:
        print(json.dumps([row.row() for row in rows], ensure_ascii=False, indent=2))
    else:
        print("\n".join(row.sentence for row in rows))
    if not rows:
        raise NothingFound("the two layers have no day in common; add days to either")
    return 0


def _progress(done: int, of: int) -> None:
    if done % EVERY == 0 and done < of:
        print(f"frontline: {done:,} of {of:,} days", file=sys.stderr)
