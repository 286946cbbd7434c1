"""The datasets page: what was imported and under which terms, removing it, and importing more."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC

import pandas as pd
import streamlit as st
from streamlit.navigation.page import Page

from dashboard import tasks
from dashboard.domain.dataset import Dataset
from dashboard.domain.errors import FrontlineError
from dashboard.domain.settings import load
from dashboard.domain.wording import count_words
from dashboard.exchange.foreign import FORMATS
from dashboard.ui.dataset_import import WHO, add, map_link, rejected_rows
from dashboard.ui.plain import plain

TOLD = "dataset told"


def show(map_page: Page) -> None:
    """Draw the page. map_page: where "Show on the map" leads."""
    settings = load()
    project = tasks.open_project(settings)
    held = project.ledger.datasets()
    st.header("Datasets", anchor=False)
    st.write(
        "Files of claims by other makers. Each is imported, shown and removed as a whole, under its maker's terms."
    )
    if told := st.session_state.pop(TOLD, ""):
        st.success(told)
    for trouble in project.troubles:
        st.warning(plain(str(trouble)))
    if project.pending:
        _waiting(project)
    if held:
        _table(held)
        for dataset in held:
            _actions(project, dataset, map_page)
    else:
        st.info("There is no dataset yet.")
    if settings.editing:
        add(project, held, map_page)
    else:
        st.info("Datasets are added and removed only where editing is on; on this server it is off.")


@st.fragment(run_every=1.0)
def _waiting(project: tasks.Project) -> None:
    project.refresh()
    if not project.pending:
        st.rerun()
    st.info(f"Being taken in, and on the map as it arrives: {plain(', '.join(project.pending))}")


def _table(held: Sequence[Dataset]) -> None:
    rows = [
        {
            "Name": d.name, "Title": d.title or d.name, "Format": _label(d.format), "Claims": d.rows,
            "Rejected": d.rejected, "Licence": d.license or "not stated",
            "May be handed on": "yes" if d.redistribute else "no",
            "Imported": f"{d.imported_at.astimezone(UTC):%Y-%m-%d %H:%M} UTC" if d.imported_at else "not known",
            "By": d.imported_by, "File": d.source, "Terms": d.terms or "not stated",
        }
        for d in held
    ]  # fmt: skip
    numbers = {name: st.column_config.NumberColumn(format="localized") for name in ("Claims", "Rejected")}
    st.dataframe(pd.DataFrame(rows), hide_index=True, column_config=numbers)


def _label(name: str) -> str:
    return FORMATS[name].label if name in FORMATS else {"mapped": "CSV, columns chosen"}.get(name, name)


def _actions(project: tasks.Project, dataset: Dataset, map_page: Page) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{plain(dataset.name)}**: {count_words(dataset.rows, 'claim')}", width="content")
        map_link(dataset, map_page)
        if project.settings.editing:
            rejected_rows(project, dataset, "list")
            _removal(project, dataset)


def _removal(project: tasks.Project, dataset: Dataset) -> None:
    with st.popover("Remove", icon=":material/delete:", key=f"ask {dataset.name}"):
        stays = "Its files stay where they are." if dataset.archive else "The copy kept here is deleted."
        st.write(f"Remove {plain(dataset.name)} and its {count_words(dataset.rows, 'claim')} from the map? {stays}")
        if not st.button("Yes, remove it", key=f"remove {dataset.name}", type="primary"):
            return
        try:
            tasks.remove_dataset(project, dataset.name, by=WHO)
        except FrontlineError as error:
            st.error(plain(str(error)))
            return
    st.session_state[TOLD] = f"{plain(dataset.name)} is removed."
    st.rerun()
