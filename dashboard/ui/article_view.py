"""The article's text with its claims and places marked. The browser builds it from
plain text, never from markup.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import streamlit as st

from dashboard import services
from dashboard.domain.claim import Claim
from dashboard.domain.presentation import present
from dashboard.domain.settings import ASSETS
from dashboard.domain.words import Review
from dashboard.i18n.translate import gettext, texts_of
from dashboard.services.map.browser_map import ARTICLE_TEXTS

MOST_SHOWN = 40_000
"""Longest stretch of an article that is sent to the page, characters; it is centred on
the current claim.
"""
MOST_WORDS = 3
"""Most marks that are named where several lie over one another."""
PARAGRAPH = 400
"""How far a cut is moved to fall between paragraphs, characters."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch to mark. start, end: offsets in the text, end exclusive. sort: claim,
    decided, rejected or place.

    key: what is told when it is clicked, "" for nothing. words: shown when the pointer
    rests on it.
    """

    start: int
    end: int
    sort: str
    key: str = ""
    words: str = ""


def spans_of(claims: Iterable[Claim], text: str) -> list[Span]:
    """Return the marks of the claims of a text, and of their places where these are
    named inside the claim.
    """
    spans = []
    for claim in claims:
        if claim.start is None or claim.end is None or claim.end <= claim.start:
            continue
        sort = "claim" if claim.review is Review.DRAFT else "decided"
        spans.append(Span(claim.start, claim.end, sort, claim.id, _words(claim)))
        place = claim.place_as_written
        at = text.find(place, claim.start, claim.end)
        if place and at >= 0:
            spans.append(Span(at, at + len(place), "place"))
    return spans


def _words(claim: Claim) -> str:
    words = present(claim, language=services.phrasebook()).kind
    if where := claim.name or claim.place_as_written:
        words += f": {where}"
    return f"{words} ({gettext(claim.review.label).lower()})"


def article_parts(
    text: str,
    spans: Sequence[Span],
    current: str = "",
) -> dict[str, Any]:
    """Return the text cut where marks begin and end, ready for the browser.

    Marks that do not lie in the text are left out. current: key of the marks that stand
    out. cut: whether a long text is shown in part.
    """
    low, high = _window(text, spans, current)
    sound = sorted(
        (s for s in spans if low <= s.start < s.end <= high), key=lambda s: s.start
    )
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
    """Return a piece with all that lies over it. A click means the current claim, else
    the narrowest one.
    """
    now = any(current and s.key == current for s in over)
    keyed = min((s for s in over if s.key), key=lambda s: s.end - s.start, default=None)
    key = keyed.key if keyed else ""
    words = list(dict.fromkeys(s.words for s in over if s.words))[:MOST_WORDS]
    return {
        "text": text,
        "sorts": sorted({s.sort for s in over}),
        "now": now,
        "words": " · ".join(words)[:300],
        "key": current if now else key,
    }


def _window(
    text: str,
    spans: Sequence[Span],
    current: str,
) -> tuple[int, int]:
    """Return where the part that is shown begins and ends: at ends of paragraphs where
    there are some near, never inside the current claim.
    """
    if len(text) <= MOST_SHOWN:
        return 0, len(text)
    starts, ends = 0, 0
    for span in spans:
        if current and span.key == current:
            starts, ends = span.start, span.end
            break
    low = max(0, min(starts - MOST_SHOWN // 2, len(text) - MOST_SHOWN))
    high = low + MOST_SHOWN
    if low:
        low = text.find("\n", low, min(low + PARAGRAPH, starts)) + 1 or low
    if high < len(text):
        paragraph = text.rfind("\n", max(high - PARAGRAPH, ends), high)
        high = paragraph if paragraph >= 0 else high
    return low, high


_component = st.components.v2.component(
    "frontline_article",
    css=(ASSETS / "article.css").read_text("utf-8"),
    js=(ASSETS / "article.js").read_text("utf-8"),
)


def _nothing() -> None:
    """Do nothing about what the browser says."""


def draw_article(
    text: str,
    spans: Sequence[Span],
    current: str = "",
    *,
    key: str,
    height: int = 600,
    on_chosen: Callable[[], None] = _nothing,
    on_seen: Callable[[], None] | None = None,
) -> None:
    """Draw the text.

    height: pixels. on_chosen: called when a mark was clicked; its key is then in
    `st.session_state[key].chosen`. on_seen: called once the passage of the current
    claim was in sight long enough to be read, `.seen` being its key then; None: that is
    not asked.
    """
    data = article_parts(text, spans, current) | {
        "height": height,
        "watch": on_seen is not None,
        "texts": texts_of(ARTICLE_TEXTS),
    }
    _component(
        data=data,
        key=key,
        on_chosen_change=on_chosen,
        on_seen_change=on_seen or _nothing,
    )
