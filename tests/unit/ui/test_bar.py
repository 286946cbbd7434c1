"""The bar: what a choice of the browser may restrict to."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest


def _page() -> None:
    import streamlit as st

    from dashboard.domain.filters import Filters
    from dashboard.ui import bar, state

    st.session_state.setdefault("kind", ["strike"])
    st.session_state[bar.SEARCH] = st.session_state["sent"]
    bar._choose()
    st.session_state["now"] = state.from_widgets()
    assert isinstance(st.session_state["now"], Filters)


class _Sent:
    def __init__(self, chosen: object) -> None:
        self.chosen = chosen


@pytest.mark.slow
@pytest.mark.parametrize(
    ("chosen", "query"),
    [
        ({"place": ["X1"]}, {"kind": ["strike"], "place": ["X1"]}),
        ({"text": ["road"]}, {"kind": ["strike"], "text": ["road"]}),
        ({"region": ["Atlantis"]}, {"kind": ["strike"]}),
        ({"review": "draft", "as-of": ["2023-01-01"]}, {"kind": ["strike"]}),
        (["place"], {"kind": ["strike"]}),
        (None, {"kind": ["strike"]}),
    ],
)
def test_a_choice_restricts_by_what_it_names(
    chosen: object, query: dict[str, list[str]]
) -> None:
    test = AppTest.from_function(_page, default_timeout=120)
    test.session_state["sent"] = _Sent(chosen)
    test.run()
    assert not test.exception
    assert test.session_state["now"].query() == query
