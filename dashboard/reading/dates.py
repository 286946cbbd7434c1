"""Expressions of time in a sentence, each resolved to an interval of days against the day of publication.

Wire usage is taken for granted: a weekday is the latest one up to publication, a day or month without a year the
latest one that is past. Words that only look like dates ("may have", "will march", "the 35th Brigade") never match.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dashboard.reading.date_meaning import step_days
from dashboard.reading.date_rules import CUE, RULES


@dataclass(frozen=True, slots=True)
class When:
    """One expression of time. start, end: offsets in the text. first None: unknown start; both None: not resolved.

    step: days from the event that the words lead up to ("a day after" is 1 before it), 0 for all others.
    vague: it says only that the time is unknown ("recently", "for months").
    night: it is told from the day on which it is said ("overnight", "in the past 24 hours").
    """

    start: int
    end: int
    text: str
    first: date | None
    last: date | None
    step: int = 0
    vague: bool = False
    night: bool = False


def find_dates(text: str, start: int, end: int, said: date | None, anchor: date | None = None) -> list[When]:
    """Return the expressions of time between two offsets, in order.

    said: the day to reckon from, None when unknown: then only full dates resolve. anchor: the day last spoken of, from
    which "a day earlier" counts, None: the day of saying.
    """
    cues = {m.lastgroup for m in CUE.finditer(text, start, end)}
    if not cues:
        return []
    if cues & {"near", "unit"}:
        cues |= {"near", "unit"}
    found: list[When] = []
    for rule in RULES:
        if rule.cue not in cues:
            continue
        for m in rule.pattern.finditer(text, start, end):
            if any(m.start() < w.end and w.start < m.end() for w in found):
                continue
            first, last = rule.means(m, said, anchor or said)
            step = step_days(m) if rule.mark == "step" else 0
            found.append(
                When(m.start(), m.end(), m.group(), first, last, step, rule.mark == "vague", rule.mark == "night")
            )
    return sorted(found, key=lambda w: w.start)
