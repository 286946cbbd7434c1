"""A feed of what was accepted, corrected and withdrawn, entry by entry."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from dashboard.domain.errors import BadInput
from dashboard.domain.filters import Filters
from dashboard.domain.words import Review
from dashboard.exchange.publish.feeds import FeedEntry
from dashboard.index import Contradiction, Listed, News
from dashboard.judgement import Rule
from dashboard.services.project import Project
from dashboard.services.share.feeds import FeedRequest, claims_feed, entries
from tests.faults.claims import CLAIM

AT = datetime(2024, 1, 31, tzinfo=UTC)
BASE = "https://map.example:8443"


def request(**more: object) -> FeedRequest:
    values = {"base": BASE, "name": "feed.atom", "filters": Filters()} | more
    return FeedRequest(**values)  # type: ignore[arg-type]


def entry_of(request: FeedRequest, listed: Listed) -> FeedEntry:
    (entry,) = entries(request, [News(listed, AT, AT)])
    assert isinstance(entry, FeedEntry)
    return entry


def test_an_entry_says_what_a_card_says() -> None:
    claim = replace(
        CLAIM,
        quote="We <took> it",
        relayed_by="Reuters",
        date_text="on Saturday",
        url="https://example.org/a?b=1&c=2",
    )
    entry = entry_of(request(), Listed(claim, ()))
    assert entry.id == "tag:map.example,2026:claim/a"
    assert "on 10 June 2023" in entry.title
    for line in (
        "<p><q>We &lt;took&gt; it</q></p>",
        "<p>Said by Kyiv, relayed by Reuters (stated as fact).</p>",
        "<p>When: on 10 June 2023 (“on Saturday”).</p>",
        (
            '<p>Source: <a href="https://example.org/a?b=1&amp;c=2">BBC</a>,'
            " 2023-06-10.</p>"
        ),
        "<p>It is what the speaker says; it is not a finding of this map.</p>",
    ):
        assert line in entry.html
    assert "Where: Storozheve, Donetsk oblast." in entry.html
    assert "Contradicted" not in entry.html


def test_what_is_missing_is_said_to_be_missing() -> None:
    claim = replace(
        CLAIM, claimant="", publisher="", name="", region="", published=None
    )
    entry = entry_of(request(), Listed(claim, ()))
    assert "<p>Said by a speaker not named (stated as fact).</p>" in entry.html
    assert "<p>Source: not named.</p>" in entry.html
    assert "Where: not named." in entry.html


def test_a_contradicted_claim_and_an_undated_one() -> None:
    claim = replace(CLAIM, date_from=None, date_to=None, published=date(2023, 6, 10))
    entry = entry_of(
        request(), Listed(claim, tuple(Contradiction(id, Rule.STATES) for id in "bc"))
    )
    assert f"<p>Contradicted by 2 claims: {Rule.STATES.sentence}.</p>" in entry.html
    assert entry.title.endswith("date unknown, published on 10 June 2023")


@pytest.mark.parametrize(
    ("base", "host"),
    [("http://192.0.2.1:80", "192.0.2.1"), ("http://[::1]:80", "localhost")],
)
def test_the_tag_has_a_host_its_syntax_knows(base: str, host: str) -> None:
    entry = entry_of(request(base=base), Listed(CLAIM, ()))
    assert entry.id == f"tag:{host},2026:claim/a"


@pytest.mark.slow
def test_pages_are_addresses_of_the_same_filters(project: Project) -> None:
    claims = [replace(CLAIM, id=f"c{number}") for number in range(3)]
    with project:
        project.ledger.add(claims, by="anna", why="")
        project.changed()
        page = claims_feed(project, request(filters=Filters(kind=("retake",)), limit=2))
        assert len(page.entries) == 2
        assert page.own == f"{BASE}/feed.atom?kind=retake&limit=2"
        assert page.next_page.startswith(f"{page.own}&after=")
        whole = claims_feed(project, request())
        assert (whole.own, whole.next_page) == (f"{BASE}/feed.atom", "")


@pytest.mark.parametrize(
    ("filters", "name"),
    [
        (Filters(review=(Review.DRAFT.value,)), "review"),
        (Filters(as_of=date(2024, 1, 1)), "as-of"),
    ],
)
def test_a_feed_has_what_is_accepted_now(
    project: Project, filters: Filters, name: str
) -> None:
    with project, pytest.raises(BadInput, match=f"{name}: a feed has the claims"):
        claims_feed(project, request(filters=filters))
