"""No test may reach beyond this machine, and none sees the settings of whoever runs
it.
"""

from __future__ import annotations

import gc
import os
import socket
import sys
import tempfile
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import settings

HISTORIES = int(os.environ.get("FRONTLINE_HISTORIES", "20"))
"""How many random sequences tests/faults/test_histories.py tries."""
KILLS = int(os.environ.get("FRONTLINE_KILLS", "3"))
"""How many processes tests/faults/test_killed_history.py kills on each backend."""
for name in [name for name in os.environ if name.startswith("FRONTLINE_")]:
    del os.environ[name]
# What the program writes when no data directory is named goes to a folder of this run,
# not to the tester's own.
_HOME = tempfile.TemporaryDirectory(prefix="frontline-tests-")
os.environ["XDG_DATA_HOME"] = _HOME.name

# The same examples on every machine and every run: a property that fails, fails for
# everybody.
settings.register_profile("steady", derandomize=True, deadline=None, max_examples=60)
settings.load_profile("steady")

# Images of containers set it. Every command that a test begins would compile the whole
# program, and every run all tests.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

LOCAL = ("127.0.0.1", "::1", "localhost")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that makes long tables of cases short."""
    from tests.sampling import OPTION

    parser.addoption(
        OPTION,
        type=int,
        help="run at most so many rows of each table of cases, evenly spread over it",
    )


@pytest.hookimpl(tryfirst=True)
def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Take some rows of each table of cases where that was asked for."""
    from tests.sampling import OPTION, is_sampled, sampled

    most = metafunc.config.getoption(OPTION)
    if most is not None and is_sampled(metafunc.definition.path):
        marks = metafunc.definition.own_markers
        marks[:] = [sampled(mark, most) for mark in marks]


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Return what deals the tests out to the workers.

    By a scheduler, not by the marker xdist_group: with pytest 9.2 and xdist 3.8 the
    names of tests no longer carry the group that the marker adds to them.
    """
    from tests.workers import ByGroup

    # Groups are begun in the order of their tests.
    config.option.loadscopereorder = False
    return ByGroup(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the longest groups first."""
    from tests.workers import rank_of

    items.sort(key=lambda item: rank_of(item.nodeid))


def pytest_collection_finish() -> None:
    """Keep the garbage collector from going through ten thousand tests and all their
    modules each time: they stay to the end.
    """
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="module", autouse=True)
def closed_projects() -> Iterator[None]:
    """Close what a file of tests leaves open, see `tests.projects`."""
    # Whoever has not loaded projects opens none, and need not wait for them.
    if "dashboard.services.project" not in sys.modules:
        yield
        return
    from tests.projects import closing

    with closing():
        yield


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fail any connection to another machine."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in LOCAL:
            raise AssertionError(f"a test tried to reach {address}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)
    yield


@pytest.fixture(autouse=True)
def own_environment() -> Iterator[None]:
    """Take back what a test leaves in the environment: a command that is told its data
    directory tells it to the processes that it begins.
    """
    before = dict(os.environ)
    yield
    for name in os.environ.keys() - before.keys():
        if name.startswith("FRONTLINE_"):
            del os.environ[name]
    os.environ.update(
        {name: text for name, text in before.items() if name.startswith("FRONTLINE_")}
    )


@pytest.fixture(autouse=True)
def own_main() -> Iterator[None]:
    """Give the main module back: AppTest makes the page the main one for good, and a
    new process would run that.
    """
    main = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = main
