"""The story page: the claims of the filters as a report, seen before it is taken."""

from __future__ import annotations

import streamlit as st

from dashboard import tasks
from dashboard.cartography import LANGUAGES, REMARK_LENGTH, TITLE_LENGTH
from dashboard.domain.errors import FrontlineError
from dashboard.ui import address
from dashboard.ui.filtered import begin
from dashboard.ui.plain import plain

HEIGHT = 760
"""Height of the preview in pixels."""
MADE = "story made"
KINDS = {"html": "HTML", "pdf": "PDF"}


def show() -> None:
    """Draw the page."""
    settings, project, filters = begin(
        "Story",
        "A report of the claims that the filters show, to print or to hand on.",
    )
    cells = st.columns([3, 1])
    language = cells[1].selectbox("Language", list(tasks.LANGUAGE_NAMES), format_func=tasks.LANGUAGE_NAMES.__getitem__,
                                  key="story language")  # fmt: skip
    title = cells[0].text_input("Title", key="story title", max_chars=TITLE_LENGTH,
                                placeholder=LANGUAGES[language]["title"])  # fmt: skip
    remark = st.text_area("Remark", key="story remark", max_chars=REMARK_LENGTH, height=68,
                          help="Stands under the title, marked as a remark")  # fmt: skip
    base = address.base(settings, "story")
    request = tasks.StoryRequest(
        filters=filters, title=title.strip(), remark=remark.strip(), language=language,
        link=tasks.permalink(base, filters) if base else "",
    )  # fmt: skip
    try:
        files = _made(project, request)
    except FrontlineError as error:
        st.warning(plain(str(error)))
        return
    with st.container(horizontal=True):
        for kind, label in KINDS.items():
            _download(request, kind, files[kind], label)
    st.iframe(files["html"].decode(), height=HEIGHT, alt="Preview of the story")


def _made(project: tasks.Project, request: tasks.StoryRequest) -> dict[str, bytes]:
    """Return the files by their kind, from the session when nothing has changed since they were made."""
    key = (request, project.index.revision)
    held = st.session_state.get(MADE)
    if held is None or held[0] != key:
        with st.spinner("Making the story"):
            files = {kind: tasks.story_file(project, request, kind, tasks.picture_aside) for kind in KINDS}
            held = st.session_state[MADE] = key, files
    return dict(held[1])


def _download(request: tasks.StoryRequest, kind: str, file: bytes, label: str) -> None:
    st.download_button(
        label, file, tasks.story_name(request.filters, kind), tasks.STORY_TYPES[kind].partition(";")[0],
        key=f"story {kind}", on_click="ignore", icon=":material/download:",
    )  # fmt: skip
