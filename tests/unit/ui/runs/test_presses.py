"""Presses while the browser asks for another run."""

from __future__ import annotations

import time

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.ui.runs import presses


def _page() -> None:
    import streamlit as st
    from streamlit.runtime.scriptrunner import RerunData, get_script_run_ctx

    from dashboard.ui.runs.presses import pressed, undisturbed

    def ask_for_another_run() -> None:
        context = get_script_run_ctx()
        assert context
        assert context.script_requests
        context.script_requests.request_rerun(RerunData())

    def count(name: str) -> None:
        st.session_state[name] = st.session_state.get(name, 0) + 1

    @undisturbed()
    def act() -> None:
        ask_for_another_run()
        count("begun")
        with undisturbed():
            count("half")
        count("whole")

    st.button("Act", on_click=act)
    if st.session_state.pop("another run", False):
        ask_for_another_run()
    count("runs")
    if pressed("Import", key="import", disabled=st.session_state.get("off", False)):
        count("imports")


@pytest.fixture
def page() -> AppTest:
    return AppTest.from_function(_page).run()


def _press(page: AppTest, label: str) -> AppTest:
    (button,) = [each for each in page.button if each.label == label]
    button.click().run()
    assert not page.exception
    return page


def _counted(page: AppTest, name: str) -> int:
    return int(page.session_state[name]) if name in page.session_state else 0


@pytest.mark.slow
def test_a_callback_is_done_to_its_end(page: AppTest) -> None:
    _press(page, "Act")
    assert [_counted(page, name) for name in ("begun", "half", "whole")] == [1, 1, 1]
    # The other run comes afterwards.
    assert _counted(page, "runs") == 2


def test_a_press_is_heard_once(page: AppTest) -> None:
    assert _counted(page, "imports") == 0
    assert _counted(_press(page, "Import"), "imports") == 1
    page.run()
    assert _counted(page, "imports") == 1
    assert _counted(_press(page, "Import"), "imports") == 2


def test_a_press_outlives_a_run_that_ends_before_its_button(page: AppTest) -> None:
    page.session_state["another run"] = True
    assert _counted(_press(page, "Import"), "imports") == 1
    page.run()
    assert _counted(page, "imports") == 1


def test_a_press_of_long_ago_is_not_meant_any_more(
    page: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = [0.0]
    monkeypatch.setattr("dashboard.ui.runs.presses.time.monotonic", lambda: clock[0])
    page.session_state[presses.PRESSED] = {"import": -presses.PATIENCE_SECONDS}
    page.run()
    assert _counted(page, "imports") == 0
    clock[0] = presses.PATIENCE_SECONDS
    page.run()
    assert _counted(page, "imports") == 0


@pytest.mark.slow
def test_what_can_no_longer_be_pressed_was_not(page: AppTest) -> None:
    page.session_state[presses.PRESSED] = {"import": time.monotonic()}
    page.session_state["off"] = True
    page.run()
    page.session_state["off"] = False
    page.run()
    assert _counted(page, "imports") == 0


def test_without_a_page_the_block_is_done() -> None:
    with presses.undisturbed():
        done = True
    assert done
