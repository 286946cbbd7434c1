"""The guided import: what each column of an unknown table means, and what the values of
kind, side and precision mean.
"""

from __future__ import annotations

from collections.abc import Mapping as Map
from collections.abc import Sequence

import pandas as pd
import streamlit as st

from dashboard import services
from dashboard.i18n.translate import gettext, number_words
from dashboard.services.editing.formats import (
    MAPPED_WORDS,
    TITLES,
    DateOrder,
    Mapping,
    Proposal,
    fold_words,
    meanings,
)
from dashboard.ui.markdown import escape_markdown

ABSENT = "not in this file"
OWN_WORDS = "not said"
MOST_REASONS = 5
MOST_CELL = 200
"""Longest cell of the first ten rows that is shown, characters."""
MOST_VALUES = 40
"""Different values of a column that are asked about one by one."""
ORDERS = {
    "As the rows settle it": DateOrder.UNSETTLED,
    "Day first: 5 June": DateOrder.DAY_FIRST,
    "Month first: 6 May": DateOrder.MONTH_FIRST,
}


def choose_columns(name: str, proposal: Proposal, key: str) -> Mapping:
    """Ask what each column means and return the answer; what was guessed is filled in.
    name: of the file. key: names the upload.
    """
    st.write(
        gettext(
            "The columns of {name} fit no known format. Say what they mean; guesses are"
            " filled in, and every other column is kept as it is.",
            name=escape_markdown(name),
        )
    )
    columns = _columns(proposal, key)
    free = [each for each in proposal.header if each not in columns.values()]
    notes = st.multiselect(
        gettext("More columns that belong to the note"),
        free,
        [each for each in proposal.mapping.notes if each in free],
        key=f"notes {key}",
    )
    order = DateOrder.UNSETTLED
    if "date" in columns:
        words = list(ORDERS)
        guessed = list(ORDERS.values()).index(proposal.mapping.date_order)
        chosen = st.radio(
            gettext("How 05/06/2023 is to be read"),
            words,
            guessed,
            format_func=gettext,
            horizontal=True,
            key=f"date order {key}",
        )
        order = ORDERS[chosen]
    values = {
        target: _values(target, columns[target], proposal, key)
        for target in MAPPED_WORDS
        if target in columns
    }
    return Mapping(
        columns,
        tuple(notes),
        order,
        {target: pairs for target, pairs in values.items() if pairs},
        _constants(key),
    )


def _columns(proposal: Proposal, key: str) -> dict[str, str]:
    headers = list(proposal.header)
    columns: dict[str, str] = {}
    for number, (target, label) in enumerate(TITLES.items()):
        if number % 4 == 0:
            cells = st.columns(4)
        guessed = proposal.mapping.columns.get(target)
        at = headers.index(guessed) + 1 if guessed in headers else 0
        chosen = cells[number % 4].selectbox(
            gettext(label),
            [None, *headers],
            at,
            format_func=_header_words,
            key=f"{target} {key}",
        )
        if chosen is not None:
            columns[target] = chosen
    return columns


def _constants(key: str) -> dict[str, str]:
    outlet, terms, title = st.columns(3)
    texts = {
        "publisher": outlet.text_input(
            gettext("Source, where no column says it"),
            key=f"constant publisher {key}",
            max_chars=200,
        ),
        "license": terms.text_input(
            gettext("Licence"),
            key=f"license {key}",
            max_chars=200,
            placeholder=gettext("not stated"),
        ),
        "title": title.text_input(gettext("Title"), key=f"title {key}", max_chars=200),
    }
    return {name: text.strip() for name, text in texts.items() if text.strip()}


def _header_words(header: str | None) -> str:
    return gettext(ABSENT) if header is None else header or gettext("(no name)")


def _values(
    target: str,
    header: str,
    proposal: Proposal,
    key: str,
) -> dict[str, str]:
    """Ask what each value of a column means; returns those a person mapped
    differently from what is known of them.
    """
    counts: Map[str, int] = {}
    if proposal.mapping.columns.get(target) == header:
        counts = proposal.values.get(target, {})
    if not counts:
        return dict(proposal.mapping.values.get(target, {}))
    known_words = meanings(target, header)
    vocabulary = [word.value for word in MAPPED_WORDS[target]]
    labels = {word.value: gettext(word.label) for word in MAPPED_WORDS[target]}
    remembered = proposal.mapping.values.get(target, {})
    chosen: dict[str, str] = dict(remembered)
    with st.expander(
        gettext(
            "{column}: what the values of {header} mean",
            column=gettext(TITLES[target]),
            header=header,
        )
    ):
        for number, (value, count) in enumerate(counts.items()):
            if number >= MOST_VALUES:
                st.caption(
                    gettext("Of further values only what everybody uses is understood.")
                )
                break
            usual = known_words.get(fold_words(value))
            now = remembered.get(value, usual)
            answer = st.selectbox(
                f"{escape_markdown(value[:MOST_CELL])} ({number_words(count)})",
                [None, *vocabulary],
                vocabulary.index(now) + 1 if now in vocabulary else 0,
                format_func=lambda word: (
                    gettext(OWN_WORDS) if word is None else labels[word]
                ),
                key=f"value {target} {number} {key}",
            )
            if answer is not None and answer != usual:
                chosen[value] = answer
    return chosen


def first_rows(proposal: Proposal, mapping: Mapping) -> None:
    """Show the first rows; the columns that mean something come first and are
    marked.
    """
    meant = {
        proposal.header.index(header): gettext(TITLES[target])
        for target, header in mapping.columns.items()
    }
    order = sorted(range(len(proposal.header)), key=lambda at: at not in meant)
    columns: dict[str, list[str]] = {}
    titles: dict[str, str] = {}
    for at in order:
        columns[str(at)] = [_cell(row, at) for row in proposal.rows]
        titles[str(at)] = proposal.header[at] or gettext("(no name)")
        if at in meant:
            titles[str(at)] = f"✓ {proposal.header[at]} = {meant[at]}"
    frame = pd.DataFrame(columns)
    st.dataframe(
        frame,
        hide_index=True,
        column_config={at: st.column_config.Column(t) for at, t in titles.items()},
    )


def _cell(row: Sequence[str], at: int) -> str:
    # A row may be shorter than the header.
    return row[at][:MOST_CELL] if at < len(row) else ""


def reasons_in_words(reasons: Sequence[tuple[str, int]]) -> str:
    """Return the most frequent reasons with their counts, fit for Markdown."""
    return "; ".join(
        f"{number_words(count)} × {escape_markdown(services.reject_words(reason))}"
        for reason, count in reasons[:MOST_REASONS]
    )
