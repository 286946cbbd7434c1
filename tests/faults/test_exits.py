"""Every command in every state of the data directory ends with 0, 1 or 2 and says why;
none ends by a signal or a traceback. The commands are those of the parser: a new one is
tried too.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import select
import shutil
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

import pytest

from dashboard.cli import parser
from dashboard.domain.claim import FIELDS
from dashboard.domain.filters import Filters
from dashboard.ledger import Ledger
from dashboard.services import Project
from dashboard.services.editing.datasets import register_dataset
from tests.faults.claims import CLAIM, dataset, folder, parquet
from tests.faults.test_import import acled, until
from tests.serving import command, environment, free_port
from tests.unit.services.settings_of import settings_of

ROOT = Path(__file__).parents[2]
SECONDS = 120
ROWS, MANY = 1_000, 200_000
"""Many: enough that they are still being taken in when a signal comes."""
SERVE = ("serve",)
TROUBLE = ("Traceback", "FATAL", "Exception ignored", "terminate called")
SAMPLES = {
    "OUT": "out.zip",
    "FILE": "acled.csv",
    "FILE|URL|-": "article.txt",
    "PICTURE": "map.png",
    "CLAIM": CLAIM.id,
    "NAME": "q",
    "#RRGGBB": "#7B3F99",
    "WHO": "anna@example.org",
    "ROLE": "reviewer",
    "LABEL": "a program",
    "ID": "no-such-token",
    "NAME|ID": CLAIM.place_id,
}
"""What stands for an argument of each kind."""
SUITED = {
    ("changes",): ["--since", "2023-06-13"],
    ("control",): ["--day", "2023-06-13", "--out", "control.csv"],
    ("geocode",): ["Kyiv"],
    ("grade",): ["claim", CLAIM.id],
    ("export",): ["out.csv", "--force"],
    # Small: a picture of any size ends as every other does.
    ("snapshot",): ["out.png", "--size", "320x200"],
    ("timelapse",): ["out.gif", "--by", "month", "--size", "320x200"],
    ("reference", "add"): [
        *("area-2023-06-12.geojson", "--name", "A", "--terms", "by permission"),
        "--day-from-name",
    ],
    ("story",): ["out.html"],
    ("restore",): ["backup.zip", "--force"],
    ("verify",): ["map.png"],
    ("gazetteer", "update"): ["--from", "UA.txt"],
}
"""Commands for which the samples are not enough."""
MAY_FAIL = {
    ("control",),
    ("changes",),
    ("contradictions",),
    ("gazetteer", "update"),
    ("reference", "compare"),
    ("reference", "list"),
    ("reference", "remove"),
    ("token", "list"),
    ("token", "revoke"),
    ("user", "list"),
    ("user", "revoke"),
}
"""Commands that the samples give nothing to do: nobody has a role or a token, and
nobody contradicts anybody.
"""


def leaves(
    tree: argparse.ArgumentParser, words: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], argparse.ArgumentParser]]:
    """Yield every command with its parser."""
    below = [a for a in tree._actions if isinstance(a, argparse._SubParsersAction)]
    for action in below:
        for name, command_parser in action.choices.items():
            yield from leaves(command_parser, (*words, name))
    if words and not any(action.required for action in below):
        yield words, tree


COMMANDS = dict(leaves(parser()))


def arguments(words: tuple[str, ...]) -> list[str]:
    """Return a command that can be done, as it is typed."""
    if words in SUITED:
        return [*words, *SUITED[words]]
    typed = [*words]
    for action in COMMANDS[words]._actions:
        if action.option_strings or isinstance(action, argparse._SubParsersAction):
            continue
        typed.append(
            next(iter(action.choices))
            if action.choices
            else SAMPLES[str(action.metavar)]
        )
    return typed


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of what commands are given, and of data directories: `filled` has
    a dataset that no index has yet, `large` a large one, `other` another, `settled`
    what is filled and its index.
    """
    base = tmp_path_factory.mktemp("files")
    acled(base / "acled.csv", 40)
    (base / "article.txt").write_text(
        "Ukrainian forces retook Storozheve in Donetsk oblast, the army said on"
        " 12 June 2023.\n"
    )
    (base / "UA.txt").write_text("no table\n")
    corners = [[36.0, 47.0], [37.0, 47.0], [37.0, 48.0], [36.0, 47.0]]
    area = {"type": "Polygon", "coordinates": [corners]}
    (base / "area-2023-06-12.geojson").write_text(json.dumps(area))
    shutil.copy(ROOT / "docs" / "map.png", base)
    for name, rows in (("filled", ROWS), ("large", MANY), ("other", 30)):
        data = folder(base / name)
        parquet(data / "datasets" / "q.parquet", rows)
        with Project(settings_of(data)) as project:
            project.ledger.add([CLAIM], by="editor", why="")
            register_dataset(project, dataset("q", "q.parquet"), by="editor")
    with Project(settings_of(base / "other")) as project:
        project.ledger.backup(base / "backup.zip", base / "other" / "datasets")
    settled = shutil.copytree(base / "filled", base / "settled")
    with Project(settings_of(settled)) as project:
        assert project.settled().index.count(Filters()) == ROWS + 1
    return base


