"""A claims file is mirrored, and what people did in the ledger stays."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from dashboard.domain.claim import Claim
from dashboard.domain.errors import BadInput
from dashboard.domain.words import Kind, Review
from dashboard.ledger import Ledger
from dashboard.ledger.mirror import decided_at

A = Claim(
    id="a",
    kind=Kind.HOLD,
    note="first",
    review=Review.ACCEPTED,
    review_at="2024-05-01T10:00:00Z",
)
B = Claim(id="b", kind=Kind.STRIKE)


def synced(
    ledger: Ledger, digest: str, *claims: Claim, name: str = "claims.csv"
) -> int:
    return ledger.sync(name, digest, claims, by="claims.csv")


def test_an_unchanged_file_is_not_even_read(ledger: Ledger) -> None:
    assert synced(ledger, "1", A, B) == 2

    def unread() -> Claim:
        raise AssertionError("the claims were asked for")

    assert (
        ledger.sync("claims.csv", "1", (unread() for _ in range(1)), by="claims.csv")
        == 2
    )
    assert [(r.action, r.by, r.why) for r in ledger.changes()] == [
        ("add", "claims.csv", "read from claims.csv")
    ] * 2


def test_a_changed_digest_with_the_same_rows_changes_nothing(ledger: Ledger) -> None:
    synced(ledger, "1", A, B)
    assert synced(ledger, "2", B, A) == 2


def test_rows_come_change_and_go(ledger: Ledger) -> None:
    synced(ledger, "1", A, B)
    new = replace(B, id="c")
    changed = replace(A, note="second")
    assert synced(ledger, "2", changed, new) == 5
    assert [(r.claim.id, r.action) for r in ledger.changes(2)] == [
        ("a", "revise"),
        ("c", "add"),
        ("b", "retract"),
    ]
    assert ledger.claim("a") == changed
    assert ledger.claim("c") == new
    gone = ledger.history("b")[-1]
    stamp = gone.at.isoformat().replace("+00:00", "Z")
    assert gone.claim == replace(
        B,
        review=Review.RETRACTED,
        review_by="claims.csv",
        review_at=stamp,
        review_why="no longer in claims.csv",
    )
    assert synced(ledger, "3", changed) == 6
    assert synced(ledger, "4", changed, B) == 7, "it came back"
    assert ledger.claim("b") == B


def test_an_edit_of_a_row_the_file_did_not_touch_stays(ledger: Ledger) -> None:
    synced(ledger, "1", A, B)
    edited = replace(A, note="by a person")
    ledger.revise(edited, by="anna", why="")
    ledger.review("b", Review.REJECTED, by="anna", why="")
    rejected = ledger.claim("b")
    number = ledger.revision()
    assert synced(ledger, "2", A, B, replace(B, id="c")) == number + 1
    assert ledger.claim("a") == edited
    assert ledger.claim("b") == rejected


def test_a_row_the_file_changed_is_revised_but_a_decision_made_here_stays(
    ledger: Ledger,
) -> None:
    synced(ledger, "1", A)
    ledger.revise(
        replace(A, note="by a person", quote="by a person"), by="anna", why=""
    )
    ledger.review("a", Review.RETRACTED, by="anna", why="false", reliability="E")
    decided = ledger.claim("a")
    assert decided is not None
    synced(ledger, "2", replace(A, note="typo corrected"))
    assert ledger.claim("a") == replace(decided, note="typo corrected", quote="")


def test_a_decision_the_file_changed_is_taken_over(ledger: Ledger) -> None:
    synced(ledger, "1", A)
    ledger.review("a", Review.REJECTED, by="anna", why="")
    retracted = replace(
        A, review=Review.RETRACTED, review_why="the source took it back"
    )
    synced(ledger, "2", retracted)
    assert ledger.claim("a") == retracted


def test_a_row_that_the_ledger_has_already_is_not_doubled(ledger: Ledger) -> None:
    ledger.add([A, B], by="anna", why="")
    assert synced(ledger, "1", A, replace(B, note="x")) == 3
    assert [r.action for r in ledger.history("b")] == ["add", "revise"]


def test_a_retracted_claim_that_vanishes_is_not_retracted_again(ledger: Ledger) -> None:
    synced(ledger, "1", A, B)
    ledger.review("b", Review.RETRACTED, by="anna", why="false")
    assert synced(ledger, "2", A) == 3
    assert [r.why for r in ledger.history("b")] == ["read from claims.csv", "false"]


def test_files_do_not_disturb_one_another(ledger: Ledger) -> None:
    synced(ledger, "1", A, B, name="one.csv")
    synced(ledger, "1", B, name="two.csv")
    assert synced(ledger, "2", A, name="one.csv") == 2, "two.csv still has b"
    assert ledger.claim("b") == B
    synced(ledger, "2", name="two.csv")
    assert [claim.review for claim in ledger.claims()] == [
        Review.ACCEPTED,
        Review.RETRACTED,
    ]


@pytest.mark.parametrize(
    ("review_at", "expected"),
    [
        ("2024-05-01T10:00:00Z", datetime(2024, 5, 1, 10, tzinfo=UTC)),
        (
            "2024-05-01T10:00:00.000001+03:00",
            datetime(2024, 5, 1, 7, 0, 0, 1, tzinfo=UTC),
        ),
        ("2024-05-01", datetime(2024, 5, 1, tzinfo=UTC)),
        ("2024-05-01T10:00", datetime(2024, 5, 1, 10, tzinfo=UTC)),
        ("", None),
        ("last week", None),
        ("9999-12-31T23:59:59Z", None),
        ("0001-01-01T00:00:00+14:00", None),
        ("2024-02-30", None),
    ],
)
def test_the_time_of_a_decision(review_at: str, expected: datetime | None) -> None:
    assert decided_at(replace(A, review_at=review_at), datetime.now(UTC)) == expected


def test_a_row_was_known_since_its_decision(ledger: Ledger) -> None:
    before = datetime.now(UTC)
    synced(ledger, "1", A, B, replace(B, id="c", review_at="0001-01-01T00:00:00Z"))
    known = [revision.at for revision in ledger.changes()]
    assert known[0] == datetime(2024, 5, 1, 10, tzinfo=UTC)
    assert before <= known[1] <= datetime.now(UTC)
    assert known[2] == datetime(1, 1, 1, tzinfo=UTC)
    assert [claim.id for claim in ledger.claims(known[0])] == ["a", "c"]
    assert [claim.id for claim in ledger.claims(before)] == ["a", "c"]


def test_only_the_first_revision_is_dated_back(ledger: Ledger) -> None:
    synced(ledger, "1", A)
    before = datetime.now(UTC)
    synced(ledger, "2", replace(A, note="second"))
    assert [claim.note for claim in ledger.claims(before)] == ["first"]
    ledger.add([B], by="anna", why="")
    assert all(revision.at >= before for revision in ledger.changes(1))


def test_a_file_with_a_row_twice_changes_nothing(ledger: Ledger) -> None:
    synced(ledger, "1", A)
    with pytest.raises(BadInput, match="claim 'b' comes twice"):
        synced(ledger, "2", B, B)
    assert ledger.revision() == 1
    assert ledger.claim("a") == A


def test_many_rows(ledger: Ledger) -> None:
    rows = [replace(B, id=f"{number:05}") for number in range(1203)]
    assert synced(ledger, "1", *rows) == 1203
    rows = [replace(row, note="x") for row in rows[:601]]
    assert synced(ledger, "2", *rows) == 1203 + 1203
    assert sum(claim.review is Review.RETRACTED for claim in ledger.claims()) == 602
    assert synced(ledger, "3", *rows) == 2406
