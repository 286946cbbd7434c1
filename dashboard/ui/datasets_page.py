"""The datasets page: what was imported, with its terms; removing it; importing more, column by column if need be."""

from __future__ import annotations

import csv
import re
import shutil
import tempfile
import weakref
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path

import pandas as pd
import streamlit as st
from streamlit.navigation.page import Page
from streamlit.runtime.uploaded_file_manager import UploadedFile

from dashboard import tasks
from dashboard.domain.dataset import Dataset
from dashboard.domain.errors import BadInput, FrontlineError, ServiceUnavailable
from dashboard.domain.filters import day_words
from dashboard.domain.params import box_of
from dashboard.domain.settings import load
from dashboard.domain.wording import count_words
from dashboard.exchange.days import day_first_day, month_first_day
from dashboard.exchange.foreign import FORMATS, Mapping, Progress, Proposal, Request, convert, detect, guess
from dashboard.exchange.foreign.convert import LAYOUTS
from dashboard.ui.map_page import _plain

WHO = "editor on this page"
"""Written beside what is done here: visitors have no names."""
ABSENT = "not in this file"
MEANINGS = {
    "date": "Date", "latitude": "Latitude", "longitude": "Longitude", "place": "Place name",
    "region": "Region (oblast)", "kind": "Kind of event", "actor": "Who acted", "claimant": "Who says it",
    "publisher": "Source (outlet)", "url": "Link", "note": "Note", "key": "Row id",
}  # fmt: skip
"""The words for each column that the guided import asks about."""
AMBIGUOUS = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{4}")
MOST_REASONS = 5
MOST_CELL = 200
"""Longest cell of the first ten rows that is shown, characters."""
FILES, ROUND, DONE, TOLD = "dataset files", "dataset round", "dataset done", "dataset told"


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


def show(map_page: Page) -> None:
    """Draw the page. map_page: where "Show on the map" leads."""
    settings = load()
    project = tasks.open_project(settings)
    held = project.ledger.datasets()
    st.header("Datasets", anchor=False)
    st.write("Files of claims by other makers. Each is imported, shown and removed as a whole, under its maker's terms.")
    if told := st.session_state.pop(TOLD, ""):
        st.success(told)
    for trouble in project.troubles:
        st.warning(_plain(str(trouble)))
    if project.pending:
        _waiting(project)
    if held:
        _table(held)
        for dataset in held:
            _actions(project, dataset, map_page)
    else:
        st.info("There is no dataset yet.")
    if settings.editing:
        _add(project, held, map_page)
    else:
        st.info("Datasets are added and removed only where editing is on; on this server it is off.")


@st.fragment(run_every=1.0)
def _waiting(project: tasks.Project) -> None:
    project.refresh()
    if not project.pending:
        st.rerun()
    st.info(f"Being taken in, and on the map as it arrives: {_plain(', '.join(project.pending))}")


def _table(held: Sequence[Dataset]) -> None:
    rows = [
        {
            "Name": d.name, "Title": d.title or d.name, "Format": _label(d.format), "Claims": d.rows,
            "Rejected": d.rejected, "Licence": d.license or "not stated",
            "May be handed on": "yes" if d.redistribute else "no", "Terms": d.terms or "not stated",
            "Imported": f"{d.imported_at.astimezone(UTC):%Y-%m-%d %H:%M} UTC" if d.imported_at else "not known",
            "By": d.imported_by, "File": d.source,
        }
        for d in held
    ]  # fmt: skip
    numbers = {name: st.column_config.NumberColumn(format="localized") for name in ("Claims", "Rejected")}
    st.dataframe(pd.DataFrame(rows), hide_index=True, column_config=numbers)


def _label(name: str) -> str:
    return FORMATS[name].label if name in FORMATS else {"mapped": "CSV, columns chosen"}.get(name, name)


def _actions(project: tasks.Project, dataset: Dataset, map_page: Page) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{_plain(dataset.name)}**: {count_words(dataset.rows, 'claim')}", width="content")
        _link(dataset, map_page)
        if project.settings.editing:
            _rejects(project, dataset, "list")
            _removal(project, dataset)


def _link(dataset: Dataset, map_page: Page) -> None:
    st.page_link(map_page, label="Show on the map", icon=":material/map:", query_params={"dataset": dataset.name})


def _rejects(project: tasks.Project, dataset: Dataset, where: str) -> None:
    if dataset.archive:
        return
    file = (project.settings.datasets_folder() / dataset.path).with_suffix(".rejects.csv")
    if file.is_file():
        st.download_button(
            "Rejected rows", file.read_bytes, f"{dataset.name}-rejected.csv", "text/csv",
            key=f"rejects {where} {dataset.name}", on_click="ignore", icon=":material/download:",
        )  # fmt: skip


def _removal(project: tasks.Project, dataset: Dataset) -> None:
    with st.popover("Remove", icon=":material/delete:", key=f"ask {dataset.name}"):
        stays = "Its files stay where they are." if dataset.archive else "The copy kept here is deleted."
        st.write(f"Remove {_plain(dataset.name)} and its {count_words(dataset.rows, 'claim')} from the map? {stays}")
        if not st.button("Yes, remove it", key=f"remove {dataset.name}", type="primary"):
            return
        try:
            tasks.remove_dataset(project, dataset.name, by=WHO)
        except FrontlineError as error:
            st.error(_plain(str(error)))
            return
    st.session_state[TOLD] = f"{_plain(dataset.name)} is removed."
    st.rerun()


def _add(project: tasks.Project, held: Sequence[Dataset], map_page: Page) -> None:
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
        st.error(_plain(str(error).replace(f"{upload.folder}/", "")))


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
        mapping = _mapping(main, proposal, " ".join(upload.ids))
        _first_rows(proposal, mapping)
        try:
            st.write(_promise(project, main, proposal, mapping))
        except BadInput as error:
            st.warning(_plain(re.sub(r"^/\S*/", "", str(error))))
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


