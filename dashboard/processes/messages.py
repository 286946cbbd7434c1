"""How a process and those that work for it talk: messages over the standard input and
output of the worker.

What a worker says is not trusted, for it has read a stranger's file: of its pickles
only plain values, our own classes and our own errors are read.
"""

from __future__ import annotations

import io
import pickle
import struct
import sys
from typing import IO, Any

from dashboard.domain.errors import FrontlineError

HEAD = struct.Struct(">BI")
"""What goes before each message: what it is, and its length in bytes."""
LONGEST_MESSAGE = 256 * 2**20
JOB, DONE, FAILED, TOO_LARGE, BROKEN = range(5)
"""What a message is: the work (of the first: the limits); its result; an error of ours;
that there was not enough memory; an error that is none of ours, as a traceback.
"""
OTHER = 16
"""From here on numbers are free for what a worker and its parent say besides."""
_OURS = "dashboard."
_PLAIN = {
    ("datetime", "date"),
    ("datetime", "datetime"),
    ("datetime", "timezone"),
    ("datetime", "timedelta"),
    ("pathlib", "PosixPath"),
    ("pathlib", "WindowsPath"),
}


def write_message(stream: IO[bytes], kind: int, value: object) -> None:
    """Write one message. kind: a number that both sides know."""
    body = io.BytesIO()
    _Writer(body).dump(value)
    stream.write(HEAD.pack(kind, body.tell()) + body.getvalue())
    # The other side waits for it, and answers nothing before.
    stream.flush()


def read_message(stream: IO[bytes], *, trusted: bool = False) -> tuple[int, Any]:
    """Read one message. trusted: it is of the parent, and may name any class. Raises
    EOFError when the other side has ended, ValueError and UnpicklingError for what is
    no message of ours.
    """
    kind, length = HEAD.unpack(_exactly(stream, HEAD.size))
    # Before anything is reserved for it: the length is the word of a stranger's file.
    if length > LONGEST_MESSAGE:
        raise ValueError("the message is too long")
    body = io.BytesIO(_exactly(stream, length))
    reader = _Reader(body) if trusted else _WaryReader(body)
    return kind, reader.load()


def _exactly(stream: IO[bytes], size: int) -> bytes:
    data = stream.read(size)
    if len(data) < size:
        raise EOFError
    return data


class _Writer(pickle.Pickler):
    """Writes errors of ours as data: libraries change how exceptions are pickled, for
    the whole process (tblib does), and an error whose arguments are not those of its
    class cannot be pickled at all.
    """

    def persistent_id(self, obj: Any) -> Any:  # noqa: ANN401
        """Return an error as its classes, arguments and attributes; None for all
        else.
        """
        if not isinstance(obj, FrontlineError):
            return None
        # Its own class first; the other side need not have loaded that.
        classes = tuple(
            (kind.__module__, kind.__qualname__)
            for kind in type(obj).__mro__
            if issubclass(kind, FrontlineError)
        )
        return classes, obj.args, dict(vars(obj))


class _Reader(pickle.Unpickler):
    """Reads what `_Writer` writes."""

    def persistent_load(self, pid: Any) -> FrontlineError:  # noqa: ANN401
        """Return the error. Raises UnpicklingError for what is none."""
        match pid:
            case (tuple(classes), tuple(args), dict(state)):
                kind = _error_class(classes)
                # Not by calling it: what it takes need not be what it keeps.
                error = kind.__new__(kind, *args)
                error.__dict__.update(state)
                return error
        raise pickle.UnpicklingError("an error that is none of ours")


class _WaryReader(_Reader):
    """Reads plain values and our own classes: a pickle can name any function there
    is.
    """

    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401
        """Return the class of that name. Raises UnpicklingError for any other."""
        # A class alone: a function of ours would be called with what stands there.
        if (module, name) in _PLAIN or _own_class(module, name):
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name} is not read here")


def _own_class(module: object, name: object) -> type | None:
    """Return the class of ours of that name, None when there is none or when it is not
    loaded.
    """
    if not isinstance(module, str) or not isinstance(name, str):
        return None
    if not module.startswith(_OURS) or "." in name:
        return None
    kind = getattr(sys.modules.get(module), name, None)
    return kind if isinstance(kind, type) else None


def _error_class(classes: tuple[Any, ...]) -> type[FrontlineError]:
    for each in classes:
        if not isinstance(each, tuple) or len(each) != 2:
            raise pickle.UnpicklingError("an error that is none of ours")
        kind = _own_class(*each)
        if kind and issubclass(kind, FrontlineError):
            return kind
    return FrontlineError
