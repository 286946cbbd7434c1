"""The datasets page: what it shows with and without datasets, what it hides, and what it removes."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import tasks
from dashboard.domain.claim import FIELDS
from dashboard.domain.dataset import Dataset
from dashboard.domain.settings import load
from dashboard.exchange.foreign.mapped import TARGETS
from dashboard.ui.dataset_columns import MEANINGS

HEADER = (
    "event_id_cnty,event_date,time_precision,event_type,sub_event_type,actor1,admin1,location,latitude,longitude,"
    "geo_precision,source,notes"
)
ROWS = (
    "UKR1,2023-06-11,1,Battles,Armed clash,Military Forces of Ukraine,Donetsk,Storozheve,47.79,36.82,1,Wire,A clash.",
    "UKR2,2023-06-12,1,Battles,Armed clash,Military Forces of Ukraine,Donetsk,Storozheve,0,0,1,Wire,Bad point.",
)


def _page() -> None:
    from functools import partial

    import streamlit as st

    from dashboard.ui import datasets_page, map_page

    the_map = st.Page(map_page.show, title="Map", url_path="map")
    page = st.Page(partial(datasets_page.show, the_map), title="Datasets", url_path="datasets", default=True)
    st.navigation([page, the_map]).run()


def _run() -> AppTest:
    test = AppTest.from_function(_page, default_timeout=30).run()
    assert not test.exception
    return test


def _words(test: AppTest) -> str:
    shown = [*test.markdown, *test.caption, *test.info, *test.success, *test.warning, *test.error]
    return " ".join(element.value for element in shown)


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data directory with no claim of its own."""
    (tmp_path / "claims.csv").write_text(",".join(FIELDS) + "\n")
    monkeypatch.setenv("FRONTLINE_DATA", str(tmp_path))
    return tmp_path


@pytest.fixture
def project(data: Path) -> tasks.Project:
    """A project with one dataset of one claim and one rejected row."""
    file = data / "events.csv"
    file.write_text("\n".join((HEADER, *ROWS)) + "\n")
    project = tasks.open_project(load())
    tasks.import_file(project, tasks.ImportOrder(path=file), by="test")
    return project.settled()


@pytest.mark.usefixtures("data")
def test_without_datasets_it_says_so_and_offers_the_upload() -> None:
    test = _run()
    assert "There is no dataset yet." in _words(test)
    assert len(test.get("file_uploader")) == 1
    assert not test.dataframe


@pytest.mark.usefixtures("project")
def test_the_table_tells_what_a_reader_must_know() -> None:
    test = _run()
    row = test.dataframe[0].value.iloc[0]
    assert (row["Name"], row["Claims"], row["Rejected"], row["File"], row["By"]) == (
        "acled", 1, 1, "events.csv", "test",
    )  # fmt: skip
    assert row["May be handed on"] == "no"
    assert "forbid" in row["Terms"]
    assert len(test.get("download_button")) == 1
    assert test.get("page_link")[0].proto.query_string == "dataset=acled"


@pytest.mark.usefixtures("project")
def test_with_editing_off_there_is_the_list_and_no_control(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FRONTLINE_EDITING", "off")
    test = _run()
    assert test.dataframe[0].value["Name"].tolist() == ["acled"]
    assert "editing is on" in _words(test)
    assert not test.button
    assert not test.get("file_uploader")
    assert not test.get("download_button")


def test_remove_takes_a_second_click_and_is_told(project: tasks.Project) -> None:
    test = _run()
    assert [d.name for d in project.ledger.datasets()] == ["acled"]
    test.button(key="remove acled").click().run()
    assert not test.exception
    assert project.ledger.datasets() == ()
    assert "acled is removed" in _words(test)
    assert "There is no dataset yet." in _words(test)
    assert not list(project.settings.datasets_folder().iterdir())


@pytest.mark.usefixtures("data")
def test_a_dataset_that_cannot_be_read_is_told() -> None:
    project = tasks.open_project(load())
    (project.settings.datasets_folder() / "lost.parquet").write_bytes(b"not Parquet")
    project.ledger.register(Dataset(name="lost", format="csv", path="lost.parquet", rows=1), by="test")
    project.changed()
    project.settled()
    test = _run()
    assert "lost" in " ".join(warning.value for warning in test.warning)
    assert test.dataframe[0].value["Name"].tolist() == ["lost"]


def test_every_column_the_import_can_use_has_words() -> None:
    assert set(MEANINGS) == set(TARGETS)
