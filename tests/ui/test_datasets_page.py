"""The datasets page: what it shows with and without datasets, what it hides, and what
it removes.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard import services
from dashboard.domain.claim import FIELDS
from dashboard.domain.dataset import Dataset
from dashboard.domain.settings import load
from dashboard.exchange.importers.mapping.mapped import TARGETS, TITLES
from dashboard.ui.datasets import dataset_import

HEADER = (
    "event_id_cnty,event_date,time_precision,event_type,sub_event_type,actor1,admin1,location,latitude,longitude,"
    "geo_precision,source,notes"
)
ROWS = (
    (
        "UKR1,2023-06-11,1,Battles,Armed clash,Military Forces of"
        " Ukraine,Donetsk,Storozheve,47.79,36.82,1,Wire,A clash."
    ),
    (
        "UKR2,2023-06-12,1,Battles,Armed clash,Military Forces of"
        " Ukraine,Donetsk,Storozheve,0,0,1,Wire,Bad point."
    ),
)


def _page() -> None:
    from functools import partial

    import streamlit as st

    from dashboard.ui.views import datasets_page, map_page

    the_map = st.Page(map_page.map_page, title="Map", url_path="map")
    page = st.Page(
        partial(datasets_page.datasets_page, the_map),
        title="Datasets",
        url_path="datasets",
        default=True,
    )
    st.navigation([page, the_map]).run()


def _run() -> AppTest:
    test = AppTest.from_function(_page, default_timeout=120).run()
    assert not test.exception
    return test


def _words(test: AppTest) -> str:
    shown = [
        *test.markdown,
        *test.caption,
        *test.info,
        *test.success,
        *test.warning,
        *test.error,
    ]
    return " ".join(element.value for element in shown)


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data directory with no claim of its own."""
    (tmp_path / "claims.csv").write_text(",".join(FIELDS) + "\n")
    monkeypatch.setenv("FRONTLINE_DATA", str(tmp_path))
    return tmp_path


@pytest.fixture
def project(data: Path) -> services.Project:
    """A project with one dataset of one claim and one rejected row."""
    file = data / "events.csv"
    file.write_text("\n".join((HEADER, *ROWS)) + "\n")
    project = services.open_project(load())
    services.import_file(
        project, services.ImportRequest(publish=True, path=file), by="test"
    )
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
        "events",
        1,
        1,
        "events.csv",
        "test",
    )
    assert row["May be handed on"] == "no"
    assert "forbid" in row["Terms"]
    (link,) = test.get("html")
    assert "./api/rejected.csv?dataset=events" in link.proto.body
    assert test.get("page_link")[0].proto.query_string == "dataset=events"


@pytest.mark.usefixtures("project")
def test_with_editing_off_there_is_the_list_and_no_control(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("FRONTLINE_EDITING", "off")
    test = _run()
    assert test.dataframe[0].value["Name"].tolist() == ["events"]
    assert "Editing is off" in _words(test)
    assert not test.button
    assert not test.get("file_uploader")
    assert not test.get("html")


def test_remove_takes_a_second_click_and_is_told(project: services.Project) -> None:
    test = _run()
    assert [d.name for d in project.ledger.datasets()] == ["events"]
    test.button(key="remove events").click().run()
    assert not test.exception
    assert project.ledger.datasets() == ()
    assert "events is removed" in _words(test)
    assert "There is no dataset yet." in _words(test)
    assert not list(project.settings.datasets_folder().iterdir())


@pytest.fixture
def upload(data: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Another file of a maker whose dataset is there, as if it had been uploaded."""
    folder = data / "upload"
    folder.mkdir()
    file = folder / "events.csv"
    file.write_text("\n".join((HEADER, ROWS[0].replace("UKR1", "UKR7"))) + "\n")
    received = dataset_import.Upload(("1",), folder)
    monkeypatch.setattr(st, "file_uploader", lambda *_a, **_k: ["a file"])
    monkeypatch.setattr(dataset_import, "_received", lambda _files: received)
    return file


def _button(test: AppTest) -> Any:
    return next(button for button in test.button if button.label == "Import")


@pytest.mark.usefixtures("upload")
def test_another_file_takes_the_place_of_a_dataset_only_when_told_so(
    project: services.Project,
) -> None:
    before = project.ledger.datasets()
    test = _run()
    assert test.text_input[0].value == "events"
    assert "A dataset events is there already, with 1 claim" in _words(test)
    (box,) = test.checkbox
    label = box.label.replace("\\", "")
    assert label == "Replace the dataset events imported from events.csv"
    assert (box.value, _button(test).disabled) == (False, True)
    assert project.ledger.datasets() == before
    box.check().run()
    assert not _button(test).disabled
    _button(test).click().run()
    assert not test.exception
    assert "1 claim imported as events" in _words(test)
    (after,) = project.ledger.datasets()
    assert (after.path != before[0].path, after.rejected) == (True, 0)


@pytest.mark.usefixtures("project")
def test_a_file_without_a_sound_row_is_told_and_what_was_there_stays(
    upload: Path,
) -> None:
    upload.write_text(HEADER + "\n")
    test = _run()
    test.checkbox[0].check().run()
    _button(test).click().run()
    assert not test.exception
    (error,) = test.error
    words = error.value.replace("\\", "")
    assert words.startswith("events.csv: there is no sound row in it")
    assert str(upload.parent) not in words
    held = services.open_project(load()).ledger.datasets()
    assert [(dataset.name, dataset.rows) for dataset in held] == [("events", 1)]


def test_a_new_name_needs_no_such_word(project: services.Project, upload: Path) -> None:
    upload.rename(upload.with_name("more.csv"))
    test = _run()
    assert test.text_input[0].value == "more"
    assert not test.checkbox
    _button(test).click().run()
    assert not test.exception
    assert [dataset.name for dataset in project.ledger.datasets()] == ["events", "more"]


@pytest.mark.usefixtures("data")
def test_a_dataset_that_cannot_be_read_is_told() -> None:
    project = services.open_project(load())
    (project.settings.datasets_folder() / "lost.parquet").write_bytes(b"not Parquet")
    project.ledger.register(
        Dataset(name="lost", format="csv", path="lost.parquet", rows=1), by="test"
    )
    project.changed()
    project.settled()
    test = _run()
    assert "lost" in " ".join(warning.value for warning in test.warning)
    assert test.dataframe[0].value["Name"].tolist() == ["lost"]


def test_every_column_the_import_can_use_has_words() -> None:
    assert set(TITLES) == set(TARGETS)


def test_positions_are_learned_at_one_click(project: services.Project) -> None:
    test = _run()
    assert "known to within 26 km only" in _words(test)
    test.button(key="positions from datasets").click().run()
    assert not test.exception
    assert "settlements now have coordinates" in _words(test)
    extract = project.settings.writable() / "gazetteer" / "settlements.tsv.gz"
    assert extract.is_file()


@pytest.mark.usefixtures("project")
def test_without_a_network_the_page_says_how_to_do_without(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError("no network here")

    monkeypatch.setattr("urllib.request.urlopen", refuse)
    test = _run()
    test.button(key="positions from GeoNames").click().run()
    assert not test.exception
    assert "give it with" in " ".join(error.value for error in test.error)
