"""What a page under test leaves behind is put back."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def own_main() -> Iterator[None]:
    """AppTest makes the page the main module for good; a process that is started later would run that page."""
    main = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = main
