"""Adding a dataset: files come in, their format is told, the options are asked, the
import is watched.
"""

from __future__ import annotations

import re
import shutil
import tempfile
import weakref
from collections.abc import Mapping as Map
from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import escape
from pathlib import Path
from urllib.parse import quote

import streamlit as st
from streamlit.navigation.page import Page
from streamlit.runtime.uploaded_file_manager import UploadedFile

from dashboard import services
from dashboard.domain.dataset import Dataset
from dashboard.domain.errors import BadInput, FrontlineError, ServiceUnavailable
from dashboard.domain.params import box_of
from dashboard.domain.visitors.access import Permission
from dashboard.domain.wording import count_words
from dashboard.i18n.translate import gettext, ngettext, number_words
from dashboard.services.editing.formats import (
    FORMATS,
    LAYOUTS,
    SUFFIXES,
    AmbiguousDays,
    ConversionRequest,
    Looked,
    Mapping,
    Progress,
    SeveralTables,
    dataset_name,
    slug,
)
from dashboard.ui import visitor
from dashboard.ui.datasets.dataset_columns import (
    ORDERS,
    choose_columns,
    first_rows,
    reasons_in_words,
)
from dashboard.ui.datasets.dataset_preview import draw_import_preview
from dashboard.ui.markdown import escape_markdown
from dashboard.ui.runs.presses import pressed, undisturbed

FILES, ROUND, DONE = "dataset files", "dataset round", "dataset done"
LOOKED, PREVIEW = "dataset looked", "dataset preview"
"""Keys of the session: the upload; how many came before; what the last came to; what
the file is; what would come of it.
"""


@dataclass
class Upload:
    """The files of one upload, copied to a folder that goes when nothing holds this
    value any more.
    """

    ids: tuple[str, ...]
    folder: Path

    def __post_init__(self) -> None:
        # A session ends without a word; its files go with the last that refers to them.
        weakref.finalize(self, shutil.rmtree, self.folder, ignore_errors=True)


@dataclass(frozen=True)
class Outcome:
    """What an import came to."""

    dataset: Dataset
    reasons: tuple[tuple[str, int], ...]
    notes: tuple[str, ...] = ()


def draw_upload(
    project: services.Project,
    datasets: Sequence[Dataset],
    map_page: Page,
) -> None:
    """Draw what adds a dataset, and what came of the last import."""
    st.subheader(gettext("Add a dataset"), anchor=False)
    _outcome(project, datasets, map_page)
    files = st.file_uploader(
        gettext("The file, with those that belong to it"),
        [suffix.removeprefix(".") for suffix in SUFFIXES],
        accept_multiple_files=True,
        key=f"files {st.session_state.setdefault(ROUND, 0)}",
        help=gettext(
            "VIINA: event_info and event_labels together. TimeMap: events.json,"
            " sources.json and associations.json."
        ),
    )
    if not files:
        st.session_state.pop(FILES, None)
        labels = ", ".join(facts.label for facts in FORMATS.values())
        st.caption(
            gettext(
                "Known formats: {labels}. Of any other table (CSV, Excel, JSON,"
                " Parquet, KML, GPX, Shapefile, GeoPackage), you say what its columns"
                " mean.",
                labels=labels,
            )
        )
        st.caption(
            gettext(
                "Larger files are imported with the command `frontline import FILE`."
            )
        )
        return
    upload = _received(files)
    try:
        _ask(project, datasets, upload)
    except FrontlineError as error:
        # A folder of the server is nothing the reader knows.
        st.error(escape_markdown(str(error).replace(f"{upload.folder}/", "")))


def _received(files: Sequence[UploadedFile]) -> Upload:
    """Return the files on disk, under names of which nothing but letters, digits, dots
    and dashes is left.
    """
    ids = tuple(file.file_id for file in files)
    earlier = st.session_state.get(FILES)
    if isinstance(earlier, Upload) and earlier.ids == ids:
        return earlier
    upload = Upload(ids, Path(tempfile.mkdtemp(prefix="frontline-upload-")))
    try:
        for number, file in enumerate(files):
            path = upload.folder / _safe_name(file.name)
            # Two files whose names differ only in what was taken out.
            if path.exists():
                path = path.with_name(f"{number}-{path.name}")
            # Streamlit gives the same file to every run, read to wherever the last one
            # came.
            file.seek(0)
            with path.open("wb") as out:
                shutil.copyfileobj(file, out)
    except OSError as error:
        raise ServiceUnavailable(
            f"{upload.folder}: cannot be written ({error.strerror}); free some space"
        ) from error
    st.session_state[FILES] = upload
    return upload


def _safe_name(name: str) -> str:
    safe = re.sub(r"[^\w.-]+", "_", Path(name).name).lstrip(".")
    # From the end, where the suffix stands by which the format is told.
    return safe[-100:] or "file"


