"""The page that reads an article: text, file or address in, found claims shown, kept as
drafts.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import streamlit as st
from streamlit.navigation.page import Page

from dashboard import services
from dashboard.domain.article import Article
from dashboard.domain.settings import load
from dashboard.domain.visitors.access import Permission
from dashboard.i18n.translate import gettext
from dashboard.services.reading import aside
from dashboard.services.reading.articles import ArticleMetadata, Reading
from dashboard.ui import read_preview, visitor
from dashboard.ui.filter_panel import LIMITS
from dashboard.ui.review.review_state import CURRENT, NEWS
from dashboard.ui.runs.presses import pressed, undisturbed
from dashboard.ui.runs.waiting import interruptible
from dashboard.ui.views.outcome import drawn_errors

WAYS = ("Paste text", "Upload a file", "Web address")
READING = "article reading"
"""Key of the session: the article read last and what was read in it."""
ArticleReading = tuple[Article, Reading]


def read_page(review_page: Page) -> None:
    """Draw the page. review_page: where keeping the drafts leads."""
    project = services.open_project(load())
    st.title(gettext("Read an article"), anchor=False)
    if not visitor.allowed(project, Permission.REVIEW):
        visitor.draw_refusal(project, Permission.REVIEW)
        return
    st.write(
        gettext(
            "The claims in an article are found, shown here, and kept as drafts for"
            " review if you say so."
        )
    )
    read = _source(project)
    if read is not None:
        _read(project, read)
    latest = st.session_state.get(READING)
    if latest is not None:
        article, reading = latest
        read_preview.draw_preview(
            project,
            article,
            reading,
            lambda: _keep(project, article, reading, review_page),
        )


def _source(project: services.Project) -> Callable[[], ArticleReading] | None:
    """Ask for the article; return what reads it once that is asked for."""
    way = st.segmented_control(
        gettext("How the article comes in"),
        WAYS,
        format_func=gettext,
        default=WAYS[0],
        key="read way",
        required=True,
    )
    text = address = ""
    file = None
    if way == WAYS[0]:
        text = st.text_area(
            gettext("Text of the article"),
            height=220,
            key="read text",
            placeholder=gettext("Paste the article here"),
        )
    elif way == WAYS[1]:
        file = st.file_uploader(
            gettext("A text or HTML file"), ["txt", "html", "htm"], key="read file"
        )
    else:
        address = st.text_input(
            gettext("Address of the page"),
            key="read address",
            placeholder="https://",
            max_chars=2000,
        )
    metadata = _metadata()
    if not pressed(gettext("Read"), key="read", primary=True, icon=":material/search:"):
        return None
    if way == WAYS[0]:
        return lambda: aside.read_text_aside(project, text, metadata)
    if file is not None:
        data, name = file.getvalue(), file.name
        return lambda: aside.read_bytes_aside(project, data, name, metadata)
    return lambda: aside.read_address_aside(project, address.strip(), metadata)


def _metadata() -> ArticleMetadata:
    low, high = LIMITS
    left, right = st.columns(2)
    published: date | None = left.date_input(
        gettext("Published on"),
        None,
        low,
        high,
        key="read published",
        format="YYYY-MM-DD",
        help=gettext(
            "“On Monday” means a day only when it is known when that was said. Empty:"
            " as the page itself says."
        ),
    )
    publisher = right.text_input(
        gettext("Publisher"),
        key="read publisher",
        max_chars=200,
        placeholder=gettext("as the page itself says"),
        help=gettext("The outlet, for example the name of the news agency"),
    )
    return ArticleMetadata(published=published, publisher=publisher.strip())


def _read(project: services.Project, read: Callable[[], ArticleReading]) -> None:
    st.session_state.pop(READING, None)
    with drawn_errors():
        visitor.acting_as(project, Permission.REVIEW)
        with st.spinner(gettext("Reading the article"), show_time=True):
            st.session_state[READING] = interruptible(read)


def _keep(
    project: services.Project,
    article: Article,
    reading: Reading,
    review_page: Page,
) -> None:
    if not reading.claims or not pressed(
        gettext("Keep as drafts and review them"),
        key="keep drafts",
        primary=True,
        icon=":material/playlist_add_check:",
    ):
        return
    with drawn_errors(), undisturbed():
        by = visitor.acting_as(project, Permission.REVIEW)
        saved = services.save_reading(project, article, reading, by=by)
        st.session_state.pop(READING, None)
        st.session_state[CURRENT] = ""
        if not saved.added:
            st.session_state[NEWS] = gettext(
                "This article was kept before: nothing new was found in it."
            )
        st.switch_page(review_page, query_params={"article": article.id})
