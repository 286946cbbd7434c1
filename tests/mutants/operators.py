"""Small faults put into a module, one at a time: each site of its syntax tree and what
may stand there instead.
"""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterable, Iterator
from typing import NamedTuple

OPERATORS: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
"""What an operator becomes."""
UNTOUCHED = frozenset({"__all__", "TYPE_CHECKING"})


class Mutant(NamedTuple):
    """A module with one fault. line: where it is; what: the fault in words."""

    line: int
    what: str
    tree: ast.Module


def mutants(source: str) -> list[Mutant]:
    """Return every mutant of a module, in the order of its lines."""
    return chosen_mutants(source, range(count_mutants(source)))


def count_mutants(source: str) -> int:
    """Return how many mutants a module has."""
    return len(_numbered(ast.parse(source)))


def chosen_mutants(source: str, numbers: Iterable[int]) -> list[Mutant]:
    """Return some mutants of a module, by their numbers from 0.

    Each holds a whole tree, so that all those of many modules would not fit in memory.
    """
    tree = ast.parse(source)
    every = _numbered(tree)
    return [_mutant(tree, *every[number]) for number in numbers]


def _numbered(tree: ast.Module) -> list[tuple[tuple[str | int, ...], int]]:
    """Return the faults of a module: the way to each node and which of its faults.

    Annotations, docstrings and imports are left alone: a fault there changes nothing
    that a test could see.
    """
    return [
        (path, number)
        for path, node in _sites(tree, ())
        for number in range(len(_faults(node)))
    ]


def _mutant(tree: ast.Module, path: tuple[str | int, ...], number: int) -> Mutant:
    # The whole tree is copied so that mutants do not share the fault.
    changed = copy.deepcopy(tree)
    parent: object = changed
    for step in path[:-1]:
        parent = _child(parent, step)
    node = _child(parent, path[-1])
    assert isinstance(node, ast.AST)
    before = ast.unparse(node)
    after = ast.copy_location(_faults(node)[number], node)
    last = path[-1]
    if isinstance(last, int):
        assert isinstance(parent, list)
        parent[last] = after
    else:
        setattr(parent, last, after)
    ast.fix_missing_locations(changed)
    return Mutant(node.lineno, f"{before} -> {ast.unparse(after)}", changed)  # type: ignore[attr-defined]


def _child(parent: object, step: str | int) -> object:
    if isinstance(step, int):
        assert isinstance(parent, list)
        return parent[step]
    return getattr(parent, step)


def _sites(
    node: ast.AST, path: tuple[str | int, ...]
) -> Iterator[tuple[tuple[str | int, ...], ast.AST]]:
    for name, value in ast.iter_fields(node):
        if name in {"annotation", "returns", "decorator_list", "type_params"}:
            continue
        for step, child in _children(name, value):
            if _inert(child):
                continue
            yield (*path, *step), child
            yield from _sites(child, (*path, *step))


def _children(
    name: str, value: object
) -> Iterator[tuple[tuple[str | int, ...], ast.AST]]:
    if isinstance(value, ast.AST):
        yield (name,), value
    elif isinstance(value, list):
        for number, child in enumerate(value):
            if isinstance(child, ast.AST):
                yield (name, number), child


def _inert(node: ast.AST) -> bool:
    """Tell whether nothing below the node does anything a test could see."""
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Constant)
    if isinstance(node, ast.Assign):
        return any(isinstance(t, ast.Name) and t.id in UNTOUCHED for t in node.targets)
    if isinstance(node, ast.If):
        return isinstance(node.test, ast.Name) and node.test.id in UNTOUCHED
    return isinstance(node, ast.Import | ast.ImportFrom | ast.Assert)


def _faults(node: ast.AST) -> list[ast.AST]:
    """Return what the node may become, [] when it is left as it is."""
    if isinstance(node, ast.Compare | ast.BoolOp | ast.BinOp):
        return _other_operator(node)
    if isinstance(node, ast.Constant):
        return _other_constant(node)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        return [node.operand]
    if isinstance(node, ast.If | ast.While | ast.IfExp):
        negated = copy.copy(node)
        negated.test = ast.UnaryOp(ast.Not(), node.test)
        return [negated]
    if isinstance(node, ast.Return) and node.value is not None:
        return [] if _is_none(node.value) else [ast.Return(ast.Constant(None))]
    if isinstance(node, ast.Break):
        return [ast.Continue()]
    if isinstance(node, ast.Continue):
        return [ast.Break()]
    return []


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _other_operator(node: ast.Compare | ast.BoolOp | ast.BinOp) -> list[ast.AST]:
    changed = copy.copy(node)
    if isinstance(changed, ast.Compare):
        other = OPERATORS.get(type(changed.ops[0]))
        if other is None:
            return []
        changed.ops = [other(), *changed.ops[1:]]  # type: ignore[list-item]
        return [changed]
    other = OPERATORS.get(type(changed.op))
    if other is None:
        return []
    changed.op = other()  # type: ignore[assignment]
    return [changed]


def _other_constant(node: ast.Constant) -> list[ast.AST]:
    value = node.value
    if isinstance(value, bool):
        return [ast.Constant(not value)]
    if isinstance(value, int | float):
        return [ast.Constant(value + 1)]
    if isinstance(value, str):
        return [ast.Constant(f"XX{value}XX")]
    return []
