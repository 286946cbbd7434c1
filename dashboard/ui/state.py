"""Filters in three places kept as one: the address, the widgets' state, the Filters
object.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

import streamlit as st

from dashboard.domain.errors import BadInput
from dashboard.domain.filters import AREAS, DATES, LISTS, NAMES, Filters, parse
from dashboard.domain.geography.areas import Circle, Polygon
from dashboard.domain.geography.geo import View
from dashboard.domain.sharing import links
from dashboard.i18n.translate import gettext
from dashboard.ui.runs.presses import undisturbed

PRESETS: dict[str, tuple[date, date]] = {
    "Luhansk, summer 2022": (date(2022, 6, 1), date(2022, 7, 31)),
    "Autumn 2022": (date(2022, 9, 1), date(2022, 11, 30)),
    "Bakhmut, winter": (date(2022, 12, 1), date(2023, 5, 31)),
    "5–13 June 2023": (date(2023, 6, 5), date(2023, 6, 13)),
    "Summer 2023": (date(2023, 6, 1), date(2023, 9, 30)),
}
"""Stretches of the war that people ask for, both days included."""
STREAMLIT = ("embed", "embed_options")
BESIDE = (*links.PLACE, "language")
"""Names in the address that stay when the filters change."""
WRITTEN = "written query"
NOTICES = "notices"
CHANGED = "filters changed"
SEEDED = "seeded filters"
LATE_SECONDS = 3.0
"""How long after the widgets were drawn the browser, which may not have drawn them yet,
may still ask for a run with the values that they had before.
"""


@dataclass(frozen=True, slots=True)
class Seeding:
    """Filters that were put into the widgets' state.

    before: what the widgets had. at: when they were put there, then when they were
    drawn (monotonic clock): a run may take longer than a browser. may_return: whether
    the browser may still ask for a run with what the widgets had. drawn: whether the
    widgets have been drawn since.
    """

    filters: Filters
    before: Filters
    at: float
    may_return: bool = True
    drawn: bool = False


@undisturbed()
def read_filters() -> Filters:
    """Return the filters to show, and bring the widgets' state into line with the
    address when that was changed.

    The address wins on the first run and whenever it differs from what this page last
    wrote there (a link, Back).
    """
    query = {name: st.query_params.get_all(name) for name in st.query_params}
    link, problems = links.read(query)
    filters = link.filters
    if st.session_state.get(WRITTEN) != filters.query():
        st.session_state[NOTICES] = (*problems, *_unknown(query))
        st.session_state[WRITTEN] = filters.query()
        st.session_state[SEEDED] = Seeding(filters, from_widgets(), time.monotonic())
        _put(filters)
    else:
        seeding: Seeding | None = st.session_state.get(SEEDED)
        if seeding and _is_lost(seeding):
            st.session_state[SEEDED] = replace(seeding, drawn=False)
            _put(_with_changes(seeding, from_widgets()))
    return from_widgets()


def _is_lost(seeding: Seeding) -> bool:
    """Tell whether the widgets have not got what was put into their state, as after two
    quick steps back: the run was ended by the next one before they were drawn, or the
    browser had asked for this one before it drew them.
    """
    if not seeding.drawn:
        return True
    is_late = time.monotonic() < seeding.at + LATE_SECONDS
    return seeding.may_return and is_late and from_widgets() == seeding.before


def _with_changes(seeding: Seeding, now: Filters) -> Filters:
    """Return what was put into the widgets' state, and what the reader has changed
    since: the first widgets can be pressed while the last are still being counted, and
    the press ends that run.
    """
    names = [field.name for field in fields(Filters)]
    changed = {
        name: getattr(now, name)
        for name in names
        if getattr(now, name) != getattr(seeding.before, name)
    }
    return replace(seeding.filters, **changed)


def widgets_drawn() -> None:
    """Say that the widgets were drawn with what was last put into their state."""
    seeding = st.session_state.get(SEEDED)
    if seeding is not None and not seeding.drawn:
        st.session_state[SEEDED] = replace(seeding, at=time.monotonic(), drawn=True)


def link() -> links.Link:
    """Return what of the address can be used."""
    return links.read(
        {name: st.query_params.get_all(name) for name in st.query_params}
    )[0]


def view() -> View | None:
    """Return the view the address names, None when it names none that can be used."""
    return link().view


@undisturbed()
def seed(filters: Filters) -> None:
    """Put the filters into the widgets' state. Until these have been drawn, each run
    does so again: what was put there by a run that was ended early is lost.
    """
    st.session_state[SEEDED] = Seeding(
        filters, from_widgets(), time.monotonic(), may_return=False
    )
    _put(filters)


def _put(filters: Filters) -> None:
    for name, field in DATES.items():
        st.session_state[name] = getattr(filters, field)
    st.session_state["text"] = filters.text
    for name in AREAS:
        area = getattr(filters, name)
        st.session_state[name] = area.text() if area else ""
    st.session_state["preset"] = preset_of(filters)
    for name in LISTS:
        st.session_state[name] = list(getattr(filters, name))


def readable_filters(query: dict[str, list[str]]) -> dict[str, Any]:
    """Return those filters of a query that can be used, by the names of their
    fields.
    """
    filters, _ = parse(query)
    return {name: getattr(filters, name) for name in query}


def restrict(chosen: dict[str, Any]) -> None:
    """Restrict by these filters instead of what was chosen of the same; the others
    stay.
    """
    if chosen:
        seed(replace(from_widgets(), **chosen))


def from_widgets() -> Filters:
    """Return the filters the widgets' state holds."""
    since, until, as_of = (st.session_state.get(name) for name in DATES)
    if isinstance(since, date) and isinstance(until, date) and since > until:
        since, until = until, since
    chosen: dict[str, Any] = {
        name: tuple(st.session_state.get(name) or ()) for name in LISTS
    }
    areas: dict[str, Any] = {name: _area(name) for name in AREAS}
    return Filters(
        date_from=since,
        date_to=until,
        text=str(st.session_state.get("text") or "").strip(),
        as_of=as_of,
        **areas,
        **chosen,
    )


