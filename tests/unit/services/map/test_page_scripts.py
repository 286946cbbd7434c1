"""The script of every page."""

from __future__ import annotations

import pytest

from dashboard.domain.errors import DataMissing
from dashboard.domain.settings import ASSETS
from dashboard.services.map.page_scripts import (
    PAGE_SCRIPTS,
    assets_version,
    page_script,
)
from dashboard.web.bundle import folder_version


@pytest.mark.parametrize("name", PAGE_SCRIPTS)
def test_a_page_has_its_script(name: str) -> None:
    assert "window.frontline = " in page_script(name)


def test_no_other_page_has_one() -> None:
    with pytest.raises(DataMissing, match="nothing"):
        page_script("nothing")


def test_the_version_is_that_of_all_files() -> None:
    assert assets_version() == folder_version(ASSETS)
