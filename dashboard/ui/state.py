"""Filters in three places kept as one: the address, the widgets' state, the Filters object."""

from __future__ import annotations

from datetime import date

import streamlit as st

from dashboard.domain import links
from dashboard.domain.filters import DATES, LISTS, NAMES, Filters
from dashboard.domain.geo import View

STREAMLIT = ("embed", "embed_options")
WRITTEN = "written query"
NOTICES = "notices"


def read() -> Filters:
    """Return the filters to show, and bring the widgets' state into line with the address when that was changed.

    The address wins on the first run and whenever it differs from what this page last wrote there (a link, Back).
    """
    asked = {name: st.query_params.get_all(name) for name in st.query_params}
    link, problems = links.read(asked)
    filters = link.filters
    if st.session_state.get(WRITTEN) != filters.query():
        st.session_state[NOTICES] = (*problems, *_unknown(asked))
        st.session_state[WRITTEN] = filters.query()
        seed(filters)
    return from_widgets()


def view() -> View | None:
    """Return the view the address names, None when it names none that can be used."""
    return links.read({name: st.query_params.get_all(name) for name in st.query_params})[0].view


def seed(filters: Filters) -> None:
    """Put the filters into the widgets' state."""
    for name, field in DATES.items():
        st.session_state[name] = getattr(filters, field)
    st.session_state["text"] = filters.text
    for name in LISTS:
        st.session_state[name] = list(getattr(filters, name))


def from_widgets() -> Filters:
    """Return the filters the widgets' state holds."""
    since, until, known = (st.session_state.get(name) for name in DATES)
    if isinstance(since, date) and isinstance(until, date) and since > until:
        since, until = until, since
    chosen = {name: tuple(st.session_state.get(name) or ()) for name in LISTS}
    return Filters(
        since=since, until=until, text=str(st.session_state.get("text") or "").strip(), as_of=known, **chosen
    )


def write(filters: Filters) -> None:
    """Put the filters into the address; the view that the browser reported there stays."""
    query = filters.query()
    view = {name: st.query_params[name] for name in links.PLACE if name in st.query_params}
    now = {name: st.query_params.get_all(name) for name in st.query_params if name not in (*links.PLACE, *STREAMLIT)}
    if st.session_state.get(WRITTEN) != query:
        st.session_state[NOTICES] = ()
        view.pop("claim", None)
    if now != query:
        st.query_params.from_dict({**query, **view})
    st.session_state[WRITTEN] = query


def notices() -> tuple[str, ...]:
    """Return what in the address could not be used, one sentence each."""
    return tuple(st.session_state.get(NOTICES, ()))


def _unknown(asked: dict[str, list[str]]) -> list[str]:
    names = sorted(set(asked) - {*NAMES, *links.NAMES, *STREAMLIT})
    return [f"{name[:40]}: not a filter of this page" for name in names]
