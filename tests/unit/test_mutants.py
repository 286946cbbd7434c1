"""The faults `make mutants` puts into a module: each one, one at a time, and no others."""

from __future__ import annotations

import ast

import pytest

from tests.mutants.operators import mutants

MODULE = '''
"""Docstring."""
from a import b

LEAST = 3


def f(x: int, word: str = "a") -> bool:
    """Docstring."""
    if not x:
        return None
    while True:
        break
    return x < LEAST and word in "b"
'''


def test_every_fault_once() -> None:
    assert [(m.line, m.what.splitlines()[0]) for m in mutants(MODULE)] == [
        (5, "3 -> 4"),
        (8, "'a' -> 'XXaXX'"),
        (10, "if not x:"),
        (10, "not x -> x"),
        (12, "while True:"),
        (12, "True -> False"),
        (13, "break -> continue"),
        (14, "return x < LEAST and word in 'b' -> return None"),
        (14, "x < LEAST and word in 'b' -> x < LEAST or word in 'b'"),
        (14, "x < LEAST -> x <= LEAST"),
        (14, "word in 'b' -> word not in 'b'"),
        (14, "'b' -> 'XXbXX'"),
    ]


def test_a_mutant_differs_in_one_place_and_can_be_run() -> None:
    sound = ast.dump(ast.parse(MODULE))
    seen = {sound}
    for mutant in mutants(MODULE):
        seen.add(ast.dump(mutant.tree))
        compile(mutant.tree, "m", "exec")
    assert len(seen) == 1 + len(mutants(MODULE))


@pytest.mark.parametrize(
    ("code", "after"),
    [
        ("x = a + b", "a - b"),
        ("x = a - b", "a + b"),
        ("x = a * b", "a / b"),
        ("x = a // b", "a * b"),
        ("x = a | b", "a & b"),
        ("x = a is b", "a is not b"),
        ("x = a >= b", "a > b"),
        ("x = a == b", "a != b"),
        ("x = a < b <= c", "a <= b <= c"),
    ],
)
def test_operators(code: str, after: str) -> None:
    (mutant,) = mutants(code)
    assert mutant.what.endswith(f"-> {after}")
    assert ast.unparse(mutant.tree) == f"x = {after}"


@pytest.mark.parametrize(
    "code",
    ["import a", "x: int", '"""Doc."""', "assert a == b", "__all__ = ['a']", "a @ b"],
)
def test_what_is_left_alone(code: str) -> None:
    assert mutants(code) == []
