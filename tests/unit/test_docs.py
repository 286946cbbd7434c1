"""The README names every setting, command and filter; data/README.md names every data file."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.routing import Route

from dashboard.api import routes
from dashboard.cli import parser
from dashboard.domain.filters import NAMES
from dashboard.domain.settings import SETTINGS, Setting

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")
DATA = ROOT / "data"


def commands(root: argparse.ArgumentParser, before: str = "frontline") -> Iterator[str]:
    """Yield every command with the words before it: "frontline gazetteer update"."""
    groups = [a for a in root._actions if isinstance(a, argparse._SubParsersAction)]
    if not groups:
        yield before
    for group in groups:
        for name, below in group.choices.items():
            yield from commands(below, f"{before} {name}")


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.variable)
def test_the_readme_names_every_setting_with_its_default(setting: Setting) -> None:
    rows = [line for line in README.splitlines() if re.search(rf"\b{setting.variable}\b", line)]
    assert rows
    assert any(setting.default in row.replace("`", "") for row in rows)


@pytest.mark.parametrize("command", [*commands(parser())])
def test_the_readme_names_every_command(command: str) -> None:
    assert re.search(rf"{re.escape(command)}\b", README)


@pytest.mark.parametrize("name", NAMES)
def test_the_readme_names_every_filter(name: str) -> None:
    assert re.search(rf"--{name}\b|`{name}[`=]", README)


@pytest.mark.parametrize("name", re.findall(r"\bFRONTLINE_[A-Z_]+\b", README) or [""])
def test_the_readme_names_no_setting_that_is_none(name: str) -> None:
    assert name in {"", *(setting.variable for setting in SETTINGS)}


def test_every_data_file_is_accounted_for() -> None:
    told = (DATA / "README.md").read_text("utf-8")
    files = [p.relative_to(DATA) for p in DATA.rglob("*") if p.is_file() and not p.name.startswith(".")]
    kept = [p for p in files if p.parts[0] != "build" and "__pycache__" not in p.parts and str(p) != "README.md"]
    assert len(kept) > 10
    assert [str(p) for p in kept if p.name not in told] == []


@pytest.mark.parametrize("path", [route.path for route in routes() if isinstance(route, Route)])
def test_the_readme_names_every_address(path: str) -> None:
    assert re.sub(r"\{(\w+)\}", r"<\1>", path) in README
