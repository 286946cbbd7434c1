"""Limits are those of the process, and of no other."""

from __future__ import annotations

import subprocess
import sys
import tempfile

SCRIPT = """
import resource
from dashboard.processes.limits import Limits, apply_limits

apply_limits(Limits(memory=300_000_000, files=17, file_bytes=5_000))
for kind in (resource.RLIMIT_NOFILE, resource.RLIMIT_CORE, resource.RLIMIT_FSIZE):
    print(resource.getrlimit(kind)[0])
try:
    bytearray(400_000_000)
except MemoryError:
    print("no memory")
"""


def test_a_process_is_bounded() -> None:
    done = subprocess.run(  # our own words alone
        [sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True
    )
    assert done.stdout.split("\n")[:-1] == ["17", "0", "5000", "no memory"]


ASKS_WHERE = """
import tempfile
from dashboard.processes.limits import Limits, apply_limits

apply_limits(Limits(file_bytes=0))
print(tempfile.gettempdir())
"""


def test_a_process_that_may_write_no_file_knows_where_files_would_go() -> None:
    done = subprocess.run(  # our own words alone
        [sys.executable, "-c", ASKS_WHERE], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == tempfile.gettempdir()
