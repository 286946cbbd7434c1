"""What is filtered, each restriction as a button that takes it off."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from dashboard.domain.filters import (
    LIST_FILTERS,
    VOCABULARY,
    Filters,
    day_words,
    period,
)
from dashboard.domain.wording import region_words
from dashboard.i18n.translate import gettext
from dashboard.ui import state
from dashboard.ui.markdown import escape_markdown


@dataclass(frozen=True, slots=True)
class Chip:
    """One restriction. key: differs between the chips of a page. label: what it says,
    plain text. rest: the filters without it.
    """

    key: str
    label: str
    rest: Filters


def chips(filters: Filters, place_name: Callable[[str], str]) -> Iterator[Chip]:
    """Yield a chip for each restriction, the days first. place_name: gives the name of
    a place's id.
    """
    if filters.date_from or filters.date_to:
        label = period(filters.date_from, filters.date_to)
        yield Chip("days", label, filters.without("from", "to"))
    for name in LIST_FILTERS:
        for value in getattr(filters, name):
            left: dict[str, Any] = {
                name: tuple(v for v in getattr(filters, name) if v != value)
            }
            label = _label(name, value, place_name)
            yield Chip(f"{name} {value}", label, replace(filters, **left))
    if filters.text:
        yield Chip(
            "text", gettext("“{text}”", text=filters.text), filters.without("text")
        )
    if filters.near:
        yield Chip("near", filters.near.words(), filters.without("near"))
    if filters.within:
        yield Chip("within", filters.within.words(), filters.without("within"))
    if filters.as_of:
        day = day_words(filters.as_of)
        label = gettext("as known on {day}", day=day)
        yield Chip("as-of", label, filters.without("as-of"))


def _label(
    name: str,
    value: str,
    place_name: Callable[[str], str],
) -> str:
    if name == "region":
        return region_words(value)
    if name == "place":
        return place_name(value)
    if name in VOCABULARY:
        return gettext(VOCABULARY[name](value).label)
    return value


def draw_chips(filters: Filters, place_name: Callable[[str], str]) -> None:
    """Draw the chips, and what takes all of them off."""
    drawn = list(chips(filters, place_name))
    for chip in drawn:
        st.button(
            f"{escape_markdown(chip.label)} ✕",
            # By what it restricts: by number, a click would take off another one after
            # a rerun.
            key=f"chip {chip.key}",
            help=escape_markdown(
                gettext("Remove this filter: {filter}", filter=chip.label)
            ),
            on_click=state.seed,
            args=(chip.rest,),
        )
    if drawn:
        st.button(
            gettext("Clear"),
            key="chip all",
            help=gettext("Clear all filters"),
            on_click=state.seed,
            args=(Filters(),),
        )
