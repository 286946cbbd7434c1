"""Leases: whose work lives is what the ledger says, by the clock of the database."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from dashboard.domain.errors import BadInput
from dashboard.ledger import Ledger
from dashboard.ledger.clocks.leases import database_clock
from dashboard.services.access import sign_in
from dashboard.services.access.sign_in import end_sign_in, signed_in
from tests.ledger.helpers import store
from tests.unit.services.access.test_sign_in import SECRET, cookies


def test_a_lease_is_taken_renewed_and_given_back(ledger: Ledger) -> None:
    before = ledger.state()
    assert ledger.leases() == frozenset()
    assert ledger.lease("a", "anna", 60)
    assert ledger.lease("b", "boris", 60)
    assert ledger.leases() == {"a", "b"}
    assert ledger.lease("a", "anna", 60)
    assert not ledger.lease("a", "boris", 60)
    ledger.release("a", "boris")
    assert ledger.leases() == {"a", "b"}
    ledger.release("a", "anna")
    assert ledger.leases() == {"b"}
    assert ledger.lease("a", "boris", 60)
    assert ledger.state() == before


def test_a_lease_that_ran_out_is_anybodys(ledger: Ledger) -> None:
    assert ledger.lease("a", "anna", -1)
    assert ledger.leases() == frozenset()
    assert ledger.lease("a", "boris", 60)
    assert not ledger.lease("a", "anna", 60)


@pytest.mark.parametrize("name", ["", "\x00", "x" * 201])
def test_a_lease_needs_a_name(ledger: Ledger, name: str) -> None:
    with pytest.raises(BadInput, match="lease: name"):
        ledger.lease(name, "anna", 60)
    with pytest.raises(BadInput, match="lease: holder"):
        ledger.lease("a", name, 60)


def test_the_clock_is_that_of_the_database(ledger: Ledger) -> None:
    with store(ledger).reading() as connection:
        moment = database_clock(connection, postgres=store(ledger).postgres)
    assert moment.utcoffset() == timedelta(0)
    assert abs(moment - datetime.now(UTC)) < timedelta(hours=1)


def test_a_sign_in_that_ended_at_one_server_is_over_at_all(
    ledger: Ledger, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = cookies(nonce="1"), cookies(nonce="2")
    end_sign_in(first, SECRET, shared=lambda: ledger)
    # Another process remembers nothing of it.
    monkeypatch.setattr(sign_in, "_ended", {})
    with Ledger.open(url) as other:
        assert signed_in(first, SECRET, shared=lambda: other) is None
        assert signed_in(second, SECRET, shared=lambda: other) == "olena@example.org"


def test_what_ran_out_is_not_leased(ledger: Ledger) -> None:
    ledger.lease("a", "anna", 60)
    ledger.lease("b", "anna", -1)
    assert [ledger.leased(name) for name in ("a", "b", "c")] == [True, False, False]
