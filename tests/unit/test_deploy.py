"""What is in deploy/ fits the program: its files, settings, commands and addresses."""

from __future__ import annotations

import configparser
import re
import shlex
from pathlib import Path

import pytest
import yaml

from dashboard.cli import parser
from dashboard.domain.settings import SETTINGS

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
FILES = sorted(path for path in DEPLOY.iterdir() if path.is_file())
UNITS = sorted([*DEPLOY.glob("*.service"), *DEPLOY.glob("*.timer")])
CHAPTER = (ROOT / "docs" / "operation.md").read_text("utf-8")
PLAIN_IMAGE = re.compile(r"[a-z]+:[\w.-]+")
"""A public image by its name alone: no host of a registry before it."""


@pytest.mark.parametrize("file", FILES, ids=lambda path: path.name)
def test_every_setting_is_one_of_the_program(file: Path) -> None:
    known = {setting.variable for setting in SETTINGS}
    assert set(re.findall(r"\bFRONTLINE_[A-Z_]+", file.read_text("utf-8"))) <= known


@pytest.mark.parametrize("file", FILES, ids=lambda path: path.name)
def test_the_chapter_speaks_of_every_file(file: Path) -> None:
    name = file.name.removesuffix(".dockerignore")
    group = {".service": "deploy/*.service", ".timer": "deploy/*.timer"}
    assert name in CHAPTER or group.get(file.suffix, name) in CHAPTER


def test_the_image_is_made_of_what_there_is() -> None:
    text = (DEPLOY / "Containerfile").read_text("utf-8").replace("\\\n", " ")
    for line in re.findall(r"^COPY (?!--from)(.+)$", text, re.MULTILINE):
        *sources, _target = shlex.split(line)
        assert [source for source in sources if not (ROOT / source).exists()] == []
        ignored = (DEPLOY / "Containerfile.dockerignore").read_text("utf-8")
        assert [source for source in sources if f"!{source}\n" not in ignored] == []
    for image in re.findall(r"^FROM (\S+)", text, re.MULTILINE):
        assert PLAIN_IMAGE.fullmatch(image)
    assert parser().parse_args(["serve"])


def test_the_services_are_closed_but_for_the_proxy() -> None:
    compose = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))
    services = compose["services"]
    assert [name for name, service in services.items() if "ports" in service] == [
        "proxy"
    ]
    for service in services.values():
        assert "build" in service or PLAIN_IMAGE.fullmatch(service["image"])
    build = services["server"]["build"]
    assert (DEPLOY / build["context"] / build["dockerfile"]).exists()
    assert services["server"]["environment"]["FRONTLINE_EDITING"] == "off"
    assert services["database"]["networks"] == ["inside"]
    assert compose["networks"]["inside"]["internal"] is True


def test_every_variable_of_the_compose_file_is_in_the_example() -> None:
    needed = re.findall(r"\$\{(\w+)", (DEPLOY / "compose.yaml").read_text("utf-8"))
    example = (DEPLOY / "example.env").read_text("utf-8")
    assert {name for name in needed if f"\n{name}=" not in example} == set()


@pytest.mark.parametrize("unit", UNITS, ids=lambda path: path.name)
def test_a_unit_runs_as_nobody_special(unit: Path) -> None:
    read = configparser.ConfigParser(strict=False, interpolation=None)
    read.optionxform = str  # type: ignore[assignment,method-assign]
    read.read_string(unit.read_text("utf-8"))
    assert read["Unit"]["Description"]
    if unit.suffix == ".timer":
        assert unit.with_suffix(".service").exists()
        assert read["Timer"]["OnCalendar"]
    else:
        service = read["Service"]
        assert service["User"] == "frontline"
        assert service["ProtectSystem"] == "strict"
        assert service["NoNewPrivileges"] == "yes"
        program = Path(shlex.split(service["ExecStart"])[0])
        assert program.name == "frontline" or (DEPLOY / program.name).exists()
