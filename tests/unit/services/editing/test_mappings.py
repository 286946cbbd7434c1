"""Mappings are read from files and remembered by the columns of a table."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard import services
from dashboard.domain.claim import FIELDS
from dashboard.domain.errors import BadInput
from dashboard.domain.settings import load
from dashboard.services.editing.formats import Mapping
from dashboard.services.editing.mappings import (
    mapping_text,
    read_mapping,
    remember_mapping,
    remembered_mapping,
)

MAPPING = Mapping({"date": "Дата", "note": "a"}, ("b",))


def test_a_file_is_read_as_it_was_written(tmp_path: Path) -> None:
    file = tmp_path / "a.toml"
    file.write_text(mapping_text(MAPPING), "utf-8")
    assert read_mapping(file) == MAPPING
    for bad in (tmp_path / "none.toml", tmp_path):
        with pytest.raises(BadInput, match="cannot be read"):
            read_mapping(bad)


def test_a_mapping_is_remembered_until_its_file_is_damaged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "claims.csv").write_text(",".join(FIELDS) + "\n")
    monkeypatch.setenv("FRONTLINE_DATA", str(tmp_path))
    project = services.open_project(load())
    assert remembered_mapping(project, ("a", "b")) is None
    remember_mapping(project, ("a", "b"), MAPPING)
    assert remembered_mapping(project, ("a", "b")) == MAPPING
    assert remembered_mapping(project, ("b", "a")) is None
    (file,) = (project.settings.datasets_folder() / "mappings").iterdir()
    file.write_text("[")
    assert remembered_mapping(project, ("a", "b")) is None


def test_where_nothing_can_be_written_nothing_is_remembered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "claims.csv").write_text(",".join(FIELDS) + "\n")
    monkeypatch.setenv("FRONTLINE_DATA", str(tmp_path))
    project = services.open_project(load())
    folder = project.settings.datasets_folder()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "mappings").write_text("a file in its place")
    remember_mapping(project, ("a", "b"), MAPPING)
    assert remembered_mapping(project, ("a", "b")) is None
