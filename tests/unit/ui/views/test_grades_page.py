"""The page of grades: who may give one, and that it stands in the history."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import services
from dashboard.ui import visitor
from tests.ui.conftest import FAR
from tests.unit.ui.views.test_contradictions_page import words


def _page() -> None:
    from dashboard.ui.views import grades_page

    grades_page.grades_page()


@pytest.mark.slow
def test_a_reviewer_grades_a_source(project: services.Project) -> None:
    test = AppTest.from_function(_page, default_timeout=120).run()
    test.selectbox(key="grade source").select("BBC").run()
    assert "BBC: reliability not graded. Record: 1 claim" in words(test)
    test.selectbox(key="grade of source BBC").select("B").run()
    test.text_input(key="why of source BBC").set_value("usually right").run()
    next(each for each in test.button if each.label == "Grade it").click().run()
    assert "BBC: reliability B, usually reliable" in words(test)
    (grade,) = project.ledger.grades()
    assert (grade.key, grade.letter, grade.why) == ("BBC", "B", "usually right")


@pytest.mark.slow
def test_a_stranger_reads_grades_and_gives_none(
    project: services.Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    services.give_grade(project, "claim", "c000", "2", by="anna", why="two voices")
    monkeypatch.setattr(visitor, "connection", lambda: FAR)
    test = AppTest.from_function(_page, default_timeout=120).run()
    test.radio(key="grade what").set_value("claim").run()
    test.text_input(key="grade claim").set_value("c000").run()
    text = words(test)
    assert "c000: credibility 2, probably true" in text
    assert "two voices" in text
    assert "anna" not in text
    assert not [each for each in test.button if each.label == "Grade it"]
    test.text_input(key="grade claim").set_value("nothing").run()
    assert "there is no claim of that id" in words(test)
