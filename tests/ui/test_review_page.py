"""The review page: order of the drafts, decisions with a name, corrections that stick,
taking back, nothing hostile.
"""

from __future__ import annotations

import getpass
import json
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import services
from dashboard.domain.claim import FIELDS, Claim
from dashboard.domain.filters import Filters
from dashboard.domain.settings import load
from dashboard.domain.words import Kind, Review
from dashboard.services.editing import reviewing
from dashboard.services.map.places import Corrections
from dashboard.ui.review.review_state import SEEN
from tests.ui.drafts import DAY, HOSTILE, TEXT, keep


def _page() -> None:
    from functools import partial

    import streamlit as st

    from dashboard.ui.views import map_page, review_page

    the_map = st.Page(map_page.map_page, title="Map", url_path="map")
    page = st.Page(
        partial(review_page.review_page, the_map),
        title="Review",
        url_path="review",
        default=True,
    )
    st.navigation([page, the_map]).run()


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> services.Project:
    """A project with no claim of its own."""
    (tmp_path / "claims.csv").write_text(",".join(FIELDS) + "\n")
    monkeypatch.setenv("FRONTLINE_DATA", str(tmp_path))
    return services.open_project(load())


@pytest.fixture
def drafts(project: services.Project) -> tuple[str, str, str]:
    return keep(project)


def _run() -> AppTest:
    test = AppTest.from_function(_page, default_timeout=120).run()
    assert not test.exception
    return test


def _press(test: AppTest, label: str) -> AppTest:
    next(button for button in test.button if button.label == label).click().run()
    assert not test.exception
    return test


def _labels(test: AppTest) -> set[str]:
    return {button.label for button in test.button if not button.disabled}


def _words(test: AppTest) -> str:
    shown = [
        *test.subheader,
        *test.markdown,
        *test.caption,
        *test.info,
        *test.warning,
        *test.error,
    ]
    return " ".join(element.value for element in shown)


def _data(test: AppTest, name: str) -> Any:
    """Return what was handed to a component of ours."""
    found = [
        e.proto for e in test.get("bidi_component") if e.proto.component_name == name
    ]
    assert len(found) == 1
    return json.loads(found[0].json)


def _claim(project: services.Project, id: str) -> Claim:
    found = project.ledger.claim(id)
    assert found is not None
    return found


@pytest.mark.usefixtures("project")
def test_without_drafts_it_says_so() -> None:
    assert "There is no draft to review" in _words(_run())


