"""How `make check` runs some rows of each long table of cases; `make test` runs all."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

OPTION = "--rows"
"""How many rows of a table are run at most; without it all are."""
OF_THE_TREE = "tests/unit"
"""Tests of the tree itself lie right in this folder: each row is a module, a command or
a page, and none stands for another.
"""


def is_sampled(path: Path) -> bool:
    """Whether long tables of that file of tests may be made short."""
    return not path.parent.as_posix().endswith(OF_THE_TREE)


def spread(rows: Sequence[Any], most: int) -> list[Any]:
    """Return at most so many rows, evenly spread over the table, the first among them.

    Raises ValueError for fewer than one row.
    """
    if most < 1:
        raise ValueError(f"{OPTION} {most}: at least one row of a table has to be run")
    if len(rows) <= most:
        return list(rows)
    return [rows[index * len(rows) // most] for index in range(most)]


def sampled(mark: pytest.Mark, most: int) -> pytest.Mark:
    """Return the marker with at most so many rows of its table. Any other marker than
    `parametrize` is returned as it is.
    """
    if mark.name != "parametrize":
        return mark
    names, values = mark.args
    rows = list(values)
    others = dict(mark.kwargs)
    labels = others.get("ids")
    if labels is not None and not callable(labels):
        others["ids"] = spread(list(labels), most)
    return pytest.mark.parametrize(names, spread(rows, most), **others).mark
