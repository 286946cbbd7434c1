"""The filters in the sidebar, each value with the count that the other filters leave it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import streamlit as st

from dashboard import tasks
from dashboard.cartography.histogram import histogram_html
from dashboard.domain.filters import VOCABULARY, Filters
from dashboard.ui import state

LABELS = {
    "source": ("Source (outlet)", "The outlet that published the claim"),
    "claimant": ("Claimant", "Who says it"),
    "side": ("Side of the claimant", "On whose side the claimant is"),
    "kind": ("Kind of claim", "What is said to have happened"),
    "region": ("Region (oblast)", "Choosing one moves the map there"),
    "precision": ("Precision of the place", "How exactly the place is known"),
    "review": ("Review", "Accepted claims, unless others are chosen; drafts are drawn hollow"),
    "dataset": ("Dataset", "Imported files; claims kept by hand belong to none"),
}
LIMITS = date(2014, 1, 1), date(2035, 12, 31)
MOST_OPTIONS = 200
"""Most values offered of one filter, those with most claims first; any other can be typed in."""
PRESETS: dict[str, tuple[date, date]] = {
    "Luhansk, summer 2022": (date(2022, 6, 1), date(2022, 7, 31)),
    "Autumn 2022": (date(2022, 9, 1), date(2022, 11, 30)),
    "Bakhmut, winter": (date(2022, 12, 1), date(2023, 5, 31)),
    "5–13 June 2023": (date(2023, 6, 5), date(2023, 6, 13)),
    "Summer 2023": (date(2023, 6, 1), date(2023, 9, 30)),
}
"""Stretches of the war that people ask for, both days included."""


def panel(project: tasks.Project, filters: Filters) -> None:
    """Draw the filters. Their values reach the page through the widgets' state."""
    st.subheader("Filters", anchor=False)
    _dates(project, filters)
    low, high = LIMITS
    for name, (label, explained) in LABELS.items():
        _choice(project, filters, name, label, explained)
    st.text_input("Text", key="text", max_chars=200, help="Words in the note, quote, claimant, outlet or place",
                  placeholder="for example trenches")  # fmt: skip
    st.date_input("As known on", key="as-of", min_value=low, max_value=high, value=None, format="YYYY-MM-DD",
                  help="What the ledger held at the end of that day, without later corrections")  # fmt: skip
    if filters.query():
        st.button("Clear all filters", on_click=state.seed, args=(Filters(),), width="stretch")


def _dates(project: tasks.Project, filters: Filters) -> None:
    bucket, bars = project.index.histogram(filters)
    if bars:
        st.html(histogram_html(bucket, bars, filters.since, filters.until))
    low, high = LIMITS
    explained = "Days the claim speaks of. A claim with no known start counts at its end."
    st.date_input("From", key="from", min_value=low, max_value=high, value=None, format="YYYY-MM-DD", help=explained)
    st.date_input("To", key="to", min_value=low, max_value=high, value=None, format="YYYY-MM-DD")
    st.pills("Periods", list(PRESETS), key="preset", on_change=_preset, label_visibility="collapsed")


def _preset() -> None:
    chosen = st.session_state.get("preset")
    st.session_state["from"], st.session_state["to"] = PRESETS[chosen] if chosen else (None, None)


def _choice(project: tasks.Project, filters: Filters, name: str, label: str, explained: str) -> None:
    counts = project.index.facet(name, filters, MOST_OPTIONS)
    if name == "dataset" and not counts:
        return
    chosen = getattr(filters, name)
    options = [value for value, count in counts.items() if count or value in chosen]
    options += [value for value in chosen if value not in options]
    st.multiselect(
        label, options, key=name, help=explained, placeholder="Any", format_func=_words(name, counts),
        max_selections=50, accept_new_options=name in ("source", "claimant", "dataset"),
    )  # fmt: skip


def _words(name: str, counts: dict[str, int]) -> Callable[[str], str]:
    vocabulary = VOCABULARY.get(name)

    def words(value: str) -> str:
        return f"{vocabulary(value).label if vocabulary else value} ({counts.get(value, 0):,})"

    return words
