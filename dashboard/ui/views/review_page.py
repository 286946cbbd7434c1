"""The review page: an article's text beside its draft claims, the most doubtful first,
each to be decided.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st
from streamlit.navigation.page import Page

from dashboard import services
from dashboard.domain.settings import load
from dashboard.domain.visitors.access import Permission
from dashboard.i18n.translate import gettext
from dashboard.services.editing import reviewing
from dashboard.services.editing.reviewing import Case, Docket
from dashboard.ui import article_view, visitor
from dashboard.ui.markdown import escape_markdown
from dashboard.ui.review import review_card, review_edit
from dashboard.ui.review.review_state import (
    CURRENT,
    MODE,
    NEWS,
    TROUBLE,
    note_seen,
    select_claim,
    was_seen,
)
from dashboard.ui.runs.presses import undisturbed
from dashboard.ui.views.outcome import draw_news

ALL = "*"
"""Stands for the drafts of all articles where an article is chosen."""
TEXT = "review text"
"""Key of the session: the article's text, and what was clicked in it."""
TEXT_HEIGHT = 640
"""Height of the article's text, pixels."""


def review_page(map_page: Page) -> None:
    """Draw the page. map_page: where accepted claims are seen."""
    project = services.open_project(load())
    st.title(gettext("Review"), anchor=False)
    if not visitor.allowed(project, Permission.REVIEW):
        visitor.draw_refusal(project, Permission.REVIEW)
        return
    visitor.draw_troubles(project)
    chosen = _choice(project)
    _news()
    if chosen is None:
        st.info(gettext("There is no draft to review. Read an article to find claims."))
        review_card.undo_button(project)
        return
    docket = reviewing.docket(project, None if chosen == ALL else chosen)
    _docket(project, docket)
    _map_link(map_page, docket)


def _choice(project: services.Project) -> str | None:
    """Ask for the article; return its id, ALL, or None when nothing waits."""
    waiting = [article.article_id for article in reviewing.waiting(project)]
    requested = st.query_params.get("article", "")
    options = list(waiting)
    # An article whose last draft was just decided stays open, so that a decision can be
    # looked at and taken back.
    unlisted = bool(requested) and requested not in waiting
    if unlisted and reviewing.docket(project, requested).decided:
        options.insert(0, requested)
    if not options:
        return None
    if len(waiting) > 1:
        options.append(ALL)
    labels = _labels(project, options)
    left, right = st.columns([3, 1], vertical_alignment="bottom")
    deciding = gettext("Deciding as {name}", name=visitor.current_name(project))
    right.caption(escape_markdown(deciding))
    chosen = left.selectbox(
        gettext("Article"),
        options,
        options.index(requested) if requested in options else 0,
        format_func=labels.__getitem__,
        key="review article",
    )
    if chosen != requested:
        with undisturbed():
            st.query_params["article"] = chosen
            st.session_state[MODE] = ""
            st.session_state.pop(TROUBLE, None)
    return chosen


def _labels(project: services.Project, options: Sequence[str]) -> dict[str, str]:
    """Return how each choice is called. The words must differ, and stay the same while
    drafts are decided.
    """
    labels: dict[str, str] = {}
    for option in options:
        label = gettext("All articles")
        if option != ALL:
            label = reviewing.label_of(project, option)
        alike = sum(
            other == label or other.startswith(f"{label} (")
            for other in labels.values()
        )
        labels[option] = f"{label} ({alike + 1})" if alike else label
    return labels


def _news() -> None:
    draw_news(NEWS)
    if trouble := st.session_state.get(TROUBLE, ""):
        st.error(trouble)


def _docket(project: services.Project, docket: Docket) -> None:
    cases = {case.claim.id: case for case in (*docket.drafts, *docket.decided)}
    current = cases.get(st.session_state.get(CURRENT, "")) or next(
        iter(cases.values()), None
    )
    if current is None:
        return
    st.session_state[CURRENT] = current.claim.id
    left, right = st.columns([5, 6], gap="medium")
    with left:
        if st.session_state.get(MODE) == "edit" and current in docket.drafts:
            review_edit.draw_editor(project, current, docket)
        else:
            review_card.draw_card(project, current, docket)
    with right:
        _text(project, current, docket)
    _footer(docket)


def _text(
    project: services.Project,
    current: Case,
    docket: Docket,
) -> None:
    article = reviewing.source_article(project, current.claim)
    if article is None:
        st.caption(gettext("The article of this claim is not kept."))
        st.text(current.claim.quote or current.claim.note)
        return
    own = [
        case.claim
        for case in (*docket.drafts, *docket.decided)
        if case.claim.article_id == article.id
    ]
    st.markdown(
        f"**{escape_markdown(reviewing.heading(article))}** "
        f" \n{escape_markdown(_source(article.publisher, article.url))}"
    )
    spans = article_view.spans_of(own, article.text)
    is_unseen = current in docket.drafts and not was_seen(current)
    article_view.draw_article(
        article.text,
        spans,
        current.claim.id,
        key=TEXT,
        height=TEXT_HEIGHT,
        on_chosen=_choose,
        on_seen=partial(_see, current) if is_unseen else None,
    )


@undisturbed()
def _choose() -> None:
    """Go to the claim whose mark was clicked."""
    chosen = str(st.session_state[TEXT].chosen or "")
    if chosen and chosen != st.session_state.get(CURRENT):
        select_claim(chosen)


@undisturbed()
def _see(current: Case) -> None:
    """Note that the passage was in sight, if it is still that of the claim."""
    if st.session_state[TEXT].seen == current.claim.id:
        note_seen(current)


def _source(publisher: str, url: str) -> str:
    return " · ".join(filter(None, (publisher, url[:120])))


def _map_link(map_page: Page, docket: Docket) -> None:
    """Draw the link to the map with drafts and accepted claims, those of the same
    publisher when there is but one.
    """
    publishers = {case.claim.publisher for case in (*docket.drafts, *docket.decided)}
    query = {"review": ["accepted", "draft"]}
    if len(publishers - {""}) == 1:
        query["source"] = list(publishers)
    label = gettext("See drafts and accepted claims on the map")
    st.page_link(map_page, label=label, icon=":material/map:", query_params=query)


def _footer(docket: Docket) -> None:
    if len(docket.drafts) + len(docket.decided) >= reviewing.MOST_CLAIMS:
        st.caption(
            gettext(
                "The first {most} claims; more come up as these are decided.",
                most=reviewing.MOST_CLAIMS,
            )
        )
