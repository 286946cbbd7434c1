"""Who may do what: roles of people, and tokens for programs. Every change of them is a
numbered, chained row; what holds is the newest row of a person or of a token.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, Row, select

from dashboard.domain.errors import BadInput, NothingFound
from dashboard.i18n.translate import gettext
from dashboard.ledger import tables
from dashboard.ledger.checks import check_name
from dashboard.ledger.store import Store
from dashboard.ledger.transactions import write_transaction

ROLES = ("reader_of_drafts", "reviewer", "dataset_editor", "administrator")
"""What somebody may be allowed beyond reading what is public."""
SECRET_BYTES = 32
"""Random bytes of a token: nobody guesses one, so a plain hash is enough to keep."""
ID_DIGITS = 12
"""Hex digits of a token's id."""
PERSON, TOKEN = tables.person_role, tables.token


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRole:
    """A role that somebody has. identity: e-mail or subject; at: UTC."""

    identity: str
    role: str
    granted_by: str
    granted_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A token without its secret. id: the beginning of its hash, to revoke it by.

    until: from then on it opens nothing, None for no end. revoked: when, None for one
    that still stands. Moments in UTC.
    """

    id: str
    label: str
    identity: str
    role: str
    created: datetime
    created_by: str
    until: datetime | None
    revoked: datetime | None


def identity_of(text: str) -> str:
    """Return an e-mail or subject as it is compared. Raises BadInput for one that
    cannot be kept.
    """
    check_name("person", "identity", text)
    identity = text.strip()
    # An e-mail is the same in any case; a subject of an identity provider is not.
    return identity.casefold() if "@" in identity else identity


def check_role(role: str) -> None:
    """Raise BadInput for a role there is not."""
    if role not in ROLES:
        raise BadInput(
            gettext(
                "role {role}: there is none of that name; give one of {choices}",
                role=repr(role[:40]),
                choices=", ".join(ROLES),
            )
        )


def grant(store: Store, identity: str, role: str, by: str) -> int:
    """Give somebody a role; see Ledger.grant."""
    check_role(role)
    who = identity_of(identity)
    with write_transaction(store, by) as writer:
        # To give what somebody has is no change, and makes no row.
        if role not in _roles(writer.connection, who):
            writer.append(PERSON, _person("grant", who, role, writer.at, by))
        return writer.number


def revoke(store: Store, identity: str, by: str) -> int:
    """Take all roles from somebody; see Ledger.revoke."""
    who = identity_of(identity)
    with write_transaction(store, by) as writer:
        roles = _roles(writer.connection, who)
        # Whoever may nothing any more must not keep a key to it, also one that was made
        # for them without a role.
        keys = [
            row
            for row in _newest_tokens(writer.connection)
            if row.identity == who and row.action == "create"
        ]
        if not roles and not keys:
            raise NothingFound(
                gettext(
                    "{who}: has no role and no token; look at the list of people for"
                    " how it is written",
                    who=who,
                )
            )
        for role in sorted(roles):
            writer.append(PERSON, _person("revoke", who, role, writer.at, by))
        for row in keys:
            writer.append(TOKEN, _revoked(row, writer.at, by))
        return writer.number


def _person(
    action: str,
    identity: str,
    role: str,
    at: datetime,
    by: str,
) -> dict[str, object]:
    return {"action": action, "identity": identity, "role": role, "at": at, "by": by}


def people(store: Store) -> tuple[PersonRole, ...]:
    """Return who has which role; see Ledger.people."""
    with store.reading() as connection:
        rows = _newest_people(connection)
    return tuple(
        PersonRole(
            identity=row.identity,
            role=row.role,
            granted_by=row.by,
            granted_at=row.at,
        )
        for _, row in sorted(rows.items())
        if row.action == "grant"
    )


def roles_of(store: Store, identity: str) -> frozenset[str]:
    """Return the roles somebody has; see Ledger.roles_of."""
    try:
        who = identity_of(identity)
    except BadInput:
        # A stranger's name that no database takes is nobody's.
        return frozenset()
    with store.reading() as connection:
        return _roles(connection, who)


def _roles(connection: Connection, identity: str) -> frozenset[str]:
    statement = (
        select(PERSON.c.role, PERSON.c.action)
        .where(PERSON.c.identity == identity)
        .order_by(PERSON.c.number)
    )
    newest = {row.role: row.action for row in connection.execute(statement)}
    return frozenset(role for role, action in newest.items() if action == "grant")


def _newest_people(connection: Connection) -> dict[tuple[str, str], Row[tuple[object]]]:
    rows = connection.execute(select(PERSON).order_by(PERSON.c.number))
    return {(row.identity, row.role): row for row in rows}


def create_token(
    store: Store,
    label: str,
    role: str,
    identity: str,
    until: datetime | None,
    by: str,
) -> str:
    """Make a token and return its secret; see Ledger.create_token."""
    check_role(role)
    check_name("token", "label", label)
    who = identity_of(identity)
    if until is not None and until.tzinfo is None:
        raise BadInput(
            gettext(
                "token: its end {until} has no time zone; give a moment in UTC",
                until=until,
            )
        )
    if until is not None and until <= datetime.now(UTC):
        raise BadInput(
            gettext("token: its end {until} is past; give a later one", until=until)
        )
    # Only its hash is stored: whoever reads the database cannot use it.
    secret = secrets.token_urlsafe(SECRET_BYTES)
    with write_transaction(store, by) as writer:
        row = {
            "action": "create",
            "hash": hash_of(secret),
            "label": label,
            "identity": who,
            "role": role,
            "until": until,
            "at": writer.at,
            "by": by,
        }
        writer.append(TOKEN, row)
    return secret


def hash_of(secret: str) -> str:
    """Return the SHA-256 of a secret, as hex digits."""
    # No salt and no slow hash: there is nothing to guess in 256 random bits.
    return hashlib.sha256(secret.encode(errors="surrogatepass")).hexdigest()


def revoke_token(store: Store, token_id: str, by: str) -> int:
    """End a token; see Ledger.revoke_token."""
    with write_transaction(store, by) as writer:
        rows = _newest_tokens(writer.connection)
        matching = [row for row in rows if token_id and row.hash.startswith(token_id)]
        # A shorter beginning could be that of another token tomorrow.
        if len(matching) != 1 or len(token_id) < ID_DIGITS:
            raise NothingFound(
                gettext(
                    "token {token_id}: there is none of that id; ids are in the list"
                    " of tokens",
                    token_id=repr(token_id[:40]),
                )
            )
        if matching[0].action == "create":
            writer.append(TOKEN, _revoked(matching[0], writer.at, by))
        return writer.number


def _revoked(
    row: Row[tuple[object]],
    at: datetime,
    by: str,
) -> dict[str, object]:
    cells = {name: row._mapping[name] for name in TOKEN.columns.keys()}  # noqa: SIM118
    return {**cells, "action": "revoke", "at": at, "by": by}


def revoke_every_token(connection: Connection) -> list[dict[str, object]]:
    """Return the rows that end each token that still stands; for a restore."""
    now = datetime.now(UTC)
    return [
        _revoked(row, now, "restore")
        for row in _newest_tokens(connection)
        if row.action == "create"
    ]


def tokens(store: Store) -> tuple[Token, ...]:
    """Return every token ever made, oldest first; see Ledger.tokens."""
    with store.reading() as connection:
        rows = connection.execute(select(TOKEN).order_by(TOKEN.c.number)).all()
    made = {row.hash: row for row in rows if row.action == "create"}
    ended = {row.hash: row.at for row in rows if row.action == "revoke"}
    return tuple(
        Token(
            id=digest[:ID_DIGITS],
            label=row.label,
            identity=row.identity,
            role=row.role,
            created=row.at,
            created_by=row.by,
            until=row.until,
            revoked=ended.get(digest),
        )
        for digest, row in made.items()
    )


def token_role(store: Store, secret: str) -> tuple[str, str] | None:
    """Return whose token a secret is and its role; see Ledger.token_role."""
    statement = (
        select(TOKEN)
        .where(TOKEN.c.hash == hash_of(secret))
        .order_by(TOKEN.c.number.desc())
        .limit(1)
    )
    with store.reading() as connection:
        row = connection.execute(statement).one_or_none()
    if row is None or row.action != "create":
        return None
    if row.until is not None and row.until <= datetime.now(UTC):
        return None
    return row.identity, row.role


def _newest_tokens(connection: Connection) -> list[Row[tuple[object]]]:
    rows = connection.execute(select(TOKEN).order_by(TOKEN.c.number))
    return list({row.hash: row for row in rows}.values())
