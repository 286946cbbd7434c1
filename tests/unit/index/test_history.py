"""A history in memory says which one it is."""

from __future__ import annotations

from dataclasses import replace

from dashboard.index import ListedHistory
from tests.faults.claims import CLAIM

OTHER = replace(CLAIM, id="b")


def test_claims_become_the_first_revisions() -> None:
    history = ListedHistory.of([CLAIM, OTHER])
    first, second = history.changes(0, 9)
    assert (first.number, first.action, first.claim) == (1, "add", CLAIM)
    assert (second.number, second.claim) == (2, OTHER)
    assert first.at == second.at
    assert first.at.utcoffset() is not None
    assert [each.number for each in history.changes(1, 2)] == [2]
    assert [each.number for each in history.changes(0, 1)] == [1]
    assert list(history.changes(2, 9)) == []


def test_its_state_stands_for_all_of_it() -> None:
    history = ListedHistory.of([CLAIM, OTHER])
    state = history.state()
    assert (state.identity, state.number) == ("", 2)
    assert state.head == history.head_at(2) == history.head_at(9)
    assert len({history.head_at(number) for number in range(3)}) == 3
    revisions = list(history.changes(0, 9))
    again = ListedHistory(revisions, "mine")
    assert again.state() == ("mine", 2, state.head)
    altered = [replace(revisions[0], why="x"), revisions[1]]
    assert ListedHistory(altered).head_at(1) != history.head_at(1)


def test_what_becomes_of_the_list_it_was_made_of_changes_nothing() -> None:
    revisions = list(ListedHistory.of([CLAIM, OTHER]).changes(0, 9))
    history = ListedHistory(revisions)
    before = history.state()
    del revisions[1:]
    assert history.state() == before
    assert history.head_at(1) == ListedHistory(revisions).head_at(1)


def test_an_empty_one() -> None:
    assert ListedHistory.of([]).state().number == 0
    assert ListedHistory([]).state() == ListedHistory.of([]).state()
