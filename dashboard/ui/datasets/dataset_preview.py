"""The preview of an import: the claims on a map and as cards, what comes how often,
what is rejected and why, and what looks odd.
"""

from __future__ import annotations

import pandas as pd
import streamlit as st

from dashboard import services
from dashboard.domain.claim import Claim
from dashboard.domain.filters import day_words
from dashboard.domain.presentation import present
from dashboard.i18n.translate import gettext, ngettext, number_words
from dashboard.services.map.small_map import sketch
from dashboard.ui.datasets.dataset_columns import reasons_in_words
from dashboard.ui.markdown import escape_markdown
from dashboard.ui.small_map import draw_small_map

CARDS = 5
MOST_COUNTS = 8
_TITLES = {
    "kind": "Kinds",
    "actor": "Who acted",
    "precision": "Precision",
    "year": "Years",
}


def draw_import_preview(
    project: services.Project,
    preview: services.ImportPreview,
    key: str,
) -> None:
    """Draw what would come of an import. key: names the upload."""
    st.markdown(f"##### {_sentence(preview)}")
    for note in preview.notes:
        st.caption(escape_markdown(note))
    left, right = st.columns([5, 7], gap="medium")
    with left:
        features, full = sketch(preview.claims, project)
        draw_small_map(
            features,
            key=f"preview map {key}",
            label=gettext("Map of the claims that would be imported"),
            reservoir=full,
        )
    with right:
        _counts(preview)
    for claim in preview.claims[:CARDS]:
        _card(claim)
    if preview.odd:
        words = "; ".join(map(escape_markdown, preview.odd))
        st.info(gettext("Worth a look, and kept: {what}.", what=words))
    if preview.rejected:
        _rejected(preview)


def _sentence(preview: services.ImportPreview) -> str:
    words = ngettext(
        "{count} claim would be imported",
        "{count} claims would be imported",
        preview.rows,
    )
    if not preview.whole:
        words = ngettext(
            "Of the first rows, {count} claim come",
            "Of the first rows, {count} claims come",
            preview.rows,
        )
    if preview.rejected:
        rejected = ngettext(
            "{count} row rejected", "{count} rows rejected", preview.rejected
        )
        words += f"; {rejected}"
    return words


def _counts(preview: services.ImportPreview) -> None:
    for column, (name, title) in zip(st.columns(4), _TITLES.items(), strict=True):
        lines = [
            f"{number_words(count)} {escape_markdown(gettext(value))}"
            for value, count in list(preview.counts[name].items())[:MOST_COUNTS]
        ]
        column.markdown(
            f"**{gettext(title)}**  \n" + "  \n".join(lines or [gettext("none")])
        )


def _card(claim: Claim) -> None:
    presented = present(claim, language=services.phrasebook())
    when = gettext("no date")
    if claim.date_to:
        when = day_words(claim.date_to)
        if claim.date_from and claim.date_from != claim.date_to:
            when = gettext(
                "{first} to {last}", first=day_words(claim.date_from), last=when
            )
    with st.container(border=True):
        st.markdown(f"**{escape_markdown(presented.headline)}** · {when}")
        st.caption(escape_markdown(claim.note[:300] or gettext("no note")))


def _rejected(preview: services.ImportPreview) -> None:
    reasons = reasons_in_words(preview.reasons)
    with st.expander(gettext("Rejected: {reasons}", reasons=reasons)):
        columns = [gettext("Line"), gettext("Reason"), gettext("Row")]
        rows = [
            (line, services.reject_words(reason), row)
            for line, reason, row in preview.rejects
        ]
        frame = pd.DataFrame(rows, columns=columns)
        st.dataframe(frame, hide_index=True)
