"""The script Streamlit runs for every visitor: settings, navigation, page."""

from __future__ import annotations

from functools import partial

import streamlit as st

from dashboard import services
from dashboard.domain.errors import FrontlineError
from dashboard.domain.filters import Filters
from dashboard.domain.settings import load
from dashboard.domain.visitors import deadline
from dashboard.i18n.translate import gettext
from dashboard.ui import bar, page_state, state, visitor
from dashboard.ui.icon import icon_address
from dashboard.ui.language import choose_language
from dashboard.ui.views.about_page import about_page
from dashboard.ui.views.accuracy_page import accuracy_page
from dashboard.ui.views.changes_page import changes_page
from dashboard.ui.views.contradictions_page import contradictions_page
from dashboard.ui.views.datasets_page import datasets_page
from dashboard.ui.views.grades_page import grades_page
from dashboard.ui.views.map_page import let_map_draw, map_page
from dashboard.ui.views.read_page import read_page
from dashboard.ui.views.references_page import references_page
from dashboard.ui.views.review_page import review_page
from dashboard.ui.views.story_page import story_page
from dashboard.ui.views.table_page import table_page
from dashboard.ui.views.timelapse_page import timelapse_page

# Before anything says a word.
choose_language()
the_map = st.Page(map_page, title=gettext("Map"), url_path="map", default=True)
review = st.Page(
    partial(review_page, the_map), title=gettext("Review"), url_path="review"
)
read = st.Page(
    partial(read_page, review), title=gettext("Read an article"), url_path="read"
)
table = st.Page(table_page, title=gettext("Table"), url_path="table")
first = [the_map, table, read, review]
more = [
    st.Page(timelapse_page, title=gettext("Time-lapse"), url_path="timelapse"),
    st.Page(story_page, title=gettext("Story"), url_path="story"),
    st.Page(changes_page, title=gettext("What changed"), url_path="changes"),
    st.Page(
        contradictions_page,
        title=gettext("Contradictions"),
        url_path="contradictions",
    ),
    st.Page(grades_page, title=gettext("Grades"), url_path="grades"),
    st.Page(references_page, title=gettext("Reference layers"), url_path="references"),
    st.Page(
        partial(datasets_page, the_map),
        title=gettext("Datasets"),
        url_path="datasets",
    ),
    st.Page(accuracy_page, title=gettext("Accuracy"), url_path="accuracy"),
    st.Page(about_page, title=gettext("About"), url_path="about"),
]
# Hidden: the bar has the links, and Streamlit's own menu would be a second one.
page = st.navigation([*first, *more], position="hidden")
st.set_page_config(
    page_title=f"{page.title} · {gettext(services.TITLE)}",
    page_icon=icon_address(),
    layout="wide",
    initial_sidebar_state="auto",
)
# Before the first widget: once drawn, a widget no longer takes its value from the
# address.
page_state.carry_filters(page.url_path)
filters, total = Filters(), None
if page.url_path in bar.FILTERED_PAGES:
    filters = state.read_filters()
    # Before anything is counted: the map learns of them from the address.
    state.write_filters(filters)
    changed = state.take_change()
    if changed is not None and page == the_map:
        let_map_draw(filters, changed)
    with deadline.each_question_time(deadline.QUESTION_SECONDS):
        total = visitor.visible_total(filters)
bar.draw_bar(first, more, page, filters, total)
try:
    with deadline.each_question_time(deadline.QUESTION_SECONDS):
        visitor.draw_sign_in(services.open_project(load()))
        with st.container(key=f"fl-page-{page.url_path or 'map'}"):
            page.run()
except FrontlineError as error:
    visitor.draw_error(error)
