"""The page of changes: since a day, and since the last visit."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard.ui.views import changes_page
from tests.unit.ui.views.test_contradictions_page import words

pytestmark = pytest.mark.usefixtures("project")
TODAY = datetime.now(UTC).date()


def _page() -> None:
    from dashboard.ui.views import changes_page

    changes_page.changes_page()


@pytest.mark.slow
def test_what_is_new_since_a_day_and_before_it() -> None:
    test = AppTest.from_function(_page, default_timeout=120).run()
    text = words(test)
    assert f"Since {TODAY - timedelta(days=7)}: new: 2" in text
    assert "Kyiv (Ukraine) says that Ukraine retook Storozheve" in text
    assert test.main.subheader[0].value == "New (2)"
    test.date_input(key="changes until").set_value(TODAY - timedelta(days=1)).run()
    assert "nothing changed" in words(test)


@pytest.mark.slow
def test_days_in_the_wrong_order_are_told() -> None:
    test = AppTest.from_function(_page, default_timeout=120).run()
    test.date_input(key="changes since").set_value(TODAY).run()
    test.date_input(key="changes until").set_value(TODAY - timedelta(days=2)).run()
    assert "is before" in words(test)


@pytest.mark.parametrize(
    ("cookie", "day"),
    [
        ("2024-02-29", date(2024, 2, 29)),
        ("", None),
        ("yesterday", None),
        ("2999-01-01", None),
        ("0001-01-01", None),
    ],
)
def test_the_day_of_the_last_visit(
    monkeypatch: pytest.MonkeyPatch, cookie: str, day: date | None
) -> None:
    context = SimpleNamespace(cookies={changes_page.VISIT: cookie})
    monkeypatch.setattr(st, "context", context)
    assert changes_page._visit(date(2024, 3, 1)) == day
