"""Work of a page that can be left meanwhile."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.domain.errors import BadInput
from dashboard.i18n.translate import current_language, speaking
from dashboard.ui.runs.waiting import interruptible


def _page() -> None:
    import threading

    import streamlit as st
    from streamlit.runtime.scriptrunner import RerunData, get_script_run_ctx

    from dashboard.ui.runs.waiting import interruptible

    context = get_script_run_ctx()
    assert context
    requests = context.script_requests
    assert requests
    end = threading.Event()

    def work() -> None:
        # The visitor clicks while it goes on.
        requests.request_rerun(RerunData())
        end.wait(60)

    st.session_state["runs"] = st.session_state.get("runs", 0) + 1
    if st.session_state["runs"] == 1:
        try:
            interruptible(work)
            st.session_state["waited"] = True
        finally:
            end.set()


@pytest.mark.slow
def test_a_page_is_left_while_its_work_goes_on() -> None:
    page = AppTest.from_function(_page).run()
    assert not page.exception
    assert page.session_state["runs"] == 2
    assert "waited" not in page.session_state


def test_the_work_speaks_the_language_of_its_page() -> None:
    with speaking("uk"):
        assert interruptible(current_language) == "uk"


def test_what_the_work_raises_is_raised() -> None:
    def fail() -> None:
        raise BadInput("the text is empty")

    with pytest.raises(BadInput, match="is empty"):
        interruptible(fail)


def _slow_page() -> None:
    import time

    import streamlit as st

    from dashboard.ui.runs.waiting import GLANCE_SECONDS, interruptible

    def work() -> str:
        time.sleep(3 * GLANCE_SECONDS)
        return "done"

    st.caption(interruptible(work))


@pytest.mark.slow
def test_work_of_several_looks_is_waited_for() -> None:
    page = AppTest.from_function(_slow_page).run()
    assert not page.exception
    assert page.caption[0].value == "done"
