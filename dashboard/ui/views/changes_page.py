"""The page of changes: what is new, corrected, retracted, newly contested or settled
since a day, and who changed their story.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import streamlit as st

from dashboard import services
from dashboard.domain.errors import BadInput
from dashboard.i18n.translate import gettext, number_words
from dashboard.ui.filtered import begin
from dashboard.ui.markdown import escape_markdown
from dashboard.ui.runs.presses import undisturbed

SINCE, UNTIL = "changes since", "changes until"
"""Keys of the session: the first and the last day."""
VISIT = "frontline_visit"
"""Cookie with the day of the visit before this one, which the bar's script keeps."""
MOST_DRAWN = 50
"""Changes of each kind that are drawn; the address /api/changes.json has more."""
WEEK = timedelta(days=7)


def changes_page() -> None:
    """Draw the page."""
    _, project, filters = begin(
        gettext("What changed"),
        gettext(
            "What became known, was corrected or taken back since a day (UTC), and what"
            " is contested since."
        ),
    )
    today = datetime.now(UTC).date()
    visit = _visit(today)
    if SINCE not in st.session_state:
        st.session_state[SINCE] = visit or today - WEEK
    first, last, button = st.columns([2, 2, 3], vertical_alignment="bottom")
    since = first.date_input(gettext("Since"), max_value=today, key=SINCE)
    until = last.date_input(
        gettext("Until (empty: now)"), None, max_value=today, key=UNTIL
    )
    if visit is not None:
        button.button(
            gettext("Since your last visit, {day}", day=visit.isoformat()),
            on_click=_since,
            args=(visit,),
        )
    try:
        changes = services.changes_since(project, filters, since, until)
    except BadInput as error:
        st.info(escape_markdown(str(error)))
        return
    st.markdown(f"**{escape_markdown(changes.sentence)}**")
    for heading, count, lines in changes.parts(project):
        st.subheader(f"{heading} ({number_words(count)})", anchor=False)
        drawn = [f"- {escape_markdown(line)}" for line in lines[:MOST_DRAWN]]
        st.markdown("\n".join(drawn))
        if count > len(drawn):
            st.caption(
                gettext(
                    "The newest {most}; choose a later day to see fewer.",
                    most=MOST_DRAWN,
                )
            )


@undisturbed()
def _since(day: date) -> None:
    st.session_state[SINCE] = day


def _visit(today: date) -> date | None:
    """Return the day of the visit before, None when it is not known; whatever the
    browser sends that is no day before tomorrow is not believed.
    """
    try:
        day = date.fromisoformat(str(st.context.cookies.get(VISIT, "")))
    except ValueError:
        return None
    return day if date(2020, 1, 1) <= day <= today else None
