"""The article: the text that claims were read from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article as it was read. Text that is not known is "".

    id: "sha256:" and the first 16 hex digits of sha256. sha256: of the text in UTF-8,
    so that a quote can be checked. fetched_at: when it was read, UTC. published: the
    day it names, None when unknown.
    """

    id: str
    text: str
    sha256: str
    url: str = ""
    title: str = ""
    publisher: str = ""
    author: str = ""
    language: str = ""
    published: date | None = None
    fetched_at: datetime | None = None