def fresh(data: Path, _files: Path) -> None:
    shutil.rmtree(data)
    data.mkdir()


def just_imported(data: Path, files: Path) -> None:
    shutil.rmtree(data)
    shutil.copytree(files / "filled", data)


def large_import(data: Path, files: Path) -> None:
    shutil.rmtree(data)
    shutil.copytree(files / "large", data)


def index_missing(data: Path, _files: Path) -> None:
    shutil.rmtree(data / "index")


def index_damaged(data: Path, _files: Path) -> None:
    file = data / "index" / "index-1.duckdb"
    content = bytearray(file.read_bytes())
    for start in range(4096 * 4, len(content), 1 << 18):
        content[start : start + 64] = b"\xff" * 64
    file.write_bytes(content)


def index_no_folder(data: Path, _files: Path) -> None:
    shutil.rmtree(data / "index")
    (data / "index").write_text("a file in its place")


def read_only(data: Path, _files: Path) -> None:
    for path in [data, *data.rglob("*")]:
        path.chmod(path.stat().st_mode & ~0o222)


def ledger_replaced(data: Path, files: Path) -> None:
    for file in data.glob("ledger.sqlite*"):
        file.unlink()
    shutil.copy(files / "other" / "ledger.sqlite", data)


def ledger_damaged(data: Path, _files: Path) -> None:
    (data / "ledger.sqlite").write_bytes(b"\xff" * 20_000)


def ledger_no_file(data: Path, _files: Path) -> None:
    (data / "ledger.sqlite").unlink()
    (data / "ledger.sqlite").mkdir()


def dataset_missing(data: Path, _files: Path) -> None:
    (data / "datasets" / "q.parquet").unlink()


def claims_damaged(data: Path, _files: Path) -> None:
    (data / "claims.csv").write_bytes(",".join(FIELDS).encode() + b"\n\xff\x00,1\n")


State = Callable[[Path, Path], None]
SOUND: tuple[State, ...] = (just_imported, index_missing, index_damaged)
"""States in which every command can be done."""
STATES: tuple[State, ...] = (
    *SOUND,
    fresh,
    index_no_folder,
    read_only,
    ledger_replaced,
    ledger_damaged,
    ledger_no_file,
    dataset_missing,
    claims_damaged,
)


