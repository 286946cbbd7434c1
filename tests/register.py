"""One register for all projects of a process of tests: to load it takes a quarter of a
second and twenty megabytes, and it never changes.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from dashboard.domain.errors import BadRow
from dashboard.domain.settings import Settings, shipped_folder
from dashboard.gazetteer import geocoder
from dashboard.gazetteer.register import Register, load_register, own_folder


def share_register() -> None:
    """Let every gazetteer over the shipped files have the same register, for good."""
    vars(geocoder)["load_register"] = _register


def _register(settings: Settings) -> tuple[Register, tuple[BadRow, ...]]:
    """Return the register of those settings: the shared one unless they have places or
    an extract of their own.
    """
    shipped = shipped_folder()
    if (
        settings.shipped == shipped
        and settings.file("places.csv") == shipped / "places.csv"
        and not own_folder(settings).exists()
    ):
        return _shared(shipped)
    return load_register(settings)


@cache
def _shared(shipped: Path) -> tuple[Register, tuple[BadRow, ...]]:
    """Return the register of the shipped files."""
    return load_register(Settings(shipped=shipped, data=None))