def _ask(
    project: services.Project,
    datasets: Sequence[Dataset],
    upload: Upload,
) -> None:
    main = _main(upload.folder)
    key = " ".join((*upload.ids, main.name))
    table, looked = _look(project, main, key)
    mapping = None
    for note in looked.notes:
        st.caption(escape_markdown(note))
    if looked.proposal:
        mapping = choose_columns(main.name, looked.proposal, key)
        first_rows(looked.proposal, mapping)
        st.download_button(
            gettext("Keep this mapping as a file"),
            services.mapping_text(mapping),
            f"{main.stem}.toml",
            "application/toml",
            # Else the page would run anew, and the download be a moment late.
            on_click="ignore",
            key=f"mapping {key}",
            help=gettext("For `frontline import FILE --map THIS.toml`"),
        )
    else:
        facts = FORMATS[looked.format]
        licence = gettext("Licence: {licence}.", licence=gettext(facts.license))
        words = f"**{facts.label}.** {licence} {facts.terms}"
        if facts.redistribute:
            st.info(f"{words} {gettext('Its rows may be handed on.')}")
        else:
            st.info(f"{words} {gettext('Exports leave its rows out.')}")
    taken = {each.name: each for each in datasets}
    request, ready = _request(main, looked.format, mapping, taken)
    request = replace(request, table=table)
    request = _previewed(project, request, key)
    if pressed(
        gettext("Import"), key=f"import {key}", primary=True, disabled=not ready
    ):
        _import(project, request)


def _previewed(
    project: services.Project,
    request: services.ImportRequest,
    key: str,
) -> services.ImportRequest:
    """Draw the preview of an import, and ask what its dates mean where no row says it;
    returns the request with the answer.
    """
    try:
        preview = _preview(project, request, key)
    except AmbiguousDays as error:
        st.warning(escape_markdown(re.sub(r"^/\S*/", "", str(error).partition(";")[0])))
        if request.mapping:
            raise BadInput(
                gettext(
                    "say above how the dates are to be read: day first or month first"
                )
            ) from error
        answer = st.radio(
            gettext("How 05/06/2023 is to be read"),
            ["Day first: 5 June", "Month first: 6 May"],
            format_func=gettext,
            index=None,
            key=f"order {key}",
        )
        if answer is None:
            raise BadInput(gettext("choose how the dates are to be read")) from error
        request = replace(request, date_order=ORDERS[answer])
        preview = _preview(project, request, key)
    draw_import_preview(project, preview, key)
    return request


def _preview(
    project: services.Project,
    request: services.ImportRequest,
    key: str,
) -> services.ImportPreview:
    """Return the preview, worked out once for each answer."""
    asked_for = (key, repr(replace(request, dataset="", replace=False)))
    earlier = st.session_state.get(PREVIEW)
    if isinstance(earlier, tuple) and earlier[0] == asked_for:
        remembered: services.ImportPreview = earlier[1]
        return remembered
    preview = services.preview_file(project, request)
    st.session_state[PREVIEW] = (asked_for, preview)
    return preview


def _main(folder: Path) -> Path:
    """Return the file that stands for the upload; the others lie beside it, where its
    reader looks for them.
    """
    files = sorted(folder.iterdir())
    names = {file.name for file in files}
    beside = {
        name
        for name in names
        if "event_labels" in name and name.replace("_labels", "_info") in names
    }
    if "events.json" in names:
        beside |= {"sources.json", "associations.json"}
    mains = [file for file in files if file.name not in beside]
    if len(mains) == 1:
        return mains[0]
    return st.selectbox(
        gettext("Which file to import; one dataset at a time"),
        mains,
        format_func=lambda file: file.name,
    )


def _look(
    project: services.Project,
    path: Path,
    key: str,
) -> tuple[str, Looked]:
    """Return which table of a file is meant, and what it is; where there are several,
    it is asked.
    """
    earlier = st.session_state.get(LOOKED)
    seen = earlier if isinstance(earlier, dict) and earlier.get("key") == key else {}
    st.session_state[LOOKED] = seen
    seen["key"] = key
    try:
        if "" not in seen:
            seen[""] = services.look_at_file(project, path)
        return "", seen[""]
    except SeveralTables as error:
        names = error.names
    table = st.selectbox(gettext("Which table of the file"), names, key=f"table {key}")
    if table not in seen:
        seen[table] = services.look_at_file(project, path, table)
    return table, seen[table]


