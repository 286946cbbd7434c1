"""The page of grades: how reliable a source is and how credible a claim, as people
judge them, beside the record of the source in counts.
"""

from __future__ import annotations

import streamlit as st

from dashboard import services
from dashboard.domain.errors import NothingFound
from dashboard.domain.filters import Filters
from dashboard.domain.visitors.access import Permission
from dashboard.i18n.translate import gettext
from dashboard.services.judgement.grades import CLAIM, LETTER_WORDS, SOURCE
from dashboard.ui import visitor
from dashboard.ui.filtered import begin
from dashboard.ui.markdown import escape_markdown
from dashboard.ui.runs.presses import pressed
from dashboard.ui.views.outcome import announce, draw_news, drawn_errors

NEWS = "grade given"
GRADED = {SOURCE: "Source", CLAIM: "Claim"}
"""What can be graded, in words."""
MOST_SOURCES = 1000


def grades_page() -> None:
    """Draw the page."""
    _, project, filters = begin(
        gettext("Grades"),
        gettext(
            "How reliable a source is (A to F) and how credible a claim (1 to 6), as"
            " people judge them, apart from one another (Admiralty code). The record"
            " beside a letter is counted; nothing is computed from both."
        ),
    )
    draw_news(NEWS)
    graded = st.radio(
        gettext("What is graded"),
        (SOURCE, CLAIM),
        format_func=lambda each: gettext(GRADED[each]),
        horizontal=True,
        key="grade what",
    )
    name = _chosen(project, filters, graded)
    if not name:
        return
    try:
        sheet = services.grade_sheet(project, filters, graded, name)
    except NothingFound as error:
        st.info(escape_markdown(str(error)))
        return
    st.markdown(f"**{escape_markdown(sheet.sentence)}.**")
    may_grade = visitor.allowed(project, Permission.REVIEW)
    lines = sheet.history_lines(names=may_grade)
    st.markdown("\n".join(f"- {escape_markdown(line)}" for line in lines))
    if may_grade:
        _give(project, sheet)


def _chosen(
    project: services.Project,
    filters: Filters,
    graded: str,
) -> str:
    if graded == CLAIM:
        return st.text_input(gettext("Id of the claim"), key="grade claim").strip()
    sources = list(project.index.facet("source", filters, most=MOST_SOURCES))
    return (
        st.selectbox(gettext("Source"), sources, index=None, key="grade source") or ""
    )


def _give(project: services.Project, sheet: services.GradeSheet) -> None:
    words = LETTER_WORDS[sheet.graded]
    letters = ["", *words]
    letter = st.selectbox(
        gettext("Grade"),
        letters,
        index=letters.index(sheet.letter),
        format_func=lambda each: (
            f"{each}: {gettext(words[each])}" if each else gettext("No grade")
        ),
        key=f"grade of {sheet.graded} {sheet.name}",
    )
    why = st.text_input(
        gettext("Reason"), max_chars=500, key=f"why of {sheet.graded} {sheet.name}"
    )
    if not pressed(
        gettext("Grade it"),
        key=f"grade {sheet.graded} {sheet.name}",
        disabled=not why.strip() or letter == sheet.letter,
    ):
        return
    with drawn_errors():
        services.give_grade(
            project,
            sheet.graded,
            sheet.name,
            letter or "",
            by=visitor.acting_as(project, Permission.REVIEW),
            why=why.strip(),
        )
        announce(NEWS, gettext("Noted in the history."))
