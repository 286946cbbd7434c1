"""Claims out, as files."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from dashboard.domain.errors import BadInput
from dashboard.domain.filters import Filters
from dashboard.domain.settings import load
from dashboard.services import (
    Project,
    export_claims,
    open_project,
)

if TYPE_CHECKING:
    pass


@pytest.fixture(scope="module")
def project() -> Project:
    return open_project(load({}))


def test_export_knows_its_formats(project: Project) -> None:
    exported = export_claims(project, Filters(source=("HNGN",)), "geojson")
    assert len(json.loads(b"".join(exported.parts))["features"]) == exported.count == 28
    assert exported.notes == ()
    with pytest.raises(BadInput, match="'xlsx': not known; one of geojson, csv"):
        export_claims(project, Filters(), "xlsx")
