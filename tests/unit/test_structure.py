"""How the program is put together: what a module keeps to itself stays there."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.workers import LONG, WHOLE_MACHINE, group_of, rank_of

ROOT = Path(__file__).parents[2] / "dashboard"
LIBRARIES = {
    "_Decompress",
    "_asdict",
    "_exit",
    "_fields",
    "_mapping",
    "_replace",
    "_SubParsersAction",
}
"""Public in spite of their names: of a named tuple, of a row of SQLAlchemy, and the
type argparse has no other name for; os._exit is the one way to end at once,
and zlib has no public name for the type of its decompressor.
"""


def private(name: str) -> bool:
    return name.startswith("_") and not name.startswith("__")


def defined(tree: ast.Module) -> set[str]:
    """Return every name that a module defines or sets, attributes of `self` too."""
    names: set[str] = set()
    for node in ast.walk(tree):
        match node:
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                names.add(name)
            case ast.Attribute(attr=name, ctx=ast.Store()):
                names.add(name)
            case ast.Name(id=name, ctx=ast.Store()):
                names.add(name)
    return names


def offences(tree: ast.Module) -> Iterator[str]:
    """Yield the private members of others that a module uses."""
    own = defined(tree) | LIBRARIES
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(value=ast.Name(id="self" | "cls")):
                continue
            case ast.Attribute(attr=name) if private(name) and name not in own:
                yield f"line {node.lineno}: {ast.unparse(node)}"
            case ast.ImportFrom(names=names) if any(private(a.name) for a in names):
                yield f"line {node.lineno}: {ast.unparse(node)}"


def test_no_module_uses_what_another_keeps_to_itself() -> None:
    modules = sorted(ROOT.rglob("*.py"))
    assert len(modules) > 200
    seen = {
        str(module.relative_to(ROOT)): list(offences(ast.parse(module.read_text())))
        for module in modules
    }
    assert {module: lines for module, lines in seen.items() if lines} == {}


def test_an_offence_is_seen() -> None:
    module = ast.parse(
        "from a import _b\nindex._rows()\nself._own\nrow._mapping\nx._y = 1\nz._y"
    )
    assert list(offences(module)) == ["line 1: from a import _b", "line 2: index._rows"]


def test_coroutines_are_run_where_no_loop_runs() -> None:
    """See `tests.loops`: `asyncio.run` in a test fails after a journey in Chromium."""
    tests = Path(__file__).parents[1]
    texts = {path: path.read_text(encoding="utf-8") for path in tests.rglob("*.py")}
    direct = [
        str(path.relative_to(tests))
        for path, text in texts.items()
        # To parse takes long, and few files name it.
        if ".run(" in text
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Call)
        and ast.unparse(node.func) in {"asyncio.run", "anyio.run"}
    ]
    assert direct == []


def test_what_needs_the_machine_for_itself_is_one_group() -> None:
    groups = {
        group_of(f"tests/{path}::test_a[x::y]")
        for path in ("e2e/test_cards.py", "faults/test_servers.py")
    }
    assert groups == {"machine"}
    assert group_of("tests/unit/test_names.py::test_a") == "tests/unit/test_names.py"


def test_the_longest_group_begins_first_and_short_files_end() -> None:
    nodes = ("unit/test_names.py", "recipes/test_recipes.py", "e2e/test_cards.py")
    ranked = sorted(nodes, key=lambda path: rank_of(f"tests/{path}::test_a"))
    assert tuple(ranked) == nodes[::-1]


def test_the_files_that_need_the_machine_are_there() -> None:
    assert [
        path for path in (*WHOLE_MACHINE, *LONG) if not (ROOT.parent / path).exists()
    ] == []
