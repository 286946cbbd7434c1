"""Adding a dataset: files come in, their format is told, the options are asked, the import is watched."""

from __future__ import annotations

import re
import shutil
import tempfile
import weakref
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import Page
from streamlit.runtime.uploaded_file_manager import UploadedFile

from dashboard import tasks
from dashboard.domain.dataset import Dataset
from dashboard.domain.errors import BadInput, FrontlineError, ServiceUnavailable
from dashboard.domain.params import box_of
from dashboard.domain.wording import count_words
from dashboard.exchange.foreign import FORMATS, Mapping, Progress, Proposal, detect, guess, slug
from dashboard.exchange.foreign.convert import LAYOUTS
from dashboard.ui.dataset_columns import choose, first_rows, promise, reasons_in_words
from dashboard.ui.plain import plain

WHO = "editor on this page"
"""Written beside what is done here: visitors have no names."""
FILES, ROUND, DONE = "dataset files", "dataset round", "dataset done"


@dataclass
class Upload:
    """The files of one upload, copied to a folder that goes when nothing holds this value any more."""

    ids: tuple[str, ...]
    folder: Path

    def __post_init__(self) -> None:
        weakref.finalize(self, shutil.rmtree, self.folder, ignore_errors=True)


@dataclass(frozen=True)
class Outcome:
    """What an import came to."""

    dataset: Dataset
    reasons: tuple[tuple[str, int], ...]


def add(project: tasks.Project, held: Sequence[Dataset], map_page: Page) -> None:
    """Draw what adds a dataset, and what came of the last import."""
    st.subheader("Add a dataset", anchor=False)
    _outcome(project, held, map_page)
    files = st.file_uploader(
        "The file, with those that belong to it", ["csv", "gz", "json", "geojson"], accept_multiple_files=True,
        key=f"files {st.session_state.setdefault(ROUND, 0)}",
        help="VIINA: event_info and event_labels together. TimeMap: events.json, sources.json and associations.json.",
    )  # fmt: skip
    if not files:
        st.session_state.pop(FILES, None)
        labels = ", ".join(facts.label for facts in FORMATS.values())
        st.caption(f"Known formats: {labels}. Of any other CSV, you say what its columns mean.")
        st.caption("Larger files are imported with the command `frontline import FILE`.")
        return
    upload = _received(files)
    try:
        _ask(project, held, upload)
    except FrontlineError as error:
        st.error(plain(str(error).replace(f"{upload.folder}/", "")))


def _received(files: Sequence[UploadedFile]) -> Upload:
    """Return the files on disk, under names of which nothing but letters, digits, dots and dashes is left."""
    ids = tuple(file.file_id for file in files)
    kept = st.session_state.get(FILES)
    if isinstance(kept, Upload) and kept.ids == ids:
        return kept
    upload = Upload(ids, Path(tempfile.mkdtemp(prefix="frontline-upload-")))
    try:
        for number, file in enumerate(files):
            name = re.sub(r"[^\w.-]+", "_", Path(file.name).name).lstrip(".")[-100:] or "file"
            path = upload.folder / name
            with (path.with_name(f"{number}-{name}") if path.exists() else path).open("wb") as out:
                file.seek(0)
                shutil.copyfileobj(file, out)
    except OSError as error:
        raise ServiceUnavailable(f"{upload.folder}: cannot be written ({error.strerror}); free some space") from error
    st.session_state[FILES] = upload
    return upload


def _ask(project: tasks.Project, held: Sequence[Dataset], upload: Upload) -> None:
    main = _main(upload.folder)
    kind, proposal = _look(main)
    mapping = None
    if proposal:
        mapping = choose(main, proposal, " ".join(upload.ids))
        first_rows(proposal, mapping)
        try:
            st.write(promise(project, main, proposal, mapping))
        except BadInput as error:
            st.warning(plain(re.sub(r"^/\S*/", "", str(error))))
            return
    else:
        facts = FORMATS[kind]
        on = "Its rows may be handed on." if facts.redistribute else "Exports leave its rows out."
        st.info(f"**{facts.label}.** Licence: {facts.license}. {facts.terms} {on}")
    order = _order(main, kind, mapping, {dataset.name for dataset in held})
    if st.button("Import", type="primary"):
        _import(project, order)


