"""Real faults on every backend: a killed process, a locked ledger, and what a crash
leaves behind.
"""

from __future__ import annotations

import pytest
from sqlalchemy import text

from dashboard.domain.claim import Claim
from dashboard.domain.errors import ServiceUnavailable
from dashboard.domain.words import Kind, Review
from dashboard.ledger import Ledger
from tests.ledger.helpers import child, line, store, tell

ONE = Claim(id="one", kind=Kind.HOLD)


@pytest.mark.parametrize("after", [1, 8, 25])
def test_what_a_killed_process_said_it_saved_is_there(url: str, after: int) -> None:
    with child("add", url, "k", 0, 4) as process:
        said = [line(process) for _ in range(after + 1)]
        process.kill()
        assert process.stdout is not None
        said += [rest.strip() for rest in process.stdout if rest.endswith("\n")]
    numbers = [int(number) for number in said[1:]]
    assert numbers == list(range(4, 4 * len(numbers) + 1, 4))
    with Ledger.open(url) as ledger:
        saved = [revision.claim.id for revision in ledger.changes()]
        assert ledger.revision() == len(saved) >= numbers[-1]
        assert saved == [
            f"k-{number // 4:06}-{number % 4:04}" for number in range(len(saved))
        ]
        assert len(saved) % 4 == 0, "a call is saved whole or not at all"
        assert [claim.id for claim in ledger.claims()] == saved
        if not store(ledger).postgres:
            with store(ledger).reading() as connection:
                assert connection.execute(
                    text("PRAGMA integrity_check")
                ).scalars().all() == ["ok"]
                assert connection.execute(text("PRAGMA foreign_key_check")).all() == []
        assert ledger.add([ONE], by="anna", why="") == len(saved) + 1


def test_a_ledger_that_another_process_writes_is_said_to_be_busy(url: str) -> None:
    with Ledger.open(url, wait=0.2) as ledger:
        ledger.add([ONE], by="anna", why="")
        with child("hold", url) as process:
            assert line(process) == "ready"
            with pytest.raises(
                ServiceUnavailable,
                match="is being written by another process; try again",
            ):
                ledger.review("one", Review.ACCEPTED, by="anna", why="")
            assert ledger.claim("one") == ONE, "reading goes on"
            assert ledger.revision() == 1
            tell(process)
            assert process.wait() == 0
        assert ledger.review("one", Review.ACCEPTED, by="anna", why="") == 2


def test_a_ledger_that_a_killed_process_was_writing_is_free_again(url: str) -> None:
    with Ledger.open(url) as ledger:
        with child("hold", url) as process:
            assert line(process) == "ready"
        assert ledger.add([ONE], by="anna", why="") == 1


def test_a_call_that_fails_halfway_saves_nothing(ledger: Ledger) -> None:
    with store(ledger).engine.begin() as connection:
        connection.execute(text("CREATE UNIQUE INDEX one_note ON claim (note)"))
    # Python refuses nothing here: the database does, after the revisions were written.
    with pytest.raises(Exception, match=r"(?i)unique"):
        ledger.add(
            [Claim(id=id, kind=Kind.HOLD, note="same") for id in "ab"],
            by="anna",
            why="",
        )
    assert ledger.revision() == 0
    assert list(ledger.changes()) == []
    assert ledger.add([ONE], by="anna", why="") == 1