def _mapping(main: Path, proposal: Proposal, key: str) -> Mapping:
    st.write(f"The columns of {_plain(main.name)} fit no known format. Say what they mean; guesses are filled in.")
    headers = list(dict.fromkeys(proposal.header))
    columns: dict[str, str] = {}
    for number, (target, label) in enumerate(MEANINGS.items()):
        if number % 4 == 0:
            cells = st.columns(4)
        guessed = proposal.mapping.columns.get(target)
        chosen = cells[number % 4].selectbox(
            label, [None, *headers], headers.index(guessed) + 1 if guessed is not None else 0,
            format_func=lambda header: ABSENT if header is None else header or "(no name)", key=f"{target} {key}",
        )  # fmt: skip
        if chosen is not None:
            columns[target] = chosen
    day_first = proposal.mapping.day_first
    if "date" in columns:
        day_first = st.toggle("The day stands before the month", day_first, key=f"day first {key}")
        st.caption(_example(proposal, columns["date"], day_first=day_first))
    cells = st.columns(3)
    texts = {
        "publisher": cells[0].text_input("Source, where no column says it", key=f"publisher {key}", max_chars=200),
        "license": cells[1].text_input("Licence", key=f"license {key}", max_chars=200, placeholder="not stated"),
        "title": cells[2].text_input("Title", key=f"title {key}", max_chars=200),
    }
    return Mapping(columns, day_first, {name: text.strip() for name, text in texts.items() if text.strip()})


def _example(proposal: Proposal, header: str, *, day_first: bool) -> str:
    at = proposal.header.index(header)
    found = (AMBIGUOUS.match(row[at].strip()) for row in proposal.rows if at < len(row))
    text = next((match[0] for match in found if match), "3/4/2023")
    day = day_first_day(text) if day_first else month_first_day(text)
    return f"{text} is read as {day_words(day)}." if day else f"{text} cannot be read so."


def _first_rows(proposal: Proposal, mapping: Mapping) -> None:
    """Show the first rows; the columns that mean something come first and are marked."""
    meant = {proposal.header.index(header): MEANINGS[target] for target, header in mapping.columns.items()}
    order = sorted(range(len(proposal.header)), key=lambda at: at not in meant)
    frame = pd.DataFrame(
        {str(at): [row[at][:MOST_CELL] if at < len(row) else "" for row in proposal.rows] for at in order}
    )
    titles = {
        str(at): f"✓ {proposal.header[at]} = {meant[at]}" if at in meant else proposal.header[at] or "(no name)"
        for at in order
    }
    st.dataframe(frame, hide_index=True, column_config={at: st.column_config.Column(t) for at, t in titles.items()})


def _promise(project: tasks.Project, main: Path, proposal: Proposal, mapping: Mapping) -> str:
    """Import the first rows into nowhere and say what came of it. Raises BadInput when the mapping says too little."""
    with tempfile.TemporaryDirectory(prefix="frontline-preview-") as name:
        sample, out = Path(name) / main.name.removesuffix(".gz"), Path(name) / "claims.parquet"
        with sample.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([proposal.header, *proposal.rows])
        report = convert(
            Request(path=sample, mapping=mapping), out, out.with_suffix(".csv"),
            locate=lambda claim: tasks.locate(claim, project.gazetteer),
        )  # fmt: skip
        claims = pd.read_parquet(out, columns=["date_from", "lat"])
    words = f"Of the first {count_words(len(proposal.rows), 'row')}, {claims['date_from'].count()} get a date and "
    words += f"{claims['lat'].count()} a point."
    return words + (f" Rejected: {_reasons(report.reasons)}." if report.rejected else "")


def _reasons(reasons: Sequence[tuple[str, int]]) -> str:
    return "; ".join(f"{count:,} × {_plain(reason)}" for reason, count in reasons[:MOST_REASONS])


def _order(main: Path, kind: str, mapping: Mapping | None, taken: set[str]) -> tasks.ImportOrder:
    own = kind not in LAYOUTS
    stem = main.name.removesuffix(".gz").rpartition(".")[0] if own else kind
    cells = st.columns(3)
    name = cells[0].text_input("Name of the dataset", _slug(stem), key=f"name {main}", max_chars=60)
    country = ""
    if not own and LAYOUTS[kind].country:
        country = cells[1].text_input("Only this country", placeholder="all countries", max_chars=60).strip()
    box = cells[2].text_input("Only inside this box, degrees", placeholder="west, south, east, north", max_chars=100)
    license = "" if mapping or not own else st.text_input("Licence", placeholder="not stated", max_chars=200).strip()
    redistribute = own and st.checkbox("The licence allows to hand the rows on")
    if _slug(name) in taken:
        st.warning(f"A dataset {_slug(name)} is there already; this import takes its place.")
    return tasks.ImportOrder(
        path=main, format=kind or "auto", dataset=_slug(name), country=country, box=box_of({"bbox": box.strip()}),
        license=license, redistribute=redistribute, mapping=mapping,
    )  # fmt: skip


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-") or "dataset"


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
    words = f"{count_words(dataset.rows, 'claim')} imported as {_plain(dataset.name)}."
    if dataset.left_out:
        words += f" {count_words(dataset.left_out, 'row')} left out by country or box."
    if dataset.rejected:
        words += f" {count_words(dataset.rejected, 'row')} rejected: {_reasons(done.reasons)}."
    (st.success if dataset.rows else st.warning)(words)
    with st.container(horizontal=True, vertical_alignment="center"):
        _link(dataset, map_page)
        _rejects(project, dataset, "done")