def _area(name: str) -> Circle | Polygon | None:
    """Return the area that is typed in, None when it is none: the panel says why."""
    try:
        return AREAS[name](str(st.session_state.get(name) or ""))
    except BadInput:
        return None


def preset_of(filters: Filters) -> str | None:
    """Return the name of the stretch of days that is chosen, None for others."""
    days = filters.date_from, filters.date_to
    return next((name for name, stretch in PRESETS.items() if stretch == days), None)


@undisturbed()
def write_filters(filters: Filters) -> None:
    """Put the filters into the address; the view that the browser reported there
    stays.
    """
    query = filters.query()
    view = {name: st.query_params[name] for name in BESIDE if name in st.query_params}
    now = {
        name: st.query_params.get_all(name)
        for name in st.query_params
        if name not in (*BESIDE, *STREAMLIT)
    }
    if st.session_state.get(WRITTEN) != query:
        st.session_state[NOTICES] = ()
        st.session_state[CHANGED] = time.monotonic()
        view.pop("claim", None)
        view.pop("at", None)
    if now != query:
        st.query_params.from_dict({**query, **view})
    st.session_state[WRITTEN] = query


def take_change() -> float | None:
    """Return when the visitor chose other filters, by the monotonic clock, and forget
    it; None when they are those of the run before.
    """
    since: float | None = st.session_state.pop(CHANGED, None)
    return since


def notices() -> tuple[str, ...]:
    """Return what in the address could not be used, one sentence each."""
    return tuple(st.session_state.get(NOTICES, ()))


def _unknown(query: dict[str, list[str]]) -> list[str]:
    readable = {*NAMES, *links.NAMES, *STREAMLIT}
    names = sorted(name for name in set(query) - readable if not links.is_tracker(name))
    return [
        gettext("{name}: not a filter of this page", name=name[:40]) for name in names
    ]
