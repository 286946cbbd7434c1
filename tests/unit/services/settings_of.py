"""Settings for a data directory of a test's own."""

from pathlib import Path

from dashboard.domain.settings import Settings, load


def settings_of(data: Path, **more: str) -> Settings:
    """Return the settings over that folder."""
    return load({"FRONTLINE_DATA": str(data), **more})
