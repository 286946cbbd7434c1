"""Parent and child understand each other, and the parent believes little."""

from __future__ import annotations

import copyreg
import io
import os
import pickle
import struct
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from dashboard.domain.errors import BadInput, BadRow, FrontlineError
from dashboard.domain.words import Kind
from dashboard.processes import messages
from dashboard.processes.limits import Limits
from dashboard.processes.messages import read_message, write_message
from dashboard.processes.pool import WorkersBusy


def crossed(value: object, *, trusted: bool = False) -> tuple[int, Any]:
    stream = io.BytesIO()
    write_message(stream, 7, value)
    stream.seek(0)
    return read_message(stream, trusted=trusted)


@pytest.mark.parametrize(
    "value",
    [None, 1.5, "é", [1, (2, {"a": b"b"})], date(2023, 6, 13), Kind.CLASH, Limits(1)],
)
def test_values_and_our_own_classes_cross(value: object) -> None:
    assert crossed(value) == (7, value)


ERRORS = [
    BadInput("a: wrong; mend it"),
    BadRow("a.csv", 3, "no date", "r1"),
    WorkersBusy("later"),
]


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_our_errors_cross(error: FrontlineError) -> None:
    kind, (copy,) = crossed([error])
    assert (kind, type(copy), str(copy)) == (7, type(error), str(error))
    assert (copy.args, vars(copy)) == (error.args, vars(error))


def _made_elsewhere(text: str) -> FrontlineError:
    return FrontlineError(text)


def _as_others_do(error: FrontlineError) -> tuple[Any, tuple[str]]:
    return _made_elsewhere, (str(error),)


@pytest.fixture
def other_pickling() -> Iterator[None]:
    """Exceptions pickled in another way in the whole process, as some libraries have
    it when they are imported.
    """
    kinds = [type(error) for error in ERRORS]
    for kind in kinds:
        copyreg.pickle(kind, _as_others_do)
    yield
    for kind in kinds:
        del copyreg.dispatch_table[kind]


@pytest.mark.usefixtures("other_pickling")
@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_errors_cross_however_others_pickle_them(error: FrontlineError) -> None:
    assert type(crossed(error)[1]) is type(error)


def test_an_error_that_only_the_child_knows_comes_as_what_it_is_a_kind_of() -> None:
    class Special(BadInput):
        pass

    kind, error = crossed(Special("a: wrong"))
    assert (kind, type(error), str(error)) == (7, BadInput, "a: wrong")


class Harm:
    def __reduce__(self) -> tuple[Any, tuple[str]]:
        return os.system, ("true",)


class Harm2:
    def __reduce__(self) -> tuple[Any, tuple[object]]:
        return messages.write_message, (1,)


@pytest.mark.parametrize("value", [Harm(), Harm2(), print, io.BytesIO])
def test_nothing_else_does(value: object) -> None:
    with pytest.raises(pickle.UnpicklingError, match="is not read here"):
        crossed(value)


class Forger(pickle.Pickler):
    """Writes whatever it likes in the place of an error."""

    def __init__(self, file: io.BytesIO, forged: object) -> None:
        super().__init__(file)
        self._forged = forged

    def persistent_id(self, obj: Any) -> Any:
        return self._forged if obj == "error" else None


def forged_message(forged: object) -> io.BytesIO:
    body = io.BytesIO()
    Forger(body, forged).dump("error")
    return io.BytesIO(messages.HEAD.pack(2, body.tell()) + body.getvalue())


@pytest.mark.parametrize(
    "classes",
    [
        (("os", "system"),),
        (("dashboard.domain.claim", "Claim"),),
        (("dashboard.domain.errors", "__loader__"), (1, 2)),
        (),
    ],
)
def test_an_error_is_no_way_in_for_other_classes(classes: tuple[object, ...]) -> None:
    _, error = read_message(forged_message((classes, ("true",), {})))
    assert type(error) is FrontlineError


@pytest.mark.parametrize("forged", ["os.system", ((5,), (), {}), ((), [], {})])
def test_what_is_no_error(forged: object) -> None:
    with pytest.raises(pickle.UnpicklingError, match="none of ours"):
        read_message(forged_message(forged))


def test_the_child_reads_what_its_parent_writes() -> None:
    assert crossed(io.BytesIO, trusted=True) == (7, io.BytesIO)


@pytest.mark.parametrize("length", [0, 1, 4, 6, 11])
def test_a_message_that_breaks_off_is_an_end(length: int) -> None:
    stream = io.BytesIO()
    write_message(stream, 1, "picture")
    with pytest.raises(EOFError):
        read_message(io.BytesIO(stream.getvalue()[:length]))


def test_what_is_no_message() -> None:
    with pytest.raises(ValueError, match="too long"):
        read_message(io.BytesIO(struct.pack(">BI", 1, 2**31)))
