"""Which tests one worker of pytest-xdist runs in a row."""

from __future__ import annotations

from xdist.scheduler.loadscope import LoadScopeScheduling

WHOLE_MACHINE = (
    "tests/e2e/",
    "tests/faults/test_attacks.py",
    "tests/faults/test_cluster.py",
    "tests/faults/test_limits.py",
    "tests/faults/test_servers.py",
)
"""Where tests drive browsers, put a server under attack or run several servers."""
LONG = ("tests/faults/", "tests/recipes/", "tests/ledger/", "tests/property/")
"""Folders whose files take long, which are begun while there is much else to do."""


def rank_of(nodeid: str) -> int:
    """Return when a test's turn comes: the lowest first.

    The longest group has to begin first and the short ones last, or one worker ends
    long after the others.
    """
    if group_of(nodeid) == "machine":
        return 0
    return 1 if nodeid.startswith(LONG) else 2


def group_of(nodeid: str) -> str:
    """Return the group of a test: all of a group are run by one worker.

    A file stays together, for its fixtures. What needs the machine for itself stays
    together as well, so that no two such tests run at the same time.
    """
    path = nodeid.partition("::")[0]
    return "machine" if path.startswith(WHOLE_MACHINE) else path


class ByGroup(LoadScopeScheduling):  # type: ignore[misc]  # it has no types
    """Gives each worker whole groups, in the order in which tests are collected."""

    def _split_scope(self, nodeid: str) -> str:
        return group_of(nodeid)
