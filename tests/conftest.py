"""No test may reach beyond this machine, and none sees the settings of whoever runs it."""

from __future__ import annotations

import os
import socket
import sys
import tempfile
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import settings

for name in [name for name in os.environ if name.startswith("FRONTLINE_")]:
    del os.environ[name]
# What the program writes when no data directory is named goes to a folder of this run, not to the tester's own.
_HOME = tempfile.TemporaryDirectory(prefix="frontline-tests-")
os.environ["XDG_DATA_HOME"] = _HOME.name

# The same examples on every machine and every run: a property that fails, fails for everybody.
settings.register_profile("steady", derandomize=True, deadline=None, max_examples=60)
settings.load_profile("steady")

LOCAL = ("127.0.0.1", "::1", "localhost")


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
def own_main() -> Iterator[None]:
    """Give the main module back: AppTest makes the page the main one for good, and a new process would run that."""
    main = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = main