def _main(folder: Path) -> Path:
    """Return the file that stands for the upload; the others lie beside it, where its reader looks for them."""
    files = sorted(folder.iterdir())
    names = {file.name for file in files}
    beside = {"sources.json", "associations.json"} if "events.json" in names else set()
    beside |= {name for name in names if "event_labels" in name and name.replace("_labels", "_info") in names}
    mains = [file for file in files if file.name not in beside]
    if len(mains) == 1:
        return mains[0]
    return st.selectbox("Which file to import; one dataset at a time", mains, format_func=lambda file: file.name)


def _look(path: Path) -> tuple[str, Proposal | None]:
    """Return the format, or "" and what the columns might mean."""
    try:
        return detect(path), None
    except BadInput:
        return "", guess(path)


def _order(main: Path, kind: str, mapping: Mapping | None, taken: set[str]) -> tasks.ImportOrder:
    own = kind not in LAYOUTS
    stem = main.name.removesuffix(".gz").rpartition(".")[0] if own else kind
    national = not own and bool(LAYOUTS[kind].country)
    cells = st.columns(3 if national else 2)
    name = cells[0].text_input("Name of the dataset", slug(stem), key=f"name {main}", max_chars=60)
    country = ""
    if national:
        country = cells[1].text_input("Only this country", placeholder="all countries", max_chars=60).strip()
    box = cells[-1].text_input("Only inside this box, degrees", placeholder="west, south, east, north", max_chars=100)
    license = "" if mapping or not own else st.text_input("Licence", placeholder="not stated", max_chars=200).strip()
    redistribute = own and st.checkbox("The licence allows to hand the rows on")
    if slug(name) in taken:
        st.warning(f"A dataset {slug(name)} is there already; this import takes its place.")
    return tasks.ImportOrder(
        path=main, format=kind or "auto", dataset=slug(name), country=country, box=box_of({"bbox": box.strip()}),
        license=license, redistribute=redistribute, mapping=mapping,
    )  # fmt: skip


def _import(project: tasks.Project, order: tasks.ImportOrder) -> None:
    st.caption("Anything clicked on this page stops the import; nothing of it is kept then.")
    bar = st.progress(0.0, "Reading")

    def draw(progress: Progress) -> None:
        left = "" if progress.seconds_left is None else f", {progress.seconds_left:,.0f} s left"
        bar.progress(progress.done, f"{progress.rows:,} rows, {progress.rate:,.0f} rows/s{left}")

    dataset, reasons, _ = tasks.import_file(project, order, by=WHO, progress=draw)
    st.session_state[DONE] = Outcome(dataset, reasons)
    if dataset.rows:
        st.session_state[ROUND] += 1
    st.rerun()


def _outcome(project: tasks.Project, held: Sequence[Dataset], map_page: Page) -> None:
    done = st.session_state.get(DONE)
    if not isinstance(done, Outcome) or done.dataset.path not in {dataset.path for dataset in held}:
        return
    dataset = done.dataset
    words = f"{count_words(dataset.rows, 'claim')} imported as {plain(dataset.name)}."
    if dataset.left_out:
        words += f" {count_words(dataset.left_out, 'row')} left out by country or box."
    if dataset.rejected:
        words += f" {count_words(dataset.rejected, 'row')} rejected: {reasons_in_words(done.reasons)}."
    (st.success if dataset.rows else st.warning)(words)
    with st.container(horizontal=True, vertical_alignment="center"):
        map_link(dataset, map_page)
        rejected_rows(project, dataset, "done")


def map_link(dataset: Dataset, map_page: Page) -> None:
    """Draw the link to the map with this dataset alone."""
    st.page_link(map_page, label="Show on the map", icon=":material/map:", query_params={"dataset": dataset.name})


def rejected_rows(project: tasks.Project, dataset: Dataset, where: str) -> None:
    """Draw the download of the rows that did not fit, when there are any. where: tells two on one page apart."""
    if dataset.archive:
        return
    file = (project.settings.datasets_folder() / dataset.path).with_suffix(".rejects.csv")
    if file.is_file():
        st.download_button(
            "Rejected rows", file.read_bytes, f"{dataset.name}-rejected.csv", "text/csv",
            key=f"rejects {where} {dataset.name}", on_click="ignore", icon=":material/download:",
        )  # fmt: skip
