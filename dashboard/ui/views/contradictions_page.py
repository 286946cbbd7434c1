"""The page of contradictions: both sentences side by side, the rule, and a decision
with its reason.
"""

from __future__ import annotations

from itertools import islice
from urllib.parse import quote

import streamlit as st

from dashboard import services
from dashboard.domain.visitors.access import Permission
from dashboard.i18n.translate import gettext
from dashboard.ui import visitor
from dashboard.ui.filtered import begin
from dashboard.ui.language import chosen_query
from dashboard.ui.markdown import escape_markdown
from dashboard.ui.runs.presses import pressed
from dashboard.ui.views.outcome import announce, draw_news, drawn_errors

MOST_DRAWN = 30
"""Pairs drawn at once; narrower filters show the others."""
NEWS = "contradiction decided"


def contradictions_page() -> None:
    """Draw the page."""
    _, project, filters = begin(
        gettext("Contradictions"),
        gettext(
            "Claims that cannot both be true, and the rule that says so. The map takes"
            " no side."
        ),
    )
    draw_news(NEWS)
    dismissed = st.checkbox(
        gettext("Also those that were dismissed"), key="contradictions dismissed"
    )
    every = services.contradicting_pairs(project, filters, dismissed=dismissed)
    pairs = list(islice(every, MOST_DRAWN + 1))
    if not pairs:
        st.info(gettext("No two of these claims contradict each other."))
    may_decide = visitor.allowed(project, Permission.REVIEW)
    for pair in pairs[:MOST_DRAWN]:
        _draw(project, pair, may_decide=may_decide)
    if len(pairs) > MOST_DRAWN:
        st.caption(
            gettext(
                "The newest {most}. Choose narrower filters to see others.",
                most=MOST_DRAWN,
            )
        )


def _draw(
    project: services.Project,
    pair: services.ContradictingPair,
    *,
    may_decide: bool,
) -> None:
    with st.container(border=True):
        for column, listed in zip(
            st.columns(2), (pair.first, pair.second), strict=True
        ):
            line = services.claim_line(listed, project)
            column.markdown(f"**{escape_markdown(line)}**")
            words = listed.claim.quote or listed.claim.note
            if words:
                column.markdown(escape_markdown(gettext("“{text}”", text=words)))
            claim = listed.claim
            day = claim.published.isoformat() if claim.published else ""
            source = ", ".join(filter(None, (claim.publisher, day)))
            column.caption(escape_markdown(source or gettext("Source not stated")))
        why = gettext("Why: {why}", why=gettext(pair.rule.sentence))
        st.caption(escape_markdown(why))
        place = pair.first.claim.place_id
        if place:
            words = gettext("Everything about the place")
            st.markdown(f"[{words}](place/{quote(place, safe='')}{chosen_query()})")
        if pair.dismissed is not None:
            dismissed = gettext("Dismissed: {why}", why=pair.dismissed.why)
            st.caption(escape_markdown(dismissed))
        if may_decide:
            _decision(project, pair)


def _decision(project: services.Project, pair: services.ContradictingPair) -> None:
    ids = (pair.first.claim.id, pair.second.claim.id)
    key = f"{ids[0]} {ids[1]} {pair.rule}"
    verb = gettext("Dismiss") if pair.dismissed is None else gettext("Restore")
    reason, button = st.columns([4, 1], vertical_alignment="bottom")
    why = reason.text_input(
        gettext("Reason"),
        key=f"why {key}",
        max_chars=500,
        help=gettext("Everybody who may see both claims reads it, without your name"),
    )
    if not pressed(verb, key=f"decide {key}", place=button, disabled=not why.strip()):
        return
    with drawn_errors():
        services.decide_contradiction(
            project,
            ids,
            dismiss=pair.dismissed is None,
            by=visitor.acting_as(project, Permission.REVIEW),
            why=why.strip(),
        )
        announce(NEWS, gettext("Noted in the history."))
