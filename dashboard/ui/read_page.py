"""The page that reads an article: text, file or address in, found claims shown, kept as drafts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import streamlit as st
from streamlit.navigation.page import Page

from dashboard import tasks
from dashboard.domain.article import Article
from dashboard.domain.errors import FrontlineError
from dashboard.domain.settings import load
from dashboard.reading.model import Reading
from dashboard.tasks import reading as reads
from dashboard.tasks.reading import Given
from dashboard.ui import read_preview
from dashboard.ui.filter_panel import LIMITS
from dashboard.ui.plain import plain
from dashboard.ui.review_state import CURRENT, NAME, TOLD

WAYS = ("Paste text", "Upload a file", "Web address")
FOUND = "read found"
UNNAMED = "reader of this page"
"""Written beside drafts that somebody kept who gave no name."""
Found = tuple[Article, Reading]


def show(review_page: Page) -> None:
    """Draw the page. review_page: where keeping the drafts leads."""
    settings = load()
    project = tasks.open_project(settings)
    st.header("Read an article", anchor=False)
    if not settings.editing:
        st.info("Articles are read only where editing is on; on this server it is off.")
        return
    st.write("The claims in an article are found, shown here, and kept as drafts for review if you say so.")
    read = _source(project)
    if read is not None:
        _read(read)
    found = st.session_state.get(FOUND)
    if found is not None:
        article, reading = found
        read_preview.show(project, article, reading, lambda: _keep(project, article, reading, review_page))


def _source(project: tasks.Project) -> Callable[[], Found] | None:
    """Ask for the article; return what reads it once that is asked for."""
    way = st.segmented_control("How the article comes in", WAYS, default=WAYS[0], key="read way", required=True)
    text = address = ""
    file = None
    if way == WAYS[0]:
        text = st.text_area("Text of the article", height=220, key="read text", placeholder="Paste the article here")
    elif way == WAYS[1]:
        file = st.file_uploader("A text or HTML file", ["txt", "html", "htm"], key="read file")
    else:
        address = st.text_input("Address of the page", key="read address", placeholder="https://", max_chars=2000)
    given = _given()
    if not st.button("Read", type="primary", icon=":material/search:"):
        return None
    if way == WAYS[0]:
        return lambda: reads.read_text(project, text, given)
    if file is not None:
        data, name = file.getvalue(), file.name
        return lambda: reads.read_bytes(project, data, name, given)
    return lambda: reads.read_address(project, address.strip(), given)


def _given() -> Given:
    low, high = LIMITS
    one, two = st.columns(2)
    published: date | None = one.date_input(
        "Published on", None, low, high, key="read published", format="YYYY-MM-DD",
        help="“On Monday” means a day only when it is known when that was said. Empty: as the page itself says.",
    )  # fmt: skip
    publisher = two.text_input(
        "Publisher", key="read publisher", max_chars=200, placeholder="as the page itself says",
        help="The outlet, for example the name of the news agency",
    )  # fmt: skip
    return Given(published=published, publisher=publisher.strip())


def _read(read: Callable[[], Found]) -> None:
    st.session_state.pop(FOUND, None)
    try:
        with st.spinner("Reading the article", show_time=True):
            st.session_state[FOUND] = read()
    except FrontlineError as error:
        st.error(plain(str(error)))


def _keep(project: tasks.Project, article: Article, reading: Reading, review_page: Page) -> None:
    if not reading.claims:
        return
    if st.button("Keep as drafts and review them", type="primary", icon=":material/playlist_add_check:"):
        try:
            saved = reads.save_reading(project, article, reading, by=st.session_state.get(NAME) or UNNAMED)
        except FrontlineError as error:
            st.error(plain(str(error)))
            return
        st.session_state.pop(FOUND, None)
        st.session_state[CURRENT] = ""
        if not saved.added:
            st.session_state[TOLD] = "This article was kept before: nothing new was found in it."
        st.switch_page(review_page, query_params={"article": article.id})
