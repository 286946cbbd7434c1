"""What pictures and time-lapses share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dashboard.domain.errors import BadInput
from dashboard.domain.filters import Filters
from dashboard.domain.settings import load
from dashboard.services import (
    PictureRequest,
    Project,
    open_project,
    snapshot_svg,
)

if TYPE_CHECKING:
    pass


@pytest.fixture(scope="module")
def project() -> Project:
    return open_project(load({}))


def test_a_picture_says_what_it_shows(project: Project) -> None:
    svg = snapshot_svg(
        project,
        PictureRequest(filters=Filters(kind=("retake",)), width=1200, height=630),
    )
    assert "Shown: kind Retaken" in svg.replace("\n", " ")
    with pytest.raises(BadInput, match="theme 'pink': not known; one of light, dark"):
        snapshot_svg(project, PictureRequest(filters=Filters(), theme="pink"))
