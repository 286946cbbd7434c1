"""What goes wrong in a database, in words a person can act on. A password never gets
into them.
"""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from dashboard.domain.errors import (
    BadInput,
    Damaged,
    FrontlineError,
    ServiceUnavailable,
)

BUSY = "{label} is being written by another process; try again"
FREE = "free space on that disk and try again"
FULL = (
    "{label}: the disk is full or failing ({why}). What was saved before is safe, this"
    " call saved nothing; "
)
BROKEN = (
    "{label} is damaged ({why}). Stop everything that uses it, move it aside (do not"
    " delete it), and restore the last backup"
)
AWAY = (
    "{label} does not answer ({why}). This call saved nothing; check that the server"
    " runs, then try again"
)
REFUSED = (
    "{label} cannot be opened or written ({why}); check that it is there and that this"
    " user may write it"
)
# Beginnings of the names: SQLite's extended codes go on behind them.
BLOCKED = ("SQLITE_BUSY", "SQLITE_LOCKED")
TORN = (
    "SQLITE_CORRUPT",
    "SQLITE_NOTADB",
    "SQLITE_IOERR_SHORT_READ",
    "SQLITE_IOERR_CORRUPTFS",
)
STUCK = ("SQLITE_FULL", "SQLITE_IOERR")
SHUT = ("SQLITE_CANTOPEN", "SQLITE_READONLY", "SQLITE_PERM", "SQLITE_AUTH")
NOT_TEXT = "Could not decode to UTF-8"
"""How Python's sqlite3 begins when a text in the file is not text; SQLite itself has no
error for it.
"""
STATES = {
    "55P03": BUSY,
    "40001": BUSY,
    "40P01": BUSY,
    "53100": FULL + FREE,
    "58030": FULL + FREE,
    "XX001": BROKEN,
    "XX002": BROKEN,
    "25006": REFUSED,
    "42501": REFUSED,
}
"""SQLSTATE of PostgreSQL (Appendix A of its manual) and what it means here."""
AWAY_STATES = ("08", "53", "57P")
"""First characters of the SQLSTATEs of a server that is going, gone, coming or out of
resources.
"""


class Unreadable(ValueError):
    """A row holds what this program never writes."""


@contextmanager
def spoken(label: str) -> Iterator[None]:
    """Turn a fault of the database into one of this project's errors; what is nobody's
    fault but ours passes.

    label: how the message names the ledger.
    """
    try:
        yield
    except Unreadable as error:
        raise Damaged(BROKEN.format(label=label, why=error)) from error
    except (DBAPIError, sqlite3.Error, PoolTimeout) as error:
        fault = translate(error, label)
        if fault is None:
            raise
        raise fault from error


def translate(error: Exception, label: str) -> FrontlineError | None:
    """Return the error to show, None when the fault lies in this program."""
    if isinstance(error, PoolTimeout):
        return ServiceUnavailable(f"{label}: too many calls at once; try again")
    cause = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(cause, sqlite3.Error):
        return _sqlite(cause, label)
    return _postgres(error, label) if isinstance(error, DBAPIError) else None


def _sqlite(error: sqlite3.Error, label: str) -> FrontlineError | None:
    name: str = getattr(error, "sqlite_errorname", "")
    why = str(error)
    if name.startswith(BLOCKED):
        return ServiceUnavailable(BUSY.format(label=label))
    if name.startswith(TORN) or why.startswith(NOT_TEXT):
        return Damaged(BROKEN.format(label=label, why=why.splitlines()[0]))
    if name.startswith(STUCK):
        return ServiceUnavailable((FULL + FREE).format(label=label, why=why))
    if name.startswith(SHUT):
        return ServiceUnavailable(REFUSED.format(label=label, why=why))
    return None


def _postgres(error: DBAPIError, label: str) -> FrontlineError | None:
    # The words of a server come in its own language; the state does not.
    state: str = getattr(error.orig, "sqlstate", None) or ""
    why = (str(error.orig).strip().splitlines() or ["no reason given"])[0]
    if state in STATES:
        words = STATES[state].format(label=label, why=why)
        return Damaged(words) if STATES[state] is BROKEN else ServiceUnavailable(words)
    # A connection that could not be made, or that broke, has no SQLSTATE: libpq only
    # says so in words.
    lost = not state and type(error.orig).__name__ == "OperationalError"
    if error.connection_invalidated or lost or state.startswith(AWAY_STATES):
        return ServiceUnavailable(AWAY.format(label=label, why=why))
    return None


def file_fault(path: object, error: OSError) -> FrontlineError:
    """Return the error to show when a file of a backup or of a dataset cannot be read
    or written.
    """
    reason = error.strerror or str(error)
    if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO}:
        return ServiceUnavailable(
            f"{path}: the disk is full or failing ({reason}); {FREE}, or give another"
            " place"
        )
    return BadInput(
        f"{path}: cannot be read or written ({reason}); check the path and who may"
        " use it"
    )
