"""Roles and tokens: on both backends, chained, and closed to whoever has none."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from dashboard.domain.errors import BadInput, NothingFound
from dashboard.ledger import ROLES, Ledger
from dashboard.ledger.people import identity_of
from tests.ledger.helpers import store


def test_a_role_is_granted_seen_and_revoked(ledger: Ledger) -> None:
    assert ledger.roles_of("anna@example.org") == frozenset()
    assert ledger.grant("Anna@Example.org ", "reviewer", "root") == 1
    assert ledger.grant("anna@example.org", "reviewer", "root") == 1
    assert ledger.grant("anna@example.org", "dataset_editor", "root") == 2
    assert ledger.roles_of("ANNA@example.org") == {"reviewer", "dataset_editor"}
    assert [(who.identity, who.role, who.granted_by) for who in ledger.people()] == [
        ("anna@example.org", "dataset_editor", "root"),
        ("anna@example.org", "reviewer", "root"),
    ]
    assert ledger.revoke("anna@example.org", "boris") == 4
    assert ledger.roles_of("anna@example.org") == frozenset()
    assert ledger.people() == ()
    assert ledger.grant("anna@example.org", "reviewer", "root") == 5
    assert ledger.roles_of("anna@example.org") == {"reviewer"}
    assert ledger.verify() is None


def test_a_subject_is_not_an_e_mail(ledger: Ledger) -> None:
    assert identity_of(" Ab|C ") == "Ab|C"
    ledger.grant("Ab|C", "reviewer", "root")
    assert ledger.roles_of("ab|c") == frozenset()


@pytest.mark.parametrize("identity", ["", " ", "a\x00", "\ud800", "x" * 201])
def test_no_such_person_has_or_gets_a_role(ledger: Ledger, identity: str) -> None:
    assert ledger.roles_of(identity) == frozenset()
    with pytest.raises(BadInput, match="person: identity"):
        ledger.grant(identity, "reviewer", "root")
    assert ledger.revision() == 0


def test_roles_there_are_not(ledger: Ledger) -> None:
    with pytest.raises(BadInput, match=f"role 'boss': .* one of {', '.join(ROLES)}"):
        ledger.grant("anna", "boss", "root")
    with pytest.raises(BadInput, match="role '': there is none"):
        ledger.create_token("ci", "", "anna", None, "root")
    with pytest.raises(NothingFound, match="anna: has no role"):
        ledger.revoke("anna", "root")
    assert ledger.revision() == 0


def test_a_token_opens_what_it_is_for_until_it_is_revoked(ledger: Ledger) -> None:
    secret = ledger.create_token("ci", "reviewer", "Anna@Example.org", None, "root")
    other = ledger.create_token("feed", "reader_of_drafts", "b", None, "root")
    assert len(secret) >= 40
    assert secret != other
    assert ledger.token_role(secret) == ("anna@example.org", "reviewer")
    assert ledger.token_role(other) == ("b", "reader_of_drafts")
    first, second = ledger.tokens()
    assert first.id == hashlib.sha256(secret.encode()).hexdigest()[:12]
    assert (first.label, first.identity, first.role, first.created_by) == (
        "ci",
        "anna@example.org",
        "reviewer",
        "root",
    )
    assert (first.until, first.revoked) == (None, None)
    assert ledger.revoke_token(first.id, "root") == 3
    assert ledger.revoke_token(first.id, "root") == 3
    assert ledger.token_role(secret) is None
    assert ledger.token_role(other) == ("b", "reader_of_drafts")
    assert ledger.tokens()[0].revoked is not None
    assert ledger.tokens()[1] == second
    assert ledger.verify() is None


@pytest.mark.parametrize("secret", ["", "x", "\x00", "\ud800", "0" * 64])
def test_what_is_no_token_opens_nothing(ledger: Ledger, secret: str) -> None:
    ledger.create_token("ci", "reviewer", "anna", None, "root")
    assert ledger.token_role(secret) is None
    with pytest.raises(NothingFound, match="there is none of that id"):
        ledger.revoke_token(secret, "root")


def test_the_secret_is_nowhere_in_the_ledger(ledger: Ledger) -> None:
    secret = ledger.create_token("ci", "reviewer", "anna", None, "root")
    with store(ledger).reading() as connection:
        rows = connection.execute(text("SELECT * FROM token")).all()
    assert secret not in repr(rows)
    assert hashlib.sha256(secret.encode()).hexdigest() in repr(rows)


def test_a_token_ends(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    now = datetime.now(UTC)
    for end in (now, now - timedelta(1)):
        with pytest.raises(BadInput, match="is past"):
            ledger.create_token("ci", "reviewer", "anna", end, "root")
    with pytest.raises(BadInput, match="no time zone"):
        ledger.create_token("ci", "reviewer", "anna", datetime(2099, 1, 1), "root")  # noqa: DTZ001
    end = now + timedelta(hours=1)
    secret = ledger.create_token("ci", "reviewer", "anna", end, "root")
    assert ledger.token_role(secret) == ("anna", "reviewer")
    assert ledger.tokens()[0].until == end

    class Later(datetime):
        @classmethod
        def now(cls, _tz: object = None) -> Any:
            return end

    monkeypatch.setattr("dashboard.ledger.people.datetime", Later)
    assert ledger.token_role(secret) is None


def test_who_has_a_token_alone_loses_it(ledger: Ledger) -> None:
    secret = ledger.create_token("old key", "administrator", "carl", None, "root")
    ledger.revoke("carl", "root")
    assert ledger.token_role(secret) is None
    with pytest.raises(NothingFound, match="carl: has no role and no token"):
        ledger.revoke("carl", "root")


def test_who_loses_the_roles_loses_the_tokens(ledger: Ledger) -> None:
    ledger.grant("anna", "reviewer", "root")
    mine = ledger.create_token("ci", "reviewer", "anna", None, "root")
    other = ledger.create_token("ci", "reviewer", "boris", None, "root")
    ledger.revoke("anna", "root")
    assert ledger.token_role(mine) is None
    assert ledger.token_role(other) == ("boris", "reviewer")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE person_role SET role = 'administrator'",
        "DELETE FROM token",
        "UPDATE token SET action = 'create'",
        "DELETE FROM article_record",
    ],
)
def test_the_database_refuses_to_change_who_may_what(
    ledger: Ledger, statement: str
) -> None:
    ledger.grant("anna", "reviewer", "root")
    ledger.revoke_token(
        hashlib.sha256(
            ledger.create_token("ci", "reviewer", "anna", None, "root").encode()
        ).hexdigest(),
        "root",
    )
    with pytest.raises(Exception, match="append-only"), store(ledger).writing() as raw:
        raw.execute(
            text("INSERT INTO article_record VALUES (9, '2026-01-01', '', '', '', '')")
        )
        raw.execute(text(statement))


def test_a_restore_brings_the_roles_and_no_token(
    ledger: Ledger, target: Ledger, tmp_path: Path
) -> None:
    ledger.grant("anna", "administrator", "root")
    secret = ledger.create_token("ci", "reviewer", "anna", None, "root")
    ledger.lease("import", "a", 60)
    ledger.backup(tmp_path / "b.zip", tmp_path)
    assert secret.encode() not in (tmp_path / "b.zip").read_bytes()
    target.restore(tmp_path / "b.zip", tmp_path / "new")
    assert target.roles_of("anna") == {"administrator"}
    assert target.token_role(secret) is None
    assert target.tokens()[0].revoked is not None
    assert target.leases() == frozenset()
    assert target.verify() is None
    assert target.head_at(2) == ledger.state().head
    assert target.number_of(ledger.state().head) == 2
