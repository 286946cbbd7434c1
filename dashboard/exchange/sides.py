"""Which side an actor of a foreign dataset belongs to, when its name says so."""

from __future__ import annotations

import re
from functools import lru_cache

from dashboard.domain.words import Side

_BODY = r"(forces|army|navy|fleet|air force|government|ministry of defen[cs]e|police|guard|security service|troops)"
_RUSSIA = re.compile(
    rf"^(russia|russian federation|russians|ru|rus)$|\b{_BODY} of (the )?russia|"
    rf"^russian (armed|military|ground|air|naval|airborne|federation)?\s*{_BODY}|\bwagner\b|\bnovorossi|\brosgvardi|"
    r"\b(donetsk|luhansk|lugansk) people|\b[dl][pn]r\b",
    re.IGNORECASE,
)
"""Russia's state bodies, and the armed groups it raised or led: DPR, LPR, Novorossiya, Wagner."""
_UKRAINE = re.compile(
    rf"^(ukraine|ukrainians|ua|ukr)$|\b{_BODY} of ukraine|"
    rf"^ukrainian (armed|military|ground|air|naval|national|territorial)?\s*{_BODY}|^(afu|zsu)$|\bazov (battalion|regiment|brigade)",
    re.IGNORECASE,
)


@lru_cache(maxsize=65536)
def side_of(name: str) -> Side:
    """Return RU or UA when the name tells that one of them acts, UNKNOWN for anybody else and for no name.

    Civilians, and volunteers from the one country on the other's side (Russian Volunteer Corps), are UNKNOWN.
    """
    russian, ukrainian = (bool(pattern.search(name[:200])) for pattern in (_RUSSIA, _UKRAINE))
    if russian == ukrainian:
        return Side.UNKNOWN
    return Side.RU if russian else Side.UA