class Forking:
    """A process that forks a child for each command, see forking.py."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process
        self._log = Path()

    def start(self, words: list[str], at: Path, **variables: str) -> int:
        """Start a command in a folder and return the number of its process."""
        if self._process.stdin is None:
            raise AssertionError("the forking process has no pipes")
        self._log = at.parent / f"log-{at.name}"
        job = {"words": words, "folder": str(at), "set": variables}
        line = json.dumps(job | {"log": str(self._log)})
        self._process.stdin.write(line.encode() + b"\n")
        self._process.stdin.flush()
        return self._answer()

    def end(self) -> tuple[int, str]:
        """Return exit code and standard error of what was started last, once it has
        ended.
        """
        code = self._answer()
        log = self._log.with_name(f"{self._log.name}.err")
        return code, log.read_text(errors="replace")

    def ended(self) -> bool:
        """Whether what was started last has ended."""
        out = self._process.stdout
        return out is None or bool(select.select([out], [], [], 0)[0])

    def run(self, words: list[str], at: Path, **variables: str) -> tuple[int, str]:
        """Return exit code and standard error of a command that runs in a folder."""
        self.start(words, at, **variables)
        return self.end()

    def _answer(self) -> int:
        out = self._process.stdout
        if out is None or not select.select([out], [], [], SECONDS)[0]:
            raise AssertionError("a command does not end")
        return int(out.readline())


@pytest.fixture(scope="module")
def forking() -> Iterator[Forking]:
    with subprocess.Popen(
        [sys.executable, "-m", "tests.faults.forking"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        # Unbuffered: an answer that was read ahead would not be waited for.
        bufsize=0,
        start_new_session=True,
    ) as process:
        try:
            yield Forking(process)
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)


@contextmanager
def in_state(state: State, files: Path, at: Path) -> Iterator[Path]:
    """Give a copy of the settled data directory in that state."""
    data = shutil.copytree(files / "settled", at / "data")
    try:
        state(data, files)
        yield data
    finally:
        for path in [data, *data.rglob("*")]:
            path.chmod(0o700)
        shutil.rmtree(data)


def faults(words: list[str], code: int, error: str) -> list[str]:
    """Return what is wrong with how a command ended."""
    wrong = [sign for sign in TROUBLE if sign in error]
    if code not in (0, 1, 2):
        wrong.append(f"code {code}")
    if code and not re.search(r"^(frontline|usage):? \S", error, re.M):
        wrong.append("no words")
    return [f"{' '.join(words)}: {', '.join(wrong)}\n{error}"] if wrong else []


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_every_command_in_every_state(
    state: State, files: Path, forking: Forking, tmp_path: Path
) -> None:
    wrong: list[str] = []
    for words in COMMANDS:
        if words == SERVE:
            continue
        work = tmp_path / "-".join(words)
        work.mkdir()
        for file in files.iterdir():
            if file.is_file():
                shutil.copy(file, work)
        with in_state(state, files, tmp_path) as data:
            typed = arguments(words)
            code, error = forking.run(typed, work, FRONTLINE_DATA=str(data))
        wrong += faults(typed, code, error)
        if code and state in SOUND and words not in MAY_FAIL:
            wrong.append(f"{' '.join(typed)}: code {code}\n{error}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("words", ["datasets remove q", "backup out.zip", "history a"])
def test_a_process_of_its_own_straight_after_an_import(
    words: str, files: Path, tmp_path: Path
) -> None:
    with in_state(just_imported, files, tmp_path) as data:
        done = subprocess.run(
            command(*words.split(), "--data", str(data)),
            cwd=tmp_path,
            env=environment(PYTHONPATH=str(ROOT)),
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        # What asks the ledger alone leaves the index alone.
        assert not (data / "index").exists()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_command_that_is_stopped_while_datasets_are_taken_in(
    number: signal.Signals, files: Path, tmp_path: Path
) -> None:
    with in_state(large_import, files, tmp_path) as data:
        process = subprocess.Popen(
            command("export", "out.csv", "--data", str(data)),
            cwd=tmp_path,
            env=environment(PYTHONPATH=str(ROOT)),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        until(lambda: bool(list(data.rglob("*.wal"))) or process.poll() is not None)
        process.send_signal(number)
        _, error = process.communicate(timeout=SECONDS)
        assert process.returncode == 1, error
        assert error.endswith("frontline: stopped\n")
        assert not any(sign in error for sign in TROUBLE)
        # Nothing is half there for the next one.
        with Project(settings_of(data)) as project:
            assert project.settled().index.count(Filters()) == MANY + 1


@pytest.mark.parametrize(
    "state", (*STATES, large_import), ids=lambda state: state.__name__
)
def test_a_server_that_is_stopped(
    state: State, files: Path, forking: Forking, tmp_path: Path
) -> None:
    number = signal.SIGINT if state is index_missing else signal.SIGTERM
    port, work = free_port(), tmp_path / "work"
    work.mkdir()
    with in_state(state, files, tmp_path) as data:
        typed = ["serve", "--port", str(port), "--data", str(data)]
        process = forking.start(typed, work, DISPLAY="", WAYLAND_DISPLAY="")
        until(lambda: forking.ended() or answers(port), SECONDS)
        if not forking.ended():
            os.kill(process, number)
        code, error = forking.end()
    assert not faults(["serve"], code, error)
    assert not code or state not in (*SOUND, large_import), error


def answers(port: int) -> bool:
    """Whether a server of ours answers there."""
    try:
        urllib.request.urlopen(
            f"http://127.0.0.1:{port}/_stcore/health", timeout=5
        ).close()
    except OSError:
        return False
    return True


def test_streams_that_are_closed_or_full(files: Path, tmp_path: Path) -> None:
    data = shutil.copytree(files / "other", tmp_path / "data")
    typed = " ".join([*command("datasets", "--data"), str(data)])
    wanted = {
        f"{typed} >&-": (1, "frontline: "),
        f"{typed} 2>&-": (0, ""),
        f"{typed} <&-": (0, ""),
        f"{typed} | true": (0, ""),
        f"{typed} >&- 2>&-": (1, ""),
    }
    if Path("/dev/full").exists():
        wanted[f"{typed} >/dev/full"] = (1, "frontline: ")
        wanted[f"{typed} >/dev/full 2>/dev/full"] = (1, "")
    for line, (code, words) in wanted.items():
        done = subprocess.run(
            ["/bin/sh", "-c", line],
            env=environment(PYTHONPATH=str(ROOT)),
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == code, (line, done.stderr)
        assert done.stderr.startswith(words), line
        assert not any(sign in done.stderr for sign in TROUBLE), (line, done.stderr)
    # Nothing that was printed went into a file that took the place of a stream.
    with Ledger.open(settings_of(data).ledger_url()) as ledger:
        assert [held.name for held in ledger.datasets()] == ["q"]


def test_a_reader_that_goes_away(files: Path, tmp_path: Path) -> None:
    data = shutil.copytree(files / "settled", tmp_path / "data")
    with subprocess.Popen(
        command("export", "-", "--force", "--data", str(data)),
        env=environment(PYTHONPATH=str(ROOT)),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        streams: tuple[IO[bytes] | None, ...] = (process.stdout, process.stderr)
        out, error = streams
        if out is None or error is None:
            raise AssertionError("no pipes")
        out.read(1)
        out.close()
        told = error.read().decode()
    assert process.returncode == 1
    assert told.endswith("went away; not all of it was written\n")
    assert not any(sign in told for sign in TROUBLE)


def test_a_user_without_a_home(forking: Forking, tmp_path: Path) -> None:
    code, error = forking.run(
        ["datasets", "--data", "~nobody-of-that-name/data"], tmp_path
    )
    assert code == 2
    assert error.startswith("frontline: ~nobody-of-that-name/data: ")
