"""Files of datasets in question until the ledger has decided."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dashboard.domain.errors import ServiceUnavailable
from dashboard.services.editing.datasets import register_dataset
from dashboard.services.editing.unsettled import tidy, unsettled
from dashboard.services.project import Project
from tests.faults.claims import dataset, folder, parquet
from tests.unit.services.settings_of import settings_of


@pytest.fixture
def project(tmp_path: Path) -> Project:
    data = folder(tmp_path / "data")
    parquet(data / "datasets" / "new.parquet", 1)
    (data / "datasets" / "new.rejects.csv").write_text("line,reason\n")
    return Project(settings_of(data))


def names(project: Project) -> set[str]:
    folder = project.settings.datasets_folder()
    return {path.name for path in folder.iterdir()}


def test_a_file_no_dataset_has_goes(project: Project) -> None:
    with project, unsettled(project, ["new.parquet"]):
        assert {"new.parquet", "new.rejects.csv"} < names(project)
    assert names(project) == set()


def test_a_file_a_dataset_has_stays(project: Project) -> None:
    with project:
        with unsettled(project, ["new.parquet"]):
            register_dataset(project, dataset("q", "new.parquet"), by="anna")
        assert names(project) == {"new.parquet", "new.rejects.csv"}


def test_the_marker_of_a_living_process_is_left_alone(project: Project) -> None:
    with project, unsettled(project, ["new.parquet"]):
        before = names(project)
        tidy(project)
        assert names(project) == before


@pytest.mark.parametrize("content", ["", "{", "[]", '{"ledger": 1}'])
def test_a_marker_cut_short_names_nothing(project: Project, content: str) -> None:
    folder = project.settings.datasets_folder()
    # The number of a process that cannot be, on this machine's last start.
    marker = folder / ".0123456789ab.999999999-0.unsettled"
    marker.write_text(content)
    with project:
        tidy(project)
    assert {"new.parquet", "new.rejects.csv"} <= names(project)


def test_another_ledgers_files_are_its_own(project: Project) -> None:
    folder = project.settings.datasets_folder()
    content = {"ledger": "another", "paths": ["new.parquet"]}
    (folder / ".0123456789ab.999999999-0.unsettled").write_text(json.dumps(content))
    with project:
        tidy(project)
    assert "new.parquet" in names(project)


def test_a_folder_that_cannot_be_written_to_is_told(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with project:
        assert project.ledger
        monkeypatch.setattr(Path, "open", full)
        with (
            pytest.raises(ServiceUnavailable, match="No space left on device"),
            unsettled(project, ["new.parquet"]),
        ):
            raise AssertionError("nothing is changed without a marker")
