"""A run that the browser ends at any look at the session loses nothing: the next one
does what was left.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from urllib.parse import urlencode

import pytest
from streamlit.runtime.scriptrunner import RerunData, get_script_run_ctx
from streamlit.runtime.scriptrunner_utils.script_requests import (
    ScriptRequest,
    ScriptRequests,
    ScriptRequestType,
)
from streamlit.runtime.state import SafeSessionState
from streamlit.testing.v1 import AppTest

from dashboard.ui.runs.presses import take_in_each_request

MOST_LOOKS = 150
"""More looks than any of these pages takes."""


class Interruption:
    """Ends a run at one of its looks. left: how many looks it goes on."""

    def __init__(self, left: int) -> None:
        self.left = left

    def __call__(self) -> ScriptRequest | None:
        self.left -= 1
        if self.left:
            return None
        context = get_script_run_ctx()
        assert context
        # The browser sends the address as the page has written it.
        with context.session_state.query_params() as written:
            names = {name: written.get_all(name) for name in written}
        again = RerunData(
            query_string=urlencode(names, doseq=True),
            page_script_hash=context.page_script_hash,
        )
        return ScriptRequest(ScriptRequestType.RERUN, again)

    @property
    def happened(self) -> bool:
        return self.left <= 0


@contextmanager
def _interrupted(look: int) -> Iterator[Interruption]:
    interruption = Interruption(look)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            ScriptRequests,
            "on_scriptrunner_yield",
            lambda _: interruption(),
        )
        yield interruption


@pytest.fixture(autouse=True)
def _whole_requests(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take requests in as the server does."""
    name = "on_script_will_rerun"
    monkeypatch.setattr(SafeSessionState, name, SafeSessionState.on_script_will_rerun)
    take_in_each_request()


def _at_every_look(
    page: Callable[[], None],
    begin: Callable[[AppTest], None],
    check: Callable[[AppTest], None],
) -> None:
    """Run the page again and again, each time ended at a later look, until none ends
    it; begin: what the browser had before, and what was done in it.
    """
    for look in range(1, MOST_LOOKS):
        test = AppTest.from_function(page)
        begin(test)
        with _interrupted(look) as interruption:
            test.run()
        assert not test.exception
        check(test)
        if not interruption.happened:
            # Not with a page that is never ended.
            assert look > 1
            return
    raise AssertionError(f"the page takes more than {MOST_LOOKS} looks")


def _deciding() -> None:
    import streamlit as st

    from dashboard.ui.runs.presses import undisturbed

    @undisturbed()
    def accept() -> None:
        st.session_state["accepted"] = st.session_state.get("accepted", 0) + 1

    st.button("Accept", on_click=accept)


def test_a_press_counts_once() -> None:
    def begin(test: AppTest) -> None:
        test.run()
        test.button[0].click()

    def check(test: AppTest) -> None:
        assert test.session_state["accepted"] == 1

    _at_every_look(_deciding, begin, check)


def _picking() -> None:
    import streamlit as st

    from dashboard.ui.small_map import pass_on_pick

    st.session_state.setdefault("picks", ())
    answer = {"picked": "Q1", "at": 7}

    def note(place: str) -> None:
        st.session_state["picks"] = (*st.session_state["picks"], place)

    pass_on_pick(answer, "small", note)


def test_a_pick_on_a_small_map_is_passed_on_once() -> None:
    def check(test: AppTest) -> None:
        assert test.session_state["picks"] == ("Q1",)

    _at_every_look(_picking, lambda test: None, check)


def _announcing() -> None:
    import streamlit as st

    from dashboard.ui.views.outcome import announce, draw_news

    drawn = st.session_state.setdefault("drawn", [])
    draw_news("news", drawn.append)
    if "done" not in st.session_state:
        st.session_state["done"] = True
        announce("news", "Added.")


def test_news_are_drawn_once() -> None:
    def check(test: AppTest) -> None:
        assert test.session_state["drawn"] == ["Added."]

    def begin(test: AppTest) -> None:
        test.session_state["news"] = "Added."
        test.session_state["done"] = True

    _at_every_look(_announcing, begin, check)


def _carrying() -> None:
    from dashboard.ui.page_state import carry_filters

    carry_filters("table")


def test_the_filters_come_along_to_another_page() -> None:
    def begin(test: AppTest) -> None:
        test.session_state["page shown"] = "map"
        test.session_state["written query"] = {"kind": ["captured"]}

    def check(test: AppTest) -> None:
        assert test.query_params["kind"] == "captured"

    _at_every_look(_carrying, begin, check)


def _speaking() -> None:
    from dashboard.ui.language import choose_language

    choose_language()


def test_the_language_comes_along_to_another_page() -> None:
    def begin(test: AppTest) -> None:
        test.session_state["language page"] = "/another"
        test.session_state["language chosen"] = "uk"

    def check(test: AppTest) -> None:
        assert test.session_state["language"] == "uk"
        assert test.query_params["language"] == "uk"

    _at_every_look(_speaking, begin, check)


def _filtering() -> None:
    import streamlit as st

    from dashboard.domain.filters import DATES, LISTS
    from dashboard.ui.state import read_filters, widgets_drawn

    st.session_state["filters"] = read_filters()
    st.text_input("Text", key="text")
    for name in DATES:
        st.date_input(name, None, key=name)
    for name in LISTS:
        st.multiselect(name, ["UA", "RU"], key=name)
    widgets_drawn()


def test_the_filters_of_the_address_come_into_the_widgets() -> None:
    def begin(test: AppTest) -> None:
        test.query_params["side"] = "UA"

    def check(test: AppTest) -> None:
        assert test.session_state["filters"].query() == {"side": ["UA"]}

    _at_every_look(_filtering, begin, check)
