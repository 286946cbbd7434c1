"""The policy: what is not allowed is refused."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.domain.errors import Forbidden
from dashboard.domain.filters import Filters
from dashboard.domain.visitors.access import (
    LOCAL_USER,
    STRANGER,
    Permission,
    Role,
    Visitor,
)
from dashboard.domain.words import Review
from dashboard.services.access.policy import (
    allowed_filters,
    may,
    require,
    required_filters,
)

DRAFT_READER = Visitor("ann@example.org", frozenset({Role.DRAFT_READER}))
REVIEWER = Visitor("ann@example.org", frozenset({Role.REVIEWER}))


@pytest.mark.parametrize("permission", Permission)
def test_whoever_is_unknown_may_nothing(permission: Permission) -> None:
    assert not may(None, permission)
    assert not may(Visitor(), permission)
    assert not may(Visitor(roles=frozenset({"emperor"})), permission)  # type: ignore[arg-type]
    with pytest.raises(Forbidden):
        require(Visitor(), permission)


@pytest.mark.parametrize("permission", Permission)
def test_a_stranger_reads_and_the_local_user_does_all(permission: Permission) -> None:
    assert may(STRANGER, permission) is (permission is Permission.SEE_PUBLIC)
    assert may(LOCAL_USER, permission)
    require(LOCAL_USER, permission)


def test_whoever_has_the_machine_sees_its_details() -> None:
    at_the_machine = Visitor(roles=frozenset({Role.READER}), local=True)
    assert may(at_the_machine, Permission.SEE_DETAILS)
    assert not may(at_the_machine, Permission.ADMINISTER)
    assert not may(at_the_machine, Permission.REVIEW)


def test_a_permission_that_is_none() -> None:
    assert not may(LOCAL_USER, "fly")  # type: ignore[arg-type]


def test_the_words_of_a_refusal() -> None:
    with pytest.raises(Forbidden) as error:
        require(STRANGER, Permission.EDIT_DATASETS)
    assert str(error.value) == (
        "not allowed: to import, publish and remove datasets, sign in as somebody who"
        " may, or ask the administrator of this server for it"
    )


def test_a_reader_sees_what_was_accepted() -> None:
    asked = Filters(text="x", review=("draft", "accepted", "rejected"))
    filters, notices = allowed_filters(STRANGER, asked, ("ACLED", "A"))
    assert filters == Filters(
        text="x", review=("accepted",), withheld=("A", "ACLED"), public_only=True
    )
    may_see = "only for those who may see drafts and claims that were rejected"
    assert [notice.partition(" or ret")[0] for notice in notices] == [
        f"review=draft: {may_see}",
        f"review=rejected: {may_see}",
    ]
    assert allowed_filters(None, asked, ("ACLED", "A")) == (filters, notices)
    # Judged twice, nothing more is lost and nothing comes back.
    assert allowed_filters(STRANGER, filters, ()) == (filters, ())


def test_whoever_may_sees_everything() -> None:
    asked = Filters(review=tuple(word.value for word in Review))
    for visitor in (LOCAL_USER, REVIEWER):
        seen = replace(asked, with_private=True)
        assert allowed_filters(visitor, asked, ("ACLED",)) == (seen, ())
        assert required_filters(visitor, asked, ("ACLED",)) == seen
    drafts, notices = allowed_filters(DRAFT_READER, asked, ("ACLED",))
    assert (drafts.review, drafts.withheld, notices) == (asked.review, ("ACLED",), ())
    assert not drafts.public_only
    assert not drafts.with_private


@pytest.mark.parametrize("visitor", [None, STRANGER, DRAFT_READER])
def test_nobody_sees_private_datasets_by_saying_so(visitor: Visitor | None) -> None:
    asked = Filters(dataset=("mine",), with_private=True)
    assert not allowed_filters(visitor, asked)[0].with_private


@pytest.mark.parametrize("review", [word for word in Review if word != "accepted"])
def test_a_reader_who_asks_for_it_is_refused(review: Review) -> None:
    with pytest.raises(Forbidden, match=f"review={review.value}: only for"):
        required_filters(STRANGER, Filters(review=("accepted", review.value)))
    filters = required_filters(STRANGER, Filters(review=("accepted",)))
    assert filters.review == ("accepted",)


def test_no_address_and_no_sentence_names_what_is_withheld() -> None:
    filters = Filters(withheld=("ACLED",), public_only=True)
    assert (filters.query(), filters.words()) == ({}, "")
