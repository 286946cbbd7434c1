"""The time-lapse page: a range of days as an animated picture."""

from __future__ import annotations

import base64
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from dashboard import services
from dashboard.domain.errors import FrontlineError
from dashboard.domain.filters import period
from dashboard.domain.geography.geo import View
from dashboard.domain.sharing.picture_options import OPTION, TIMELAPSE, read_options
from dashboard.domain.sharing.presets import PRESETS
from dashboard.domain.visitors.access import Permission
from dashboard.domain.wording import count_words
from dashboard.i18n.translate import decimal_words, gettext, ngettext
from dashboard.ui import address, state, visitor
from dashboard.ui.filtered import begin
from dashboard.ui.language import language_of_file
from dashboard.ui.markdown import escape_markdown
from dashboard.ui.runs.presses import pressed

SHAPES = {
    "preview": "Link preview",
    "square": "Square",
    "story": "Story",
    "slide": "Slide",
}
FRAMES = {
    "day": "{frames}, by day, {days}",
    "week": "{frames}, by week, {days}",
    "month": "{frames}, by month, {days}",
}
"""What is promised of a film, by the length of a frame."""
SIZES = {
    f"{words}, {PRESETS[name].width} x {PRESETS[name].height}": (
        f"{PRESETS[name].width}x{PRESETS[name].height}"
    )
    for name, words in SHAPES.items()
}
KINDS = {
    "webp": "WebP, small and in full colour",
    "gif": "GIF, understood everywhere",
    "mp4": "MP4, for players and slides",
    "zip": "ZIP of PNGs, a frame each",
}
BY = {"": "Fitting", **OPTION["by"].choices}
SHOWN_BYTES = 12_000_000
"""A larger film is not shown on the page: it would have to reach the browser twice."""
MADE = "film made"


@dataclass(frozen=True)
class Made:
    """A finished film. key: what it was made from."""

    key: tuple[object, ...]
    kind: str
    file: bytes


def timelapse_page() -> None:
    """Draw the page."""
    settings, project, filters = begin(
        gettext("Time-lapse"),
        gettext(
            "The days that the filters show, one after another. The view and the scale"
            " of the markers stay the same."
        ),
    )
    opened = state.link()
    drawn: dict[str, Any] = {
        "layers": opened.layers,
        "references": opened.references,
    }
    wanted = services.TimelapseRequest(
        filters=filters,
        public_only=not visitor.allowed(project, Permission.SEE_RESTRICTED),
        **drawn,
    )
    request, kind = _choices(wanted, opened.view)
    if base := address.base(settings, "timelapse"):
        link = services.permalink(base, filters, request.view, drawn=drawn)
        request = replace(request, link=link)
    try:
        plan = services.timelapse_plan(project, request)
        _promise(plan)
        key = (request, kind, project.index.revision)
        if pressed(gettext("Make the time-lapse"), key="film make", primary=True):
            _make(project, request, kind, key)
        _result(key)
    except FrontlineError as error:
        st.warning(escape_markdown(str(error)))


def _choices(
    request: services.TimelapseRequest,
    view: View | None,
) -> tuple[services.TimelapseRequest, str]:
    """Ask for the options; returns the request with them, and the kind of file. view:
    of the map, None: not known.
    """
    cells = [*st.columns(3), *st.columns(3)]
    by = cells[0].selectbox(
        gettext("A frame for each"),
        list(BY),
        format_func=lambda name: gettext(BY[name]),
        key="film by",
        help=gettext("Fitting: the shortest that gives at most 60 frames"),
    )
    size = cells[1].selectbox(
        gettext("Size"), list(SIZES), format_func=_size_words, key="film size"
    )
    theme = cells[2].selectbox(
        gettext("Look"),
        list(OPTION["theme"].choices),
        format_func=lambda name: gettext(OPTION["theme"].choices[name]),
        key="film theme",
    )
    language = language_of_file(cells[3], "film language")
    views = {"As on the map": view} if view else {}
    chosen = cells[4].selectbox(
        gettext("View"),
        [*views, "All claims"],
        format_func=gettext,
        key="film view",
        disabled=not views,
        help=gettext(
            "The link Time-lapse under Share on the map brings its view along"
        ),
    )
    offered = [kind for kind in KINDS if kind in services.offered_kinds()]
    kind = cells[5].selectbox(
        gettext("File"),
        offered,
        format_func=lambda name: gettext(KINDS[name]),
        key="film kind",
    )
    cumulative = st.checkbox(
        gettext("Each frame shows everything since the first day"),
        key="film cumulative",
        help=gettext("Otherwise each frame shows the claims of its own days alone"),
    )
    texts = {
        "by": by,
        "cumulative": "yes" if cumulative else "",
        "size": SIZES[size],
        "theme": theme,
        "language": language,
    }
    options = read_options(TIMELAPSE, texts)
    return replace(request, view=views.get(chosen), **options), kind


