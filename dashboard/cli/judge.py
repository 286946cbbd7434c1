"""Commands that weigh claims against one another: contradictions, control, place,
changes.
"""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING

from dashboard.cli.keep import person
from dashboard.cli.options import (
    Commands,
    add_filters,
    filters_from,
    settled_project,
    write_output,
)
from dashboard.domain.errors import NothingFound
from dashboard.domain.filters import required_day

if TYPE_CHECKING:
    from dashboard import services


def add_judge_commands(commands: Commands) -> None:
    """Add these commands to the command line."""
    pairs = commands.add_parser(
        "contradictions", help="list claims that contradict each other, and why"
    )
    pairs.add_argument("--json", action="store_true", help="print JSON")
    pairs.add_argument(
        "--dismissed", action="store_true", help="also those that were dismissed"
    )
    decision = pairs.add_mutually_exclusive_group()
    for option, what in (
        ("--dismiss", "note that these two claims do not contradict each other"),
        ("--restore", "take such a dismissal back"),
    ):
        decision.add_argument(
            option, nargs=2, metavar=("CLAIM", "CLAIM"), help=f"{what}; needs --why"
        )
    pairs.add_argument("--why", default="", help="the reason; it stands in the history")
    pairs.add_argument("--by", default="", help="who decides (default: your login)")
    add_filters(pairs)
    pairs.set_defaults(run=_contradictions)
    control = commands.add_parser(
        "control", help="write who is said to hold which place on a day"
    )
    control.add_argument("--day", required=True, help="the day, like 2023-06-13")
    control.add_argument(
        "--out", required=True, metavar="OUT", help="file to write, .csv or .geojson"
    )
    control.add_argument(
        "--surface",
        action="store_true",
        help="also areas, band and line between the places (.geojson)",
    )
    control.add_argument(
        "--force",
        action="store_true",
        help="also from datasets whose terms forbid to hand their rows on",
    )
    add_filters(control)
    control.set_defaults(run=_control)
    place = commands.add_parser(
        "place", help="show everything that is claimed of a place"
    )
    place.add_argument("place", nargs="+", metavar="NAME|ID", help="its name or its id")
    place.add_argument(
        "--day", default="", help="who is said to hold it on that day (default: today)"
    )
    place.add_argument("--json", action="store_true", help="print JSON")
    add_filters(place)
    place.set_defaults(run=_place)
    changes = commands.add_parser(
        "changes", help="list what is new, corrected, retracted and newly contested"
    )
    changes.add_argument("--since", required=True, help="the first day (UTC)")
    changes.add_argument("--until", default="", help="the last day (default: now)")
    changes.add_argument("--json", action="store_true", help="print JSON")
    add_filters(changes)
    changes.set_defaults(run=_changes)


def _contradictions(arguments: argparse.Namespace, project: services.Project) -> int:
    from dashboard import services

    filters = filters_from(arguments)
    project = settled_project(project)
    if arguments.dismiss or arguments.restore:
        return _decide(arguments, project)
    pairs = list(
        services.contradicting_pairs(project, filters, dismissed=arguments.dismissed)
    )
    if arguments.json:
        rows = [pair.row() for pair in pairs]
        print(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        print("\n".join(_line(pair) for pair in pairs))
    return _something(pairs, "no two of these claims contradict each other")


def _something(answer: object, otherwise: str) -> int:
    """Return 0. Raises NothingFound with those words when there is no answer."""
    if not answer:
        raise NothingFound(f"{otherwise}; look at the filters")
    return 0


def _line(pair: services.ContradictingPair) -> str:
    ids = f"{pair.first.claim.id} {pair.second.claim.id}"
    line = f"{pair.rule}: {pair.because} [{ids}]"
    if pair.dismissed is None:
        return line
    return f"{line} Dismissed by {pair.dismissed.by}: {pair.dismissed.why}"


def _decide(arguments: argparse.Namespace, project: services.Project) -> int:
    from dashboard import services

    dismiss = bool(arguments.dismiss)
    first, second = arguments.dismiss or arguments.restore
    services.decide_contradiction(
        project,
        (first, second),
        dismiss=dismiss,
        by=arguments.by or person(),
        why=arguments.why,
    )
    print(f"{first} and {second}: {'dismissed' if dismiss else 'restored'}")
    return 0


def _control(arguments: argparse.Namespace, project: services.Project) -> int:
    from dashboard import services

    filters, day = filters_from(arguments), required_day("--day", arguments.day)
    kind = arguments.out.rpartition(".")[2].lower()
    project = settled_project(project)
    places = services.control_on(project, filters, day, force=arguments.force)
    surface = services.control_surface(project, places) if arguments.surface else None
    write_output(arguments.out, services.control_file(places, day, kind, surface))
    print(services.control_sentence(places, day))
    return _something(places, f"{day}: nobody has said who holds any place")


def _place(arguments: argparse.Namespace, project: services.Project) -> int:
    from dashboard import services

    filters = filters_from(arguments)
    day = required_day("--day", arguments.day) if arguments.day else None
    project = settled_project(project)
    made = services.dossier(project, filters, " ".join(arguments.place), day)
    if arguments.json:
        print(json.dumps(made.row(), ensure_ascii=False, indent=2))
    else:
        print("\n".join(made.lines()))
        claims = [listed.claim for listed in made.claims]
        for heading, lines in (
            (
                "Sources graded by people",
                services.graded_sources(project, filters, claims),
            ),
            ("Reference layers", services.lag_lines(project, claims)),
        ):
            if lines:
                print("\n".join(("", heading, *(f"  {line}" for line in lines))))
    return _something(made.total, f"{made.place.title}: no claims")


def _changes(arguments: argparse.Namespace, project: services.Project) -> int:
    from dashboard import services

    filters, since = filters_from(arguments), required_day("--since", arguments.since)
    until = required_day("--until", arguments.until) if arguments.until else None
    project = settled_project(project)
    changes = services.changes_since(project, filters, since, until)
    if arguments.json:
        print(json.dumps(changes.row(), ensure_ascii=False, indent=2))
    else:
        print("\n".join(changes.lines()))
    return _something(changes, f"since {since}: nothing changed")
