"""What the program imports it declares: a clean environment has nothing else."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
MODULES = sorted((ROOT / "dashboard").rglob("*.py"))
EXTRAS = {
    "dashboard/cartography/timelapse/mp4.py": "film",
    "dashboard/reading/reader.py": "model",
    "dashboard/reading/text/nlp.py": "model",
    "dashboard/services/reading/cluster.py": "cluster",
}
"""Modules that do without what an extra brings, and which."""
UNDER_A_DEPENDENCY = {"lxml_html_clean": "trafilatura"}
"""Imported by a dependency that does not declare it well: no module of ours names it,
and yet it must be there.
"""


@cache
def distributions() -> Mapping[str, list[str]]:
    """Return the distributions that bring each package that is installed."""
    return packages_distributions()


def plain(requirement: str) -> str:
    """Return the normalised name of a distribution (PEP 503) without its versions."""
    name = re.split(r"[^A-Za-z0-9._-]", requirement, maxsplit=1)[0]
    return re.sub(r"[-_.]+", "-", name).lower()


def imported(path: Path) -> Iterator[str]:
    """Yield the top package of every import of a module, also of those within
    functions.
    """
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


DECLARED = {plain(line) for line in PROJECT["dependencies"]}
OPTIONAL = {
    extra: {plain(line) for line in lines}
    for extra, lines in PROJECT["optional-dependencies"].items()
}


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_what_a_module_imports_is_declared(path: Path) -> None:
    allowed = DECLARED | OPTIONAL.get(
        EXTRAS.get(path.relative_to(ROOT).as_posix(), ""), set()
    )
    for package in set(imported(path)) - sys.stdlib_module_names - {"dashboard"}:
        names = {plain(name) for name in distributions().get(package, [package])}
        assert names & allowed, f"{package} is not in pyproject.toml"


def test_what_a_dependency_forgets_is_declared() -> None:
    assert {plain(name) for name in UNDER_A_DEPENDENCY} <= DECLARED
    assert set(UNDER_A_DEPENDENCY.values()) <= DECLARED


FOR_STREAMLIT = {"authlib", "httpx"}
"""Streamlit imports these when somebody signs in, and does not ask for them itself."""


@pytest.mark.slow
def test_nothing_is_declared_that_nothing_imports() -> None:
    used = {
        plain(name)
        for path in MODULES
        for package in imported(path)
        for name in distributions().get(package, ())
    }
    forgotten = {plain(name) for name in UNDER_A_DEPENDENCY}
    assert used | forgotten | FOR_STREAMLIT >= DECLARED
