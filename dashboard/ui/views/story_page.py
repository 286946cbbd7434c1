"""The story page: the claims of the filters as a report, seen before it is taken."""

from __future__ import annotations

from functools import partial
from typing import Any

import streamlit as st

from dashboard import services
from dashboard.domain.errors import FrontlineError
from dashboard.domain.sharing.picture_options import OPTION, STORY, read_options
from dashboard.i18n.translate import gettext
from dashboard.services.pictures.picture_words import usual_title
from dashboard.ui import address, state
from dashboard.ui.filtered import begin
from dashboard.ui.language import language_of_file
from dashboard.ui.markdown import escape_markdown
from dashboard.ui.runs.waiting import interruptible

HEIGHT = 760
"""Height of the preview in pixels."""
MADE = "story made"
KINDS = {"html": "HTML", "pdf": "PDF"}


def story_page() -> None:
    """Draw the page."""
    settings, project, filters = begin(
        gettext("Story"),
        gettext(
            "A report of the claims that the filters show, to print or to hand on."
        ),
    )
    cells = st.columns([3, 1])
    language = language_of_file(cells[1], "story language")
    title = cells[0].text_input(
        gettext("Title"),
        key="story title",
        max_chars=OPTION["title"].most,
        placeholder=usual_title(language),
    )
    remark = st.text_area(
        gettext("Remark"),
        key="story remark",
        max_chars=OPTION["remark"].most,
        height=68,
        help=gettext("Stands under the title, marked as a remark"),
    )
    base = address.base(settings, "story")
    texts = {"title": title.strip(), "remark": remark.strip(), "language": language}
    drawn: dict[str, Any] = {"layers": state.link().layers}
    request = services.StoryRequest(
        filters=filters,
        link=services.permalink(base, filters, drawn=drawn) if base else "",
        **drawn,
        **read_options(STORY, texts),
    )
    try:
        files = _made(project, request)
    except FrontlineError as error:
        st.warning(escape_markdown(str(error)))
        return
    with st.container(horizontal=True):
        for kind, label in KINDS.items():
            _download(request, kind, files[kind], label)
    st.iframe(
        files["html"].decode(), height=HEIGHT, alt=gettext("Preview of the story")
    )


def _made(
    project: services.Project,
    request: services.StoryRequest,
) -> dict[str, bytes]:
    """Return the files by their kind, from the session when nothing has changed since
    they were made.
    """
    key = (request, project.index.revision)
    # A story takes seconds, and every click on the page runs it anew.
    cached = st.session_state.get(MADE)
    if cached is None or cached[0] != key:
        with st.spinner(gettext("Making the story")):
            files = interruptible(partial(_files, project, request))
            cached = st.session_state[MADE] = key, files
    return dict(cached[1])


def _files(
    project: services.Project,
    request: services.StoryRequest,
) -> dict[str, bytes]:
    return {
        kind: services.story_file(project, request, kind, services.picture_aside)
        for kind in KINDS
    }


def _download(
    request: services.StoryRequest,
    kind: str,
    file: bytes,
    label: str,
) -> None:
    st.download_button(
        label,
        file,
        services.story_name(request.filters, kind),
        services.STORY_TYPES[kind].partition(";")[0],
        key=f"story {kind}",
        on_click="ignore",
        icon=":material/download:",
    )
