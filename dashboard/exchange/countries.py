"""Countries as datasets and people name them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

NAMES = (
    ("ukraine", "ua", "ukr", "804"),
    ("russia", "ru", "rus", "643", "russian federation", "russia (soviet union)"),
    ("belarus", "by", "blr", "112"),
    ("moldova", "md", "mda", "498"),
    ("poland", "pl", "pol", "616"),
    ("romania", "ro", "rou", "642"),
    ("hungary", "hu", "hun", "348"),
    ("slovakia", "sk", "svk", "703"),
)
"""Names and ISO 3166-1 codes of Ukraine and its neighbours; UCDP writes "Russia (Soviet Union)"."""
_GROUP = {name: group[0] for group in NAMES for name in group}


def same_country(asked: str, said: Iterable[str]) -> bool:
    """Whether one of the names or codes a row carries is the country that was asked for."""
    wanted = known_as(asked)
    return any(known_as(name) == wanted for name in said if name)


@lru_cache(maxsize=4096)
def known_as(name: str) -> str:
    """Return the name by which countries are compared."""
    plain = " ".join(name.split()).casefold()
    return _GROUP.get(plain, plain)
