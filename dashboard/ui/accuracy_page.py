"""The Accuracy page: how well articles are read, as measured, and what fails most."""

from __future__ import annotations

import streamlit as st

from dashboard.tasks import accuracy
from dashboard.tasks.accuracy import GROUPS, WAYS


def show() -> None:
    """Draw the page."""
    found = accuracy.accuracy()
    st.header("Accuracy of reading", anchor=False)
    st.markdown(
        "Articles are read by a program, and programs misread. What is read stays a **draft** until a person has "
        "compared it with the article. These figures tell how often to expect a mistake."
    )
    st.markdown(accuracy.origin(found))
    for way, title in WAYS.items():
        st.markdown(f"#### {title}")
        # A nameless column is not allowed in a table; the first one names the measure.
        heads = ("Measure", *GROUPS.values(), "What it counts")
        st.table(dict(zip(heads, zip(*accuracy.rows(found, way), strict=True), strict=True)))
        st.markdown("What fails most:\n" + "\n".join(f"- {fault}" for fault in accuracy.failures(found, way)))
    st.caption(accuracy.pace(found))
