"""What changed since a day, in words and as JSON."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import cast

import pytest

from dashboard.domain.claim import Claim
from dashboard.domain.errors import BadInput
from dashboard.domain.filters import Filters
from dashboard.domain.words import Hedge, Kind, Side
from dashboard.services.judgement.changes import Changes, changes_since
from dashboard.services.project import Project
from tests.unit.index.changes.test_compared import GONE, OLD, STEPS, dated_index


def changed(
    since: int, until: int | None = None, steps: object = STEPS, **chosen: object
) -> Changes:
    index = dated_index(*cast("tuple[tuple[int, Claim], ...]", steps))
    project = cast("Project", SimpleNamespace(index=index))
    end = date(2023, 7, until) if until else None
    return changes_since(project, Filters(**chosen), date(2023, 7, since), end)  # type: ignore[arg-type]


@pytest.mark.slow
def test_new_corrected_and_retracted() -> None:
    changes = changed(5, 5)
    assert dict(changes.counts) == {
        "new": 0,
        "corrected": 1,
        "retracted": 1,
        "contested": 0,
        "settled": 0,
    }
    (correction,) = changes.corrected
    assert correction.fields == ("note",)
    row = json.loads(json.dumps(changes.row()))
    assert (row["corrected"][0]["id"], row["corrected"][0]["fields"]) == (
        "fixed",
        ["note"],
    )
    assert row["corrected"][0]["before"]["note"] == ""
    assert row["retracted"][0]["headline"].startswith("Retracted: ")
    text = "\n".join(changes.lines())
    assert text.startswith("Since 2023-07-05 until 2023-07-05: corrected: 1; accepted")
    assert "(note)" in text


@pytest.mark.slow
def test_a_reader_learns_no_words_of_what_was_taken_back() -> None:
    row = changed(5, 5, public_only=True).row()
    assert row["retracted"] == [{"id": GONE.id}]


@pytest.mark.slow
def test_newly_contested_says_why_and_settled() -> None:
    row = changed(6, 7).row()
    assert [each["id"] for each in row["contested"]] == ["old"]
    assert row["contested"][0]["because"][0]["claim"] == "theirs"
    assert [each["id"] for each in changed(8).row()["settled"]] == ["old"]


@pytest.mark.slow
def test_a_decision_alone_corrects_nothing() -> None:
    again = replace(OLD, review_why="looked at again")
    assert not changed(5, steps=((1, OLD), (5, again)))


@pytest.mark.slow
def test_who_changed_their_story() -> None:
    denial = replace(
        OLD, id="denial", claimant="the spokesman of Kyiv", hedge=Hedge.DENIED
    )
    changes = changed(5, steps=((1, OLD), (5, denial)))
    (story,) = changes.stories
    assert (story.before.claim.id, story.after.claim.id) == ("old", "denial")
    assert "Rule: what the one says, the other denies" in story.because
    assert changes.row()["changed_story"][0]["rule"] == "denial"
    assert changes.sentence.endswith("new: 1; 1 changed story")
    other = replace(denial, claimant="Moscow", claimant_side=Side.RU)
    assert changed(5, steps=((1, OLD), (5, other))).stories == ()


@pytest.mark.slow
def test_that_the_place_was_lost_since_is_no_other_story() -> None:
    lost = replace(
        OLD,
        id="lost",
        kind=Kind.WITHDRAW,
        date_from=date(2023, 6, 30),
        date_to=date(2023, 6, 30),
    )
    assert changed(5, steps=((1, OLD), (5, lost))).stories == ()


def test_what_cannot_be_asked() -> None:
    project = cast("Project", SimpleNamespace(index=dated_index(*STEPS)))
    day = date(2023, 7, 5)
    with pytest.raises(BadInput, match="not come yet"):
        changes_since(project, Filters(), date(2100, 1, 1))
    with pytest.raises(BadInput, match="exchange them"):
        changes_since(project, Filters(), day, date(2023, 7, 1))
    with pytest.raises(BadInput, match="leave as-of out"):
        changes_since(project, Filters(as_of=day), day)
    with pytest.raises(BadInput, match="leave review out"):
        changes_since(project, Filters(review=("draft",)), day)
