"""Tables of cases, one form for all: "== function", then "text | arguments | answer" of
each of its cases.
"""

from __future__ import annotations

from ast import literal_eval
from collections.abc import Iterator
from types import ModuleType

import pytest


def cases(module: ModuleType, table: str) -> Iterator[object]:
    """Yield function, text, arguments and answer of each case, for
    `pytest.mark.parametrize`. module: that of the functions.
    """
    name = ""
    for line in filter(None, map(str.strip, table.splitlines())):
        if line.startswith("== "):
            name = line.removeprefix("== ")
            continue
        text, arguments, answer = map(str.strip, line.split("|"))
        yield pytest.param(
            getattr(module, name),
            text,
            arguments,
            literal_eval(answer),
            id=f"{name}-{text}-{arguments}",
        )
