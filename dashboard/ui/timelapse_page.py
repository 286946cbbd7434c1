"""The time-lapse page: a range of days as an animated picture."""

from __future__ import annotations

import base64
from dataclasses import dataclass, replace

import streamlit as st

from dashboard import tasks
from dashboard.cartography import PICTURE_THEMES, PRESETS
from dashboard.domain.errors import FrontlineError
from dashboard.domain.filters import period
from dashboard.domain.geo import View
from dashboard.domain.wording import count_words
from dashboard.ui import address, state
from dashboard.ui.filtered import begin
from dashboard.ui.plain import plain

SHAPES = {"preview": "Link preview", "square": "Square", "story": "Story", "slide": "Slide"}
SIZES = {
    f"{words}, {PRESETS[name].width} x {PRESETS[name].height}": (PRESETS[name].width, PRESETS[name].height)
    for name, words in SHAPES.items()
}
KINDS = {
    "webp": "WebP, small and in full colour",
    "gif": "GIF, understood everywhere",
    "zip": "ZIP of PNGs, a frame each",
}
BY = {"": "Fitting", "day": "Day", "week": "Week", "month": "Month"}
SHOWN_BYTES = 12_000_000
"""A larger film is not shown on the page: it would have to reach the browser twice."""
MADE = "film made"


@dataclass(frozen=True)
class Made:
    """A finished film. key: what it was made from."""

    key: tuple[object, ...]
    kind: str
    file: bytes


def show() -> None:
    """Draw the page."""
    settings, project, filters = begin(
        "Time-lapse",
        "The days that the filters show, one after another. The view and the scale of the markers stay the same.",
    )
    request, kind = _choices(tasks.FilmRequest(filters=filters), state.view())
    base = address.base(settings, "timelapse")
    request = replace(request, link=tasks.permalink(base, filters, request.view) if base else "")
    try:
        plan = tasks.film_plan(project, filters, request.by)
        _promise(plan)
        key = (request, kind, project.index.revision)
        if st.button("Make the time-lapse", type="primary"):
            _make(project, request, kind, key)
        _result(key)
    except FrontlineError as error:
        st.warning(plain(str(error)))


def _choices(request: tasks.FilmRequest, view: View | None) -> tuple[tasks.FilmRequest, str]:
    """Ask for the options; returns the request with them, and the kind of file. view: of the map, None: not known."""
    cells = [*st.columns(3), *st.columns(3)]
    by = cells[0].selectbox("A frame for each", list(BY), format_func=BY.__getitem__, key="film by",
                            help="Fitting: the shortest that gives at most 60 frames")  # fmt: skip
    size = cells[1].selectbox("Size", list(SIZES), key="film size")
    theme = cells[2].selectbox("Look", list(PICTURE_THEMES), format_func=str.capitalize, key="film theme")
    language = cells[3].selectbox("Language", list(tasks.LANGUAGE_NAMES), format_func=tasks.LANGUAGE_NAMES.__getitem__,
                                  key="film language")  # fmt: skip
    views = {"As on the map": view} if view else {}
    shown = cells[4].selectbox("View", [*views, "All claims"], key="film view", disabled=not views,
                               help="The link Time-lapse under Share on the map brings its view along")  # fmt: skip
    kind = cells[5].selectbox("File", list(KINDS), format_func=KINDS.__getitem__, key="film kind")
    cumulative = st.checkbox("Each frame shows everything since the first day", key="film cumulative",
                             help="Otherwise each frame shows the claims of its own days alone")  # fmt: skip
    width, height = SIZES[size]
    return replace(
        request, by=by, cumulative=cumulative, view=views.get(shown), width=width, height=height, theme=theme,
        language=language,
    ), kind  # fmt: skip


def _promise(plan: tasks.FilmPlan) -> None:
    words = f"{count_words(len(plan.periods), 'frame')}, by {plan.by}, "
    words += period(plan.periods[0].since, plan.periods[-1].until)
    if plan.undated:
        names = "names no day and is" if plan.undated == 1 else "name no day and are"
        words += f". {count_words(plan.undated, 'claim')} {names} in no frame"
    st.caption(f"{words}. A claim of several days is in the frame of each.")


def _make(project: tasks.Project, request: tasks.FilmRequest, kind: str, key: tuple[object, ...]) -> None:
    """Draw the film while a bar tells how far it is; whatever is clicked meanwhile ends it."""
    st.session_state.pop(MADE, None)
    place = st.container(horizontal=True, vertical_alignment="center")
    bar = place.progress(0.0, "Getting the claims")
    place.button("Stop", key="film stop")

    def draw(done: int, of: int) -> None:
        bar.progress(done / max(of, 1), f"Frame {done} of {of}" if done else "Getting the claims")

    file = tasks.timelapse_aside(project, request, kind, draw)
    st.session_state[MADE] = Made(key, kind, file)
    st.rerun()


def _result(key: tuple[object, ...]) -> None:
    made = st.session_state.get(MADE)
    if not isinstance(made, Made) or made.key != key:
        return
    megabytes = len(made.file) / 1_000_000
    st.download_button(
        f"Download ({megabytes:,.1f} MB)", made.file, f"claims-timelapse.{made.kind}", tasks.FILM_TYPES[made.kind],
        key="film file", on_click="ignore", icon=":material/download:",
    )  # fmt: skip
    if made.kind == "zip":
        st.caption("Each PNG carries its facts and a checksum, as every picture does.")
    elif len(made.file) <= SHOWN_BYTES:
        data = base64.b64encode(made.file).decode()
        look = "max-width:100%;max-height:80vh;border:1px solid rgba(128,128,128,.4)"
        st.html(f'<img src="data:{tasks.FILM_TYPES[made.kind]};base64,{data}" alt="The time-lapse" style="{look}">')
    else:
        st.caption("Too large to be shown here; download it to see it.")
