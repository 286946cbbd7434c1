"""The page of reference layers: polygons that a person brings, how long after claims
they showed what these say, and how much two of them differ.
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from dashboard import services
from dashboard.domain.errors import FrontlineError
from dashboard.domain.filters import Filters
from dashboard.domain.visitors.access import Permission
from dashboard.domain.words import Side
from dashboard.i18n.translate import gettext
from dashboard.services.judgement.references import (
    MOST_LINES,
    POLYGON_SUFFIXES,
    ReferenceLayer,
    add_reference,
    claim_lags,
    lag_words,
    remove_reference,
)
from dashboard.services.judgement.side_by_side import reference_side, side_words
from dashboard.ui import visitor
from dashboard.ui.filtered import begin
from dashboard.ui.markdown import escape_markdown
from dashboard.ui.runs.presses import pressed, undisturbed
from dashboard.ui.small_map import draw_small_map
from dashboard.ui.views.outcome import announce, draw_news, drawn_errors

NEWS = "reference news"
ROUND = "reference round"
"""Keys of the session: what was just done; how many files came before."""


def references_page() -> None:
    """Draw the page."""
    _, project, filters = begin(
        gettext("Reference layers"),
        gettext(
            "Maps of others that you bring, day by day, to hold claims against. They"
            " stay on this server: no export or backup has them, and a picture only"
            " where its link names them."
        ),
    )
    draw_news(NEWS, st.success)
    public_only = not visitor.allowed(project, Permission.SEE_RESTRICTED)
    layers = services.reference_layers(project, public_only=public_only)
    may_edit = visitor.allowed(project, Permission.EDIT_DATASETS)
    if not layers:
        st.info(gettext("There is no layer yet."))
    for layer in layers:
        _draw(project, layer, may_edit=may_edit)
    if layers:
        _lags(project, filters, layers)
    if sum(len(layer.days) for layer in layers) > 1:
        _side_by_side(project, layers, public_only=public_only)
    if len(layers) > 1:
        _difference(project, layers)
    if may_edit:
        _add(project)


def _draw(
    project: services.Project,
    layer: ReferenceLayer,
    *,
    may_edit: bool,
) -> None:
    words, button = st.columns([5, 1], vertical_alignment="center")
    words.markdown(escape_markdown(layer.sentence))
    if may_edit and pressed(
        gettext("Remove"), key=f"remove {layer.name}", place=button
    ):
        with drawn_errors():
            visitor.acting_as(project, Permission.EDIT_DATASETS)
            remove_reference(project, layer.name)
            removed = gettext("{name}: removed.", name=layer.name)
            announce(NEWS, escape_markdown(removed))


def _lags(
    project: services.Project,
    filters: Filters,
    layers: Sequence[ReferenceLayer],
) -> None:
    st.subheader(gettext("When it showed what was claimed"), anchor=False)
    names = [layer.name for layer in layers]
    name = st.selectbox(gettext("Layer"), names, key="lag layer")
    if not name:
        return
    bar = st.progress(0.0)

    def progress(done: int, days: int) -> None:
        bar.progress(done / days)

    lags = claim_lags(project, filters, name, progress)
    bar.empty()
    lines = list(lag_words(name, lags))
    st.markdown("\n".join(f"- {escape_markdown(line)}" for line in lines[:MOST_LINES]))
    if len(lines) > MOST_LINES:
        st.caption(
            gettext(
                "The first {most} lines of {count}. `frontline reference compare`"
                " writes all of them.",
                most=MOST_LINES,
                count=len(lines),
            )
        )


def _side_by_side(
    project: services.Project,
    layers: Sequence[ReferenceLayer],
    *,
    public_only: bool,
) -> None:
    """Draw two layers, or two days of one, on a map with a line to swipe between
    them.
    """
    st.subheader(gettext("Side by side"), anchor=False)
    # At first two layers as of their last day, or the last two days of the only one.
    other = layers[-1]
    chosen = [
        _chosen_day(layers[0], layers, gettext("On the left"), other is layers[0]),
        _chosen_day(other, layers, gettext("On the right"), False),
    ]
    sides = [
        reference_side(project, name, day, public_only=public_only)
        for name, day in chosen
    ]
    label = gettext(
        "Two maps with a line between them: {left}; {right}. Arrow keys move the line.",
        left=sides[0].title,
        right=sides[1].title,
    )
    draw_small_map([], key="side by side", label=label, height=460, sides=sides)
    lines = "\n".join(f"- {escape_markdown(line)}" for line in side_words(sides))
    st.markdown(lines)


def _chosen_day(
    first: ReferenceLayer,
    layers: Sequence[ReferenceLayer],
    side: str,
    earlier: bool,
) -> tuple[str, date]:
    """Ask for a layer and one of its days; earlier: at first the last day but one."""
    by_name = {layer.name: layer for layer in layers if layer.days}
    left, right = st.columns(2)
    name = left.selectbox(
        gettext("{side}: layer", side=side),
        list(by_name),
        index=list(by_name).index(first.name) if first.name in by_name else 0,
        key=f"{side} layer",
    )
    days = sorted(by_name[name].days, reverse=True)
    day = right.selectbox(
        gettext("{side}: day", side=side),
        days,
        index=1 if earlier and len(days) > 1 else 0,
        key=f"{side} day {name}",
    )
    return name, day


def _difference(project: services.Project, layers: Sequence[ReferenceLayer]) -> None:
    st.subheader(gettext("Map against map"), anchor=False)
    names = [layer.name for layer in layers]
    left, right = st.columns(2)
    first = left.selectbox(gettext("One layer"), names, key="difference first")
    second = right.selectbox(
        gettext("Another"), names, index=1, key="difference second"
    )
    if first == second:
        return
    try:
        rows = services.compared_layers(project, first, second)
    except FrontlineError as error:
        st.info(escape_markdown(str(error)))
        return
    if not rows:
        st.info(gettext("They have no day in common."))
    lines = [f"- {escape_markdown(row.sentence)}" for row in rows[-MOST_LINES:]]
    st.markdown("\n".join(lines))


def _add(project: services.Project) -> None:
    st.subheader(gettext("Add days to a layer"), anchor=False)
    files = st.file_uploader(
        gettext("Polygons, one file a day"),
        [suffix.removeprefix(".") for suffix in POLYGON_SUFFIXES],
        accept_multiple_files=True,
        key=f"reference files {st.session_state.setdefault(ROUND, 0)}",
        help=gettext("GeoJSON, KML, KMZ or Shapefile (.shp) in WGS84 degrees."),
    )
    name = st.text_input(
        gettext("Name of the layer"), max_chars=60, key="reference name"
    )
    terms = st.text_input(
        gettext("Terms under which it may be used"),
        max_chars=300,
        key="reference terms",
    )
    side = st.radio(
        gettext("Who holds what the polygons enclose"),
        (Side.RU, Side.UA),
        format_func=lambda each: gettext(each.label),
        horizontal=True,
        key="reference side",
    )
    day = st.date_input(
        gettext("The day that it shows (empty: each file's name says its own)"),
        None,
        key="reference day",
    )
    public = st.checkbox(
        gettext("The terms allow that every visitor is shown it"),
        key="reference public",
    )
    ready = bool(files and name.strip() and terms.strip())
    if not pressed(gettext("Add"), key="reference add", disabled=not ready):
        return
    with drawn_errors():
        visitor.acting_as(project, Permission.EDIT_DATASETS)
        with tempfile.TemporaryDirectory() as folder:
            layer = add_reference(
                project,
                _written(Path(folder), files or []),
                name.strip(),
                terms=terms,
                day=day,
                held_by=side,
                public=public,
            )
        with undisturbed():
            st.session_state[ROUND] += 1
            announce(NEWS, escape_markdown(f"{gettext('Added.')} {layer.sentence}"))


def _written(folder: Path, files: Sequence[UploadedFile]) -> list[Path]:
    """Return the uploaded files as files; of a name matters what a folder can hold."""
    paths = []
    for number, file in enumerate(files):
        # Two may have one name: each lies in a folder of its own.
        place = folder / str(number)
        place.mkdir()
        path = place / (Path(file.name).name or "file")
        path.write_bytes(file.getvalue())
        paths.append(path)
    return paths
