"""The page of contradictions: both sentences, the rule, and a decision that stands in
the history.
"""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import services


def _page() -> None:
    from dashboard.ui.views import contradictions_page

    contradictions_page.contradictions_page()


def words(test: AppTest) -> str:
    assert not test.exception
    return " ".join(
        element.value.replace("\\", "")
        for element in [*test.markdown, *test.caption, *test.info]
    )


@pytest.mark.slow
def test_a_pair_is_dismissed_with_a_reason_and_restored(
    project: services.Project,
) -> None:
    test = AppTest.from_function(_page, default_timeout=120).run()
    text = words(test)
    assert "Kyiv (Ukraine) says" in text and "Moscow (Russia) claims" in text
    assert "Why: the side that is said to have taken the place" in text
    (button,) = [each for each in test.button if each.label == "Dismiss"]
    assert button.disabled
    (why,) = [each for each in test.text_input if each.label == "Reason"]
    why.set_value("two villages of one name").run()
    next(each for each in test.button if each.label == "Dismiss").click().run()
    assert "No two of these claims" in words(test)
    (dismissal,) = project.ledger.dismissals().values()
    assert dismissal.why == "two villages of one name"
    test.checkbox(key="contradictions dismissed").check().run()
    assert "Dismissed: two villages of one name" in words(test)
    assert [each.label for each in test.button if each.label == "Restore"]
    assert project.ledger.verify() is None


@pytest.mark.slow
def test_whoever_may_not_review_sees_no_button(
    project: services.Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert project.settings.editing
    monkeypatch.setenv("FRONTLINE_EDITING", "off")
    test = AppTest.from_function(_page, default_timeout=120).run()
    assert "Why: " in words(test)
    assert [each for each in test.button if each.label == "Dismiss"] == []
