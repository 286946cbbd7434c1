"""Commands of grades: reliability of a source, credibility of a claim."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from dashboard.cli.keep import person
from dashboard.cli.options import Commands, settled_project
from dashboard.domain.filters import Filters

if TYPE_CHECKING:
    from dashboard import services


def add_grade_commands(commands: Commands) -> None:
    """Add this command to the command line."""
    grade = commands.add_parser(
        "grade", help="grade a source (A-F) or a claim (1-6), or show a grade"
    )
    grade.add_argument("graded", choices=("source", "claim"), help="what is graded")
    grade.add_argument(
        "name", metavar="NAME|ID", help="name of the outlet, or id of the claim"
    )
    change = grade.add_mutually_exclusive_group()
    change.add_argument(
        "--set",
        default="",
        metavar="GRADE",
        help="A to F of a source, 1 to 6 of a claim (Admiralty code); needs --why",
    )
    change.add_argument(
        "--take-back", action="store_true", help="take the grade back; needs --why"
    )
    grade.add_argument("--why", default="", help="the reason; it stands in the history")
    grade.add_argument("--by", default="", help="who grades (default: your login)")
    grade.set_defaults(run=_grade)


def _grade(arguments: argparse.Namespace, project: services.Project) -> int:
    from dashboard import services

    project = settled_project(project)
    graded, name = arguments.graded, arguments.name
    if arguments.set or arguments.take_back:
        sheet = services.give_grade(
            project,
            graded,
            name,
            arguments.set,
            by=arguments.by or person(),
            why=arguments.why,
        )
    else:
        sheet = services.grade_sheet(project, Filters(), graded, name)
    print(sheet.sentence)
    for line in sheet.history_lines(names=True):
        print(f"  {line}")
    return 0
