"""What waits for review: drafts of the ledger by their article."""

from __future__ import annotations

from dataclasses import replace

from dashboard.domain.filters import Filters
from dashboard.domain.words import Review
from dashboard.index import Index, Waiting
from tests.unit.index.test_index import BASE, DRAFT

READ = replace(DRAFT, article_id="sha256:1", publisher="Wire")
CLAIMS = (
    BASE,
    READ,
    replace(READ, id="f", review=Review.ACCEPTED),
    replace(READ, id="g"),
    replace(READ, id="h", article_id="sha256:2", review=Review.REJECTED),
    replace(DRAFT, id="i"),
)


def test_articles_with_drafts_are_listed_the_last_read_first() -> None:
    index = Index.of(CLAIMS)
    day = READ.published
    assert index.waiting(9) == (
        Waiting("", "Blog", day, 1, 2),
        Waiting("sha256:1", "Wire", day, 2, 3),
    )
    assert index.waiting(1) == (Waiting("", "Blog", day, 1, 2),)


def test_claims_come_with_the_number_of_their_revision() -> None:
    index = Index.of(CLAIMS)
    assert [(number, claim.id) for number, claim in index.claims_of("sha256:1", 9)] == [
        (2, "e"),
        (3, "f"),
        (4, "g"),
    ]
    assert [claim.id for _, claim in index.claims_of(None, 9)] == ["e", "g", "i"]
    assert [claim.id for _, claim in index.claims_of(None, 2)] == ["e", "g"]
    assert index.claims_of("sha256:9", 9) == ()


def test_a_marker_knows_how_many_of_its_claims_nobody_accepted() -> None:
    index = Index.of(CLAIMS)
    (accepted,) = index.markers(Filters(), 12)
    (every,) = index.markers(Filters(review=("accepted", "draft", "rejected")), 12)
    assert (accepted.count, accepted.unaccepted) == (2, 0)
    assert (every.count, every.unaccepted) == (6, 4)
