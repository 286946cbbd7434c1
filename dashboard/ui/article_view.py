"""The article's text with its claims and places marked. The browser builds it from plain text, never from markup."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import streamlit as st

from dashboard.domain.claim import Claim
from dashboard.domain.settings import ASSETS
from dashboard.domain.wording import kind_words
from dashboard.domain.words import Review

MOST_SHOWN = 40_000
"""Longest stretch of an article that is sent to the page, characters; it is centred on the current claim."""
MOST_WORDS = 3
"""Most marks that are named where several lie over one another."""
PARAGRAPH = 400
"""How far a cut is moved to fall between paragraphs, characters."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch to mark. start, end: offsets in the text, end exclusive. sort: claim, decided, rejected or place.

    key: what is told when it is clicked, "" for nothing. words: shown when the pointer rests on it.
    """

    start: int
    end: int
    sort: str
    key: str = ""
    words: str = ""


def spans_of(claims: Iterable[Claim], text: str) -> list[Span]:
    """Return the marks of the claims of a text, and of their places where these are named inside the claim."""
    found = []
    for claim in claims:
        if claim.start is None or claim.end is None or claim.end <= claim.start:
            continue
        where = claim.name or claim.place_as_written
        words = f"{kind_words(claim)}{f': {where}' if where else ''} ({claim.review.label.lower()})"
        sort = "claim" if claim.review is Review.DRAFT else "decided"
        found.append(Span(claim.start, claim.end, sort, claim.id, words))
        at = text.find(claim.place_as_written, claim.start, claim.end) if claim.place_as_written else -1
        if at >= 0:
            found.append(Span(at, at + len(claim.place_as_written), "place"))
    return found


def pieces(text: str, spans: Sequence[Span], current: str = "") -> dict[str, Any]:
    """Return the text cut where marks begin and end, ready for the browser.

    Marks that do not lie in the text are left out. current: key of the marks that stand out. cut: whether a long text
    is shown in part.
    """
    low, high = _window(text, spans, current)
    sound = sorted((s for s in spans if low <= s.start < s.end <= high), key=lambda s: s.start)
    cuts = sorted({low, high, *(s.start for s in sound), *(s.end for s in sound)})
    parts: list[dict[str, Any]] = []
    over: list[Span] = []
    upcoming = 0
    for start, end in pairwise(cuts):
        over = [s for s in over if s.end > start]
        while upcoming < len(sound) and sound[upcoming].start == start:
            over.append(sound[upcoming])
            upcoming += 1
        parts.append(_part(text[start:end], over, current))
    return {"parts": parts, "cut": high - low < len(text), "current": current}


def _part(text: str, over: list[Span], current: str) -> dict[str, Any]:
    """Return a piece with all that lies over it. A click means the current claim, else the narrowest one."""
    now = any(current and s.key == current for s in over)
    keyed = min((s for s in over if s.key), key=lambda s: s.end - s.start, default=None)
    words = list(dict.fromkeys(s.words for s in over if s.words))[:MOST_WORDS]
    return {
        "text": text, "sorts": sorted({s.sort for s in over}), "now": now, "words": " · ".join(words)[:300],
        "key": current if now else keyed.key if keyed else "",
    }  # fmt: skip


def _window(text: str, spans: Sequence[Span], current: str) -> tuple[int, int]:
    if len(text) <= MOST_SHOWN:
        return 0, len(text)
    at = next((s.start for s in spans if current and s.key == current), 0)
    low = max(0, min(at - MOST_SHOWN // 2, len(text) - MOST_SHOWN))
    high = min(len(text), low + MOST_SHOWN)
    low = text.find("\n", low, low + PARAGRAPH) + 1 or low if low else 0
    return low, text.rfind("\n", high - PARAGRAPH, high) if "\n" in text[high - PARAGRAPH : high] else high


_component = st.components.v2.component(
    "frontline_article", css=(ASSETS / "article.css").read_text("utf-8"), js=(ASSETS / "article.js").read_text("utf-8")
)


def show(text: str, spans: Sequence[Span], current: str = "", *, key: str, height: int = 600) -> str:
    """Draw the text and return the key of the mark that was just clicked, "" when none was. height: pixels."""
    data = pieces(text, spans, current) | {"height": height}
    result = _component(data=data, key=key, on_chosen_change=lambda: None)
    return str(result.chosen or "")
