"""Roles of people and tokens of programs, as an administrator sees and changes them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from dashboard.domain.errors import BadInput
from dashboard.ledger import ROLES, PersonRole, Token
from dashboard.services.project import Project

__all__ = [
    "PersonRole",
    "Token",
    "end_of",
    "grant_role",
    "issue_token",
    "person_roles",
    "revoke_roles",
    "role_named",
    "token_list",
    "withdraw_token",
]


def grant_role(
    project: Project,
    identity: str,
    role: str,
    *,
    by: str,
) -> None:
    """Give somebody (e-mail or subject) a role. Raises BadInput for one there is
    not.
    """
    project.ledger.grant(identity, role_named(role), by)


def revoke_roles(project: Project, identity: str, *, by: str) -> None:
    """Take all roles and tokens from somebody. Raises NothingFound for whoever has
    neither.
    """
    project.ledger.revoke(identity, by)


def person_roles(project: Project) -> tuple[PersonRole, ...]:
    """Return who has which role now."""
    return project.ledger.people()


def issue_token(
    project: Project,
    label: str,
    role: str,
    *,
    identity: str,
    until: str,
    by: str,
) -> str:
    """Make a token and return its secret, which nobody can read again. until: its last
    day, YYYY-MM-DD, "" for no end.
    """
    end = end_of(until) if until else None
    return project.ledger.create_token(label, role_named(role), identity, end, by)


def withdraw_token(project: Project, token_id: str, *, by: str) -> None:
    """End a token. Raises NothingFound when there is none of that id."""
    project.ledger.revoke_token(token_id, by)


def token_list(project: Project) -> tuple[Token, ...]:
    """Return every token ever made, without the secrets."""
    return project.ledger.tokens()


def role_named(text: str) -> str:
    """Return the role of a name, however its words are joined. Raises BadInput."""
    role = text.strip().lower().replace("-", "_").replace(" ", "_")
    if role not in ROLES:
        raise BadInput(
            f"role {text[:40]!r}: there is none of that name; give one of"
            f" {', '.join(ROLES)}"
        )
    return role


def end_of(day: str) -> datetime:
    """Return the moment at which a day is over, UTC. Raises BadInput."""
    try:
        last = date.fromisoformat(day)
        return datetime.combine(last + timedelta(days=1), time(), UTC)
    except (ValueError, OverflowError) as error:
        raise BadInput(
            f"--until {day[:40]!r}: not a date; write it like 2027-12-31"
        ) from error
