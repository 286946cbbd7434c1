"""The table page: every claim the filters match, in chosen columns and order."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from dashboard import services
from dashboard.domain.filters import Filters
from dashboard.domain.presentation import each_once
from dashboard.i18n.translate import gettext, ngettext, number_words
from dashboard.ui.filtered import begin

if TYPE_CHECKING:
    from dashboard.services.map.browser_map import Listed

ROWS = 5000
"""Rows of one page of the table: they are drawn as they come into sight, but all of
them travel to the browser.
"""
COLUMNS = {
    "days": "When",
    "headline": "Claim",
    "signs": "Signs",
    "contested_because": "Why it is contested",
    "kind_words": "Kind",
    "name": "Place",
    "region_words": "Region",
    "precision_words": "Precision",
    "lat": "Latitude",
    "lon": "Longitude",
    "actor_words": "Actor",
    "claimant": "Claimant",
    "side_words": "Side",
    "relayed_by": "Relayed by",
    "hedge_words": "Put as",
    "quote": "Quotation",
    "note": "Note",
    "publisher": "Source",
    "published": "Published",
    "url": "Link",
    "place_as_written": "Place as written",
    "date_from": "First day",
    "date_to": "Last day",
    "dataset": "Dataset",
    "license": "Terms",
    "id": "Id",
}
"""What a claim's card has, and how the column is called."""
USUAL = (
    "days",
    "headline",
    "signs",
    "contested_because",
    "name",
    "region_words",
    "publisher",
    "url",
)
ORDER_LABELS = {
    "days": "When",
    "kind": "Kind",
    "place": "Place",
    "region": "Region",
    "actor": "Actor",
    "claimant": "Claimant",
    "side": "Side of the claimant",
    "source": "Source",
    "precision": "Precision",
    "review": "Review",
    "dataset": "Dataset",
}


def table_page() -> None:
    """Draw the page."""
    _, project, filters = begin(
        gettext("Table"),
        gettext(
            "Every claim the filters leave, to sort, to choose columns of and to take"
            " away. A row says what a source says; it does not show that it happened."
        ),
    )
    total = project.index.count(filters)
    chosen = _chosen_columns()
    order, descending = _chosen_order()
    _downloads(filters)
    if not total:
        st.info(gettext("Nothing matches. Widen the dates or remove a filter."))
        return
    offset = _offset(total)
    rows = project.index.ordered(
        filters, order, descending=descending, offset=offset, limit=ROWS
    )
    st.dataframe(
        pd.DataFrame([_row(project, listed, chosen) for listed in rows]),
        hide_index=True,
        height=560,
        key="claims table",
        column_config={
            gettext("Link"): st.column_config.LinkColumn(display_text=gettext("open"))
        },
    )
    last = offset + len(rows)
    st.caption(
        ngettext(
            "Rows {first} to {last} of {count} claim.",
            "Rows {first} to {last} of {count} claims.",
            total,
            first=number_words(offset + 1),
            last=number_words(last),
        )
    )


def _row(
    project: services.Project,
    listed: Listed,
    chosen: list[str],
) -> dict[str, Any]:
    card = services.claim_card(listed, project)
    card["signs"] = "; ".join(sign["words"] for sign in card["signs"])
    card["contested_because"] = "; ".join(
        each_once(each["sentence"] for each in card["because"])
    )
    return {gettext(COLUMNS[name]): card[name] for name in chosen}


def _chosen_columns() -> list[str]:
    chosen = st.multiselect(
        gettext("Columns"),
        list(COLUMNS),
        list(USUAL),
        format_func=lambda name: gettext(COLUMNS[name]),
        key="table columns",
        filter_mode="contains",
    )
    # In the order of the table, however they were chosen.
    return [name for name in COLUMNS if name in (chosen or USUAL)]


def _chosen_order() -> tuple[str, bool]:
    left, right = st.columns([2, 1], vertical_alignment="bottom")
    order = left.selectbox(
        gettext("Sorted by"),
        list(ORDER_LABELS),
        format_func=lambda name: gettext(ORDER_LABELS[name]),
        key="table order",
        filter_mode="prefix",
    )
    descending = right.toggle(
        gettext("Largest or newest first"), value=True, key="table descending"
    )
    return order, descending


def _offset(total: int) -> int:
    pages = math.ceil(total / ROWS)
    if pages == 1:
        return 0
    number = st.number_input(gettext("Page"), 1, pages, 1, key="table page")
    return (int(number) - 1) * ROWS


def _downloads(filters: Filters) -> None:
    query = urlencode(filters.query(), doseq=True)
    links = " · ".join(
        f'<a href="./api/export.{kind}?{query}" download>{label}</a>'
        for kind, label in (
            ("csv", "CSV"),
            ("geojson", "GeoJSON"),
            ("parquet", "Parquet"),
        )
    )
    words = gettext("All of them as a file:")
    st.html(f'<p class="fl-downloads">{words} {links}</p>')