def _request(
    main: Path,
    kind: str,
    mapping: Mapping | None,
    taken: Map[str, Dataset],
) -> tuple[services.ImportRequest, bool]:
    """Draw the options. Returns the request, and whether it may be carried out: the
    name of another dataset needs a word that it may be replaced.
    """
    own = kind not in LAYOUTS
    national = not own and bool(LAYOUTS[kind].country)
    cells = st.columns(3 if national else 2)
    name = cells[0].text_input(
        gettext("Name of the dataset"),
        _proposed(main, kind),
        key=f"name {main}",
        max_chars=60,
    )
    country = ""
    if national:
        country = (
            cells[1]
            .text_input(
                gettext("Only this country"),
                placeholder=gettext("all countries"),
                max_chars=60,
            )
            .strip()
        )
    box = cells[-1].text_input(
        gettext("Only inside this box, degrees"),
        placeholder=gettext("west, south, east, north"),
        max_chars=100,
    )
    license = terms = ""
    if own and not mapping:
        # Of the known formats the licence is known, of a mapped one it was asked above.
        license = st.text_input(
            gettext("Licence"), placeholder=gettext("not stated"), max_chars=200
        )
    if own:
        terms = st.text_input(
            gettext("Terms of use"),
            placeholder=gettext("not stated"),
            max_chars=500,
            help=gettext(
                "What its maker allows, in a sentence; shown beside the dataset"
            ),
        )
    redistribute = own and st.checkbox(
        gettext("The licence allows to hand the rows on")
    )
    publish = st.toggle(
        gettext("Show it to everybody at once"),
        help=gettext("Else it is private until somebody publishes it on this page"),
    )
    before = taken.get(slug(name))
    confirmed = before is not None and _confirmed(before, main)
    request = services.ImportRequest(
        path=main,
        format=kind or "auto",
        dataset=slug(name),
        country=country,
        box=box_of({"bbox": box.strip()}),
        license=license.strip(),
        terms=terms.strip(),
        publish=publish,
        redistribute=redistribute,
        mapping=mapping,
        replace=confirmed,
    )
    return request, before is None or confirmed


def _proposed(main: Path, kind: str) -> str:
    """Return the name an upload gets when nobody gives another."""
    if kind == "timemap":
        # The folder of an upload has no name of its own.
        return kind
    return dataset_name(ConversionRequest(path=main))


def _confirmed(before: Dataset, main: Path) -> bool:
    name = escape_markdown(before.name)
    source = escape_markdown(before.source or before.path)
    st.warning(
        gettext(
            "A dataset {name} is there already, with {claims} from {source}. Give"
            " another name, or let {file} take its place.",
            name=name,
            claims=count_words(before.rows, "claim"),
            source=source,
            file=escape_markdown(main.name),
        )
    )
    return st.checkbox(
        gettext(
            "Replace the dataset {name} imported from {source}",
            name=name,
            source=source,
        ),
        key=f"replace {main} {before.path}",
    )


def _import(project: services.Project, request: services.ImportRequest) -> None:
    st.caption(
        gettext(
            "Anything clicked on this page stops the import; nothing of it is kept"
            " then."
        )
    )
    by = visitor.acting_as(project, Permission.EDIT_DATASETS)
    bar = st.progress(0.0, gettext("Reading"))

    def draw(progress: Progress) -> None:
        words = gettext(
            "{rows} rows, {rate} rows/s",
            rows=number_words(progress.rows),
            rate=number_words(round(progress.rate)),
        )
        if progress.seconds_left is not None:
            left = number_words(round(progress.seconds_left))
            words += gettext(", {seconds} s left", seconds=left)
        bar.progress(progress.done, words)

    dataset, reasons, _, notes = services.import_file(
        project, request, by=by, progress=draw
    )
    with undisturbed():
        st.session_state[DONE] = Outcome(dataset, reasons, notes)
        st.session_state[ROUND] += 1
        st.rerun()


def _outcome(
    project: services.Project,
    datasets: Sequence[Dataset],
    map_page: Page,
) -> None:
    done = st.session_state.get(DONE)
    if not isinstance(done, Outcome) or done.dataset.path not in {
        dataset.path for dataset in datasets
    }:
        return
    dataset = done.dataset
    sentences = [
        ngettext(
            "{count} claim imported as {name}.",
            "{count} claims imported as {name}.",
            dataset.rows,
            name=escape_markdown(dataset.name),
        )
    ]
    if dataset.private:
        sentences.append(gettext("It is private until somebody publishes it."))
    if dataset.left_out:
        sentences.append(
            ngettext(
                "{count} row left out by country or box.",
                "{count} rows left out by country or box.",
                dataset.left_out,
            )
        )
    if dataset.rejected:
        sentences.append(
            ngettext(
                "{count} row rejected: {reasons}.",
                "{count} rows rejected: {reasons}.",
                dataset.rejected,
                reasons=reasons_in_words(done.reasons),
            )
        )
    st.success(" ".join(sentences))
    for note in done.notes:
        st.caption(escape_markdown(note))
    with st.container(horizontal=True, vertical_alignment="center"):
        map_link(dataset, map_page)
        rejected_link(project, dataset)


def map_link(dataset: Dataset, map_page: Page) -> None:
    """Draw the link to the map with this dataset alone."""
    st.page_link(
        map_page,
        label=gettext("Show on the map"),
        icon=":material/map:",
        query_params={"dataset": dataset.name},
    )


def rejected_link(project: services.Project, dataset: Dataset) -> None:
    """Draw the link to the rows that did not fit, when there are any.

    Not a button of Streamlit's: what its click asks for is dropped with every run of
    the page, while an address stays.
    """
    if services.rejected_rows(project, dataset.name) is None:
        return
    words = escape(gettext("Rejected rows"))
    address = f"./api/rejected.csv?dataset={quote(dataset.name, safe='')}"
    st.html(
        f'<p class="fl-downloads"><a class="fl-button" href="{address}" download>'
        f"{words}</a></p>",
        width="content",
    )
