"""Filters in address and widgets, when runs overtake one another."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.ui import state


def _page() -> None:
    import streamlit as st

    from dashboard.domain.filters import Filters
    from dashboard.ui import state

    filters = state.read_filters()
    state.write_filters(filters)
    st.text_input("Words", key="text")
    st.button("Clear", on_click=state.seed, args=(Filters(),))
    if not st.session_state.get("ended early"):
        state.widgets_drawn()
    st.caption(f"text={filters.text or None}")


def _opened(text: str) -> AppTest:
    test = AppTest.from_function(_page)
    test.query_params["text"] = [text]
    return test.run()


def _text(test: AppTest) -> str:
    assert not test.exception
    return test.caption[0].value


@pytest.mark.slow
def test_the_address_wins_and_then_what_is_typed() -> None:
    test = _opened("dam")
    assert _text(test) == "text=dam"
    assert _text(test.text_input[0].set_value("bridge").run()) == "text=bridge"
    assert test.query_params["text"] == "bridge"


@pytest.mark.slow
def test_values_from_before_a_step_back_do_not_undo_it() -> None:
    test = _opened("dam")
    test.query_params.clear()
    assert _text(test.run()) == "text=None"
    # The browser asked for a run before it had drawn the one of the step back.
    assert _text(test.text_input[0].set_value("dam").run()) == "text=None"
    assert "text" not in test.query_params
    assert _text(test.text_input[0].set_value("bridge").run()) == "text=bridge"


@pytest.mark.slow
def test_a_slow_run_leaves_the_browser_its_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock = [0.0]
    drawn = state.widgets_drawn

    def slowly_drawn() -> None:
        clock[0] += 60.0
        drawn()

    monkeypatch.setattr("dashboard.ui.state.time.monotonic", lambda: clock[0])
    monkeypatch.setattr(state, "widgets_drawn", slowly_drawn)
    test = _opened("dam")
    test.query_params.clear()
    assert _text(test.run()) == "text=None"
    clock[0] += 1.0
    assert _text(test.text_input[0].set_value("dam").run()) == "text=None"


@pytest.mark.slow
def test_the_same_value_counts_when_it_is_typed_later(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(state, "LATE_SECONDS", 0.0)
    test = _opened("dam")
    test.query_params.clear()
    test.run()
    assert _text(test.text_input[0].set_value("dam").run()) == "text=dam"


@pytest.mark.slow
def test_what_a_run_that_was_ended_early_put_there_is_put_there_again() -> None:
    test = _opened("dam")
    test.session_state["ended early"] = True
    test.query_params["text"] = ["bridge"]
    test.run()
    test.session_state["ended early"] = False
    # Its value never reached the widget, which comes with the older one.
    assert _text(test.text_input[0].set_value("dam").run()) == "text=bridge"


@pytest.mark.slow
def test_what_is_pressed_while_the_rest_is_drawn_is_not_undone() -> None:
    test = AppTest.from_function(_page)
    test.session_state["ended early"] = True
    test.run()
    # The first field is there while the last ones are still being counted.
    test.session_state["ended early"] = False
    assert _text(test.text_input[0].set_value("bridge").run()) == "text=bridge"
    assert test.query_params["text"] == "bridge"


@pytest.mark.slow
def test_what_is_pressed_while_a_link_is_drawn_joins_the_link() -> None:
    test = AppTest.from_function(_page)
    test.session_state["ended early"] = True
    test.query_params["kind"] = ["strike"]
    test.run()
    test.session_state["ended early"] = False
    assert _text(test.text_input[0].set_value("bridge").run()) == "text=bridge"
    assert test.query_params["kind"] == "strike"


@pytest.mark.slow
def test_a_press_right_after_all_was_cleared_stays() -> None:
    test = _opened("dam")
    test.session_state["ended early"] = True
    test.button[0].click().run()
    test.session_state["ended early"] = False
    assert _text(test.text_input[0].set_value("bridge").run()) == "text=bridge"


@pytest.mark.slow
def test_all_that_was_cleared_stays_cleared_after_a_run_that_was_ended_early() -> None:
    test = _opened("dam")
    test.session_state["ended early"] = True
    test.button[0].click().run()
    test.session_state["ended early"] = False
    assert _text(test.text_input[0].set_value("dam").run()) == "text=None"
