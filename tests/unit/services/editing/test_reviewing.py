"""What a reviewer does is a revision, holds for the next article where it should, and
can be taken back.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dashboard import services
from dashboard.domain.claim import FIELDS
from dashboard.domain.errors import BadInput, EditConflict
from dashboard.domain.filters import Filters
from dashboard.domain.words import Kind, Review
from dashboard.services.editing import reviewing
from dashboard.services.editing.reviewing import Case
from dashboard.services.reading import articles as reading
from tests.ui.drafts import article, keep
from tests.unit.services.settings_of import settings_of

NEXT = "Russian forces shelled Blahodatne on Monday, the General Staff said."


@pytest.fixture
def project(tmp_path: Path) -> services.Project:
    (tmp_path / "claims.csv").write_text(",".join(FIELDS) + "\n")
    return services.Project(settings_of(tmp_path))


def case_of(project: services.Project, id: str) -> Case:
    docket = reviewing.docket(project, article().id)
    return next(
        case for case in (*docket.drafts, *docket.decided) if case.claim.id == id
    )


@pytest.mark.slow
def test_a_decision_is_on_the_map_when_it_returns(project: services.Project) -> None:
    sure, _, hedged = keep(project)
    reviewing.decide(
        project, case_of(project, sure), Review.ACCEPTED, by="Olena", why="read"
    )
    reviewing.decide(
        project, case_of(project, hedged), Review.REJECTED, by="Olena", why="old"
    )
    assert [claim.id for claim in project.index.claims(Filters())] == [sure]
    docket = reviewing.docket(project, article().id)
    assert [case.claim.review for case in docket.decided] == [
        Review.ACCEPTED,
        Review.REJECTED,
    ]
    assert len(docket.drafts) == 1
    assert [one.drafts for one in reviewing.waiting(project)] == [1]


@pytest.mark.slow
def test_a_corrected_spelling_is_read_so_in_the_next_article(
    project: services.Project,
) -> None:
    _, namesake, _ = keep(project)
    before = reading.read_plain_text(project, NEXT)[1].claims[0]
    wanted = project.gazetteer.resolve("Blahodatne", "Kherson").candidates[0].place
    assert before.place_id != wanted.id
    case = case_of(project, namesake)
    step = reviewing.correct(
        project,
        case,
        reviewing.placed_at(case.claim, wanted),
        by="Olena",
        remember=True,
    )
    assert step is not None
    assert reading.read_plain_text(project, NEXT)[1].claims[0].place_id == wanted.id
    reviewing.take_back(project, step, by="Olena")
    assert (
        reading.read_plain_text(project, NEXT)[1].claims[0].place_id == before.place_id
    )


@pytest.mark.slow
def test_steps_are_taken_back_in_turn(project: services.Project) -> None:
    sure, _, _ = keep(project)
    first = case_of(project, sure)
    one = reviewing.correct(
        project,
        first,
        replace(first.claim, kind=Kind.CONTROL),
        by="Olena",
        remember=True,
    )
    two = reviewing.decide(
        project, case_of(project, sure), Review.ACCEPTED, by="Olena", why="read"
    )
    assert one is not None
    reviewing.take_back(project, two, by="Olena")
    assert (case_of(project, sure).claim.kind, case_of(project, sure).claim.review) == (
        Kind.CONTROL,
        Review.DRAFT,
    )
    reviewing.take_back(project, one, by="Olena")
    assert case_of(project, sure).claim == first.claim
    actions = [(one.action, one.by) for one in project.ledger.history(sure)]
    assert actions[1:] == [
        ("revise", "Olena"),
        ("accept", "Olena"),
        ("undo", "Olena"),
        ("revise", "Olena"),
    ]


@pytest.mark.slow
def test_nothing_is_decided_over_somebody_elses_head_or_without_a_name(
    project: services.Project,
) -> None:
    sure, _, _ = keep(project)
    seen = case_of(project, sure)
    with pytest.raises(BadInput, match="by"):
        reviewing.decide(project, seen, Review.ACCEPTED, by=" ", why="read")
    services.review_claim(project, sure, Review.REJECTED, by="Taras", why="old")
    with pytest.raises(EditConflict, match="Taras"):
        reviewing.decide(project, seen, Review.ACCEPTED, by="Olena", why="read")
    with pytest.raises(EditConflict, match="Taras"):
        reviewing.correct(
            project,
            seen,
            replace(seen.claim, kind=Kind.CONTROL),
            by="Olena",
            remember=False,
        )
    assert case_of(project, sure).claim.review is Review.REJECTED


@pytest.mark.slow
def test_no_change_is_no_revision(project: services.Project) -> None:
    sure, _, _ = keep(project)
    case = case_of(project, sure)
    assert (
        reviewing.correct(project, case, case.claim, by="Olena", remember=True) is None
    )
    assert len(project.ledger.history(sure)) == 1


@pytest.mark.slow
def test_a_draft_taken_off_the_map_stays_off(project: services.Project) -> None:
    sure, _, _ = keep(project)
    case = case_of(project, sure)
    reviewing.correct(
        project, case, reviewing.placed_at(case.claim, None), by="Olena", remember=True
    )
    found = case_of(project, sure).claim
    assert not found.placed
    assert found.place_as_written == "Storozheve"
    assert project.ledger.corrections() == ()


@pytest.mark.slow
def test_accepting_all_of_an_article_is_recorded_as_such(
    project: services.Project,
) -> None:
    keep(project)
    drafts = reviewing.docket(project, article().id).drafts
    steps = reviewing.accept_all(project, drafts, by="Olena")
    assert [step.before.id for step in steps] == [case.claim.id for case in drafts]
    assert len({step.batch for step in steps}) == 1
    assert steps[0].batch
    decided = reviewing.docket(project, article().id).decided
    assert {case.claim.review_why for case in decided} == {reviewing.ACCEPTED_TOGETHER}
    assert reviewing.ACCEPTED_TOGETHER != reviewing.CHECKED
    for step in reversed(steps):
        reviewing.take_back(project, step, by="Olena")
    assert len(reviewing.docket(project, article().id).drafts) == len(drafts)


@pytest.mark.slow
def test_accepting_all_ends_before_what_somebody_else_changed(
    project: services.Project,
) -> None:
    keep(project)
    drafts = reviewing.docket(project, article().id).drafts
    reviewing.decide(project, drafts[1], Review.REJECTED, by="Taras", why="no")
    steps = reviewing.accept_all(project, drafts, by="Olena")
    assert len(steps) == 1
