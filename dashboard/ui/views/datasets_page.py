"""The datasets page: what was imported and under which terms, removing it, and
importing more.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC
from functools import partial

import pandas as pd
import streamlit as st
from streamlit.navigation.page import Page

from dashboard import services
from dashboard.domain.dataset import Dataset, layer_colour
from dashboard.domain.filters import Filters
from dashboard.domain.settings import load
from dashboard.domain.visitors.access import Permission
from dashboard.domain.wording import count_words
from dashboard.i18n.translate import gettext, ngettext, pgettext
from dashboard.services.editing.formats import FORMATS
from dashboard.ui import visitor
from dashboard.ui.datasets.dataset_import import (
    draw_upload,
    map_link,
    rejected_link,
)
from dashboard.ui.filtered import draw_arriving
from dashboard.ui.markdown import escape_markdown
from dashboard.ui.runs.presses import pressed
from dashboard.ui.runs.waiting import interruptible
from dashboard.ui.views.outcome import announce, draw_news, drawn_errors

NEWS = "dataset news"


def datasets_page(map_page: Page) -> None:
    """Draw the page. map_page: where "Show on the map" leads."""
    project = services.open_project(load())
    filters, _ = visitor.visible_filters(project, Filters())
    datasets = services.seen_datasets(project, filters)
    editor = visitor.allowed(project, Permission.EDIT_DATASETS)
    st.title(gettext("Datasets"), anchor=False)
    st.write(
        gettext(
            "Files of claims by other makers. Each is imported, shown and removed as a"
            " whole, under its maker's terms."
        )
    )
    draw_news(NEWS, st.success)
    visitor.draw_troubles(project)
    if project.pending_for(private=filters.with_private):
        _waiting(project, private=filters.with_private)
    if datasets:
        _table(datasets, details=editor)
        for dataset in datasets:
            _actions(project, dataset, map_page, editor=editor)
    else:
        st.info(gettext("There is no dataset yet."))
    if editor:
        draw_upload(project, datasets, map_page)
        _positions(project, datasets)
    else:
        visitor.draw_refusal(project, Permission.EDIT_DATASETS)


def _positions(project: services.Project, datasets: Sequence[Dataset]) -> None:
    """Offer to place villages better: by GeoNames' files, by the imported events."""
    st.subheader(gettext("Positions of villages"), anchor=False)
    st.write(
        gettext(
            "Most villages are known to within 26 km only. GeoNames' full files (CC BY"
            " 4.0, about 10 MB) place thousands of them."
        )
    )
    if pressed(gettext("Load positions from GeoNames"), key="positions from GeoNames"):
        _update_positions(project, learn=False)
    if datasets and pressed(
        gettext("Learn positions from these datasets"), key="positions from datasets"
    ):
        _update_positions(project, learn=True)


def _update_positions(project: services.Project, *, learn: bool) -> None:
    with drawn_errors():
        visitor.acting_as(project, Permission.EDIT_DATASETS)
        with st.spinner(gettext("Loading; this takes up to a minute.")):
            report = interruptible(
                partial(services.update_gazetteer, project, learn=learn)
            )
        announce(NEWS, escape_markdown(report.words()))


@st.fragment(run_every=1.0)
def _waiting(project: services.Project, *, private: bool) -> None:
    """Say what is being taken in. private: datasets that are, too."""
    project.refresh()
    names = project.pending_for(private=private)
    if not names:
        st.rerun()
    draw_arriving(names)


def _table(datasets: Sequence[Dataset], *, details: bool) -> None:
    """Draw what is known of the datasets. details: also who imported which file."""
    frame = pd.DataFrame([_facts(dataset, details=details) for dataset in datasets])
    numbers = {
        name: st.column_config.NumberColumn(format="localized")
        for name in (gettext("Claims"), pgettext("number", "Rejected"))
    }
    st.dataframe(frame, hide_index=True, column_config=numbers)


def _facts(dataset: Dataset, *, details: bool) -> dict[str, object]:
    imported = gettext("not known")
    if dataset.imported_at:
        imported = f"{dataset.imported_at.astimezone(UTC):%Y-%m-%d %H:%M} UTC"
    facts: dict[str, object] = {
        gettext("Name"): dataset.name,
        gettext("Title"): dataset.title or dataset.name,
        gettext("Format"): _label(dataset.format),
        gettext("Shown to"): (
            gettext("those who may see it") if dataset.private else gettext("everybody")
        ),
        gettext("Claims"): dataset.rows,
        pgettext("number", "Rejected"): dataset.rejected,
        gettext("Licence"): dataset.license or gettext("not stated"),
        gettext("May be handed on"): (
            gettext("yes") if dataset.redistribute else gettext("no")
        ),
        gettext("Imported"): imported,
    }
    if details:
        facts |= {
            gettext("By"): dataset.imported_by,
            gettext("File"): dataset.source,
        }
    return facts | {gettext("Terms"): dataset.terms or gettext("not stated")}


def _label(name: str) -> str:
    if name in FORMATS:
        return FORMATS[name].label
    return {"mapped": gettext("Table, columns chosen")}.get(name, name)


def _actions(
    project: services.Project,
    dataset: Dataset,
    map_page: Page,
    *,
    editor: bool,
) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(
            f"**{escape_markdown(dataset.name)}**:"
            f" {count_words(dataset.rows, 'claim')}",
            width="content",
        )
        map_link(dataset, map_page)
        if editor:
            _publication(project, dataset)
            _colour(project, dataset)
            rejected_link(project, dataset)
            _removal(project, dataset)


def _publication(project: services.Project, dataset: Dataset) -> None:
    name = dataset.name
    if dataset.private:
        if pressed(gettext("Publish"), icon=":material/public:", key=f"publish {name}"):
            _changed(project, partial(services.publish_dataset, project, name))
    elif pressed(gettext("Make private"), icon=":material/lock:", key=f"hide {name}"):
        _changed(project, partial(services.hide_dataset, project, name))


def _colour(project: services.Project, dataset: Dataset) -> None:
    before = layer_colour(dataset)
    key = f"colour {dataset.name}"
    chosen = st.color_picker(gettext("Colour of its layer"), before, key=key)
    if chosen.upper() != before:
        _changed(
            project, partial(services.colour_dataset, project, dataset.name, chosen)
        )


def _changed(project: services.Project, change: Callable[..., Dataset]) -> None:
    with drawn_errors():
        dataset = change(by=visitor.acting_as(project, Permission.EDIT_DATASETS))
        name = escape_markdown(dataset.name)
        news = gettext("{name} is shown to everybody.", name=name)
        if dataset.private:
            news = gettext("{name} is private.", name=name)
        announce(NEWS, news)


def _removal(project: services.Project, dataset: Dataset) -> None:
    with st.popover(
        gettext("Remove"), icon=":material/delete:", key=f"ask {dataset.name}"
    ):
        st.write(
            ngettext(
                "Remove {name} and its {count} claim from the map?",
                "Remove {name} and its {count} claims from the map?",
                dataset.rows,
                name=escape_markdown(dataset.name),
            )
        )
        if dataset.archive:
            st.write(gettext("Its files stay where they are."))
        else:
            st.write(gettext("The copy kept here is deleted."))
        if not pressed(
            gettext("Yes, remove it"), key=f"remove {dataset.name}", primary=True
        ):
            return
        with drawn_errors():
            by = visitor.acting_as(project, Permission.EDIT_DATASETS)
            services.remove_dataset(project, dataset.name, by=by)
            name = escape_markdown(dataset.name)
            announce(NEWS, gettext("{name} is removed.", name=name))