def _size_words(size: str) -> str:
    words, _, pixels = size.partition(", ")
    return f"{gettext(words)}, {pixels}"


def _promise(plan: services.TimelapsePlan) -> None:
    frames = count_words(len(plan.periods), "frame")
    sentences = [
        gettext(
            FRAMES[plan.by],
            frames=frames,
            days=period(plan.periods[0].date_from, plan.periods[-1].date_to),
        )
    ]
    if plan.start_unknown:
        sentences.append(
            ngettext(
                "{count} is of the day shown or earlier",
                "{count} are of the day shown or earlier",
                plan.start_unknown,
            )
        )
    if plan.undated:
        sentences.append(
            ngettext(
                "{count} claim names no day and is in no frame",
                "{count} claims name no day and are in no frame",
                plan.undated,
            )
        )
    sentences.append(gettext("A claim of several days is in the frame of each."))
    st.caption(". ".join(sentences))


def _make(
    project: services.Project,
    request: services.TimelapseRequest,
    kind: str,
    key: tuple[object, ...],
) -> None:
    """Draw the film while a bar tells how far it is; whatever is clicked meanwhile ends
    it.
    """
    # First: whatever ends the work leaves no older film to be taken for the new one.
    st.session_state.pop(MADE, None)
    place = st.container(horizontal=True, vertical_alignment="center")
    bar = place.progress(0.0, gettext("Getting the claims"))
    # It needs no callback: any click ends the run that draws.
    place.button(gettext("Stop"), key="film stop")

    def draw(done: int, of: int) -> None:
        # The bar says from the start that the claims are being read.
        if done:
            words = gettext("Frame {number} of {total}", number=done, total=of)
            bar.progress(done / max(of, 1), words)

    file = services.timelapse_aside(project, request, kind, draw)
    st.session_state[MADE] = Made(key, kind, file)
    st.rerun()


def _result(key: tuple[object, ...]) -> None:
    made = st.session_state.get(MADE)
    if not isinstance(made, Made) or made.key != key:
        return
    megabytes = len(made.file) / 1_000_000
    st.download_button(
        gettext("Download ({size} MB)", size=decimal_words(round(megabytes, 1))),
        made.file,
        f"claims-timelapse.{made.kind}",
        services.TIMELAPSE_TYPES[made.kind],
        key="film file",
        on_click="ignore",
        icon=":material/download:",
    )
    if made.kind == "zip":
        st.caption(
            gettext("Each PNG carries its facts and a checksum, as every picture does.")
        )
    elif made.kind == "mp4":
        st.caption(gettext("Players show an MP4; download it to see it."))
    elif len(made.file) <= SHOWN_BYTES:
        data = base64.b64encode(made.file).decode()
        media = services.TIMELAPSE_TYPES[made.kind]
        look = "max-width:100%;max-height:80vh;border:1px solid rgba(128,128,128,.4)"
        st.html(
            f'<img src="data:{media};base64,{data}" alt="{gettext("The time-lapse")}"'
            f' style="{look}">'
        )
    else:
        st.caption(gettext("Too large to be shown here; download it to see it."))
