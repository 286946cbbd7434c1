"""A project that pages show, and what stands on them."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard import services
from dashboard.ui import visitor
from tests.ui.conftest import HERE
from tests.unit.services.pictures.test_story import KYIV, MOSCOW, written


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> services.Project:
    """The project of a page: two claims that contradict each other, opened by whoever
    sits at the machine.
    """
    monkeypatch.setenv("FRONTLINE_DATA", str(tmp_path))
    monkeypatch.setattr(visitor, "connection", lambda: HERE)
    return written(tmp_path, KYIV, MOSCOW)
