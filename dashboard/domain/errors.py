"""The one error tree. Every message names the input, what is wrong with it and what to
do.
"""

from __future__ import annotations


class FrontlineError(Exception):
    """Root of every error this project raises on purpose; its text is fit to be shown
    to a person.
    """


class BadInput(FrontlineError):
    """What the user gave cannot be used (exit code 2, HTTP 400)."""


class DataMissing(BadInput):
    """A file or folder the project needs is not there."""


class BadRow(BadInput):
    """One row of a file cannot be used; the rest of the file still loads.

    Attributes: source (file name), line (1-based line in that file), reason (plain
    words), id (that the row gives itself, "" when it cannot be read or there is none).
    """

    def __init__(
        self,
        source: str,
        line: int,
        reason: str,
        id: str = "",
    ) -> None:
        super().__init__(f"{source}, line {line}: {reason}")
        self.id = id
        self.source = source
        self.line = line
        self.reason = reason


class Forbidden(FrontlineError):
    """The visitor may not see or do this (exit code 1, HTTP 403)."""


class NothingFound(FrontlineError):
    """The question was sound and the answer is empty (exit code 1)."""


class ServiceUnavailable(FrontlineError):
    """Something outside the process did not answer: a geocoder, a port, a database
    (exit code 1).
    """


class TooMany(FrontlineError):
    """More than this server gives in that time; it can be asked again later (exit code
    1, HTTP 429).
    """


class EditConflict(FrontlineError):
    """Somebody else changed the same thing since it was read; read it again and decide
    anew (exit code 1).
    """


class Damaged(FrontlineError):
    """A file the project keeps is corrupted; the message says which, and what can be
    done about it (exit code 1).
    """
