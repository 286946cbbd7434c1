"""What a benchmark of imports and exports reads from the processes that it measures."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from benchmarks.importing import COPY
from benchmarks.serving import environment


def test_the_seconds_of_a_copy_are_a_number_and_nothing_else(tmp_path: Path) -> None:
    folder = tmp_path / "datasets"
    folder.mkdir()
    pq.write_table(pa.table({"id": ["a", "b"]}), folder / "a.parquet")
    setting = "SELECT current_setting('enable_progress_bar')"
    asked = f'{COPY}\nprint(duckdb.sql("{setting}").fetchall()[0][0])'
    done = subprocess.run(
        [sys.executable, "-c", asked, str(tmp_path)],
        check=True,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    seconds, bar = done.stdout.split("\n")[:2]
    assert 0 < float(seconds) < 60
    assert bar == "False"
    assert not (tmp_path / "copied.parquet").exists()


def test_a_measured_process_may_keep_its_compiled_modules(
    tmp_path: Path,
) -> None:
    settings = environment(tmp_path)
    assert "PYTHONDONTWRITEBYTECODE" not in settings
    assert settings["PYTHONPYCACHEPREFIX"].startswith(str(tmp_path))
