"""What comes of an act: an error is drawn as it stands, news once."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest


def _page() -> None:
    import streamlit as st

    from dashboard.domain.errors import BadInput
    from dashboard.ui.views.outcome import announce, draw_news, drawn_errors

    def fail() -> None:
        raise BadInput("*a*: is not a name")

    draw_news("news", st.success)
    if st.button("Fail"):
        with drawn_errors():
            fail()
        st.text("goes on")
    if st.button("Do"):
        with drawn_errors():
            announce("news", "Done.")
        st.text("is not reached")


@pytest.mark.slow
def test_an_error_is_drawn_and_the_page_goes_on() -> None:
    test = AppTest.from_function(_page).run()
    test.button[0].click().run()
    assert [each.value for each in test.error] == [r"\*a\*\: is not a name"]
    assert [each.value for each in test.text] == ["goes on"]
    assert not test.success


@pytest.mark.slow
def test_news_stand_on_the_page_that_is_drawn_anew_once() -> None:
    test = AppTest.from_function(_page).run()
    test.button[1].click().run()
    assert [each.value for each in test.success] == ["Done."]
    assert not test.text
    test.run()
    assert not test.success
