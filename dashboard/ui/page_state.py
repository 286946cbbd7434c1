"""The filters come along when a reader goes from one page to another: Streamlit's menu
forgets the address.
"""

from __future__ import annotations

import streamlit as st

from dashboard.ui import state
from dashboard.ui.language import NAMED
from dashboard.ui.runs.presses import undisturbed

PAGE = "page shown"


@undisturbed()
def carry_filters(page: str) -> None:
    """Put the filters of the page before into the address, unless the address of this
    one says something itself.

    The widgets' state is gone with the page before, so it is filled from the address
    anew.
    """
    before = st.session_state.get(PAGE)
    st.session_state[PAGE] = page
    if before is None or before == page:
        return
    query = st.session_state.pop(state.WRITTEN, None)
    if query and not set(st.query_params) - {NAMED}:
        st.query_params.update(query)
