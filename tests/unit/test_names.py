"""docs/GLOSSARY.md and the code agree, and every module has its test.

The ceilings are what was left when the test was written. They may only fall: lower
them when a package gets better, never raise them.
"""

from __future__ import annotations

import ast
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CODE = ROOT / "dashboard"
GLOSSARY = (ROOT / "docs" / "GLOSSARY.md").read_text("utf-8")

IDIOM_CEILING: dict[str, int] = {}
TWICE_CEILING = 18
UNTESTED_CEILING: dict[str, int] = {
    "cartography": 3,
    "exchange": 10,
    "index": 2,
    "reading": 1,
    "services": 2,
    "ui": 22,
}


def package(path: Path) -> str:
    """Return the part of the house a module lies in; "." for one beside the parts."""
    parts = path.relative_to(CODE).parts
    return parts[0] if len(parts) > 1 else "."


@cache
def modules() -> dict[Path, ast.Module]:
    """Return every module but the migrations, which are never changed."""
    return {
        path: ast.parse(path.read_text("utf-8"))
        for path in sorted(CODE.rglob("*.py"))
        if "versions" not in path.parts
    }


def section(title: str) -> str:
    """Return the text of one section of the glossary."""
    _, _, rest = GLOSSARY.partition(f"## {title}\n")
    return rest.partition("\n## ")[0]


def rows(title: str) -> list[list[str]]:
    """Return the rows of a section's table, its two header lines left out."""
    lines = [line for line in section(title).splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def idiom_words() -> set[str]:
    _, _, words = section("Words that name nothing").partition("of them:")
    return set(re.findall(r"[a-z]+", words))


def bound_names(tree: ast.Module) -> Iterator[str]:
    """Yield every name a module gives to something."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Name | ast.Attribute):
            if isinstance(node.ctx, ast.Store):
                yield node.id if isinstance(node, ast.Name) else node.attr
        elif isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.ExceptHandler | ast.alias):
            yield (node.asname if isinstance(node, ast.alias) else node.name) or ""


def public_names() -> dict[str, list[str]]:
    """Return public functions and classes, each with the modules that define it."""
    where = defaultdict(list)
    for path, tree in modules().items():
        for node in tree.body:
            if not isinstance(node, ast.FunctionDef | ast.ClassDef):
                continue
            if not node.name.startswith("_"):
                where[node.name].append(path.relative_to(ROOT).as_posix())
    return where


def test_the_glossary_is_read() -> None:
    words = "asked found given held kept known one said shown some told"
    assert idiom_words() == {*words.split()}
    assert len(rows("Words")) > 30
    assert [len(row) for row in rows("Words")] == [3] * len(rows("Words"))


def test_bound_names_are_seen() -> None:
    code = (
        "import a as said\n"
        "def told(one, *, some=0):\n"
        "    self.kept = found = 1\n"
        "    for known in x: pass\n"
        "class Held:\n"
        "    shown: int\n"
        "try: pass\n"
        "except E as given: pass\n"
    )
    names = {name.lower() for name in bound_names(ast.parse(code))}
    assert idiom_words() - names == {"asked"}


@pytest.mark.parametrize("term", [row[0] for row in rows("Words")])
def test_each_term_is_explained_and_its_place_exists(term: str) -> None:
    (row,) = [row for row in rows("Words") if row[0] == term]
    assert row[1]
    assert (ROOT / row[2].strip("`")).exists(), f"{term}: {row[2]} is not there"


def test_the_terms_are_in_order() -> None:
    terms = [row[0] for row in rows("Words")]
    assert terms == sorted(terms)
    assert len(terms) == len(set(terms))


def test_words_that_name_nothing_are_no_identifiers() -> None:
    words = idiom_words()
    where = Counter(
        package(path)
        for path, tree in modules().items()
        for name in bound_names(tree)
        if name.strip("_").lower() in words
    )
    over = {p: n for p, n in where.items() if n > IDIOM_CEILING.get(p, 0)}
    assert over == {}, f"more words of the glossary's list bound than were left: {over}"


def test_a_public_name_is_defined_in_one_module() -> None:
    allowed = {row[0].strip("`") for row in rows("One interface in several modules")}
    twice = {n: w for n, w in public_names().items() if len(w) > 1 and n not in allowed}
    assert len(twice) <= TWICE_CEILING, twice


def test_every_module_has_its_test() -> None:
    # The ledger's are in tests/ledger: one suite that every backend must pass.
    missing = [
        path
        for path in modules()
        if path.name not in {"__init__.py", "__main__.py"}
        and not mirrored_test(path).is_file()
        and package(path) != "ledger"
    ]
    counts = Counter(map(package, missing))
    over = {p: n for p, n in counts.items() if n > UNTESTED_CEILING.get(p, 0)}
    names = [
        path.relative_to(ROOT).as_posix() for path in missing if package(path) in over
    ]
    assert over == {}, f"modules without a test of their own: {names}"


def mirrored_test(path: Path) -> Path:
    """Return where the test of a module belongs."""
    inside = path.relative_to(CODE)
    return ROOT / "tests" / "unit" / inside.parent / f"test_{inside.name}"
