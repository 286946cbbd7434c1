"""A project with one claim, whose links, feeds and frames are made."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.services.project import Project
from tests.faults.claims import folder
from tests.unit.services.settings_of import settings_of


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(settings_of(folder(tmp_path / "data")))
