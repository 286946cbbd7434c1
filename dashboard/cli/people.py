"""Commands about who may do what: user, token."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING

from dashboard.cli.keep import person
from dashboard.cli.options import Commands
from dashboard.domain.errors import NothingFound

if TYPE_CHECKING:
    from dashboard import services
    from dashboard.services.access.people import Token

ROLE_WORDS = "reader_of_drafts, reviewer, dataset_editor or administrator"


def add_people_commands(commands: Commands) -> None:
    """Add these commands to the command line."""
    _add_user(commands)
    _add_token(commands)


def _add_user(commands: Commands) -> None:
    user = commands.add_parser("user", help="who may edit, and who may read drafts")
    actions = user.add_subparsers(required=True, metavar="ACTION")
    grant = actions.add_parser("grant", help="give somebody a role")
    grant.add_argument("who", metavar="WHO", help="e-mail, or subject of the provider")
    grant.add_argument("role", metavar="ROLE", help=ROLE_WORDS)
    grant.set_defaults(run=_grant)
    revoke = actions.add_parser(
        "revoke", help="take all roles and tokens from somebody"
    )
    revoke.add_argument("who", metavar="WHO")
    revoke.set_defaults(run=_revoke)
    people = actions.add_parser("list", help="list who has which role")
    people.add_argument("--json", action="store_true", help="print JSON lines")
    people.set_defaults(run=_people)
    _add_by(grant, revoke)


def _add_token(commands: Commands) -> None:
    token = commands.add_parser("token", help="keys by which programs use the API")
    actions = token.add_subparsers(required=True, metavar="ACTION")
    create = actions.add_parser("create", help="make a token; it is shown this once")
    create.add_argument("label", metavar="LABEL", help="what it is for")
    create.add_argument("role", metavar="ROLE", help=ROLE_WORDS)
    create.add_argument(
        "--for",
        dest="identity",
        default="",
        metavar="WHO",
        help="in whose name it acts (default: you)",
    )
    create.add_argument(
        "--until", default="", metavar="DATE", help="its last day (default: no end)"
    )
    create.set_defaults(run=_create)
    revoke = actions.add_parser("revoke", help="end a token")
    revoke.add_argument("id", metavar="ID", help="as the list has it")
    revoke.set_defaults(run=_revoke_token)
    every = actions.add_parser("list", help="list the tokens, without their secrets")
    every.add_argument("--json", action="store_true", help="print JSON lines")
    every.set_defaults(run=_tokens)
    _add_by(create, revoke)


def _add_by(*commands: argparse.ArgumentParser) -> None:
    for command in commands:
        command.add_argument(
            "--by", default="", metavar="NAME", help="who does it (default: your login)"
        )


def _by(arguments: argparse.Namespace) -> str:
    name: str = arguments.by or person()
    return name


def _grant(arguments: argparse.Namespace, project: services.Project) -> int:
    from dashboard.services.access.people import grant_role

    grant_role(project, arguments.who, arguments.role, by=_by(arguments))
    print(f"{arguments.who}: {arguments.role}")
    return 0


def _revoke(arguments: argparse.Namespace, project: services.Project) -> int:
    from dashboard.services.access.people import revoke_roles

    revoke_roles(project, arguments.who, by=_by(arguments))
    print(f"{arguments.who}: no role any more, and no token")
    return 0


def _people(arguments: argparse.Namespace, project: services.Project) -> int:
    from dashboard.services.access.people import person_roles

    rows = person_roles(project)
    if not rows and not arguments.json:
        raise NothingFound(
            "nobody has a role; give one with `frontline user grant WHO administrator`"
        )
    for row in rows:
        if arguments.json:
            print(_json(asdict(row)))
        else:
            at = f"{row.granted_at:%Y-%m-%d}"
            print(f"{row.identity}  {row.role}  granted {at} by {row.granted_by}")
    return 0


def _create(arguments: argparse.Namespace, project: services.Project) -> int:
    from dashboard.services.access.people import issue_token

    by = _by(arguments)
    secret = issue_token(
        project,
        arguments.label,
        arguments.role,
        identity=arguments.identity or by,
        until=arguments.until,
        by=by,
    )
    print(secret)
    return 0


def _revoke_token(arguments: argparse.Namespace, project: services.Project) -> int:
    from dashboard.services.access.people import withdraw_token

    withdraw_token(project, arguments.id, by=_by(arguments))
    print(f"{arguments.id}: opens nothing any more")
    return 0


def _tokens(arguments: argparse.Namespace, project: services.Project) -> int:
    from dashboard.services.access.people import token_list

    rows = token_list(project)
    if not rows and not arguments.json:
        raise NothingFound("no token was ever made")
    for row in rows:
        print(_json(asdict(row)) if arguments.json else _line(row))
    return 0


def _line(token: Token) -> str:
    end = "no end"
    if token.until:
        end = f"until {token.until:%Y-%m-%d %H:%M} UTC"
    if token.revoked:
        end = f"revoked {token.revoked:%Y-%m-%d}"
    return f"{token.id}  {token.label}  {token.identity}  {token.role}  {end}"


def _json(row: dict[str, object]) -> str:
    plain = {
        name: value.isoformat() if isinstance(value, datetime) else value
        for name, value in row.items()
    }
    return json.dumps(plain, ensure_ascii=False)
