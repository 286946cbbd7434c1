"""The review page: an article's text beside its draft claims, the most doubtful first, each to be decided."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st
from streamlit.navigation.page import Page

from dashboard import tasks
from dashboard.domain.settings import load
from dashboard.tasks import reviewing
from dashboard.tasks.reviewing import Case, Docket
from dashboard.ui import article_view, review_card, review_edit
from dashboard.ui.plain import plain
from dashboard.ui.review_state import CURRENT, MODE, TOLD, TROUBLE, name_field

ALL = "*"
"""Stands for the drafts of all articles where an article is chosen."""
TEXT_HEIGHT = 640
"""Height of the article's text, pixels."""


def show(map_page: Page) -> None:
    """Draw the page. map_page: where accepted claims are seen."""
    settings = load()
    project = tasks.open_project(settings)
    st.header("Review", anchor=False)
    if not settings.editing:
        st.info("Claims are reviewed only where editing is on; on this server it is off.")
        return
    for trouble in project.troubles:
        st.warning(plain(str(trouble)))
    chosen = _choice(project)
    _told()
    if chosen is None:
        st.info("There is no draft to review. Read an article to find claims.")
        review_card.undo_button(project)
        return
    docket = reviewing.docket(project, None if chosen == ALL else chosen)
    _docket(project, docket)
    _map_link(map_page, docket)


def _choice(project: tasks.Project) -> str | None:
    """Ask for the article and the reviewer's name; return the article's id, ALL, or None when nothing waits."""
    found = {one.article_id: one for one in reviewing.waiting(project)}
    asked = st.query_params.get("article", "")
    left, right = st.columns([3, 1])
    with right:
        name_field()
    # An article whose last draft was just decided stays open, so that a decision can be looked at and taken back.
    options = [*([asked] if asked and asked not in found and reviewing.docket(project, asked).decided else []), *found]
    if not options:
        return None
    if len(found) > 1:
        options.append(ALL)

    labels = _labels(project, options)
    with left:
        index = options.index(asked) if asked in options else 0
        chosen = st.selectbox("Article", options, index, format_func=labels.__getitem__, key="review article")
    if chosen != asked:
        st.query_params["article"] = chosen
        st.session_state[MODE] = ""
    return chosen


def _labels(project: tasks.Project, options: Sequence[str]) -> dict[str, str]:
    """Return how each choice is called. The words must differ, and stay the same while drafts are decided."""
    labels: dict[str, str] = {}
    for option in options:
        label = "All articles" if option == ALL else reviewing.label_of(project, option)
        alike = sum(other == label or other.startswith(f"{label} (") for other in labels.values())
        labels[option] = f"{label} ({alike + 1})" if alike else label
    return labels


def _told() -> None:
    if told := st.session_state.pop(TOLD, ""):
        st.toast(told)
    if trouble := st.session_state.pop(TROUBLE, ""):
        st.error(trouble)


def _docket(project: tasks.Project, docket: Docket) -> None:
    cases = {case.claim.id: case for case in (*docket.drafts, *docket.decided)}
    current = cases.get(st.session_state.get(CURRENT, "")) or next(iter(cases.values()), None)
    if current is None:
        return
    st.session_state[CURRENT] = current.claim.id
    left, right = st.columns([5, 6], gap="medium")
    with left:
        if st.session_state.get(MODE) == "edit" and current in docket.drafts:
            review_edit.show(project, current, docket)
        else:
            review_card.show(project, current, docket)
    with right:
        _text(project, current, docket)
    _footer(docket)


def _text(project: tasks.Project, current: Case, docket: Docket) -> None:
    article = reviewing.article_of(project, current.claim)
    if article is None:
        st.caption("The article of this claim is not kept.")
        st.text(current.claim.quote or current.claim.note)
        return
    own = [case.claim for case in (*docket.drafts, *docket.decided) if case.claim.article_id == article.id]
    st.markdown(f"**{plain(reviewing.heading(article))}**  \n{plain(_source(article.publisher, article.url))}")
    spans = article_view.spans_of(own, article.text)
    picked = article_view.show(article.text, spans, current.claim.id, key="review text", height=TEXT_HEIGHT)
    if picked and picked != current.claim.id:
        st.session_state[CURRENT], st.session_state[MODE] = picked, ""
        st.rerun()


def _source(publisher: str, url: str) -> str:
    return " · ".join(filter(None, (publisher, url[:120])))


def _map_link(map_page: Page, docket: Docket) -> None:
    """Draw the link to the map with drafts and accepted claims, those of the same publisher when there is but one."""
    publishers = {case.claim.publisher for case in (*docket.drafts, *docket.decided)}
    query = {"review": ["accepted", "draft"]} | ({"source": list(publishers)} if len(publishers - {""}) == 1 else {})
    label = "See drafts and accepted claims on the map"
    st.page_link(map_page, label=label, icon=":material/map:", query_params=query)


def _footer(docket: Docket) -> None:
    if len(docket.drafts) + len(docket.decided) >= reviewing.MOST_CLAIMS:
        st.caption(f"The first {reviewing.MOST_CLAIMS} claims; more come up as these are decided.")
