"""JSON of unknown origin: read strictly, and never deeper or larger than it may be.

Python's own reader takes what no standard allows (NaN), makes 1e999 endless, keeps the
last of two values of one name, and lets half a character through that no file can hold.
Each of these would put something on the map that the file does not say.
"""

from __future__ import annotations

import json
import math
import re
from typing import Any

MAX_DEPTH = 200
"""How deep arrays and objects may stand in one another."""
LONGEST_NUMBER = 400
"""Digits of a number: no coordinate, day or id of anybody has as many."""
# Strings first, so that no bracket inside one is counted.
_TOKENS = re.compile(rb'"(?:[^"\\]|\\.)*+"|[\[\]{}]', re.DOTALL)
_HALF = re.compile(r"[\ud800-\udfff]")


def load_json(data: bytes) -> Any:  # noqa: ANN401
    """Return the value of a JSON text in UTF-8, with or without a BOM.

    Raises ValueError with the reason in words for everything else: also for NaN, a
    number without bounds, a name that stands twice in an object, a lone surrogate and
    arrays in arrays beyond MAX_DEPTH.
    """
    _check_depth(data)
    try:
        text = data.decode("utf-8-sig")
        value = _DECODER.decode(text)
    except UnicodeDecodeError:
        raise ValueError("it is not text in UTF-8") from None
    except RecursionError:
        raise ValueError(_TOO_DEEP) from None
    # Only an escape can make half a character of sound UTF-8.
    if re.search(r"\\u[dD][89a-fA-F]", text) and _has_half(value):
        raise ValueError("it has half a character (a lone surrogate)")
    return value


def json_line(value: object) -> str:
    """Return a value that was read as one line of text; of one too deep to be written
    again its beginning in Python's words.
    """
    try:
        return json.dumps(value, ensure_ascii=False)
    except RecursionError:
        return "(too deep to be shown)"


_TOO_DEEP = f"arrays and objects stand more than {MAX_DEPTH} deep in one another"


def _check_depth(data: bytes) -> None:
    # Most files have fewer brackets than the bound, and need no closer look.
    if data.count(b"[") + data.count(b"{") <= MAX_DEPTH:
        return
    depth = 0
    for match in _TOKENS.finditer(data):
        token = match[0]
        if token in b"[{":
            depth += 1
        elif token in b"]}":
            depth -= 1
        if depth > MAX_DEPTH:
            raise ValueError(_TOO_DEEP)


def _has_half(value: object) -> bool:
    return bool(_HALF.search(json.dumps(value, ensure_ascii=False)))


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(f"the number {text[:20]} is too large")
    return number


def _whole(text: str) -> int:
    if len(text) > LONGEST_NUMBER:
        raise ValueError(f"a number has {len(text):,} digits")
    return int(text)


def _no_number(text: str) -> float:
    raise ValueError(f"{text} is no number in JSON")


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"the name {twice[:40]!r} stands twice in one object")
    return members


_DECODER = json.JSONDecoder(
    object_pairs_hook=_unique,
    parse_float=_finite,
    parse_int=_whole,
    parse_constant=_no_number,
)
