"""Which datasets a filter shows, and which of them may not be handed on."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.domain.filters import Filters
from dashboard.services.editing.datasets import register_dataset
from dashboard.services.project import Project
from dashboard.services.terms import datasets_of, restricted
from tests.faults.claims import dataset, folder, parquet
from tests.unit.services.settings_of import settings_of


@pytest.fixture
def project(tmp_path: Path) -> Project:
    data = folder(tmp_path / "data")
    project = Project(settings_of(data))
    for name, free in (("free", True), ("closed", False), ("shut", False)):
        parquet(data / "datasets" / f"{name}.parquet", 1)
        made = dataset(name, f"{name}.parquet", redistribute=free)
        register_dataset(project, made, by="anna")
    return project


@pytest.mark.parametrize(
    ("names", "every", "closed"),
    [
        ((), {"free", "closed", "shut"}, {"closed", "shut"}),
        (("free",), {"free"}, set()),
        (("free", "shut", "none"), {"free", "shut"}, {"shut"}),
    ],
)
def test_datasets_of_a_filter(
    project: Project, names: tuple[str, ...], every: set[str], closed: set[str]
) -> None:
    filters = Filters(dataset=names)
    with project:
        assert {dataset.name for dataset in datasets_of(project, filters)} == every
        assert set(restricted(project, filters)) == closed
