"""The filters in four groups and more, each value with the count that the other
filters leave it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from datetime import date

import streamlit as st

from dashboard import services
from dashboard.domain.errors import BadInput
from dashboard.domain.filters import (
    AREAS,
    LEDGER_DATASET,
    LIST_FILTERS,
    VOCABULARY,
    Filters,
    ListFilter,
)
from dashboard.i18n.translate import gettext, number_words, pgettext
from dashboard.services.access.restricted import (
    aggregated_facet,
    aggregated_histogram,
)
from dashboard.services.map.browser_map import histogram_html
from dashboard.ui import state
from dashboard.ui.markdown import escape_markdown
from dashboard.ui.runs.presses import undisturbed
from dashboard.ui.state import PRESETS

LIMITS = date(2014, 1, 1), date(2035, 12, 31)
MOST_OPTIONS = 200
"""Most values offered of one filter, those with most claims first; any other can be
typed in.
"""
CONTAINS = "contains"
"""Key of the session: whether typed words may stand anywhere in a name."""
ATTRIBUTE = "attribute name"
"""Key of the session: the attribute whose values are offered."""
GROUPS: dict[str, tuple[str, ...]] = {
    "When": ("from", "to"),
    "Who says so": ("side", "claimant", "source"),
    "What": ("kind", "text"),
    "Where": ("region", "place", "near", "within"),
    "More": ("precision", "review", "dataset", "attribute", "as-of"),
}
"""The groups of the panel and the filters in each; whatever a group does not name
stands under More.
"""


def panel(project: services.Project, filters: Filters) -> None:
    """Draw the filters. Their values reach the page through the widgets' state."""
    with st.container(key="fl-filter-groups"):
        with _group("When", filters):
            _dates(project, filters)
        with _group("Who says so", filters):
            _choices(project, filters, GROUPS["Who says so"])
            st.toggle(
                gettext("Typed words may stand anywhere in a name"),
                key=CONTAINS,
                help=gettext("Else a name must begin with what is typed"),
            )
        with _group("What", filters):
            _choices(project, filters, GROUPS["What"])
            _text()
        with _group("Where", filters):
            _choices(project, filters, GROUPS["Where"])
            _areas()
        with _group("More", filters):
            _choices(project, filters, _others())
            _as_of()
        if filters.query():
            st.button(
                gettext("Clear all filters"),
                on_click=state.seed,
                args=(Filters(),),
                width="stretch",
            )
    state.widgets_drawn()


def _others() -> list[str]:
    named = {name for group in [*GROUPS][:-1] for name in GROUPS[group]}
    return [name for name in LIST_FILTERS if name not in named]


def _group(title: str, filters: Filters) -> AbstractContextManager[object]:
    """Return the box of a group; how many of its filters are set stands beside its
    title.
    """
    names = _others() if title == "More" else GROUPS[title]
    also = ("as-of",) if title == "More" else ()
    left = filters.without(*names, *also).count()
    number = filters.count() - left
    words = pgettext("filters", title)
    label = f"{words} · {number}" if number else words
    if title == "More":
        return st.expander(label, expanded=bool(number), key="fl-group-more")
    name = title.partition(" ")[0].lower()
    box = st.container(key=f"fl-group-{name}", border=True)
    box.subheader(label, anchor=False)
    return box


def _dates(project: services.Project, filters: Filters) -> None:
    days = aggregated_histogram(project, filters)
    if days.bars:
        limits = filters.date_from, filters.date_to
        st.html(histogram_html(days.bucket, days.bars, *limits, by=days.by))
    explained = gettext(
        "Days the claim speaks of. A claim with no known start counts at the day on or"
        " before which it happened."
    )
    _day(pgettext("filters", "From"), "from", explained)
    _day(pgettext("filters", "To"), "to")
    st.pills(
        gettext("Periods"),
        list(PRESETS),
        format_func=gettext,
        key="preset",
        on_change=_preset,
        label_visibility="collapsed",
    )


def _day(label: str, name: str, explained: str | None = None) -> None:
    """Draw the field of a filter by day. name: of the filter, and key of the field."""
    low, high = LIMITS
    st.date_input(
        label,
        key=name,
        min_value=low,
        max_value=high,
        value=None,
        format="YYYY-MM-DD",
        help=explained,
    )


@undisturbed()
def _preset() -> None:
    chosen = st.session_state.get("preset")
    days = PRESETS[chosen] if chosen else (None, None)
    st.session_state["from"], st.session_state["to"] = days


