"""Contradictions that people dismissed."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from dashboard.domain.errors import BadInput
from dashboard.ledger import Ledger
from tests.ledger.helpers import store

PAIR = ("b", "a")


def test_a_dismissal_stands_until_it_is_taken_back(ledger: Ledger) -> None:
    assert ledger.dismiss(PAIR, "denial", by="anna", why="another village") == 1
    ((key, dismissal),) = ledger.dismissals().items()
    assert key == ("a", "b", "denial")
    assert (dismissal.by, dismissal.why) == ("anna", "another village")
    assert ledger.dismiss(("a", "b"), "denial", by="boris", why="again") == 1
    assert ledger.restore_contradiction(PAIR, "denial", by="boris", why="the same") == 2
    assert ledger.dismissals() == {}
    actions = [each.action for each in ledger.dismissals_of("b")]
    assert actions == ["dismiss", "restore"]
    assert ledger.dismissals_of("c") == ()
    assert ledger.verify() is None


def test_what_cannot_be_dismissed(ledger: Ledger) -> None:
    with pytest.raises(BadInput, match="needs a reason"):
        ledger.dismiss(PAIR, "denial", by="anna", why="  ")
    with pytest.raises(BadInput, match="contradicts no claim of its own id"):
        ledger.dismiss(("a", "a"), "denial", by="anna", why="x")
    with pytest.raises(BadInput, match="claim id is empty"):
        ledger.dismiss(("a", ""), "denial", by="anna", why="x")
    assert ledger.state().number == 0


def test_nobody_changes_one_and_a_backup_has_it(
    ledger: Ledger, spare: Ledger, tmp_path: Path
) -> None:
    ledger.dismiss(PAIR, "denial", by="anna", why="another village")
    with pytest.raises(DBAPIError), store(ledger).writing() as connection:
        connection.execute(text("UPDATE dismissal SET why = 'x'"))
    ledger.backup(tmp_path / "b.zip", tmp_path)
    spare.restore(tmp_path / "b.zip", tmp_path / "new", force=True)
    assert list(spare.dismissals()) == [("a", "b", "denial")]
