"""Every file of every language has what the schema asks for, and is asked for."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import dashboard.reading.lexicon
from dashboard.domain.word_lists import WordLists
from dashboard.reading.lexicon import schema
from dashboard.reading.lexicon.loader import word_lists

FOLDER = Path(dashboard.reading.lexicon.__file__).parent
FILES = sorted(FOLDER.glob("*/*.toml"))
SCHEMAS: dict[str, type[WordLists]] = {
    value.FILE: value
    for value in vars(schema).values()
    if isinstance(value, type) and issubclass(value, WordLists) and value.FILE
}


@pytest.mark.parametrize(
    "path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}"
)
def test_a_file_fits_its_schema(path: Path) -> None:
    assert path.stem == word_lists(SCHEMAS[path.stem], path.parent.name).FILE


@pytest.mark.parametrize(
    "path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}"
)
def test_every_list_says_what_it_is_for(path: Path) -> None:
    lines = path.read_text("utf-8").splitlines()
    keys = [
        n
        for n, line in enumerate(lines)
        if re.match(r"\[?[a-z_]+(\]| = [\"'\[])", line)
    ]
    top = [n for n in keys if lines[n - 1].startswith("#") or lines[n - 1] == ""]
    assert top
    assert all(lines[n - 1].startswith("#") for n in top)


def test_every_language_has_every_file_of_its_kind() -> None:
    inflected = {name for name in SCHEMAS if name.startswith("inflect")}
    of_russian = {"ukrainian_names"}
    expected = {
        "en": set(SCHEMAS) - inflected - of_russian,
        "uk": inflected | {"doubt"},
        "ru": inflected | {"doubt"} | of_russian,
    }
    files = {
        code: {path.stem for path in FILES if path.parent.name == code}
        for code in expected
    }
    assert files == expected


def test_the_word_lists_are_not_read_for_the_help_of_the_command_line() -> None:
    code = (
        "import sys, dashboard.cli\n"
        "try:\n    dashboard.cli.main(['--help'])\n"
        "except SystemExit:\n    pass\n"
        "print([m for m in sys.modules if m.startswith('dashboard.reading.lexicon')])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"
