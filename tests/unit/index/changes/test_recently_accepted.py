"""What a feed lists: accepted claims by the revision that accepted them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from dashboard.domain.claim import Claim
from dashboard.domain.errors import BadInput
from dashboard.domain.filters import Filters
from dashboard.domain.revision import Revision
from dashboard.domain.words import Kind, Review
from dashboard.index import Index, ListedHistory, newly

START = datetime(2026, 11, 1, 12, tzinfo=UTC)
DRAFT, ACCEPTED, RETRACTED = Review.DRAFT, Review.ACCEPTED, Review.RETRACTED


def hour(number: int) -> datetime:
    return START + timedelta(hours=number)


def index_of(history: Sequence[tuple[str, Review]], *, step: int = 0) -> Index:
    """Return an index over revisions, one an hour, taken in at once or `step` at a
    time.
    """
    revisions = [
        Revision(
            number=number,
            at=hour(number),
            by="",
            action="",
            why="",
            claim=Claim(
                id=id,
                kind=Kind.HOLD,
                review=review,
                note=f"{id}{number}",
                publisher="BBC",
            ),
        )
        for number, (id, review) in enumerate(history, 1)
    ]
    index = Index()
    for end in range(step or len(revisions), len(revisions) + (step or 1), step or 1):
        some = revisions[:end]
        index.follow(ListedHistory(some))
    return index


HISTORY = [
    ("a", DRAFT),
    ("b", ACCEPTED),
    ("c", ACCEPTED),
    ("a", ACCEPTED),
    ("b", ACCEPTED),
    ("d", DRAFT),
    ("c", RETRACTED),
    ("e", ACCEPTED),
    ("e", RETRACTED),
    ("e", DRAFT),
    ("e", ACCEPTED),
    ("e", ACCEPTED),
]


@pytest.mark.slow
@pytest.mark.parametrize("step", [0, 1, 5])
def test_corrections_and_withdrawals_stand_between_the_claims_accepted_last(
    step: int,
) -> None:
    found = newly(index_of(HISTORY, step=step), Filters(), limit=10)
    assert [
        (n.listed.claim.note, n.accepted, n.changed, n.correction, n.withdrawn)
        for n in found.rows
    ] == [
        ("e12", hour(12), hour(12), 12, False),
        ("e12", hour(11), hour(12), 0, False),
        ("c7", hour(7), hour(7), 0, True),
        ("b5", hour(5), hour(5), 5, False),
        ("a4", hour(4), hour(4), 0, False),
        ("b5", hour(2), hour(5), 0, False),
    ]
    assert found.after == ""


def test_pages_follow_one_another_without_a_gap() -> None:
    index = index_of([(f"c{number}", ACCEPTED) for number in range(7)])
    seen: list[str] = []
    after = ""
    for _ in range(3):
        page = newly(index, Filters(), limit=3, after=after)
        seen += [news.listed.claim.id for news in page.rows]
        after = page.after
    assert seen == [f"c{number}" for number in reversed(range(7))]
    assert after == ""


def test_claims_accepted_in_one_moment_come_by_their_number() -> None:
    claims = [Claim(id=f"c{n}", kind=Kind.HOLD, review=ACCEPTED) for n in range(4)]
    index = Index()
    revisions = [
        Revision(number=n, at=START, by="", action="", why="", claim=c)
        for n, c in enumerate(claims, 1)
    ]
    index.follow(ListedHistory(revisions))
    first = newly(index, Filters(), limit=2)
    rest = newly(index, Filters(), limit=2, after=first.after)
    assert [news.listed.claim.id for page in (first, rest) for news in page.rows] == [
        "c3",
        "c2",
        "c1",
        "c0",
    ]


def test_filters_narrow_what_is_listed() -> None:
    index = index_of(HISTORY)
    assert newly(index, Filters(text="b5"), limit=9).rows[0].listed.claim.id == "b"
    assert newly(index, Filters(source=("nobody",)), limit=9).rows == ()
    assert newly(index, Filters(dataset=("none",)), limit=9).rows == ()


def test_who_contradicts_a_claim_is_told_with_it() -> None:
    from tests.unit.index.test_index import BASE, OTHER

    found = newly(
        Index.of([BASE, replace(OTHER, place_id=BASE.place_id)]), Filters(), limit=2
    )
    assert [news.listed.contradicted_by for news in found.rows] == [("a",), ("b",)]


@pytest.mark.parametrize(
    "after", ["x", "1", "1.", "-", "1.2.3", "9" * 19 + ".1", "1.1 OR true", "٣.١"]
)
def test_a_place_in_the_feed_that_is_none_of_ours(after: str) -> None:
    with pytest.raises(BadInput, match="not the next page of a feed"):
        newly(index_of(HISTORY), Filters(), limit=1, after=after)


@pytest.mark.slow
def test_a_withdrawal_names_the_corrections_told_before_and_fits_what_was_public() -> (
    None
):
    index = index_of([("a", ACCEPTED), ("a", ACCEPTED), ("a", RETRACTED)])
    (gone,) = newly(index, Filters(source=("BBC",)), limit=9).rows
    assert (gone.withdrawn, gone.corrections) == (True, (2,))
    assert newly(index, Filters(source=("TASS",)), limit=9).rows == ()
    never = index_of([("a", DRAFT), ("a", RETRACTED)])
    assert newly(never, Filters(), limit=9).rows == ()


def test_another_decision_on_the_same_words_is_no_correction() -> None:
    claim = Claim(id="a", kind=Kind.HOLD, review=ACCEPTED, note="n")
    graded = replace(claim, reliability="A", review_by="anna", review_why="seen")
    index = Index()
    revisions = [
        Revision(number=n, at=hour(n), by="", action="", why="", claim=c)
        for n, c in enumerate((claim, graded), 1)
    ]
    index.follow(ListedHistory(revisions))
    (news,) = newly(index, Filters(), limit=9).rows
    assert (news.correction, news.listed.corrected) == (0, False)


def test_a_claim_is_corrected_when_its_words_changed_after_it_was_accepted() -> None:
    index = index_of([*HISTORY, ("f", ACCEPTED), ("f", DRAFT)])
    every = Filters(review=tuple(review.value for review in Review))
    listed = {one.claim.id: one.corrected for one in index.page(every).rows}
    assert listed == {one.claim.id: one.corrected for one in index.listed(every)}
    assert listed == {
        "a": False,  # a draft was corrected before anybody accepted it
        "b": True,
        "c": True,
        "d": False,
        "e": True,
        "f": True,
    }


@pytest.mark.slow
def test_what_was_known_on_a_day_is_not_yet_corrected() -> None:
    revisions = [
        Revision(
            number=n,
            at=START + timedelta(days=n),
            by="",
            action="",
            why="",
            claim=Claim(id="a", kind=Kind.HOLD, review=ACCEPTED, note=note),
        )
        for n, note in enumerate(("old", "new"), 1)
    ]
    index = Index()
    index.follow(ListedHistory(revisions))
    day = (START + timedelta(days=1)).date()
    for filters, expected in ((Filters(as_of=day), False), (Filters(), True)):
        (one,) = index.listed(filters)
        assert one.corrected is expected
        found = index.claim("a", filters)
        assert found is not None
        assert found.corrected is expected
