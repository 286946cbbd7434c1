"""Which rows of a table `make check` runs."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.sampling import is_sampled, sampled, spread


@pytest.mark.parametrize(
    ("rows", "most", "expected"),
    [
        ("", 3, []),
        ("ab", 3, ["a", "b"]),
        ("abc", 3, ["a", "b", "c"]),
        ("abcdef", 3, ["a", "c", "e"]),
        ("abcdefg", 3, ["a", "c", "e"]),
        ("abcdefg", 1, ["a"]),
    ],
)
def test_rows_from_all_of_a_table(rows: str, most: int, expected: list[str]) -> None:
    assert spread(rows, most) == expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/x/tests/unit/test_dependencies.py", False),
        ("/x/tests/unit/index/test_index.py", True),
        ("/x/tests/golden/test_foreign.py", True),
    ],
)
def test_tables_of_the_tree_itself_stay_whole(path: str, expected: bool) -> None:
    assert is_sampled(Path(path)) is expected


def test_no_rows_are_refused() -> None:
    with pytest.raises(ValueError, match="--rows 0"):
        spread("abc", 0)


def test_a_row_stays_with_its_name() -> None:
    table = pytest.mark.parametrize("n", range(100), ids=[f"r{n}" for n in range(100)])
    assert sampled(table.mark, 4).args == ("n", [0, 25, 50, 75])
    assert sampled(table.mark, 4).kwargs == {"ids": ["r0", "r25", "r50", "r75"]}


def test_names_made_by_a_function_and_other_markers_stay() -> None:
    table = pytest.mark.parametrize("n", [1, 2], ids=str, indirect=True).mark
    assert sampled(table, 1).kwargs == {"ids": str, "indirect": True}
    slow = pytest.mark.slow.mark
    assert sampled(slow, 1) is slow


TABLE = """import pytest

@pytest.mark.parametrize("number", range(100))
def test_a_row(number): pass
"""


@pytest.mark.slow
def test_a_run_asked_for_few_rows_has_these_alone(tmp_path: Path) -> None:
    table = tmp_path / "test_table.py"
    table.write_text(TABLE, "utf-8")
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q", "-n", "0"]
    run = subprocess.run(
        [*command, "-p", "no:cacheprovider", "-p", "tests.conftest", "--rows=3", table],
        capture_output=True,
        text=True,
        check=True,
    )
    assert re.findall(r"test_a_row\[(\d+)\]", run.stdout) == ["0", "33", "66"]
