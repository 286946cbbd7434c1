"""Adding, revising, reviewing and undoing, on every backend."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select, update

from dashboard.domain.claim import Claim
from dashboard.domain.errors import BadInput, EditConflict, NothingFound
from dashboard.domain.words import Kind, Review
from dashboard.ledger import Ledger, tables
from tests.ledger.helpers import store

ONE = Claim(
    id="one", kind=Kind.HOLD, claimant="the Ukrainian military", publisher="BBC"
)
TWO = Claim(id="two", kind=Kind.STRIKE, quote="Сторожеве “held”\n\U0001f6f0")


def test_an_empty_ledger_is_at_zero(ledger: Ledger) -> None:
    assert ledger.revision() == 0
    assert list(ledger.claims()) == []
    assert list(ledger.changes()) == []
    assert ledger.claim("one") is None
    assert ledger.newest("one") is None
    assert ledger.history("one") == ()
    assert ledger.decisions("one") == ()
    assert ledger.add([], by="anna", why="") == 0


def test_what_was_added_is_there_in_the_order_of_ids(ledger: Ledger) -> None:
    assert ledger.add([TWO, ONE], by="anna", why="typed in") == ledger.revision() == 2
    assert list(ledger.claims()) == [ONE, TWO]
    assert ledger.claim("two") == TWO
    first, second = ledger.changes()
    assert (first.number, first.by, first.action, first.why, first.claim) == (
        1,
        "anna",
        "add",
        "typed in",
        TWO,
    )
    assert (second.number, second.claim) == (2, ONE)
    assert first.at.utcoffset() == UTC.utcoffset(None)


def test_ids_are_ordered_by_bytes_on_every_backend(ledger: Ledger) -> None:
    ids = ["B", "a", "ä", "_", "Z1", "z", "я", "a b", "ab"]
    ledger.add([replace(ONE, id=id) for id in ids], by="anna", why="")
    expected = sorted(ids, key=str.encode)
    assert [claim.id for claim in ledger.claims()] == expected
    assert [claim.id for claim in ledger.claims(datetime.now(UTC))] == expected


def test_a_known_id_is_refused_by_name_and_nothing_is_added(ledger: Ledger) -> None:
    ledger.add([ONE], by="anna", why="")
    with pytest.raises(BadInput, match="claim 'one' is in the ledger already"):
        ledger.add([TWO, ONE], by="anna", why="")
    with pytest.raises(BadInput, match="claim 'two' comes twice"):
        ledger.add([TWO, TWO], by="anna", why="")
    assert list(ledger.claims()) == [ONE]
    assert ledger.revision() == 1


def test_a_revision_replaces_the_claim_and_the_history_keeps_both(
    ledger: Ledger,
) -> None:
    ledger.add([ONE], by="anna", why="")
    better = replace(ONE, note="corrected")
    assert ledger.revise(better, by="boris", why="typo") == 2
    assert ledger.claim("one") == better
    assert [(r.action, r.by, r.claim) for r in ledger.history("one")] == [
        ("add", "anna", ONE),
        ("revise", "boris", better),
    ]
    assert ledger.newest("one") == ledger.history("one")[-1]
    assert ledger.revise(better, by="boris", why="again") == 2, "no change, no revision"


@pytest.mark.parametrize("expected", [1, 2])
def test_an_edit_of_what_was_read_goes_through(ledger: Ledger, expected: int) -> None:
    ledger.add([ONE, TWO], by="anna", why="")
    assert (
        ledger.revise(replace(ONE, note="x"), by="anna", why="", expected=expected) == 3
    )


def test_an_edit_of_what_somebody_changed_is_a_conflict(ledger: Ledger) -> None:
    ledger.add([ONE], by="anna", why="")
    ledger.review("one", Review.RETRACTED, by="boris", why="false")
    edits: list[Callable[[], int]] = [
        lambda: ledger.revise(replace(ONE, note="x"), by="anna", why="", expected=1),
        lambda: ledger.review("one", Review.ACCEPTED, by="anna", why="", expected=1),
        lambda: ledger.undo("one", by="anna", why="", expected=1),
    ]
    for edit in edits:
        with pytest.raises(
            EditConflict, match=r"claim 'one': boris changed it \(retract, revision 2\)"
        ):
            edit()
    assert ledger.revision() == 2


def test_what_is_not_there_cannot_be_edited(ledger: Ledger) -> None:
    edits: list[Callable[[], int]] = [
        lambda: ledger.revise(ONE, by="anna", why=""),
        lambda: ledger.review("one", Review.ACCEPTED, by="anna", why=""),
        lambda: ledger.undo("one", by="anna", why=""),
    ]
    for edit in edits:
        with pytest.raises(NothingFound, match="claim 'one'"):
            edit()
    assert ledger.revision() == 0


@pytest.mark.parametrize(
    ("decision", "action"),
    [
        (Review.ACCEPTED, "accept"),
        (Review.REJECTED, "reject"),
        (Review.RETRACTED, "retract"),
        (Review.DRAFT, "reopen"),
    ],
)
def test_a_decision_is_on_the_claim_and_on_record(
    ledger: Ledger, decision: Review, action: str
) -> None:
    ledger.add([ONE], by="anna", why="")
    number = ledger.review(
        "one", decision, by="boris", why="two sources", reliability="B", credibility="2"
    )
    newest = ledger.history("one")[-1]
    stamp = newest.at.isoformat().replace("+00:00", "Z")
    assert (newest.number, newest.action, newest.by, newest.why) == (
        number,
        action,
        "boris",
        "two sources",
    )
    assert (
        newest.claim
        == ledger.claim("one")
        == replace(
            ONE,
            review=decision,
            review_by="boris",
            review_at=stamp,
            review_why="two sources",
            reliability="B",
            credibility="2",
        )
    )
    (record,) = ledger.decisions("one")
    assert (record.number, record.claim_id, record.decision, record.at) == (
        number,
        "one",
        decision,
        newest.at,
    )
    assert (record.reliability, record.credibility, record.by, record.why) == (
        "B",
        "2",
        "boris",
        "two sources",
    )


def test_a_grade_that_is_not_given_stays(ledger: Ledger) -> None:
    ledger.add([ONE], by="anna", why="")
    ledger.review(
        "one", Review.ACCEPTED, by="boris", why="", reliability="B", credibility="2"
    )
    ledger.review("one", Review.ACCEPTED, by="boris", why="", credibility="3")
    claim = ledger.claim("one")
    assert claim is not None
    assert (claim.reliability, claim.credibility) == ("B", "3")
    assert [(d.reliability, d.credibility) for d in ledger.decisions("one")] == [
        ("B", "2"),
        ("", "3"),
    ]


@pytest.mark.parametrize(
    "grade", [{"reliability": "G"}, {"credibility": "0"}, {"reliability": "AB"}]
)
def test_a_grade_outside_the_code_is_refused(
    ledger: Ledger, grade: dict[str, str]
) -> None:
    ledger.add([ONE], by="anna", why="")
    with pytest.raises(BadInput, match="reliability is A to F, credibility 1 to 6"):
        ledger.review("one", Review.ACCEPTED, by="boris", why="", **grade)  # type: ignore[arg-type]
    assert ledger.revision() == 1


def test_undo_brings_back_what_was_before_and_undone_again_the_change(
    ledger: Ledger,
) -> None:
    ledger.add([ONE], by="anna", why="")
    better = replace(ONE, note="better")
    ledger.revise(better, by="anna", why="")
    assert ledger.undo("one", by="boris", why="it was right") == 3
    assert ledger.claim("one") == ONE
    assert ledger.undo("one", by="anna", why="no") == 4
    assert ledger.claim("one") == better
    assert [r.action for r in ledger.history("one")] == [
        "add",
        "revise",
        "undo",
        "undo",
    ]


def test_undo_of_the_addition_rejects_the_claim(ledger: Ledger) -> None:
    ledger.add([ONE], by="anna", why="")
    ledger.undo("one", by="boris", why="not said")
    claim = ledger.claim("one")
    assert claim is not None
    assert (claim.review, claim.review_by, claim.review_why) == (
        Review.REJECTED,
        "boris",
        "not said",
    )
    ledger.undo("one", by="anna", why="it was said")
    assert ledger.claim("one") == ONE


def test_what_was_known_then(ledger: Ledger) -> None:
    before = datetime.now(UTC)
    ledger.add([ONE], by="anna", why="")
    ledger.review("one", Review.RETRACTED, by="anna", why="false")
    ledger.add([TWO], by="anna", why="")
    moments = [revision.at for revision in ledger.changes()]
    assert moments == sorted(moments)
    assert list(ledger.claims(before)) == []
    assert list(ledger.claims(moments[0])) == [ONE]
    assert [claim.review for claim in ledger.claims(moments[1])] == [Review.RETRACTED]
    assert list(ledger.claims(moments[2])) == list(ledger.claims())
    with pytest.raises(BadInput, match="no time zone"):
        ledger.claims(datetime(2026, 1, 1))  # noqa: DTZ001


def test_the_ledger_remembers_its_newest_time(ledger: Ledger) -> None:
    ledger.add([ONE], by="anna", why="")
    with store(ledger).reading() as connection:
        assert (
            connection.execute(select(tables.ledger.c.last_at)).scalar()
            == ledger.history("one")[0].at
        )


def test_a_clock_that_was_ahead_once_does_not_stay_ahead(ledger: Ledger) -> None:
    ahead = datetime.now(UTC) + timedelta(hours=1, microseconds=1)
    with store(ledger).writing() as connection:
        connection.execute(update(tables.ledger).values(last_at=ahead))
    ledger.add([ONE], by="anna", why="")
    ledger.revise(replace(ONE, note="x"), by="anna", why="")
    assert all(revision.at < ahead for revision in ledger.changes())
    assert ledger.changed_at() == ahead


def test_whoever_changes_something_has_a_name(ledger: Ledger) -> None:
    with pytest.raises(BadInput, match="by is empty"):
        ledger.add([ONE], by=" ", why="")
    with pytest.raises(BadInput, match="why holds a NUL"):
        ledger.add([ONE], by="anna", why="a\x00")


def test_a_hostile_id_finds_nothing(ledger: Ledger) -> None:
    ledger.add([ONE], by="anna", why="")
    for id in ("\x00", "a\ud800", "' OR 1=1 --", "x" * 10_000, ""):
        assert (ledger.claim(id), ledger.newest(id), ledger.article(id)) == (
            None,
            None,
            None,
        )
        assert (ledger.history(id), ledger.decisions(id)) == ((), ())


def test_reads_and_writes_mix_while_a_long_read_goes_on(ledger: Ledger) -> None:
    ledger.add(
        [replace(ONE, id=f"{number:05}") for number in range(3000)], by="anna", why=""
    )
    seen = 0
    for claim in ledger.claims():
        if seen % 1000 == 0:
            ledger.revise(replace(claim, note="seen"), by="anna", why="")
        seen += 1
    assert seen == 3000
    assert ledger.revision() == 3003
    assert [r.number for r in ledger.changes(3000)] == [3001, 3002, 3003]
