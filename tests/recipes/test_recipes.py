"""Every recipe of CONTRIBUTING.md, performed in a copy of the tree by the steps as they
are written; then the commands that check it are run there.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.recipes.recipe import Recipe, command, perform, recipes

ROOT = Path(__file__).parents[2]
RECIPES = recipes((ROOT / "CONTRIBUTING.md").read_text("utf-8"))
MOST_PLACES = 4
COPIED = ("dashboard", "tests", "docs", "README.md", "CONTRIBUTING.md")
LINKED = ("data", "pyproject.toml", "Makefile", "requirements-dev.in", "deploy")
TOOLS = {
    "python": '"$PYTHON" "$@"',
    "frontline": '"$PYTHON" -m dashboard "$@"',
    "ruff": '"$PYTHON" -m ruff "$@"',
    "pytest": '"$PYTHON" -m pytest -q -n 0 -p no:cacheprovider "$@"',
}
"""The commands that recipes speak of, as a shell finds them."""


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    tools = tmp_path / "tools"
    tools.mkdir()
    for name, line in TOOLS.items():
        (tools / name).write_text(f"#!/bin/sh\nexec {line}\n", "utf-8")
        (tools / name).chmod(0o755)
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("FRONTLINE_", "PYTEST_", "COV_"))
    }
    return kept | {
        "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}",
        "PYTHON": sys.executable,
        "PYTHONPATH": str(tmp_path / "tree"),
        "RUFF_NO_CACHE": "true",
        "XDG_DATA_HOME": str(tmp_path / "home"),
        "LC_ALL": "C.UTF-8",
    }


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    tree = tmp_path / "tree"
    tree.mkdir()
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            # With the bytecode, or each command would compile the whole program.
            shutil.copytree(source, tree / name)
        else:
            shutil.copy(source, tree / name)
    for name in LINKED:
        if (ROOT / name).exists():
            (tree / name).symlink_to(ROOT / name)
    return tree


def changed(tree: Path) -> set[str]:
    """Return the files of a copy that are not as they are here, or not there or
    here.
    """
    names = {*_files(tree), *_files(ROOT)}
    return {name for name in names if _content(tree / name) != _content(ROOT / name)}


def _files(tree: Path) -> Iterator[str]:
    for name in COPIED:
        for path in [tree / name, *(tree / name).rglob("*")]:
            if path.is_file() and "__pycache__" not in path.parts:
                yield str(path.relative_to(tree))


def _content(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None


def test_there_is_a_recipe_for_each_kind_of_addition() -> None:
    assert [recipe.title for recipe in RECIPES] == [
        "A new claim kind",
        "A new filter",
        "A new language",
        "A new import format",
        "A new export format",
        "A new geocoder",
        "A new picture option",
    ]


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda recipe: recipe.title)
def test_a_recipe_touches_few_places(recipe: Recipe) -> None:
    assert 1 <= len(recipe.steps) <= MOST_PLACES


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda recipe: recipe.title)
def test_a_recipe_does_what_it_says(
    recipe: Recipe, tree: Path, environment: dict[str, str]
) -> None:
    assert changed(tree) == set()
    for step in recipe.steps:
        perform(step, tree, environment)
    assert changed(tree) == recipe.files
    for line in recipe.checks.splitlines():
        command(line, tree, environment)
