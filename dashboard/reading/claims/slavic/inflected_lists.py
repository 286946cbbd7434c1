"""Lists in Ukrainian and Russian posts: a line that ends with a colon says of what the
lines below it are a list, who says so, and when it was.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.domain.words import Kind
from dashboard.reading.claims.slavic.inflected_attribution import Speaker
from dashboard.reading.claims.slavic.inflected_events import (
    InflectedEvent,
    inflected_events,
)
from dashboard.reading.dates.expressions import DateExpression
from dashboard.reading.model import Mention, Sentence

LONGEST_LIST = 6000
"""Characters of the longest list whose lines its heading tells of."""
_LINE_END = re.compile(r" *\n")


@dataclass(frozen=True, slots=True)
class ListHeading:
    """What a heading tells of each line below it. end: its offset. speaker, when, kind:
    None where it does not tell.
    """

    end: int
    speaker: Speaker | None
    when: DateExpression | None
    kind: Kind | None


def list_heading(
    text: str,
    sentence: Sentence,
    speaker: Speaker | None,
    dates: Sequence[DateExpression],
) -> ListHeading | None:
    """Return the heading that a sentence is, None for another sentence."""
    span = sentence.start, sentence.end
    end = sentence.end
    if text[end : end + 1] == ":":
        end += 1
    is_closed = text[sentence.start : end].rstrip().endswith(":")
    if not is_closed or _LINE_END.match(text, end) is None:
        return None
    kinds = {e.kind for e in inflected_events(text, *span, sentence.language)}
    return ListHeading(
        end,
        speaker,
        next((e for e in dates if e.last is not None), None),
        kinds.pop() if len(kinds) == 1 else None,
    )


def stands_under(text: str, heading: ListHeading | None, sentence: Sentence) -> bool:
    """Tell whether a sentence is of the list below a heading: no blank line parts it
    from the list's first.
    """
    if heading is None:
        return False
    if not heading.end <= sentence.start <= heading.end + LONGEST_LIST:
        return False
    between = text[heading.end : sentence.start]
    return "\n" in between and "\n\n" not in between.lstrip(" \n")


def listed_event(
    text: str,
    heading: ListHeading,
    sentence: Sentence,
    places: Sequence[Mention],
) -> InflectedEvent | None:
    """Return the event that a line tells of by its heading alone: the line opens with
    its place ("— Суми: два КАБи").
    """
    if heading.kind is None or not places:
        return None
    before = text[sentence.start : places[0].start]
    if any(character.isalnum() for character in before):
        return None
    return InflectedEvent(sentence.start, places[0].end, heading.kind)