def _text() -> None:
    st.text_input(
        pgettext("filters", "Text"),
        key="text",
        max_chars=200,
        help=gettext(
            "Words in the note, quote, claimant, outlet or place; a place in any of its"
            " spellings"
        ),
        placeholder=gettext("for example trenches"),
    )


def _areas() -> None:
    st.text_input(
        gettext("Within a radius"),
        key="near",
        placeholder="LAT,LON,KM",
        max_chars=100,
        help=gettext("Latitude, longitude and kilometres, like 47.4467,35.8333,10"),
    )
    st.text_input(
        gettext("Within an area"),
        key="within",
        placeholder="LAT,LON;LAT,LON;LAT,LON",
        help=gettext(
            "The corners of a polygon, like 47.2,35.5;47.6,35.5;47.6,36.2; or a WKT or"
            " GeoJSON polygon"
        ),
    )
    for name, read in AREAS.items():
        text = str(st.session_state.get(name) or "").strip()
        try:
            if text:
                read(text)
        except BadInput as error:
            st.error(escape_markdown(str(error)))


def _as_of() -> None:
    words = gettext(
        "What the ledger held at the end of that day, without later corrections"
    )
    _day(gettext("As known on"), "as-of", words)


def _choices(
    project: services.Project,
    filters: Filters,
    names: Iterable[str],
) -> None:
    for name in names:
        declared = LIST_FILTERS.get(name)
        if declared and declared.on_page:
            _choice(project, filters, name, declared)


def _choice(
    project: services.Project,
    filters: Filters,
    name: str,
    declared: ListFilter,
) -> None:
    if not declared.in_rows and not project.ledger.datasets():
        # Only rows of datasets have attributes.
        return
    if name == "attribute":
        counts = _attributes(project, filters)
    else:
        counts = aggregated_facet(project, name, filters, MOST_OPTIONS)
    chosen = getattr(filters, name)
    if name == "dataset" and not chosen and {*counts} <= {LEDGER_DATASET}:
        # Of the ledger alone there is nothing to choose.
        return
    options = [value for value, count in counts.items() if count or value in chosen]
    # A chosen value must be among the options, also one that no claim has now.
    options += [value for value in chosen if value not in options]
    anywhere = bool(st.session_state.get(CONTAINS))
    st.multiselect(
        gettext(declared.label),
        prefixes_first(options),
        key=name,
        help=gettext(declared.help),
        placeholder=gettext("Any"),
        format_func=_words(name, counts),
        max_selections=50,
        accept_new_options=declared.typed,
        # Enter takes what begins with the letters typed, and nothing else.
        filter_mode="contains" if anywhere else "prefix",
        select_all=anywhere,
    )


def _attributes(project: services.Project, filters: Filters) -> dict[str, int]:
    """Ask for the name of an attribute; return what it says most often, as the filter
    writes it, with counts. None without a name.
    """
    names = services.attribute_names(project.index, filters)
    if st.session_state.get(ATTRIBUTE) not in names:
        # Of a dataset that is gone, or hidden by the other filters.
        st.session_state[ATTRIBUTE] = None
    if not names:
        return {}
    name = st.selectbox(
        gettext("Column of the imported file"),
        names,
        index=None,
        key=ATTRIBUTE,
        placeholder=gettext("Choose one to see what it says"),
    )
    if name is None:
        return {}
    values = services.attribute_values(project.index, name, filters, MOST_OPTIONS)
    return {f"{name}:{value}": count for value, count in values.items()}


def prefixes_first(values: Sequence[str]) -> list[str]:
    """Return the values in their order, but each after those that it begins with: who
    types a whole name is offered that name first.
    """
    ordered: list[str] = []
    for value in values:
        begun = value.casefold()
        shorter = [v for v in values if v != value and begun.startswith(v.casefold())]
        for each in (*sorted(shorter, key=len), value):
            if each not in ordered:
                ordered.append(each)
    return ordered


def _words(name: str, counts: dict[str, int]) -> Callable[[str], str]:
    vocabulary = VOCABULARY.get(name)

    def words(value: str) -> str:
        label = gettext(vocabulary(value).label) if vocabulary else value
        if name == "region":
            label = pgettext("region name", value)
        if name == "dataset" and value == LEDGER_DATASET:
            label = gettext("Claims kept by hand")
        return f"{label} ({number_words(counts.get(value, 0))})"

    return words