@pytest.mark.usefixtures("drafts")
def test_with_editing_off_there_is_no_control(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FRONTLINE_EDITING", "off")
    test = _run()
    assert "Editing is off" in _words(test)
    assert not test.button
    assert not test.text_input
    assert not test.get("bidi_component")


@pytest.mark.usefixtures("drafts")
def test_the_most_doubtful_draft_comes_first_and_says_why() -> None:
    test = _run()
    rows = _data(test, "frontline_drafts")["rows"]
    assert [row["title"] for row in rows] == [
        "Fighting: Blahodatne",
        "Strike: Kramatorsk",
        "Retaken: Storozheve",
    ]
    assert rows[0]["more"] == "some doubt"
    assert [row["state"] for row in rows] == ["Draft"] * 3
    assert test.subheader[0].value == r"Fighting\: Blahodatne"
    assert "say which oblast" in _words(test)


def test_the_current_claim_and_its_place_are_marked_in_the_text(
    drafts: tuple[str, str, str],
) -> None:
    parts = _data(_run(), "frontline_article")["parts"]
    now = [part for part in parts if part["now"]]
    assert (
        "".join(part["text"] for part in now)
        == "Fighting reportedly went on around Blahodatne"
    )
    assert {part["key"] for part in now} == {drafts[1]}
    assert [part["text"] for part in now if "place" in part["sorts"]] == ["Blahodatne"]


@pytest.mark.usefixtures("drafts")
def test_the_decisions_are_offered() -> None:
    assert {"Accept", "Correct", "Reject"} <= _labels(_run())


def test_accepting_is_a_revision_with_a_name_and_shows_on_the_map(
    project: services.Project, drafts: tuple[str, str, str]
) -> None:
    test = _run()
    test.session_state["review current"] = drafts[0]
    assert project.index.summary(Filters()).claims == 0
    _press(test.run(), "Accept")
    newest = project.ledger.newest(drafts[0])
    assert newest is not None
    assert (newest.action, newest.by, newest.claim.review) == (
        "accept",
        getpass.getuser(),
        Review.ACCEPTED,
    )
    markers = project.index.markers(Filters(), 12)
    assert [(marker.name, marker.unaccepted) for marker in markers] == [
        ("Storozheve", 0)
    ]
    both = project.index.markers(Filters(review=("accepted", "draft")), 12)
    assert {marker.name: marker.unaccepted for marker in both} == {
        "Storozheve": 0,
        "Kramatorsk": 1,
    }


def test_a_rejection_needs_a_reason(
    project: services.Project, drafts: tuple[str, str, str]
) -> None:
    test = _press(_run(), "Reject")
    assert _claim(project, drafts[1]).review is Review.DRAFT
    _press(test, "It is not an event or a claim")
    found = _claim(project, drafts[1])
    assert (found.review, found.review_why, found.review_by) == (
        Review.REJECTED,
        "It is not an event or a claim",
        getpass.getuser(),
    )
    test = _press(_press(test, "Undo"), "Reject")
    test.text_input(key=f"reason {drafts[1]}").set_value(
        "The officer speaks of May"
    ).run()
    assert _claim(project, drafts[1]).review_why == "The officer speaks of May"


def test_a_corrected_place_sticks_until_it_is_taken_back(
    project: services.Project, drafts: tuple[str, str, str]
) -> None:
    test = _press(_run(), "Correct")
    radio = test.radio(key=f"place {drafts[1]} 0")
    wanted = project.gazetteer.resolve("Blahodatne", "Donetsk").candidates[0].place
    radio.set_value(wanted.id).run()
    test.selectbox(key=f"kind {drafts[1]}").set_value(Kind.ASSAULT).run()
    _press(test, "Save and accept")
    found = _claim(project, drafts[1])
    assert (found.place_id, found.lat, found.kind, found.review) == (
        wanted.id,
        wanted.lat,
        Kind.ASSAULT,
        Review.ACCEPTED,
    )
    assert [one.action for one in project.ledger.history(drafts[1])] == [
        "add",
        "revise",
        "accept",
    ]
    assert (
        Corrections.of(project.ledger.corrections()).meant("Blahodatne", "")
        == wanted.id
    )
    _press(_press(test, "Undo"), "Undo")
    found = _claim(project, drafts[1])
    assert (found.place_id, found.kind, found.review) == ("", Kind.CLASH, Review.DRAFT)
    assert Corrections.of(project.ledger.corrections()).meant("Blahodatne", "") == ""


def test_a_place_is_found_by_another_name(
    project: services.Project, drafts: tuple[str, str, str]
) -> None:
    test = _press(_run(), "Correct")
    test.text_input(key=f"search {drafts[1]}").set_value("Makarivka, Donetsk").run()
    place = project.gazetteer.resolve("Makarivka", "Donetsk").candidates[0].place
    test.radio(key=f"place {drafts[1]} 0").set_value(place.id).run()
    test.checkbox(key=f"remember {drafts[1]}").uncheck().run()
    _press(test, "Save")
    assert _claim(project, drafts[1]).name == "Makarivka"
    assert not project.ledger.corrections()


@pytest.mark.usefixtures("drafts")
def test_days_in_the_wrong_order_cannot_be_saved() -> None:
    test = _press(_run(), "Correct")
    first = next(field for field in test.date_input if field.label == "First day")
    first.set_value(DAY.replace(day=30)).run()
    assert "later than the last day" in _words(test)
    assert _labels(test) == {"Cancel"}


def test_somebody_elses_decision_is_not_overwritten(
    project: services.Project, drafts: tuple[str, str, str]
) -> None:
    test = _run()
    services.review_claim(
        project, drafts[1], Review.REJECTED, by="Taras", why="seen before"
    )
    _press(test, "Accept")
    assert _claim(project, drafts[1]).review_by == "Taras"
    assert "Taras" in _words(test)


def test_a_decided_claim_can_be_opened_again(
    project: services.Project, drafts: tuple[str, str, str]
) -> None:
    services.review_claim(
        project, drafts[1], Review.REJECTED, by="Taras", why="seen before"
    )
    test = _run()
    test.session_state["review current"] = drafts[1]
    _press(test.run(), "Make it a draft again")
    assert _claim(project, drafts[1]).review is Review.DRAFT


def test_hostile_words_stay_words(project: services.Project) -> None:
    _, _, hedged = keep(project, title=HOSTILE)
    test = _run()
    test.session_state["review current"] = hedged
    test.run()
    assert not test.exception
    shown = [
        element.value
        for element in [*test.subheader, *test.markdown, *test.caption, *test.warning]
    ]
    assert any(r"\<img src" in value for value in shown)
    assert not any(
        "<img" in value.replace(r"\<img", "") or "[click](" in value for value in shown
    )
    assert any(
        HOSTILE in part["text"] for part in _data(test, "frontline_article")["parts"]
    )


def test_articles_that_are_called_the_same_can_be_told_apart(
    project: services.Project,
) -> None:
    keep(project)
    keep(project, text=f"{TEXT} More of it.")
    options = _run().selectbox(key="review article").options
    assert options[0].startswith("Villages change hands, Own Wire, 11 June 2023")
    assert len(set(options)) == 3
    assert options[2] == "All articles"


def _reasons(project: services.Project, ids: tuple[str, ...]) -> set[str]:
    claims = {claim.id: claim for claim in project.ledger.claims()}
    return {claims[id].review_why for id in ids}


def test_a_claim_counts_as_checked_only_when_its_passage_was_in_sight(
    project: services.Project, drafts: tuple[str, str, str]
) -> None:
    test = _press(_run(), "Accept")
    assert _reasons(project, (drafts[1],)) == {reviewing.UNCHECKED}
    assert "not shown yet" in _words(test)
    # What the browser tells once the passage of the next claim was in sight.
    docket = reviewing.docket(project, project.ledger.claim(drafts[0]).article_id)  # type: ignore[union-attr]
    current = docket.drafts[0]
    test.session_state[SEEN] = {(current.claim.id, current.number)}
    test.run()
    assert "it was checked" in _words(test)
    _press(test, "Accept")
    assert _reasons(project, (current.claim.id,)) == {reviewing.CHECKED}


def test_all_of_an_article_are_accepted_and_taken_back_in_one_act(
    project: services.Project, drafts: tuple[str, str, str]
) -> None:
    test = _press(_run(), "Accept all 3 drafts")
    assert _reasons(project, drafts) == {reviewing.ACCEPTED_TOGETHER}
    _press(test, "Undo")
    claims = {claim.id: claim.review for claim in project.ledger.claims()}
    assert {claims[id] for id in drafts} == {Review.DRAFT}
