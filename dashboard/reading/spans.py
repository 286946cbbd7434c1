"""Which words of a sentence name a place: the model's entities united with names that the gazetteer knows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dashboard.reading import cues
from dashboard.reading.model import Role, Sentence
from dashboard.reading.units import inside_organisation, person
from dashboard.reading.words import Word

LONGEST_NAME = 4
"""Words of the longest name that is looked up; hyphens part words."""
CAPTION = 25
"""A text of at most so many words and one sentence is a caption: what the gazetteer knows in it is taken for a place."""
PLACES = frozenset({"GPE", "LOC", "FAC"})
_JOINED = frozenset({" ", "-", "‑"})
_LIST = frozenset({", ", " and ", ", and ", " or ", ", or ", "–", " – ", "-", "—", " — ", "/", " - ", "; ", " & "})
_AND = frozenset({"and", "or"})


@dataclass(slots=True)
class Span:
    """One name of a place in a sentence. first, last: numbers of its words, both included.

    name: what the gazetteer is asked. kind: kind of place that the words beside it tell, "" when none do.
    known: whether the gazetteer has the name. sector: "the X direction", a stretch of front called by a town.
    """

    start: int
    end: int
    first: int
    last: int
    name: str
    kind: str
    known: bool
    role: Role = Role.PLACE
    sector: bool = False
    plural: bool = False


def spans(
    text: str, sentence: Sentence, found: Sequence[Word], known: Callable[[str], bool], *, caption: bool
) -> list[Span]:
    """Return the names of places in a sentence, in order. known: tells whether a name is that of some place."""
    labels = _labels(sentence, found)
    out: list[Span] = []
    at = 0
    while at < len(found):
        if not found[at].capital:
            at += 1
            continue
        length, is_known = _length(text, found, at, labels, known)
        span = _span(text, found, at, at + length - 1, is_known, labels, out, caption=caption)
        if span is not None:
            out.append(span)
            at = span.last + 1
        else:
            at += length
    _spread_kinds(found, out)
    return out


def _labels(sentence: Sentence, found: Sequence[Word]) -> list[str]:
    """Return the label of the entity that each word lies in, "" outside entities."""
    out = [""] * len(found)
    at = 0
    for entity in sentence.entities:
        while at < len(found) and found[at].start < entity.start:
            at += 1
        while at < len(found) and found[at].end <= entity.end:
            out[at] = entity.label
            at += 1
    return out


def _length(
    text: str, found: Sequence[Word], at: int, labels: Sequence[str], known: Callable[[str], bool]
) -> tuple[int, bool]:
    """Return how many words from there make a name, and whether the gazetteer knows it."""
    most = 1
    while most < LONGEST_NAME and at + most < len(found) and _goes_on(found, at + most):
        most += 1
    for length in range(most, 0, -1):
        words = found[at : at + length]
        if not words[-1].capital or (length == 1 and words[0].low in cues.NEVER) or words[0].low in {"the"}:
            continue
        if known(text[words[0].start : words[-1].end]):
            return length, True
    length = 1
    while length < most and labels[at] in PLACES and labels[at + length] == labels[at]:
        length += 1
    return length, False


def _goes_on(found: Sequence[Word], at: int) -> bool:
    return found[at].gap in _JOINED and not found[at - 1].owns and (found[at].capital or found[at].gap != " ")


def _span(
    text: str,
    found: Sequence[Word],
    first: int,
    last: int,
    known: bool,
    labels: Sequence[str],
    before: Sequence[Span],
    *,
    caption: bool,
) -> Span | None:
    word = found[first]
    if not known and word.low in cues.NEVER:
        return None
    label = labels[first] if labels[first] == labels[last] else labels[last]
    if inside_organisation(found, first, last) or person(found, first):
        return None
    cue = _cue(found, first)
    after = found[last + 1] if last + 1 < len(found) else None
    follows = after.low if after is not None and after.gap in _JOINED and not found[last].owns else ""
    listed = bool(before) and before[-1].last == first - 1 and word.gap in _LIST
    listed = listed or (bool(before) and before[-1].last == first - 2 and found[first - 1].low in _AND)
    if label in PLACES:
        sure = known or word.low not in cues.NEVER
    elif known:
        sure = bool(cue) or listed or follows in cues.KIND_WORD or follows in cues.SECTOR or caption
        sure = sure or (label not in {"PERSON", "ORG", "NORP", "PRODUCT", "DATE"} and _stands_alone(found, first, last))
    else:
        sure = cue == "strong" and label in {"", "PERSON", "ORG"} and word.text[1:].islower() and len(word.text) > 3
    if not sure:
        return None
    return _made(text, found, first, last, known, follows)


def _made(text: str, found: Sequence[Word], first: int, last: int, known: bool, follows: str) -> Span:
    name = text[found[first].start : found[last].end]
    kind = cues.KIND_WORD.get(follows, "") or _kind_before(found, first)
    end = last
    if follows in {"city", "town", "village", "settlement"}:
        end = last + 1 if found[last + 1].capital and follows == "city" else last
    elif follows in {"oblast", "region", "province", "raion", "district"}:
        end = last + 1
    span = Span(found[first].start, found[end].end, first, end, name, kind, known)
    span.sector = follows in cues.SECTOR
    span.plural = follows in {"oblasts", "regions", "provinces", "raions", "districts"}
    span.role = _role(found, first, end)
    return span


def _kind_before(found: Sequence[Word], first: int) -> str:
    """Return the kind of place told before the name: "the village of X", "the city X", "the towns of X"."""
    at = first - 1
    if at >= 0 and found[at].low == "of" and found[first].gap == " ":
        at -= 1
    return cues.KIND_WORD.get(found[at].low, "") if at >= 0 and found[at + 1].gap == " " else ""


def _cue(found: Sequence[Word], first: int) -> str:
    """Return "strong" or "weak" when the words before say that a place follows, else ""."""
    at, gap = first - 1, found[first].gap
    steps = 0
    while at >= 0 and gap == " " and steps < 6:
        low = found[at].low
        if low in cues.LOCATIVE:
            return "weak" if low in cues.WEAK else "strong"
        if low in cues.TAKEN:
            return "weak"
        if low == "of":
            return "strong" if at > 0 and found[at - 1].low in cues.NOUN_OF else ""
        if low not in cues.BEFORE:
            return ""
        at, gap, steps = at - 1, found[at].gap, steps + 1
    return ""


def _stands_alone(found: Sequence[Word], first: int, last: int) -> bool:
    """Tell whether no capitalised word touches the name, which would make it part of another name."""
    before = first > 0 and found[first].gap in _JOINED and found[first - 1].capital and first > 1
    after = last + 1 < len(found) and found[last + 1].gap in _JOINED and found[last + 1].capital
    return not before and not after


def _role(found: Sequence[Word], first: int, last: int) -> Role:
    low = found[first].low
    if low not in cues.CAPITALS and low not in cues.COUNTRIES:
        return Role.PLACE
    after = found[last + 1 : last + 5]
    if after and after[0].gap == "-":
        installed = after[0].low in cues.INSTALLED and after[0].low not in cues.NOT_METONYM
        return Role.METONYM if installed else Role.PLACE
    if found[last].owns:
        return Role.METONYM if any(word.low in cues.INSTITUTION for word in after) else Role.PLACE
    if _cue(found, first) == "strong":
        return Role.PLACE
    return Role.METONYM if after and after[0].gap == " " and after[0].low in cues.SAYING else Role.PLACE


def _spread_kinds(found: Sequence[Word], out: list[Span]) -> None:
    """Give "A and B oblasts" its kind at A as well, and "the towns of A and B" at B."""
    for k in range(len(out) - 1, 0, -1):
        if out[k].plural and _linked(found, out[k - 1], out[k]):
            out[k - 1].kind, out[k - 1].plural = out[k].kind, True
    for k in range(1, len(out)):
        if not out[k].kind and out[k - 1].kind in {"town", "village", "settlement", "city"}:
            if found[out[k].first - 1].low in _AND and _linked(found, out[k - 1], out[k]):
                out[k].kind = out[k - 1].kind


def _linked(found: Sequence[Word], left: Span, right: Span) -> bool:
    if right.first == left.last + 1:
        return found[right.first].gap in _LIST
    return right.first == left.last + 2 and found[right.first - 1].low in _AND
