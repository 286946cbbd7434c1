"""Pages are tested as the local user sees them, unless a test says who is there."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dashboard.services.access.identity import Connection
from dashboard.ui import visitor

HERE = Connection(headers={"host": "localhost:8501"}, client="127.0.0.1")
"""A browser at the machine the server runs on."""
FAR = Connection(headers={"host": "map.example"}, client="203.0.113.7")
"""A browser somewhere on the internet."""


@pytest.fixture(autouse=True)
def connect(monkeypatch: pytest.MonkeyPatch) -> Callable[[Connection], None]:
    """Return what puts another browser before the pages."""

    def put(connection: Connection) -> None:
        monkeypatch.setattr(visitor, "connection", lambda: connection)

    put(HERE)
    return put
