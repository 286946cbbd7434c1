"""A command as a process: what its errors become."""

from __future__ import annotations

import signal

import pytest

from dashboard.cli.process import BAD_INPUT, DONE, FAILED, guarded
from dashboard.domain.errors import BadInput, NothingFound


def ends(error: BaseException) -> int:
    def command() -> int:
        raise error

    return guarded(command)


@pytest.mark.parametrize(
    ("error", "code", "words"),
    [
        (BadInput("x: bad"), BAD_INPUT, "x: bad"),
        (NothingFound("none"), FAILED, "none"),
        (KeyboardInterrupt(), FAILED, "stopped"),
        (
            BrokenPipeError(),
            FAILED,
            "whoever read the output went away; not all of it was written",
        ),
        (MemoryError(), FAILED, "not enough memory; free some, or choose less"),
        (
            OSError(28, "No space left on device", "/out"),
            FAILED,
            "/out: No space left on device; check the file, its folder and disk",
        ),
    ],
)
def test_an_error_is_one_line(
    error: BaseException, code: int, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ends(error) == code
    assert capsys.readouterr().err == f"frontline: {words}\n"


def test_a_fault_of_the_program_is_not_hidden() -> None:
    with pytest.raises(ZeroDivisionError):
        ends(ZeroDivisionError())


def test_a_signal_stops_a_command_and_is_what_it_was_afterwards(
    capsys: pytest.CaptureFixture[str],
) -> None:
    before = signal.getsignal(signal.SIGTERM)

    def command() -> int:
        signal.raise_signal(signal.SIGTERM)
        return DONE

    assert guarded(command) == FAILED
    assert capsys.readouterr().err == "frontline: stopped\n"
    assert signal.getsignal(signal.SIGTERM) is before


def test_done() -> None:
    assert guarded(lambda: DONE) == DONE
