"""The script Streamlit runs for every visitor: settings, navigation, page."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import streamlit as st

from dashboard.domain.errors import FrontlineError
from dashboard.ui import (
    about_page,
    accuracy_page,
    carry,
    datasets_page,
    map_page,
    read_page,
    review_page,
    story_page,
    timelapse_page,
)

st.set_page_config(
    page_title="Claims about the war in Ukraine", page_icon=str(Path(__file__).with_name("icon.png")), layout="wide"
)
st.html("<style>.stMainBlockContainer {padding: 3.6rem 1.6rem 1rem} .stSidebar h3 {padding-top: 0}</style>")
the_map = st.Page(map_page.show, title="Map", icon=":material/map:", url_path="map", default=True)
review = st.Page(partial(review_page.show, the_map), title="Review", icon=":material/rate_review:", url_path="review")
read = partial(read_page.show, review)
datasets = partial(datasets_page.show, the_map)
page = st.navigation(
    [
        the_map,
        st.Page(timelapse_page.show, title="Time-lapse", icon=":material/movie:", url_path="timelapse"),
        st.Page(story_page.show, title="Story", icon=":material/description:", url_path="story"),
        st.Page(read, title="Read an article", icon=":material/article:", url_path="read"),
        review,
        st.Page(datasets, title="Datasets", icon=":material/database:", url_path="datasets"),
        st.Page(accuracy_page.show, title="Accuracy", icon=":material/rule:", url_path="accuracy"),
        st.Page(about_page.show, title="About", icon=":material/info:", url_path="about"),
    ],
    position="top",
)
carry.over(page.url_path)
try:
    page.run()
except FrontlineError as error:
    st.error(str(error))
