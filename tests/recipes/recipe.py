"""The recipes of CONTRIBUTING.md, read so that a program can follow them.

A step names the file it is about first. What it says is followed word by word: "New:"
and a block is a new file; "Before `line`:", "After `line`:" and "Instead of `line`:"
and a block put it there; "run `command`" runs it.
"""

from __future__ import annotations

import re
import subprocess
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

INSTRUCTION = re.compile(
    r"(?P<verb>New|Before|After|Instead of)\s*"
    r"(?:``(?P<row>(?:(?!``).)+)``|`(?P<anchor>[^`]+)`)?:\s*"
    r"```\w+\n(?P<block>.*?)\n[ ]*```",
    re.DOTALL,
)
RUN = re.compile(r"[Rr]un\s+`(?P<command>[^`]+)`")
WRITTEN = re.compile(r"it writes\s+`(?P<file>[^`]+)`")


@dataclass(frozen=True)
class Step:
    """One numbered step: its file, and its text without the number."""

    file: str
    text: str

    @property
    def files(self) -> tuple[str, ...]:
        """Return its file, and what a command of it writes beside that."""
        return self.file, *(match["file"] for match in WRITTEN.finditer(self.text))


@dataclass(frozen=True)
class Recipe:
    """A heading of the recipes, its steps, and the shell commands that check it."""

    title: str
    steps: tuple[Step, ...]
    checks: str

    @property
    def files(self) -> set[str]:
        """Return every file it says it touches."""
        return {file for step in self.steps for file in step.files}


def recipes(text: str) -> tuple[Recipe, ...]:
    """Return the recipes of the section "Recipes" that have steps and checks."""
    section = re.split(r"^## ", text, flags=re.MULTILINE)
    (body,) = (part for part in section if part.startswith("Recipes\n"))
    parts = re.split(r"^### ", body, flags=re.MULTILINE)[1:]
    return tuple(_recipe(part) for part in parts if "\nChecks:\n" in part)


def _recipe(part: str) -> Recipe:
    title, _, rest = part.partition("\n")
    body, _, checks = rest.partition("\nChecks:\n")
    steps = re.split(r"^\d+\. ", body, flags=re.MULTILINE)[1:]
    commands = re.search(r"```sh\n(.*?)\n```", checks, re.DOTALL)
    assert commands is not None, f"{title}: no commands that check it"
    return Recipe(title, tuple(map(_step, steps)), commands[1])


def _step(text: str) -> Step:
    named = re.match(r"`([^`]+)`:", text)
    assert named is not None, f"a step begins with its file: {text[:60]!r}"
    return Step(named[1], text)


def perform(step: Step, tree: Path, environment: Mapping[str, str]) -> None:
    """Follow one step in a copy of the tree."""
    # Nothing but what the step says may happen: a step without an instruction is wrong.
    done = 0
    for match in INSTRUCTION.finditer(step.text):
        block = textwrap.dedent(_outdented(match["block"])) + "\n"
        # What has backticks itself stands between two of them.
        anchor = re.sub(r"\s+", " ", match["anchor"] or match["row"] or "")
        _put(tree / step.file, match["verb"], anchor, _outdented(match["block"]), block)
        done += 1
    for match in RUN.finditer(step.text):
        command(re.sub(r"\s+", " ", match["command"]), tree, environment)
        done += 1
    assert done, f"{step.file}: the step says nothing that can be followed"


def _outdented(block: str) -> str:
    """Return a block without the indent of the list it stands in."""
    return "\n".join(line[3:] for line in block.split("\n"))


def _put(file: Path, verb: str, anchor: str, lines: str, whole: str) -> None:
    if verb == "New":
        assert not file.exists(), f"{file.name} is there already"
        file.write_text(whole, "utf-8")
        return
    before = file.read_text("utf-8").split("\n")
    at = [number for number, line in enumerate(before) if line.strip() == anchor]
    assert len(at) == 1, f"{file.name}: {anchor!r} stands there {len(at)} times"
    start = at[0] + (verb == "After")
    stop = at[0] + (verb != "Before")
    after = [*before[:start], lines, *before[stop:]]
    file.write_text("\n".join(after), "utf-8")


def command(line: str, tree: Path, environment: Mapping[str, str]) -> str:
    """Run a line of shell in the tree; returns what it printed. It must succeed."""
    ran = subprocess.run(
        ["sh", "-ec", line],
        cwd=tree,
        env=dict(environment),
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    told = f"{line}\n{ran.stdout}\n{ran.stderr}"
    assert ran.returncode == 0, told
    return told
