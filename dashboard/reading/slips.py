"""Slips of one letter: "Donestk", "Homstomel"."""

from __future__ import annotations

SHORTEST = 7
"""Letters of the shortest name in which a slip is looked for: short names differ by one letter from many."""


def slip(written: str, name: str) -> bool:
    """Tell whether one letter was left out, added, changed, or two neighbours were swapped; upper case counts not."""
    a, b = written.lower(), name.lower()
    if a == b or len(a) < SHORTEST or abs(len(a) - len(b)) > 1:
        return False
    head = 0
    while head < min(len(a), len(b)) and a[head] == b[head]:
        head += 1
    a, b = a[head:], b[head:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or (a[1::-1] == b[:2] and a[2:] == b[2:])
