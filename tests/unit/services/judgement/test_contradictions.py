"""Pairs of contradicting claims, as rows."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from dashboard.domain.filters import Filters
from dashboard.services.editing.datasets import ImportRequest, import_file
from dashboard.services.judgement.contradictions import (
    contradicting_pairs,
    contradiction_rows,
    decide_contradiction,
)
from dashboard.services.project import Project
from tests.unit.services.pictures.test_story import KYIV, MOSCOW, written


@pytest.mark.slow
def test_a_pair_is_named_once_with_its_rule(tmp_path: Path) -> None:
    project = written(tmp_path, KYIV, MOSCOW)
    (pair,) = contradicting_pairs(project, Filters())
    assert pair.rule == "change_and_state"
    row = contradiction_rows(project, Filters(), 5)["pairs"][0]
    assert {claim["claimant"] for claim in row["claims"]} == {"Kyiv", "Moscow"}
    assert "Kyiv (Ukraine) says that Ukraine retook Storozheve" in row["because"]
    assert row["because"].endswith(f"Rule: {pair.rule.sentence}.")


@pytest.mark.slow
def test_what_the_filters_leave_and_how_many(tmp_path: Path) -> None:
    again = {**MOSCOW, "date_from": "2023-06-14", "date_to": "2023-06-14"}
    project = written(tmp_path, KYIV, MOSCOW, again)
    first = contradiction_rows(project, Filters(), 1)
    assert (len(first["pairs"]), first["more"]) == (1, True)
    # The other claim of a pair may lie outside the filters.
    of_side = contradiction_rows(project, Filters(side=("UA",)), 9)
    assert (len(of_side["pairs"]), of_side["more"]) == (2, False)
    assert contradiction_rows(project, Filters(region=("Lviv",)), 9)["pairs"] == []


THIRD = {
    **MOSCOW,
    "claimant": "A mapper",
    "claimant_side": "independent",
    "kind": "control",
}


def _signs(project: Project, filters: Filters) -> dict[str, tuple[bool, int]]:
    """Return for each claim whether it is contested, and by how many."""
    return {
        listed.claim.id: (listed.present().contested, len(listed.contradictions))
        for listed in project.index.listed(filters)
    }


@pytest.mark.slow
def test_the_sign_of_a_dismissed_pair_vanishes_everywhere(tmp_path: Path) -> None:
    project = written(tmp_path, KYIV, MOSCOW)
    now = Filters()
    assert set(_signs(project, now).values()) == {(True, 1)}
    assert project.index.summary(now).contested == 1
    ids = ("c000", "c001")
    decide_contradiction(project, ids, dismiss=True, by="anna", why="two villages")
    assert set(_signs(project, now).values()) == {(False, 0)}
    assert project.index.summary(now).contested == 0
    assert not any(marker.contested for marker in project.index.markers(now, 8))
    assert list(project.index.page(now, contested=True).rows) == []
    assert list(contradicting_pairs(project, now)) == []
    (pair,) = contradicting_pairs(project, now, dismissed=True)
    assert pair.dismissed is not None
    assert pair.dismissed.why == "two villages"
    # The reason is for readers, the name is not.
    assert "two villages" in str(pair.row())
    assert "anna" not in str(pair.row())
    # What was known before the decision is as it was; what is known today is not.
    today = datetime.now(UTC).date()
    assert set(_signs(project, Filters(as_of=today)).values()) == {(False, 0)}
    assert project.index.summary(Filters(as_of=today)).contested == 0
    decide_contradiction(project, ids, dismiss=False, by="anna", why="one village")
    assert set(_signs(project, now).values()) == {(True, 1)}
    assert list(contradicting_pairs(project, now, dismissed=True)) == list(
        contradicting_pairs(project, now)
    )


@pytest.mark.slow
def test_the_sign_stays_where_another_pair_stands(tmp_path: Path) -> None:
    project = written(tmp_path, KYIV, MOSCOW, THIRD)
    before = _signs(project, Filters())
    assert before["c000"] == (True, 2)
    decide_contradiction(
        project, ("c000", "c001"), dismiss=True, by="anna", why="two villages"
    )
    assert _signs(project, Filters()) == {
        "c000": (True, 1),
        "c001": (False, 0),
        "c002": (True, 1),
    }
    assert project.index.summary(Filters()).contested == 1


@pytest.mark.slow
def test_a_revised_claim_of_a_dismissed_pair_stays_unmarked(tmp_path: Path) -> None:
    project = written(tmp_path, KYIV, MOSCOW)
    decide_contradiction(
        project, ("c000", "c001"), dismiss=True, by="anna", why="two villages"
    )
    assert project.index.summary(Filters()).contested == 0
    written(tmp_path, KYIV, MOSCOW, {**KYIV, "claimant": "Another staff"})
    project.changed()
    signs = _signs(project, Filters())
    assert signs["c000"] == (False, 0)
    assert signs["c002"][0]


@pytest.mark.slow
@pytest.mark.parametrize("publish", [False, True])
def test_what_nobody_published_contests_no_claim_anew(
    tmp_path: Path, *, publish: bool
) -> None:
    project = written(tmp_path, KYIV, MOSCOW)
    decide_contradiction(
        project, ("c000", "c001"), dismiss=True, by="anna", why="two villages"
    )
    # The same answer as the one of the dismissed pair, by the same side.
    file = tmp_path / "again.csv"
    row = {**MOSCOW, "id": "again"}
    file.write_text(f"{','.join(row)}\n{','.join(row.values())}\n", "utf-8")
    import_file(
        project, ImportRequest(path=file, dataset="mine", publish=publish), by="anna"
    )
    project.settled()
    for filters in (Filters(), Filters(as_of=datetime.now(UTC).date())):
        assert _signs(project, filters)["c000"][0] is publish
        assert project.index.summary(filters).contested == int(publish)
