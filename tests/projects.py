"""Projects that tests open: none outlives its file of tests. An open index has threads and
tens of megabytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from dashboard.domain.settings import Settings
from dashboard.services import project as projects
from tests.register import share_register

_opened: list[projects.Project] = []
_initialise = projects.Project.__init__


def _noted(self: projects.Project, settings: Settings) -> None:
    _initialise(self, settings)
    _opened.append(self)


# For good: whoever comes later may open projects, too.
projects.Project.__init__ = _noted  # type: ignore[method-assign]
share_register()


@contextmanager
def closing() -> Iterator[None]:
    """Close the projects that were opened meanwhile."""
    before = len(_opened)
    yield
    projects.close_projects()
    for project in _opened[before:]:
        if not project._closed:
            project.close()
    del _opened[before:]
