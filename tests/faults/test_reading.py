"""Batches of real processes that are stopped or killed: what was written stays, and the
next run goes on from there.
"""

from __future__ import annotations

import json
import signal
import subprocess
from pathlib import Path

import pytest

from tests.faults.claims import folder
from tests.faults.reports import write_reports
from tests.serving import command, environment, until

COUNT = 120


def started(tmp_path: Path, out: Path) -> subprocess.Popen[str]:
    data = folder(tmp_path / "data")
    words = command(
        "--data",
        str(data),
        "read",
        "--jsonl",
        str(tmp_path / "in.jsonl"),
        "--out",
        str(out),
    )
    return subprocess.Popen(
        words,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


@pytest.mark.parametrize(
    "how", [signal.SIGINT, signal.SIGKILL], ids=["Ctrl-C", "kill -9"]
)
def test_a_batch_that_was_stopped_goes_on(how: signal.Signals, tmp_path: Path) -> None:
    write_reports(tmp_path / "in.jsonl", COUNT)
    out = tmp_path / "out.jsonl"
    process = started(tmp_path, out)
    until(
        lambda: size(out), lambda bytes_: bytes_ > 0 or process.poll() is not None, 60
    )
    process.send_signal(how)
    _, said = process.communicate(timeout=60)
    assert "Traceback" not in said
    if how is signal.SIGINT:
        assert process.returncode == 1, said
        assert "the same command goes on from there" in said
    before = out.read_bytes()
    done = before.count(b"\n")
    assert 0 < done < COUNT
    # As if the machine had gone down within a line.
    with out.open("ab") as file:
        file.write(b'{"id": 999, "men')
    again = started(tmp_path, out)
    told, said = again.communicate(timeout=120)
    assert again.returncode == 0, said
    assert f"{COUNT - done} articles read" in told
    assert f"{done} by an earlier run" in told
    assert out.read_bytes().startswith(before[: before.rfind(b"\n") + 1])
    assert [json.loads(line)["id"] for line in out.read_bytes().splitlines()] == list(
        range(COUNT)
    )
